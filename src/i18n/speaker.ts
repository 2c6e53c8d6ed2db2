/** Puts texts into words for one reader. The places in the English texts say which arguments every caller must give. */
import { isolate } from '../core/card.ts';
import type { CalendarDate, EntityId, Instant } from '../core/ids.ts';
import type { Language } from '../core/people.ts';
import type { Phrase, PhraseValue } from '../core/phrase.ts';
import { elided, mayElide } from './elision.ts';
import { en } from './en/index.ts';
import { fr } from './fr/index.ts';
import { phrase, type Arguments, type Key, type Text, type Translation } from './phrase.ts';
import {
  formatDate,
  formatInstant,
  formatList,
  formatMoment,
  formatNumber,
  formatTime,
  formatters,
  zoneCity,
} from './format.ts';

/** Speaks to one reader. */
export interface Speaker {
  readonly language: Language;
  readonly zone: string;
  <K extends Key>(key: K, ...args: Arguments<K>): string;
  readonly phrase: (said: Phrase) => string;
  readonly instant: (at: Instant) => string;
  /** Short, for tables whose heads say the zone (`city`). */
  readonly moment: (at: Instant) => string;
  /** The city of the reader's zone. */
  readonly city: string;
  readonly date: (on: CalendarDate) => string;
  readonly list: (items: readonly string[]) => string;
  /** Parts that have commas of their own, with semicolons between them. */
  readonly clauses: (items: readonly string[]) => string;
  /** An entity's short name in the reader's language: its present one, or that of the day on which the matter was over. */
  readonly entity: (id: string) => string;
  /** How entities are named. Speakers with the same function give the same names. */
  readonly called: Called;
}

/** The name of an entity in a language. `now`: the name of the entity that it has become. */
export type Called = (id: EntityId, language: Language) => { readonly name: string; readonly now?: string };

const BY_ID: Called = (id) => ({ name: id });
const languages: Readonly<Record<Language, Translation>> = { en, fr };
const plurals = formatters((language) => new Intl.PluralRules(language));

/** Says instants as tables do, for a document that names the zone once (`city`). */
export const briefly = ({ language, zone, called }: Speaker): Speaker => speaker(language, zone, called, formatMoment);

/**
 * @param zone the reader's IANA zone, in which instants are shown
 * @param called names entities; without it they are named by their ids
 * @param formatAt how instants are said
 */
export function speaker(
  language: Language,
  zone: string,
  called: Called = BY_ID,
  formatAt: typeof formatInstant = formatInstant,
): Speaker {
  const entity = (id: string): string => {
    const { name, now } = called(id as EntityId, language);
    return now === undefined ? name : say(phrase('entity.nowIs', { name, now }));
  };
  const quoted = (text: string): string => say(phrase('input.quoted', { text }));
  const put = (text: string, values: Phrase['with']): string => {
    if (!text.includes('{')) return text;
    let said = '';
    for (const { words, place, name, kind, isElided } of template(text)) {
      const value = name === undefined ? undefined : values[name];
      const counted = kind === undefined ? undefined : COUNTED[kind];
      const before = said.length + words.length;
      said += words;
      if (value === undefined) said += place;
      else if (kind === 'quoted' && Array.isArray(value)) said += value.map((text) => quoted(String(text))).join(', ');
      else if (counted) said += say({ key: counted, with: { n: Number(value) } });
      else said += sayValue(value, kind, { language, zone, entity, formatAt });
      if (isElided && language === 'fr') said = elided(said.slice(0, before), said.slice(before)) + said.slice(before);
    }
    return said;
  };
  const say = (said: Phrase): string => {
    const text: Text | undefined = (languages[language] as Record<string, Text>)[said.key];
    if (text === undefined) throw new Error(`no text "${said.key}" in ${language}`);
    if (typeof text === 'string') return put(text, said.with);
    const n = Number(said.with['n']);
    // Neither language has a plural form for zero, but a text may have words of its own for it.
    const form = n === 0 && text.zero !== undefined ? 'zero' : plurals(language).select(n);
    return put(text[form] ?? text.other, said.with);
  };
  return Object.assign(<K extends Key>(key: K, ...args: Arguments<K>) => say(phrase(key, ...args)), {
    language,
    zone,
    phrase: say,
    instant: (at: Instant) => formatAt(at, language, zone),
    moment: (at: Instant) => formatMoment(at, language, zone),
    city: zoneCity(zone, language),
    date: (on: CalendarDate) => formatDate(on, language),
    clauses: (items: readonly string[]) => items.join(language === 'fr' ? '\u00a0; ' : '; '),
    list: (items: readonly string[]) => formatList(items.map(isolate), language),
    entity,
    called,
  });
}

/** Words, and the place after them. */
interface Part {
  readonly words: string;
  readonly place: string;
  readonly name?: string | undefined;
  readonly kind?: string | undefined;
  /** In French the last of the words loses its vowel before another. */
  readonly isElided?: boolean;
}
/** Each text is split into its parts once: there are some hundreds, and each card uses dozens of them. */
const templates = new Map<string, readonly Part[]>();
function template(text: string): readonly Part[] {
  const found = templates.get(text);
  if (found) return found;
  const parts: Part[] = [];
  let from = 0;
  for (const match of text.matchAll(/\{(\w+)(?::(\w+))?\}/g)) {
    const words = text.slice(from, match.index);
    parts.push({ words, place: match[0], name: match[1], kind: match[2], isElided: mayElide(words) });
    from = match.index + match[0].length;
  }
  parts.push({ words: text.slice(from), place: '' });
  templates.set(text, parts);
  return parts;
}

/** The texts of counted words inside a text that counts something else, by the kind of their place. */
const COUNTED: Readonly<Record<string, Key>> = {
  entityCount: 'mail.entities',
  peopleCount: 'mail.people',
  seatCount: 'rmc.seats',
};

/** The words for a value. Words from people are isolated when they run right to left, so that the sentence keeps its order. */
function sayValue(
  value: PhraseValue,
  kind: string | undefined,
  {
    language,
    zone,
    entity,
    formatAt,
  }: Pick<Speaker, 'language' | 'zone' | 'entity'> & { readonly formatAt: typeof formatInstant },
): string {
  if (kind === 'entity') return isolate(entity(String(value)));
  if (kind === 'entities')
    return formatList(
      (value as readonly string[]).map((id) => isolate(entity(id))),
      language,
    );
  if (kind === 'instant') return formatAt(value as Instant, language, zone);
  if (kind === 'time' || kind === 'dayTime') return formatTime(value as Instant, kind, language, zone);
  if (kind === 'date') return formatDate(value as CalendarDate, language);
  if (kind === 'number') return formatNumber(Number(value), language);
  if (Array.isArray(value)) return formatList((value as readonly string[]).map(isolate), language);
  return typeof value === 'number' ? formatNumber(value, language) : isolate(String(value));
}
