/** Finds and removes a person's own words, name and addresses in stored documents, whatever their kind. Pure. */
import { oncePer } from '../../../core/oncePer.ts';
import { mapStrings, REMOVED, replacer, type Replacement } from '../../../core/replace.ts';

/** Whose words are looked for. */
export interface Whose {
  readonly person: string;
  /** They had the Secretariat's rights: what they wrote without an entity is the office's and stays. */
  readonly manages: boolean;
  /** Everything that they typed is looked for, for the office and on behalf of an entity as well. */
  readonly all?: boolean;
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

/** Of an objection that was lifted or withdrawn, the entity's words are of who had raised it, not of the person who did that. */
const ENDED: ReadonlySet<string | undefined> = new Set(['lifted', 'withdrawn']);
/** What stood in place of an approved text: the words of whoever had written that, not of who approved it. */
const BEFORE = 'before';
/** Why something was decided, beside what was asked. */
const DECIDERS = ['decidedBy', 'declinedBy'];

export type Plain = Readonly<Record<string, unknown>>;
export const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An action point names whoever has it to do. It was written by the meeting. */
const isTask = (value: Plain): boolean => 'owner' in value;

const authorOf = (value: Plain): string | undefined =>
  isTask(value) ? undefined : AUTHORS.map((name) => value[name]).find((one) => typeof one === 'string');

/** Did the person write this object for an entity, or without having the Secretariat's rights? */
function isOwn(value: Plain, entity: unknown, { person, manages, all = false }: Whose): boolean {
  if (all && authorOf(value) === person) return true;
  if (authorOf(value) !== person || value['role'] === 'secretariat' || value['entered'] === true) return false;
  return entity !== undefined || !manages;
}

/** What says who wrote the property of the object. Of the text of an objection it is who made that; it may be unknown. */
function writtenIn(value: Plain, name: string, list: string | undefined): Plain | undefined {
  if (name !== 'text') return value;
  const { raised } = value;
  if (isPlain(raised)) return raised;
  return ENDED.has(list) ? undefined : value;
}

/** Is the object the person's own, and which of its texts did they write? */
export function ownIn(
  value: Plain,
  whose: Whose,
  around: Around,
): {
  readonly entity: unknown;
  readonly own: boolean | undefined;
  readonly wrote: (name: string) => boolean | undefined;
} {
  const entity = value['entity'] ?? around.entity;
  const own = around.list === BEFORE && authorOf(value) === undefined ? around.outer : isOwn(value, entity, whose);
  const isDecided = DECIDERS.some((name) => name in value && value[name] !== whose.person);
  return {
    entity,
    own,
    wrote(name) {
      if (!WORDS.has(name)) return own;
      const source = writtenIn(value, name, around.list);
      const isMine = source === value ? own : source !== undefined && isOwn(source, entity, whose);
      return isMine && !(name === 'reason' && isDecided);
    },
  };
}
/** Does the object itself say whose it is? */
export const isSigned = (value: Plain): boolean => authorOf(value) !== undefined || isTask(value);

/** The document with each of the person's texts as `change` gives it. */
function mapOwn(value: unknown, whose: Whose, change: (text: string) => string, around: Around = {}): unknown {
  if (Array.isArray(value)) return value.map((one) => mapOwn(one, whose, change, around));
  if (!isPlain(value)) return value;
  const { entity, own, wrote } = ownIn(value, whose, around);
  const entries = Object.entries(value).map(([name, one]) => {
    if (WORDS.has(name) && wrote(name) && typeof one === 'string' && one !== '') return [name, change(one)] as const;
    if (own && name === 'links' && Array.isArray(one)) return [name, []] as const;
    // Who represented an entity. The name may be that of somebody else too, so it is not replaced by its letters alone.
    if (value['person'] === whose.person && name === 'name') return [name, ''] as const;
    return [name, mapOwn(one, whose, change, { entity, list: name, own, outer: around.own })] as const;
  });
  return Object.fromEntries(entries);
}
export interface Around {
  readonly entity?: unknown;
  /** The name of the list or object in which the value stands. */
  readonly list?: string | undefined;
  /** Whether the object around it is the person's own, and the one around that. */
  readonly own?: boolean | undefined;
  readonly outer?: boolean | undefined;
}

/** Shorter texts say nothing of their author, and stand in other people's sentences too. */
const MIN_LENGTH = 8;

const isTelling = (text: unknown): text is string =>
  typeof text === 'string' && text !== REMOVED && text.length >= MIN_LENGTH;

/** What the person wrote in the document, to be found where it was copied to. */
export function ownWords(state: unknown, whose: Whose): string[] {
  const found = new Set<string>();
  mapOwn(state, whose, (text) => {
    if (isTelling(text)) found.add(text);
    return text;
  });
  return [...found];
}

/**
 * The entities for which the person has said something in the document. What was said stays known by this when retention has
 * removed it there: the register and minutes keep copies, and these name the entity alone.
 */
export function spokenFor(state: unknown, whose: Whose): ReadonlySet<string> {
  const found = new Set<string>();
  eachSaid(state, ({ value, entity }) => {
    const { moved, raised } = value;
    if (isPlain(raised) && isOwn(raised, entity, whose)) found.add(entity);
    if (!isOwn(value, entity, whose)) return;
    found.add(entity);
    if (isPlain(moved) && typeof moved['from'] === 'string') found.add(moved['from']);
  });
  return found;
}

/** Entries from before December 2026 do not say who had raised in the meeting what was lifted there: it may have been anybody. */
const isUnknown = (value: Plain, name: string, list: string | undefined): boolean =>
  list === 'lifted' && name === 'text' && value['written'] !== true;

/** What was said for some entities: where it does not say by whom, and what others of them certainly wrote. */
export interface SaidFor {
  readonly unnamed: readonly string[];
  readonly others: readonly string[];
}

/**
 * @param spoken for which entities the person has spoken, by the reference of the document
 */
export function saidFor(
  state: unknown,
  target: string,
  whose: Whose,
  spoken: ReadonlyMap<string, ReadonlySet<string>>,
): SaidFor {
  const [unnamed, others] = [new Set<string>(), new Set<string>()];
  const spoke = (refs: readonly string[], entity: string): boolean =>
    refs.some((one) => spoken.get(one)?.has(entity) === true);
  const entities = new Set([...spoken.values()].flatMap((some) => [...some]));
  eachSaid(
    state,
    ({ value, entity, list, refs }) => {
      if (!entities.has(entity)) return;
      for (const [name, text] of Object.entries(value)) {
        if (!WORDS.has(name) || !isTelling(text)) continue;
        const source = writtenIn(value, name, list);
        const isNamed = source !== undefined && authorOf(source) !== undefined;
        if (isNamed && !isOwn(source, entity, whose)) others.add(text);
        if (!isNamed && !isUnknown(value, name, list) && spoke(refs, entity)) unnamed.add(text);
      }
    },
    [target],
  );
  return { unnamed: [...unnamed], others: [...others] };
}

/** Properties that say what an object is about, besides the document in which it stands. */
const ABOUT = ['decision', 'about', 'source', 'item', 'agendaItem'];

interface Said {
  readonly value: Plain;
  readonly entity: string;
  readonly list?: string | undefined;
  readonly refs: readonly string[];
}
/** Every object that is of an entity, with the references that stand around it. */
function eachSaid(state: unknown, visit: (said: Said) => void, refs: readonly string[] = [], list?: string): void {
  if (Array.isArray(state)) for (const one of state) eachSaid(one, visit, refs, list);
  if (!isPlain(state)) return;
  const { entity } = state;
  const around = [...refs, ...ABOUT.map((name) => state[name]).filter((one) => typeof one === 'string')];
  if (typeof entity === 'string' && !isTask(state)) visit({ value: state, entity, list, refs: around });
  for (const [name, one] of Object.entries(state)) eachSaid(one, visit, around, name);
}

/** What finds somebody's names takes longer to make than a document to read, and many documents are cleaned of the same words. */
const replacerOf = oncePer(replacer);

/** The document without the person's words and names. The same object when there is nothing of them in it. */
export function cleaned<T>(state: T, whose: Whose, words: readonly Replacement[]): T {
  const own = mapOwn(state, whose, () => REMOVED);
  const next = mapStrings(own, replacerOf(words));
  return JSON.stringify(next) === JSON.stringify(state) ? state : (next as T);
}
