/** Finds and removes a person's own words, name and addresses in stored documents, whatever their kind. Pure. */
import { mapStrings, REMOVED, replacer, type Replacement } from '../../../core/replace.ts';

/** Whose words are looked for. */
export interface Whose {
  readonly person: string;
  /** They had the Secretariat's rights: what they wrote without an entity is the office's and stays. */
  readonly manages: boolean;
}

/** Properties that say who wrote the object. */
const AUTHORS = ['by', 'person', 'openedBy', 'decidedBy'];
/** Properties that hold what somebody wrote. Titles of items and requests belong to the network. */
const WORDS = new Set(
  (
    'text reason wouldSatisfy source note where subject headline topic purpose when summary changes comment ' +
    'implementation impact lessons link picture figure'
  ).split(' '),
);

type Plain = Readonly<Record<string, unknown>>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Did the person write this object for an entity, or without having the Secretariat's rights? */
function isOwn(value: Plain, entity: unknown, { person, manages }: Whose): boolean {
  const author = AUTHORS.map((name) => value[name]).find((one) => typeof one === 'string');
  if (author !== person || value['role'] === 'secretariat') return false;
  return entity !== undefined || !manages;
}

/** The document with each of the person's texts as `change` gives it. */
function mapOwn(value: unknown, whose: Whose, change: (text: string) => string, above?: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => mapOwn(one, whose, change, above));
  if (!isPlain(value)) return value;
  const entity = value['entity'] ?? above;
  const own = isOwn(value, entity, whose);
  const entries = Object.entries(value).map(([name, one]) => {
    if (own && WORDS.has(name) && typeof one === 'string' && one !== '') return [name, change(one)] as const;
    if (own && name === 'links' && Array.isArray(one)) return [name, []] as const;
    // Who represented an entity. The name may be that of somebody else too, so it is not replaced by its letters alone.
    if (value['person'] === whose.person && name === 'name') return [name, ''] as const;
    return [name, mapOwn(one, whose, change, entity)] as const;
  });
  return Object.fromEntries(entries);
}

/** Shorter texts say nothing of their author, and stand in other people's sentences too. */
const MIN_LENGTH = 8;

/** What the person wrote in the document, to be found where it was copied to. */
export function ownWords(state: unknown, whose: Whose): string[] {
  const found = new Set<string>();
  mapOwn(state, whose, (text) => {
    if (text !== REMOVED && text.length >= MIN_LENGTH) found.add(text);
    return text;
  });
  return [...found];
}

/** The document without the person's words and names. The same object when there is nothing of them in it. */
export function cleaned<T>(state: T, whose: Whose, words: readonly Replacement[]): T {
  const own = mapOwn(state, whose, () => REMOVED);
  const next = mapStrings(own, replacer(words));
  return JSON.stringify(next) === JSON.stringify(state) ? state : (next as T);
}
