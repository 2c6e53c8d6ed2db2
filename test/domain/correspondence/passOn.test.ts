/** Guidance and campaigns that entities pass on, of which a call for proposals is one kind [ToR 2.d.iv]. */
import { describe, expect, it } from 'vitest';
import { dueAt, isPassedOn, notShared, owesSharing, stage } from '../../../src/features/correspondence/rules/state.ts';
import { entityId, instant } from '../../../src/core/ids.ts';
import { circular, decided, passOn, proposals } from '../../support/acts/correspondence.ts';
import { effects, focalPoint, net, officer, SYSTEM } from '../../support/builders.ts';
import { correspondenceView } from '../../../src/features/correspondence/queries/views.ts';
import { readerOf } from '../../../src/core/people.ts';

const say = (c: ReturnType<typeof passOn>, entity: string, inputs: Readonly<Record<string, unknown>> = {}) =>
  decided(c, 'correspondence.passedOn', focalPoint(entity), inputs, { at: instant('2026-11-24T10:00:00Z') });

describe('what is passed on', () => {
  it('is guidance unless it is a campaign, goes to the whole network, and waits for every entity', () => {
    expect([passOn().kind, passOn({ kind: 'campaign' }).kind]).toEqual(['guidance', 'campaign']);
    const c = passOn();
    expect([c.audience, notShared(c), stage(c)]).toEqual([['all'], ['UNFPA', 'UNHCR', 'UNICEF'], 'running']);
    expect([isPassedOn('proposals'), isPassedOn('circular')]).toEqual([true, false]);
  });

  it('reminds nobody without a last day; with one it reminds and ends as a call for proposals does', () => {
    const open = passOn();
    expect([open.remindAt, open.dueAt, dueAt(open)]).toEqual([undefined, undefined, open.restsAt]);
    const [campaign, call] = [passOn({ kind: 'campaign', dueOn: '2026-12-08' }), proposals()];
    const made = decided(undefined, 'correspondence.passOn', officer(), {
      ...{ subject: 'Toolkit', text: 'It is out.', dueOn: '2026-12-08' },
    });
    expect(made.answer).toMatchObject({ say: { key: 'correspondence.passOnSentBy' } });
    expect([campaign.dueAt, campaign.remindAt]).toEqual([call.dueAt, call.remindAt]);
    const first = decided(campaign, 'correspondence.due', SYSTEM, {}, { at: campaign.remindAt! });
    expect(effects(first).every((one) => one.startsWith('proposalsReminder → '))).toBe(true);
    const over = decided(campaign, 'correspondence.due', SYSTEM, {}, { at: instant('2026-12-08T22:00:00Z') });
    expect(effects(over)).toEqual(['proposalsOver → secretariat', 'refreshCards']);
  });

  it('is recorded with the offices or channels and a link, and the same is not recorded twice', () => {
    const [where, link] = ['Field offices in Mali', 'https://example.org/mali'];
    const once = say(passOn(), 'UNHCR', { where, link }).state;
    expect(once.shared).toMatchObject([{ entity: 'UNHCR', where, link, late: false, at: '2026-11-24T10:00:00.000Z' }]);
    expect([notShared(once), owesSharing(once, entityId('UNHCR'))]).toEqual([['UNFPA', 'UNICEF'], false]);
    expect(say(once, 'UNHCR', { where }).state).toBe(once);
    expect(say(once, 'UNHCR').state).toBe(once);
    const more = say(once, 'UNHCR', { where: 'Staff newsletter' }).state;
    expect(more.shared.map((one) => one.where)).toEqual([where, 'Staff newsletter']);
  });

  it('is one list for the Secretariat, which members do not get', () => {
    const c = say(passOn(), 'UNHCR', { where: 'Staff newsletter' }).state;
    const seen = (who: ReturnType<typeof officer>) => correspondenceView(c, readerOf(who), net(), c.createdAt);
    expect(seen(officer()).shared).toMatchObject([{ entity: 'UNHCR', where: 'Staff newsletter' }]);
    expect(seen(officer()).notShared).toEqual(['UNFPA', 'UNICEF']);
    expect(seen(focalPoint('UNFPA'))).toMatchObject({ shared: [], notShared: [], asksToShare: true });
    expect(seen(focalPoint('UNHCR'))).toMatchObject({
      asksToShare: false,
      sharedBy: { at: '2026-11-24T10:00:00.000Z' },
    });
  });

  it('is answered with either name for a call for proposals, and with none for what is only to be read', () => {
    const call = say(proposals(), 'UNICEF', { where: 'Country offices' }).state;
    expect(call.shared).toMatchObject([{ entity: 'UNICEF', where: 'Country offices' }]);
    expect(decided(call, 'correspondence.shared', focalPoint('UNICEF')).state).toBe(call);
    expect(say(circular({}), 'UNICEF').answer).toMatchObject({ ok: false, code: 'conflict' });
    const guidance = decided(passOn(), 'correspondence.shared', focalPoint('UNICEF'));
    expect(guidance.answer).toMatchObject({ ok: false, code: 'conflict' });
  });
});
