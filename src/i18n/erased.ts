/**
 * What stands in the record in place of an erased person is stored in one language, also inside what others wrote. It is read in
 * the reader's language.
 */
import { entityEverNamed, shortName } from '../core/entities.ts';
import { LANGUAGES, type Language, type Roll } from '../core/people.ts';
import { mapStrings, replacer, type Replacement } from '../core/replace.ts';
import { ENTITY, entityIn, WORDS } from './typed.ts';

type Change = (text: string) => string;
const known = new WeakMap<object, Map<Language, Change>>();

/** The value with every such text in the language. The same object when it has none. */
export function erasedIn<T>(value: T, roll: Roll | undefined, language: Language): T {
  if (!roll?.erased || Object.keys(roll.erased).length === 0) return value;
  const byLanguage = known.get(roll) ?? new Map<Language, Change>();
  known.set(roll, byLanguage);
  const change = byLanguage.get(language) ?? changer(standIns(roll, language));
  byLanguage.set(language, change);
  return mapStrings(value, change);
}

/** Every view is gone through, and most of its texts are names and references: too short to hold one. */
function changer(all: readonly Replacement[]): Change {
  const shortest = Math.min(...all.map(({ find }) => find.normalize().length));
  const change = replacer(all);
  return (text) => (text.length < shortest ? text : change(text));
}

function standIns(roll: Roll, language: Language): Replacement[] {
  const others = LANGUAGES.filter((one) => one !== language);
  const { person, correction } = WORDS[language].erased;
  const entities = new Set(Object.values(roll.erased ?? {}).flatMap((text) => entityIn(text) ?? []));
  return [
    ...[...entities].flatMap((name) => {
      const entity = entityEverNamed(roll, name);
      const named = (one: Language): string => representative(one, entity ? shortName(entity, one) : name);
      // The text may hold the name of its day.
      const finds = others.flatMap((one) => [named(one), representative(one, name)]);
      return [...new Set(finds)].map((find) => ({ find, put: named(language) }));
    }),
    ...others.flatMap((one) => [
      { find: WORDS[one].erased.person, put: person },
      { find: WORDS[one].erased.correction, put: correction },
    ]),
  ];
}

const representative = (language: Language, name: string): string =>
  WORDS[language].erased.representative.replace(ENTITY, () => name);
