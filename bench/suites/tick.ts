/** *tick*: asking what is due by now, and doing it, with few and with many requests open. */
import { after, instant, type Instant } from '../../src/core/ids.ts';
import type { Endorsement } from '../../src/domain/endorsement/endorsement.ts';
import { makeDue, type Due } from '../../src/usecases/work.ts';
import { median, timed } from '../support/figures.ts';
import { presses } from '../support/presses.ts';
import { START } from '../support/program.ts';
import type { Line } from '../support/report.ts';
import { copies, loadRequest, openOn, press, STORES, type Opened } from '../support/store.ts';

const FEW = 1_000;
const MANY = 100_000;
const ROUNDS = 5;
/** Closings in a round; each at an instant of its own. */
const CLOSINGS = 20;
const WARM_UP = 40;
const RATIO = 1.5;

const HOUR_MS = 3_600_000;
/** The first of the requests that are to close; all others go on for weeks. */
const FIRST = after(instant(START), HOUR_MS);
const MINUTE_MS = 60_000;
const LATER = after(instant(START), 60 * 24 * HOUR_MS);

interface Filled {
  readonly opened: Opened;
  readonly due: Due;
}

export async function tick(): Promise<Line[]> {
  const lines: Line[] = [];
  for (const [name, open] of Object.entries(STORES)) {
    const few = await filled(await open(), FEW);
    const many = await filled(await open(), MANY);
    lines.push(...(await compare(name, few, many)));
    await few.opened.close();
    await many.opened.close();
  }
  return lines;
}

/** So many open requests, of which a few fall due one after the other. */
async function filled(opened: Opened, count: number): Promise<Filled> {
  const model = await modelRequest(opened);
  const closings = WARM_UP + ROUNDS * CLOSINGS;
  await copies(opened, model, count, (n) => (n < closings ? closingOf(n) : after(LATER, n * MINUTE_MS)));
  const fault = (what: string, error: unknown): never => {
    throw new Error(what, { cause: error });
  };
  return { opened, due: makeDue({ store: opened.store, road: opened.road, fault }) };
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

async function compare(store: string, few: Filled, many: Filled): Promise<Line[]> {
  await closeSome(few, many, 0, WARM_UP);
  const rounds: { few: Round; many: Round }[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push(await closeSome(few, many, WARM_UP + round * CLOSINGS, CLOSINGS));
  const line = (what: string, of: keyof Round): Line => ({
    bench: 'tick',
    what: `${what}, ${store} store`,
    rounds: rounds.map((round) => round.many[of] / round.few[of]),
    unit: '×',
    goal: { atMost: RATIO },
    detail: (['many', 'few'] as const)
      .map(
        (who) => `${who === 'many' ? MANY : FEW} open ${median(rounds.map((round) => round[who][of])).toFixed(2)} ms`,
      )
      .join(', '),
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
  if ((await due.doDue(at)) > 0) throw new Error(`something is due at ${at} already`);
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
