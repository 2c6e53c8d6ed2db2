/** The words that people may type, in all languages together, because people mix them. */
import { folded } from '../core/fold.ts';
import { once } from '../core/once.ts';
import { asSought } from '../core/seen.ts';
import { byLanguage, LANGUAGES, type Language } from '../core/people.ts';
import { NAMED } from './commandNames.ts';
import { words as en } from './en/words.ts';
import { words as fr } from './fr/words.ts';
import { MONTHS, OPENERS, ORDINARY, TITLES, TITLES_AFTER } from './titles.ts';
import type { CommandName, Words } from './words.ts';

export const WORDS: Readonly<Record<Language, Words>> = { en, fr };

type Table<Name extends string> = Readonly<Record<Name, readonly string[]>>;

const list = (of: (words: Words) => readonly string[]): readonly string[] => [
  ...new Set(LANGUAGES.flatMap((language) => of(WORDS[language]))),
];
const keysOf = <Name extends string>(table: Readonly<Record<Name, unknown>>): Name[] => Object.keys(table) as Name[];
const table = <Name extends string>(of: (words: Words) => Table<Name>): Table<Name> =>
  Object.fromEntries(keysOf(of(en)).map((name) => [name, list((words) => of(words)[name])])) as Table<Name>;

/** Names made of a thing and a deed. Every word of `things` may stand with every word of `deeds`, whatever its language. */
interface Pair {
  readonly things: readonly string[];
  readonly deeds?: readonly string[];
}

const pairsOf = (name: CommandName): readonly Pair[] =>
  (NAMED[name] ?? []).map(([thing, deed]) => ({
    things: list((words) => words.things[thing]).map(asSought),
    ...(deed && { deeds: list((words) => words.deeds[deed]).map(asSought) }),
  }));

/** Every name of the command in this language. */
const namesIn = (language: Language, name: CommandName): readonly string[] => {
  const { commands: of, things, deeds } = WORDS[language];
  const pairs = (NAMED[name] ?? []).flatMap(([thing, deed]) =>
    things[thing].flatMap((one) => (deed === undefined ? [one] : deeds[deed].map((two) => `${one} ${two}`))),
  );
  return [...of[name].words, ...pairs];
};

/** A command as readers of each language see it, and every way to type it: in lower case without accents. */
const commandWords = (name: CommandName) => ({
  usage: byLanguage((language) => WORDS[language].commands[name].usage),
  phrases: [...new Set(list((words) => words.commands[name].words).map(asSought))],
  pairs: pairsOf(name),
  words: [...new Set(LANGUAGES.flatMap((language) => namesIn(language, name)).map(asSought))],
});
const commands = once(
  () =>
    Object.fromEntries(keysOf(en.commands).map((name) => [name, commandWords(name)])) as Readonly<
      Record<CommandName, ReturnType<typeof commandWords>>
    >,
);
/** The words as `asSought` gives them. */
const sought = (of: (words: Words) => readonly string[]) => once(() => list(of).map(asSought));
const filling = sought((words) => words.filling);
const stances = sought((words) => words.stances);
const withs = sought((words) => words.with);
const looking = sought((words) => words.looking);
const joining = sought((words) => words.joining);
const notPositions = sought((words) => words.notPositions);

/** The words of all languages, by meaning. Those that must be normalised are, at the first use. */
export const TYPED = {
  get commands() {
    return commands();
  },
  states: table((words) => words.states),
  get filling() {
    return filling();
  },
  get stances() {
    return stances();
  },
  get looking() {
    return looking();
  },
  get joining() {
    return joining();
  },
  get notPositions() {
    return notPositions();
  },
  answers: table((words) => words.answers),
  none: list((words) => words.none),
  noDay: list((words) => words.noDay),
  expected: list((words) => words.expected),
  holidays: table((words) => words.holidays),
  years: list((words) => words.years),
  spans: table((words) => words.spans),
  retentionKinds: table((words) => words.retentionKinds),
  retentionUnits: table((words) => words.retentionUnits),
  languages: table((words) => words.languages),
  roles: table((words) => words.roles),
  groups: table((words) => words.groups),
  rules: {
    weekdays: table((words) => words.rules.weekdays),
    nth: table((words) => words.rules.nth),
    day: list((words) => words.rules.day),
    endings: list((words) => words.rules.endings),
    filling: list((words) => words.rules.filling),
  },
  titles: TITLES,
  titlesAfter: TITLES_AFTER,
  ordinary: ORDINARY,
  months: MONTHS,
  openers: OPENERS,
  keeping: list((words) => words.keeping),
  taking: list((words) => words.taking),
  besides: list((words) => words.besides),
  guest: list((words) => words.guest),
  lettered: list((words) => words.lettered),
  dueBefore: list((words) => words.dueBefore),
  dueLeads: list((words) => words.dueLeads),
  dayFollows: list((words) => words.dayFollows),
  does: list((words) => words.does),
  isDone: list((words) => words.isDone),
  dates: {
    months: Object.values(table((words) => words.dates.months)),
    today: list((words) => words.dates.today),
    tomorrow: list((words) => words.dates.tomorrow),
    next: list((words) => words.dates.next),
    afterTomorrow: list((words) => words.dates.afterTomorrow),
    this: list((words) => words.dates.this),
    in: list((words) => words.dates.in),
    fromNow: list((words) => words.dates.fromNow),
    end: list((words) => words.dates.end),
    of: list((words) => words.dates.of),
    units: table((words) => words.dates.units),
    working: list((words) => words.dates.working),
    numbers: Object.values(table((words) => words.dates.numbers)),
    noon: list((words) => words.dates.noon),
    midnight: list((words) => words.dates.midnight),
    at: list((words) => words.dates.at),
    to: list((words) => words.dates.to),
    on: list((words) => words.dates.on),
    weekdays: table((words) => words.rules.weekdays),
    endings: list((words) => words.rules.endings),
  },
  and: list((words) => words.and),
  get with() {
    return withs();
  },
  paragraphs: table((words) => words.paragraphs),
  planColumns: table((words) => words.planColumns),
  inputKinds: table((words) => words.inputKinds),
  rollHeads: table((words) => words.rollHeads),
  historyHeads: table((words) => words.historyHeads),
};

/** Reads a word as one of a table's names: the name itself, or a word for it. */
export function meaning<Name extends string>(of: Table<Name>): (typed: string) => Name | undefined {
  const byWord = once(() => {
    const words = new Map<string, Name>();
    for (const name of keysOf(of)) for (const word of of[name]) words.set(folded(word), name);
    for (const name of keysOf(of)) words.set(folded(name), name);
    return words;
  });
  return (typed) => byWord().get(folded(typed));
}

export const readLanguage = meaning(TYPED.languages);
export const readRole = meaning(TYPED.roles);
export const readGroup = meaning(TYPED.groups);
export const readSpan = meaning(TYPED.spans);
export const readRetentionKind = meaning(TYPED.retentionKinds);
export const readRetentionUnit = meaning(TYPED.retentionUnits);
export const readHoliday = meaning(TYPED.holidays);
const expecteds = once((): ReadonlySet<string> => new Set(TYPED.expected.map(folded)));
export const isExpected = (typed: string): boolean => expecteds().has(folded(typed));

const nones = once((): ReadonlySet<string> => new Set(TYPED.none.map(folded)));
/** Does the text mean “none”? A setting needs a word for it, because an empty input counts as not given. */
export const isNone = (typed: string): boolean => nones().has(folded(typed));

const noDays = once((): ReadonlySet<string> => new Set(TYPED.noDay.map(folded)));
/** Does the text say that there is no day: “none”, “no date”? */
export const isNoDay = (typed: string): boolean => noDays().has(folded(typed));

/** In the words that stand for a representative who was erased. */
export const ENTITY = '{entity}';
/** The name of the entity in what stands for its representative, in whatever language it is. */
export function entityIn(text: string): string | undefined {
  for (const language of LANGUAGES) {
    const [before = '', after = ''] = WORDS[language].erased.representative.split(ENTITY);
    if (text.startsWith(before) && text.endsWith(after)) return text.slice(before.length, text.length - after.length);
  }
  return undefined;
}
