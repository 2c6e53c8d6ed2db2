/** The RMC Chair shares the outcome of the RMC's meetings [ToR 3.a.iii]. */
import { describe, expect, it } from 'vitest';
import { SYSTEM } from '../../src/core/act.ts';
import { eventId, networkId, type Instant } from '../../src/core/ids.ts';
import { makeRoad } from '../../src/usecases/handle.ts';
import { CHAIR, committee, configure } from '../support/committee.ts';
import { type World } from '../support/world.ts';

const OUTCOME = {
  meeting: 'M-7',
  implementation: 'Two projects have begun.',
  impact: 'Better access.',
  lessons: 'Plan for the rain.',
  links: 'https://un.example/a https://un.example/b',
};
/** Tuesday; the fifth working day after it, with a holiday between, is Wednesday 2 December. */
const ENDED = '2026-11-24T15:00:00.000Z';

/** As when a meeting of the RMC has ended. */
async function ended(w: World): Promise<void> {
  const road = makeRoad({ store: w.store, changed: () => undefined });
  await road.handle({
    verb: 'rmc.owesOutcome',
    network: networkId('una'),
    inputs: { meeting: 'M-7', title: 'RMC, November', endedAt: ENDED },
    from: SYSTEM,
    platform: 'concord',
    receivedAt: ENDED as Instant,
    eventId: eventId('ended/M-7'),
  });
  await w.to('2026-11-24T15:00:01Z');
}
const chairOf = (w: World) => w.person(CHAIR.id);

describe('the outcome of a meeting', () => {
  it('goes from the Chair’s form to everybody, and is kept', async () => {
    const w = await committee();
    await configure(w);
    await ended(w);
    expect((await chairOf(w).last('rmcOutcomeOwed')).verbs).toContain('rmc.shareOutcome');
    expect((await chairOf(w).say('home')).words).toContain('RMC, November');
    expect(await chairOf(w).press('rmc.shareOutcome', null, OUTCOME)).toMatchObject({ ok: true, target: 'M-7' });
    const card = await w.focalPoint('UNICEF').last('rmcOutcome');
    for (const words of [
      'RMC, November',
      'Two projects have begun.',
      'Better access.',
      'Plan for the rain.',
      'un.example/b',
    ])
      expect(card.words).toContain(words);
    expect(await w.observer.messages('rmcOutcome')).toEqual([]);
    expect(await w.records('outcomes')).toEqual([
      expect.objectContaining({
        meeting: 'M-7',
        state: 'shared',
        shared: expect.objectContaining({ byName: 'Rolf Ek' }) as unknown,
      }),
    ]);
    expect((await w.officer.say('rmc')).words).toContain('M-7 · RMC, November');
    await w.to('2026-12-20T15:00:00Z');
    expect(await chairOf(w).messages('rmcOutcomeReminder')).toEqual([]);
  });

  it('that is owed is asked for after five working days, and then the Secretariat is told', async () => {
    const w = await committee();
    await ended(w);
    await w.to('2026-12-02T22:00:00Z');
    expect(await chairOf(w).messages('rmcOutcomeReminder')).toEqual([]);
    await w.to('2026-12-02T22:01:00Z');
    expect((await chairOf(w).last('rmcOutcomeReminder')).words).toContain('RMC, November');
    expect(await w.officer.messages('rmcOutcomeMissing')).toEqual([]);
    await w.to('2026-12-05T15:00:00Z');
    expect(await w.officer.messages('rmcOutcomeMissing')).toHaveLength(1);
    await w.to('2026-12-31T15:00:00Z');
    expect(await w.officer.messages('rmcOutcomeMissing')).toHaveLength(1);
    expect(await chairOf(w).messages('rmcOutcomeReminder')).toHaveLength(1);
  });

  it('is shared once, by the Chair alone', async () => {
    const w = await committee();
    expect((await w.officer.press('rmc.shareOutcome', null, OUTCOME)).code).toBe('notAllowed');
    expect((await w.focalPoint('DPO').press('rmc.shareOutcome', null, OUTCOME)).code).toBe('notAllowed');
    expect((await chairOf(w).press('rmc.shareOutcome', null, { ...OUTCOME, implementation: '' })).code).toBe('invalid');
    expect((await chairOf(w).press('rmc.shareOutcome', null, { ...OUTCOME, meeting: 'last one' })).code).toBe(
      'invalid',
    );
    expect((await chairOf(w).press('rmc.shareOutcome', null, { ...OUTCOME, links: 'http://un.example' })).code).toBe(
      'invalid',
    );
    await ended(w);
    expect((await chairOf(w).press('rmc.shareOutcome', null, { ...OUTCOME, meeting: 'm7' })).ok).toBe(true);
    expect((await chairOf(w).press('rmc.shareOutcome', null, OUTCOME)).code).toBe('duplicate');
    expect(await w.focalPoint('DPO').messages('rmcOutcome')).toHaveLength(1);
  });
});

describe('the Chair', () => {
  it.each(['fp@unhcr.example', 'Focal point of UNHCR'])('is named by %s, and is one person', async (typed) => {
    const w = await committee();
    const answer = await w.officer.press('rmc.chair', null, { person: typed });
    expect(answer.message).toContain('Focal point of UNHCR chairs the RMC.');
    const people = await w.records<{ name: string; roles: string[] }>('people');
    expect(people.filter(({ roles }) => roles.includes('rmcChair')).map(({ name }) => name)).toEqual([
      'Focal point of UNHCR',
    ]);
    expect(people.find(({ name }) => name === 'Rolf Ek')?.roles).toEqual(['observer']);
    expect((await w.focalPoint('UNHCR').last('rmcChairNamed')).words).toContain('You share the outcome');
    await ended(w);
    expect((await w.focalPoint('UNHCR').press('rmc.shareOutcome', null, OUTCOME)).ok).toBe(true);
  });

  it('is nobody who is not on the roll', async () => {
    const w = await committee();
    expect(await w.officer.press('rmc.chair', null, { person: 'Nobody' })).toMatchObject({ code: 'invalid' });
  });
});
