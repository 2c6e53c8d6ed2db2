/** Requests that an earlier Concord stored, under the keys that it made: they block a second one all the same (domain.md 3). */
import { expect, it } from 'vitest';
import { eventId, networkId, ref } from '../../src/core/ids.ts';
import { documentId } from '../../src/store/store.ts';
import { REGISTRY } from '../support/features.ts';
import { world, type World } from '../support/world.ts';

/** Before links and versions were normalised, the key was what was typed. */
async function underItsOldKey(w: World, target: string): Promise<void> {
  const id = documentId(networkId('una'), target);
  const from = await w.store.load(id);
  const state = from?.state as { documentUrl: string; documentVersion: string; state: string };
  await w.store.commit({
    document: {
      id,
      ...(from && { from }),
      network: networkId('una'),
      kind: 'endorsements',
      target: ref(target),
      number: 1,
      state: { ...state },
      lists: REGISTRY.kinds['endorsements']?.lists ?? [],
      stage: state.state,
      dueAt: null,
      uniqueKey: `${state.documentUrl} ${state.documentVersion}`,
    },
    journal: [
      {
        network: networkId('una'),
        eventId: eventId('old'),
        at: await w.now(),
        actor: 'test',
        verb: 'made',
        platform: 'test',
        outcome: 'accepted',
        answer: { ok: true, say: { key: 'concord.done', with: {} } },
      },
    ],
    envelopes: [],
    tasks: [],
  });
}

it('a second request, a preview of one and a new version on the same paper are refused', async () => {
  const w = await world();
  const e = await w.open({ documentUrl: 'https://un.example/paper', documentVersion: 'Rev. 1' });
  await underItsOldKey(w, e);
  const again = { title: 'Again', documentUrl: 'https://UN.example:443/./paper#top', documentVersion: 'rev. 1' };
  const duplicate = { ok: false, code: 'duplicate', target: e };
  expect(await w.officer.press('endorsement.open', null, again)).toMatchObject(duplicate);
  expect(await w.officer.press('endorsement.open.preview', null, again)).toMatchObject(duplicate);
  const other = await w.open();
  const version = { documentUrl: again.documentUrl, documentVersion: again.documentVersion, changes: 'All.' };
  expect(await w.officer.press('endorsement.revise', other, version)).toMatchObject(duplicate);
  expect(await w.officer.press('endorsement.revise', e, { ...version, documentVersion: '2' })).toMatchObject({
    ok: true,
  });
});
