/**
 * What a look reads does not depend on what has ended: the same looks on a short and on a history of eight times its length
 * read as many documents, deliveries and lines. Counts, because times depend on the machine.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundAround, NETWORK, OFFICER, writeHistory, type Sizes } from '../../bench/support/scaleFixture.ts';
import { createConcord, type Concord } from '../../src/app/app.ts';
import { REGISTRY } from '../../src/app/registry.ts';
import { eventId, instant } from '../../src/core/ids.ts';
import { manualClock } from '../../src/runtime/clock.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { openSqliteTarget } from '../../src/store/sqlite/transferInto.ts';
import type { Store } from '../../src/store/store.ts';
import { ACTS } from '../support/acts.ts';
import { countedStore } from '../support/countingStore.ts';
import { limitedPlatform } from '../support/limitedPlatform.ts';

const AT = instant('2026-11-24T14:00:00Z');
const SHORT: Sizes = { entities: 30, people: 64, requests: 120, others: 40, deliveries: 120 };
const LONG: Sizes = { ...SHORT, requests: 960, others: 320, deliveries: 960 };
const MEMBER = 'una-5';

interface Opened {
  readonly store: Store;
  readonly concord: Concord;
  /** What was read since the last call. */
  readonly read: () => number;
}

const folder = mkdtempSync(join(tmpdir(), 'concord-scale-'));
const opened: Opened[] = [];

async function open(sizes: Sizes, name: string): Promise<Opened> {
  const data = join(folder, name);
  const target = await openSqliteTarget(data, 'a history');
  await writeHistory(target, sizes);
  await target.close();
  const { store, read } = countedStore(await openSqliteStore({ folder: data }));
  await foundAround(store, sizes, AT);
  const clock = manualClock(AT);
  const there = new Set<string>();
  const platform = limitedPlatform({
    ...{ name: 'local', now: clock.now, has: () => true },
    there: { has: (id) => there.has(id), add: (id) => there.add(id) },
  });
  const fault = (what: string, error: unknown): never => {
    throw new Error(what, { cause: error });
  };
  const concord = createConcord({ store, platforms: [platform], clock, base: () => 'http://127.0.0.1', fault });
  concord.start();
  await concord.seeded();
  const made = { store, concord, read };
  opened.push(made);
  await pressed(made, OFFICER, 'endorsement.open', { title: 'A note', documentUrl: 'https://example.org/note' });
  await concord.clock.settle();
  return made;
}

let presses = 0;
/** Presses, and counts what was read for the answer and its card. */
async function pressed({ concord, read }: Opened, from: string, verb: string, inputs: object, target?: string) {
  read();
  const answer = await concord.door.press({
    ...{ verb, from, inputs: { ...inputs }, network: NETWORK, platform: 'local' as const },
    eventId: eventId(`scale-${(presses += 1)}`),
    ...(target !== undefined && { target }),
  });
  return { answer, reads: read() };
}

let short: Opened;
let long: Opened;
beforeAll(async () => {
  short = await open(SHORT, 'short');
  long = await open(LONG, 'long');
});
afterAll(async () => {
  for (const { concord, store } of opened) {
    await concord.stop();
    await store.close();
  }
  rmSync(folder, { recursive: true, force: true });
});

/** Looks that go through things of the past, and why they may. */
const THROUGH: Readonly<Record<string, string>> = {
  home: 'all agenda items, for their actions, and for officers all meetings held',
  'meeting.show': 'all agenda items and meetings, for the actions agreed before',
  'meeting.list': 'all meetings in the state that was asked for',
  'minutes.show': 'as meeting.show',
  'agenda.show': 'as meeting.show',
  'report.show': 'everything of the year',
  'meeting.move.preview': 'as meeting.show',
  'meeting.cancel.preview': 'as meeting.show',
  'correspondence.list': 'the last messages, 300 at most',
  'input.list': 'the last 300 calls',
  'input.show': 'the answers of a call',
};
const LOOKS = Object.entries(ACTS).filter(([verb]) => REGISTRY.acts[verb]?.type === 'query' && !(verb in THROUGH));

describe('with eight times the history', () => {
  it.each(LOOKS)('%s reads as much', async (verb, { sample = {} }) => {
    const number = 'number' in sample ? { ...sample, number: 'UNA/2025/1' } : sample;
    for (const from of [OFFICER, MEMBER])
      for (const target of [undefined, 'E-1', 'C-1', 'I-1', 'M-1']) {
        const few = await pressed(short, from, verb, number, target);
        const many = await pressed(long, from, verb, number, target);
        expect(many.answer.code).toBe(few.answer.code);
        expect(many.reads, `${verb} ${target ?? ''} by ${from}`).toBeLessThanOrEqual(few.reads + SLACK);
      }
  });

  it.each([
    ['endorsement.list', { state: 'endorsed', page: 3 }],
    ['endorsement.list', { state: 'all', page: 2 }],
    ['endorsement.list', { state: 'withdrawn' }],
    ['register.search', { words: 'guidance reparations' }],
    ['register.search', { from: '2025-01-01', to: '2025-12-31', page: 2 }],
  ])('%s %o reads as much', async (verb, inputs) => {
    const few = await pressed(short, MEMBER, verb, inputs);
    const many = await pressed(long, MEMBER, verb, inputs);
    expect([few.answer.ok, many.answer.ok]).toEqual([true, true]);
    expect(many.reads).toBeLessThanOrEqual(few.reads + SLACK);
  });

  it('a press, what follows from it, and a minute in which nothing is due read as much', async () => {
    const counts: number[] = [];
    for (const one of [short, long]) {
      const listed = await one.store.list(NETWORK, 'endorsements', { stages: ['open'] });
      const { answer, reads } = await pressed(one, MEMBER, 'endorsement.endorse', {}, listed[0]?.target);
      expect(answer.ok).toBe(true);
      await one.concord.clock.settle();
      const after = one.read();
      await one.store.forgetReceipts(AT);
      await one.concord.clock.settle();
      counts.push(reads, after, one.read());
    }
    const [press = 0, follows = 0, minute = 0, ...more] = counts;
    expect(more).toEqual([press, follows, minute]);
  });
});

/** Lists are cut at whole pages. */
const SLACK = 2;
