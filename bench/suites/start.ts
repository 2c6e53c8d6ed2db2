/** *start*: from starting the process to `/readyz` saying yes, with an empty data folder, against the floor. */
import { once } from 'node:events';
import { answers, discard, freePort, startNode, stop, temporary } from '../support/children.ts';
import { median, timed } from '../support/figures.ts';
import type { Built } from '../support/program.ts';
import type { Line } from '../support/report.ts';

const ROUNDS = 5;
const STARTS_A_ROUND = 3;
const RATIO = 1.3;

export async function start(built: Built): Promise<Line[]> {
  // Once each, so that the files are in memory.
  await Promise.all([productReady(built.main), floorReady(built.imports)]);
  const rounds: { product: number; floor: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const product: number[] = [];
    const floor: number[] = [];
    for (let turn = 0; turn < STARTS_A_ROUND; turn += 1) {
      floor.push(await floorReady(built.imports));
      product.push(await productReady(built.main));
    }
    rounds.push({ product: median(product), floor: median(floor) });
  }
  const ms = (who: 'product' | 'floor') => Math.round(median(rounds.map((round) => round[who])));
  return [
    {
      bench: 'start',
      what: 'empty store to /readyz, local platform',
      rounds: rounds.map(({ product, floor }) => product / floor),
      unit: '×',
      goal: { atMost: RATIO },
      detail: `${ms('product')} ms; \`node\` importing express and libsql ${ms('floor')} ms`,
      raw: rounds,
    },
  ];
}

export async function productReady(main: string): Promise<number> {
  const data = temporary();
  const port = await freePort();
  const from = performance.now();
  const child = startNode(main, { PORT: String(port), CONCORD_DATA: data });
  child.stdout?.resume();
  await answers(`http://127.0.0.1:${port}/readyz`, child);
  const took = performance.now() - from;
  await stop(child);
  discard(data);
  return took;
}

/** Until it says that both are there; the time in which a process ends is nobody's. */
const floorReady = (script: string): Promise<number> =>
  timed(async () => {
    const child = startNode(script, {});
    if (child.stdout) await once(child.stdout, 'data');
  });
