/** An entity steps aside: shown, counted nowhere, never silent (domain.md 3). */
import { describe, expect, it } from 'vitest';
import { isSilent, pairs, standing, standOf } from '../../../src/features/endorsement/rules/stands.ts';
import type { Endorsement } from '../../../src/features/endorsement/rules/state.ts';
import { tally } from '../../../src/features/endorsement/rules/tally.ts';
import {
  after,
  alternate,
  CLOSES,
  decide,
  effects,
  entities,
  focalPoint,
  later,
  officer,
  request,
  SYSTEM,
  verdict,
  type Step,
} from '../../support/builders.ts';

const [unhcr, luc, unicef, unfpa] = [
  focalPoint('UNHCR'),
  alternate('UNHCR'),
  focalPoint('UNICEF'),
  focalPoint('UNFPA'),
];
const [UNHCR] = entities('UNHCR');
const NO = { text: 'No.' };
const PAIR = { ...NO, requestDiscussion: 'yes' };
const stands = (...steps: readonly Step[]) => standing(after(request(), ...steps), UNHCR!);
const due = (e: Endorsement) => decide(e, 'endorsement.due', SYSTEM, {}, { at: later(CLOSES, 1) });
const allAside = () => after(request(), ['recuse', unhcr], ['recuse', unicef], ['recuse', unfpa]);

describe('an entity that steps aside', () => {
  it('is not silent, and is in no other count of the outcome', () => {
    const e = after(request(), ['recuse', unhcr, { comment: 'We drafted it.' }], ['endorse', unicef]);
    expect(isSilent(e, UNHCR!)).toBe(false);
    expect(tally(e)).toMatchObject({
      recused: ['UNHCR'],
      endorsed: ['UNICEF'],
      silent: ['UNFPA'],
      abstained: [],
      objections: [],
    });
    expect(standOf(e, UNHCR!).position?.text).toBe('We drafted it.');
  });

  it.each<readonly [string, Step, string]>([
    ['endorsing', ['endorse', unhcr], 'endorsed'],
    ['abstaining', ['abstain', unhcr], 'abstained'],
    ['objecting', ['object', unhcr, NO], 'objected'],
    ['asking for a discussion', ['requestDiscussion', unhcr], 'silent'],
    ['no comment', ['comment', unhcr, { text: 'For the record.' }], 'recused'],
    ['no need for time', ['needTime', unhcr], 'recused'],
  ])('comes back by %s', (_what, step, stand) => {
    expect(stands(['recuse', unhcr], step)).toBe(stand);
  });

  it('takes back its objection and its request, as a withdrawal does', () => {
    const referred = after(request(), ['object', unhcr, PAIR]);
    expect(referred.state).toBe('referred');
    const decision = decide(referred, 'endorsement.recuse', unhcr);
    expect(decision.state.state).toBe('open');
    expect(pairs(decision.state)).toEqual([]);
    expect(effects(decision)).toContain('pairWithdrawn → network');
  });

  it('is asked again with a new version', () => {
    const next = { documentVersion: '3', documentUrl: 'https://un.example/3', changes: 'All of it.' };
    expect(stands(['recuse', unhcr], ['revise', officer(), next])).toBe('stale');
  });

  it('does not step aside by its alternate against the focal point', () => {
    expect(stands(['endorse', unhcr], ['recuse', luc])).toBe('endorsed');
    expect(stands(['recuse', unhcr], ['object', luc, NO])).toBe('recused');
    expect(stands(['recuse', luc])).toBe('recused');
  });

  it('was reached, whatever the deliveries say', () => {
    const e = after(request({ reach: {} }), ['recuse', unhcr], ['endorse', unicef], ['endorse', unfpa]);
    expect(due(e).state.state).toBe('endorsed');
  });
});

describe('when every entity has stepped aside', () => {
  it('the request does not close by itself: the Secretariat is asked', () => {
    const decision = due(allAside());
    expect(decision.state).toMatchObject({ state: 'open', awaitingSecretariat: true });
    expect(effects(decision)).toEqual(['askDecision → secretariat', 'refreshCards']);
  });

  it('the Secretariat closes it with a reason, and the record says who stepped aside', () => {
    const reason = { reason: 'Agreed by the Coordinator.' };
    const closed = decide(due(allAside()).state, 'endorsement.closeUnreached', officer(), reason, {
      at: later(CLOSES, 2),
    });
    expect(verdict(closed)).toBe('endorsement.closedRecused');
    expect(closed.state.outcome).toMatchObject({
      state: 'endorsed',
      recused: ['UNFPA', 'UNHCR', 'UNICEF'],
      silent: [],
    });
  });

  it('one that comes back lets it close', () => {
    const e = after(allAside(), ['endorse', unhcr]);
    expect(due(e).state.outcome).toMatchObject({ endorsed: ['UNHCR'], recused: ['UNFPA', 'UNICEF'] });
  });
});
