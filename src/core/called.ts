/**
 * Finds how a person is called in what others wrote, however they spelled it. Texts and names are compared in a folded form, and
 * what is found is replaced in the text as it was typed. Pure.
 */
import {
  END,
  endOf,
  fold,
  foldedName,
  hasCase,
  haveCapitals,
  inCapitals,
  isAnd,
  isArticle,
  isHangul,
  isInHan,
  isJoining,
  isNoName,
  isNoNameBefore,
  isParticle,
  isServant,
  isShortWord,
  isSmall,
  isUnspaced,
  keysOfName,
  namesIn,
  placeOf,
  spelledOut,
  START,
  startOf,
  titlePattern,
  wordPattern,
  wordsIn,
  wordsOfName,
  type Folded,
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
  /** The words of each of the person's names: an initial of one of them is theirs too. */
  readonly own?: readonly string[];
  /** What stands after a name and is none: entities, `Daniel Okonkwo WFP`. */
  readonly bodies?: readonly string[];
  /** Words of one or two letters that somebody else has for a name: `Jo`. */
  readonly shortNames?: readonly string[];
  /** Places that an officer leaves as they are, by `NamedInPart.key`. */
  readonly kept?: readonly string[];
  /** What an officer looks for besides: a given name alone, a nickname. It goes from the places in `taken` only. */
  readonly also?: readonly string[];
  /** Places of `also` that an officer has chosen, by `NamedInPart.key`. */
  readonly taken?: readonly string[];
}

/** A name does not go over a line break: the next line of a list is somebody else. */
const BLANK = '[^\\S\\n\\r]';
const INITIALS = `(?:-?\\p{L}\\.${BLANK}*){0,2}`;

type Form = 'whole' | 'turned' | 'cut' | 'short' | 'families' | 'wrapped' | 'also' | 'others' | 'titles';
/** These are found over a line break too. */
const isOverLines = (form: Form): boolean => form === 'wrapped' || form === 'others' || form === 'titles';
/** Nothing in it is read in two ways, so that a long text of blanks is read once. */
function patternOf(folded: string, form: Form): string {
  const tokens = folded.match(/[\p{L}\p{N}]+|\.\s*|,\s*|'\s?|\s*-\s*|\s+|./gu) ?? [];
  const blank = isOverLines(form) ? '\\s' : BLANK;
  return tokens
    .map((token, i) => {
      const isLast = i === tokens.length - 1;
      if (/^[\p{L}\p{N}]/u.test(token)) return form === 'titles' ? titlePattern(token) : wordPattern(token);
      if (token.startsWith('.')) {
        if (form === 'short') return isLast ? '\\.' : `\\.${blank}*${INITIALS}`;
        return isLast ? '\\.?' : `(?:\\.${blank}*|${blank}+)`;
      }
      if (token.startsWith(',')) return `(?:[,،、]${blank}*|${blank}+)`;
      if (token.startsWith("'")) return `(?:'${blank}?|${blank})?`;
      if (token === '-') return `(?:${blank}+|-${blank}?)?`;
      if (isServant(tokens[i - 1] ?? '') && token.trim() === '') return `${blank}*`;
      if (token.includes('-')) return `${blank}*-${blank}*`;
      if (token.trim() === '') return blankPattern(tokens[i - 1] ?? '', tokens[i + 1] ?? '', form);
      return token.replace(/[\\^$*+?()[\]{}|/]/g, '\\$&');
    })
    .join('');
}
function blankPattern(before: string, after: string, form: Form): string {
  const blank = isOverLines(form) ? '\\s' : BLANK;
  if (isUnspaced(before) && isUnspaced(after)) return `(?:${blank}|[・·])?`;
  if (form === 'whole') return `(?:${blank}+|-${blank}?|${IN_FILE})(?:\\p{L}\\.${blank}*){0,2}`;
  return `(?:${blank}+|-${blank}?)`;
}

/** Between the words of a name in an account or a file: `@omar.siddiqui`, `Omar_Siddiqui.docx`. */
const IN_FILE = '[._](?=\\p{L})';
const isInFile = (name: string): boolean =>
  /[\p{L}\p{M}]{2}[._]\p{L}/u.test(name) || /^\p{Ll}[\p{Ll}\p{M}]+-\p{Ll}/u.test(name);

/** Long enough to be known although a word is joined to it. */
const MIN_JOINED = 3;
/** The names, the longest first, with what must stand before and after them. */
function oneOf(names: readonly string[], form: Form): string {
  const bodies = new Map<string, { readonly end: string; readonly start: string; readonly all: Set<string> }>();
  for (const name of [...names].sort((a, b) => b.length - a.length)) {
    const folded = foldedName(spelledOut(name));
    const start = startOf(folded);
    // An initial may have another one right behind it: `Гусева В.Н.`
    const isInitial = form === 'short' && folded.endsWith('.');
    const end = isInitial
      ? '(?!\\p{L}(?!\\.)|\\p{N})'
      : endOf(folded, form !== 'families' && folded.length >= MIN_JOINED);
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
const beforeOf = ({ typed, from }: Pick<Found, 'typed' | 'from'>): string =>
  typed.slice(Math.max(0, from - MAX_AROUND), from);
const afterOf = ({ typed, to }: Pick<Found, 'typed' | 'to'>): string => typed.slice(to, to + MAX_AROUND);
/** Part of a longer name (`Ana Li-Roy`, `Jean-Luc Descombes`), and not before an acronym or a word: `Ana Li-UNHCR`. */
function isPartOfLonger(found: Found): boolean {
  const { name } = found;
  const [, before = ''] = /(?<![\p{L}\p{M}])([\p{L}\p{M}]+)[-\u2010\u2011]$/u.exec(beforeOf(found)) ?? [];
  const [, after = ''] = /^[-\u2010\u2011]([\p{L}\p{M}]+)/u.exec(afterOf(found)) ?? [];
  const isName = (word: string): boolean =>
    word !== '' && !isSmall(word) && (inCapitals(name) || !inCapitals(word) || word.length === 1);
  return isName(after) || isName(before);
}
/** Two people in a list, `Thomas Grant, Amina Khan`, are not Amina Grant. */
function isOfTwo(found: Found): boolean {
  if (!/[,،]/.test(found.name)) return false;
  if (/^[^\S\n\r]+\p{Lu}\p{Ll}/u.test(afterOf(found))) return true;
  const before = beforeOf(found);
  const word = /\p{Lu}\p{Ll}+[^\S\n]+$/u.exec(before);
  return word !== null && /[^\s.!?:;]/u.test(before.slice(0, word.index).slice(-2));
}
/** Between a link and its words: `[Omar Siddiqui](https://…)`, `<https://…|Omar Siddiqui>`. */
const AROUND_LINK = /\s|[<>|]|\]\(/u;
/** In a link or an address of somebody else's, which would lead nowhere any more. */
function isInLink(found: Found): boolean {
  const before = beforeOf(found).split(AROUND_LINK).at(-1) ?? '';
  const [after = ''] = afterOf(found).split(AROUND_LINK);
  const around = `${before}${found.typed.slice(found.from, found.to)}${after}`;
  return around.includes('://') || /[\p{L}\p{N}]@[\p{L}\p{N}]/u.test(around);
}

/** `Annex A. Grant agreements`, `Section 2.A. Grants`: the letter is that of a part, and nobody’s. */
function isOfPart(found: Found, lettered: ReadonlySet<string>): boolean {
  const { name, title } = found;
  if (!/^\p{L}\p{M}*\./u.test(title === '' ? name : title)) return false;
  const [, word = ''] = /(?<![\p{L}\p{M}])([\p{L}\p{M}]+)\s+[\p{N}.-]*$/u.exec(beforeOf(found)) ?? [];
  const small = foldedName(word);
  return lettered.has(small) || (!isSmall(word) && lettered.has(inTitle(small)));
}
const inTitle = (small: string): string => small.charAt(0).toUpperCase() + small.slice(1);
/** Without accents, the first letter as it is. */
const letteredOf = (words: readonly string[]): ReadonlySet<string> =>
  new Set(words.map((word) => (isSmall(word) ? foldedName(word) : inTitle(foldedName(word)))));

/** Its initials after it, `Соколова А. П.`: as many as are theirs. */
const INITIAL_AFTER = /^[^\S\n]*(?:-?(\p{Lu}\p{M}*)\.)(?!\p{L}(?!\.))/u;
/** Where the name ends with the initials of the person after it. */
function endWithInitials({ typed, to, name }: Found, { own }: Words): number {
  let at = to;
  for (let n = 0; n < MAX_INITIALS; n += 1) {
    const [whole, letter = ''] = INITIAL_AFTER.exec(typed.slice(at, at + MAX_INITIAL)) ?? [''];
    if (whole === '' || !isOwnInitial(letter, name + typed.slice(to, at), own)) return at;
    at += whole.length;
  }
  return at;
}
const MAX_INITIALS = 3;
const MAX_INITIAL = 12;
/** The initial of a word of the name that is not in what was found, or, after one initial, of a middle name that nobody has told. */
function isOwnInitial(letter: string, found: string, own: readonly (readonly string[])[]): boolean {
  const keys = new Set(keysOfName(found));
  const small = foldedName(letter);
  const rest = own.map((words) => words.filter((word) => !keysOfName(word).every((key) => keys.has(key))));
  if (rest.some((words) => words.some((word) => initialsOf(word).includes(small)))) return true;
  const isTold = own.some((words) => words.length > 2);
  return !isTold && own.some((words) => words.some((word) => initialsOf(word).some((one) => keys.has(one))));
}
const initialsOf = (word: string): string[] =>
  wordsOfName(word).flatMap((part) => (part === '' ? [] : [Array.from(part)[0] ?? '']));
/** `Daniel P. Okonkwo` is not Daniel Kwame Okonkwo. */
function hasForeignInitial({ name }: Found, { own }: Words): boolean {
  if (!own.some((words) => words.length > 2)) return false;
  const letters = own.flatMap((words) => words.flatMap(initialsOf));
  return [...name.matchAll(/(?<![\p{L}\p{M}])(\p{L}\p{M}*)\./gu)].some(
    ([, letter = '']) => !letters.includes(foldedName(letter)),
  );
}

/** In a script without capitals: is the word after a name another word of it? Of a whole name with its article, only a name is. */
function mayGoOn(word: string, { name }: Found): boolean {
  const own = wordsIn(name);
  const small = foldedName(word);
  if (isNoName(small)) return false;
  const isEnded = own.length > 1 && /^ال/u.test(foldedName(own.at(-1) ?? ''));
  return !isEnded || /^ال/u.test(small) || isParticle(small);
}
/** Before another word of a name: `Mr. Grant Thompson`, `Mr. Hassan al-Turabi` and `Mr. Hassan A.` are not Amina Grant or Amina Hassan. */
function isBeforeName(found: Found, { titles, bodies }: Pick<Words, 'titles' | 'bodies'>, isFull = false): boolean {
  const { name } = found;
  if (!/[\p{L}\p{M}]\.?$/u.test(name)) return false;
  const rest = afterOf(found);
  for (let at = 0, n = 0; n < MAX_PARTICLES; n += 1) {
    const [whole = '', word = '', sign = ''] =
      /^[^\S\n]+([\p{L}\p{M}]+)([-\u2010\u2011'’.]?)/u.exec(rest.slice(at)) ?? [];
    if (word === '') return false;
    if (!hasCase(word)) return !hasCase(name) && !isUnspaced(name) && !isHangul(name) && mayGoOn(word, found);
    if (!hasCase(name)) return false;
    const small = foldedName(word);
    const after = rest.slice(at + whole.length);
    if (/['’]/u.test(sign) && isJoining(small) && isSmall(word)) return /^\p{Lu}/u.test(after);
    if (/[-\u2010\u2011]/u.test(sign) && isArticle(small)) return /^\p{L}/u.test(after);
    if (isSmall(word) && isJoining(small) && !(isFull && isAnd(small))) {
      at += whole.length;
      continue;
    }
    if (isSmall(word) || titles.has(small) || bodies.has(small)) return false;
    return !(word === 'I' && sign !== '.');
  }
  return true;
}
const MAX_PARTICLES = 4;
/** After a word with a capital letter that does not begin a sentence: `the National Park Grace`. */
function isAfterName(found: Found): boolean {
  const before = beforeOf(found);
  const word = /(?<![\p{L}\p{M}])\p{Lu}[\p{L}\p{M}]+[^\S\n]+$/u.exec(before);
  return word !== null && /\p{Ll}/u.test(word[0]) && !isSentenceStart(before.slice(0, word.index));
}
/** Signs before the first word, from the end: an expression would look at them again from each. */
function isSentenceStart(before: string): boolean {
  for (let at = before.length - 1; at >= 0; at -= 1) {
    const sign = before.charAt(at);
    if (/[.!?:;…\n«“”"(¿¡。！？]/u.test(sign)) return true;
    if (!/[\s*_>-]/u.test(sign)) return false;
  }
  return true;
}

/** A word with a capital letter, or an initial, right before a name. */
function capitalBefore(found: Found): { readonly written: string; readonly word: string; readonly dot: string } {
  const match = /(?<![\p{L}\p{M}])(\p{Lu}[\p{L}\p{M}]*)(\.?)[^\S\n]*$/u.exec(beforeOf(found));
  const [written = '', word = '', dot = ''] = match ?? [];
  return { written, word, dot };
}
/** Right after a word with a capital letter or an initial, which may be the beginning of the name: `Anna O. Fedorova`. */
function isRightAfterName(found: Found, { own, titles }: Words): boolean {
  const { word, dot } = capitalBefore(found);
  if (word === '' || titles.has(foldedName(word))) return false;
  const letters = Array.from(word).length;
  if (dot !== '') return letters === 1 && !own.some((words) => words.flatMap(initialsOf).includes(foldedName(word)));
  return letters > MAX_PREPOSITION && !inCapitals(word);
}
/** `As D. Okonkwo said`. */
const MAX_PREPOSITION = 2;

/** In a script without capitals: what stands right before a name and is not known to be none, `محمد` of `محمد أحمد الصديق`. */
function caselessBefore(found: Found, { titles }: Words): string {
  const [written = '', word = ''] = /(?<![\p{L}\p{M}])([\p{L}\p{M}]+)[^\S\n]+$/u.exec(beforeOf(found)) ?? [];
  const small = foldedName(word);
  const isNone = word === '' || hasCase(word) || isUnspaced(word) || isHangul(word) || isNoNameBefore(small);
  return isNone || titles.has(small) ? '' : written;
}

/** What stands right before a whole name and may be another given name, `Ana` of `Ana Maria García`: then it may be somebody else. */
function maybeGiven(found: Found, words: Words): string {
  if (found.title !== '') return '';
  if (!hasCase(found.name)) return caselessBefore(found, words);
  const { written, word, dot } = capitalBefore(found);
  if (word === '') return '';
  if (isRightAfterName(found, words)) return written;
  const small = foldedName(word);
  if (dot !== '' || words.titles.has(small) || words.bodies.has(small)) return '';
  if (Array.from(word).length < MAX_PREPOSITION) return isShortWord(small) ? '' : written;
  // Among capital letters a word is none of the entities' names.
  if (inCapitals(word)) return inCapitals(found.name) ? written : '';
  // `Jo` is a name anywhere; `In` where no sentence begins, or where somebody is called so.
  const mayBegin = isShortWord(small) && !words.shortNames.has(small);
  return mayBegin && isSentenceStart(beforeOf(found).slice(0, -written.length)) ? '' : written;
}

/** What is known of the words of the name. */
interface Words {
  readonly ordinary: ReadonlySet<string>;
  readonly openers: ReadonlySet<string>;
  /** Titles as they are written, by their letters alone: where the marks make the word, they must be there. */
  readonly marked: ReadonlyMap<string, string>;
  readonly titles: ReadonlySet<string>;
  readonly bodies: ReadonlySet<string>;
  readonly shortNames: ReadonlySet<string>;
  /** Whole names as the roll has them. */
  readonly written: ReadonlySet<string>;
  /** The words of each name. */
  readonly own: readonly (readonly string[])[];
}
/** A particle that the roll has too: `van` of Lotte van Houten. */
const isOwnParticle = (word: string, { own }: Words): boolean =>
  isJoining(foldedName(word)) && own.some((words) => words.some((one) => foldedName(one) === foldedName(word)));
const isOrdinary = (word: string, { ordinary }: Words): boolean => ordinary.has(foldedName(word));
const begins = (found: Found, { openers }: Words): boolean =>
  openers.has(foldedName(namesIn(found.name)[0] ?? '')) && isSentenceStart(beforeOf(found));

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
  const own = isInFile(name) ? wordsIn(name) : namesIn(name);
  const [word = ''] = own;
  if (own.length > 1)
    return (
      (words.written.has(name) ||
        !own.some((one) => isSmall(one) && isOrdinary(one, words) && !isOwnParticle(one, words))) &&
      !(haveCapitals(own) && isBeforeName(found, words, true)) &&
      !hasForeignInitial(found, words)
    );
  if (word === '' || isUnspaced(word) || isLongHangul(word)) return true;
  if (title !== '') return isTitled(found, words) && !isBeforeName(found, words);
  return hasCase(word) && haveCapitals(own) && !isOrdinary(word, words);
}
const isAmong = (found: Found, words: Words): boolean => isBeforeName(found, words) || isAfterName(found);

/** Without a comma, a family name in capitals or a title, the order alone makes it a name. */
function isTurned(found: Found, words: Words): boolean {
  const { name, title } = found;
  const own = namesIn(name);
  if (!haveCapitals(own) || isBeforeName(found, words, true)) return false;
  if (title !== '' || /[,،、]/.test(name)) return true;
  const isCapital = (word: string): boolean => word.length > 1 && inCapitals(word);
  if (own.every(hasCase) && own.some(isCapital) && !own.every(isCapital)) return true;
  if (own.every((word) => isParticle(word) || isOrdinary(word, words))) return false;
  return !begins(found, words) && !isAmong(found, words);
}

function isCut(found: Found, words: Words): boolean {
  const own = namesIn(found.name);
  if (!haveCapitals(own) || isBeforeName(found, words)) return false;
  if (hasForeignInitial(found, words) || isRightAfterName(found, words)) return false;
  return found.title !== '' || !(begins(found, words) || own.every((word) => isOrdinary(word, words)));
}

/** Russian has the verb first: `Выступил И. Морозов.` Such places are numbered, as all that is not the whole name. */
function isAfterVerb(found: Found): boolean {
  const before = beforeOf(found);
  const [written = ''] = /(?<![\p{L}\p{M}])\p{Script=Cyrillic}[\p{L}\p{M}]+[^\S\n]*$/u.exec(before) ?? [];
  return written !== '' && isSentenceStart(before.slice(0, before.length - written.length));
}
/** `Соколова А.П.` is not Анна Викторовна. */
const isBeforeInitial = ({ typed, to }: Found): boolean =>
  /^-?\p{L}\p{M}*\./u.test(typed.slice(to, to + MAX_INITIAL)) && /\.$/.test(typed.slice(0, to));
/** In a list of names with the family name first. */
const isAfterComma = ({ typed, from }: Found): boolean =>
  /[,،][^\S\n]*$/u.test(typed.slice(Math.max(0, from - MAX_INITIAL), from));

/** `Ana García y López` is one person, and `Ana García y Luis Pérez` are two. */
const isBeforeSecondFamily = (found: Found): boolean =>
  /^[^\S\n]+[yei][^\S\n]+\p{Lu}[\p{L}\p{M}]+(?![\p{L}\p{M}]|[^\S\n]+\p{Lu})/u.test(afterOf(found));

/** Has every word of the name, and may be somebody else: with another initial, in the other order, among signs of a name. */
function mayBeOther(found: Found, form: Form, words: Words): boolean {
  const { name, typed, from, title, to, after } = found;
  if (form === 'wrapped' || isInFile(name)) return true;
  if (isUnspaced(name)) return isInHan(typed.slice(0, from + title.length), name, after + typed.slice(to));
  if (isBeforeSecondFamily(found)) return true;
  if (words.written.has(name)) return false;
  const keys = keysOfName(name);
  if (words.own.every((own) => keys.length > keysOfName(own.join(' ')).length)) return true;
  const isCapital = (word: string): boolean => word.length > 1 && hasCase(word) && inCapitals(word);
  const own = namesIn(name);
  const isFamilyFirst = isCapital(own[0] ?? '') && !own.every(isCapital);
  if (form === 'whole') return isFamilyFirst;
  return form === 'turned' && !/[,،、]/.test(name) && !isFamilyFirst && !/\p{Script=Cyrillic}/u.test(name);
}

type Certain = (found: Found, words: Words) => boolean;
const FORMS = ['whole', 'turned', 'cut', 'short', 'families', 'wrapped'] as const;
const CERTAIN: Readonly<Record<(typeof FORMS)[number], Certain>> = {
  whole: isWhole,
  turned: isTurned,
  cut: isCut,
  short: (found, words) =>
    haveCapitals(namesIn(found.name)) &&
    !isBeforeName(found, words) &&
    !(isRightAfterName(found, words) && !isAfterVerb(found)) &&
    !isBeforeInitial(found) &&
    !hasForeignInitial(found, words),
  wrapped: (found, words) =>
    found.name.includes('\n') && !isAfterComma(found) && !isAmong(found, words) && isWhole(found, words),
  families: (found, words) => found.after !== '' || (isTitled(found, words) && !isBeforeName(found, words)),
};

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
  readonly form: Form;
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
    const all = (form === 'wrapped' ? called.whole : called[form]) ?? [];
    const names = all.filter((name) => (form === 'families' ? isSpoken(name) : form !== 'wrapped' || / /.test(name)));
    const pattern = `(?:${others})|(${oneOf(names, form)})${maybeAfter}`;
    return names.length === 0 ? [] : [{ form, pattern: new RegExp(pattern, 'gu'), isCertain: CERTAIN[form] }];
  });
}
/** The titles before a name, in the folded text. A title on a line of its own is somebody else’s. */
const titlesBefore = (titles: readonly string[]): RegExp =>
  new RegExp(`(?:(?:${oneOf(titles, 'titles')})(?:\\.\\s*|\\s*/\\s*|${BLANK}+)){1,3}$`, 'u');
/** The most characters that titles take. */
const MAX_TITLES = 60;
/** One sign alone says nothing after a title. */
const isSpoken = (name: string): boolean => foldedName(name).length > 1 || isUnspaced(name);

/** A place where somebody is named. */
interface Spot {
  readonly from: number;
  readonly to: number;
  /** Every word of the name is in it, and nothing before it makes it a longer one. */
  readonly isWhole: boolean;
  /** What is before it and may be another given name. */
  readonly before: string;
  /** It is one of the words that an officer looks for besides. */
  readonly isAsked?: true;
}

/** Makes a function that finds every place where the person is named with certainty, in the order of the text. */
function spotFinder(called: Called): (typed: string) => Spot[] {
  const all = FORMS.flatMap((form) => (form === 'wrapped' ? [] : (called[form] ?? [])));
  const findAlso = askedFinder(called);
  if (all.length === 0) return findAlso;
  const findLoose = looseFinder(called);
  const findAsked = (typed: string): Spot[] => {
    const loose = findLoose(typed);
    return [...loose, ...findAlso(covered(typed, loose))];
  };
  const any = anyOf(all);
  const passes = passesOf(called);
  const titles = titlesBefore(called.titles);
  const lettered = letteredOf(called.lettered);
  const words = {
    ordinary: foldedSet(called.ordinary),
    openers: foldedSet(called.openers),
    marked: markedOf(called.titles),
    titles: foldedSet(called.titles),
    bodies: foldedSet(called.bodies),
    shortNames: foldedSet(called.shortNames),
    written: new Set(called.whole.map((name) => name.normalize())),
    own: (called.own ?? []).map((name) => name.split(' ')),
  };
  const isTheirs = (found: Found, isCertain: Certain): boolean =>
    isCertain(found, words) &&
    !isOfPart(found, lettered) &&
    !isPartOfLonger({ ...found, from: found.from + found.title.length }) &&
    !isOfTwo(found) &&
    !isInLink(found);
  const endsAt = (found: Found): number => endWithInitials(found, words);
  const wholeNames = (called.own ?? []).map(keysOfName);
  return (typed) => {
    if (!any.test(fold(typed).text)) return findAsked(typed);
    const spots: Spot[] = [];
    let open = typed;
    for (const { form, pattern, isCertain } of passes) {
      if (form === 'wrapped' && !typed.includes('\n')) continue;
      const found = foundIn(open, { pattern, titles, endsAt }, (one) => isTheirs(one, isCertain));
      for (const one of found) {
        const keys = new Set(keysOfName(one.name));
        const before = maybeGiven({ ...one, typed }, words);
        const hasAll = wholeNames.some((own) => own.every((key) => keys.has(key)));
        spots.push({
          from: one.from,
          to: one.to,
          before,
          isWhole: hasAll && before === '' && !mayBeOther({ ...one, typed }, form, words),
        });
      }
      open = covered(open, found);
    }
    return [...spots, ...findAsked(open)].sort((a, b) => a.from - b.from);
  };
}

/** One word in a field of its own: `open`, `UNA/2026/1`. Of these only what looks like a name is somebody. */
const isValue = (typed: string): boolean =>
  !/\s/u.test(typed.trim()) && !isUnspaced(typed) && (/[\p{N}/]/u.test(typed) || /^\P{L}*\p{Ll}/u.test(typed));
/** Makes a function that finds the words which an officer looks for besides, whatever their case. Links stay. */
function askedFinder({ also = [] }: Called): (typed: string) => Spot[] {
  const words = also.filter((one) => wordsOfName(one).length > 0);
  if (words.length === 0) return () => [];
  const pattern = new RegExp(oneOf(words, 'also'), 'gu');
  return (typed) => {
    if (isValue(typed)) return [];
    const folded = fold(typed);
    return [...folded.text.matchAll(pattern)].flatMap((match) => {
      const [from, to] = placeOf(folded, typed, match.index, match.index + match[0].length);
      const found = { typed, from, to, name: typed.slice(from, to), title: '', after: '' };
      return isInLink(found) ? [] : [{ from, to, isWhole: false, before: '', isAsked: true as const }];
    });
  };
}
/** Between the words of a name that somebody marked up, put in brackets or used for a file: `*Zelda* Okoroafor`. */
const LOOSE = `(?:${BLANK}|[*_~"'«»()\\[\\],./-]){1,4}`;
/** Words without anything between them are a name from this length on. */
const MIN_RUN_TOGETHER = 8;
/**
 * Makes a function that finds the words of the whole name where signs stand between them, where a word follows that may be
 * of a longer name, or with an initial that has no dot. They may be somebody else's, and go only where an officer says so.
 */
function looseFinder({ whole, turned, short, others, own = [], ordinary = [] }: Called): (typed: string) => Spot[] {
  const isPlain = foldedSet(ordinary);
  const initials = short.filter((name) => wordsOfName(name).every((word) => !isPlain.has(word)));
  // Somebody else may be called so too, with a longer name: it is asked about.
  const ownTurned = own.map((name) => name.replace(/^(.+)\s(\S+)$/u, '$2 $1'));
  const forms = [...whole, ...turned, ...ownTurned, ...initials].map((name) => wordsOfName(spelledOut(name)));
  const runs = forms.filter((words) => words.length > 1 && !isUnspaced(words.join('')));
  if (runs.length === 0) return () => [];
  const patterns = runs.flatMap((words) => {
    const all = words.map(wordPattern);
    const isLong = words.every((word) => word.length > 1) && words.join('').length >= MIN_RUN_TOGETHER;
    return [all.join(LOOSE), ...(isLong ? [all.join('')] : [])];
  });
  const sorted = [...new Set(patterns)].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`(?:${oneOf(others, 'others')})|(${START}(?:${sorted.join('|')})${END})`, 'gu');
  return (typed) => {
    const folded = fold(typed);
    return [...folded.text.matchAll(pattern)].flatMap((match) => {
      if (match[1] === undefined) return [];
      const at = placeOf(folded, typed, match.index, match.index + match[0].length);
      const [from, to] = withPairs(typed, ...at);
      const found = { typed, from, to, name: typed.slice(from, to), title: '', after: '' };
      const isMarked = /[^\p{L}\p{M}\s.-]/u.test(found.name) || !/[\s.-]/u.test(found.name);
      const isInitial = /(?<![\p{L}\p{M}])\p{L}$/u.test(found.name) && typed.charAt(to) === '.';
      const isTheirs = !isInitial && (isMarked || haveCapitals(wordsIn(found.name)));
      return !isTheirs || isInLink(found) || isOfTwo(found) || isPartOfLonger(found)
        ? []
        : [{ from, to, isWhole: false, before: '', isAsked: true as const }];
    });
  };
}

/** Signs that belong together, of which one is in the name. */
const PAIRS = ['**', '__', '~~', '""', '()', '[]', '«»'] as const;
function withPairs(typed: string, from: number, to: number): readonly [from: number, to: number] {
  const name = typed.slice(from, to);
  const [before, after] = [typed.charAt(from - 1), typed.charAt(to)];
  const isOpened = PAIRS.some(([open = '', end = '']) => before === open && name.includes(end));
  const isEnded = PAIRS.some(([open = '', end = '']) => after === end && name.includes(open));
  return [from - (isOpened ? 1 : 0), to + (isEnded ? 1 : 0)];
}

/** The text with these parts of it, in their order, as `put` gives them. */
function replacedAt<At extends Pick<Spot, 'from' | 'to'>>(
  typed: string,
  parts: readonly At[],
  put: (part: At) => string,
): string {
  let done = 0;
  const said = parts.map((part) => {
    const before = typed.slice(done, part.from);
    done = part.to;
    return `${before}${put(part)}`;
  });
  return parts.length === 0 ? typed : `${said.join('')}${typed.slice(done)}`;
}
/** What was found is not looked at again, and all else keeps its place. */
const covered = (typed: string, found: readonly Pick<Spot, 'from' | 'to'>[]): string =>
  replacedAt(typed, found, ({ from, to }) => COVER.repeat(to - from));
const COVER = '|';

/** Makes a function that puts a text in place of the person's names, and leaves all else as it was typed. */
export function nameReplacer(called: Called, put: string): (typed: string) => string {
  const find = spotFinder(called);
  const [kept, taken] = [new Set(called.kept), new Set(called.taken)];
  return (typed) => {
    const all = find(typed);
    const keys = kept.size + taken.size === 0 ? [] : keysOfSpots(typed, all);
    const goes = ({ isWhole, isAsked }: Spot, key = ''): boolean =>
      isAsked ? taken.has(key) : isWhole || !kept.has(key);
    const spots = all.filter((spot, i) => goes(spot, keys[i]));
    return replacedAt(typed, spots, () => put);
  };
}

/** Somebody named with a part of their name, `Mr. Nguyen`, or with more than is known of it, `Ana Maria García`. */
export interface NamedInPart {
  readonly written: string;
  /** What is written here and around it, to know the place again. */
  readonly key: string;
  /** Where in the text it begins. */
  readonly at: number;
  /** Some words before and after it. */
  readonly around: readonly [before: string, after: string];
  /** An officer looks for it besides: it stays, if they do not take it. */
  readonly asked?: true;
}
/** Makes a function that finds what would be replaced, and is not the whole name or may be a longer one; and what is asked for besides. */
export function partFinder(called: Called): (typed: string) => NamedInPart[] {
  const find = spotFinder(called);
  return (typed) => {
    const spots = find(typed);
    const keys = keysOfSpots(typed, spots);
    return spots.flatMap(({ from, to, isWhole, before, isAsked: asked }, i) => {
      if (isWhole) return [];
      const start = from - before.length;
      const written = shownText(typed.slice(start, to));
      // Where it would end in the middle of the name, it has all of it: half of one is not found again.
      const around = aroundOf(typed, start, to, spots);
      return [{ written, key: keys[i] ?? '', at: from, around, ...(asked && { asked }) }];
    });
  };
}
/** As many characters to each side show an officer who is meant. */
const MAX_SHOWN = 40;
const shownText = (text: string): string => text.replace(/\s+/g, ' ');
/** What stands before and after a place, with whole words where there are blanks. */
function aroundOf(
  typed: string,
  from: number,
  to: number,
  spots: readonly Pick<Spot, 'from' | 'to'>[],
): readonly [before: string, after: string] {
  let [start, end] = [Math.max(0, from - MAX_SHOWN), Math.min(typed.length, to + MAX_SHOWN)];
  start += start === 0 ? 0 : (/^[^\s]*\s(?=.)|^[\udc00-\udfff]/su.exec(typed.slice(start, from))?.[0].length ?? 0);
  end -= end === typed.length ? 0 : (/(?<=.)\s[^\s]*$|[\ud800-\udbff]$/su.exec(typed.slice(to, end))?.[0].length ?? 0);
  for (const spot of spots) {
    if (spot.from < start && spot.to > start) start = spot.from;
    if (spot.from < end && spot.to > end) end = spot.to;
  }
  return [
    shownText(`${start === 0 ? '' : '…'}${typed.slice(start, from)}`),
    shownText(`${typed.slice(to, end)}${end === typed.length ? '' : '…'}`),
  ];
}
/** Of places that are written alike, with the same around them, each has its number. */
function keysOfSpots(typed: string, spots: readonly Spot[]): string[] {
  const seen = new Map<string, number>();
  return spots.map((spot) => {
    const key = keyOfSpot(typed, spot);
    const n = seen.get(key) ?? 0;
    seen.set(key, n + 1);
    return n === 0 ? key : `${key}\u0000${n}`;
  });
}
/** The characters to each side by which a place is known again. */
const MAX_KEY = 80;
const keyOfSpot = (typed: string, { from, to }: Spot): string =>
  [typed.slice(Math.max(0, from - MAX_KEY), from), typed.slice(from, to), typed.slice(to, to + MAX_KEY)].join('\u0000');

interface Looked {
  readonly pattern: RegExp;
  readonly titles: RegExp;
  readonly endsAt: (found: Found) => number;
}
function foundIn(typed: string, { pattern, titles, endsAt }: Looked, isTheirs: (found: Found) => boolean): Found[] {
  const folded = fold(typed);
  const all: Found[] = [];
  let doneFolded = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(folded.text); match; match = pattern.exec(folded.text)) {
    const [whole, own, after = ''] = match;
    if (own === undefined) continue;
    const before = folded.text.slice(Math.max(doneFolded, match.index - MAX_TITLES), match.index);
    const at = match.index - (titles.exec(before)?.[0].length ?? 0);
    const [from, until] = placeOf(folded, typed, at, match.index + whole.length);
    const [begins, last] = placeOf(folded, typed, match.index, match.index + own.length);
    const alone = { typed, from, to: until, name: typed.slice(begins, last), title: typed.slice(from, begins), after };
    const to = after === '' ? endsAt(alone) : until;
    const found = { ...alone, to };
    if (!isTheirs(found)) {
      // Another form may begin within what was found: `Mr. Diallo, M.-A. Diallo`.
      pattern.lastIndex = match.index + 1;
      continue;
    }
    all.push(found);
    doneFolded = foldedAt(folded, match.index + whole.length, to);
    pattern.lastIndex = doneFolded;
  }
  return all;
}

/** The place in the folded text of what stands at `to` in the typed one. */
function foldedAt({ text, places }: Folded, from: number, to: number): number {
  let at = from;
  while (at < text.length && (places?.[at] ?? at) < to) at += 1;
  return at;
}

/**
 * Why a word of somebody's name stays: it may be a word or somebody else, another one on the roll has it too, somebody who is
 * erased had it, it is in a longer name, or in a link.
 */
export const STAYS = ['word', 'shared', 'erased', 'longer', 'link'] as const;
export type Stays = (typeof STAYS)[number];

/** What may be the person's family name or something else. */
export interface Alone {
  readonly words: readonly string[];
  /** Which of the words others have in their names. */
  readonly shared: readonly string[];
  /** Which of the words were in the name of somebody who is erased. */
  readonly erased?: readonly string[];
  /** Whole names of others that have such a word in them, and do not mean the person. */
  readonly others: readonly string[];
  /** Which of the words are given names, that count after a title alone. */
  readonly given?: readonly string[];
  readonly titles?: readonly string[];
  /** Names of months: with a day or a year they are no names of people. */
  readonly months?: readonly string[];
}

/** Makes a function that says why a text keeps one of the words, written as a name and not in the name of somebody else. */
export function nameFinder({
  words,
  shared,
  erased = [],
  others,
  given = [],
  titles = [],
  months = [],
}: Alone): (typed: string) => Stays[] {
  if (words.length === 0) return () => [];
  const pattern = new RegExp(`(?:${oneOf(others, 'others')})|(${oneOf(words, 'families')})`, 'gu');
  const any = anyOf(words);
  const taken = new Map<string, Stays>([
    ...erased.flatMap(keysOfName).map((key) => [key, 'erased'] as const),
    ...shared.flatMap(keysOfName).map((key) => [key, 'shared'] as const),
  ]);
  const afterTitle = new Set(given.flatMap(keysOfName));
  const before = titlesBefore(titles);
  const isTitle = (text: string): boolean => titles.length > 0 && before.test(text.slice(-MAX_TITLES));
  const dated = foldedSet(months);
  return (written) => {
    const typed = decoded(written);
    const folded = fold(typed);
    if (!any.test(folded.text)) return [];
    const found = new Set<Stays>();
    for (const match of folded.text.matchAll(pattern)) {
      if (match[1] === undefined) continue;
      const [from, to] = placeOf(folded, typed, match.index, match.index + match[0].length);
      const name = typed.slice(from, to);
      if (keysOfName(name).every((key) => afterTitle.has(key)) && !isTitle(folded.text.slice(0, match.index))) continue;
      if (dated.has(foldedName(name)) && isInDate(typed, from, to)) continue;
      const why = whyStays({ typed, from, to, name, title: '', after: '' }, taken);
      if (why !== undefined) found.add(why);
    }
    return [...found];
  };
}
/** What a link has in codes, as it is read: `Qui%C3%B1ones`. A blank would end the link. */
const decoded = (text: string): string =>
  text.replace(/(?:%[0-9a-f]{2})+/giu, (codes) => {
    try {
      return decodeURIComponent(codes).replace(/\s/gu, '_');
    } catch {
      return codes.replace(/[0-9a-f]/giu, '_');
    }
  });
/** `29 May`, `May 2026`, `1er mai`, `29 de mayo`. */
const isInDate = (typed: string, from: number, to: number): boolean =>
  /\p{N}(?:st|nd|rd|th|er|[ºª.])?[^\S\n]+(?:de[^\S\n]+)?$/u.test(typed.slice(Math.max(0, from - MAX_DATE), from)) ||
  /^,?[^\S\n]+(?:de[^\S\n]+)?\p{N}{1,4}(?![\p{L}\p{N}])/u.test(typed.slice(to, to + MAX_DATE));
const MAX_DATE = 12;
const NOTHING_ELSE = { titles: new Set<string>(), bodies: new Set<string>() };
function whyStays(found: Found, taken: ReadonlyMap<string, Stays>): Stays | undefined {
  const { name } = found;
  if (isInLink(found)) return 'link';
  if (!haveCapitals(wordsIn(name))) return undefined;
  const others = keysOfName(name).flatMap((key) => taken.get(key) ?? []);
  if (others.length > 0) return others.includes('shared') ? 'shared' : 'erased';
  return isPartOfLonger(found) || isBeforeName(found, NOTHING_ELSE) ? 'longer' : 'word';
}
