/** A clock that stands still until it is moved: over a restart, with several who move it, and amid a stop. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { firstInstant, createClockDoor } from '../../src/app/manualClock.ts';
import { after, earliest, instant, type Instant } from '../../src/core/ids.ts';
import { ClockHalted, type ClockProgress } from '../../src/platforms/door.ts';
import { manualClock } from '../../src/runtime/clock.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import type { Store } from '../../src/store/store.ts';
import { createTurns, type Turns } from '../../src/app/turns.ts';
import type { Worker } from '../../src/app/worker.ts';
import type { WorkDone } from '../../src/app/workRounds.ts';
import { timePassesByHand } from '../support/realTime.ts';
import { world, type World } from '../support/world.ts';

const START = instant('2026-11-24T14:00:00Z');
const HOUR_MS = 3_600_000;

/** Something is due at each of these instants, once. */
function workerWith(clock: { now: () => Instant }, due: Instant[]): Worker {
  return {
    wake: () => undefined,
    wakeLater: () => undefined,
    stopAccepting: () => undefined,
    stop: async () => undefined,
    next: async () => due[0] ?? null,
    isMoreThanEdits: async (at) => due[0] !== undefined && due[0] <= at,
    pressed: () => undefined,
    async run(told) {
      await Promise.resolve();
      const worked: WorkDone = { ran: due.filter((at) => at <= clock.now()).length, delivered: 0 };
      due.splice(0, worked.ran);
      told?.(worked);
      return worked;
    },
  };
}

const around = ({ keyValues }: Pick<Store, 'keyValues'>, turns: Turns) => ({
  keyValues,
  turns,
  moved: async () => undefined,
});

async function clockWith(due: Instant[]) {
  const store = await openSqliteStore(':memory:');
  onTestFinished(() => store.close());
  const clock = manualClock(START);
  return { clock, store, door: createClockDoor(clock, workerWith(clock, due), around(store, createTurns())) };
}
const hours = (count: number): Instant => after(START, count * HOUR_MS);

describe('the clock', () => {
  it('is moved by several at once, and never back', async () => {
    const { clock, door } = await clockWith([1, 2, 3, 4, 5].map(hours));
    const seen: Instant[] = [];
    const passing = [5, 1, 4, 2, 3].map((count) => door.advanceTo(hours(count), ({ now }) => seen.push(now)));
    const passed = await Promise.all(passing);
    expect(clock.now()).toBe(hours(5));
    expect(seen).toEqual([...seen].sort());
    expect(passed.reduce((sum, { ran }) => sum + ran, 0)).toBe(5);
  });

  it('tells of every instant on its way', async () => {
    const { door } = await clockWith([hours(1), hours(3)]);
    const told: ClockProgress[] = [];
    const passed = await door.advanceTo(hours(4), (soFar) => told.push(soFar));
    expect(told.map(({ now, ran }) => [now, ran])).toEqual([
      [START, 0],
      [hours(1), 1],
      [hours(3), 2],
      [hours(4), 2],
    ]);
    expect(passed).toEqual({ now: hours(4), ran: 2, delivered: 0 });
  });

  it('lets people press between two steps, but not at each edit of a card', async () => {
    const { clock, store } = await clockWith([]);
    const due = [hours(3), hours(5)];
    let edits: Instant[] = [];
    const worker: Worker = {
      ...workerWith(clock, due),
      next: async () => earliest(due[0], edits[0]),
      async run(told) {
        edits = edits.filter((at) => at > clock.now());
        return workerWith(clock, due).run(told);
      },
    };
    const turns = createTurns();
    const pressedAt: Instant[] = [];
    const press = async (): Promise<void> => {
      await turns.together(async () => void pressedAt.push(clock.now()));
      // Each press leaves cards to edit five seconds later.
      edits.push(after(clock.now(), 5_000));
      if (clock.now() < hours(8)) await press();
    };
    const door = createClockDoor(clock, worker, around(store, turns));
    const seen: Instant[] = [];
    const moved = door.advanceTo(hours(8), ({ now }) => seen.push(now));
    await Promise.all([press(), press()]);
    expect(await moved).toMatchObject({ now: hours(8), ran: 2 });
    expect(seen).toEqual(expect.arrayContaining([hours(3), hours(5), after(hours(3), 5_000)]));
    expect([...new Set(pressedAt)]).toEqual([START, hours(3), hours(5), hours(8)]);
  });

  it('stops on its way when the program does, and says how far it has come', async () => {
    const { clock, door } = await clockWith([1, 2, 3].map(hours));
    const passing = door.advanceTo(hours(24), ({ now }) => now === hours(2) && door.halt());
    await expect(passing).rejects.toThrow(ClockHalted);
    await expect(passing).rejects.toMatchObject({ passed: { now: hours(2), ran: 2 } });
    expect(clock.now()).toBe(hours(2));
    await expect(door.advanceTo(hours(24))).rejects.toThrow(ClockHalted);
  });

  it('stops on its way once nobody waits for it, and goes on for the next', async () => {
    const { clock, door } = await clockWith([1, 2, 3].map(hours));
    const passing = door.advanceTo(hours(24), undefined, () => clock.now() >= hours(2));
    await expect(passing).rejects.toMatchObject({ passed: { now: hours(2) } });
    expect(await door.advanceTo(hours(24))).toMatchObject({ now: hours(24), ran: 2 });
  });

  it('stands after a restart where it stood, also when it was killed on its way', async () => {
    const { door, store } = await clockWith([hours(2)]);
    expect(await firstInstant(store.keyValues, START, false)).toBe(START);
    let onTheWay: Instant | undefined;
    await door.advanceTo(hours(3), ({ now }) => {
      if (now !== hours(2)) return;
      void firstInstant(store.keyValues, START, false).then((at) => (onTheWay = at));
    });
    expect(onTheWay).toBe(hours(2));
    expect(await firstInstant(store.keyValues, hours(1), false)).toBe(hours(3));
    expect(await firstInstant(store.keyValues, hours(9), false), 'not the machine’s now').toBe(hours(3));
    expect(await firstInstant(store.keyValues, hours(1), true), 'never back').toBe(hours(3));
    expect(await firstInstant(store.keyValues, hours(9), true), 'as after a downtime').toBe(hours(9));
  });
});

describe('cards on a clock that stands still', () => {
  const counts = (words: string): string | undefined => /endorsing: (\d) · objecting/.exec(words)?.[1];

  it('show others’ second position after five seconds of real time, without a move', async () => {
    const w = await world();
    const pass = timePassesByHand();
    const started = await w.now();
    const e = await w.open();
    const reader = w.focalPoint('UNFPA');
    const seen = async () => counts((await reader.last('request')).words);
    await w.focalPoint('UNHCR').press('endorsement.endorse', e);
    expect(await seen()).toBe('1');
    await w.focalPoint('UNICEF').press('endorsement.endorse', e);
    expect(await seen()).toBe('1');
    await pass(4_900);
    expect(await seen()).toBe('1');
    await pass(100);
    expect(await seen()).toBe('2');
    expect(await w.now()).toBe(started);
  });
});

describe('POST /local/clock', () => {
  const move = (w: World, body: object, accept = '*/*') =>
    w.fetch('/local/clock', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: accept },
      body: JSON.stringify(body),
    });

  it('comes back to twenty who ask at once, each a step further', async () => {
    const w = await world();
    const start = await w.now();
    const answers = await Promise.all(Array.from({ length: 20 }, () => move(w, { advance: 'PT6H' })));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    const nows = await Promise.all(answers.map(async (answer) => ((await answer.json()) as ClockProgress).now));
    const steps = Array.from({ length: 20 }, (_, i) => after(instant(start), (i + 1) * 6 * HOUR_MS));
    expect(nows.sort()).toEqual(steps);
    expect(await w.now()).toBe(steps.at(-1));
  });

  it('comes back while twenty press without a pause, and does nothing late', async () => {
    const w = await world({ settings: { quiet: { from: '00:00', to: '00:00' } } });
    const start = instant(await w.now());
    const at = (count: number): Instant => after(start, count * HOUR_MS);
    const targets = await Promise.all([w.open(), w.open(), w.open()]);
    const send = (inputs: object) =>
      w.officer.press('correspondence.send', null, { text: 'Words.', audience: 'all', ...inputs });
    for (const count of [6, 7, 30]) await send({ subject: `In ${count} hours`, sendAt: at(count) });
    let isOver = false;
    const pressing = Array.from({ length: 20 }, async (_, n) => {
      const entity = ['UNFPA', 'UNHCR', 'UNICEF'][n % 3] ?? '';
      for (let i = 0; !isOver; i += 1)
        if (n % 5 > 0)
          await w.focalPoint(entity).press('endorsement.comment', targets[n % 3], { text: `${i} of ${n}` });
        else await send({ subject: `${i} of ${n}` });
    });
    const moved = move(w, { advance: 'P2D' }, 'application/x-ndjson').then((answer) => answer.text());
    const lines = (await moved.finally(() => (isOver = true))).trimEnd().split('\n');
    await Promise.all(pressing);

    const steps = new Set(lines.map((line) => (JSON.parse(line) as ClockProgress).now));
    expect([...steps].at(-1)).toBe(at(48));
    expect(steps.size).toBeLessThan(100);
    const sent = await w.records<{ target: string; subject: string; sendAt?: string; sentAt: string }>(
      'correspondence',
    );
    expect(sent.length).toBeGreaterThan(20);
    for (const { sendAt, sentAt } of sent) expect(sentAt).toBe(sendAt ?? sentAt);
    const got = await w.focalPoint('UNHCR').messages('circular');
    expect(got.map(({ target, at: when }) => `${target} ${when}`).sort()).toEqual(
      sent.map(({ target, sentAt }) => `${target} ${sentAt}`).sort(),
    );
  }, 30_000);

  it('stops for who has left, so that the next has their turn', async () => {
    const w = await world();
    await w.open();
    const leaving = new AbortController();
    const far = w.fetch('/local/clock', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/x-ndjson' },
      body: JSON.stringify({ now: '9999-01-01T00:00:00Z' }),
      signal: leaving.signal,
    });
    await far;
    leaving.abort();
    const next = await move(w, { advance: 'PT1S' });
    expect(next.status).toBe(200);
    expect(((await next.json()) as ClockProgress).now < '2100').toBe(true);
  }, 10_000);

  it('tells line by line how far it has come, to whom asks for that alone', async () => {
    const w = await world();
    const start = instant(await w.now());
    await w.open();
    const streamed = await move(w, { advance: 'P3D' }, 'application/x-ndjson');
    expect(streamed.headers.get('content-type')).toContain('application/x-ndjson');
    const lines = (await streamed.text()).trimEnd().split('\n');
    const told = lines.map((line) => JSON.parse(line) as ClockProgress);
    expect(told.length).toBeGreaterThan(2);
    expect(told[0]?.now).toBe(start);
    expect(told.at(-1)?.now).toBe(after(start, 72 * HOUR_MS));
    expect(told.map(({ now }) => now)).toEqual([...told.map(({ now }) => now)].sort());
    for (const each of told) expect(Object.keys(each).sort()).toEqual(['delivered', 'now', 'ran']);
    for (const accept of ['*/*', 'application/json', 'application/json, application/x-ndjson']) {
      const plain = await move(w, { advance: 'PT1S' }, accept);
      expect(plain.headers.get('content-type')).toContain('application/json');
      expect(Object.keys((await plain.json()) as object).sort()).toEqual(['delivered', 'now', 'ran']);
    }
  });
});
