/** Long work in slices: other work has its turn in between, so nobody waits for a long list. */

import type { InParts } from '../core/inParts.ts';

/** Saved when the program starts, because a test with fake timers would otherwise stop all long work. */
const defer = globalThis.setImmediate;
export const othersTurn = (): Promise<void> => new Promise((resolve) => void defer(resolve));

/**
 * How long a part of long work may take before others have their turn, in milliseconds. A step that is begun is ended, and
 * what it leaves for the collector comes on top.
 */
const TURN_MS = 10;

/** @returns a function to be asked between the parts of long work: has it taken long enough for others to have their turn? */
export function turns(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < TURN_MS) return undefined;
    return othersTurn().then(() => void (since = performance.now()));
  };
}

/** Resolves when nothing is left that can be done without waiting. */
const settled = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));

/**
 * For pieces of work that begin at the same time, such as a card for each of many people: without it they would all be done in
 * one turn. They pass one after the other, each when what the one before does without waiting is done, and others have their turn
 * whenever that has taken long enough. Nobody waits for what another one waits for.
 * @returns a function that resolves when whoever calls it may go on
 */
export function createTurnstile(): () => Promise<void> {
  const waiting: (() => void)[] = [];
  let isOpen = false;
  async function letPass(): Promise<void> {
    isOpen = true;
    // From here on a look at what is settled comes after everything that was begun.
    await Promise.resolve();
    const turn = turns();
    for (let pass = waiting.shift(); pass; pass = waiting.shift()) {
      pass();
      await settled();
      const others = turn();
      if (others) await others;
    }
    isOpen = false;
  }
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (!isOpen) void letPass();
    });
}

/** Does long work to its end, with a turn of others whenever it has taken long enough and stops. */
export async function inTurns<Made>(work: InParts<Made>): Promise<Made> {
  const turn = turns();
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    const others = turn();
    if (others) await others;
  }
}

/** The number of items in a slice: some milliseconds, whatever is made of them. */
const SLICE = 500;

/** The items in slices, with a turn of others between two of them. Items that take long to make are fewer in a slice. */
export async function* slicesOf<T>(items: Iterable<T>, size = SLICE): AsyncGenerator<readonly T[]> {
  let slice: T[] = [];
  let since = performance.now();
  for (const item of items) {
    slice.push(item);
    if (slice.length < size && performance.now() - since < TURN_MS) continue;
    yield slice;
    slice = [];
    await othersTurn();
    since = performance.now();
  }
  if (slice.length > 0) yield slice;
}

export async function mapInSlices<T, Made>(items: Iterable<T>, make: (item: T) => Made, size = SLICE): Promise<Made[]> {
  const made: Made[] = [];
  for await (const slice of slicesOf(items, size)) for (const item of slice) made.push(make(item));
  return made;
}

/** As much of a text as is sent at a time. */
const CHUNK = 50_000;
/** A long text, as it is made, with a turn of others whenever that has taken long enough. */
export async function* bytesInTurns(pieces: Iterable<string>): AsyncGenerator<Uint8Array> {
  const turn = turns();
  let text = '';
  for (const piece of pieces) {
    text += piece;
    const others = turn();
    if (others) await others;
    if (text.length < CHUNK) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}
