/** A store with much in it of which little is wanted, and everything that the program asks of it while it runs. */
import { expect } from 'vitest';
import { networkId, personId, ref, type NetworkId } from '../../../src/core/ids.ts';
import type { Store } from '../../../src/store/store.ts';
import { at, change, commit, entry, envelope, request, saved, sent, task, UNA } from '../../contracts/store/things.ts';

/** Of much that is there, so little is wanted that whoever reads all of it shows. */
const MANY = 200;
const PERSON = personId('bo@undp.org');
/** Another process is on duty for this network, in which much has long been due. */
const BUSY = networkId('busy');
export const OTHERS_DUTY = { _id: BUSY, holder: 'another', host: 'another', fence: 1, beat: 1, seenAt: new Date() };
const LINE = 'slack';

export async function fill(store: Store): Promise<void> {
  const numbers = Array.from({ length: MANY }, (_, i) => i + 1);
  const make = (n: number) =>
    saved(store, {
      document: request(n, {
        stage: n % 50 === 0 ? 'open' : 'endorsed',
        state: { title: `Request ${n}`, positions: [1, 2, 3] },
        ...(n % 100 === 0 && { dueAt: at(n), refreshAt: at(n) }),
        ...(n % 10 === 0 && { uniqueKey: `key-${n}` }),
      }),
      envelopes: [
        envelope(`una-${n}`, { about: ref(`E-${n}`), live: n % 60 === 0 }),
        envelope(`una-${n}-b`, { about: ref(`E-${n}`), to: PERSON, urgent: n % 2 === 0 }),
      ],
      ...(n % 100 === 0 && { tasks: [task(`una-${n}`)] }),
    });
  for (const some of parts(numbers)) await Promise.all(some.map((n) => make(n)));
  // One request went to many: what one of them missed is found without reading what the others got.
  const many = numbers.slice(0, 60).map((n) => envelope(`una-3-${n}`, { about: ref('E-3') }));
  await store.commit(commit({ envelopes: many }));
  await store.deliveries(UNA);
  await store.settle(many.map(({ id }) => sent(id)));
  await Promise.all(numbers.slice(0, 60).map((n) => createDueWork(store, BUSY, n)));
  await Promise.all([store.deliveries(UNA), store.deliveries(BUSY)]);
  await store.settle(numbers.slice(0, 60).map((n) => later(`busy-${n}-c`)));
  // One in three of the second messages fails for good, and one in twenty requests has not been sent to anybody.
  const ended = numbers.filter((n) => n % 20 !== 0);
  const failed = { type: 'failed', at: at(0), reason: 'blocked' } as const;
  const second = (n: number) => (n % 3 === 0 ? { ...failed, id: `una-${n}-b` } : sent(`una-${n}-b`));
  for (const some of parts(ended)) await store.settle(some.flatMap((n) => [sent(`una-${n}`), second(n)]));
  await store.settle([later('una-40')]);
  for (let n = 0; n < MANY; n += 1) await store.keyValues.put(n % 30 === 0 ? 'few' : 'many', `k-${n}`, 'x');
}

const later = (id: string) => ({ id, type: 'later', at: at(-100), line: LINE, nextAt: at(-100) }) as const;

/** Before everything that is due in the network that is asked about. */
const createDueWork = (store: Store, network: NetworkId, n: number) => {
  const about = { network, about: ref(`E-${n}`), createdAt: at(-100) };
  return saved(store, {
    document: request(n, { network, dueAt: at(-100), refreshAt: at(-100) }),
    envelopes: [
      envelope(`busy-${n}`, about),
      envelope(`busy-${n}-b`, { ...about, urgent: true }),
      envelope(`busy-${n}-c`, about),
    ],
    tasks: [dueIn(network, `busy-${n}`)],
  });
};

function dueIn(network: NetworkId, id: string) {
  const made = task(id, { dueAt: at(-100) });
  return { ...made, act: { ...made.act, network } };
}

function* parts(numbers: readonly number[]): Generator<readonly number[]> {
  for (let from = 0; from < numbers.length; from += 10) yield numbers.slice(from, from + 10);
}

/** What is due is asked for by the one who is on duty, who is not for another network. */
async function askForDue(store: Store): Promise<void> {
  store.duty?.start(() => undefined);
  await expect.poll(() => store.duty?.has(UNA), { timeout: 10_000 }).toBe(true);
  expect(store.duty?.has(BUSY)).toBe(false);
  expect(await store.due(at(150), 10)).toEqual(['una/E-100']);
  expect(await store.nextDue()).toBe(at(0));
  expect(await store.tasks(at(0), 10)).toHaveLength(2);
  expect(await store.dueDeliveries(at(1), 5)).toHaveLength(5);
  expect(await store.lines()).toEqual([LINE]);
  expect(await store.dueDeliveries(at(1), 5, new Set(), LINE)).toMatchObject([{ id: 'una-40' }]);
  expect(await store.dueRefreshes(at(150), 10)).toEqual(['una/E-100']);
}

/** Everything but what a process says when it ends. */
export async function askAll(store: Store): Promise<void> {
  const first = await store.load('una/E-100');
  await store.cached?.networks();
  await store.list(UNA, 'endorsement', { stages: ['open'] });
  await store.latest(UNA, 'endorsement', { limit: 5, before: 150 });
  await store.findByKey(UNA, 'endorsement', 'key-100');
  await store.nextNumber(UNA, 'endorsement');
  await store.receipt(UNA, 'never' as never);
  await askForDue(store);
  await store.taskLater(task('una-100'), at(500));
  await store.taskDone(task('una-200'));
  await store.deliveries(UNA, { about: ref('E-100') });
  await store.deliveries(UNA, { limit: 5 });
  await store.reach(UNA, ref('E-100'), 'request', '1');
  await store.chatTook(UNA, ref('E-100'), ['reminder', 'extended'], at(0));
  await store.progress(UNA, ref('E-100'), 'request', 5);
  await store.requeueFailed(UNA, PERSON, at(1), [ref('E-3'), ref('E-6')]);
  await store.outdated('una/E-100', at(500), 10);
  await store.refreshLater('una/E-100');
  await store.edited([{ id: 'una-60', shown: { version: 1, hash: 'h' }, at: at(1), editAfter: at(1) }]);
  await store.keyValues.list('few');
  await store.keyValues.list('few', 'k-3');
  await store.audit(UNA, { from: 1, limit: 205 });
  await store.audit(UNA, { from: 190, limit: 5 });
  await store.forgetReceipts(at(-1));
  if (first)
    await saved(store, { document: change(first, { title: 'x', positions: [1, 2, 3, 4] }, { stage: 'open' }) });
  await store.deliveries(UNA, { limit: 1 });
  await pressAgain(store);
  await store.verifyAudit(UNA);
}

/** An event that was answered long ago, of which this process does not know. */
async function pressAgain(store: Store): Promise<void> {
  const [old] = await store.audit(UNA, { from: 1, limit: 1 });
  if (old)
    expect(await store.commit(commit({ journal: [entry({ eventId: old.eventId })] }))).toEqual({ type: 'conflict' });
}
