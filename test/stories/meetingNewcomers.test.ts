/** Somebody comes to represent an entity, or goes, while meetings are on their way (domain.md 4, 5). */
import { describe, expect, it } from 'vitest';
import { begin, plan, SERIES } from '../support/meetings.ts';
import { world, type Somebody, type World } from '../support/world.ts';

async function joins(w: World, entity: string, role = 'alternate', zone = 'America/New_York'): Promise<Somebody> {
  const email = `new@${entity.toLowerCase()}.example`;
  await w.officer.press('entity.set', null, { short: entity });
  const answer = await w.officer.press('roll.set', null, { email, name: `New of ${entity}`, entity, role, zone });
  expect(answer).toMatchObject({ ok: true });
  return w.byEmail(email);
}
const kinds = async (who: Somebody): Promise<string[]> =>
  (await who.messages()).map(({ kind }) => kind).filter((kind) => kind !== 'welcome' && kind !== 'request');

describe('a newcomer', () => {
  it('is invited to the meetings that were convened before, and can answer on the card', async () => {
    const w = await world();
    const m = await plan(w);
    const them = await joins(w, 'UNFPA');
    const card = await them.last('meetingInvitation');
    expect(card).toMatchObject({ target: m });
    expect(card.verbs).toContain('meeting.reply');
    expect(await them.press('meeting.reply', m, { answer: 'attending' })).toMatchObject({ ok: true });
    await w.focalPoint('UNHCR').press('meeting.reply', m, { answer: 'regrets' });
    await w.advance('PT10S');
    expect((await them.last('meetingInvitation')).words).toMatch(/Regrets[\s\S]*UNHCR/);
  });

  it('of an entity that was not there before too', async () => {
    const w = await world();
    await plan(w);
    expect(await kinds(await joins(w, 'UNDP', 'focal point'))).toEqual(['meetingInvitation']);
  });

  it('who takes over from the focal point too; whoever stays is not told again', async () => {
    const w = await world();
    await plan(w);
    await w.officer.press('roll.remove', null, { email: 'fp@unicef.example' });
    const them = await joins(w, 'UNICEF', 'focal point');
    expect(await kinds(them)).toEqual(['meetingInvitation']);
    await w.officer.press('roll.set', null, { email: 'new@unicef.example', name: 'Another name' });
    expect(await kinds(them)).toEqual(['meetingInvitation']);
    expect(await kinds(w.alternate('UNICEF'))).toEqual(['meetingInvitation']);
  });

  it('who comes by import too', async () => {
    const w = await world();
    await plan(w);
    const csv = 'entity,name,email,role,language,zone\nUNFPA,New,new@unfpa.example,alternate,en,America/New_York';
    expect(await w.officer.press('roll.import', null, { csv, apply: 'yes' })).toMatchObject({ ok: true });
    expect(await kinds(await w.byEmail('new@unfpa.example'))).toEqual(['meetingInvitation']);
  });

  it('hears of a series by its rule, once, and of a meeting whose agenda went round by its agenda', async () => {
    const w = await world();
    await w.officer.press('series.set', null, SERIES);
    expect(await kinds(await joins(w, 'UNHCR'))).toEqual(['seriesSet']);
    await w.to('2026-12-04T15:00:00Z');
    const them = await joins(w, 'UNFPA');
    expect(await kinds(them)).toEqual(['seriesSet', 'agendaCirculated']);
    await w.to('2026-12-10T15:00:00Z');
    // The focal point goes; of an entity that has not answered, the alternate hears the last reminder alone.
    expect(await kinds(them)).toEqual(['seriesSet', 'agendaCirculated', 'meetingReminder']);
  });

  it('whose entry changes several times in a night gets one welcome, and one invitation to each meeting', async () => {
    const w = await world({ entities: ['UNHCR', 'UNICEF', 'UNFPA'] });
    await plan(w);
    await w.officer.press('series.set', null, SERIES);
    await w.to('2026-12-02T04:00:00Z');
    const set = async (fields: Record<string, string>) => {
      const answer = await w.officer.press('roll.set', null, { email: 'new@x.example', ...fields });
      expect(answer).toMatchObject({ ok: true });
      await w.advance('PT10M');
    };
    await set({ name: 'New', entity: 'UNHCR', role: 'alternate', zone: 'America/New_York' });
    for (const entity of ['UNICEF', 'UNFPA', 'UNICEF']) await set({ entity });
    await w.officer.press('roll.exchange', null, { email: 'new@x.example', with: 'fp@unhcr.example' });
    await w.to('2026-12-02T16:00:00Z');
    const them = await w.byEmail('new@x.example');
    const count = async (kind: string) => (await them.messages(kind)).length;
    expect([await count('welcome'), await count('meetingInvitation'), await count('seriesSet')]).toEqual([1, 1, 1]);
    // Who has it for the same entity is not told again, whatever happened in between.
    await set({ role: 'observer', entity: '' });
    await set({ role: 'focal point', entity: 'UNHCR' });
    expect([await count('welcome'), await count('meetingInvitation'), await count('seriesSet')]).toEqual([2, 1, 1]);
    // Whoever answers for another entity from then on is.
    await set({ role: 'alternate', entity: 'UNICEF' });
    expect([await count('welcome'), await count('meetingInvitation')]).toEqual([2, 2]);
  });

  it('hears of draft minutes that are open to comments', async () => {
    const w = await world();
    const m = await plan(w);
    await begin(w, m);
    await w.officer.press('meeting.end', m, { confirm: 'yes' });
    await w.officer.press('minutes.draft', m);
    const them = await joins(w, 'UNFPA');
    expect((await them.last('minutesDraft')).verbs).toContain('minutes.comment');
    expect(await them.press('minutes.comment', m, { text: 'A comma.' })).toMatchObject({ ok: true });
  });

  it('hears nothing of a meeting for others, nor of one that is over', async () => {
    const w = await world();
    const over = await plan(w);
    await w.officer.press('meeting.cancel', over, { reason: 'No.' });
    await w.officer.press('meeting.schedule', null, {
      kind: 'thematic',
      title: 'For others',
      startsAt: '2026-12-03T10:00',
      audience: 'UNHCR',
    });
    expect(await kinds(await joins(w, 'UNFPA'))).toEqual([]);
  });
});

describe('whoever leaves the roll', () => {
  it('is reminded no more; the entity’s others are', async () => {
    const w = await world();
    await plan(w);
    await w.to('2026-12-03T16:00:00Z');
    const gone = w.focalPoint('UNICEF');
    const before = (await gone.messages()).length;
    await w.officer.press('roll.remove', null, { email: 'fp@unicef.example' });
    await w.to('2026-12-10T15:00:00Z');
    const sent = await w.records<{ to: string; card: string; state: string }>('deliveries');
    const after = sent.filter(({ to, state }) => to === gone.id && state === 'sent');
    expect(after).toHaveLength(before);
    expect((await w.alternate('UNICEF').messages('meetingReminder')).length).toBe(2);
  });

  it('before a reminder comes in their morning does not get it', async () => {
    const w = await world({ entities: ['UNHCR', 'ESCAP'] });
    await plan(w);
    // 22:00 in Bangkok: the agenda is for their morning.
    await w.to('2026-12-03T15:00:00Z');
    const gone = w.focalPoint('ESCAP');
    await w.officer.press('roll.remove', null, { email: 'fp@escap.example' });
    await w.to('2026-12-04T02:00:00Z');
    const sent = await w.records<{ to: string; card: string }>('deliveries');
    const agendas = sent.filter(({ card }) => card === 'agendaCirculated').map(({ to }) => to);
    expect([agendas.includes(gone.id), agendas.includes(w.alternate('ESCAP').id)]).toEqual([false, true]);
  });
});
