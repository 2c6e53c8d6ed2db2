/**
 * *two hands*: two programs on one MongoDB, and 500 presses and closings that conflict: the same press arrives at both, as a
 * platform repeats it to whoever answers, and officers close requests at both, in the middle of it. At last both clocks pass
 * the closing of what is left.
 */
import { networkId } from '../../src/core/ids.ts';
import { openMongoStore } from '../../src/store/mongo/mongoStore.ts';
import type { AuditLine } from '../../src/store/store.ts';
import { percentile } from '../support/figures.ts';
import type { Answered, Target } from '../support/load.ts';
import { database, mongo, wordsFor } from '../support/mongo.ts';
import { openRequest, presses, type Pressing } from '../support/presses.ts';
import { passTime, settle, START, startProgram, type Built } from '../support/program.ts';
import type { Line } from '../support/report.ts';

const REQUESTS = 10;
/** Each goes to both. */
const PRESSES = 225;
const CLOSINGS = 25;
/** So many at a time on each. */
const AT_ONCE = 32;
/** What Slack waits for an answer. */
const MAX_MS = 3_000;
const MAX_TRIES = 10;

interface Told {
  readonly ok: boolean;
  readonly code?: string;
  readonly message: string;
}
type Row = Readonly<Record<string, unknown>>;

interface Conflict {
  readonly pressing: Pressing;
  /** By program. */
  readonly told: Told[];
}

export async function twoHands(built: Built): Promise<Line[]> {
  const server = await mongo();
  if (!server) return [];
  const { uri, drop } = database(server);
  const settings = { CONCORD_CLOCK: 'manual', CONCORD_NOW: START, MONGODB_URI: uri };
  const programs = [await startProgram(built.main, settings), await startProgram(built.main, settings)];
  try {
    const both = programs.map(({ target }) => target);
    return await measure(both, uri, wordsFor(server));
  } finally {
    for (const program of programs) await program.stop();
    await drop();
  }
}

async function measure(both: readonly Target[], uri: string, words: string): Promise<Line[]> {
  const [one, other] = both as [Target, Target];
  const requests: string[] = [];
  for (let n = 0; n < REQUESTS; n += 1) requests.push(await openRequest(n % 2 === 0 ? one : other, `hands-${n}`));
  const ended = requests.slice(0, REQUESTS / 2);
  const conflicts = await race(both, mixed(requests, ended));
  const took = conflicts.took;
  const audit = await auditAt(uri);
  const wrong = outcomes(conflicts.all, audit, ended);
  const left = await closeTheRest(both, requests.slice(REQUESTS / 2));
  const seconds = conflicts.ms / 1_000;
  const line = (of: Pick<Line, 'what' | 'rounds' | 'unit' | 'goal' | 'detail'>): Line => ({
    bench: 'two hands',
    raw: { ...wrong, ...left, ms: conflicts.ms },
    ...of,
  });
  return [
    line({
      what: 'with no outcome, or two, of 500',
      rounds: [wrong.different + wrong.doubled + left.wrong],
      unit: 'presses',
      goal: { atMost: 0 },
      detail: `different answers ${wrong.different}, done twice ${wrong.doubled}, closings of ${left.of} by the clocks wrong ${left.wrong}`,
    }),
    line({
      what: 'answered and not stored, of 500',
      rounds: [wrong.lost],
      unit: 'presses',
      goal: { atMost: 0 },
      detail: 'by the audit trail, read by a third process',
    }),
    line({
      what: 'how long one takes, p99',
      rounds: [percentile(took, 0.99)],
      unit: 'ms',
      goal: { atMost: MAX_MS },
      detail: `p50 ${percentile(took, 0.5).toFixed(0)} ms, ${(took.length / seconds).toFixed(0)}/s, ${2 * AT_ONCE} at a time; ${words}`,
    }),
  ];
}

/** Presses on all requests, and among them closings of some: several officers' at once, under names of their own. */
function mixed(requests: readonly string[], ended: readonly string[]): Pressing[] {
  const positions = Array.from({ length: PRESSES }, (_, n): Pressing => {
    const [pressing] = presses(requests[n % REQUESTS] ?? '', n + 1, 'hands').slice(-1);
    return pressing as Pressing;
  });
  const closings = Array.from({ length: CLOSINGS }, (_, n): Pressing => {
    const target = ended[n % ended.length] ?? '';
    const inputs = { reason: 'No longer needed.' };
    return { person: 'una-1', verb: 'endorsement.withdraw', target, inputs, eventId: `end-${target}-${n}` };
  });
  const step = Math.floor(PRESSES / CLOSINGS);
  return positions.flatMap((pressing, n) =>
    n % step === step - 1 ? [pressing, ...closings.splice(0, 1)] : [pressing],
  );
}

async function race(both: readonly Target[], pressings: readonly Pressing[]) {
  const all = pressings.map((pressing): Conflict => ({ pressing, told: [] }));
  const took: number[] = [];
  const waiting = all.values();
  const hand = async (): Promise<void> => {
    for (const conflict of waiting) {
      const told = await Promise.all(both.map((program) => insist(program, conflict.pressing, took)));
      conflict.told.push(...told);
    }
  };
  const from = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, hand));
  return { all, took, ms: performance.now() - from };
}

/** As a person does who is told to try again in a moment. */
async function insist({ post }: Target, { person, ...body }: Pressing, took: number[]): Promise<Told> {
  for (let tries = 1; ; tries += 1) {
    const from = performance.now();
    const answer = await post({ path: `/local/people/${person}/act`, body });
    took.push(performance.now() - from);
    const told = read(answer) as Told;
    if (!(told.code === 'conflict' || told.code === 'unknown') || tries === MAX_TRIES) return told;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** @throws when the chain is not in order */
async function auditAt(uri: string): Promise<readonly AuditLine[]> {
  const store = await openMongoStore(uri);
  const network = networkId('una');
  const [verdict, lines] = [await store.verifyAudit(network), await store.audit(network)];
  await store.close();
  if (!verdict.ok) throw new Error(`the audit trail is not in order: ${JSON.stringify(verdict)}`);
  return lines;
}

function outcomes(all: readonly Conflict[], audit: readonly AuditLine[], ended: readonly string[]) {
  const lines = new Map<string, AuditLine[]>();
  for (const line of audit) lines.set(line.eventId, [...(lines.get(line.eventId) ?? []), line]);
  // The door puts its own name and that of the person before a platform's.
  const of = ({ pressing }: Conflict): readonly AuditLine[] =>
    lines.get(`local/${pressing.person}/${pressing.eventId}`) ?? [];
  const isDone = ({ told }: Conflict): boolean => told[0]?.ok === true;
  const withdrawn = ended.map(
    (target) =>
      all.filter((one) => one.pressing.verb === 'endorsement.withdraw' && one.pressing.target === target && isDone(one))
        .length,
  );
  return {
    different: all.filter(({ told: [a, b] }) => a?.ok !== b?.ok || a?.message !== b?.message).length,
    doubled: all.filter((one) => of(one).length > 1).length + withdrawn.filter((times) => times !== 1).length,
    lost: all.filter((one) => of(one).length === 0 || (isDone(one) && of(one)[0]?.outcome !== 'accepted')).length,
  };
}

const TO_THE_MORNING = 'PT14H';
const PAST_THE_END = 'P20D';
const TIME_LIMIT_MS = 60_000;

/** Both clocks pass the closings at once: each request gets one number in the register. */
async function closeTheRest(both: readonly Target[], left: readonly string[]) {
  // A machine that others use may not be done in time; the next turn of the clock does what is left then.
  const pass = (duration: string) => Promise.allSettled(both.map((program) => passTime(program, duration)));
  await pass(TO_THE_MORNING);
  await Promise.all(both.map(settle));
  await pass(PAST_THE_END);
  const until = performance.now() + TIME_LIMIT_MS;
  let register: readonly Row[] = [];
  while (register.length < left.length && performance.now() < until) {
    await pass('P1D');
    register = await records(both[1] as Target, 'register');
  }
  const numbers = new Set(register.map(({ number }) => number));
  return { of: left.length, wrong: Math.abs(left.length - register.length) + (register.length - numbers.size) };
}

const records = async ({ get }: Target, kind: string): Promise<readonly Row[]> =>
  read(await get(`/local/records?network=una&kind=${kind}`)) as Row[];

function read({ status, body }: Answered): unknown {
  if (status !== 200) throw new Error(`${status} ${body.slice(0, 300)}`);
  return JSON.parse(body) as unknown;
}
