/** *press*: presses a second and how long one takes, through the real HTTP door, against the floor. */
import type { ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EDIT_EVERY_MS } from '../../src/delivery/rendered.ts';
import { answers, discard, freePort, startNode, stop, temporary } from '../support/children.ts';
import { median, percentile } from '../support/figures.ts';
import { load, target, type Measured, type Target } from '../support/load.ts';
import { mongo } from '../support/mongo.ts';
import { embedded, onMongo, type Place } from '../support/places.ts';
import { openRequest, presses } from '../support/presses.ts';
import { addresses, localDoor, teamsDoor, type Door } from '../support/doors.ts';
import { slackDoor } from '../support/slackDoor.ts';
import { letTimePass, passTime, settle, startProgram, type Built, type Running } from '../support/program.ts';
import type { Line } from '../support/report.ts';

/** How many at a time, and how many presses make one sample. */
const LEVELS = [
  { atOnce: 1, count: 832 },
  { atOnce: 16, count: 728 },
  { atOnce: 64, count: 728 },
] as const;
/** Until the machine code of both has been made. Alone too: of a crowd's presses, many are decided and written together. */
const WARM_UP = [
  { atOnce: 16, count: 1040 },
  { atOnce: 1, count: 1040 },
] as const;
const RATIO = 0.8;
const P99_AT_64_MS = 300;

interface Pair {
  readonly product: Measured;
  readonly floor: Measured;
}

export async function press(built: Built): Promise<Line[]> {
  const lines: Line[] = [];
  for (const open of [localDoor, teamsDoor, slackDoor]) {
    const door = await open();
    lines.push(...(await through(door, built, embedded)));
    await door.close();
  }
  const server = await mongo();
  if (!server) return lines;
  const place = await onMongo(server);
  const door = await teamsDoor();
  lines.push(...(await through(door, built, place)));
  await door.close();
  await place.drop();
  return lines;
}

async function through(door: Door, built: Built, place: Place): Promise<Line[]> {
  const product = await startProgram(built.main, { ...door.settings, ...place.settings });
  try {
    await learnAddresses(product.target);
    const asked = await askedOf(product, door, place);
    const floor = await startFloor(door.floor(built), asked, place.floor);
    try {
      const pairs = await measure(product.target, floor.target, door, place.rounds);
      const name = `${door.name}${place.name}`;
      return LEVELS.flatMap(({ atOnce }) => linesOf(name, atOnce, pairs.get(atOnce) ?? [], asked, place.words));
    } finally {
      await floor.stop();
    }
  } finally {
    await product.stop();
  }
}

/** By which a platform tells who writes. */
export async function learnAddresses({ get }: Target): Promise<void> {
  const people = JSON.parse((await get('/local/records?network=una&kind=people')).body) as {
    id: string;
    email: string;
  }[];
  for (const { id, email } of people) addresses.set(id, email);
}

/** What a press on the product comes to, which the floor then has to do too. */
export interface Asked {
  readonly bytesWritten: number;
  /** An answer of middling length. */
  readonly answer: string;
}

export async function askedOf(product: Running, { call, isAccepted, answered }: Door, place: Place): Promise<Asked> {
  const request = await openRequest(product.target, 'asked');
  await settle(product.target);
  const answers: string[] = [];
  await load(product.target, presses(request, 312, 'asked').map(call), 1, (answer) => {
    answers.push(answer.body);
    return isAccepted(answer);
  });
  await settle(product.target);
  answers.sort((a, b) => a.length - b.length);
  const answer = answered?.() ?? answers[Math.floor(answers.length / 2)] ?? '';
  return { bytesWritten: place.bytesWritten(product.data, request), answer };
}

export interface Floor {
  readonly target: Target;
  readonly child: ChildProcess;
  readonly folder: string;
  stop(): Promise<void>;
}

export async function startFloor(
  script: string,
  { bytesWritten, answer }: Asked,
  more: Place['floor'],
): Promise<Floor> {
  const folder = temporary();
  const file = join(folder, 'answer.json');
  await writeFile(file, answer);
  const port = await freePort();
  const settings = { WRITE_BYTES: String(bytesWritten), ANSWER: file, FOLDER: folder, PORT: String(port) };
  const child = startNode(script, { ...settings, ...more });
  await answers(`http://127.0.0.1:${port}/readyz`, child);
  const to = target(port);
  return {
    target: to,
    child,
    folder,
    async stop() {
      to.close();
      await stop(child);
      discard(folder);
    },
  };
}

async function measure(product: Target, floor: Target, door: Door, rounds: number): Promise<Map<number, Pair[]>> {
  const { call, isAccepted } = door;
  for (const { atOnce, count } of WARM_UP) {
    const name = `warm-${atOnce}`;
    await pressOn(product, name, { atOnce, count, after: 1 }, door);
    await load(floor, presses('E-1', count, name).map(call), atOnce, isAccepted);
  }
  const pairs = new Map<number, Pair[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const { atOnce, count } of LEVELS) {
      const name = `round-${round}-${atOnce}`;
      const onFloor = () => load(floor, presses('E-1', count, name).map(call), atOnce, isAccepted);
      // Who comes first changes, so that a machine that grows slower or faster favours neither.
      const first = round % 2 === 0 ? undefined : await onFloor();
      const onProduct = await pressOn(product, name, { atOnce, count, after: (round % EDITED_EVERY_S) + 1 }, door);
      const pair = { product: onProduct, floor: first ?? (await onFloor()) };
      pairs.set(atOnce, [...(pairs.get(atOnce) ?? []), pair]);
    }
  }
  return pairs;
}

/** While people press, everyone's card is edited in one second of so many. */
const EDITED_EVERY_S = EDIT_EVERY_MS / 1_000;

interface Sample {
  readonly atOnce: number;
  readonly count: number;
  /** So many seconds after the first press: each round begins in another of them, so that edits have their real share. */
  readonly after: number;
}

/** Each sample has a request of its own, its cards delivered to everyone before the first press. */
async function pressOn(
  product: Target,
  name: string,
  { atOnce, count, after }: Sample,
  { call, isAccepted }: Door,
): Promise<Measured> {
  const request = await openRequest(product, name);
  // Platforms take so many messages a second: the clock is moved until all have theirs.
  await passTime(product, 'PT30S');
  await load(product, presses(request, 1, `${name}-first`).map(call), 1, isAccepted);
  await passTime(product, `PT${after}S`);
  const stopTime = letTimePass(product);
  const measured = await load(product, presses(request, count, name).map(call), atOnce, isAccepted);
  await stopTime();
  await settle(product);
  return measured;
}

function linesOf(door: string, atOnce: number, pairs: readonly Pair[], asked: Asked, words?: string): Line[] {
  const perSecond = (who: keyof Pair) => Math.round(median(pairs.map((pair) => pair[who].perSecond)));
  const p = (share: number, who: keyof Pair) =>
    percentile(
      pairs.flatMap((pair) => pair[who].took),
      share,
    ).toFixed(1);
  const times = (who: keyof Pair) => `${perSecond(who)}/s, p50 ${p(0.5, who)} ms, p99 ${p(0.99, who)} ms`;
  const ratio: Line = {
    bench: 'press',
    what: `${door}, ${atOnce} at a time, presses/s`,
    rounds: pairs.map(({ product, floor }) => product.perSecond / floor.perSecond),
    unit: '×',
    goal: { atLeast: RATIO },
    detail: `${times('product')}; floor ${times('floor')}`,
    raw: { pairs: pairs.map(({ product, floor }) => [product.perSecond, floor.perSecond]) },
  };
  if (atOnce !== 64) return [ratio];
  const rounds = pairs.map(({ product }) => percentile(product.took, 0.99));
  return [
    ratio,
    {
      bench: 'press',
      what: `${door}, 64 at a time, p99`,
      rounds,
      unit: 'ms',
      goal: { atMost: P99_AT_64_MS },
      detail: `writes ${asked.bytesWritten} bytes, answers ${Buffer.byteLength(asked.answer)}${words === undefined ? '' : `; ${words}`}`,
    },
  ];
}
