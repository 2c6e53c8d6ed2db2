/** *tick*: asking what is due by now, and doing it, with few and with many requests open. */
import { REGISTRY } from '../../src/app/registry.ts';
import { after, instant, type Instant } from '../../src/core/ids.ts';
import type { Endorsement } from '../../src/features/endorsement/rules/state.ts';
import { createDueWork, type DueWork } from '../../src/engine/dueWork.ts';
import { median, timed } from '../support/figures.ts';
import { presses } from '../support/presses.ts';
import { START } from '../support/program.ts';
import type { Line } from '../support/report.ts';
import { copies, loadRequest, openOn, press, stores, type BenchStore, type Opened } from '../support/store.ts';

interface Sizes {
  readonly few: number;
  readonly many: number;
  readonly rounds: number;
  /** In a round; each at an instant of its own. */
  readonly closings: number;
  readonly warmUp: number;
}
const SIZES: Sizes = { few: 1_000, many: 100_000, rounds: 3, closings: 20, warmUp: 40 };
/** Where there are no indexes: enough to show that it works, and what that costs. */
const SMALL: Sizes = { few: 100, many: 1_000, rounds: 2, closings: 10, warmUp: 10 };
const RATIO = 1.5;

const HOUR_MS = 3_600_000;
/** The first of the requests that are to close; all others go on for weeks. */
const FIRST = after(instant(START), HOUR_MS);
const MINUTE_MS = 60_000;
const LATER = after(instant(START), 60 * 24 * HOUR_MS);

interface Filled {
  readonly opened: Opened;
  readonly due: DueWork;
}

export async function tick(): Promise<Line[]> {
  const lines: Line[] = [];
  for (const store of await stores()) {
    const sizes = store.standIn === undefined ? SIZES : SMALL;
    const few = await filled(await store.open(), sizes.few, sizes);
    const many = await filled(await store.open(), sizes.many, sizes);
    lines.push(...(await compare(store, sizes, few, many)));
    await few.opened.close();
    await many.opened.close();
  }
  return lines;
}

/** So many open requests, of which a few fall due one after the other. */
async function filled(opened: Opened, count: number, { warmUp, rounds, closings }: Sizes): Promise<Filled> {
  const model = await modelRequest(opened);
  const due = warmUp + rounds * closings;
  await copies(opened, model, count, (n) => (n < due ? closingOf(n) : after(LATER, n * MINUTE_MS)));
  const fault = (what: string, error: unknown): never => {
    throw new Error(what, { cause: error });
  };
  return {
    opened,
    due: createDueWork({ store: opened.store, registry: REGISTRY, commandHandler: opened.commandHandler, fault }),
  };
}

const closingOf = (n: number): Instant => after(FIRST, n * MINUTE_MS);

/** All entities were reached; some have endorsed, with words, and two have commented. */
async function modelRequest(opened: Opened): Promise<Endorsement> {
  const target = await openOn(opened, 'model');
  for (const pressing of presses(target, 6, 'model')) await press(opened, pressing);
  const made = await loadRequest(opened, target);
  const reach = Object.fromEntries(made.electorate.map((entity) => [entity, { state: 'reached' as const }]));
  return { ...made, reach };
}

interface Round {
  readonly asking: number;
  readonly doing: number;
}

async function compare({ name, standIn }: BenchStore, sizes: Sizes, few: Filled, many: Filled): Promise<Line[]> {
  const { warmUp, closings } = sizes;
  await closeSome(few, many, 0, warmUp);
  const rounds: { few: Round; many: Round }[] = [];
  for (let round = 0; round < sizes.rounds; round += 1)
    rounds.push(await closeSome(few, many, warmUp + round * closings, closings));
  const line = (what: string, of: keyof Round): Line => ({
    bench: 'tick',
    what: `${what}, ${name} store`,
    rounds: rounds.map((round) => round.many[of] / round.few[of]),
    unit: '×',
    goal: { atMost: RATIO },
    detail: [
      ...(['many', 'few'] as const).map(
        (who) => `${sizes[who]} open ${median(rounds.map((round) => round[who][of])).toFixed(2)} ms`,
      ),
      ...(standIn === undefined ? [] : [standIn]),
    ].join(', '),
    raw: rounds,
  });
  return [line('what is due, asked and done', 'doing'), line('what is due, asked alone', 'asking')];
}

/** One closing here, one there, so that both meet the same machine. */
async function closeSome(few: Filled, many: Filled, from: number, count: number): Promise<{ few: Round; many: Round }> {
  const took = { few: [] as Round[], many: [] as Round[] };
  for (let n = from; n < from + count; n += 1) {
    took.few.push(await closeOne(few, n));
    took.many.push(await closeOne(many, n));
  }
  const medians = (rounds: readonly Round[]): Round => ({
    asking: median(rounds.map(({ asking }) => asking)),
    doing: median(rounds.map(({ doing }) => doing)),
  });
  return { few: medians(took.few), many: medians(took.many) };
}

/** @throws when something else is due than the one request */
async function closeOne({ opened: { store }, due }: Filled, n: number): Promise<Round> {
  const at = closingOf(n);
  // The network's meetings have their own times.
  while ((await due.doDue(at)) > 0);
  const asking = await timed(async () => Promise.all([store.nextDue(), store.tasks(at, 1), store.due(at, 100)]));
  const now = after(at, 1);
  let done = 0;
  const doing = await timed(async () => {
    await store.nextDue();
    done = await due.doDue(now);
  });
  if (done !== 1) throw new Error(`${done} due at ${now}`);
  // What follows (the register's number, the notices) is the same for both and is not measured.
  while ((await due.doDue(now)) > 0);
  return { asking, doing };
}
