/**
 * Finds how a person is called in what others wrote, however they spelled it. Texts and names are compared in a folded form, and
 * what is found is replaced in the text as it was typed. Pure.
 */
import {
  endOf,
  fold,
  foldedName,
  hasCase,
  haveCapitals,
  inCapitals,
  isParticle,
  isSmall,
  isUnspaced,
  keysOfName,
  namesIn,
  placeOf,
  spelledOut,
  startOf,
  titlePattern,
  wordPattern,
  wordsIn,
  wordsOfName,
} from './nameWords.ts';

/** How a person may be called with certainty. What may be somebody else, or a word of the language, is not in it. */
export interface Called {
  /** Whole names, without a middle name too. Case does not matter in two words or more that are none of the language. */
  readonly whole: readonly string[];
  /** The family name first, `Okonkwo, Daniel`: with or without the comma, in capital letters as names have them. */
  readonly turned: readonly string[];
  /** Without the last family name, `Joaquín Sáenz` of Joaquín Sáenz Villarreal: where no other name follows. */
  readonly cut?: readonly string[];
  /** `D. Okonkwo`, `Okonkwo, D.` */
  readonly short: readonly string[];
  /** What may follow a title: `Okonkwo`. */
  readonly families: readonly string[];
  readonly titles: readonly string[];
  /** What follows a family name as a title does: `王先生`. */
  readonly titlesAfter?: readonly string[];
  /** What has letters for its parts, `Annex A.` Words with a capital letter count only with one. */
  readonly lettered: readonly string[];
  /** Which words of the name are words of a language too: `Will`, `Grace`. */
  readonly ordinary?: readonly string[];
  /** Which of these begin a sentence before a name: `Will Amina attend?` */
  readonly openers?: readonly string[];
  /** Names of others that have one of these in them. They stay. */
  readonly others: readonly string[];
}

const INITIALS = '(?:-?\\p{L}\\.\\s*){0,2}';

type Form = 'whole' | 'turned' | 'cut' | 'short' | 'families' | 'others' | 'titles';
/** Nothing in it is read in two ways, so that a long text of blanks is read once. */
function patternOf(folded: string, form: Form): string {
  const tokens = folded.match(/[\p{L}\p{N}]+|\.\s*|,\s*|'\s?|\s*-\s*|\s+|./gu) ?? [];
  return tokens
    .map((token, i) => {
      const isLast = i === tokens.length - 1;
      if (/^[\p{L}\p{N}]/u.test(token)) return form === 'titles' ? titlePattern(token) : wordPattern(token);
      if (token.startsWith('.')) {
        if (form === 'short') return `\\.${isLast ? '' : '\\s*'}${INITIALS}`;
        return isLast ? '\\.?' : '(?:\\.\\s*|\\s+)';
      }
      if (token.startsWith(',')) return '(?:[,،、]\\s*|\\s+)';
      if (token.startsWith("'")) return "(?:'\\s?|\\s)?";
      if (token === '-') return '(?:\\s+|-\\s?)?';
      if (token.includes('-')) return '\\s*-\\s*';
      if (token.trim() === '') return blankPattern(tokens[i - 1] ?? '', tokens[i + 1] ?? '', form);
      return token.replace(/[\\^$*+?()[\]{}|/]/g, '\\$&');
    })
    .join('');
}
function blankPattern(before: string, after: string, form: Form): string {
  if (isUnspaced(before) && isUnspaced(after)) return '[\\s・·]?';
  return `(?:\\s+|-\\s?)${form === 'whole' ? '(?:\\p{L}\\.\\s*){0,2}' : ''}`;
}

/** Long enough to be known although a word is joined to it. */
const MIN_JOINED = 3;
/** The names, the longest first, with what must stand before and after them. */
function oneOf(names: readonly string[], form: Form): string {
  const bodies = new Map<string, { readonly end: string; readonly start: string; readonly all: Set<string> }>();
  for (const name of [...names].sort((a, b) => b.length - a.length)) {
    const folded = foldedName(spelledOut(name));
    const start = startOf(folded);
    const end = endOf(folded, form !== 'families' && folded.length >= MIN_JOINED);
    const known = bodies.get(`${start}/${end}`) ?? { start, end, all: new Set<string>() };
    bodies.set(`${start}/${end}`, known);
    known.all.add(patternOf(folded, form));
  }
  return (
    [...bodies.values()].map(({ start, end, all }) => `${start}(?:${[...all].join('|')})${end}`).join('|') || '(?!)'
  );
}

/** Where something was found, in the text as it was typed. */
interface Found {
  readonly typed: string;
  readonly from: number;
  readonly to: number;
  /** Without the titles before and after it. */
  readonly name: string;
  /** Before the name. */
  readonly title: string;
  /** A title after the name: `先生`. */
  readonly after: string;
}

/** The most characters around a name that are looked at. */
const MAX_AROUND = 200;
/** Part of a longer name (`Ana Li-Roy`, `Jean-Luc Descombes`), and not before an acronym or a word: `Ana Li-UNHCR`. */
function isPartOfLonger({ typed, from, to, name }: Found): boolean {
  const [, after = ''] = /^[-\u2010\u2011]([\p{L}\p{M}]+)/u.exec(typed.slice(to, to + MAX_AROUND)) ?? [];
  const around = typed.slice(Math.max(0, from - MAX_AROUND), from);
  const dash = /[-\u2010\u2011]$/.test(around)
    ? wordsIn(
        around
          .slice(0, -1)
          .split(/[^\p{L}\p{M}]/u)
          .at(-1) ?? '',
      )
    : [];
  const isName = (word: string): boolean =>
    word !== '' && !isSmall(word) && (inCapitals(name) || !inCapitals(word) || word.length === 1);
  return isName(after) || isName(dash.at(-1) ?? '');
}
/** Two people in a list, `Thomas Grant, Amina Khan`, are not Amina Grant. */
function isOfTwo({ typed, from, to, name }: Found): boolean {
  if (!/[,،]/.test(name)) return false;
  if (/^\s+\p{Lu}\p{Ll}/u.test(typed.slice(to, to + MAX_AROUND))) return true;
  const before = typed.slice(Math.max(0, from - MAX_AROUND), from);
  const word = /\p{Lu}\p{Ll}+[^\S\n]+$/u.exec(before);
  return word !== null && /[^\s.!?:;]/u.test(before.slice(0, word.index).slice(-2));
}
/** In a link or an address of somebody else's, which would lead nowhere any more. */
function isInLink({ typed, from, to }: Found): boolean {
  const before =
    typed
      .slice(Math.max(0, from - MAX_AROUND), from)
      .split(/\s/)
      .at(-1) ?? '';
  const [after = ''] = typed.slice(to, to + MAX_AROUND).split(/\s/);
  const around = `${before}${typed.slice(from, to)}${after}`;
  return around.includes('://') || /[\p{L}\p{N}]@[\p{L}\p{N}]/u.test(around);
}

/** `Annex A. Grant agreements`, `Section 2.A. Grants`: the letter is that of a part, and nobody’s. */
function isOfPart({ typed, from, name, title }: Found, lettered: ReadonlySet<string>): boolean {
  if (!/^\p{L}\p{M}*\./u.test(title === '' ? name : title)) return false;
  const before = typed.slice(Math.max(0, from - MAX_AROUND), from);
  const [, word = ''] = /(?<![\p{L}\p{M}])([\p{L}\p{M}]+)\s+[\p{N}.-]*$/u.exec(before) ?? [];
  const small = foldedName(word);
  return lettered.has(small) || (!isSmall(word) && lettered.has(inTitle(small)));
}
const inTitle = (small: string): string => small.charAt(0).toUpperCase() + small.slice(1);
/** Without accents, the first letter as it is. */
const letteredOf = (words: readonly string[]): ReadonlySet<string> =>
  new Set(words.map((word) => (isSmall(word) ? foldedName(word) : inTitle(foldedName(word)))));

/** Before another name: `Mr. Grant Thompson` is not Amina Grant. */
function isBeforeName({ typed, to, name }: Found): boolean {
  if (!/[\p{L}\p{M}]$/u.test(name)) return false;
  const [, word = ''] = /^[^\S\n]+(\p{Lu}[\p{L}\p{M}]*)/u.exec(typed.slice(to, to + MAX_AROUND)) ?? [];
  return /\p{Ll}/u.test(word);
}
/** After a word with a capital letter that does not begin a sentence: `the National Park Grace`. */
function isAfterName({ typed, from }: Found): boolean {
  const before = typed.slice(Math.max(0, from - MAX_AROUND), from);
  const word = /(?<![\p{L}\p{M}])\p{Lu}[\p{L}\p{M}]+[^\S\n]+$/u.exec(before);
  return word !== null && /\p{Ll}/u.test(word[0]) && !isSentenceStart(before.slice(0, word.index));
}
const isSentenceStart = (before: string): boolean => /(?:^|[.!?:;…\n«“”"(¿¡。！？])[\s«“”"(¿¡*_>-]*$/u.test(before);

/** What is known of the words of the name. */
interface Words {
  readonly ordinary: ReadonlySet<string>;
  readonly openers: ReadonlySet<string>;
  /** Titles as they are written, by their letters alone: where the marks make the word, they must be there. */
  readonly marked: ReadonlyMap<string, string>;
}
const isOrdinary = (word: string, { ordinary }: Words): boolean => ordinary.has(foldedName(word));
const begins = ({ typed, from, name }: Found, { openers }: Words): boolean =>
  openers.has(foldedName(namesIn(name)[0] ?? '')) && isSentenceStart(typed.slice(Math.max(0, from - MAX_AROUND), from));

/** Titles that are no word, whatever the case of the name after them. */
const ABBREVIATED = /^(?:mr|mrs|ms|mx|dr|dra|prof|sr|sra|srta|mme|mlle|amb)$/;
/** A title that is a letter or a word too counts before a family name in capitals alone: `25 m long`, `miss long talks`. */
function isTitled({ title, name }: Found, words: Words): boolean {
  const written =
    title
      .split(/[\s/]+/)
      .filter(Boolean)
      .at(-1) ?? '';
  const last = wordsIn(written);
  const word = last.join('');
  if (word.length === 1 && isSmall(word)) return false;
  const marked = words.marked.get(foldedName(word));
  if (marked !== undefined && marked !== word.normalize().toLowerCase()) return false;
  const [family = ''] = namesIn(name).slice(-1);
  if (word === '') return false;
  return haveCapitals([family]) || (ABBREVIATED.test(foldedName(word)) && !isOrdinary(family, words));
}

const isLongHangul = (word: string): boolean => /^\p{Script=Hangul}{3,}$/u.test(word.normalize());
function isWhole(found: Found, words: Words): boolean {
  const { name, title } = found;
  const own = namesIn(name);
  const [word = ''] = own;
  if (own.length > 1)
    return !own.some((one) => isSmall(one) && isOrdinary(one, words)) && !(name.includes('\n') && isAmong(found));
  if (word === '' || isUnspaced(word) || isLongHangul(word)) return true;
  if (title !== '') return isTitled(found, words) && !isBeforeName(found);
  return hasCase(word) && haveCapitals(own) && !isOrdinary(word, words);
}
const isAmong = (found: Found): boolean => isBeforeName(found) || isAfterName(found);

/** Without a comma, a family name in capitals or a title, the order alone makes it a name. */
function isTurned(found: Found, words: Words): boolean {
  const { name, title } = found;
  const own = namesIn(name);
  if (!haveCapitals(own)) return false;
  if (title !== '' || /[,،、]/.test(name)) return true;
  if (name.includes('\n')) return false;
  const isCapital = (word: string): boolean => word.length > 1 && inCapitals(word);
  if (own.every(hasCase) && own.some(isCapital) && !own.every(isCapital)) return true;
  if (own.every((word) => isParticle(word) || isOrdinary(word, words))) return false;
  return !begins(found, words) && !isAmong(found);
}

function isCut(found: Found, words: Words): boolean {
  const own = namesIn(found.name);
  if (!haveCapitals(own) || found.name.includes('\n') || isBeforeName(found)) return false;
  return found.title !== '' || !(begins(found, words) || own.every((word) => isOrdinary(word, words)));
}

type Certain = (found: Found, words: Words) => boolean;
const CERTAIN: Readonly<Record<Exclude<Form, 'others' | 'titles'>, Certain>> = {
  whole: isWhole,
  turned: isTurned,
  cut: isCut,
  short: (found) => haveCapitals(namesIn(found.name)) && !isBeforeName(found),
  families: (found, words) => (found.after !== '' || isTitled(found, words)) && !isBeforeName(found),
};
const FORMS = ['whole', 'turned', 'cut', 'short', 'families'] as const;

/** The marks of a short title make it another word: `Cô`, and not `Co.` */
const MAX_MARKED = 3;
function markedOf(titles: readonly string[]): ReadonlyMap<string, string> {
  const written = new Set(titles.map((title) => title.normalize().toLowerCase()));
  return new Map(
    titles
      .map((title) => [foldedName(title), title.normalize().toLowerCase()] as const)
      .filter(([folded]) => !written.has(folded) && /^\p{Script=Latin}+$/u.test(folded) && folded.length <= MAX_MARKED),
  );
}
const foldedSet = (words: readonly string[] = []): ReadonlySet<string> => new Set(words.map(foldedName));

const wordsToSeek = (names: readonly string[]): string[] =>
  [...new Set(names.flatMap((name) => wordsOfName(spelledOut(name))))].filter(
    (word) => (word.length > 1 || isUnspaced(word)) && !isParticle(word),
  );
/** Most texts have no word of the name in them. */
function anyOf(names: readonly string[]): RegExp {
  const words = wordsToSeek(names);
  return words.length > 0 ? new RegExp(words.map(wordPattern).join('|'), 'u') : /(?:)/;
}

interface Pass {
  readonly pattern: RegExp;
  readonly isCertain: Certain;
}
/** What is looked for, one form after the other. Each expression has two groups: the name, and a title after it. */
function passesOf(called: Called): Pass[] {
  const { titlesAfter = [] } = called;
  const after = `(\\s?(?:${titlesAfter.map(foldedName).join('|')}))`;
  const maybeAfter = titlesAfter.length === 0 ? '' : `${after}?`;
  const others = oneOf(called.others, 'others');
  return FORMS.flatMap((form) => {
    const names = (called[form] ?? []).filter((name) => form !== 'families' || isSpoken(name));
    const pattern = `(?:${others})|(${oneOf(names, form)})${maybeAfter}`;
    return names.length === 0 ? [] : [{ pattern: new RegExp(pattern, 'gu'), isCertain: CERTAIN[form] }];
  });
}
/** The titles before a name, in the folded text. */
const titlesBefore = (titles: readonly string[]): RegExp =>
  new RegExp(`(?:(?:${oneOf(titles, 'titles')})(?:\\.\\s*|\\s*/\\s*|\\s+)){1,3}$`, 'u');
/** The most characters that titles take. */
const MAX_TITLES = 60;
/** One sign alone says nothing after a title. */
const isSpoken = (name: string): boolean => foldedName(name).length > 1 || isUnspaced(name);

/** Makes a function that puts a text in place of the person's names, and leaves all else as it was typed. */
export function nameReplacer(called: Called, put: string): (typed: string) => string {
  const all = FORMS.flatMap((form) => called[form] ?? []);
  if (all.length === 0) return (typed) => typed;
  const any = anyOf(all);
  const passes = passesOf(called);
  const titles = titlesBefore(called.titles);
  const lettered = letteredOf(called.lettered);
  const words = {
    ordinary: foldedSet(called.ordinary),
    openers: foldedSet(called.openers),
    marked: markedOf(called.titles),
  };
  const isTheirs = (found: Found, isCertain: Certain): boolean =>
    isCertain(found, words) &&
    !isOfPart(found, lettered) &&
    !isPartOfLonger({ ...found, from: found.from + found.title.length }) &&
    !isOfTwo(found) &&
    !isInLink(found);
  return (typed) =>
    any.test(fold(typed).text)
      ? passes.reduce(
          (text, { pattern, isCertain }) =>
            replaceIn(text, { pattern, titles, put }, (found) => isTheirs(found, isCertain)),
          typed,
        )
      : typed;
}

interface Looked {
  readonly pattern: RegExp;
  readonly titles: RegExp;
  readonly put: string;
}
function replaceIn(typed: string, { pattern, titles, put }: Looked, isTheirs: (found: Found) => boolean): string {
  const folded = fold(typed);
  const parts: string[] = [];
  let [done, doneFolded] = [0, 0];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(folded.text); match; match = pattern.exec(folded.text)) {
    const [whole, own, after = ''] = match;
    if (own === undefined) continue;
    const before = folded.text.slice(Math.max(doneFolded, match.index - MAX_TITLES), match.index);
    const at = match.index - (titles.exec(before)?.[0].length ?? 0);
    const [from, to] = placeOf(folded, typed, at, match.index + whole.length);
    const [begins, ends] = placeOf(folded, typed, match.index, match.index + own.length);
    const found = { typed, from, to, name: typed.slice(begins, ends), title: typed.slice(from, begins), after };
    if (!isTheirs(found)) {
      // Another form may begin within what was found: `Mr. Diallo, M.-A. Diallo`.
      pattern.lastIndex = match.index + 1;
      continue;
    }
    parts.push(typed.slice(done, from), put);
    [done, doneFolded] = [to, match.index + whole.length];
  }
  return done === 0 && parts.length === 0 ? typed : `${parts.join('')}${typed.slice(done)}`;
}

/**
 * Why a word of somebody's name stays: it may be a word or somebody else, another one on the roll has it too, it is in a longer
 * name, or in a link.
 */
export const STAYS = ['word', 'shared', 'longer', 'link'] as const;
export type Stays = (typeof STAYS)[number];

/** What may be the person's family name or something else. */
export interface Alone {
  readonly words: readonly string[];
  /** Which of the words others have in their names. */
  readonly shared: readonly string[];
  /** Whole names of others that have such a word in them, and do not mean the person. */
  readonly others: readonly string[];
}

/** Makes a function that says why a text keeps one of the words, written as a name and not in the name of somebody else. */
export function nameFinder({ words, shared, others }: Alone): (typed: string) => Stays[] {
  if (words.length === 0) return () => [];
  const pattern = new RegExp(`(?:${oneOf(others, 'others')})|(${oneOf(words, 'families')})`, 'gu');
  const any = anyOf(words);
  const taken = new Set(shared.flatMap(keysOfName));
  return (typed) => {
    const folded = fold(typed);
    if (!any.test(folded.text)) return [];
    const found = new Set<Stays>();
    for (const match of folded.text.matchAll(pattern)) {
      if (match[1] === undefined) continue;
      const [from, to] = placeOf(folded, typed, match.index, match.index + match[0].length);
      const name = typed.slice(from, to);
      const why = whyStays({ typed, from, to, name, title: '', after: '' }, taken);
      if (why !== undefined) found.add(why);
    }
    return [...found];
  };
}
function whyStays(found: Found, taken: ReadonlySet<string>): Stays | undefined {
  const { name } = found;
  if (isInLink(found)) return 'link';
  if (!haveCapitals(wordsIn(name))) return undefined;
  if (keysOfName(name).some((key) => taken.has(key))) return 'shared';
  return isPartOfLonger(found) || isBeforeName(found) ? 'longer' : 'word';
}
