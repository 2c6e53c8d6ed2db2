import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { eventId, instant, personId, ref } from '../../src/core/ids.ts';
import { contentOf, copyStore, type CopySource, type CopyTarget } from '../../src/store/transfer/transfer.ts';
import { KINDS, type ContentSums, type ContentKind } from '../../src/store/transfer/things.ts';
import type { Store } from '../../src/store/store.ts';
import { at, change, commit, entry, envelope, OTHER, request, saved, sent, task, UNA } from './store/things.ts';

/** A driver, as a copy is made with it. `data` is a name that the test chooses. */
export interface CopyDriver {
  readonly name: string;
  /** A batch, and the mark that it is there, are two writes. */
  readonly marksApart: boolean;
  open(data: string): Promise<Store>;
  source(data: string): Promise<CopySource>;
  target(data: string, from: string): Promise<CopyTarget>;
  /** Changes a document behind the program's back. */
  tamper(data: string): Promise<void>;
  /** Writes the number of a version that nobody knows. */
  age(data: string): Promise<void>;
  drop(data: string): Promise<void>;
}

const AWKWARD = ['"quoted', 'a\u0000b', '\ud800 half', 'مرحبا', '2026-01-05T09:00:00.000Z', '$set.x', '__proto__'];

/** Something of everything that a store keeps, in two networks. */
export async function populate(store: Store): Promise<void> {
  const state = { title: 'Common premises', closesAt: at(9), odd: { 'a.b': 1, $c: [AWKWARD] }, positions: [] };
  let made = await saved(store, { document: request(1, { state, uniqueKey: 'doc/1', dueAt: at(60) }) });
  for (let n = 0; n < 7; n += 1) {
    const { positions, ...rest } = made.state as { positions: unknown[] };
    const more = [...positions, { by: `E${n}`, at: at(n), said: AWKWARD[n] }];
    made = await saved(store, {
      document: change(made, { ...rest, positions: more }, { uniqueKey: 'doc/1', refreshAt: instant(at(n)) }),
    });
  }
  // A list that is one no more, and then again: drivers keep that in ways of their own.
  const one = { by: 'A' };
  const bare = await saved(store, {
    document: request(2, { stage: 'closed', state: { title: 'x', positions: [one] } }),
  });
  const flat = await saved(store, { document: change(bare, { title: 'y', positions: [one] }, { lists: [] }) });
  await saved(store, { document: change(flat, { title: 'y', positions: [one, { by: 'C' }] }) });
  await saved(store, { document: request(1, { network: OTHER, state: { title: '', positions: [] } }) });
  await store.commit(
    commit({
      journal: [entry({ actor: AWKWARD[1] ?? '', onBehalfOf: 'A', target: ref('E-1'), via: AWKWARD[2] ?? '' })],
    }),
  );
  await deliver(store);
  await store.commit(commit({ tasks: [task('later', { dueAt: at(5) }), task('first'), task('done')] }));
  await store.commit(commit({ tasks: [task('later', { stamp: 'second', dueAt: at(7) })] }));
  await store.taskDone(task('done'));
  for (const [n, words] of AWKWARD.entries()) await store.keyValues.put('space', words, `value ${n}`);
  await store.keyValues.put('gone', 'x', 'y');
  await store.keyValues.remove('gone', 'x');
  const old = entry({ eventId: eventId('old'), at: instant(Date.UTC(2020, 0, 1)) });
  await store.commit(commit({ journal: [old] }));
  await store.forgetReceipts(instant(Date.UTC(2021, 0, 1)));
}

async function deliver(store: Store): Promise<void> {
  const names = ['sent', 'live', 'failed', 'again', 'waits', 'dropped', 'new', 'mailed', 'seen', 'returned'];
  const letters = names.map((id, n) =>
    envelope(id, { live: id === 'live', urgent: n % 2 === 0, data: { id, at: at(n) } }),
  );
  await store.commit(commit({ envelopes: letters }));
  const { entity: _entity, about: _about, version: _version, ...bare } = envelope('elsewhere', { network: OTHER });
  await store.commit(commit({ journal: [entry({ network: OTHER })], envelopes: [bare] }));
  await store.commit(commit({ envelopes: [envelope('"last', { to: personId('bo@wfp.org') })] }));
  await store.settle([
    sent('sent'),
    sent('live', { shownVersion: 1, editAfter: at(3) }),
    { id: 'failed', type: 'failed', at: at(2), platform: 'local', reason: 'reason.blocked' },
    { id: 'again', type: 'again', at: at(2), nextAt: at(8), reason: 'reason.away' },
    { id: 'waits', type: 'later', at: at(2), nextAt: at(2), line: 'slack/T1' },
    { id: 'dropped', type: 'dropped', at: at(2) },
    ...['mailed', 'seen', 'returned'].map((id) =>
      sent(id, { platform: 'mail', proof: 'handed', proofWords: AWKWARD[0] ?? '', address: 'a@b.example' }),
    ),
  ]);
  await store.settle([
    { id: 'seen', type: 'proved', at: at(3), proof: 'seen' },
    {
      ...({ id: 'returned', type: 'returned', at: at(3), reason: 'notFound', words: AWKWARD[1] ?? '' } as const),
      mail: { handedAt: at(2), proof: 'handed', address: 'a@b.example' },
    },
  ]);
}

/** What a store answers to those who ask it. */
async function answers(store: Store): Promise<unknown> {
  const of = async (network: typeof UNA) => ({
    documents: await store.list(network, 'endorsement'),
    open: (await store.list(network, 'endorsement', { stages: ['open'] })).map(({ id }) => id),
    next: await store.nextNumber(network, 'endorsement'),
    key: await store.findByKey(network, 'endorsement', 'doc/1'),
    deliveries: await store.deliveries(network),
    failed: await store.progress(network, ref('E-1'), 'request', 9),
    reach: await store.reach(network, ref('E-1'), 'request', '1'),
    audit: await store.audit(network),
    verdict: await store.verifyAudit(network),
  });
  return {
    una: await of(UNA),
    other: await of(OTHER),
    receipts: [await store.receipt(UNA, eventId('old')), await store.receipt(UNA, eventId('nothing'))],
    due: [await store.due(at(99), 9), await store.nextDue()],
    tasks: await store.tasks(at(99), 9),
    // What is due at the same moment in two networks has no order that anybody relies on, nor have odd keys.
    urgent: (await store.dueDeliveries(at(99), 9)).filter(({ network }) => network === UNA).map(({ id }) => id),
    lines: [await store.lines(), (await store.dueDeliveries(at(99), 9, undefined, 'slack/T1')).map(({ id }) => id)],
    cards: [await store.dueRefreshes(at(99), 9), (await store.outdated('una/E-1', at(99), 9)).map(({ id }) => id)],
    keyValues: new Map((await store.keyValues.list('space')).map(({ key, value }) => [key, value])),
  };
}

/** Every thing of every kind; in an order of its own where a driver is free in that. */
async function everything(source: CopySource): Promise<Record<ContentKind, string[]>> {
  const found: Partial<Record<ContentKind, string[]>> = {};
  for (const kind of KINDS) {
    const things: string[] = [];
    for await (const thing of source.read(kind))
      things.push(JSON.stringify(thing, (_name, value: unknown) => sorted(value)));
    found[kind] = things.sort();
  }
  return found as Record<ContentKind, string[]>;
}

const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

let made = 0;

/** What a copy from the one driver into the other promises. */
export function copyContract(from: CopyDriver, to: CopyDriver): void {
  describe(`a copy from ${from.name} into ${to.name}`, { timeout: 60_000 }, () => {
    let a: string;
    let b: string;
    let back: string;
    beforeEach(() => {
      const n = ++made;
      [a, b, back] = [`a-${process.pid}-${n}`, `b-${process.pid}-${n}`, `c-${process.pid}-${n}`];
    });
    afterEach(async () => {
      await from.drop(a);
      await to.drop(b);
      await from.drop(back);
    });

    const fill = async (data = a, work = populate, driver = from): Promise<void> => {
      const store = await driver.open(data);
      await work(store);
      await store.close();
    };
    const using = async <Result>(
      opening: Promise<CopySource>,
      work: (s: CopySource) => Promise<Result>,
    ): Promise<Result> => {
      const source = await opening;
      try {
        return await work(source);
      } finally {
        await source.close();
      }
    };
    const contentIn = (driver: CopyDriver, data: string): Promise<ContentSums> => using(driver.source(data), contentOf);

    interface How {
      readonly atOnce?: number;
      readonly through?: (target: CopyTarget) => CopyTarget;
    }
    /** Gives whether it went on where an earlier one had stopped, and what came of it. */
    async function run([one, data]: [CopyDriver, string], [other, place]: [CopyDriver, string], how: How = {}) {
      const source = await one.source(data);
      let wentOn = false;
      try {
        const target = await other.target(place, source.name);
        try {
          const told = (progress: { step: string; goesOn?: boolean }): void => {
            if (progress.step === 'begun') wentOn = progress.goesOn === true;
          };
          const copied = await copyStore(source, how.through?.(target) ?? target, { ...how, told });
          return { ...copied, wentOn };
        } finally {
          await target.close();
        }
      } finally {
        await source.close();
      }
    }
    const forth = (how?: How) => run([from, a], [to, b], how);
    const seen = async (driver: CopyDriver, data: string): Promise<unknown> => {
      const store = await driver.open(data);
      const all = await answers(store);
      await store.close();
      return all;
    };
    const refusalOf = async (work: Promise<unknown>): Promise<{ why?: string; message: string }> =>
      work.then(
        () => ({ message: 'nothing was refused' }),
        (fault: unknown) => fault as { why?: string; message: string },
      );

    test('answers everything as the source does, and goes on from there', async () => {
      await fill();
      const { content, verdicts } = await forth();
      expect(content.lines.count).toBeGreaterThan(15);
      expect(verdicts.map(({ network, verdict }) => [network, verdict.ok])).toEqual([
        ['other', true],
        ['una', true],
      ]);
      expect(await seen(to, b)).toEqual(await seen(from, a));
      const store = await to.open(b);
      const request1 = await store.load('una/E-1');
      const { positions } = request1?.state as { positions: unknown[] };
      await saved(store, {
        document: change(request1 as never, { ...(request1?.state as object), positions: [...positions, { by: 'Z' }] }),
        envelopes: [envelope('after')],
      });
      expect((await store.deliveries(UNA)).map(({ id }) => id).slice(-2)).toEqual(['"last', 'after']);
      expect(await store.verifyAudit(UNA)).toMatchObject({ ok: true });
      await store.close();
      const again = await to.open(b);
      expect((await again.load('una/E-1'))?.state).toMatchObject({ positions: { length: positions.length + 1 } });
      await again.close();
    });

    test('there and back gives the same content, to the last thing', async () => {
      await fill();
      await forth({ atOnce: 3 });
      await run([to, b], [from, back], { atOnce: 4 });
      const before = await using(from.source(a), everything);
      const after = await using(from.source(back), everything);
      for (const kind of KINDS) expect(after[kind]).toEqual(before[kind]);
      expect(await contentIn(from, back)).toEqual(await contentIn(from, a));
    });

    test('whatever people do, there and back gives the same content', { timeout: 60_000 }, async () => {
      const word = fc.oneof(fc.string({ unit: 'binary', maxLength: 8 }), fc.constantFrom(...AWKWARD));
      const act = fc.record({
        number: fc.integer({ min: 1, max: 4 }),
        words: fc.array(word, { maxLength: 3 }),
        value: fc.json(),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), async (acts) => {
          await fill(a, async (store) => {
            for (const [n, { number, words, value }] of acts.entries()) {
              const stored = await store.load(`una/E-${number}`);
              const { positions = [] } = (stored?.state ?? {}) as { positions?: unknown[] };
              const state = { value: JSON.parse(value) as unknown, positions: [...positions, ...words] };
              const document = stored ? change(stored, state) : request(number, { state });
              await saved(store, { document, envelopes: [envelope(`${n}`, { data: { words } })] });
            }
          });
          await forth({ atOnce: 2 });
          await run([to, b], [from, back]);
          expect(await contentIn(from, back)).toEqual(await contentIn(from, a));
          await from.drop(a);
          await to.drop(b);
          await from.drop(back);
        }),
        { numRuns: 3 },
      );
    });

    /** Ends in the middle of the n-th batch: before or after it was written. */
    const cut =
      (n: number, when: 'before' | 'after') =>
      (target: CopyTarget): CopyTarget => {
        let puts = 0;
        return {
          ...target,
          async put(kind, things, done) {
            const isLast = ++puts === n;
            if (isLast && when === 'before') throw new Error('cut off');
            await target.put(kind, things, done);
            if (isLast) throw new Error('cut off');
          },
        };
      };

    test.each(['before', 'after'] as const)(
      'cut off %s each batch in turn, it goes on where it stopped',
      async (when) => {
        await fill();
        let runs = 0;
        for (let isDone = false; !isDone; runs += 1) {
          // The first batch of each run gets through, so that the next one starts further on.
          const result = await forth({ atOnce: 4, through: cut(when === 'before' ? 2 : 1, when) }).catch(
            (fault: unknown) => {
              expect(fault).toMatchObject({ message: 'cut off' });
              return undefined;
            },
          );
          if (result) expect(result.wentOn).toBe(true);
          else {
            expect(await refusalOf(to.open(b))).toMatchObject({
              why: 'damaged',
              message: expect.stringMatching(/half copied/) as string,
            });
            expect(await refusalOf(to.source(b))).toMatchObject({ why: 'damaged' });
          }
          isDone = result !== undefined;
        }
        expect(runs).toBeGreaterThan(10);
        expect(await contentIn(to, b)).toEqual(await contentIn(from, a));
        expect(await seen(to, b)).toEqual(await seen(from, a));
      },
    );

    test.skipIf(!to.marksApart)(
      'cut off after a batch was written and before the mark says so, it is there once',
      async () => {
        await fill();
        const unmarked = (target: CopyTarget): CopyTarget => ({
          ...target,
          async put(kind, things, done) {
            await target.put(kind, things, kind === 'deliveries' ? done - things.length : done);
            if (kind === 'deliveries') throw new Error('cut off');
          },
        });
        await expect(forth({ atOnce: 4, through: unmarked })).rejects.toThrow('cut off');
        expect(await forth({ atOnce: 4 })).toMatchObject({ wentOn: true });
        expect(await contentIn(to, b)).toEqual(await contentIn(from, a));
      },
    );

    test('begins anew when the source was used since it was cut off', async () => {
      await fill();
      await expect(forth({ atOnce: 4, through: cut(9, 'after') })).rejects.toThrow('cut off');
      await fill(a, async (store) => {
        await store.settle([sent('new')]);
        await store.taskDone(task('first'));
      });
      expect(await forth({ atOnce: 4 })).toMatchObject({ wentOn: false });
      expect(await seen(to, b)).toEqual(await seen(from, a));
    });

    test('says so when the two differ in the end, and begins anew', async () => {
      await fill();
      const lossy = (target: CopyTarget): CopyTarget => ({
        ...target,
        put: (kind, things, done) => target.put(kind, kind === 'tasks' ? [] : things, done),
      });
      expect(await refusalOf(forth({ through: lossy }))).toMatchObject({ why: 'differs' });
      expect(await refusalOf(to.open(b))).toMatchObject({ why: 'damaged' });
      expect((await forth()).content).toEqual(await contentIn(from, a));
    });

    test('what was changed behind the program’s back is not hidden by it', async () => {
      await fill();
      await from.tamper(a);
      const { verdicts } = await forth();
      expect(verdicts.find(({ network }) => network === 'una')?.verdict).toMatchObject({
        ok: false,
        why: 'documentChanged',
        document: 'una/E-1',
      });
    });

    test('refuses a place where something is, and leaves that alone', async () => {
      await fill();
      await fill(b, async (store) => void (await saved(store, { document: request(7) })), to);
      const before = await contentIn(to, b);
      expect(await refusalOf(forth())).toMatchObject({ why: 'notEmpty' });
      expect(await contentIn(to, b)).toEqual(before);
      await (await to.open(b)).close();
    });

    test('takes a place where a store was made and never used', async () => {
      await fill();
      await fill(b, async () => undefined, to);
      expect((await forth()).content).toEqual(await contentIn(from, a));
    });

    test('refuses the half copy of another source', async () => {
      await fill();
      await fill(back);
      await expect(forth({ through: cut(1, 'after') })).rejects.toThrow('cut off');
      expect(await refusalOf(run([from, back], [to, b]))).toMatchObject({ why: 'otherSource' });
      expect(await forth()).toMatchObject({ wentOn: true });
    });

    test('refuses a source that a Concord is using, until it has stopped', async () => {
      await fill();
      const store = await from.open(a);
      store.duty?.start(() => undefined);
      await vi.waitFor(() => expect(store.duty?.has(UNA) ?? true).toBe(true), 20_000);
      expect((await refusalOf(forth())).message).toMatch(/is using .* Stop it first/);
      await store.close();
      expect((await forth()).verdicts).toHaveLength(2);
    });

    test('refuses a source that is not there, and makes none', async () => {
      const first = await refusalOf(forth());
      expect(first).toMatchObject({ why: 'nothingThere' });
      expect(await refusalOf(forth())).toEqual(first);
    });

    test('refuses what a newer Concord made, on either side', async () => {
      await fill();
      await fill(b, async () => undefined, to);
      await to.age(b);
      expect(await refusalOf(forth())).toMatchObject({ why: 'newer' });
      await from.age(a);
      expect(await refusalOf(from.source(a))).toMatchObject({ why: 'newer' });
    });

    test('refuses to copy a store onto itself', async () => {
      await fill();
      expect(await refusalOf(run([from, a], [from, a]))).toMatchObject({ why: 'sameStore' });
    });
  });
}
