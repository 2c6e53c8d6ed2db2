/** How a person is called by what the roll says: order, comma, brackets, middle names, initials. Pure. */
import type { Alone, Called } from './called.ts';
import { entityNamed } from './entities.ts';
import type { PersonId } from './ids.ts';
import {
  foldedName,
  hasCase,
  isHangul,
  isParticle,
  isServant,
  isSmall,
  isUnspaced,
  keysOfName,
  spelledOut,
  wordsOfName,
} from './nameWords.ts';
import { formMarkOf, markOf, type NameMarks } from './nameMarks.ts';
import { everyone, type FormerPerson, type Roll } from './people.ts';
import { REMOVED, type Replacement } from './replace.ts';

/** A person's names, the earlier ones too. */
const namesOfPerson = ({ name, formerNames = [] }: Pick<FormerPerson, 'name' | 'formerNames'>): string[] => [
  ...new Set([name, ...formerNames.map((one) => one.name)]),
];

/** A name in its parts. Which word is the family name is known by a comma or capitals: `DIALLO, Marc`, `Marc DIALLO`. */
interface Parts {
  readonly words: readonly string[];
  /** How many of the words are given names, where that is known. */
  readonly given?: number;
}

/** After a name, and not of it. */
const ENDINGS: ReadonlySet<string> = new Set(
  'jr sr junior senior ii iii iv phd ph.d md m.d mba msc ma ba dr esq'.split(' '),
);
const isEnding = (word: string): boolean => ENDINGS.has(word.toLowerCase().replace(/\.$/, ''));
/** Without signs around it, and without the dot of an initial. */
const bareWord = (word: string): string =>
  word.replace(/^[^\p{L}\p{N}]+|(?<![^\p{L}\p{M}\p{N}])[^\p{L}\p{M}\p{N}]+$/gu, '');
const areCapitals = (word: string): boolean => /\p{Lu}.*\p{Lu}/u.test(word) && !/\p{Ll}/u.test(word);

/** As it is written, marks and all: `Chi` is a name, and `Chị` a title. */
export const asTitle = (word: string): string => word.normalize().toLowerCase();
/** Titles that are given names too: on the roll they are names. */
const NAMES_TOO: ReadonlySet<string> = new Set('anh don dona col hon ing sig d m mm'.split(' '));

/** The titles that are no names: `Don Johnson` has none. */
export const titlesAlone = (titles: readonly string[]): ReadonlySet<string> =>
  new Set(titles.map(asTitle).filter((title) => !NAMES_TOO.has(title)));

/** `عبد الله`, in one word or two, is one name. */
const joined = (words: readonly string[]): string[] =>
  words.flatMap((word, i) =>
    isServant(words[i - 1] ?? '')
      ? []
      : isServant(word) && words[i + 1] !== undefined
        ? [`${word} ${words[i + 1] ?? ''}`]
        : [spelledOut(word) === word || !word.startsWith('عبد') ? word : spelledOut(word)],
  );

/** More words make more names than anybody writes. */
const MAX_WORDS = 6;

function partsOf(name: string, roll: Roll, titles: ReadonlySet<string>): Parts {
  const without = name.replace(/\([^()]*\)|\[[^\][]*\]/g, ' ').split(/\s[-–—]\s|[/|;()[\]]/)[0] ?? '';
  const [first = [], ...more] = without.split(/[,،、]/).map((part, i) => {
    const words = joined(part.split(/\s+/).map(bareWord).filter(Boolean));
    while (words.length > 1 && titles.has(asTitle(words[0] ?? ''))) words.shift();
    while (words.length > (i === 0 ? 1 : 0) && isEnding(words.at(-1) ?? '')) words.pop();
    return words;
  });
  const given = more.filter((words) => words.length > 0 && !entityNamed(roll, words.join(' '))).flat();
  if (given.length > 0) return { words: [...given, ...first], given: given.length };
  const capitals = first.filter(areCapitals).length;
  if (capitals === 0 || capitals === first.length) return { words: first };
  if (first.slice(0, capitals).every(areCapitals))
    return { words: [...first.slice(capitals), ...first.slice(0, capitals)], given: first.length - capitals };
  if (first.slice(-capitals).every(areCapitals)) return { words: first, given: first.length - capitals };
  return { words: first };
}

/** A word and its place in the name. */
type Placed = readonly [word: string, place: number];
type Chosen = readonly Placed[];
const placed = (words: readonly string[]): Chosen => words.map((word, place) => [word, place] as const);
/** Each choice of the words, their order kept. */
const choicesOf = (words: Chosen): Chosen[] =>
  words.reduce<Chosen[]>((all, one) => all.flatMap((some) => [some, [...some, one]]), [[]]);
/** The name with each choice of its middle words left out. */
function abridged(words: readonly string[]): Chosen[] {
  const all = placed(words);
  const [first, last, middle] = [all[0], all.at(-1), all.slice(1, -1)];
  if (!first || !last || words.length < 2 || words.length > MAX_WORDS) return [all];
  // What is left must not begin or end with a particle.
  return choicesOf(middle).map((some) => [first, ...some, last]);
}

/** Family names that stand first: without the last word these names are somebody else’s, `Nguyễn Thị` of Nguyễn Thị Lan. */
const FAMILY_FIRST: ReadonlySet<string> = new Set(
  (
    'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh truong ' +
    'kim lee park pak choi jung jeong kang cho yoon yun jang lim han oh seo shin kwon hwang ahn song ' +
    'wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo lin he gao luo zheng liang xie tang deng feng cao'
  ).split(' '),
);
const isName = (word: string): boolean => !isSmall(word) && !isParticle(word);
/** The name without its last word: of two family names the first alone is used too. */
function shortened({ words, given }: Parts): Chosen[] {
  const [first, ...middle] = placed(words).slice(0, -1);
  const [name = ''] = words;
  const isKnown = given !== undefined;
  if (!first || words.length > MAX_WORDS || !words.every(hasCase) || !isName(name)) return [];
  if (!isKnown && FAMILY_FIRST.has(foldedName(name))) return [];
  const choices = choicesOf(middle).filter((some) => {
    const [word, place] = some.at(-1) ?? ['', 0];
    return some.length > 0 && isName(word) && (!isKnown || place >= given);
  });
  return choices.map((some) => [first, ...some]);
}

const spoken = (words: readonly string[]): string => words.join(' ');
const spokenOf = (some: Chosen): string => spoken(some.map(([word]) => word));

/** A script without capitals and with blanks, whose names are many: a given name after a title may be anybody's. */
const isCaseless = (words: readonly string[]): boolean =>
  !words.some((word) => hasCase(word) || isUnspaced(word) || isHangul(word));

/** Words that stand together in the name and can be said alone: they begin with a name or a particle, and end with a name. */
function runsOf(words: readonly string[]): string[] {
  const shortest = isCaseless(words) ? 2 : 1;
  const all = words.length > MAX_WORDS ? words.slice(-MAX_WORDS) : words;
  return all.flatMap((word, from) =>
    isName(word) || isParticle(word)
      ? all.flatMap((end, to) => (to >= from + shortest - 1 && isName(end) ? [spoken(all.slice(from, to + 1))] : []))
      : [],
  );
}
/** The shortest part of a double family name that is taken for one. */
const MIN_PART = 3;
/** Each name of `Dupont-Moretti`. */
const partsOfDouble = (word: string): string[] => {
  const parts = word.split(/[-‐‑]/);
  return parts.length > 1 && parts.every((part) => part.length >= MIN_PART && isName(part)) ? parts : [];
};

/** Chinese family names of two signs. */
const COMPOUND = /^(?:欧阳|歐陽|司马|司馬|诸葛|諸葛|上官|司徒|夏侯|东方|東方|皇甫|令狐|端木|公孙|公孫)/u;
/** A name without blanks in its script: the family name is its first sign or its first two, and the rest may follow alone. */
function unspacedFamilies(word: string): string[] {
  const signs = Array.from(word);
  const isJapanese = signs.length > MIN_PART || COMPOUND.test(word);
  const families = [...(isJapanese ? [] : [1]), ...(signs.length > 2 ? [2] : [])];
  return [...families.map((n) => signs.slice(0, n).join('')), ...(signs.length > 2 ? [signs.slice(1).join('')] : [])];
}

/** What each name may be written as, before anybody else is thought of. */
interface Forms {
  readonly whole: readonly string[];
  readonly turned: readonly string[];
  readonly cut: readonly string[];
  readonly short: readonly string[];
  readonly families: readonly string[];
  readonly alone: readonly string[];
  /** What counts after a title alone. */
  readonly given: readonly string[];
}
const MIN_LATER = 4;
const initial = (word: string): string => Array.from(word)[0] ?? '';

function formsOf(parts: Parts): Forms {
  const { words, given } = parts;
  const n = words.length;
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (n < 2) {
    const families = isUnspaced(first) ? [first, ...unspacedFamilies(first)] : words;
    return { whole: words, turned: [], cut: [], short: [], families, alone: isUnspaced(first) ? [] : words, given: [] };
  }
  // Of four names the last three.
  const later = n >= MIN_LATER && isName(words[1] ?? '') ? [placed(words).slice(1)] : [];
  const splits = given === undefined ? Array.from({ length: n - 1 }, (_, i) => i + 1) : [given];
  const family = given === undefined ? words.slice(1) : words.slice(given);
  const doubles = partsOfDouble(last);
  const cut = [...shortened(parts), ...doubles.map((part): Chosen => [...placed(words.slice(0, -1)), [part, n - 1]])];
  const cuts = cut.flatMap((some) => {
    const [kept, dropped] = [spokenOf(some), some.some(([, place]) => place === n - 1) ? '' : initial(last)];
    return dropped === '' ? [kept] : [kept, `${kept} ${dropped}.`];
  });
  const turned = [...abridged(words), ...cut, ...later].flatMap((some) =>
    splits.flatMap((split) => {
      const [before, after] = [some.filter(([, at]) => at < split), some.filter(([, at]) => at >= split)];
      return before.length === 0 || after.length === 0 ? [] : [`${spokenOf(after)}, ${spokenOf(before)}`];
    }),
  );
  // `KIM, Min-ji`: the roll has the family name first.
  if (given === undefined && FAMILY_FIRST.has(foldedName(first))) turned.push(`${first}, ${spoken(words.slice(1))}`);
  const tails = [...splits.map((split) => spoken(words.slice(split))), last, ...doubles];
  const shorts = [
    ...[...tails, ...shortened(parts).flatMap((some) => some.at(-1)?.[0] ?? [])].map((tail) => [initial(first), tail]),
    // The roll may have the family name first.
    ...(given === undefined ? [[initial(last), first]] : []),
    ...(given === undefined && n > 2 ? [[`${initial(words.at(-2) ?? '')}. ${initial(last)}`, first]] : []),
  ];
  return {
    whole: abridged(words).map(spokenOf),
    turned,
    cut: [...cuts, ...later.map(spokenOf)],
    short: shorts.flatMap(([letter = '', tail = '']) => [`${letter}. ${tail}`, `${tail}, ${letter}.`]),
    families: isCaseless(words) ? [last, ...runsOf(words)] : [...tails, first, ...runsOf(words)],
    alone: family.flatMap((word) => word.split(/[-‐‑]/)),
    given: isCaseless(words) ? words.slice(0, -1) : [],
  };
}

/** What the record calls a person, and the words that may be their family name or something else. */
export interface Callings {
  readonly called: Called;
  readonly alone: Alone;
  /** What is kept of the names when the person is erased. */
  readonly marks: NameMarks;
}

/** Words around names, and words that are names too, in every language. */
type Around = Pick<Called, 'titles' | 'titlesAfter' | 'lettered' | 'ordinary' | 'openers'> & Pick<Alone, 'months'>;

export function callingsOf(
  roll: Roll,
  person: Pick<FormerPerson, 'id' | 'name' | 'formerNames'>,
  { titles, titlesAfter, lettered, ordinary = [], openers = [], months = [] }: Around,
): Callings {
  const known = titlesAlone(titles);
  const others = [...everyone(roll), ...Object.values(roll.formerPeople ?? {})]
    .filter(({ id }) => id !== person.id)
    .flatMap(namesOfPerson)
    .map((name) => ({ name, words: new Set(partsOf(name, roll, known).words.flatMap(keysOfName)) }));
  const taken = new Set(others.flatMap(({ words }) => [...words]));
  const names = namesOfPerson(person).map((name) => {
    const parts = partsOf(name, roll, known);
    return { name, parts, keys: parts.words.flatMap(keysOfName) };
  });
  const has = ({ words }: { readonly words: ReadonlySet<string> }, own: readonly string[]): boolean =>
    own.length > 0 && own.every((word) => isIn(words, word));
  // Somebody was called so who is erased: what stayed then is not this person's now.
  const [markedWords, markedForms] = [new Set(roll.nameMarks?.words), new Set(roll.nameMarks?.forms)];
  const wasBorne = (word: string): boolean => markedWords.has(markOf(word));
  const isOthers = (form: string): boolean =>
    others.some((other) => has(other, keysOfName(form))) || markedForms.has(formMarkOf(keysOfName(form)));
  const isFree = (tail: string): boolean =>
    keysOfName(tail).some((word) => !isParticle(word) && !isIn(taken, word) && !wasBorne(word));
  const isShortFree = (short: string): boolean =>
    keysOfName(short).some((word) => word.length > 1 && !isParticle(word) && !taken.has(word) && !wasBorne(word));
  const forms = names.map(({ parts }) => formsOf(parts));
  const all = (form: keyof Forms): string[] => [...new Set(forms.flatMap((one) => one[form]))];
  const isSame = (other: { readonly words: ReadonlySet<string> }): boolean =>
    names.some(({ keys }) => has(other, keys) && other.words.size <= new Set(keys).size);
  // The whole name is theirs where another's is longer. That one stays.
  const exact = names.flatMap(({ name, parts: { words }, keys }) => {
    const isAnothers = others.some((other) => has(other, keys) && isNoLonger(other.words, keys));
    return isAnothers || markedForms.has(formMarkOf(keys)) ? [] : [name, spoken(words)];
  });
  const longer = others.filter((other) => names.some(({ keys }) => has(other, keys)));
  const alone = all('alone').filter((word) => word.length > 1 && isName(word) && !entityNamed(roll, word));
  const given = all('given').filter((word) => !alone.includes(word) && word.length > 1 && isName(word));
  const isShared = (word: string): boolean => keysOfName(word).some((key) => taken.has(key));
  const aloneKeys = alone.flatMap(keysOfName);
  const own = new Set(names.flatMap(({ parts: { words } }) => words.flatMap(wordsOfName)));
  const ofOwn = (words: readonly string[]): string[] => words.filter((word) => own.has(foldedName(word)));
  return {
    called: {
      whole: [...new Set([...exact, ...all('whole').filter((form) => !isOthers(form))])].filter(
        (name) => wordsOfName(name).length > 0,
      ),
      turned: all('turned').filter((form) => !isOthers(form)),
      cut: all('cut').filter((form) => !isOthers(form)),
      short: all('short').filter(isShortFree),
      families: all('families').filter(isFree),
      titles,
      titlesAfter: titlesAfter ?? [],
      lettered,
      ordinary: ofOwn(ordinary),
      openers: ofOwn(openers),
      others: longer.map(({ name }) => name),
      own: names.map(({ parts }) => spoken(parts.words)),
      shortNames: [...taken].filter((word) => Array.from(word).length <= MAX_SHORT),
      bodies: Object.keys(roll.entities).flatMap((id) => id.split(/[\s-]+/)),
    },
    alone: {
      words: [...new Set([...alone, ...given])],
      given,
      titles,
      months,
      shared: alone.filter(isShared),
      erased: alone.filter((word) => !isShared(word) && keysOfName(word).some(wasBorne)),
      others: others
        .filter((other) => !isSame(other) && aloneKeys.some((word) => other.words.has(word)))
        .map(({ name }) => name),
    },
    marks: {
      words: names.flatMap(({ keys }) => keys.filter((key) => !isParticle(key)).flatMap(partsOfKey)).map(markOf),
      forms: [...names.map(({ keys }) => keys), ...[...all('whole'), ...all('turned'), ...all('cut')].map(keysOfName)]
        .filter((keys) => others.some((other) => has(other, keys)))
        .map(formMarkOf),
    },
  };
}
/** Of a name without blanks each beginning may be the family name. */
const partsOfKey = (key: string): string[] =>
  isUnspaced(key) ? Array.from(key).map((_, i, signs) => signs.slice(0, i + 1).join('')) : key.length > 1 ? [key] : [];
/** As long as a word with which a sentence begins may be. */
const MAX_SHORT = 2;
/** A name without blanks has the family name at its beginning. */
const isIn = (words: ReadonlySet<string>, word: string): boolean =>
  words.has(word) || (isUnspaced(word) && [...words].some((one) => one.startsWith(word)));
/** Of names without blanks, the signs are counted. */
const isNoLonger = (words: ReadonlySet<string>, own: readonly string[]): boolean =>
  words.size <= new Set(own).size && [...words].join('').length <= own.join('').length;

/** A roll as it is stored, with the accounts of its people. */
type StoredRoll = Roll & { readonly identities?: Readonly<Record<string, PersonId>> };

export const addressesOf = ({
  email,
  formerEmails = [],
}: Pick<FormerPerson, 'email' | 'formerEmails'>): readonly string[] => [email, ...formerEmails];

/** All that names a person: how they are called, addresses and accounts. What is exported is what would be erased. */
export function namingOf(
  roll: StoredRoll,
  person: Pick<FormerPerson, 'id' | 'name' | 'formerNames' | 'email' | 'formerEmails' | 'identities'>,
  around: Around,
  put: string,
): Replacement[] {
  const accounts = Object.entries(roll.identities ?? {}).flatMap(([account, id]) =>
    id === person.id ? [account] : [],
  );
  const identities = [...accounts, ...(person.identities ?? [])];
  const ids = identities.flatMap((one) => [one, one.slice(one.indexOf(':') + 1)]).filter((one) => one !== person.id);
  return [
    { find: person.name, put, called: callingsOf(roll, person, around).called },
    ...[...addressesOf(person), ...ids].map((find) => ({ find, put: REMOVED })),
  ];
}
