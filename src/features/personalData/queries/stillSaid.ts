/** What will still be said in the record when somebody was erased from it, so that an officer can look at it. */
import { createHash } from 'node:crypto';
import { partFinder, type Stays } from '../../../core/called.ts';
import type { ReadStore } from '../../../kit/read.ts';
import type { EraseInputs } from '../rules/erase.ts';
import { cleaned } from '../rules/words.ts';
import { allDocuments, wordsOf } from './traces.ts';
import { REMOVED, type Replacement } from '../../../core/replace.ts';

/** A text that keeps a name, and why. */
export interface Place {
  /** The reference; of a decision its number. */
  readonly ref: string;
  /** The way to the text in the document: `positions`, `3`, `text`. */
  readonly steps: readonly string[];
  /** Whose text it is. */
  readonly entity?: string;
  readonly why: Stays;
}
/** What is written of the person with a part of their name, and goes; and all the places where the same is written. */
export interface Taken {
  readonly written: string;
  readonly key: string;
  /** Some words before and after it. */
  readonly around: readonly [before: string, after: string];
  readonly places: readonly Omit<Place, 'why'>[];
  /** It was looked for besides, and stays where it is not chosen. */
  readonly asked?: true;
}
export interface StillSaid {
  /** In the order of their places, so that each has its number. */
  readonly taken: readonly Taken[];
  /** By this the list is known again: another one where anything in it has changed. */
  readonly listed: string;
  readonly refs: readonly string[];
  readonly texts: number;
  /** The first of them. */
  readonly places: readonly Place[];
}
/** As many as an officer looks at one by one. */
const MAX_PLACES = 30;

/** Where a text that stays says it. The roll and the settings are no record of what was said. */
export async function stillSaid(
  read: ReadStore,
  inputs: Pick<EraseInputs, 'person' | 'manages' | 'names'>,
  says: (text: string) => readonly Stays[],
): Promise<StillSaid> {
  const said = (await wordsOf(read, inputs)).map((find): Replacement => ({ find, put: REMOVED }));
  const words = [...inputs.names, ...said];
  const exact = words.filter(({ called }) => !called);
  const finders = inputs.names.flatMap(({ called }) => (called ? [partFinder(called)] : []));
  const parts = (text: string) => finders.flatMap((find) => find(text.normalize()));
  const taken = new Map<string, Unsorted>();
  const refs = new Set<string>();
  const places: Place[] = [];
  let texts = 0;
  for await (const { kind, found } of allDocuments(read)) {
    if (kind === 'roll' || kind === 'settings') continue;
    // Most documents say no such thing, and need no cleaning.
    const own = textsIn(found.state, { ref: found.target, steps: [] });
    if (own.some(({ text }) => parts(text).length > 0))
      for (const { text, ...at } of textsIn(cleaned(found.state, inputs, exact), { ref: found.target, steps: [] }))
        for (const { at: begins, ...part } of parts(text)) {
          const one = taken.get(part.key) ?? { part, places: [] };
          taken.set(part.key, one);
          one.places.push({ at, order: orderOf(at, begins) });
        }
    if (own.every(({ text }) => says(text).length === 0)) continue;
    for (const { text, ...at } of textsIn(cleaned(found.state, inputs, words), { ref: found.target, steps: [] })) {
      const whys = says(text);
      if (whys.length === 0) continue;
      refs.add(at.ref);
      texts += 1;
      for (const why of whys) if (places.length < MAX_PLACES) places.push({ ...at, why });
    }
  }
  return { refs: [...refs], texts, places, ...numbered([...taken.values()]) };
}

/** Documents come in an order that changes. Within a text it is that of the text. */
function numbered(taken: readonly Unsorted[]): Pick<StillSaid, 'taken' | 'listed'> {
  const byOrder = (a: Standing | undefined, b: Standing | undefined): number =>
    (a?.order ?? '') < (b?.order ?? '') ? -1 : 1;
  const sorted = taken
    .map(({ part, places }) => ({ part, places: places.toSorted(byOrder) }))
    .sort((a, b) => byOrder(a.places[0], b.places[0]))
    .map(({ part, places }): Taken => ({ ...part, places: places.map(({ at }) => at) }));
  return {
    taken: sorted,
    listed: createHash('sha256').update(JSON.stringify(sorted)).digest('base64url').slice(0, 16),
  };
}
const orderOf = ({ ref, steps }: At, begins: number): string =>
  [ref, ...steps, String(begins)].map((one) => one.replace(/\d+/g, (n) => n.padStart(9, '0'))).join('\u0000');

type At = Omit<Place, 'why'>;
interface Standing {
  readonly at: At;
  /** By which places are sorted. */
  readonly order: string;
}
interface Unsorted {
  readonly part: Omit<Taken, 'places'>;
  readonly places: Standing[];
}
/** Every text of a document, with the number of the register's line or the call in which it stands. */
function textsIn(value: unknown, at: At): (At & { readonly text: string })[] {
  if (typeof value === 'string') return [{ ...at, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  const plain = value as Readonly<Record<string, unknown>>;
  const called = ['number', 'call'].map((name) => plain[name]);
  const own = at.ref === 'register' || 'call' in value ? called.find((one) => typeof one === 'string') : undefined;
  const { entity = at.entity } = plain;
  const around = { ref: own ?? at.ref, ...(typeof entity === 'string' && { entity }) };
  return Object.entries(value).flatMap(([name, one]) => textsIn(one, { ...around, steps: [...at.steps, name] }));
}
