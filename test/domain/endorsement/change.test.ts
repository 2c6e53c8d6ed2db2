/** What changes a running request, and what it leaves alone (domain.md 3). */
import { describe, expect, it } from 'vitest';
import type { Endorsement } from '../../../src/features/endorsement/rules/state.ts';
import { cardVersion, uniqueKey } from '../../../src/features/endorsement/rules/state.ts';
import { standing } from '../../../src/features/endorsement/rules/stands.ts';
import { entityId } from '../../../src/core/ids.ts';
import {
  after,
  CLOSES,
  decide,
  effects,
  focalPoint,
  later,
  NOW,
  officer,
  request,
  verdict,
} from '../../support/builders.ts';

const [unhcr, unfpa] = [focalPoint('UNHCR'), focalPoint('UNFPA')];
const PAIR = { text: 'No.', requestDiscussion: 'yes' };
const NEXT = { documentUrl: 'https://un.example/2', documentVersion: '2', changes: 'Paragraph 4.' };
const referred = after(request(), ['object', unhcr, PAIR]);
const ended = request({ state: 'endorsed' });
const waiting = request({ awaitingSecretariat: true });
const tooLate = { at: later(CLOSES, 1) };

describe('who may be asked what', () => {
  it.each<readonly [string, string, object, readonly [Endorsement, string][]]>([
    [
      'correct',
      'endorsement.correct',
      { note: 'x' },
      [
        [referred, 'closed'],
        [ended, 'closed'],
        [waiting, 'closed'],
      ],
    ],
    [
      'revise',
      'endorsement.revise',
      NEXT,
      [
        [referred, 'closed'],
        [ended, 'closed'],
        [waiting, 'endorsement.revised'],
      ],
    ],
    [
      'extend',
      'endorsement.extend',
      { closesOn: '2026-12-20', reason: 'x' },
      [
        [referred, 'conflict'],
        [ended, 'closed'],
        [waiting, 'endorsement.extendedMoved'],
      ],
    ],
    [
      'withdraw',
      'endorsement.withdraw',
      { reason: 'x' },
      [
        [referred, 'endorsement.withdrawn'],
        [ended, 'closed'],
        [waiting, 'endorsement.withdrawn'],
      ],
    ],
    [
      'enterFor',
      'endorsement.enterFor',
      { entity: 'UNHCR', position: 'endorse', source: 'x' },
      [
        [referred, 'closed'],
        [ended, 'closed'],
        [waiting, 'closed'],
      ],
    ],
  ])('after the closing instant: %s', (_what, verb, inputs, cases) => {
    for (const [e, expected] of cases)
      expect(verdict(decide(e, verb, officer(), inputs, tooLate)), e.state).toBe(expected);
  });
});

describe('a correction', () => {
  it('of a request that goes to a meeting is refused without saying that its period is over', () => {
    const { answer } = decide(referred, 'endorsement.correct', officer(), { note: 'x' });
    expect(answer).toMatchObject({ ok: false, code: 'closed', say: { key: 'endorsement.referredNotCorrected' } });
  });

  it('changes what is given and keeps what it was', () => {
    const { state } = decide(request({ summary: 'Old.' }), 'endorsement.correct', officer(), {
      title: 'New',
      note: 'Title.',
    });
    expect(state).toMatchObject({
      title: 'New',
      documentUrl: 'https://un.example/framework',
      summary: 'Old.',
      revision: 1,
    });
    expect(state.corrections[0]).toMatchObject({
      note: 'Title.',
      before: { title: 'Framework of Cooperation', summary: 'Old.' },
    });
  });

  it('of a link keeps the request unique', () => {
    const { state } = decide(request(), 'endorsement.correct', officer(), {
      documentUrl: 'https://un.example/b',
      note: 'Link.',
    });
    expect(uniqueKey(state)).not.toBe(uniqueKey(request()));
    expect(uniqueKey(ended)).toBeNull();
  });

  it('can be challenged by the entities asked alone', () => {
    const e = after(request({ electorate: [entityId('UNHCR')] }), ['correct', officer(), { note: 'x' }]);
    expect(verdict(decide(e, 'endorsement.challengeCorrection', unfpa, { text: 'No.' }))).toBe('notAllowed');
    expect(verdict(decide(request(), 'endorsement.challengeCorrection', unhcr, { text: 'No.' }))).toBe('conflict');
  });

  it('challenged is a new text under the same version: old cards are told apart', () => {
    const e = after(request(), ['correct', officer(), { note: 'x' }]);
    const { state } = decide(e, 'endorsement.challengeCorrection', unhcr, { text: 'No.' });
    expect(state.documentVersion).toBe('1');
    expect(cardVersion(state)).not.toBe(cardVersion(e));
  });

  it('challenged never shortens the period', () => {
    const closesAt = later(CLOSES, 30 * 24 * 3_600_000);
    const e = after(request({ closesAt }), ['correct', officer(), { note: 'x' }]);
    expect(decide(e, 'endorsement.challengeCorrection', unhcr, { text: 'No.' }).state.closesAt).toBe(closesAt);
  });

  it('of which the meaning was challenged once may be corrected and challenged again', () => {
    const once = after(
      request(),
      ['correct', officer(), { note: 'x' }],
      ['challengeCorrection', unhcr, { text: 'No.' }],
    );
    const twice = after(once, ['correct', officer(), { note: 'y' }], ['challengeCorrection', unfpa, { text: 'No.' }]);
    expect(new Set([cardVersion(request()), cardVersion(once), cardVersion(twice)]).size).toBe(3);
    expect(twice.revision).toBe(3);
  });
});

describe('a new version', () => {
  it('asks everyone again', () => {
    const decision = decide(request(), 'endorsement.revise', officer(), NEXT);
    expect(effects(decision)).toEqual(['request → UNFPA+UNHCR+UNICEF', 'request → secretariat', 'refreshCards']);
    expect(decision.state).toMatchObject({ reach: {}, revision: 2, awaitingSecretariat: false });
  });

  it('makes endorsements and abstentions stale, and leaves objections and requests standing', () => {
    const e = after(request(), ['endorse', unhcr], ['object', unfpa, PAIR], ['revise', officer(), NEXT]);
    expect(e.state).toBe('referred');
    expect(standing(e, entityId('UNHCR'))).toBe('stale');
    expect(standing(e, entityId('UNFPA'))).toBe('objected');
    expect(after(e, ['withdrawObjection', unfpa]).state).toBe('open');
  });

  it('keeps the history of links and versions', () => {
    const e = after(request(), ['revise', officer(), NEXT]);
    expect(e.revisions).toEqual([
      expect.objectContaining({
        before: { documentUrl: 'https://un.example/framework', documentVersion: '1' },
        ...NEXT,
      }),
    ]);
  });
});

describe('extending', () => {
  it.each([
    ['2026-12-03', '2026-12-03T22:00:00.000Z'],
    ['2026-12-05', '2026-12-07T22:00:00.000Z'],
  ])('to %s closes %s', (closesOn, closesAt) => {
    const { state } = decide(request(), 'endorsement.extend', officer(), { closesOn, reason: 'x' });
    expect(state).toMatchObject({ closesAt, extensions: [{ from: CLOSES, to: closesAt, reason: 'x', by: 'una-1' }] });
  });

  it('what waits for the Secretariat has to reach into the time to come', () => {
    const at = later(CLOSES, 30 * 86_400_000);
    const answer = decide(
      waiting,
      'endorsement.extend',
      officer(),
      { closesOn: '2026-12-10', reason: 'x' },
      { at },
    ).answer;
    expect(answer).toMatchObject({ ok: false, code: 'invalid' });
  });
});

describe('withdrawing the request', () => {
  it.each([
    ['an open one', request(), ['withdrawnNotice → network', 'refreshCards']],
    ['a referred one leaves the agenda', referred, ['withdrawnNotice → network', 'agenda.leave', 'refreshCards']],
  ])('%s', (_what, e, follows) => {
    const decision = decide(e, 'endorsement.withdraw', officer(), { reason: 'x' });
    expect(effects(decision)).toEqual(follows);
    expect(decision.state).toMatchObject({
      state: 'withdrawn',
      reminders: [],
      outcome: { by: 'una-1', reason: 'x', at: later(NOW, 3_600_000) },
    });
  });
});
