/**
 * Long lists repeat themselves: the register has thousands of lines in which the same entities were silent, or none. Equal lists of
 * texts, and equal texts, are one in memory. Only for items that were just read, and that nobody else has seen.
 */

/** Shorter ones V8 keeps once itself; longer ones are seldom the same. */
const [FEWEST_CHARACTERS, MOST_CHARACTERS] = [11, 20];
/** Lists that differ from each other are kept apart at no cost but the look. */
const MOST_KEPT = 10_000;
/** Stands in no name, and lists with it in a text are left alone. */
const BETWEEN = '\n';

/** @returns a function that puts the texts and lists of an item, and of the objects in it, in the place of equal ones */
export function sharingTexts(): (item: unknown) => void {
  const lists = new Map<string, readonly string[]>();
  const texts = new Map<string, string>();

  /** The first one that was like it. */
  function first<Kept>(known: Map<string, Kept>, key: string, one: Kept): Kept {
    const before = known.get(key);
    if (before === undefined && known.size < MOST_KEPT) known.set(key, one);
    return before ?? one;
  }

  function share(item: unknown): void {
    if (!isObject(item)) return;
    for (const name of Object.keys(item)) {
      const value = item[name];
      if (typeof value === 'string') {
        if (isOften(value)) item[name] = first(texts, value, value);
      } else if (areTexts(value)) item[name] = first(lists, value.join(BETWEEN), value);
      else share(value);
    }
  }
  return share;
}

const isOften = ({ length }: string): boolean => length >= FEWEST_CHARACTERS && length <= MOST_CHARACTERS;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An empty list is one too. */
const areTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string' && one !== '' && !one.includes(BETWEEN));
