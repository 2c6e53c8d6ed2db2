/**
 * What is made of each document of a kind, kept in memory: a year has tens of thousands of them, and few have changed since
 * somebody last asked. Where a store cannot say what was written, it is made anew each time.
 */
import type { Documents, Kind } from '../core/contract.ts';
import { latestPages, PAGE_SIZE, type ReadStore } from './read.ts';
import { othersTurn } from './slices.ts';

/** What is made should be small: it is kept for as many as `MAX_KEPT` documents. */
export interface Projection<K extends Kind, Made> {
  readonly kind: K;
  readonly make: (state: Documents[K]) => Made;
}

const MAX_KEPT = 100_000;
/** The number that is read from the store before other work has its turn. */
const READ_AT_ONCE = 50;
/** The number that is given from memory before other work has its turn. */
const AT_ONCE = 2_000;

/** @property lowest everything from this number on is in `made`; undefined while nothing is */
interface Kept<Made> {
  readonly made: Map<number, { readonly version: number; readonly value: Made }>;
  /** Documents that were written, with the mark by which that is known. They are read again before anything is given. */
  readonly written: Map<number, number>;
  order: readonly number[] | undefined;
  lowest: number | undefined;
  isWhole: boolean;
  mark: number;
}

const everything = new WeakMap<ReadStore, Map<unknown, Kept<unknown>>>();

/** Page by page from the highest reference down, as `latestPages`: whoever has enough stops. */
export async function* projectedPages<K extends Kind, Made>(
  read: ReadStore,
  projection: Projection<K, Made>,
): AsyncGenerator<readonly Made[]> {
  let page: Made[] = [];
  for await (const some of inParts(read, projection))
    for (const one of some) {
      page.push(one);
      if (page.length < PAGE_SIZE) continue;
      yield page;
      page = [];
    }
  yield page;
}

async function* inParts<K extends Kind, Made>(
  read: ReadStore,
  projection: Projection<K, Made>,
): AsyncGenerator<readonly Made[]> {
  const kept = keptOf(read, projection);
  if (!kept) {
    for await (const page of latestPages(read, projection.kind)) yield page.map(({ state }) => projection.make(state));
    return;
  }
  await readAgain(read, projection, kept);
  kept.order ??= [...kept.made.keys()].sort((a, b) => b - a);
  const { order } = kept;
  for (let from = 0; from < order.length; from += AT_ONCE) {
    if (from > 0) await othersTurn();
    yield order.slice(from, from + AT_ONCE).flatMap((number) => kept.made.get(number)?.value ?? []);
  }
  yield* further(read, projection, kept, order.at(-1));
}

/** What was kept before, if the store can say what was written since. */
function keptOf<K extends Kind, Made>(read: ReadStore, projection: Projection<K, Made>): Kept<Made> | undefined {
  let all = everything.get(read);
  if (!all) everything.set(read, (all = new Map<unknown, Kept<unknown>>()));
  const before = all.get(projection) as Kept<Made> | undefined;
  const since = read.writtenSince(projection.kind, before?.mark);
  if (!since) return undefined;
  const { mark, targets } = since;
  if (before && targets) {
    for (const target of targets) before.written.set(numberOf(target), mark);
    before.mark = mark;
    return before;
  }
  const fresh: Kept<Made> = {
    ...{ made: new Map(), written: new Map(), order: undefined, lowest: undefined, isWhole: false, mark },
  };
  all.set(projection, fresh);
  return fresh;
}

async function readAgain<K extends Kind, Made>(
  read: ReadStore,
  projection: Projection<K, Made>,
  kept: Kept<Made>,
): Promise<void> {
  for (const [number, mark] of kept.written) {
    // What is further down is read when somebody comes there.
    if (!kept.isWhole && (kept.lowest === undefined || number < kept.lowest)) continue;
    const [found] = await read.latest(projection.kind, { limit: 1, before: number + 1 });
    if (found && numberOf(found.target) === number)
      keep(kept, number, found.version, () => projection.make(found.state));
    else kept.made.delete(number);
    kept.order = undefined;
    // Unless it was written once more.
    if (kept.written.get(number) === mark) kept.written.delete(number);
  }
}

function keep<Made>({ made }: Kept<Made>, number: number, version: number, make: () => Made): Made {
  const known = made.get(number);
  if (known && known.version >= version) return known.value;
  const value = make();
  made.set(number, { version, value });
  return value;
}

/** Reads on from where nobody has been. */
async function* further<K extends Kind, Made>(
  read: ReadStore,
  projection: Projection<K, Made>,
  kept: Kept<Made>,
  last: number | undefined,
): AsyncGenerator<readonly Made[]> {
  for (let before = last; !(kept.isWhole && before === kept.lowest);) {
    await othersTurn();
    const options = { limit: READ_AT_ONCE, isPassing: true, ...(before !== undefined && { before }) };
    const page = await read.latest(projection.kind, options);
    // Somebody else may have come this way meanwhile.
    const isNext = before === kept.lowest && kept.made.size < MAX_KEPT;
    const values = page.map(({ target, version, state }) =>
      isNext ? keep(kept, numberOf(target), version, () => projection.make(state)) : projection.make(state),
    );
    const end = page.at(-1);
    if (end) before = numberOf(end.target);
    if (isNext) {
      kept.order = undefined;
      kept.lowest = before;
      kept.isWhole = page.length < READ_AT_ONCE;
    }
    yield values;
    if (page.length < READ_AT_ONCE) return;
  }
}

const numberOf = (target: string): number => Number(target.slice(2));
