/** An act writes with its commit alone: what it wrote beside that would be there also when the act is not, or twice. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Pressed } from '../../src/core/act.ts';
import { eventId, networkId, personId, ref } from '../../src/core/ids.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import type { CommitResult, Store } from '../../src/store/store.ts';
import { ACTS } from '../support/acts.ts';
import { NOW, roll, settings, SYSTEM } from '../support/builders.ts';
import { createCommandHandler, type CommandHandler, ACT_DEFINITIONS, foundNetwork } from '../support/features.ts';

const UNA = networkId('una');
const OFFICER = 'una-1';
const MEMBER = 'una-5';
const WRITES = [
  'settle',
  'requeueFailed',
  'requeueGivenUp',
  'edited',
  'refreshLater',
  'taskDone',
  'taskLater',
  'forgetReceipts',
] as const;

let opened: Store;
let handler: CommandHandler;
/** What was written beside a commit. */
let written: string[];
/** What the store answers instead of writing. */
let instead: CommitResult | undefined;

/** Says of every method that writes that it was called. */
function watched(store: Store): Store {
  const told =
    <A extends readonly unknown[], R>(name: string, method: (...args: A) => R) =>
    (...args: A): R => {
      written.push(name);
      return method(...args);
    };
  const { keyValues } = store;
  return {
    ...store,
    ...Object.fromEntries(WRITES.map((name) => [name, told(name, store[name] as never)])),
    commit: async (changes) => instead ?? store.commit(changes),
    keyValues: {
      ...keyValues,
      put: told('keyValues.put', (...args) => keyValues.put(...args)),
      putNew: told('keyValues.putNew', (...args) => keyValues.putNew(...args)),
      remove: told('keyValues.remove', (...args) => keyValues.remove(...args)),
    },
  };
}

beforeEach(async () => {
  opened = await openSqliteStore(':memory:');
  await foundNetwork(opened, settings(), roll({ entities: ['UNHCR', 'UNICEF', 'UNFPA'] }), NOW);
  written = [];
  instead = undefined;
  handler = createCommandHandler({ store: watched(opened), changed: () => undefined });
});
afterEach(() => opened.close());

let events = 0;
const press = (verb: string, of: Partial<Pressed> = {}) =>
  handler.handle({
    verb,
    network: UNA,
    inputs: {},
    from: OFFICER,
    platform: 'local',
    receivedAt: NOW,
    eventId: eventId(`press-${(events += 1)}`),
    ...of,
  });
const bySystem = { from: SYSTEM, platform: 'concord' } as const;
const circular = { subject: 'News', text: 'Read this.' };

it.each(Object.keys(ACT_DEFINITIONS))('%s', async (verb) => {
  await press('endorsement.open', { inputs: { title: 'T', documentUrl: 'https://un.example/a' } });
  await press('correspondence.send', { inputs: circular });
  const inputs = ACTS[verb]?.sample ?? {};
  for (const target of [undefined, 'E-1', 'C-1'])
    for (const from of [{ from: OFFICER }, { from: MEMBER }, bySystem])
      // What a rule of Concord's own takes for granted is not there: it may throw, and has written nothing.
      await press(verb, { inputs, ...from, ...(target && { target }) }).catch(() => undefined);
  expect(written).toEqual([]);
});

it('leaves what failed where it is, when the commit that sends it again does not come about', async () => {
  await press('correspondence.send', { inputs: circular });
  const [first] = await opened.deliveries(UNA);
  await opened.settle([{ id: first?.id ?? '', type: 'failed', at: NOW, reason: 'blocked' }]);
  await press('correspondence.progress', { target: 'C-1', ...bySystem });
  instead = { type: 'conflict' };
  const requeue = { target: 'C-1', ...bySystem, eventId: eventId('requeue') };
  await expect(press('correspondence.requeue', requeue)).rejects.toThrow('others were quicker');
  const failed = async () => (await opened.deliveries(UNA)).filter(({ state }) => state === 'failed').length;
  expect(await failed()).toBe(1);
  instead = undefined;
  expect((await press('correspondence.requeue', requeue)).ok).toBe(true);
  expect(await failed()).toBe(0);
  expect(await opened.dueDeliveries(NOW, 99)).toContainEqual(
    expect.objectContaining({ to: personId(first?.to ?? ''), about: ref('C-1'), state: 'queued' }),
  );
});
