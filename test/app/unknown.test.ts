/** A store that does not say whether it has written: nobody is told that nothing has been changed, and all learn what has. */
import { describe, expect, it, vi } from 'vitest';
import type { Pressed } from '../../src/core/act.ts';
import { eventId } from '../../src/core/ids.ts';
import { OutcomeUnknown, type Commit, type Store } from '../../src/store/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { NOW, roll, settings } from '../support/builders.ts';
import { crashCopy, newFolder } from '../support/storeFolder.ts';
import { world, type World } from '../support/world.ts';
import { createCommandHandler, foundNetwork } from '../support/features.ts';
import { SOON, timePassesByHand } from '../support/realTime.ts';

const NOTHING = /nothing has been changed/i;
const LETTER = { subject: 'Field visits', text: 'Please read this.' };

/** Says nothing of the next commit with this verb, whether it is written or not. */
function silentOf(verb: string, isWritten: boolean) {
  let silent = true;
  return (store: Store): Store => ({
    ...store,
    async commit(changes: Commit) {
      if (!silent || !changes.journal.some((entry) => entry.verb === verb)) return store.commit(changes);
      silent = false;
      if (isWritten) await store.commit(changes);
      throw new OutcomeUnknown('no answer');
    },
  });
}
const send = (w: World, id: string) => w.officer.press('correspondence.send', null, LETTER, { eventId: id });
async function told(w: World): Promise<string> {
  await vi.waitFor(async () => expect(await w.officer.messages('pressOutcome')).toHaveLength(1), SOON);
  expect(w.faults.splice(0).join()).toMatch(/could not be stored/);
  return (await w.officer.last('pressOutcome')).words;
}

describe('an act of which the store does not say whether it is written', () => {
  it('is answered so; the person learns that it was, and the same press gets its true answer', async () => {
    const w = await world({ store: silentOf('correspondence.send', true) });
    const first = await send(w, 'one');
    expect(first).toMatchObject({ ok: false, code: 'unknown' });
    expect(first.message).not.toMatch(NOTHING);
    expect(await told(w)).toMatch(/was saved/);
    expect(await send(w, 'one')).toMatchObject({ ok: true, target: 'C-1' });
    expect(await send(w, 'two')).toMatchObject({ ok: true, target: 'C-1' });
    expect(await w.focalPoint('UNHCR').messages('circular')).toHaveLength(1);
  });

  it('is done by the next press when it was not written, and the person learns that it was not', async () => {
    const w = await world({ store: silentOf('correspondence.send', false) });
    expect(await send(w, 'one')).toMatchObject({ ok: false, code: 'unknown' });
    expect(await told(w)).toMatch(/was not saved.*do it again/);
    expect(await send(w, 'one')).toMatchObject({ ok: true, target: 'C-1' });
    expect(await w.focalPoint('UNHCR').messages('circular')).toHaveLength(1);
  });

  it('is told of after a restart, when the process died before it was known', async () => {
    const folder = newFolder();
    let kept: Store['tasks'] = async () => [];
    const first = await world({
      folder,
      store(opened) {
        kept = opened.tasks.bind(opened);
        // What is due is left to the next process.
        return { ...silentOf('correspondence.send', true)(opened), tasks: async () => [] };
      },
    });
    expect(await send(first, 'one')).toMatchObject({ ok: false, code: 'unknown' });
    const verbs = async () => (await kept(NOW, 10)).map(({ act }) => act.verb);
    await vi.waitFor(async () => expect(await verbs()).toContain('press.outcome'), SOON);
    expect(await first.officer.messages('pressOutcome')).toEqual([]);
    expect(first.faults.splice(0)).toHaveLength(1);
    const w = await world({ folder: crashCopy(folder) });
    await vi.waitFor(async () => expect(await w.officer.messages('pressOutcome')).toHaveLength(1), SOON);
    expect((await w.officer.last('pressOutcome')).words).toMatch(/was saved/);
  });

  it('says of a look, and of what was refused, that nothing has been changed: that is so either way', async () => {
    for (const verb of ['home', 'correspondence.retry']) {
      const w = await world({ store: silentOf(verb, true) });
      const answer = await w.officer.press(verb, 'C-9');
      expect(answer).toMatchObject({ ok: false, code: 'conflict', message: expect.stringMatching(NOTHING) as string });
      expect(w.faults.splice(0)).toHaveLength(1);
    }
  });
});

it('is said of those alone of whose acts something was sent', async () => {
  const opened = await openSqliteStore(':memory:');
  await foundNetwork(opened, settings(), roll({ entities: ['UNHCR', 'UNICEF', 'UNFPA'] }), NOW);
  let isAway = false;
  const store: Store = {
    ...opened,
    async commit(changes) {
      if (!isAway) return opened.commit(changes);
      await new Promise((resolve) => setTimeout(resolve, 900));
      throw new OutcomeUnknown('no answer');
    },
  };
  const commandHandler = createCommandHandler({ store, changed: () => undefined });
  let events = 0;
  const press = (verb: string, of: Partial<Pressed> = {}) =>
    commandHandler.handle({
      verb,
      network: 'una' as Pressed['network'],
      target: 'E-1',
      inputs: {},
      from: 'una-5',
      platform: 'local',
      receivedAt: NOW,
      eventId: eventId(`press-${(events += 1)}`),
      ...of,
    });
  await press('endorsement.open', { from: 'una-1', inputs: { title: 'T', documentUrl: 'https://un.example/a' } });
  isAway = true;
  const pass = timePassesByHand();
  const told = Promise.all([
    expect(press('endorsement.endorse')).rejects.toBeInstanceOf(OutcomeUnknown),
    expect(press('endorsement.abstain')).rejects.not.toBeInstanceOf(OutcomeUnknown),
  ]);
  await pass(900);
  await told;
  await opened.close();
});
