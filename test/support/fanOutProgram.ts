/**
 * Started by `fanOut.test.ts`, which kills it: circulates one message to thousands through platforms that have limits and
 * faults, its clock going from one due instant to the next. What has arrived is written to a file, as a platform
 * remembers it, before the platform answers; so what was on its way at the kill is known when it comes again.
 */
import { appendFileSync, existsSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createConcord } from '../../src/app/app.ts';
import { manualClock } from '../../src/runtime/clock.ts';
import { after, eventId, instant, type Instant } from '../../src/core/ids.ts';
import type { Person } from '../../src/core/people.ts';
import type { Failure } from '../../src/platforms/platform.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { limitedPlatform } from './limitedPlatform.ts';
import { foundMany, isOnSlack, isOnTeams, NETWORK, numberOf, OFFICER } from './manyPeople.ts';

const [folder = '', many = '', from = ''] = process.argv.slice(2);
const readers = Number(many);
const START = instant('2026-11-24T14:00:00.000Z');
const A_SECOND = 1_000;
const MAX_S = 3_600;
/** After so many seconds of the clock a focal point sends urgent information to all others. */
const URGENT_S = 20;

const ARRIVED = join(folder, 'arrived.txt');
const TRIED = join(folder, 'tried.txt');
const lines = (file: string): string[] => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : []);

/** One in a hundred has blocked the bot; of the others' first tries one in twenty fails. */
const isBlocked = (person: Person): boolean => numberOf(person) % 100 === 50;
const failsFirst = (person: Person): boolean => numberOf(person) % 20 === 7;

const clock = manualClock(instant(from || START));
const arrived = new Set(lines(ARRIVED).map((line) => line.split(' ')[1] ?? ''));
const tried = new Set(lines(TRIED));
const there = {
  has: (id: string) => arrived.has(id),
  add(id: string, at: Instant) {
    arrived.add(id);
    appendFileSync(ARRIVED, `${at} ${id}\n`);
  },
};

function fault(to: Person, id: string): Failure | undefined {
  if (isBlocked(to)) return { kind: 'never', reason: 'blocked' };
  if (!failsFirst(to) || tried.has(id)) return undefined;
  tried.add(id);
  appendFileSync(TRIED, `${id}\n`);
  return { kind: 'later', reason: 'timedOut' };
}

const store = await openSqliteStore({ folder });
await foundMany(store, readers, START);
const platforms = [
  limitedPlatform({ name: 'teams', now: clock.now, has: isOnTeams, there, fault }),
  limitedPlatform({ name: 'slack', now: clock.now, has: isOnSlack, there, fault }),
];
const concord = createConcord({
  store,
  platforms,
  clock,
  base: () => 'http://127.0.0.1',
  fault: (what, error) => writeSync(1, `fault ${what}: ${String(error)}\n`),
});

// The same events again after the kill: they change nothing.
const press = (verb: string, by: string, subject: string) =>
  concord.door.press({
    verb: `correspondence.${verb}`,
    network: NETWORK,
    inputs: { subject, text: 'The workshop takes place on Monday.' },
    from: by,
    platform: 'local',
    eventId: eventId(verb),
  });

await press('send', OFFICER, 'To all');
let peak = 0;
for (let second = 1; second <= MAX_S; second += 1) {
  const to = after(START, second * A_SECOND);
  if (to <= clock.now()) continue;
  if (second >= URGENT_S) await press('urgent', 'una-0', 'To all focal points');
  await concord.clock.advanceTo(to);
  if (second % 10 === 0) globalThis.gc?.();
  peak = Math.max(peak, process.memoryUsage().heapUsed);
  writeSync(1, `at ${to} ${arrived.size}\n`);
  const waiting = await store.lines();
  const next = await store.nextDue();
  if (second > URGENT_S && waiting.length === 0 && (next === null || next > after(to, 60 * A_SECOND))) break;
}
const count = (of: 'beyond' | 'repeats'): number => platforms.reduce((sum, platform) => sum + platform[of], 0);
writeSync(
  1,
  `done ${JSON.stringify({ peakMb: peak / 2 ** 20, beyond: count('beyond'), repeats: count('repeats') })}\n`,
);
await concord.stop();
await store.close();
