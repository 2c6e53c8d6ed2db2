/**
 * Finds how a person is called in what others wrote, however they spelled it. Texts and names are compared in a folded form, and
 * what is found is replaced in the text as it was typed. Pure.
 */

/** How a person may be called with certainty. What may be somebody else, or a word of the language, is not in it. */
export interface Called {
  /** Whole names, without a middle name too. Case does not matter in two words or more. */
  readonly whole: readonly string[];
  /** The family name first, `Okonkwo, Daniel`: with or without the comma, in capital letters as names have them. */
  readonly turned: readonly string[];
  /** `D. Okonkwo`, `Okonkwo, D.` */
  readonly short: readonly string[];
  /** What may follow a title: `Okonkwo`. */
  readonly families: readonly string[];
  readonly titles: readonly string[];
  /** What has letters for its parts, `Annex A.` Words with a capital letter count only with one. */
  readonly lettered: readonly string[];
  /** Names of others that have one of these in them. They stay. */
  readonly others: readonly string[];
}

/** Letters that no table of Unicode takes apart, and letters of one sound that keyboards mix. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ı: 'i', ŧ: 't', ŋ: 'n', ß: 'ss', ς: 'σ' },
  // Arabic and Persian: alef, ya, kaf and the final ta.
  ...{ ٱ: 'ا', ى: 'ي', ی: 'ي', ک: 'ك', ة: 'ه' },
};
/** Marks, what shows nothing, and the stroke that makes an Arabic word longer. */
const NOTHING = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}\u0640]/gu;
const DASH = /[\p{Pd}\u2212\u02d7]/u;
const APOSTROPHE = /[‘’‚‛ʹʻʼʽˈ′‵`´＇]/;

const foldedLetters = new Map<string, string>();
function foldedLetter(letter: string): string {
  const known = foldedLetters.get(letter);
  if (known !== undefined) return known;
  const plain = (part: string): string =>
    DASH.test(part) ? '-' : APOSTROPHE.test(part) ? "'" : (LETTERS[part] ?? part);
  const whole = APOSTROPHE.test(letter) ? "'" : letter.normalize('NFKD').toLowerCase().normalize('NFKD');
  const is = Array.from(whole.replace(NOTHING, ''), plain).join('');
  foldedLetters.set(letter, is);
  return is;
}

interface Folded {
  readonly text: string;
  /** Where in the text as it was typed each unit stood. Absent: at the same place. */
  readonly places?: readonly number[];
}
const ASCII = /^[\t\n\r\x20-\x7e]*$/;
function fold(typed: string): Folded {
  if (ASCII.test(typed)) return { text: typed.toLowerCase().replaceAll('`', "'") };
  const parts: string[] = [];
  const places: number[] = [];
  let at = 0;
  for (const letter of typed) {
    const is = foldedLetter(letter);
    for (let unit = 0; unit < is.length; unit += 1) places.push(at);
    parts.push(is);
    at += letter.length;
  }
  return { text: parts.join(''), places };
}

/** A name as it is compared, with single spaces. */
export const foldedName = (name: string): string => fold(name).text.replace(/\s+/g, ' ').trim();
/** Its words: letters and digits. */
export const wordsOfName = (name: string): string[] => foldedName(name).match(/[\p{L}\p{N}]+/gu) ?? [];

/** The place in the text as it was typed, with the marks that belong to the last letter. */
function placeOf({ places }: Folded, typed: string, from: number, to: number): readonly [from: number, to: number] {
  if (!places) return [from, to];
  const last = places[to - 1] ?? 0;
  let end = last + String.fromCodePoint(typed.codePointAt(last) ?? 0).length;
  while (end < typed.length && /\p{M}/u.test(typed.charAt(end))) end += 1;
  return [places[from] ?? 0, end];
}

const LETTER = '\\p{L}\\p{N}';
const START = `(?<![${LETTER}])`;
const END = `(?![${LETTER}])`;
const INITIALS = '(?:-?\\p{L}\\.\\s*){0,2}';

/** `ü` is written `u` and `ue`, whichever of them the roll has. */
const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };
const wordPattern = (word: string): string =>
  word.replace(/ae|oe|ue|aa/g, ([vowel = '', ending = '']) => `${vowel}${ending}?`);
const spelledOut = (name: string): string =>
  name.normalize().replace(/[äöüåø]/giu, (letter) => UMLAUTS[letter.toLowerCase()] ?? letter);

type Form = 'whole' | 'turned' | 'short' | 'families' | 'others';
/** Nothing in it is read in two ways, so that a long text of blanks is read once. */
function patternOf(name: string, form: Form): string {
  const tokens = foldedName(spelledOut(name)).match(/[\p{L}\p{N}]+|\.\s*|,\s*|'\s?|\s*-\s*|\s+|./gu) ?? [];
  return tokens
    .map((token, i) => {
      const isLast = i === tokens.length - 1;
      if (/^[\p{L}\p{N}]/u.test(token)) return wordPattern(token);
      if (token.startsWith('.')) {
        if (form === 'short') return `\\.${isLast ? '' : '\\s*'}${INITIALS}`;
        return isLast ? '\\.?' : '(?:\\.\\s*|\\s+)';
      }
      if (token.startsWith(',')) return '(?:,\\s*|\\s+)';
      if (token.startsWith("'")) return "(?:'\\s?|\\s)?";
      if (token === '-') return '(?:\\s+|-\\s?)';
      if (token.includes('-')) return '\\s*-\\s*';
      if (token.trim() === '') return `(?:\\s+|-\\s?)${form === 'whole' ? '(?:\\p{L}\\.\\s*){0,2}' : ''}`;
      return token.replace(/[\\^$*+?()[\]{}|/]/g, '\\$&');
    })
    .join('');
}
const oneOf = (names: readonly string[], form: Form): string =>
  [...new Set([...names].sort((a, b) => b.length - a.length).map((name) => patternOf(name, form)))].join('|') || '(?!)';

/** Between names, and part of none: written small. */
const PARTICLES: ReadonlySet<string> = new Set(
  'de la le les du des da das do dos d l del della di van von der den ter ten el al bin ibn ben bint abu y e i'.split(
    ' ',
  ),
);
export const isParticle = (word: string): boolean => PARTICLES.has(foldedName(word));

const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{M}]+/gu) ?? [];
const isSmall = (word: string): boolean => /^\p{Ll}/u.test(word);
const inCapitals = (text: string): boolean => !/\p{Ll}/u.test(text);
const haveCapitals = (words: readonly string[]): boolean => !words.some((word) => isSmall(word) && !isParticle(word));

/** Where something was found, in the text as it was typed. */
interface Found {
  readonly typed: string;
  readonly from: number;
  readonly to: number;
  /** Without the title. */
  readonly name: string;
  readonly title: string;
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

/** A title that is a letter or a word too counts before a family name in capitals alone: `25 m long`, `miss long talks`. */
function isTitled({ title, name }: Found): boolean {
  const [word = ''] = wordsIn(title);
  const isWord = word.length === 1 || word.length > 4 || foldedName(word) === 'miss';
  if (word.length === 1 && isSmall(word)) return false;
  return !isWord || haveCapitals(wordsIn(name).slice(-1));
}

const CERTAIN: Readonly<Record<Exclude<Form, 'others'>, (found: Found) => boolean>> = {
  whole: ({ name }) => wordsIn(name).length !== 1 || haveCapitals(wordsIn(name)),
  turned: ({ name }) => haveCapitals(wordsIn(name)),
  short: ({ name }) => haveCapitals(wordsIn(name)),
  families: isTitled,
};
const FORMS = ['whole', 'turned', 'short', 'families'] as const;

/** Makes a function that puts a text in place of the person's names, and leaves all else as it was typed. */
export function nameReplacer(called: Called, put: string): (typed: string) => string {
  const all = FORMS.flatMap((form) => called[form]);
  if (all.length === 0) return (typed) => typed;
  // Most texts have no word of the name in them.
  const words = [...new Set(all.flatMap((name) => wordsOfName(spelledOut(name))))].filter(
    (word) => word.length > 1 && !PARTICLES.has(word),
  );
  const any = words.length > 0 ? new RegExp(words.map(wordPattern).join('|'), 'u') : /(?:)/;
  const titles = `(?:${oneOf(called.titles, 'others')})(?:\\.\\s*|\\s+)`;
  const others = oneOf(called.others, 'others');
  const passes = FORMS.filter((form) => called[form].length > 0).map((form) => {
    const title = form === 'families' ? titles : `(?:${titles})?`;
    const pattern = `${START}(?:(?:${others})|${title}(${oneOf(called[form], form)}))${END}`;
    return { pattern: new RegExp(pattern, 'gu'), isCertain: CERTAIN[form] };
  });
  const lettered = letteredOf(called.lettered);
  return (typed) =>
    any.test(fold(typed).text)
      ? passes.reduce(
          (text, { pattern, isCertain }) =>
            replaceIn(text, pattern, (found) => isCertain(found) && !isOfPart(found, lettered), put),
          typed,
        )
      : typed;
}

function replaceIn(typed: string, pattern: RegExp, isCertain: (found: Found) => boolean, put: string): string {
  const folded = fold(typed);
  const parts: string[] = [];
  let done = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(folded.text); match; match = pattern.exec(folded.text)) {
    const [whole, own] = match;
    if (own === undefined) continue;
    const end = match.index + whole.length;
    const [from, to] = placeOf(folded, typed, match.index, end);
    const [begins] = placeOf(folded, typed, end - own.length, end);
    const found = { typed, from, to, name: typed.slice(begins, to), title: typed.slice(from, begins) };
    if (!isCertain(found) || isPartOfLonger({ ...found, from: begins }) || isOfTwo(found) || isInLink(found)) {
      // Another form may begin within what was found: `Mr. Diallo, M.-A. Diallo`.
      pattern.lastIndex = match.index + 1;
      continue;
    }
    parts.push(typed.slice(done, from), put);
    done = to;
  }
  return done === 0 && parts.length === 0 ? typed : `${parts.join('')}${typed.slice(done)}`;
}

/** Makes a function that says whether a text has one of the words alone, written as a name, and not in the name of somebody else. */
export function nameFinder(words: readonly string[], others: readonly string[]): (typed: string) => boolean {
  if (words.length === 0) return () => false;
  const pattern = new RegExp(`${START}(?:(?:${oneOf(others, 'others')})|(${oneOf(words, 'families')}))${END}`, 'gu');
  const any = new RegExp(words.flatMap((word) => wordsOfName(spelledOut(word)).map(wordPattern)).join('|'), 'u');
  return (typed) => {
    const folded = fold(typed);
    if (!any.test(folded.text)) return false;
    for (const match of folded.text.matchAll(pattern)) {
      if (match[1] === undefined) continue;
      const [from, to] = placeOf(folded, typed, match.index, match.index + match[0].length);
      const name = typed.slice(from, to);
      const found = { typed, from, to, name, title: '' };
      if (haveCapitals(wordsIn(name)) || isInLink(found)) return true;
    }
    return false;
  };
}
