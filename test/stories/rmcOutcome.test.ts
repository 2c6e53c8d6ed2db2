/** The RMC Chair shares the outcome of the RMC's meetings [ToR 3.a.iii]. */
import { describe, expect, it } from 'vitest';
import { CHAIR, committee, configure } from '../support/committee.ts';
import { pressOf } from '../support/presses.ts';
import type { World } from '../support/world.ts';

const OUTCOME = {
  meeting: 'M-1',
  implementation: 'Two projects have begun.',
  impact: 'Better access.',
  lessons: 'Plan for the rain.',
  links: 'https://un.example/a https://un.example/b',
};
/** Tuesday; the fifth working day after it, with a holiday between, is Wednesday 2 December. */
const STARTS = '2026-11-24T10:00';

async function planned(w: World, of: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const inputs = { kind: 'rmc', title: 'RMC, November', startsAt: STARTS, ...of };
  const { target } = await w.officer.press('meeting.schedule', null, inputs);
  await w.settle();
  return target ?? '';
}
/** A meeting of the RMC has taken place. */
async function ended(w: World, of: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const meeting = await planned(w, of);
  await w.to('2026-11-24T15:00:00Z');
  for (const verb of ['meeting.begin', 'meeting.end'])
    expect(await w.officer.press(verb, meeting)).toMatchObject({ ok: true });
  await w.settle();
  return meeting;
}
const chairOf = (w: World) => w.person(CHAIR.id);

describe('the outcome of a meeting', () => {
  it('goes from the Chair’s form to everybody, and is kept', async () => {
    const w = await committee();
    await configure(w);
    await ended(w);
    expect((await chairOf(w).last('rmcOutcomeOwed')).verbs).toContain('rmc.shareOutcome.preview');
    // Seen first as everybody would read it; what sharing would say no to is said now.
    const seen = await chairOf(w).press('rmc.shareOutcome.preview', null, OUTCOME);
    for (const words of ['Two projects have begun.', 'un.example/b', '(5 entities)'])
      expect(seen.words).toContain(words);
    expect(await w.records('outcomes')).toMatchObject([{ state: 'owed' }]);
    expect(pressOf(seen, 'rmc.shareOutcome')).toMatchObject(OUTCOME);
    const none = { ...OUTCOME, meeting: 'M-9' };
    expect(await chairOf(w).press('rmc.shareOutcome.preview', null, none)).toMatchObject({ code: 'invalid' });
    expect((await chairOf(w).say('home')).words).toContain('RMC, November');
    expect(await chairOf(w).press('rmc.shareOutcome', null, OUTCOME)).toMatchObject({ ok: true, target: 'M-1' });
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
        meeting: 'M-1',
        state: 'shared',
        shared: expect.objectContaining({ byName: 'Rolf Ek' }) as unknown,
      }),
    ]);
    expect((await w.officer.say('rmc')).words).toContain('M-1 · RMC, November');
    await w.to('2026-12-20T15:00:00Z');
    expect(await chairOf(w).messages('rmcOutcomeReminder')).toEqual([]);
  });

  it('comes to whoever could not be reached, while it is news', async () => {
    const w = await committee();
    const [near, far] = [w.focalPoint('UNICEF'), w.focalPoint('UNHCR')];
    await near.block();
    await far.block();
    await ended(w);
    await chairOf(w).press('rmc.shareOutcome', null, OUTCOME);
    await w.settle();
    await w.advance('P5D');
    await near.block(false);
    expect(await near.messages('rmcOutcome')).toHaveLength(1);
    await w.advance('P30D');
    await far.block(false);
    expect(await far.messages('rmcOutcome')).toEqual([]);
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
    await planned(w);
    expect((await w.officer.press('rmc.shareOutcome', null, OUTCOME)).code).toBe('notAllowed');
    expect((await w.focalPoint('DPO').press('rmc.shareOutcome', null, OUTCOME)).code).toBe('notAllowed');
    expect((await chairOf(w).press('rmc.shareOutcome', null, { ...OUTCOME, implementation: '' })).code).toBe('invalid');
    expect((await chairOf(w).press('rmc.shareOutcome', null, { ...OUTCOME, meeting: 'last one' })).code).toBe(
      'invalid',
    );
    expect((await chairOf(w).press('rmc.shareOutcome', null, { ...OUTCOME, links: 'http://un.example' })).code).toBe(
      'invalid',
    );
    await w.to('2026-11-24T15:00:00Z');
    expect((await chairOf(w).press('rmc.shareOutcome', null, { ...OUTCOME, meeting: 'm1' })).ok).toBe(true);
    expect((await chairOf(w).press('rmc.shareOutcome', null, OUTCOME)).code).toBe('duplicate');
    expect(await w.focalPoint('DPO').messages('rmcOutcome')).toHaveLength(1);
  });
});

describe('which meetings have an outcome', () => {
  const share = (w: World, meeting: string) => chairOf(w).press('rmc.shareOutcome', null, { ...OUTCOME, meeting });

  it('one of the RMC that is over; not one that is to come, cancelled, of another kind, or unknown', async () => {
    const w = await committee();
    const ahead = await planned(w);
    const other = await planned(w, { kind: 'focalPoints' });
    const cancelled = await planned(w, { startsAt: '2026-11-25T10:00' });
    await w.officer.press('meeting.cancel', cancelled, { reason: 'Nothing to discuss.' });
    for (const meeting of [ahead, other, cancelled, 'M-99', 'E-1', '__proto__'])
      expect(await share(w, meeting), meeting).toMatchObject({
        code: 'invalid',
        fields: { meeting: expect.any(String) as string },
      });
    expect(await w.records('outcomes')).toEqual([]);
    expect(await w.focalPoint('DPO').messages('rmcOutcome')).toEqual([]);
  });

  it('may be shared before the Secretariat has closed the meeting, and is then not asked for', async () => {
    const w = await committee();
    const meeting = await planned(w);
    await w.to('2026-11-24T15:00:00Z');
    await w.officer.press('meeting.begin', meeting);
    expect(await share(w, meeting)).toMatchObject({ ok: true, target: meeting });
    await w.officer.press('meeting.end', meeting, { confirm: 'yes' });
    expect(await chairOf(w).messages('rmcOutcomeOwed')).toEqual([]);
    await w.to('2026-12-31T15:00:00Z');
    expect(await chairOf(w).messages('rmcOutcomeReminder')).toEqual([]);
    expect(await w.officer.messages('rmcOutcomeMissing')).toEqual([]);
    expect(await w.records('outcomes')).toMatchObject([{ meeting, title: 'RMC, November', state: 'shared' }]);
  });

  it('with nobody in the chair, the Secretariat is told when it is due', async () => {
    const w = await committee();
    await w.officer.press('roll.remove', null, { email: CHAIR.email });
    await ended(w);
    await w.to('2026-12-02T22:01:00Z');
    expect(await w.officer.messages('rmcOutcomeMissing')).toHaveLength(1);
    await w.to('2026-12-31T15:00:00Z');
    expect(await w.officer.messages('rmcOutcomeMissing')).toHaveLength(1);
  });

  it('of a series, is called by its kind in the reader’s language, and can be read again', async () => {
    const w = await committee();
    const reader = w.focalPoint('UNICEF');
    await reader.press('language.set', null, { language: 'fr' });
    await w.officer.press('series.set', null, { kind: 'rmc', rule: '24', time: '10:00' });
    await w.to('2026-11-24T15:00:00Z');
    const [meeting] = await w.records<{ target: string }>('meetings');
    for (const verb of ['meeting.begin', 'meeting.end']) await w.officer.press(verb, meeting!.target);
    await w.settle();
    expect((await chairOf(w).last('rmcOutcomeOwed')).words).toContain('Resource Management Committee meeting');
    expect((await reader.press('rmc.show', meeting!.target)).words).toContain('n’ont pas encore');
    await share(w, meeting!.target);
    const { words } = await reader.last('rmcOutcome');
    expect(words).not.toContain('Resource Management Committee meeting');
    expect(words).toContain('Plan for the rain.');
    expect(await reader.press('rmc.show', meeting!.target)).toMatchObject({ ok: true, cardName: 'rmcOutcome' });
    expect((await reader.press('rmc.show', 'M-99')).code).toBe('notFound');
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
