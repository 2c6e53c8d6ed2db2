/** Reads an entity's names as an officer types them: `fr: HCR; es: ACNUR`. */
import {
  entityNamed,
  NAME_LANGUAGES,
  namesOf,
  type ByLanguage,
  type Entity,
  type EntityNames,
  type NameLanguage,
} from '../../../core/entities.ts';
import type { Instant } from '../../../core/ids.ts';
import { once } from '../../../core/once.ts';
import { own } from '../../../core/own.ts';
import type { Roll } from '../../../core/people.ts';
import { asNamed } from '../../../core/seen.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { TYPED } from '../../../i18n/typed.ts';
import { MAX_LENGTHS } from './openRoll.ts';

interface Typed {
  readonly shorts?: string | undefined;
  readonly name?: string | undefined;
  readonly names?: string | undefined;
}
export interface NamesRead {
  readonly names: Partial<EntityNames>;
  /** The parts of `shorts` and `names` that were not understood. */
  readonly unknown: { readonly shorts: readonly string[]; readonly names: readonly string[] };
}

/** Names of languages that people use besides the codes. */
const ALSO: Readonly<Record<string, NameLanguage>> = {
  english: 'en',
  anglais: 'en',
  french: 'fr',
  français: 'fr',
  spanish: 'es',
  espagnol: 'es',
  arabic: 'ar',
  arabe: 'ar',
  russian: 'ru',
  russe: 'ru',
  chinese: 'zh',
  chinois: 'zh',
};

/** @param short the short name in English, when one is given */
export function readNames({ shorts, name, names }: Typed, short: string | undefined): NamesRead {
  const [readShorts, readNames_] = [byLanguage(shorts), byLanguage(names)];
  const { en: shortInEnglish, ...otherShorts } = readShorts.found;
  const { en: nameInEnglish, ...otherNames } = readNames_.found;
  const english = short ?? shortInEnglish;
  const full = name ?? nameInEnglish;
  return {
    names: {
      ...(english !== undefined && { short: english }),
      ...(full !== undefined && { name: full }),
      ...(Object.keys(otherShorts).length > 0 && { shorts: otherShorts }),
      ...(Object.keys(otherNames).length > 0 && { names: otherNames }),
    },
    unknown: { shorts: readShorts.unknown, names: readNames_.unknown },
  };
}

function byLanguage(typed: string | undefined): { readonly found: ByLanguage; readonly unknown: readonly string[] } {
  const found: { [L in NameLanguage]?: string } = {};
  const unknown: string[] = [];
  for (const part of (typed ?? '').split(/[;\n]/).filter((one) => one.trim() !== '')) {
    const at = part.search(/[:：=]/u);
    const code = part.slice(0, Math.max(at, 0)).trim().toLowerCase();
    const language = NAME_LANGUAGES.find((one) => one === code) ?? own(ALSO, code);
    const name = part.slice(at + 1).trim();
    if (at < 0 || language === undefined || found[language] !== undefined) unknown.push(part.trim());
    else found[language] = name;
  }
  return { found, unknown };
}

/** Words for groups of recipients. An entity with such a name could not be addressed. */
const reserved = once(
  () => new Set([...Object.entries(TYPED.groups).flat(2), ...TYPED.roles.secretariat, 'tous'].map(asNamed)),
);

/** The faults of the names: each must name one entity, also in lists with commas. */
export function namesFaults(
  roll: Roll,
  { names, unknown }: NamesRead,
  self: Entity | undefined,
): Readonly<Record<string, Phrase>> {
  const shorts = Object.values(names.shorts ?? {});
  const fulls = Object.values(names.names ?? {});
  const faultOf = (name: string | undefined, max: number): Phrase | undefined => {
    if (name === undefined || name === '') return undefined;
    if (name.length > max) return phrase('input.tooLong', { n: max });
    if (/\n/.test(name)) return phrase('entity.oneLine');
    const holder = entityNamed(roll, name);
    if (holder && holder.id !== self?.id && namesOf(holder).some((one) => asNamed(one) === asNamed(name)))
      return phrase('entity.nameTaken', { name, entity: holder.id });
    // The entity that had the name first keeps it, because its id is that name.
    const first = Object.values(roll.entities).find(({ id }) => id !== self?.id && asNamed(id) === asNamed(name));
    if (first) return phrase('entity.nameTaken', { name, entity: first.id });
    return reserved().has(asNamed(name)) ? phrase('entity.reserved', { name }) : undefined;
  };
  const shortFault = (name: string | undefined): Phrase | undefined =>
    name !== undefined && /[,;]/.test(name) ? phrase('entity.noCommas') : faultOf(name, MAX_LENGTHS.entity);
  const found = {
    newShort: shortFault(names.short),
    name: faultOf(names.name, MAX_LENGTHS.entityName),
    shorts: notUnderstood(unknown.shorts) ?? shorts.map(shortFault).find((fault) => fault !== undefined),
    names:
      notUnderstood(unknown.names) ??
      fulls.map((name) => faultOf(name, MAX_LENGTHS.entityName)).find((fault) => fault !== undefined),
  };
  return Object.fromEntries(Object.entries(found).flatMap(([field, fault]) => (fault ? [[field, fault]] : [])));
}

const notUnderstood = (parts: readonly string[]): Phrase | undefined =>
  parts.length > 0 ? phrase('entity.namesUnread', { parts, languages: NAME_LANGUAGES }) : undefined;

/** The entity with its new names. The former ones are kept. A name in a further language does not count as a renaming. */
export function renamed(entity: Entity, { names }: NamesRead, at: Instant): Entity {
  const shorts = merged(entity.shorts, names.shorts);
  const fulls = merged(entity.names, names.names);
  const { shorts: _shorts, names: _names, ...rest } = entity;
  const isId = names.short === entity.id;
  const { short: before, ...unnamed } = rest;
  const short = names.short ?? before;
  const now: Entity = {
    ...unnamed,
    ...(short !== undefined && !(isId || short === entity.id) && { short }),
    name: names.name ?? (entity.name === (before ?? entity.id) ? (short ?? entity.id) : entity.name),
    ...(shorts && { shorts }),
    ...(fulls && { names: fulls }),
  };
  if (!isRenamed(entity, now)) return now;
  const was: EntityNames = {
    name: entity.name,
    short: entity.short ?? entity.id,
    ...(entity.shorts && { shorts: entity.shorts }),
    ...(entity.names && { names: entity.names }),
  };
  return { ...now, former: [...(entity.former ?? []), { ...was, until: at }] };
}

/** An empty name removes the name in that language. */
function merged(before: ByLanguage | undefined, given: ByLanguage | undefined): ByLanguage | undefined {
  const all = Object.entries({ ...before, ...given }).filter(([, name]) => name !== '');
  return all.length > 0 ? Object.fromEntries(all) : undefined;
}

const isRenamed = (was: Entity, is: Entity): boolean =>
  (was.short ?? was.id) !== (is.short ?? is.id) ||
  was.name !== is.name ||
  NAME_LANGUAGES.some((language) => differs(was.shorts, is.shorts, language) || differs(was.names, is.names, language));
const differs = (was: ByLanguage | undefined, is: ByLanguage | undefined, language: NameLanguage): boolean =>
  was?.[language] !== undefined && was[language] !== is?.[language];
