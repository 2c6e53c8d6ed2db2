/**
 * Finds what a stored document contains about one person: every object that names them, with its plain values. It compares
 * values and not names of properties, so it also finds what features store that are added later. Pure.
 */
import { namingOf } from '../../../core/callings.ts';
import { REMOVED, type Replacement } from '../../../core/replace.ts';
import { TYPED } from '../../../i18n/typed.ts';
import { isPlain, isSigned, ownIn, type Around, type Whose } from './words.ts';
import type { Mention, Plain as Value } from './state.ts';

/** All that names the person in a text, as an erasure finds it. */
export const writtenOf = (
  roll: Parameters<typeof namingOf>[0],
  person: Parameters<typeof namingOf>[1],
): Replacement[] => namingOf(roll, person, TYPED, REMOVED);

const isValue = (value: unknown): value is Value =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

/** Whose document it is searched for, and what of it they may have written. */
export interface Sought {
  readonly person: string;
  /** The person's id, and the present and former addresses. */
  readonly names: ReadonlySet<string>;
  /** Is there something of them in the text? */
  readonly touches?: (text: string) => boolean;
  /** What they wrote anywhere, to know where it was copied to. */
  readonly said?: ReadonlySet<string>;
  /** Is it a value of the network's own, and no text that somebody wrote? */
  readonly isFact?: (name: string, value: string) => boolean;
}
/** What somebody answered or asked stands in objects that do not say who did. */
const CONTENT: ReadonlySet<string> = new Set(['items', 'questions', 'answers']);

/** Every object that names the person or is a part of what they wrote; `others`: its texts that somebody else wrote. */
export function mentionsIn(state: unknown, sought: Sought): Mention[] {
  const { person, names, touches = () => false, said = new Set(), isFact = () => false } = sought;
  const whose: Whose = { person, manages: false, all: true };
  const found: Mention[] = [];
  look(state, []);
  return found;

  function look(
    value: unknown,
    path: readonly string[],
    { isNamed = false, content = false, ...around }: Inside = {},
  ): void {
    if (typeof value !== 'object' || value === null) return;
    const entries = Object.entries(value);
    const plain = entries.filter((entry): entry is [string, Value] => isValue(entry[1]));
    const { entity, own, wrote } = isPlain(value)
      ? ownIn(value, whose, around)
      : { entity: around.entity, own: around.own, wrote: () => around.own };
    const isTheirs = isNamed || (isPlain(value) && value['id'] === person);
    const isPart = content && around.own === true && isPlain(value) && !isSigned(value);
    const isOthers = ([name, one]: [string, Value]): boolean => {
      if (typeof one !== 'string' || one === '' || names.has(name) || names.has(one) || isFact(name, one)) return false;
      if (isTheirs || isPart || wrote(name) === true) return false;
      // A copy that does not say who wrote it.
      return !(said.has(one) && !(isPlain(value) && isSigned(value)));
    };
    const ofThem = plain.filter(([, one]) => typeof one === 'string' && (names.has(one) || touches(one)));
    const isMentioned = ofThem.some(([, one]) => names.has(one as string));
    // In a table by person only this person's entry is theirs.
    const values =
      isPlain(value) && (isNamed || isMentioned || isPart)
        ? plain
        : plain.filter((one) => names.has(one[0]) || ofThem.includes(one));
    if (values.length > 0) {
      const others = values.filter(isOthers).map(([name]) => name);
      found.push({ at: path.join('.'), values: Object.fromEntries(values), ...(others.length > 0 && { others }) });
    }
    for (const [key, one] of entries)
      look(one, [...path, key], {
        isNamed: names.has(key),
        entity,
        list: isPlain(value) ? key : around.list,
        own: isPart ? true : own,
        outer: isPlain(value) ? around.own : around.outer,
        content: CONTENT.has(key) || (content && !(isPlain(value) && isSigned(value))),
      });
  }
}
interface Inside extends Around {
  readonly isNamed?: boolean;
  /** It is inside of questions or answers. */
  readonly content?: boolean;
}
