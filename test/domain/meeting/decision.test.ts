/** What a meeting makes of an item, and what follows from it [ToR 3.b.ii–iii]. */
import { describe, expect, it } from 'vitest';
import { ref } from '../../../src/core/ids.ts';
import { aMeeting, anItem } from '../../support/acts/meeting.ts';
import { effects, entities, focalPoint, NOW, officer, SYSTEM, verdict } from '../../support/builders.ts';
import { afterAll, aRoom, inRoom, NEXT, referredItem, type Done, type Room } from '../../support/room.ts';
import type { Objection } from '../../../src/features/meetings/rules/itemOutcome.ts';

const nadia = officer();
const unhcr = focalPoint('UNHCR');
const here = (names: string): Done => ['meeting.present', nadia, { entities: names }];
const gone = (names: string): Done => ['meeting.left', nadia, { entities: names }];
const put: Done = ['decision.put', nadia, { text: 'Shall it?' }];
const object: Done = ['decision.object', unhcr, { text: 'No.' }];
const withdraw: Done = ['decision.withdrawObjection', unhcr];
const [UNFPA] = entities('UNFPA');
const written: readonly Objection[] = [{ entity: UNFPA!, text: 'Too narrow.', at: NOW, written: true }];
const referred = aRoom({ item: referredItem(), written });

const ENTERED = ['register.enter', 'meeting.agenda', 'refreshCards'];
/** Both meetings look at their agendas; the one that has dealt with it once more, for the outcome. */
const CARRIED = ['meeting.agenda', 'meeting.agenda', 'refreshCards', 'meeting.agenda', 'refreshCards'];

const ENDS = ['meeting.agenda', 'endorsement.concluded', 'refreshCards'];

type Row = readonly [
  what: string,
  room: Room,
  before: readonly Done[],
  outcome: object,
  verdict: string,
  state: string,
];
const YES = { outcome: 'consensus' };
const NO = { outcome: 'noConsensus' };
const NOTED = { outcome: 'noted' };
const TO_STEERING = { ...NO, then: 'steeringCommittee' };
const REVISE = { ...NO, then: 'revise' };
const DECIDED = ['decision.recorded.consensus', 'decided'] as const;
const STEERING = ['decision.recorded.steeringCommittee', 'notDecided'] as const;

describe('an outcome', () => {
  it.each<Row>([
    ['by consensus', aRoom(), [here('UNHCR'), put], YES, 'decision.recorded.consensus', 'decided'],
    ['without a question', aRoom(), [here('UNHCR')], YES, 'conflict', 'planned'],
    ['with nobody present', aRoom(), [put], YES, 'conflict', 'taken'],
    ['with nobody left who was present', aRoom(), [here('UNHCR'), put, gone('UNHCR')], YES, ...DECIDED],
    ['with nobody left when it was put', aRoom(), [here('UNHCR'), gone('UNHCR'), put], YES, 'conflict', 'taken'],
    ['against an objection', aRoom(), [here('UNHCR, UNICEF'), put, object], YES, 'conflict', 'taken'],
    ['against one that has gone since', aRoom(), [here('UNHCR'), put, object, gone('UNHCR')], YES, 'conflict', 'taken'],
    ['after the objection is withdrawn', aRoom(), [here('UNHCR'), put, object, withdraw], YES, ...DECIDED],
    ['with the objector in writing absent', referred, [here('UNHCR'), put], YES, ...DECIDED],
    ['with the objector in writing present', referred, [here('UNHCR, UNFPA'), put], YES, 'conflict', 'taken'],
    ['noted, without a question', aRoom(), [], NOTED, 'decision.recorded.noted', 'noted'],
    ['noted, of a request', referred, [], NOTED, 'decision.recorded.noted', 'noted'],
    ['deferred', aRoom(), [], { outcome: 'deferred' }, 'decision.recorded.carried', 'planned'],
    ['deferred, with no meeting', aRoom({ slots: [] }), [], { outcome: 'deferred' }, 'decision.recorded.pool', 'pool'],
    ['no consensus, carried over', aRoom(), [here('UNHCR'), put, object], NO, 'decision.recorded.carried', 'planned'],
    ['no consensus, for the Steering Committee', referred, [], TO_STEERING, ...STEERING],
    ['no consensus, returned', referred, [], REVISE, 'decision.recorded.revise', 'notDecided'],
    ['of a meeting that is not held', aRoom({ meeting: aMeeting() }), [], NOTED, 'conflict', 'planned'],
    ['of an item that has one', aRoom({ item: anItem({ state: 'noted' }) }), [], YES, 'closed', 'noted'],
  ])('%s', (_what, room, before, outcome, wanted, state) => {
    const inputs = { text: 'In words.', ...outcome };
    const { decision, room: next } = inRoom(afterAll(room, ...before), 'decision.record', nadia, inputs);
    expect(verdict(decision)).toBe(wanted);
    expect(next.item.state).toBe(state);
  });

  it.each<readonly [what: string, room: Room, outcome: object, follows: readonly string[]]>([
    ['a number of the register, for consensus', afterAll(aRoom(), here('UNHCR'), put), YES, ENTERED],
    ['a number first, for a request too', afterAll(referred, here('UNHCR'), put), YES, ENTERED],
    ['another meeting, when it is deferred', aRoom(), { outcome: 'deferred' }, CARRIED],
    ['the end of the request that is noted', referred, NOTED, ENDS],
    ['the end of the request without consensus', referred, TO_STEERING, ENDS],
  ])('brings about %s', (_what, room, outcome, follows) => {
    const { decision } = inRoom(room, 'decision.record', nadia, { text: 'In words.', ...outcome });
    expect(effects(decision)).toEqual(follows);
  });

  it('is recorded by the Secretariat alone', () => {
    const room = afterAll(aRoom(), here('UNHCR'), put);
    expect(verdict(inRoom(room, 'decision.record', unhcr, { ...YES, text: 'Yes.' }).decision)).toBe('notAllowed');
  });

  it('is recorded once: the item is another meeting’s by then', () => {
    const room = afterAll(aRoom(), ['decision.record', nadia, { outcome: 'deferred', text: 'Later.' }]);
    const again = inRoom(room, 'decision.record', nadia, { outcome: 'noted', text: 'Noted.' });
    expect(verdict(again.decision)).toBe('conflict');
    expect(again.room.item.sittings).toHaveLength(1);
  });

  it('names who was present when the question was put, who objected, and who objected in writing from elsewhere', () => {
    const { item } = afterAll(referred, here('UNHCR, UNICEF'), put, object, gone('UNICEF'), [
      'decision.record',
      nadia,
      { ...NO, text: 'No.', actions: 'UNHCR: draft it by 2026-12-15\nSecretariat: print' },
    ]);
    expect(item.sittings).toMatchObject([
      {
        outcome: 'noConsensus',
        then: 'carry',
        question: 'Shall it?',
        present: ['UNHCR', 'UNICEF'],
        objections: [{ entity: 'UNHCR', text: 'No.' }],
        absent: [{ entity: 'UNFPA' }],
        actions: [1, 2],
      },
    ]);
    expect(item).toMatchObject({ meeting: NEXT.target, carried: ['M-1'] });
    expect(item.question).toBeUndefined();
  });

  it('of an item without a question names who is present as it is recorded', () => {
    const { item } = afterAll(aRoom(), here('UNHCR'), ['decision.record', nadia, { outcome: 'noted', text: 'Noted.' }]);
    expect(item.sittings[0]?.present).toEqual(['UNHCR']);
  });

  it('goes into the register with the document, and the request ends when the number is there, once', () => {
    const room = afterAll(referred, here('UNHCR'), put, ['decision.record', nadia, { ...YES, text: 'Endorsed.' }]);
    const numbered = inRoom(room, 'decision.numbered', SYSTEM, { number: 'UNA/2026/1' });
    expect(effects(numbered.decision)).toEqual(['endorsement.concluded', 'meeting.agenda', 'refreshCards']);
    expect(numbered.room.item.number).toBe('UNA/2026/1');
    const again = inRoom(numbered.room, 'decision.numbered', SYSTEM, { number: 'UNA/2026/2' });
    expect([effects(again.decision), again.room.item.number]).toEqual([[], 'UNA/2026/1']);
  });
});

describe('actions', () => {
  it.each([
    ['UNHCR: send the text by 2026-12-15', [['UNHCR', 'send the text', '2026-12-15']]],
    ['UNICEF – print (2026-12-15)', [['UNICEF', 'print', '2026-12-15']]],
    ['- UNFPA: ask the field', [['UNFPA', 'ask the field', undefined]]],
    ['Secrétariat : réserver la salle', [['Secretariat', 'réserver la salle', undefined]]],
    ['Secretariat: book the room', [['Secretariat', 'book the room', undefined]]],
    [
      'UNHCR: send it by 2026-12-15; UNICEF: print it by 2026-12-16',
      [
        ['UNHCR', 'send it', '2026-12-15'],
        ['UNICEF', 'print it', '2026-12-16'],
      ],
    ],
    [
      'UNHCR: send it, then ask, UNICEF: print it',
      [
        ['UNHCR', 'send it, then ask', undefined],
        ['UNICEF', 'print it', undefined],
      ],
    ],
    ['UNHCR: send it; then ask', [['UNHCR', 'send it; then ask', undefined]]],
    ['Focal point of UNFPA: call', [['Focal point of UNFPA', 'call', undefined]]],
  ])('“%s”', (typed, wanted) => {
    const { item } = afterAll(aRoom(), [
      'decision.record',
      nadia,
      { outcome: 'noted', text: 'Noted.', actions: typed },
    ]);
    expect(item.actions.map(({ owner, text, due }) => [owner, text, due])).toEqual(wanted);
  });

  it.each([
    ['name nobody', 'UNHCR: send it\nbook the room\nprint by 2026-12-15', 'action.nobodys'],
    ['are too many', Array.from({ length: 51 }, (_, i) => `UNHCR: ${i}`).join('\n'), 'action.tooMany'],
  ])('that %s are recorded for nobody: the officer is asked, and nothing is recorded', (_what, actions, key) => {
    const { decision, room } = inRoom(aRoom(), 'decision.record', nadia, { outcome: 'noted', text: 'Noted.', actions });
    expect(verdict(decision)).toBe('invalid');
    const lines = ['book the room', 'print by 2026-12-15'];
    const fault = { key, with: key === 'action.nobodys' ? { lines } : { n: 50 } };
    expect(decision.answer).toMatchObject({ fields: { actions: fault } });
    expect(room.item.sittings).toEqual([]);
  });
});

describe('standing items', () => {
  it('that were not reached do not come to the next meeting', () => {
    const room = aRoom({ item: anItem({ kind: 'standing' }) });
    const declared = inRoom(room, 'decision.record', nadia, { outcome: 'noted', text: 'Nothing.' });
    expect(declared.room.item.state).toBe('noted');
    expect(declared.room.item.meeting).toBe(ref('M-1'));
  });
});
