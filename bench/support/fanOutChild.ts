/**
 * One sending to many, in a process of its own, so that its memory is its own: the real core, dispatcher and embedded
 * store, platforms that have limits, and a clock that is moved from one due instant to the next. Prints what it measured.
 */
import { createConcord } from '../../src/app/app.ts';
import { manualClock } from '../../src/runtime/clock.ts';
import { after, eventId, instant, millis, type Instant } from '../../src/core/ids.ts';
import type { Failure } from '../../src/platforms/platform.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { leastMs as least, limitedPlatform } from '../../test/support/limitedPlatform.ts';
import { foundMany, isOnSlack, isOnTeams, NETWORK, OFFICER } from '../../test/support/manyPeople.ts';

const [folder = '', many = '26', at = ''] = process.argv.slice(2);
const readers = Number(many);
const start = instant(at);
const A_SECOND = 1_000;
const MAX_MS = 3_600_000;
const REST_MS = 5_000;
const HEARTBEAT_MS = 5;
/** Garbage is collected once in so many seconds of the clock. */
const COLLECT_EVERY = 10;

export interface FannedOut {
  readonly readers: number;
  readonly tookMs: number;
  readonly leastMs: number;
  readonly lost: number;
  readonly doubled: number;
  /** Tries that the platforms refused because they came too early. */
  readonly beyond: number;
  /** What all of it cost this machine, and the commit of the sending alone. */
  readonly workMs: number;
  readonly commitMs: number;
  /** The longest time of the processor in which nothing else could run. */
  readonly blockedMs: number;
  readonly peakMb: number;
}

const clock = manualClock(start);
const store = await openSqliteStore({ folder });
await foundMany(store, readers, start);
const arrived = new Map<string, Instant>();
const there = { has: (id: string) => arrived.has(id), add: (id: string, when: Instant) => arrived.set(id, when) };
const onTeams = Math.ceil(readers / 2);
const onSlack = readers - onTeams;

/** Once in a large sending, the workspace asks for a rest out of turn. */
const asks = readers >= 1_000 ? new Set([Math.round(onSlack / 3)]) : new Set<number>();
let slackTries = 0;
const outOfTurn = (): Failure | undefined =>
  asks.delete((slackTries += 1))
    ? { kind: 'later', reason: 'rateLimited', retryAfterMs: REST_MS, limit: 'slack/T1' }
    : undefined;
const restLeastMs = asks.size * (REST_MS - A_SECOND);

const platforms = [
  limitedPlatform({ name: 'teams', now: clock.now, has: isOnTeams, there }),
  limitedPlatform({ name: 'slack', now: clock.now, has: isOnSlack, there, fault: outOfTurn }),
];
const leastMs = Math.max(least('teams', onTeams), least('slack', onSlack + asks.size) + restLeastMs);
const faults: unknown[] = [];
const concord = createConcord({
  store,
  platforms,
  clock,
  base: () => 'http://127.0.0.1',
  fault: (what, error) => void faults.push(what, error),
});

let blockedMs = 0;
let lookedAt = performance.now();
let used = process.cpuUsage();
const heartbeat = setInterval(() => {
  // Time that other programs on the machine took is not ours.
  const { user, system } = process.cpuUsage(used);
  const late = performance.now() - lookedAt - HEARTBEAT_MS;
  blockedMs = Math.max(blockedMs, Math.min(late, (user + system) / 1_000));
  lookedAt = performance.now();
  used = process.cpuUsage();
}, HEARTBEAT_MS);

const from = performance.now();
const answer = await concord.door.press({
  verb: 'correspondence.send',
  network: NETWORK,
  inputs: {
    subject: 'A message to many',
    text: 'The workshop takes place on Monday.',
    links: 'https://example.org/programme',
  },
  from: OFFICER,
  platform: 'local',
  eventId: eventId('send-many'),
});
if (!answer.ok) throw new Error(JSON.stringify(answer));
const commitMs = performance.now() - from;

let peak = 0;
for (let ms = A_SECOND; ms <= MAX_MS && arrived.size < readers; ms += A_SECOND) {
  await concord.clock.advanceTo(after(start, ms));
  if (ms % (COLLECT_EVERY * A_SECOND) === 0) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  peak = Math.max(peak, heapUsed + external);
}
const workMs = performance.now() - from;
clearInterval(heartbeat);
if (faults.length > 0) throw new Error(`faults: ${faults.map(String).join(', ')}`);

const last = Math.max(...[...arrived.values()].map((when) => millis(when)));
const sum = (of: 'repeats' | 'beyond'): number => platforms.reduce((all, platform) => all + platform[of], 0);
const found: FannedOut = {
  readers,
  tookMs: last - millis(start),
  leastMs,
  lost: readers - arrived.size,
  doubled: sum('repeats'),
  beyond: sum('beyond'),
  workMs,
  commitMs,
  blockedMs,
  peakMb: peak / 1024 / 1024,
};
console.log(JSON.stringify(found));
await concord.stop();
await store.close();
