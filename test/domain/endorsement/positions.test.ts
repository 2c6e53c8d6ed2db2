/** What each act of a representative does to a request, and what follows from it [ToR 3.b.iv]. */
import { describe, expect, it } from 'vitest';
import {
  after,
  alternate,
  CLOSES,
  DAY,
  decide,
  effects,
  focalPoint,
  later,
  net,
  NOW,
  officer,
  request,
  verdict,
  type Step,
} from '../../support/builders.ts';
import { requestView } from '../../../src/features/endorsement/queries/views.ts';
import { requestLine } from '../../../src/features/endorsement/queries/requestLine.ts';
import { standing } from '../../../src/features/endorsement/rules/stands.ts';
import { readerOf } from '../../../src/core/people.ts';
import { entityId } from '../../../src/core/ids.ts';

const [unhcr, luc, unicef, unfpa] = [
  focalPoint('UNHCR'),
  alternate('UNHCR'),
  focalPoint('UNICEF'),
  focalPoint('UNFPA'),
];

const NO = { text: 'No.' };
const PAIR = { ...NO, requestDiscussion: 'yes' };

type Row = readonly [what: string, before: readonly Step[], step: Step, state: string, follows: readonly string[]];
const ALONE = ['objectionNoted → secretariat', 'refreshCards'];
const BROKEN = ['referred → network', 'agenda.add', 'refreshCards'];

describe('an objection', () => {
  it.each<Row>([
    ['with a request for discussion refers the request', [], ['object', unhcr, PAIR], 'referred', BROKEN],
    ['alone is noted, and silence runs on', [], ['object', unhcr, NO], 'open', ALONE],
    ['completes a request its entity made', [['requestDiscussion', unhcr]], ['object', unhcr, NO], 'referred', BROKEN],
    ['completes a request its alternate made', [['requestDiscussion', luc]], ['object', unhcr, NO], 'referred', BROKEN],
    [
      'does not pair with another entity’s request',
      [['requestDiscussion', unfpa]],
      ['object', unhcr, NO],
      'open',
      ALONE,
    ],
    [
      'is not completed by a request withdrawn before',
      [
        ['requestDiscussion', unhcr],
        ['withdrawRequest', unhcr],
      ],
      ['object', unhcr, NO],
      'open',
      ALONE,
    ],
    [
      'is not completed by a request that an endorsement took back',
      [
        ['requestDiscussion', unhcr],
        ['endorse', unhcr],
      ],
      ['object', unhcr, NO],
      'open',
      ALONE,
    ],
    [
      'in other words, of a pair that stands, changes the words alone',
      [['object', unhcr, PAIR]],
      ['object', unhcr, NO],
      'referred',
      ['refreshCards'],
    ],
    [
      'of another entity, with a request, is told to everyone too',
      [['object', unhcr, PAIR]],
      ['object', unfpa, PAIR],
      'referred',
      ['referred → network', 'refreshCards'],
    ],
    [
      'of another entity alone is noted while the request is referred',
      [['object', unhcr, PAIR]],
      ['object', unfpa, NO],
      'referred',
      ALONE,
    ],
  ])('%s', (_what, before, [verb, by, inputs, how], state, follows) => {
    const decision = decide(after(request(), ...before), `endorsement.${verb}`, by, inputs, how);
    expect(decision.state.state).toBe(state);
    expect(effects(decision)).toEqual(follows);
  });
});

describe('a request for discussion', () => {
  it.each<Row>([
    ['alone breaks nothing', [], ['requestDiscussion', unhcr], 'open', ['refreshCards']],
    ['completes an objection', [['object', unhcr, NO]], ['requestDiscussion', unhcr], 'referred', BROKEN],
    ['completes the alternate’s objection', [['object', luc, NO]], ['requestDiscussion', unhcr], 'referred', BROKEN],
    [
      'completes the focal point’s objection when the alternate makes it',
      [['object', unhcr, NO]],
      ['requestDiscussion', luc],
      'referred',
      BROKEN,
    ],
    [
      'does not complete another entity’s objection',
      [['object', unfpa, NO]],
      ['requestDiscussion', unhcr],
      'open',
      ['refreshCards'],
    ],
    [
      'does not complete an objection withdrawn before',
      [
        ['object', unhcr, NO],
        ['withdrawObjection', unhcr],
      ],
      ['requestDiscussion', unhcr],
      'open',
      ['refreshCards'],
    ],
  ])('%s', (_what, before, [verb, by, inputs, how], state, follows) => {
    const decision = decide(after(request(), ...before), `endorsement.${verb}`, by, inputs, how);
    expect(decision.state.state).toBe(state);
    expect(effects(decision)).toEqual(follows);
  });
});

describe('withdrawing', () => {
  const pair: Step = ['object', unhcr, PAIR];
  const gone = ['pairWithdrawn → network', 'agenda.leave', 'refreshCards'];
  it.each<Row>([
    ['the objection of the last pair opens the request again', [pair], ['withdrawObjection', unhcr], 'open', gone],
    ['the request of the last pair opens it again', [pair], ['withdrawRequest', unhcr], 'open', gone],
    ['by the alternate does too', [pair], ['withdrawObjection', luc], 'open', gone],
    ['by endorsing instead does too', [pair], ['endorse', unhcr], 'open', gone],
    [
      'one pair of two leaves it referred',
      [pair, ['object', unfpa, PAIR]],
      ['withdrawObjection', unhcr],
      'referred',
      ['refreshCards'],
    ],
    ['a lone objection is silent', [['object', unhcr, NO]], ['withdrawObjection', unhcr], 'open', ['refreshCards']],
    [
      'after the closing instant marks the agenda item',
      [pair],
      ['withdrawObjection', unhcr, {}, { at: later(CLOSES, 1) }],
      'referred',
      ['pairWithdrawn → network', 'agenda.mark', 'refreshCards'],
    ],
    [
      'at the closing instant still opens it again',
      [pair],
      ['withdrawObjection', unhcr, {}, { at: CLOSES }],
      'open',
      gone,
    ],
  ])('%s', (_what, before, [verb, by, inputs, how], state, follows) => {
    const decision = decide(after(request(), ...before), `endorsement.${verb}`, by, inputs, how);
    expect(decision.state.state).toBe(state);
    expect(effects(decision)).toEqual(follows);
  });

  it.each<readonly [string, readonly Step[], string]>([
    ['an objection that nobody made', [], 'withdrawObjection'],
    ['a request that nobody made', [['object', unhcr, NO]], 'withdrawRequest'],
    ['another entity’s objection', [['object', unfpa, NO]], 'withdrawObjection'],
    [
      'an objection twice',
      [
        ['object', unhcr, NO],
        ['withdrawObjection', unhcr],
      ],
      'withdrawObjection',
    ],
  ])('%s is refused', (_what, before, verb) => {
    const e = after(request(), ...before);
    const decision = decide(e, `endorsement.${verb}`, unhcr);
    expect(verdict(decision)).toBe('conflict');
    expect(decision.state).toBe(e);
  });
});

describe('how an entity stands', () => {
  it.each<readonly [string, readonly Step[], string]>([
    ['nothing said', [], 'silent'],
    ['endorsed', [['endorse', unhcr]], 'endorsed'],
    ['abstained', [['abstain', unhcr]], 'abstained'],
    ['objected', [['object', unhcr, NO]], 'objected'],
    [
      'the last one in force',
      [
        ['endorse', unhcr],
        ['object', unhcr, NO],
        ['abstain', unhcr],
      ],
      'abstained',
    ],
    [
      'an objection withdrawn leaves it silent',
      [
        ['endorse', unhcr],
        ['object', unhcr, NO],
        ['withdrawObjection', unhcr],
      ],
      'silent',
    ],
    [
      'a request withdrawn leaves the objection',
      [
        ['object', unhcr, PAIR],
        ['withdrawRequest', unhcr],
      ],
      'objected',
    ],
    ['a comment is no position', [['comment', unhcr, { text: 'Hm.' }]], 'silent'],
    [
      'needing time is no position',
      [
        ['endorse', unhcr],
        ['needTime', unhcr],
      ],
      'endorsed',
    ],
    [
      'a request for discussion takes back no endorsement',
      [
        ['endorse', unhcr],
        ['requestDiscussion', unhcr],
      ],
      'endorsed',
    ],
    ['another entity’s words do not matter', [['endorse', unicef]], 'silent'],
    ['the alternate’s words count while the focal point is silent', [['abstain', luc]], 'abstained'],
    [
      'the focal point’s take the place of the alternate’s',
      [
        ['abstain', luc],
        ['endorse', unhcr],
      ],
      'endorsed',
    ],
    [
      'the alternate’s do not take the place of the focal point’s',
      [
        ['endorse', unhcr],
        ['abstain', luc],
      ],
      'endorsed',
    ],
    [
      'the alternate agrees with the focal point',
      [
        ['endorse', unhcr],
        ['endorse', luc],
      ],
      'endorsed',
    ],
    [
      'the alternate withdraws the focal point’s objection',
      [
        ['object', unhcr, NO],
        ['withdrawObjection', luc],
      ],
      'silent',
    ],
    [
      'what was entered for it counts',
      [['enterFor', officer(), { entity: 'UNHCR', position: 'abstain', source: 'E-mail.' }]],
      'abstained',
    ],
    [
      'and may be changed by its alternate',
      [
        ['enterFor', officer(), { entity: 'UNHCR', position: 'abstain', source: 'E-mail.' }],
        ['endorse', luc],
      ],
      'endorsed',
    ],
  ])('%s', (_what, steps, expected) => {
    expect(standing(after(request(), ...steps), entityId('UNHCR'))).toBe(expected);
  });
});

describe('the focal point’s position against the alternate’s', () => {
  const window = {
    entity: entityId('UNHCR'),
    focalPoint: unhcr.id,
    alternate: luc.id,
    from: '2026-11-24',
    to: '2026-11-24',
  };
  const away = net({ roll: { away: [window as never] } });

  it.each<readonly [string, readonly Step[], Step, boolean]>([
    ['it says the opposite', [['endorse', unhcr]], ['object', luc, NO], false],
    ['it abstains instead', [['object', unhcr, NO]], ['abstain', luc], false],
    ['it asks for discussion of what is endorsed', [['endorse', unhcr]], ['requestDiscussion', luc], false],
    ['it endorses what the focal point wants discussed', [['requestDiscussion', unhcr]], ['endorse', luc], false],
    ['it says the same', [['endorse', unhcr]], ['endorse', luc], true],
    ['it completes the objection', [['object', unhcr, NO]], ['requestDiscussion', luc], true],
    ['it only comments', [['endorse', unhcr]], ['comment', luc, { text: 'Hm.' }], true],
    ['the focal point is away', [['endorse', unhcr]], ['abstain', luc, {}, { network: away }], true],
    [
      'it is about a later text',
      [
        ['endorse', unhcr],
        ['revise', officer(), { documentUrl: 'https://un.example/2', documentVersion: '2', changes: 'All.' }],
      ],
      ['abstain', luc],
      true,
    ],
    [
      'the focal point’s objection stands over a later text',
      [
        ['object', unhcr, NO],
        ['revise', officer(), { documentUrl: 'https://un.example/2', documentVersion: '2', changes: 'All.' }],
      ],
      ['abstain', luc],
      false,
    ],
    [
      'the alternate spoke for it in its absence, which is over',
      [['endorse', luc, {}, { network: away }]],
      ['abstain', luc, {}, { at: later(NOW, DAY) }],
      false,
    ],
    [
      'the alternate asked for a discussion in its absence, which is over',
      [['requestDiscussion', luc, {}, { network: away }]],
      ['endorse', luc, {}, { at: later(NOW, DAY) }],
      false,
    ],
    [
      'the alternate objected in its absence, and takes it back',
      [['object', luc, NO, { network: away }]],
      ['withdrawObjection', luc, {}, { at: later(NOW, DAY) }],
      true,
    ],
    [
      'the focal point itself changes what was said in its absence',
      [['endorse', luc, {}, { network: away }]],
      ['abstain', unhcr, {}, { at: later(NOW, DAY) }],
      true,
    ],
  ])('%s: counts %s', (_what, before, [verb, by, inputs, how], counts) => {
    const decision = decide(after(request(), ...before), `endorsement.${verb}`, by, inputs, how);
    expect(decision.state.positions.at(-1)?.counts).toBe(counts);
    expect(verdict(decision) === 'endorsement.withoutEffect').toBe(!counts);
    if (!counts) expect(effects(decision)).toEqual([`withoutEffect → ${luc.id}+${unhcr.id}`, 'refreshCards']);
  });
});

describe('refused', () => {
  const acts = ['endorse', 'abstain', 'comment', 'object', 'requestDiscussion', 'needTime'];
  const inputs = { text: 'x' };

  it('not a comment of a newcomer: it is recorded, and changes no stand', () => {
    const e = request({ electorate: [entityId('UNICEF')] });
    const { state, answer } = decide(e, 'endorsement.comment', unhcr, inputs);
    expect(answer.ok).toBe(true);
    expect(state.positions).toMatchObject([{ entity: 'UNHCR', position: 'comment' }]);
    expect(standing(state, entityId('UNHCR'))).toBe('silent');
  });

  it.each(acts)('%s by somebody who represents no entity', (verb) => {
    const decision = decide(request(), `endorsement.${verb}`, officer(), inputs);
    expect(verdict(decision)).toBe('notAllowed');
    expect(effects(decision)).toEqual([]);
  });

  it.each(acts.filter((verb) => verb !== 'comment'))('%s by an entity that was not asked', (verb) => {
    const e = request({ electorate: [entityId('UNICEF')] });
    expect(verdict(decide(e, `endorsement.${verb}`, unhcr, inputs))).toBe('notAllowed');
  });

  it.each(acts)('%s a millisecond after the closing instant: recorded as late, nothing else', (verb) => {
    const at = later(CLOSES, 1);
    const decision = decide(request(), `endorsement.${verb}`, unhcr, inputs, { at });
    expect(verdict(decision)).toBe('closed');
    expect(decision.state.late).toEqual([
      expect.objectContaining({ entity: 'UNHCR', verb: `endorsement.${verb}`, at }),
    ]);
    expect(decision.state).toMatchObject({ state: 'open', positions: [] });
    expect(effects(decision)).toEqual([]);
  });

  it.each(acts)('%s on a card for an earlier text: the current card comes back', (verb) => {
    const e = request({ documentVersion: '2', revision: 2 });
    const decision = decide(e, `endorsement.${verb}`, unhcr, inputs, { seen: '1' });
    expect(decision.answer).toMatchObject({ ok: false, code: 'stale', card: { name: 'request', about: 'E-1' } });
    expect(decision.state).toBe(e);
  });

  it('a late press says whether the Secretariat is deciding, or only the closing is still to be done', () => {
    const at = later(CLOSES, 1);
    const say = (e = request()) => decide(e, 'endorsement.endorse', unhcr, {}, { at }).answer.say.key;
    expect(say()).toBe('endorsement.late');
    expect(say(request({ awaitingSecretariat: true }))).toBe('endorsement.lateAwaiting');
  });
});

it('an objection alone to what is referred already is not told that it ends as endorsed', () => {
  const e = after(request(), ['object', unhcr, PAIR]);
  expect(verdict(decide(e, 'endorsement.object', unfpa, NO))).toBe('endorsement.recordedReferred');
});

it('a list and a card say the same of whether the request waits for its reader', () => {
  const open = request();
  const waits = (e = open, who = unhcr, at = NOW): boolean => {
    const [view, line] = [requestView(e, readerOf(who), net(), at), requestLine(e, readerOf(who), at, true)];
    expect(view.waitsForReader).toBe(line.waitsForReader);
    return line.waitsForReader;
  };
  expect(waits()).toBe(true);
  expect(waits(open, officer())).toBe(false);
  expect(waits(open, unhcr, CLOSES)).toBe(true);
  expect(waits(open, unhcr, later(CLOSES, 1))).toBe(false);
  expect(waits(after(open, ['requestDiscussion', unhcr]))).toBe(false);
  expect(waits(after(open, ['endorse', unhcr]))).toBe(false);
  // A meeting settles it: nobody is asked any more, though others may still speak.
  expect(waits(after(open, ['object', unicef, PAIR]))).toBe(false);
});

it('the same arguments give the same decision, and nothing given is changed', () => {
  const e = Object.freeze(request());
  const one = decide(e, 'endorsement.object', unhcr, PAIR);
  const two = decide(e, 'endorsement.object', unhcr, PAIR);
  expect(two.state).toEqual(one.state);
  expect(e.positions).toEqual([]);
});
