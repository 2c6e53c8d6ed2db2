/** Focal points submit, the Secretariat decides [ToR 3.a.iv]: held, claimed, edited, approved or declined. */
import { describe, expect, it } from 'vitest';
import { person } from '../support/builders.ts';
import { world, type World } from '../support/world.ts';

const MESSAGE = { subject: 'Our report', text: 'The report is out.' };
const two = { entities: ['UNICEF', 'UNFPA'] };

async function submit(w: World, inputs: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const answer = await w.focalPoint('UNICEF').press('correspondence.submit', null, { ...MESSAGE, ...inputs });
  if (!answer.ok || !answer.target) throw new Error(JSON.stringify(answer));
  return answer.target;
}
const state = async (w: World, c: string) => (await w.records<Record<string, unknown>>('correspondence', c))[0] ?? {};
const circulars = async (w: World, entity = 'UNFPA') => w.focalPoint(entity).messages('circular');

describe('a submission', () => {
  it('is held: nobody gets it, the moderators see it, the sender sees that it waits', async () => {
    const w = await world(two);
    const c = await submit(w);
    expect(await state(w, c)).toMatchObject({ state: 'held', entity: 'UNICEF', heldSince: '2026-11-24T14:00:00.000Z' });
    expect(await circulars(w)).toEqual([]);
    for (const moderator of [w.officer, w.coordinator]) {
      const card = await moderator.last('correspondence');
      expect(card.words).toContain(MESSAGE.text);
      expect(card.verbs).toEqual(
        expect.arrayContaining(['correspondence.approve', 'correspondence.claim', 'correspondence.decline']),
      );
      expect((await moderator.press('home')).words).toContain(c);
    }
    const mine = await w.focalPoint('UNICEF').last('correspondence');
    expect(mine.words).toMatch(/Claimed by\sNobody yet/);
    expect(mine.verbs).toEqual(expect.arrayContaining(['correspondence.edit', 'correspondence.cancelSubmission']));
    expect(await w.focalPoint('UNFPA').messages('correspondence')).toEqual([]);
    expect((await w.focalPoint('UNFPA').press('correspondence.show', c)).code).toBe('notAllowed');
  });

  it('approved, goes out once, from the entity through the Secretariat', async () => {
    const w = await world(two);
    const c = await submit(w);
    expect((await w.officer.press('correspondence.approve', c)).ok).toBe(true);
    const [message, ...more] = await circulars(w);
    expect(more).toEqual([]);
    expect(message?.words).toMatch(/UNICEF, through the Secretariat/);
    expect((await w.focalPoint('UNICEF').last('correspondenceDecided')).words).toContain(w.officer.name);
  });

  it('edited and approved, shows its sender what was changed', async () => {
    const w = await world(two);
    const c = await submit(w);
    await w.officer.press('correspondence.approve', c, { text: 'The report is out; page 3 is new.' });
    expect((await circulars(w))[0]?.words).toContain('page 3 is new');
    const { words } = await w.focalPoint('UNICEF').last('correspondenceDecided');
    expect(words).toContain('with changes');
    expect(words).toContain('The report is out.');
    expect(words).toContain('The report is out; page 3 is new.');
    expect(await state(w, c)).toMatchObject({ decided: { before: MESSAGE, by: w.officer.id } });
  });

  it('declined, does not go out; its sender is told why', async () => {
    const w = await world(two);
    const c = await submit(w);
    expect((await w.officer.press('correspondence.decline', c)).fields).toHaveProperty('reason');
    await w.officer.press('correspondence.decline', c, { reason: 'Sent last week already.' });
    expect(await circulars(w)).toEqual([]);
    expect((await w.focalPoint('UNICEF').last('correspondenceDecided')).words).toContain('Sent last week already.');
    expect((await w.officer.press('correspondence.approve', c)).code).toBe('closed');
  });

  it('is changed by its sender alone; what a moderator read before is out of date then', async () => {
    const w = await world(two);
    const c = await submit(w);
    // The card shows this change at once, and the next one within five seconds of the clock: what was read is out of date till then.
    await w.focalPoint('UNICEF').press('correspondence.edit', c, { text: 'On Monday.' });
    const read = await w.officer.last('correspondence');
    expect(read.words).toContain('On Monday.');
    expect((await w.alternate('UNICEF').press('correspondence.edit', c, { text: 'No.' })).code).toBe('notAllowed');
    expect((await w.focalPoint('UNICEF').press('correspondence.edit', c)).code).toBe('invalid');
    expect((await w.focalPoint('UNICEF').press('correspondence.edit', c, { text: 'Embargo!' })).ok).toBe(true);
    const late = await w.officer.press('correspondence.approve', c, {}, { messageId: read.id });
    expect(late.code).toBe('stale');
    expect(late.words).toContain('Embargo!');
    expect(await circulars(w)).toEqual([]);
    await w.advance('PT5S');
    const now = await w.officer.last('correspondence');
    expect((await w.officer.press('correspondence.approve', c, {}, { messageId: now.id })).ok).toBe(true);
    expect((await circulars(w))[0]?.words).toContain('Embargo!');
  });

  it('loses its links when its sender empties the field, and keeps them when nothing is said of them', async () => {
    const w = await world(two);
    const c = await submit(w, { links: 'https://un.example/a' });
    const unicef = w.focalPoint('UNICEF');
    await unicef.press('correspondence.edit', c, { text: 'Shorter.' });
    expect(await state(w, c)).toMatchObject({ links: ['https://un.example/a'] });
    await unicef.press('correspondence.edit', c, { links: 'https://un.example/b' });
    expect(await state(w, c)).toMatchObject({ links: ['https://un.example/b'] });
    expect(await unicef.press('correspondence.edit', c, { links: '' })).toMatchObject({ ok: true });
    expect(await state(w, c)).toMatchObject({ text: 'Shorter.', links: [] });
  });

  it('is cancelled by its sender while it is held, and not after', async () => {
    const w = await world(two);
    const c = await submit(w);
    expect((await w.officer.press('correspondence.cancelSubmission', c)).code).toBe('notAllowed');
    expect((await w.focalPoint('UNICEF').press('correspondence.cancelSubmission', c)).ok).toBe(true);
    expect((await w.officer.press('correspondence.approve', c)).code).toBe('closed');
    expect(await circulars(w)).toEqual([]);
  });
});

describe('moderators', () => {
  it('claim one at a time: of two at once one wins, and the other is told who', async () => {
    const w = await world(two);
    const c = await submit(w);
    const both = await Promise.all([w.officer, w.coordinator].map((one) => one.press('correspondence.claim', c)));
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const lost = both.find(({ ok }) => !ok);
    expect(lost?.code).toBe('conflict');
    const [winner, loser] = both[0]?.ok ? [w.officer, w.coordinator] : [w.coordinator, w.officer];
    expect(lost?.message).toContain(winner.name);
    expect((await loser.press('correspondence.approve', c)).code).toBe('conflict');
    await w.advance('PT5S');
    expect((await w.focalPoint('UNICEF').last('correspondence')).words).toContain(winner.name);
    await winner.press('correspondence.release', c);
    expect((await loser.press('correspondence.approve', c)).ok).toBe(true);
  });

  it('decide once: of two at once one wins, and it goes out once', async () => {
    const w = await world(two);
    const c = await submit(w);
    const both = await Promise.all([w.officer, w.coordinator].map((one) => one.press('correspondence.approve', c)));
    expect(both.map(({ ok, code }) => (ok ? 'ok' : code)).sort()).toEqual(['conflict', 'ok']);
    expect(await circulars(w)).toHaveLength(1);
  });

  it('do not decide about their own, unless they are alone', async () => {
    const both = person('una-50', ['secretariat', 'focalPoint'], { entity: 'WHO' as never, email: 'both@who.example' });
    const w = await world({ ...two, people: [both] });
    const own = w.person('una-50');
    const { target } = await own.press('correspondence.submit', null, MESSAGE);
    for (const verb of ['claim', 'approve'])
      expect((await own.press(`correspondence.${verb}`, target)).code, verb).toBe('notAllowed');
    for (const email of ['nadia@secretariat.example', 'marisol@secretariat.example'])
      await own.press('roll.remove', null, { email });
    expect((await own.press('correspondence.approve', target)).ok).toBe(true);
  });

  it('and the sender are told, once, when it is held longer than the alarm', async () => {
    const w = await world({ ...two, settings: { heldAlarmHours: 4 } });
    await submit(w);
    await w.to('2026-11-24T17:59:59Z');
    expect(await w.officer.messages('heldTooLong')).toEqual([]);
    await w.to('2026-11-24T18:00:00Z');
    for (const one of [w.officer, w.coordinator, w.focalPoint('UNICEF')])
      expect(await one.messages('heldTooLong'), one.name).toHaveLength(1);
    expect(await w.focalPoint('UNFPA').messages('heldTooLong')).toEqual([]);
    await w.advance('P5D');
    expect(await w.officer.messages('heldTooLong')).toHaveLength(1);
  });

  it('may take over what a colleague has claimed and let lie', async () => {
    const w = await world(two);
    const c = await submit(w);
    await w.officer.press('correspondence.claim', c);
    expect((await w.coordinator.press('correspondence.claim', c)).code).toBe('conflict');
    await w.advance('P1D');
    expect((await w.coordinator.press('correspondence.claim', c)).ok).toBe(true);
    expect((await w.officer.press('correspondence.approve', c)).code).toBe('conflict');
  });
});
