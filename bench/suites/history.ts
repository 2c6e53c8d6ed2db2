/** *history*: a press on a request with few and with many earlier positions, through the command handler and through HTTP. */
import { median, timed } from '../support/figures.ts';
import { load, type Target } from '../support/load.ts';
import { asCall, isAccepted, openRequest, presses } from '../support/presses.ts';
import { settle, startProgram, type Built } from '../support/program.ts';
import type { Line } from '../support/report.ts';
import { openOn, press, stores, type Opened } from '../support/store.ts';

const FEW = 10;
const MANY = 1_000;
const ROUNDS = 3;
/** Few enough that ten stay about ten. */
const PRESSES = 20;
const RATIO = 2;

/** Makes a request with that many positions; gives a way to press on it once more and to say how long that took. */
type Prepare = (name: string, positions: number) => Promise<(n: number) => Promise<number>>;

export async function history(built: Built): Promise<Line[]> {
  const lines: Line[] = [];
  for (const { name, standIn, open } of await stores()) {
    const opened = await open();
    const line = await compare(`through the command handler, ${name} store`, (request, positions) =>
      onTheRoad(opened, request, positions),
    );
    lines.push({ ...line, ...(standIn !== undefined && { detail: `${line.detail}; ${standIn}` }) });
    await opened.close();
  }
  const program = await startProgram(built.main);
  lines.push(await compare('through HTTP', (request, positions) => throughHttp(program.target, request, positions)));
  await program.stop();
  return lines;
}

async function compare(what: string, prepare: Prepare): Promise<Line> {
  await measure(await prepare('warm', MANY), await prepare('warm-too', FEW), MANY);
  const rounds: { few: number; many: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const few = await prepare(`few-${round}`, FEW);
    const many = await prepare(`many-${round}`, MANY);
    rounds.push(await measure(many, few, PRESSES));
  }
  const ms = (which: 'few' | 'many') => median(rounds.map((round) => round[which])).toFixed(2);
  return {
    bench: 'history',
    what,
    rounds: rounds.map(({ few, many }) => many / few),
    unit: '×',
    goal: { atMost: RATIO },
    detail: `${MANY} earlier positions ${ms('many')} ms, ${FEW} ${ms('few')} ms`,
    raw: rounds,
  };
}

/** One press here, one there, so that both meet the same machine. */
async function measure(
  pressMany: (n: number) => Promise<number>,
  pressFew: (n: number) => Promise<number>,
  count: number,
): Promise<{ few: number; many: number }> {
  const few: number[] = [];
  const many: number[] = [];
  for (let n = 0; n < count; n += 1) {
    few.push(await pressFew(n));
    many.push(await pressMany(n));
  }
  return { few: median(few), many: median(many) };
}

async function onTheRoad(opened: Opened, name: string, positions: number) {
  const request = await openOn(opened, name);
  await Promise.all(presses(request, positions, 'before').map((pressing) => press(opened, pressing)));
  const more = presses(request, MANY, 'now');
  return (n: number) => timed(async () => press(opened, more[n] ?? fail()));
}

async function throughHttp(target: Target, name: string, positions: number) {
  const request = await openRequest(target, name);
  await load(target, presses(request, positions, 'before').map(asCall), 64, isAccepted);
  await settle(target);
  const more = presses(request, MANY, 'now').map(asCall);
  return async (n: number) => {
    const { took } = await load(target, [more[n] ?? fail()], 1, isAccepted);
    return took[0] ?? fail();
  };
}

function fail(): never {
  throw new RangeError('more presses than were made ready');
}
