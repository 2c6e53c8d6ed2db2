/** E-mail: a relay’s acceptance reaches nobody, and what silence means then (domain.md 3). */
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../src/core/ids.ts';
import { personId } from '../../../src/core/ids.ts';
import { readerOf } from '../../../src/core/people.ts';
import type { Endorsement, Reached } from '../../../src/features/endorsement/rules/state.ts';
import { dueAt } from '../../../src/features/endorsement/rules/schedule.ts';
import { requestView } from '../../../src/features/endorsement/queries/views.ts';
import { askedByMail, blocking, countsAs, reachOf, unreached } from '../../../src/features/endorsement/rules/stands.ts';
import { tally } from '../../../src/features/endorsement/rules/tally.ts';
import {
  after,
  CLOSES,
  DAY,
  decide,
  effects,
  entities,
  focalPoint,
  HOUR,
  later,
  MINUTE,
  net,
  officer,
  request,
  SYSTEM,
} from '../../support/builders.ts';

const unhcr = focalPoint('UNHCR');
const UNHCR = entities('UNHCR')[0]!;
const reached: Reached = { state: 'reached' };
const asked = (at = later(CLOSES, -3 * DAY)): Reached => ({ state: 'asked', to: [personId('amina')], at });
const with_ = (of: Reached, more: Partial<Endorsement> = {}): Endorsement =>
  request({ reach: { UNICEF: reached, UNFPA: reached, UNHCR: of }, ...more });
const unless = (of: Reached, more: Partial<Endorsement> = {}): Endorsement =>
  with_(of, { silenceByMail: 'unlessReturned', ...more });
const due = (e: Endorsement, ms: number, mailboxRead?: Instant) =>
  decide(e, 'endorsement.due', SYSTEM, {}, { at: later(CLOSES, ms), facts: mailboxRead ? { mailboxRead } : {} });
const learn = (e: Endorsement, reach: Record<string, Reached>) =>
  decide(e, 'endorsement.reach', SYSTEM, { reach, revision: 1, failed: 0 });

describe('an entity that was asked by mail', () => {
  it('is neither reached nor unreached nor silent', () => {
    const e = with_(asked());
    expect([reachOf(e, UNHCR), unreached(e), askedByMail(e), blocking(e)]).toEqual(['asked', [], ['UNHCR'], ['UNHCR']]);
    expect(tally(e)).toMatchObject({ silent: ['UNFPA', 'UNICEF'], unreached: ['UNHCR'] });
  });

  it('has been reached as soon as it says something in time', () => {
    const e = after(with_(asked()), ['comment', unhcr, { text: 'Hm.' }]);
    expect([reachOf(e, UNHCR), blocking(e)]).toEqual(['reached', []]);
  });

  it('shows on the cards, and is no news to the Secretariat', () => {
    const { state, ...decision } = learn(with_(reached, { reach: { UNICEF: reached, UNFPA: reached } }), {
      UNHCR: asked(),
    });
    expect(state.reach['UNHCR']).toEqual(asked());
    expect(effects({ state, ...decision })).toEqual(['refreshCards']);
  });
});

describe('an entity to which nothing is known to have come yet', () => {
  const none = { UNICEF: reached, UNFPA: reached };
  const endorsed = (more: Partial<Endorsement> = {}): Endorsement =>
    after(request({ reach: none, ...more }), ['endorse', focalPoint('UNICEF')]);
  const shown = (e: Endorsement) => requestView(e, readerOf(officer()), net(), later(CLOSES, -3 * DAY));

  it.each(['onlyIfProved', 'unlessReturned'] as const)(
    '%s: is not reached yet and not silent, until its mail is handed on, comes back or is proved',
    (silenceByMail) => {
      const e = endorsed({ silenceByMail });
      const steps = [e];
      const learnt = (reach: Record<string, Reached>): number =>
        steps.push(learn(steps.at(-1)!, { ...none, ...reach }).state);
      learnt({ UNHCR: asked() });
      learnt({ UNHCR: { state: 'notReached', reason: 'notFound', returned: true } });
      steps.push(decide(steps.at(-1)!, 'endorsement.retry', officer(), {}, { facts: { failed: 1, rested: 0 } }).state);
      learnt({ UNHCR: asked() });
      learnt({ UNHCR: { state: 'reached', byMail: true, at: later(CLOSES, -2 * DAY) } });
      expect(steps.map((step) => countsAs(step, UNHCR))).toEqual(
        ['notYet', 'asked', 'unreached', 'notYet', 'asked', 'silent'], //
      );
      // The closing goes by the same, and so does the end of one that is withdrawn.
      expect(steps.map((step) => blocking(step).length)).toEqual([1, 1, 1, 1, 1, 0]);
      expect(steps.map((step) => tally(step).silent.includes(UNHCR))).toEqual([
        false,
        false,
        false,
        false,
        false,
        true,
      ]);
      expect(steps.map((step) => shown(step).counts)).toMatchObject(
        [{ notYet: 1 }, { asked: 1 }, { unreached: 1 }, { notYet: 1 }, { asked: 1 }, { silent: 2 }].map((one) => ({
          ...{ entities: 3, endorsed: 1, silent: 1 },
          ...one,
        })),
      );
      expect(unreached(e)).toEqual([]);
    },
  );

  it('counts by a look of its people, and shows on the cards when that is known', () => {
    const e = endorsed();
    expect(effects(learn(e, { ...none, UNHCR: reached }))).toEqual(['refreshCards']);
    // Before anybody has spoken the cards say the same of each.
    expect(effects(learn(request({ reach: none }), { ...none, UNHCR: reached }))).toEqual([]);
    const seen = decide(e, 'endorsement.looked', SYSTEM, { person: unhcr.id, platform: 'page' });
    expect(countsAs(seen.state, UNHCR)).toBe('silent');
    const late = { state: 'reached', at: later(CLOSES, -HOUR) } as const;
    expect(countsAs(learn(e, { ...none, UNHCR: late }).state, UNHCR)).toBe('unreached');
  });

  it('is named at the end with the reason, also where the request is withdrawn', () => {
    const { state } = decide(endorsed(), 'endorsement.withdraw', officer(), { reason: 'Not needed.' });
    expect(state.outcome).toMatchObject({ silent: ['UNFPA'], unreached: ['UNHCR'] });
    expect(shown(state).stands.find(({ entity }) => entity === 'UNHCR')?.unreached).toBe('notInTime');
  });
});

describe('its silence at the end', () => {
  const justAfter = later(CLOSES, 1);
  it.each<readonly [string, Endorsement, Instant | undefined, string]>([
    ['onlyIfProved: is no consent', with_(asked()), justAfter, 'asks'],
    ['of a request of before there was the setting: is no consent', with_(asked()), undefined, 'asks'],
    ['unlessReturned, and the mailbox was read after the end: is consent', unless(asked()), justAfter, 'endorsed'],
    ['unlessReturned, without a mailbox that is read: is no consent', unless(asked()), undefined, 'asks'],
    ['unlessReturned, handed on too late', unless(asked(later(CLOSES, -23 * HOUR))), justAfter, 'asks'],
    ['unlessReturned, one day before', unless(asked(later(CLOSES, -24 * HOUR))), justAfter, 'endorsed'],
    ['unlessReturned, reported as waiting', unless({ state: 'asked', to: [] }), justAfter, 'asks'],
    ['proved in time', with_({ state: 'reached', byMail: true, at: later(CLOSES, -2 * DAY) }), undefined, 'endorsed'],
    ['proved on the last day', with_({ state: 'reached', byMail: true, at: later(CLOSES, -HOUR) }), justAfter, 'asks'],
  ])('%s', (_what, e, mailboxRead, end) => {
    const { state } = due(e, 1, mailboxRead);
    expect(state.state === 'endorsed' ? 'endorsed' : state.awaitingSecretariat ? 'asks' : 'waits').toBe(end);
    if (end === 'endorsed') expect(state.outcome?.silent).toContain('UNHCR');
  });

  it('waits for the mailbox to be read, minute by minute and a quarter of an hour at most', () => {
    const early = later(CLOSES, -MINUTE);
    const waiting = due(unless(asked()), 1, early).state;
    expect([waiting.state, waiting.awaitingSecretariat, dueAt(waiting)]).toEqual([
      'open',
      false,
      later(CLOSES, MINUTE + 1),
    ]);
    const still = due(waiting, MINUTE + 1, early).state;
    expect(dueAt(still)).toBe(later(CLOSES, 2 * MINUTE + 1));
    const read = due(still, 2 * MINUTE + 1, later(CLOSES, 2 * MINUTE)).state;
    expect([read.state, read.outcome?.at, read.mailboxLookAt]).toEqual(['endorsed', CLOSES, undefined]);
    const given = due(still, 15 * MINUTE, early);
    expect([given.state.awaitingSecretariat, effects(given)]).toEqual([
      true,
      ['askDecision → secretariat', 'refreshCards'],
    ]);
    expect(given.effects[0]).toMatchObject({ data: { entities: [{ entity: 'UNHCR', reason: 'mailboxUnread' }] } });
  });

  it.each<readonly [string, Endorsement, Instant | undefined]>([
    ['mailDelayed', unless({ state: 'asked', to: [] }), justAfter],
    ['mailTooLate', unless(asked(later(CLOSES, -23 * HOUR))), justAfter],
    ['mailboxUnread', unless(asked()), later(CLOSES, -MINUTE)],
    ['askedByMail', unless(asked()), undefined],
    ['askedByMail', with_(asked()), justAfter],
    ['notFound', unless({ state: 'notReached', reason: 'notFound' }), justAfter],
  ])('that is no consent is asked about with the true reason: %s', (reason, e, mailboxRead) => {
    const { state, ...decision } = due(e, 16 * MINUTE, mailboxRead);
    expect(decision.effects[0]).toMatchObject({ data: { entities: [{ entity: 'UNHCR', reason }] } });
    const closed = decide(
      state,
      'endorsement.closeUnreached',
      officer(),
      { reason: 'By telephone.' },
      { at: later(CLOSES, DAY) },
    );
    expect(closed.effects[0]).toMatchObject({
      inputs: {
        positions: { reach: expect.arrayContaining([expect.objectContaining({ entity: 'UNHCR', reason })]) as unknown },
      },
    });
    const shown = requestView(closed.state, readerOf(officer()), net(), later(CLOSES, DAY));
    expect(shown.stands.find(({ entity }) => entity === 'UNHCR')?.unreached).toBe(reason);
  });

  it('does not wait where nothing depends on it', () => {
    expect(due(unless(reached), 1, later(CLOSES, -MINUTE)).state.state).toBe('endorsed');
    expect(due(after(unless(asked()), ['endorse', unhcr]), 1, later(CLOSES, -MINUTE)).state.state).toBe('endorsed');
  });
});

describe('a mail that comes back', () => {
  const failed: Reached = { state: 'notReached', reason: 'notFound' };
  const byMail: Reached = { state: 'reached', byMail: true, at: later(CLOSES, -2 * DAY) };

  it('before the end takes back what only mails have reached, and tells the Secretariat', () => {
    for (const before of [asked(), byMail]) {
      const decision = learn(with_(before), { UNHCR: failed });
      expect(decision.state.reach['UNHCR']).toEqual(failed);
      expect(effects(decision)).toEqual(['unreached → secretariat', 'refreshCards']);
    }
    expect(
      learn(with_({ ...reached, at: later(CLOSES, -2 * DAY) }), { UNHCR: failed }).state.reach['UNHCR']?.state,
    ).toBe('reached');
  });

  it('does not after a chat has reached it too', () => {
    const both = learn(with_(byMail), { UNHCR: { state: 'reached', at: later(CLOSES, -2 * DAY) } }).state;
    expect(learn(both, { UNHCR: failed }).state.reach['UNHCR']?.state).toBe('reached');
  });

  it('after the end changes no outcome: it is noted once, and the Secretariat is told', () => {
    const ended = due(unless(asked()), 1, later(CLOSES, 1)).state;
    const decision = learn(ended, { UNHCR: failed });
    expect(decision.state.outcome).toEqual(ended.outcome);
    expect(decision.state.cameBack).toMatchObject([{ entity: 'UNHCR', reason: 'notFound' }]);
    expect(effects(decision)).toEqual(['register.cameBack', 'cameBack → secretariat', 'refreshCards']);
    expect(effects(learn(decision.state, { UNHCR: failed }))).toEqual([]);
    expect(effects(learn(ended, { UNICEF: failed }))).toEqual([]);
  });
});
