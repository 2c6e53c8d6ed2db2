/** How a person is called by what the roll says: order, comma, brackets, middle names, initials. Pure. */
import { isParticle, wordsOfName, type Called } from './called.ts';
import { entityNamed } from './entities.ts';
import type { PersonId } from './ids.ts';
import { everyone, type FormerPerson, type Roll } from './people.ts';
import { REMOVED, type Replacement } from './replace.ts';

/** A person's names, the earlier ones too. */
export const namesOfPerson = ({ name, formerNames = [] }: Pick<FormerPerson, 'name' | 'formerNames'>): string[] => [
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

/** More words make more names than anybody writes. */
const MAX_WORDS = 6;

function partsOf(name: string, roll: Roll, titles: ReadonlySet<string>): Parts {
  const without = name.replace(/\([^()]*\)|\[[^\][]*\]/g, ' ').split(/\s[-–—]\s|[/|;()[\]]/)[0] ?? '';
  const [first = [], ...more] = without.split(/[,،、]/).map((part, i) => {
    const words = part.split(/\s+/).map(bareWord).filter(Boolean);
    while (words.length > 1 && titles.has(wordsOfName(words[0] ?? '').join(' '))) words.shift();
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

type Chosen = readonly (readonly [word: string, place: number])[];
/** The name with each choice of its middle words left out. */
function abridged(words: readonly string[]): Chosen[] {
  const placed = words.map((word, place) => [word, place] as const);
  const [first, last, middle] = [placed[0], placed.at(-1), placed.slice(1, -1)];
  if (!first || !last || words.length < 2 || words.length > MAX_WORDS) return [placed];
  const choices = middle.reduce<Chosen[]>((all, one) => all.flatMap((some) => [some, [...some, one]]), [[]]);
  // What is left must not begin or end with a particle.
  return choices.map((some) => [first, ...some, last]);
}

const spoken = (words: readonly string[]): string => words.join(' ');

/** What each name may be written as, before anybody else is thought of. */
interface Forms {
  readonly whole: readonly string[];
  readonly turned: readonly string[];
  readonly short: readonly string[];
  readonly families: readonly string[];
  readonly alone: readonly string[];
}
function formsOf({ words, given }: Parts): Forms {
  const n = words.length;
  if (n < 2) return { whole: words, turned: [], short: [], families: [], alone: [] };
  const splits = given === undefined ? Array.from({ length: n - 1 }, (_, i) => i + 1) : [given];
  const chosen = abridged(words);
  const family = given === undefined ? [] : words.slice(given);
  const whole = [...chosen.map((some) => spoken(some.map(([word]) => word)))];
  // Of two family names the first alone is used too, where it is known that it is one.
  if (family.length > 1 && !isParticle(family[0] ?? '')) whole.push(spoken([words[0] ?? '', family[0] ?? '']));
  const turned = chosen.flatMap((some) =>
    splits.flatMap((split) => {
      const [before, after] = [some.filter(([, at]) => at < split), some.filter(([, at]) => at >= split)];
      return before.length === 0 || after.length === 0
        ? []
        : [`${spoken(after.map(([word]) => word))}, ${spoken(before.map(([word]) => word))}`];
    }),
  );
  const tails = [...splits.map((split) => spoken(words.slice(split))), words.at(-1) ?? '', family[0] ?? ''].filter(
    Boolean,
  );
  const initial = (word: string): string => Array.from(word)[0] ?? '';
  const shorts = [
    ...tails.map((tail) => [initial(words[0] ?? ''), tail] as const),
    // The roll may have the family name first.
    ...(given === undefined ? [[initial(words.at(-1) ?? ''), words[0] ?? ''] as const] : []),
  ];
  return {
    whole,
    turned,
    short: shorts.flatMap(([letter, tail]) => [`${letter}. ${tail}`, `${tail}, ${letter}.`]),
    families: [...tails, words[0] ?? ''],
    alone: (given === undefined ? words.slice(1) : family).flatMap((word) => word.split(/[-‐‑]/)),
  };
}

/** What the record calls a person, and the words that may be their family name or something else. */
export interface Callings {
  readonly called: Called;
  readonly alone: readonly string[];
  /** Whole names of others that have such a word in them. */
  readonly others: readonly string[];
}

/** Words around names, in every language. */
type Around = Pick<Called, 'titles' | 'lettered'>;

export function callingsOf(
  roll: Roll,
  person: Pick<FormerPerson, 'id' | 'name' | 'formerNames'>,
  { titles, lettered }: Around,
): Callings {
  const known = new Set(titles.map((title) => wordsOfName(title).join(' ')));
  const others = [...everyone(roll), ...Object.values(roll.formerPeople ?? {})]
    .filter(({ id }) => id !== person.id)
    .flatMap(namesOfPerson)
    .map((name) => ({ name, words: new Set(partsOf(name, roll, known).words.flatMap(wordsOfName)) }));
  const taken = new Set(others.flatMap(({ words }) => [...words]));
  const names = namesOfPerson(person).map((name) => ({ name, parts: partsOf(name, roll, known) }));
  const has = ({ words }: { readonly words: ReadonlySet<string> }, own: readonly string[]): boolean =>
    own.length > 0 && own.every((word) => words.has(word));
  const isOthers = (form: string): boolean => others.some((other) => has(other, wordsOfName(form)));
  const isFree = (tail: string): boolean => wordsOfName(tail).some((word) => !isParticle(word) && !taken.has(word));
  const forms = names.map(({ parts }) => formsOf(parts));
  // The whole name is theirs where another's is longer. That one stays.
  const exact = names.flatMap(({ name, parts: { words } }) => {
    const own = words.flatMap(wordsOfName);
    const isSame = others.some((other) => has(other, own) && other.words.size <= new Set(own).size);
    return isSame ? [] : [name, spoken(words)];
  });
  const longer = others.filter((other) => names.some(({ parts }) => has(other, parts.words.flatMap(wordsOfName))));
  const alone = forms
    .flatMap((form) => form.alone)
    .filter((word) => word.length > 1 && !/^\p{Ll}/u.test(word) && !isParticle(word) && !entityNamed(roll, word));
  const aloneWords = alone.flatMap(wordsOfName);
  return {
    called: {
      whole: [...new Set([...exact, ...forms.flatMap(({ whole }) => whole).filter((form) => !isOthers(form))])].filter(
        (name) => wordsOfName(name).length > 0,
      ),
      turned: [...new Set(forms.flatMap(({ turned }) => turned))].filter((form) => !isOthers(form)),
      short: [...new Set(forms.flatMap(({ short }) => short))].filter(isShortFree),
      families: [...new Set(forms.flatMap(({ families }) => families))].filter(isFree),
      titles,
      lettered,
      others: longer.map(({ name }) => name),
    },
    alone: [...new Set(alone)],
    others: others.filter(({ words }) => aloneWords.some((word) => words.has(word))).map(({ name }) => name),
  };
  function isShortFree(short: string): boolean {
    return wordsOfName(short).some((word) => word.length > 1 && !isParticle(word) && !taken.has(word));
  }
}

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
