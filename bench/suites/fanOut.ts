/**
 * *fan-out*: one sending to many people on platforms that enforce their limits, against the least time that these allow. The
 * core, the dispatcher and the store are the real ones; the clock goes from one due instant to the next, so that minutes
 * of waiting cost none. What the work itself takes is printed beside.
 */
import { discard, startNode, temporary } from '../support/children.ts';
import type { FannedOut } from '../support/fanOutChild.ts';
import { START, type Built } from '../support/program.ts';
import type { Line } from '../support/report.ts';

const SIZES = [26, 1_000, 10_000] as const;
const WINDOW_MS = 1_000;
const RATIO = 1.05;
const MAX_GROWTH_MB = 50;
/** What a press may wait at most, with others in between. */
const MAX_BLOCKED_MS = 300;

export async function fanOut(built: Built): Promise<Line[]> {
  const found: FannedOut[] = [];
  for (const readers of SIZES) found.push(await run(built.fanOut, readers));
  const [, thousand, tenThousand] = found as [FannedOut, FannedOut, FannedOut];
  const exactly = found.map(({ lost, doubled, beyond }) => lost + doubled + beyond);
  const line = (of: Pick<Line, 'what' | 'rounds' | 'unit' | 'goal' | 'detail'>): Line => ({
    bench: 'fan-out',
    raw: found,
    ...of,
  });
  return [
    ...found.map((one) =>
      line({
        what: `time for ${one.readers} people / least time`,
        // Until the limits are free again: a single window is the least there can be.
        rounds: [(one.tookMs + WINDOW_MS) / (one.leastMs + WINDOW_MS)],
        unit: '×',
        goal: { atMost: RATIO },
        detail: `${seconds(one.tookMs)} of ${seconds(one.leastMs)} by the limits (Teams 30/s a tenant, Slack 20/s a workspace planned, half of the people on each); work ${seconds(one.workMs)}`,
      }),
    ),
    line({
      what: 'lost, doubled, or sent too early, of all',
      rounds: exactly,
      unit: 'messages',
      goal: { atMost: 0 },
      detail: 'found by the platforms',
    }),
    line({
      what: 'memory, from 1000 to 10000 people',
      rounds: [tenThousand.peakMb - thousand.peakMb],
      unit: 'MB',
      goal: { atMost: MAX_GROWTH_MB },
      detail: `highest of the heap ${Math.round(thousand.peakMb)} MB and ${Math.round(tenThousand.peakMb)} MB, the list of people in both`,
    }),
    line({
      what: 'longest work in which nothing else could run',
      rounds: [tenThousand.blockedMs],
      unit: 'ms',
      goal: { atMost: MAX_BLOCKED_MS },
      detail: `while 10000 messages were written (${Math.round(tenThousand.commitMs)} ms until the answer) and sent`,
    }),
  ];
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(ms < 10_000 ? 1 : 0)} s`;

async function run(script: string, readers: number): Promise<FannedOut> {
  const folder = temporary();
  const child = startNode(script, {}, ['--expose-gc'], [folder, String(readers), START]);
  let printed = '';
  child.stdout?.on('data', (text: Buffer) => (printed += text.toString()));
  await new Promise((resolve) => child.on('close', resolve));
  discard(folder);
  return JSON.parse(printed) as FannedOut;
}
