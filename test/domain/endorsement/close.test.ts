/** Time and deliveries: when a request ends by itself, and when it must not [ToR 3.b.iv]. */
import { describe, expect, it } from 'vitest';
import type { Endorsement, Reached } from '../../../src/features/endorsement/rules/state.ts';
import { dueAt } from '../../../src/features/endorsement/rules/schedule.ts';
import { blocking } from '../../../src/features/endorsement/rules/stands.ts';
import { tally } from '../../../src/features/endorsement/rules/tally.ts';
import {
  after,
  CLOSES,
  decide,
  effects,
  entities,
  focalPoint,
  later,
  NOW,
  officer,
  request,
  SYSTEM,
  verdict,
  type Step,
} from '../../support/builders.ts';

const [unhcr, unicef, unfpa] = [focalPoint('UNHCR'), focalPoint('UNICEF'), focalPoint('UNFPA')];
const NO = { text: 'No.' };
const reached: Reached = { state: 'reached' };
const failed: Reached = { state: 'notReached', reason: 'blocked' };
const due = (e: Endorsement, at = later(CLOSES, 1)) => decide(e, 'endorsement.due', SYSTEM, {}, { at });

describe('when time is looked at', () => {
  it.each<readonly [string, Endorsement, number, string, readonly string[]]>([
    ['before the closing instant nothing ends', request(), -1, 'open', []],
    ['at the closing instant nothing ends', request(), 0, 'open', []],
    ['a millisecond later it is endorsed', request(), 1, 'endorsed', ['register.enter', 'refreshCards']],
    ['a week later too', request(), 7 * 86_400_000, 'endorsed', ['register.enter', 'refreshCards']],
    [
      'a referred one stays referred',
      after(request(), ['object', unhcr, { ...NO, requestDiscussion: 'yes' }]),
      1,
      'referred',
      ['refreshCards'],
    ],
    ['an ended one stays ended', request({ state: 'withdrawn' }), 1, 'withdrawn', []],
    ['one that waits for the Secretariat goes on waiting', request({ awaitingSecretariat: true }), 1, 'open', []],
    [
      'one with an entity not reached asks the Secretariat',
      request({ reach: {} }),
      1,
      'open',
      ['askDecision → secretariat', 'refreshCards'],
    ],
  ])('%s', (_what, e, ms, state, follows) => {
    const decision = due(e, later(CLOSES, ms));
    expect(decision.state.state).toBe(state);
    expect(effects(decision)).toEqual(follows);
  });

  it('again, it does nothing more', () => {
    const { state } = due(request());
    expect(due(state).state).toBe(state);
    const waiting = due(request({ reach: {} })).state;
    expect(waiting.awaitingSecretariat).toBe(true);
    expect(due(waiting).state).toBe(waiting);
  });

  it('the end is dated by the closing instant, however late it is seen to', () => {
    expect(due(request(), later(CLOSES, 999_999_999)).state.outcome?.at).toBe(CLOSES);
  });
});

describe('an entity keeps a request from closing by itself', () => {
  const silent = (reach: Record<string, Reached>): Endorsement =>
    request({ reach: { UNICEF: reached, UNFPA: reached, ...reach } });
  it.each<readonly [string, Endorsement, boolean]>([
    ['reached and silent', silent({ UNHCR: reached }), false],
    ['not reached and silent', silent({ UNHCR: failed }), true],
    ['nothing known of its deliveries', silent({}), true],
    ['not reached, but it endorsed', after(silent({ UNHCR: failed }), ['endorse', unhcr]), false],
    ['not reached, but it objected', after(silent({ UNHCR: failed }), ['object', unhcr, NO]), false],
    [
      'not reached, but it commented: it saw the request',
      after(silent({ UNHCR: failed }), ['comment', unhcr, { text: 'Hm.' }]),
      false,
    ],
    [
      'not reached, and the Secretariat entered its position',
      after(silent({ UNHCR: failed }), [
        'enterFor',
        officer(),
        { entity: 'UNHCR', position: 'endorse', source: 'E-mail.' },
      ]),
      false,
    ],
    [
      'not reached by the new text, endorsed the old one',
      {
        ...after(
          request(),
          ['endorse', unhcr],
          ['revise', officer(), { documentUrl: 'https://un.example/2', documentVersion: '2', changes: 'All.' }],
        ),
        reach: { UNICEF: reached, UNFPA: reached },
      },
      true,
    ],
  ])('%s: %s', (_what, e, blocks) => expect(blocking(e)).toEqual(blocks ? ['UNHCR'] : []));
});

describe('what is known of deliveries', () => {
  const learn = (e: Endorsement, reach: Record<string, Reached>, revision = 1) => {
    const inputs = {
      reach,
      revision,
      failed: Object.values(reach).filter(({ state }) => state === 'notReached').length,
    };
    return decide(e, 'endorsement.reach', SYSTEM, inputs);
  };

  it('tells the Secretariat of an entity not reached, once', () => {
    const first = learn(request({ reach: {} }), { UNHCR: failed });
    expect(effects(first)).toEqual(['unreached → secretariat', 'refreshCards']);
    expect(effects(learn(first.state, { UNHCR: failed }))).toEqual([]);
  });

  it('is quiet about one that has spoken', () => {
    expect(effects(learn(after(request({ reach: {} }), ['endorse', unhcr]), { UNHCR: failed }))).toEqual([]);
  });

  it('reached once is reached: a later failure does not undo it', () => {
    expect(learn(request(), { UNHCR: failed }).state.reach['UNHCR']).toEqual(reached);
  });

  it('not reached becomes reached, and the cards show it', () => {
    const decision = learn(request({ reach: { UNHCR: failed } }), { UNHCR: reached });
    expect(decision.state.reach['UNHCR']).toEqual(reached);
    expect(effects(decision)).toEqual(['refreshCards']);
  });

  it.each([
    ['an earlier text', request({ revision: 2 }), 1],
    ['an ended request', request({ state: 'endorsed' }), 1],
  ])('of %s changes nothing', (_what, e, revision) => {
    expect(learn(e, { UNHCR: failed }, revision).state).toBe(e);
  });

  it('of entities that were not asked is passed over', () => {
    expect(learn(request(), { FIFA: failed }).state.reach).not.toHaveProperty('FIFA');
  });
});

describe('when the register has spoken', () => {
  const numbered = (e: Endorsement, number = 'UNA/2026/1') => decide(e, 'endorsement.numbered', SYSTEM, { number });
  const endorsed = due(request()).state;

  it('everyone is told, once, with the number', () => {
    const first = numbered(endorsed);
    expect(first.state.outcome?.number).toBe('UNA/2026/1');
    expect(effects(first)).toEqual(['outcome → network', 'refreshCards']);
    const again = numbered(first.state, 'UNA/2026/2');
    expect(again.state).toBe(first.state);
    expect(effects(again)).toEqual([]);
  });

  it('and the request has not ended, nothing happens', () => {
    expect(numbered(request()).state).toEqual(request());
  });
});

describe('closing with a reason', () => {
  const waiting = due(request({ reach: { UNICEF: reached, UNFPA: reached, UNHCR: failed } })).state;
  const close = (e: Endorsement, at = later(CLOSES, 60_000)) =>
    decide(e, 'endorsement.closeUnreached', officer(), { reason: 'Agreed by telephone.' }, { at });

  it('ends it as endorsed and keeps who, why, and whom it did not reach', () => {
    const { state } = close(waiting);
    expect(state.outcome).toMatchObject({
      state: 'endorsed',
      by: 'una-1',
      reason: 'Agreed by telephone.',
      unreached: ['UNHCR'],
      silent: ['UNFPA', 'UNICEF'],
    });
  });

  it.each([
    ['before the closing instant', request(), CLOSES, 'conflict'],
    ['when nothing waits for it', request(), later(CLOSES, 1), 'conflict'],
    ['when it has ended', request({ state: 'endorsed' }), later(CLOSES, 1), 'closed'],
  ])('%s is refused', (_what, e, at, code) => expect(verdict(close(e, at))).toBe(code));
});

describe('the tally', () => {
  it('has every entity of the electorate in exactly one list', () => {
    const steps: Step[] = [
      ['endorse', unhcr],
      ['object', unicef, { text: 'Boys!' }],
    ];
    expect(tally(after(request(), ...steps), entities('UNFPA'))).toEqual({
      version: '1',
      endorsed: ['UNHCR'],
      abstained: [],
      silent: [],
      objections: [{ entity: 'UNICEF', text: 'Boys!' }],
      unreached: ['UNFPA'],
    });
  });
});

describe('when a request wants attention next', () => {
  const reminders = [{ at: later(CLOSES, -1000), kind: 'closingDay' as const }];
  it.each<readonly [string, Partial<Endorsement>, string | null]>([
    ['at its first reminder', { reminders }, later(CLOSES, -1000)],
    ['else a millisecond after the closing instant', {}, later(CLOSES, 1)],
    ['referred: when nobody may speak any more', { state: 'referred' }, later(CLOSES, 1)],
    ['referred, and that has been seen to: never', { state: 'referred', spoken: true }, null],
    ['waiting for the Secretariat: never', { awaitingSecretariat: true }, null],
    ['ended: never', { state: 'endorsed' }, null],
  ])('%s', (_what, of, at) => expect(dueAt(request(of))).toBe(at));
});

describe('reminders', () => {
  const at = (ms: number) => later(CLOSES, ms);
  const planned = (...ms: readonly number[]): Partial<Endorsement> => ({
    reminders: ms.map((m) => ({ at: at(m), kind: 'workingDays' as const, days: 1 })),
  });
  const HOUR = 3_600_000;

  it.each<readonly [string, Endorsement, readonly string[]]>([
    [
      'go to entities that are silent and were reached',
      after(request({ ...planned(-HOUR), reach: { UNHCR: reached, UNICEF: reached, UNFPA: failed } }), [
        'endorse',
        unhcr,
      ]),
      ['reminder → una-7+una-8'],
    ],
    [
      'go to nobody when all have spoken',
      after(request(planned(-HOUR)), ['endorse', unhcr], ['abstain', unicef], ['object', unfpa, NO]),
      [],
    ],
    [
      'do not go to one that requested discussion: it is not silent',
      after(request({ ...planned(-HOUR), electorate: entities('UNHCR') }), ['requestDiscussion', unhcr]),
      [],
    ],
    ['missed by hours are skipped', request(planned(-5 * HOUR, -4 * HOUR)), []],
    // UNHCR's people are in Geneva, and were written to when it was still day there.
    ['due together are one', request(planned(-HOUR - 60_000, -HOUR)), ['reminder → una-9+una-10+una-7+una-8']],
    [
      'come to whoever is asleep then before that',
      request(planned(-4 * HOUR, -HOUR)),
      ['reminder → una-9+una-10+una-7+una-8'],
    ],
  ])('%s', (_what, e, follows) => {
    const decision = due(e, at(-HOUR));
    expect(effects(decision)).toEqual(follows);
    // The clock looks again when it closes, and the same moment is not used twice.
    expect(dueAt(decision.state)).toBe(later(CLOSES, 1));
    expect(effects(due(decision.state, at(-HOUR)))).toEqual([]);
  });

  it('come to each zone at its own moment, and the request waits for the next of them', () => {
    const planned = { askedAt: NOW, remindedUntil: NOW, reminders: [{ at: at(-HOUR), kind: 'closingDay' as const }] };
    const first = decide(request(planned), 'endorsement.replan', SYSTEM, {}, { at: NOW }).state;
    // 19:00 in Geneva, then 16:00 in New York.
    expect(dueAt(first)).toBe(at(-4 * HOUR));
    const second = due(first, at(-4 * HOUR));
    expect(effects(second)).toEqual(['reminder → una-5+una-6']);
    expect(dueAt(second.state)).toBe(at(-HOUR));
    expect(effects(due(second.state, at(-HOUR)))).toEqual(['reminder → una-9+una-10+una-7+una-8']);
  });

  it('that an earlier version planned come from there on', () => {
    const { remindedUntil: _none, ...old } = request({ reminders: [{ at: at(-6 * HOUR), kind: 'closingDay' }] });
    expect(dueAt(old)).toBe(at(-6 * HOUR));
    const { state } = due(old, at(-6 * HOUR));
    expect(dueAt(state)).toBe(later(CLOSES, 1));
    expect(state.remindedUntil).toBe(at(-6 * HOUR));
  });

  it('of one zone follow each other by half a day at least, also where an extension plans them anew', () => {
    const sent = at(-10 * HOUR);
    const e = request({
      askedAt: NOW,
      remindedUntil: sent,
      remindedIn: { 'America/New_York': sent },
      remindAt: at(-4 * HOUR),
      reminders: [{ at: at(-4 * HOUR), kind: 'closingDay' }],
      electorate: entities('UNICEF'),
    });
    expect(effects(due(e, at(-4 * HOUR)))).toEqual([]);
    const long = { ...e, remindedIn: { 'America/New_York': at(-16 * HOUR) } };
    expect(effects(due(long, at(-4 * HOUR)))).toEqual(['reminder → una-7+una-8']);
  });

  it('of the last day go to those whose objection stands alone', () => {
    const e = after(
      request({ reminders: [{ at: at(-6 * HOUR), kind: 'lastDay' }] }),
      ['object', unhcr, NO],
      ['requestDiscussion', unicef],
    );
    expect(effects(due(e, at(-6 * HOUR)))).toEqual(['objectionAlone → una-5+una-6']);
  });
});
