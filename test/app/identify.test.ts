import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIdentify } from '../../src/app/identify.ts';
import { eventId, networkId } from '../../src/core/ids.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import type { Store } from '../../src/store/store.ts';
import { NOW, roll, settings } from '../support/builders.ts';
import { createCommandHandler, type CommandHandler, foundNetwork } from '../support/features.ts';

const UNA = networkId('una');
const NRC = networkId('nrc');
const email = 'fp@unhcr.example';
let store: Store;
let commandHandler: CommandHandler;
let identify: ReturnType<typeof createIdentify>;
beforeEach(async () => {
  store = await openSqliteStore(':memory:');
  commandHandler = createCommandHandler({ store, changed: () => undefined });
  identify = createIdentify({ store, commandHandler, now: () => NOW });
  await foundNetwork(store, settings(), roll({ entities: ['UNHCR', 'UNICEF'] }), NOW);
});
afterEach(() => store.close());

const names = async (...args: Parameters<typeof identify>): Promise<string[]> =>
  (await identify(...args)).map(({ person, network }) => `${network}/${person.email}`);
const verbs = async (): Promise<string[]> => (await store.audit(UNA)).map(({ verb }) => verb);
const press = (verb: string, inputs: Readonly<Record<string, unknown>>) =>
  commandHandler.handle({
    verb,
    network: UNA,
    inputs,
    from: 'una-1',
    platform: 'local',
    receivedAt: NOW,
    eventId: eventId(JSON.stringify([verb, inputs])),
  });

describe('who writes from a platform', () => {
  it('is linked by e-mail address on first contact, once, and known from then on without it', async () => {
    expect(await names({ platform: 'slack', user: 'T1/U1' })).toEqual([]);
    expect(await names({ platform: 'slack', user: 'T1/U1', email: ' FP@UNHCR.example' })).toEqual([`una/${email}`]);
    expect(await names({ platform: 'slack', user: 'T1/U1' })).toEqual([`una/${email}`]);
    await identify({ platform: 'slack', user: 'T1/U1', email });
    expect((await verbs()).filter((verb) => verb === 'roll.linked')).toHaveLength(1);
  });

  it('is somebody else in another workspace, and on another platform', async () => {
    await identify({ platform: 'slack', user: 'T1/U1', email });
    expect(await names({ platform: 'slack', user: 'T2/U1' })).toEqual([]);
    expect(await names({ platform: 'teams', user: 'T1/U1' })).toEqual([]);
  });

  it('keeps the link when the address on the platform changes', async () => {
    await identify({ platform: 'slack', user: 'T1/U1', email });
    expect(await names({ platform: 'slack', user: 'T1/U1', email: 'fp@unicef.example' })).toEqual([`una/${email}`]);
  });

  it('is found in every network that knows the address', async () => {
    await foundNetwork(store, settings({}, NRC), roll({ entities: ['UNHCR'] }), NOW);
    expect(await names({ platform: 'slack', user: 'T1/U1', email })).toEqual([`nrc/${email}`, `una/${email}`]);
  });

  it('is unknown with an address that is not on the roll, or with a name that every object has', async () => {
    expect(await names({ platform: 'slack', user: 'T1/U1', email: 'x@un.example' })).toEqual([]);
    expect(await names({ platform: 'slack', user: '__proto__', email: 'constructor' })).toEqual([]);
  });

  it('can be linked by hand by the Secretariat, over an earlier link', async () => {
    await identify({ platform: 'slack', user: 'T1/U1', email });
    const answer = await press('roll.link', { email: 'fp@unicef.example', identity: 'slack:T1/U1' });
    expect(answer).toMatchObject({ ok: true, say: { key: 'roll.linkedFrom' } });
    expect(await names({ platform: 'slack', user: 'T1/U1' })).toEqual(['una/fp@unicef.example']);
  });

  it('by hand: every fault is named', async () => {
    const answer = await press('roll.link', { email: 'x@un.example', identity: 'carrier pigeon' });
    expect(answer).toMatchObject({ ok: false, code: 'invalid' });
    expect(Object.keys((answer as { fields: object }).fields).sort()).toEqual(['email', 'identity']);
  });

  it('is a stranger again after leaving the roll', async () => {
    await identify({ platform: 'slack', user: 'T1/U1', email });
    await press('roll.remove', { email });
    expect(await names({ platform: 'slack', user: 'T1/U1' })).toEqual([]);
  });
});
