/**
 * *scale*: every act and every look on a network of 500 entities and 2,000 people with 100,000 ended requests and a million
 * lines of the audit trail; a tenth of it on MongoDB. The history is made once and kept in `bench/fixtures`. Times are of the
 * processor: the program has the machine seldom alone, and nothing in it waits for anything else but the disk.
 */
import { constants, cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MongoServer } from '../../test/support/mongo/server.ts';
import { instant } from '../../src/core/ids.ts';
import { openMongoTarget } from '../../src/store/mongo/transferInto.ts';
import { openMongoStore } from '../../src/store/mongo/mongoStore.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { MIGRATIONS, newest } from '../../src/store/sqlite/schema.ts';
import { openSqliteTarget } from '../../src/store/sqlite/transferInto.ts';
import { discard, startNode, temporary } from '../support/children.ts';
import { costOf, residentMb } from '../support/cost.ts';
import { median } from '../support/figures.ts';
import { database, mongo, wordsFor } from '../support/mongo.ts';
import { START, startProgram, type Built } from '../support/program.ts';
import type { Line } from '../support/report.ts';
import type { ScaleFound, Taken } from '../support/scaleChild.ts';
import { foundAround, LINES_OF_A_REQUEST, SCALE, writeHistory, type Sizes } from '../support/scaleFixture.ts';

const FOUNDED = instant('2026-11-24T13:00:00.000Z');
const MEDIAN_MS = 50;
const BLOCKED_MS = 50;
const START_MS = 2_000;
const MEMORY_MB = 300;
const STARTS = 3;
/** Set: says what is being measured, as it goes. */
const VERBOSE = {
  BENCH_VERBOSE: process.env['BENCH_VERBOSE'] ?? '',
  BENCH_ONLY: process.env['BENCH_ONLY'] ?? '',
  BENCH_SNAPSHOT: process.env['BENCH_SNAPSHOT'] ?? '',
};

/** `BENCH_SCALE=0.1` makes a tenth of everything that is history, for a first look. */
const FACTOR = Number(process.env['BENCH_SCALE'] ?? 1);
function sizes(factor: number): Sizes {
  const { requests, others, deliveries } = SCALE;
  const of = (n: number): number => Math.max(1, Math.round(n * factor));
  return { ...SCALE, requests: of(requests), others: of(others), deliveries: of(deliveries) };
}

/** `BENCH_MONGO=no` leaves MongoDB out, `BENCH_MONGO=only` the embedded store. */
const MONGO = process.env['BENCH_MONGO'];

async function onEmbedded(built: Built): Promise<Line[]> {
  const wanted = sizes(FACTOR);
  const history = await historyOf(wanted);
  return [...(await starts(built, history)), ...linesOf('', await run(built, copyOf(history), wanted), wanted)];
}

export async function scale(built: Built): Promise<Line[]> {
  const lines = MONGO === 'only' ? [] : await onEmbedded(built);
  const server = MONGO === 'no' ? undefined : await mongo(true);
  if (!server) return lines;
  try {
    return [...lines, ...(await onMongo(built, server))];
  } catch (fault) {
    // What the embedded store does is still worth knowing.
    console.error(
      '\nMongoDB could not be measured:',
      String(fault instanceof Error ? fault.stack : fault).slice(0, 1_000),
    );
    return lines;
  }
}

async function onMongo(built: Built, server: MongoServer): Promise<Line[]> {
  const tenth = sizes(FACTOR / 10);
  const { uri, drop } = database(server);
  const target = await openMongoTarget(uri, 'a long history');
  await writeHistory(target, tenth);
  await target.close();
  const store = await openMongoStore(uri);
  await foundAround(store, tenth, FOUNDED);
  await store.close();
  const lines = linesOf(` on MongoDB (${wordsFor(server)})`, await run(built, uri, tenth), tenth);
  await drop();
  return lines;
}

/** The folder of the history, made if it is not there. */
async function historyOf(wanted: Sizes): Promise<string> {
  const all = fileURLToPath(new URL('../fixtures/', import.meta.url));
  const name = `scale-${wanted.requests}-${newest(MIGRATIONS)}`;
  const folder = join(all, name);
  if (existsSync(join(folder, 'made'))) return folder;
  process.stderr.write(' making the history …');
  const partial = `${folder}.partial`;
  for (const one of [folder, partial]) rmSync(one, { recursive: true, force: true });
  mkdirSync(all, { recursive: true });
  const target = await openSqliteTarget(partial, 'a long history');
  await writeHistory(target, wanted);
  await target.close();
  const store = await openSqliteStore({ folder: partial });
  await foundAround(store, wanted, FOUNDED);
  await store.close();
  writeFileSync(join(partial, 'made'), '');
  renameSync(partial, folder);
  return folder;
}

function copyOf(history: string): string {
  const folder = temporary();
  cpSync(history, folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return folder;
}

async function starts(built: Built, history: string): Promise<Line[]> {
  const took: number[] = [];
  const memory: number[] = [];
  const onClock: number[] = [];
  const data = copyOf(history);
  const settings = { CONCORD_CLOCK: 'manual', CONCORD_NOW: START, CONCORD_SAMPLE: 'no', CONCORD_LOCAL: 'yes' };
  for (let n = 0; n < STARTS; n += 1) {
    const from = performance.now();
    const program = await startProgram(built.main, settings, data);
    onClock.push(performance.now() - from);
    took.push(costOf(program.child.pid)?.cpuMs ?? Number.NaN);
    memory.push(residentMb(program.child.pid));
    program.target.close();
    program.child.kill('SIGTERM');
    await new Promise((resolve) => program.child.once('exit', resolve));
  }
  discard(data);
  const line = { bench: 'scale', raw: { took, memory, onClock } } as const;
  return [
    {
      ...line,
      ...{ what: 'start to ready, with the history', rounds: took, unit: 'ms', goal: { atMost: START_MS } },
      detail: `of the processor; ${median(onClock).toFixed(0)} ms on the clock`,
    },
    {
      ...line,
      ...{ what: 'memory at ready', rounds: memory, unit: 'MB', goal: { atMost: MEMORY_MB }, detail: 'resident' },
    },
  ];
}

async function run(built: Built, where: string, { requests }: Sizes): Promise<ScaleFound> {
  const child = startNode(built.scale, VERBOSE, [], [where, START, String(requests)]);
  let printed = '';
  child.stdout?.on('data', (text: Buffer) => (printed += text.toString()));
  await new Promise((resolve) => child.on('close', resolve));
  if (!where.startsWith('mongodb:')) discard(where);
  return JSON.parse(printed.trim().split('\n').at(-1) ?? '') as ScaleFound;
}

const WHOLE = /^(file|import|preview of an import|eight days|the check|the tick)/;

function linesOf(name: string, found: ScaleFound, { requests, entities, people }: Sizes): Line[] {
  const { taken, blocked, endMb, liveMb } = found;
  const pressed = taken.filter(({ what }) => !WHOLE.test(what));
  const byCost = [...pressed].sort((a, b) => b.cpuMs - a.cpuMs);
  const [slowest] = byCost;
  const over = byCost.filter(({ cpuMs }) => cpuMs > MEDIAN_MS);
  const worst = blocked.slice(0, 6);
  const line = { bench: 'scale', goal: { atMost: MEDIAN_MS }, unit: 'ms', raw: found } as const;
  const size = `${entities} entities, ${people} people, ${requests} ended requests, ${requests * LINES_OF_A_REQUEST} lines`;
  return [
    {
      ...line,
      what: `any act or look${name}`,
      rounds: pressed.map(({ cpuMs }) => cpuMs),
      detail: `${pressed.length} of them, of the processor; ${size}; over ${MEDIAN_MS} ms: ${over.map(inWords).join(', ') || 'none'}`,
    },
    {
      ...line,
      what: `the slowest look or act${name}`,
      rounds: [slowest?.cpuMs ?? 0],
      detail: slowest ? inWords(slowest) : '',
    },
    ...taken
      .filter(({ what }) => WHOLE.test(what))
      .map((one) => ({
        ...line,
        what: `${one.what}${name}`,
        rounds: [one.cpuMs],
        goal: { atMost: Infinity },
        detail: `of the processor; ${one.ms.toFixed(0)} ms on the clock; ${one.reads} read`,
      })),
    {
      ...line,
      what: `the event loop, blocked longest${name}`,
      rounds: [worst[0]?.cpuMs ?? 0],
      goal: { atMost: BLOCKED_MS },
      detail: worst
        .map(({ what, cpuMs, mainMs }) => `${what} ${cpuMs.toFixed(0)} ms (of the thread ${mainMs.toFixed(0)})`)
        .join(', '),
    },
    {
      ...line,
      ...{ what: `memory after all acts and looks${name}`, rounds: [endMb], unit: 'MB', goal: { atMost: MEMORY_MB } },
      detail: `resident, without a flag; ${liveMb.toFixed(0)} MB of it in use`,
    },
  ];
}

const inWords = ({ what, code, cpuMs, reads }: Taken): string =>
  `${what} ${cpuMs.toFixed(0)} ms${code === 'ok' ? '' : ` (${code})`}, ${reads} read`;
