/**
 * Makes the schemas for inputs of acts. Each fault is the key of a text, if needed with a number after a colon, so that people
 * read it in their own language. Platforms send inputs as text; an empty text counts as not given.
 */
import * as z from 'zod';
import { readAddress, readLink } from './addresses.ts';
import type { CalendarDate } from './ids.ts';
import { once } from './once.ts';
import type { Phrase } from './phrase.ts';
import { asNamed, hasSomethingToRead } from './seen.ts';

export const TITLE = 300;
export const TEXT = 4000;
/** The most characters of an entity's full name. */
export const ENTITY = 200;
const ENTITIES = 4000;

/** Control characters and broken surrogates, which cannot be shown. Line breaks and tabs are not among them. */
const UNSHOWABLE =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** Direction overrides reverse the text after them: `gpj.exe` shows as `exe.jpg`. Isolates are allowed, because they end. */
const OVERRIDES = /[\u202a-\u202e]/g;
const LINE_BREAKS = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;

const showable = (text: string): string =>
  text.replace(LINE_BREAKS, '\n').replace(UNSHOWABLE, '').replace(OVERRIDES, '').normalize('NFC');

/** A person's words as they are stored: in normal form NFC, without unshowable characters, trimmed. */
export const clean = (text: string): string => showable(text).trim();

/**
 * The same for what may be the rows of a table, with tabs between their cells: the tabs at both ends stay, because empty
 * cells stand between them.
 */
export function cleanRows(text: string): string {
  const whole = showable(text);
  const words = whole.trim();
  if (words === '') return '';
  const at = whole.indexOf(words);
  const before = whole.slice(0, at).split('\n').at(-1) ?? '';
  const [after = ''] = whole.slice(at + words.length).split('\n');
  return `${tabsOf(before)}${words}${tabsOf(after)}`;
}
const tabsOf = (space: string): string => space.replace(/[^\t]/g, '');

/** What anybody may send, at most so much of it, on one line and without control characters: for a record that nobody can take it out of. */
export const bounded = (text: string, most: number): string =>
  text.length <= most && PLAIN.test(text) ? text : clean(text.slice(0, most)).replace(/\s/g, ' ');
const PLAIN = /^[\w./:-]+$/;

/** An input of an act. Its schema is created at the first use: a start would create some four hundred. */
export interface Input<Out = unknown> {
  readonly schema: () => z.ZodType<Out>;
  /** For inputs that need more than their schema. */
  readonly is?: Special | undefined;
  /**
   * What is wrong with a value that fits the schema, in words of its own. Told with the faults of other fields; where there
   * are none, the rule tells it with what else it finds.
   */
  fault?(value: Out): Phrase | undefined;
}
/**
 * `date`: what people typed for it is converted first (`AsDate`). `entities`: a name of any length is first replaced by its
 * entity (`entityNamed`). `texts`: the value may come in parts, `answers.1`, `answers.2` beside `answers`, one for each field of
 * a form.
 */
type Special = 'date' | 'entities' | 'texts';

const input = <Out>(make: () => z.ZodType<Out>, is?: Special): Input<Out> => ({ schema: once(make), is });

/** An input whose value is looked at besides its schema. */
export const checked = <Out>(of: Input<Out>, fault: (value: Out) => Phrase | undefined): Input<Out> => ({
  ...of,
  fault,
});

const typed = () =>
  z.union([z.string(), z.number().transform(String), z.boolean().transform((yes) => (yes ? 'yes' : 'no'))], {
    error: 'input.notText',
  });
const text = once(() => typed().transform(clean));
const given = once(() => text().refine(hasSomethingToRead, { error: 'input.required' }));
const notTooLong = (max: number) => [(t: string) => t.length <= max, { error: `input.tooLong:${max}` }] as const;

/** Accepts a missing value, an empty one, or one that fits the schema. */
const maybe = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (value === null || (typeof value === 'string' && !hasSomethingToRead(value)) ? undefined : value),
    schema.optional(),
  );
const required = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === undefined || value === null ? '' : value), schema);

/** Required text of at most `max` characters. */
export const words = (max = TEXT) => input(() => wordsOf(max));
const wordsOf = (max: number) => required(given().refine(...notTooLong(max)));
/** Optional text of at most `max` characters. */
export const maybeWords = (max = TEXT) => input(() => maybeWordsOf(max));
const maybeWordsOf = (max: number) => maybe(text().refine(...notTooLong(max)));

/** Two megabytes in base64, with room for what some programs put around it. */
const MAX_FILE = 2_700_000;
const MAX_FILE_MB = 2;
/** An optional file in base64. One that is too large is told its size as people know it, not in characters. */
export const maybeFile = () =>
  input(() => maybe(text().refine((t) => t.length <= MAX_FILE, { error: `input.fileTooLarge:${MAX_FILE_MB}` })));

/** Replaces line breaks and tabs with spaces. */
export const oneLine = (t: string): string =>
  t
    .split('\n')
    .map((part) => part.trim())
    .filter(Boolean)
    .join(' ')
    .replaceAll('\t', ' ');
/** A required title or name. Line breaks in it become spaces. */
export const line = (max = TITLE) => input(() => lineOf(max));
const lineOf = (max: number) =>
  required(
    given()
      .transform(oneLine)
      .refine(...notTooLong(max)),
  );
export const maybeLine = (max = TITLE) => input(() => maybeLineOf(max));
const maybeLineOf = (max: number) => maybe(anyLineOf(max));
/** An optional line of a form: a field that was left empty is an empty text, one that was not there is none. */
export const fieldLine = (max = TITLE) =>
  input(() => z.preprocess((value) => value ?? undefined, anyLineOf(max).optional()));
const anyLineOf = (max: number) =>
  text()
    .transform(oneLine)
    .refine(...notTooLong(max));

const MAX_ADDRESS_LENGTH = 254;
const typedAddress = (t: string): string => readAddress(t) ?? t;
/**
 * An e-mail address as `readAddress` reads it. Anything else is left as it was typed, and the rule refuses it with its own
 * words.
 */
export const address = () => input(() => lineOf(MAX_ADDRESS_LENGTH).transform(typedAddress));
export const maybeAddress = () =>
  input(() => maybeLineOf(MAX_ADDRESS_LENGTH).transform((t) => (t === undefined ? undefined : typedAddress(t))));

const isUrl = (t: string): boolean => readLink(t) !== undefined;
const url = once(() =>
  given()
    .refine(...notTooLong(2000))
    .refine((t) => /^<?\s*https:/i.test(t), { error: 'input.notHttps' })
    .refine(isUrl, { error: 'input.notLink' })
    .transform((t) => readLink(t) ?? t),
);
/** A required https link. */
export const link = () => input(() => required(url()));
export const maybeLink = () => input(() => maybe(url()));
/** Splits a list of links at commas, blanks and line breaks. A comma may be part of a link: then no link follows it. */
function linksIn(t: string): readonly string[] {
  const links: string[] = [];
  for (const word of t.split(/[\s;]+/)) {
    let isOpen = false;
    for (const part of word.split(',')) {
      const before = links.at(-1);
      if (isOpen && before !== undefined && part !== '' && !/^[a-z][a-z\d+.-]*:/i.test(part))
        links[links.length - 1] = `${before},${part}`;
      else if (part !== '') links.push(part);
      isOpen = /^https:\/\/[^/]+\//i.test(links.at(-1) ?? '');
    }
  }
  return [...new Set(links)];
}
const links = (most: number) =>
  text()
    .transform(linksIn)
    .refine((all) => all.every((one) => one.length <= 2000 && isUrl(one)), { error: 'input.notHttps' })
    .refine((all) => all.length <= most, { error: `input.tooManyLinks:${most}` });
/** Optional https links; an empty list when none are given. */
export const maybeLinks = (most: number) =>
  input(() => maybe(links(most)).transform((all): readonly string[] => all ?? []));
/** Https links that replace others: an empty field removes all of them, an absent one leaves them as they are. */
export const newLinks = (most: number) =>
  input(() => z.preprocess((value) => (value === null ? undefined : value), links(most).optional()));

/** The words for yes and no, in lower case. */
export interface YesNoWords {
  readonly yes: readonly string[];
  readonly no: readonly string[];
}
/** An optional yes or no. Any other word is refused, because a misread "yes" would lose an act. */
export const maybeYesNo = (said: YesNoWords) => input(() => maybeYesNoOf(said));
const maybeYesNoOf = ({ yes, no }: YesNoWords) =>
  maybe(
    given()
      .transform((t) => t.toLowerCase())
      .refine((t) => yes.includes(t) || no.includes(t), { error: 'input.notYesNo' })
      .transform((t) => yes.includes(t)),
  );
/** A yes or no; not given means no. */
export const yesNo = (said: YesNoWords) => input(() => maybeYesNoOf(said).transform((yes) => yes === true));

/** Separates two days when a typed date may mean either. */
export const EITHER = ' or ';
const realDate = (t: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(t)) return false;
  const at = new Date(`${t}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(t);
};
/** Dates of other centuries are typing mistakes. Counting days from the first or last possible date would leave the calendar. */
const isOfOurTime = (t: string): boolean => t >= '1900-01-01' && t < '2200-01-01';
const dayOr = (isNone: (typed: string) => boolean) =>
  given()
    // The two possible days are after the colon.
    .refine((t) => !t.includes(EITHER), { error: ({ input: typed }) => `input.twoDates:${String(typed)}` })
    .refine((t) => isNone(t) || realDate(t), { error: 'input.notDate', abort: true })
    .refine((t) => isNone(t) || isOfOurTime(t), { error: 'input.notOfOurTime' });
const day = once(() => dayOr(() => false).transform((t) => t as CalendarDate));
/** A required date, `YYYY-MM-DD`. */
export const date = () => input(() => required(day()), 'date');
export const maybeDate = () => input(() => maybe(day()), 'date');
/** An optional date, or a word that takes away the one there was: then it is null. */
export const maybeDateOrNone = (isNone: (typed: string) => boolean) =>
  input(() => maybe(dayOr(isNone).transform((t) => (isNone(t) ? null : (t as CalendarDate)))), 'date');

/** A required entity, by any of its names. */
export const entityName = () => input(() => lineOf(ENTITY), 'entities');
export const maybeEntityName = () => input(() => maybeLineOf(ENTITY), 'entities');
/** Several entities, with commas, semicolons or line breaks between their names. */
export const entityNames = () => input(() => wordsOf(ENTITIES), 'entities');
export const maybeEntityNames = () => input(() => maybeWordsOf(ENTITIES), 'entities');

const whole = (min: number, max: number) =>
  given()
    .refine((t) => /^\d{1,9}$/.test(t), { error: 'input.notNumber' })
    .transform(Number)
    .refine((n) => n >= min, { error: `input.tooSmall:${min}` })
    .refine((n) => n <= max, { error: `input.tooLarge:${max}` });
/** An optional whole number within bounds, as a number or as text. */
export const maybeNumber = (min: number, max: number) => input(() => maybe(whole(min, max)));
export const number = (min: number, max: number) => input(() => required(whole(min, max)));

const fourDigits = (min: number, max: number) =>
  given()
    .transform((t) => (/^['’]?\d{2}$/.test(t) ? `20${t.slice(-2)}` : t))
    .refine((t) => /^\d{4}$/.test(t) && Number(t) >= min && Number(t) <= max, { error: 'input.notYear' })
    .transform(Number);
/** A year, of which the last two figures are enough: `26`. */
export const maybeYear = (min: number, max: number) => input(() => maybe(fourDigits(min, max)));
export const year = (min: number, max: number) => input(() => required(fourDigits(min, max)));

/** Separates the options that a fault names. */
export const OPTIONS = '|';
/** One of the given words. Case, spaces and dashes do not matter. */
const oneOf = <const T extends string>(options: readonly T[]) =>
  given()
    .transform((t) => options.find((option) => asNamed(option) === asNamed(t)))
    .refine((found) => found !== undefined, { error: `input.notOption:${options.join(OPTIONS)}` })
    .transform((found) => found as T);
export const choice = <const T extends string>(options: readonly T[]) => input(() => required(oneOf(options)));
export const maybeChoice = <const T extends string>(options: readonly T[]) => input(() => maybe(oneOf(options)));

const NUMBERED = /^\s*(\d{1,3})\s*[.:)]\s?/;

/** Reads numbered texts: `1: …` begins a text, which ends where the next number begins. */
function numberedTexts(typed: string): Readonly<Record<string, string>> | undefined {
  const texts: [string, string[]][] = [];
  for (const written of typed.split('\n')) {
    const [begin, n] = NUMBERED.exec(written) ?? [];
    // A numbered line within an answer belongs to it: only a higher number begins the next answer.
    const isNext = n !== undefined && Number(n) > Number(texts.at(-1)?.[0] ?? 0);
    if (isNext) texts.push([String(Number(n)), [written.slice(begin?.length)]]);
    else if (texts.length > 0) texts.at(-1)?.[1].push(written);
    else if (written.trim() !== '') return undefined;
  }
  return texts.length === 0 ? undefined : Object.fromEntries(texts.map(([n, lines]) => [n, lines.join('\n').trim()]));
}

function asTexts(value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof value !== 'string') return value;
  const typed = value.replace(LINE_BREAKS, '\n').trim();
  if (typed === '') return undefined;
  if (!typed.startsWith('{')) return numberedTexts(typed) ?? value;
  try {
    return JSON.parse(typed) as unknown;
  } catch {
    return numberedTexts(typed) ?? value;
  }
}

/**
 * Optional texts by number, each of at most `max` characters: a JSON object `{"1": "…"}`, the same as a JSON text, lines that
 * begin with a number, or the parts of a form. An empty text is kept as empty.
 */
export const maybeTexts = (most: number, max: number) => input(() => textsOf(most, max), 'texts');
function textsOf(most: number, max: number) {
  const byNumber = z.string().regex(/^\s*\d{1,3}\s*$/, { error: 'input.notByNumber' });
  const texts = z
    .record(
      byNumber,
      typed()
        .transform(cleanRows)
        .refine(...notTooLong(max)),
      { error: 'input.notByNumber' },
    )
    .refine((all) => Object.keys(all).length <= most, { error: `input.tooMany:${most}` })
    .transform((all): Readonly<Record<string, string>> =>
      Object.fromEntries(Object.entries(all).map(([n, one]) => [String(Number(n)), one])),
    );
  return z.preprocess(asTexts, texts.optional());
}

/** Joins the parts of a value into one. */
function gathered(raw: unknown, names: readonly string[]): unknown {
  if (typeof raw !== 'object' || raw === null) return raw;
  const given = Object.entries(raw);
  const whole = names.flatMap((name) => {
    const parts = given.flatMap(([key, value]) =>
      key.startsWith(`${name}.`) ? [[key.slice(name.length + 1), value ?? ''] as const] : [],
    );
    if (parts.length === 0) return [];
    const before = asTexts(own(raw, name));
    return [[name, { ...(typeof before === 'object' ? before : {}), ...Object.fromEntries(parts) }] as const];
  });
  return { ...raw, ...Object.fromEntries(whole) };
}
const own = (of: object, name: string): unknown =>
  Object.hasOwn(of, name) ? (of as Readonly<Record<string, unknown>>)[name] : undefined;

export type InputSchema = Readonly<Record<string, Input>>;
export type Inputs<S extends InputSchema> = { readonly [K in keyof S]: S[K] extends Input<infer Out> ? Out : never };

/**
 * Converts what was typed for a day: to `YYYY-MM-DD`, to two such dates with `EITHER` between them, or to the same text when it
 * is not a date.
 */
export type AsDate = (typed: string) => string;

/** Reads raw inputs. Reports every fault at once, under its field, as the key of a text. */
export type ReadInputs<I = object> = (
  raw: unknown,
  asDate?: AsDate,
) => { ok: true; inputs: I } | { ok: false; faults: Readonly<Record<string, string | Phrase>> };

/** Compiles a table of inputs when it is first read. Inputs that the act does not know are dropped. */
export function inputReader<S extends InputSchema>(inputs: S): ReadInputs<Inputs<S>> {
  const table = once(() =>
    z.object(Object.fromEntries(Object.entries(inputs).map(([name, { schema }]) => [name, schema()]))),
  );
  const those = (is: Special) => Object.keys(inputs).filter((name) => inputs[name]?.is === is);
  const days = those('date');
  const inParts = those('texts');
  return (typed, asDate) => {
    const raw = inParts.length > 0 ? gathered(typed, inParts) : typed;
    const read = table().safeParse(asDate ? withDates(raw, days, asDate) : raw);
    if (read.success) return { ok: true, inputs: read.data as Inputs<S> };
    const faults: Record<string, string | Phrase> = {};
    for (const { path, message } of read.error.issues) {
      const [name = '', part] = path.map(String);
      const isPart = inParts.includes(name) && /^\d{1,3}$/.test(part ?? '');
      faults[isPart ? `${name}.${part}` : name] ??= message;
    }
    for (const [name, fault] of faultsOfValues(inputs, raw)) faults[name] ??= fault;
    return { ok: false, faults };
  };
}

/** Each value is read for itself, so that a fault of another field does not hide its own. */
function faultsOfValues(inputs: InputSchema, raw: unknown): (readonly [name: string, fault: Phrase])[] {
  if (typeof raw !== 'object' || raw === null) return [];
  return Object.entries(inputs).flatMap(([name, one]) => {
    const read = one.fault && one.schema().safeParse(own(raw, name));
    const found = read?.success ? one.fault?.(read.data) : undefined;
    return found ? [[name, found] as const] : [];
  });
}

function withDates(raw: unknown, days: readonly string[], asDate: AsDate): unknown {
  if (typeof raw !== 'object' || raw === null) return raw;
  const typed = raw as Readonly<Record<string, unknown>>;
  const read = days.flatMap((name) => {
    const value = Object.hasOwn(typed, name) ? typed[name] : undefined;
    return typeof value === 'string' && hasSomethingToRead(value) ? [[name, asDate(value)] as const] : [];
  });
  return { ...typed, ...Object.fromEntries(read) };
}
