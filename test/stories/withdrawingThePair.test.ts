/** Withdrawal of the last standing pair, before and after the closing instant (domain.md 3). */
import { describe, expect, it } from 'vitest';
import { world, type World } from '../support/world.ts';

const CLOSES = '2026-12-02T22:00:00.000Z';
const breakIt = (w: World, e: string, entity = 'UNHCR') =>
  w.focalPoint(entity).press('endorsement.object', e, { text: 'No.', requestDiscussion: 'yes' });
const withdraw = (w: World, e: string, entity = 'UNHCR', what = 'Objection') =>
  w.focalPoint(entity).press(`endorsement.withdraw${what}`, e);
const trace = async (w: World) =>
  (await w.records<{ trace: { what: string }[] }>('agenda'))[0]?.trace.map((t) => t.what);

describe('before the closing instant', () => {
  it.each(['Objection', 'Request'])(
    'withdrawing the %s opens the request again, and everyone is told',
    async (what) => {
      const w = await world();
      const e = await w.open();
      await breakIt(w, e);
      const answer = await withdraw(w, e, 'UNHCR', what);
      expect(answer.message).toContain('E-1 is open again');
      expect(await w.request(e)).toMatchObject({ state: 'open', closesAt: CLOSES });
      await w.settle();
      expect(await trace(w)).toContain(what === 'Request' ? 'discussionWithdrawn' : 'objectionWithdrawn');
      for (const reader of [w.officer, w.focalPoint('UNICEF'), w.alternate('UNFPA')])
        expect((await reader.last('pairWithdrawn')).words).toContain('the request is open again');
      // What stands besides is said as well.
      expect((await w.officer.last('pairWithdrawn')).words).toContain(
        what === 'Request'
          ? 'has withdrawn its request for discussion. Its objection stands.'
          : 'has withdrawn its objection. Its request for discussion stays on record.',
      );
    },
  );

  it('it closes at the original instant when that is later than one working day from now', async () => {
    const w = await world();
    const e = await w.open();
    await breakIt(w, e);
    await w.to('2026-12-01T21:00:00Z');
    await withdraw(w, e);
    expect((await w.request(e)).closesAt).toBe(CLOSES);
  });

  it('it closes one working day from now when that is later than the original instant', async () => {
    const w = await world();
    const e = await w.open();
    await breakIt(w, e);
    await w.to(CLOSES);
    await withdraw(w, e);
    expect(await w.request(e)).toMatchObject({ state: 'open', closesAt: '2026-12-03T22:00:00.000Z' });
    await w.to('2026-12-03T22:00:00.001Z');
    expect((await w.request(e)).outcome).toMatchObject({ state: 'endorsed', objections: [] });
  });

  it('the agenda item leaves with a trace', async () => {
    const w = await world();
    const e = await w.open();
    await breakIt(w, e);
    await w.settle();
    await withdraw(w, e);
    expect(await w.records('agenda')).toEqual([expect.objectContaining({ target: 'A-1', state: 'left' })]);
    expect(await trace(w)).toEqual(['added', 'objectionWithdrawn']);
    expect((await w.request(e)).agendaItem).toBeUndefined();
  });

  it('broken again, the item comes back under its own reference', async () => {
    const w = await world();
    const e = await w.open();
    await breakIt(w, e);
    await w.settle();
    await withdraw(w, e);
    await w.advance('PT1H');
    await breakIt(w, e, 'UNFPA');
    expect(await w.records('agenda')).toEqual([expect.objectContaining({ target: 'A-1', state: 'pool' })]);
    expect(await trace(w)).toEqual(['added', 'objectionWithdrawn', 'returned']);
    expect(await w.request(e)).toMatchObject({ state: 'referred', agendaItem: 'A-1' });
  });

  it('broken, withdrawn and broken again within one instant, it is on the agenda', async () => {
    const w = await world();
    const e = await w.open();
    for (const act of [breakIt, withdraw, breakIt]) {
      await act(w, e);
      await w.settle();
    }
    expect(await w.request(e)).toMatchObject({ state: 'referred', agendaItem: 'A-1' });
    expect(await w.records('agenda')).toEqual([expect.objectContaining({ target: 'A-1', state: 'pool' })]);
  });

  it('nothing opens again while another entity’s pair stands', async () => {
    const w = await world();
    const e = await w.open();
    await breakIt(w, e, 'UNHCR');
    await breakIt(w, e, 'UNFPA');
    await withdraw(w, e, 'UNHCR');
    expect((await w.request(e)).state).toBe('referred');
    await withdraw(w, e, 'UNFPA');
    expect((await w.request(e)).state).toBe('open');
  });

  it('an entity that endorses instead has withdrawn its pair', async () => {
    const w = await world();
    const e = await w.open();
    await breakIt(w, e);
    await w.focalPoint('UNHCR').press('endorsement.endorse', e);
    expect((await w.request(e)).state).toBe('open');
    expect(await w.focalPoint('UNFPA').messages('pairWithdrawn')).toHaveLength(1);
  });

  it('those silent are reminded again, on a new plan', async () => {
    const w = await world();
    const e = await w.open();
    await breakIt(w, e);
    await w.to('2026-12-01T23:00:00Z');
    await withdraw(w, e);
    expect((await w.request(e)).closesAt).toBe(CLOSES);
    await w.to('2026-12-02T21:59:00Z');
    const reminded = (await w.focalPoint('UNICEF').messages('reminder')).map((m) => m.at);
    expect(reminded).toContain('2026-12-02T14:00:00.000Z');
    expect(reminded.filter((at) => at < '2026-12-01T23')).toEqual([]);
  });
});

describe('after the closing instant', () => {
  it('the item stays on the agenda, marked “objection withdrawn”, and everyone is told', async () => {
    const w = await world();
    const e = await w.open();
    await breakIt(w, e);
    await w.to('2026-12-02T22:00:00.001Z');
    await withdraw(w, e);
    expect((await w.request(e)).state).toBe('referred');
    expect(await w.records('agenda')).toEqual([
      expect.objectContaining({ state: 'pool', marks: ['objectionWithdrawn'] }),
    ]);
    expect((await w.focalPoint('UNICEF').last('pairWithdrawn')).words).toContain(
      'The item stays on the agenda, marked: objection withdrawn.',
    );
  });

  it('of a request for discussion that was withdrawn alone the item says that, until the objection goes as well', async () => {
    const w = await world();
    const e = await w.open();
    await breakIt(w, e);
    await w.to('2026-12-02T22:00:00.001Z');
    await withdraw(w, e, 'UNHCR', 'Request');
    expect((await w.focalPoint('UNICEF').last('pairWithdrawn')).words).toContain(
      'The item stays on the agenda, marked: request for discussion withdrawn.',
    );
    const shown = async () => (await w.officer.press('agenda.show', 'A-1')).words;
    expect(await shown()).toContain('Request for discussion withdrawn after the closing time. The objection stands.');
    expect(await shown()).not.toContain('Objection withdrawn');
    await withdraw(w, e);
    await w.settle();
    expect(await shown()).toContain('Objection withdrawn after the closing time.');
    expect(await shown()).not.toContain('The objection stands.');
  });
});
