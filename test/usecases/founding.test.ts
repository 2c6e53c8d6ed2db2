/** Founding a network: whole, once, and again where it was cut short. */
import { expect, it } from 'vitest';
import { networkId } from '../../src/core/ids.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { documentId, type Commit, type Store } from '../../src/store/store.ts';
import { NOW, roll, settings } from '../support/builders.ts';
import { loadNetwork, foundNetwork } from '../support/features.ts';

const UNA = networkId('una');
const found = (store: Store, name: string): Promise<void> =>
  foundNetwork(store, settings({ name }), roll({ entities: ['UNHCR'] }), NOW);

it('leaves a network that is there as it is', async () => {
  const store = await openSqliteStore(':memory:');
  await found(store, 'First');
  await found(store, 'Second');
  expect((await loadNetwork(store, UNA))?.settings.name).toBe('First');
  expect(await store.audit(UNA)).toHaveLength(4);
  await store.close();
});

it.each(['roll', 'register', 'terms'])(
  'makes up for the %s that a founding cut short has left out',
  async (missing) => {
    const opened = await openSqliteStore(':memory:');
    const commit = (changes: Commit) =>
      changes.document?.kind === missing ? Promise.reject(new Error('the power is gone')) : opened.commit(changes);
    const cutShort = Object.assign(Object.create(opened) as Store, { commit });
    await expect(found(cutShort, 'First')).rejects.toThrow('the power is gone');
    await found(opened, 'Second');
    expect((await loadNetwork(opened, UNA))?.settings.name).toBe('First');
    expect(await opened.load(documentId(UNA, missing))).toBeDefined();
    await opened.close();
  },
);
