/**
 * `npm run bench -- compare TREE [local] [teams] [slack] [fan-out] [start] [rounds=6] [at=1,16,64]`: this tree beside another checkout of
 * Concord (with its packages installed), both built and running at once and measured in turn, in short rounds. Every row is
 * the ratio of this tree to the other one, taken within a round: its median and range. Presses a second and the time of a
 * start want a quiet machine; processor time and counts do not.
 */
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { discard, startNode, temporary } from './support/children.ts';
import { between, costOf, type Cost } from './support/cost.ts';
import { localDoor, teamsDoor, type Door } from './support/doors.ts';
import { median, percentile } from './support/figures.ts';
import { load } from './support/load.ts';
import { openRequest, presses } from './support/presses.ts';
import {
  buildAll,
  letTimePass,
  passTime,
  settle,
  START,
  startProgram,
  type Built,
  type Running,
} from './support/program.ts';
import { slackDoor } from './support/slackDoor.ts';
import type { FannedOut } from './support/fanOutChild.ts';
import { productReady } from './suites/start.ts';
import { learnAddresses } from './suites/press.ts';
import type { Row } from './support/report.ts';

const DOORS: Readonly<Record<string, () => Door | Promise<Door>>> = {
  local: localDoor,
  teams: teamsDoor,
  slack: slackDoor,
};
const LEVELS = [1, 16, 64] as const;
/** Until the machine code has been made; then what makes one sample. */
const WARM_UP = 2_080;
const SAMPLE = 520;
const ROUNDS = 6;
/** Cards already sent are edited in one second of so many: each round begins in another of them. */
const SECONDS = 5;
const READERS = 1_000;
const STARTS = 5;

interface Pair<T> {
  readonly ours: T;
  readonly theirs: T;
}

/** Whoever is first in one round is second in the next. */
async function inTurn<T>(round: number, ours: () => Promise<T>, theirs: () => Promise<T>): Promise<Pair<T>> {
  if (round % 2 === 0) return { ours: await ours(), theirs: await theirs() };
  const second = await theirs();
  return { ours: await ours(), theirs: second };
}

export async function compare(words: readonly string[]): Promise<Row[]> {
  const [tree = '', ...rest] = words;
  const given = (name: string): string | undefined => rest.find((word) => word.startsWith(name))?.slice(name.length);
  const rounds = Number(given('rounds=') ?? ROUNDS);
  const levels = given('at=')?.split(',').map(Number) ?? LEVELS;
  const chosen = rest.filter((word) => !word.includes('='));
  const takes = (name: string): boolean => chosen.length === 0 || chosen.includes(name);
  const built: Pair<Built> = { ours: await buildAll(), theirs: await buildThere(tree) };
  const rows: Row[] = [];
  for (const [name, open] of Object.entries(DOORS)) {
    if (!takes(name)) continue;
    // Each has a platform's side of its own: what one program causes there is not answered to the other.
    const doors = { ours: await open(), theirs: await open() };
    rows.push(...(await through(doors, built, rounds, levels)));
    await doors.ours.close();
    await doors.theirs.close();
  }
  if (takes('fan-out')) rows.push(...(await sendings(built, rounds)));
  if (takes('start')) rows.push(await starts(built, rounds));
  return rows;
}

/** Built by that tree's own scripts. */
async function buildThere(tree: string): Promise<Built> {
  if (tree === '') throw new Error('Say which checkout to compare with: npm run bench -- compare ../before');
  const script = pathToFileURL(join(resolve(tree), 'bench/support/program.ts')).href;
  const there = (await import(script)) as { buildAll(): Promise<Built> };
  return there.buildAll();
}

interface Sample {
  readonly perSecond: number;
  readonly p99: number;
  readonly cost: Cost | undefined;
}

async function through(
  doors: Pair<Door>,
  built: Pair<Built>,
  rounds: number,
  levels: readonly number[],
): Promise<Row[]> {
  const [ours, theirs] = [
    await startProgram(built.ours.main, doors.ours.settings),
    await startProgram(built.theirs.main, doors.theirs.settings),
  ];
  try {
    await learnAddresses(ours.target);
    for (const atOnce of [16, 1]) {
      await sample(ours, doors.ours, 'warm', atOnce, WARM_UP / 2, 1);
      await sample(theirs, doors.theirs, 'warm', atOnce, WARM_UP / 2, 1);
    }
    const found = new Map<number, Pair<Sample>[]>(levels.map((atOnce) => [atOnce, []]));
    for (let round = 0; round < rounds; round += 1)
      for (const [atOnce, pairs] of found) {
        const take = (running: Running, door: Door) => () =>
          sample(running, door, `round-${round}`, atOnce, SAMPLE, (round % SECONDS) + 1);
        pairs.push(await inTurn(round, take(ours, doors.ours), take(theirs, doors.theirs)));
      }
    return [...found].flatMap(([atOnce, pairs]) => rowsOf(`${doors.ours.name}, ${atOnce} at a time`, pairs));
  } finally {
    await ours.stop();
    await theirs.stop();
  }
}

/** From the first press until everything that follows from the last has been sent. */
async function sample(
  { target, child }: Running,
  { call, isAccepted }: Door,
  round: string,
  atOnce: number,
  count: number,
  seconds: number,
): Promise<Sample> {
  const name = `${round}-${atOnce}`;
  const request = await openRequest(target, name);
  // Platforms take so many messages a second: the clock is moved until all have theirs.
  await passTime(target, 'PT30S');
  await load(target, presses(request, 1, `${name}-first`).map(call), 1, isAccepted);
  await passTime(target, `PT${seconds}S`);
  const from = costOf(child.pid);
  const stopTime = letTimePass(target);
  const { perSecond, took } = await load(target, presses(request, count, name).map(call), atOnce, isAccepted);
  await stopTime();
  await settle(target);
  const to = costOf(child.pid);
  const all = from && to && between(from, to);
  const cost = all && {
    cpuMs: all.cpuMs / count,
    writes: all.writes / count,
    bytesWritten: all.bytesWritten / count,
  };
  return { perSecond, p99: percentile(took, 0.99), cost };
}

function rowsOf(name: string, pairs: readonly Pair<Sample>[]): Row[] {
  const row = (what: string, unit: string, of: (one: Sample) => number | undefined): Row => ({
    what: `${name}, ${what}`,
    unit,
    pairs: pairs.flatMap(({ ours, theirs }) => {
      const [a, b] = [of(ours), of(theirs)];
      return a === undefined || b === undefined ? [] : [{ ours: a, theirs: b }];
    }),
  });
  return [
    row('presses', '/s', ({ perSecond }) => perSecond),
    row('p99', 'ms', ({ p99 }) => p99),
    row('processor', 'ms/press', ({ cost }) => cost?.cpuMs),
    row('calls that write', '/press', ({ cost }) => cost?.writes),
    row('written', 'bytes/press', ({ cost }) => cost?.bytesWritten),
  ].filter((one) => one.pairs.length > 0);
}

async function sendings(built: Pair<Built>, rounds: number): Promise<Row[]> {
  const pairs: Pair<FannedOut>[] = [];
  for (let round = 0; round < rounds; round += 1)
    pairs.push(
      await inTurn(
        round,
        () => sending(built.ours.fanOut),
        () => sending(built.theirs.fanOut),
      ),
    );
  const row = (what: string, unit: string, of: (one: FannedOut) => number): Row => ({
    what: `a message to ${READERS}, ${what}`,
    unit,
    pairs: pairs.map(({ ours, theirs }) => ({ ours: of(ours), theirs: of(theirs) })),
  });
  return [
    row('work', 'ms', ({ workMs }) => workMs),
    row('until it is stored', 'ms', ({ commitMs }) => commitMs),
    row('time by the limits', 'ms', ({ tookMs }) => tookMs),
    row('highest of the heap', 'MB', ({ peakMb }) => peakMb),
  ];
}

async function sending(script: string): Promise<FannedOut> {
  const folder = temporary();
  const child = startNode(script, {}, ['--expose-gc'], [folder, String(READERS), START]);
  let printed = '';
  child.stdout?.on('data', (text: Buffer) => (printed += text.toString()));
  await new Promise((end) => child.on('close', end));
  discard(folder);
  return JSON.parse(printed) as FannedOut;
}

async function starts(built: Pair<Built>, rounds: number): Promise<Row> {
  const pairs: Pair<number>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const several = async (main: string): Promise<number> => {
      const took: number[] = [];
      for (let turn = 0; turn < STARTS; turn += 1) took.push(await productReady(main));
      return median(took);
    };
    pairs.push(
      await inTurn(
        round,
        () => several(built.ours.main),
        () => several(built.theirs.main),
      ),
    );
  }
  return { what: 'start, empty store to /readyz', unit: 'ms', pairs };
}
