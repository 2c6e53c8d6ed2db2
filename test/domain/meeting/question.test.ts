/** The question: put to those who are here, answered by their representatives, or by the Secretariat for them [ToR 3.b.ii]. */
import { describe, expect, it } from 'vitest';
import { ref } from '../../../src/core/ids.ts';
import type { Person } from '../../../src/core/people.ts';
import { aMeeting, anItem } from '../../support/acts/meeting.ts';
import {
  alternate,
  effects,
  entities,
  focalPoint,
  HOUR,
  later,
  MINUTE,
  net,
  NOW,
  officer,
  verdict,
} from '../../support/builders.ts';
import { afterAll, aRoom, inRoom, referredItem, type Done, type Room } from '../../support/room.ts';
import type { Objection } from '../../../src/features/meetings/rules/itemOutcome.ts';

const [unhcr, luc, unicef, unfpa] = [
  focalPoint('UNHCR'),
  alternate('UNHCR'),
  focalPoint('UNICEF'),
  focalPoint('UNFPA'),
];
const nadia = officer();
const observer = Object.values(net().roll.people).find(({ roles }) => roles.includes('observer'))!;
const here = (names: string, at = NOW): Done => ['meeting.present', nadia, { entities: names }, at];
const gone = (names: string): Done => ['meeting.left', nadia, { entities: names }];
const put = (text = 'Shall it?', by = nadia): Done => ['decision.put', by, { text }];
const object = (by: Person, inputs: object = {}): Done => ['decision.object', by, { text: 'No.', ...inputs }];
const agree = (by: Person, inputs: object = {}): Done => ['decision.noObjection', by, inputs];
const withdraw = (by: Person, inputs: object = {}): Done => ['decision.withdrawObjection', by, inputs];
const [UNFPA] = entities('UNFPA');
const inWriting = (at = NOW): Objection => ({ entity: UNFPA!, text: 'Too narrow.', at, written: true });
const both: readonly Done[] = [here('UNHCR, UNICEF'), put()];

type Row = readonly [what: string, before: readonly Done[], act: Done, verdict: string, objections: readonly string[]];
const stands = ({ item }: Room): string[] => item.question?.objections.map(({ entity }) => entity) ?? [];

describe('the question', () => {
  it.each<Row>([
    ['is put to those who are here', [here('UNHCR')], put(), 'decision.put', []],
    ['is put when nobody is here', [], put(), 'decision.put', []],
    ['is not put by a focal point', [here('UNHCR')], put('Shall it?', unhcr), 'notAllowed', []],
    ['put again in the same words is put once', both, put(), 'conflict', []],
    ['is put again in other words', both, put('Or this?'), 'decision.put', []],
    ['is put again when somebody has come', [...both, here('UNFPA')], put(), 'decision.put', []],
    ['is put again when somebody has gone', [...both, gone('UNHCR')], put(), 'decision.put', []],
    ['put in other words keeps what was said to it', [...both, object(unhcr)], put('Or?'), 'decision.put', ['UNHCR']],
    [
      'put again leaves out what was said by those who have gone',
      [...both, object(unhcr), gone('UNHCR')],
      put('Or?'),
      'decision.put',
      [],
    ],
  ])('%s', (_what, before, [verb, by, inputs], wanted, objections) => {
    const { decision, room } = inRoom(afterAll(aRoom(), ...before), verb, by, inputs);
    expect(verdict(decision)).toBe(wanted);
    expect(stands(room)).toEqual(objections);
  });

  it('goes to those who are here, and put again in the same words only to those who came since', () => {
    const first = inRoom(afterAll(aRoom(), here('UNHCR, UNICEF')), 'decision.put', nadia, { text: 'Shall it?' });
    expect(effects(first.decision)).toEqual(['question → UNHCR+UNICEF', 'meeting.agenda', 'refreshCards']);
    const agreed = afterAll(first.room, agree(unhcr), here('UNFPA'), gone('UNICEF'));
    const again = inRoom(agreed, 'decision.put', nadia, { text: 'Shall it?' });
    expect(effects(again.decision)).toEqual(['question → UNFPA', 'meeting.agenda', 'refreshCards']);
    expect(again.room.item.question).toMatchObject({ present: ['UNFPA', 'UNHCR'], agreed: ['UNHCR'] });
  });

  it('put again after somebody has gone, to nobody', () => {
    const before = afterAll(aRoom(), ...both, gone('UNICEF'));
    expect(effects(inRoom(before, 'decision.put', nadia, { text: 'Shall it?' }).decision)).toEqual([
      'meeting.agenda',
      'refreshCards',
    ]);
  });

  it.each([
    ['a meeting that has not begun', aRoom({ meeting: aMeeting() }), 'conflict'],
    ['no meeting', aRoom({ item: anItem({ meeting: ref('M-9') }) }), 'conflict'],
    ['a proposal', aRoom({ item: anItem({ state: 'proposed' }) }), 'conflict'],
    ['an item that is noted', aRoom({ item: anItem({ state: 'noted' }) }), 'closed'],
    ['an item that was declined', aRoom({ item: anItem({ state: 'declined' }) }), 'closed'],
  ])('is not put on %s', (_what, room, code) => {
    expect(verdict(inRoom(room, 'decision.put', nadia, { text: 'Shall it?' }).decision)).toBe(code);
  });
});

describe('an answer to it', () => {
  it.each<Row>([
    ['objects, by the focal point', both, object(unhcr), 'decision.objected', ['UNHCR']],
    ['objects, by the alternate', both, object(luc), 'decision.objected', ['UNHCR']],
    ['by both of an entity is one', [...both, object(unhcr)], object(luc), 'decision.objected', ['UNHCR']],
    ['is entered by the Secretariat', both, object(nadia, { entity: 'unhcr' }), 'decision.objected', ['UNHCR']],
    ['by the Secretariat needs an entity', both, object(nadia), 'invalid', []],
    ['by the Secretariat needs one that is here', both, object(nadia, { entity: 'UNFPA' }), 'invalid', []],
    ['is for no other entity', both, object(unhcr, { entity: 'UNICEF' }), 'decision.objected', ['UNHCR']],
    ['is not for one that is not here', both, object(unfpa), 'notAllowed', []],
    ['is not for one that came later', [...both, here('UNFPA')], object(unfpa), 'notAllowed', []],
    ['is for one that has gone since', [...both, gone('UNHCR')], object(unhcr), 'decision.objected', ['UNHCR']],
    ['is not for an observer', both, object(observer), 'notAllowed', []],
    ['comes after the question', [here('UNHCR')], object(unhcr), 'conflict', []],
    ['is withdrawn by the alternate', [...both, object(unhcr)], withdraw(luc), 'decision.withdrawn', []],
    ['is withdrawn for it', [...both, object(unhcr)], withdraw(nadia, { entity: 'UNHCR' }), 'decision.withdrawn', []],
    ['that was not given is not withdrawn', both, withdraw(unhcr), 'conflict', []],
    ['of another is not withdrawn', [...both, object(unhcr)], withdraw(unicef), 'conflict', ['UNHCR']],
    ['“No objection” takes it back', [...both, object(unhcr)], agree(luc), 'decision.agreed', []],
    ['may change again', [...both, agree(unhcr)], object(unhcr), 'decision.objected', ['UNHCR']],
  ])('%s', (_what, before, [verb, by, inputs], wanted, objections) => {
    const { decision, room } = inRoom(afterAll(aRoom(), ...before), verb, by, inputs);
    expect(verdict(decision)).toBe(wanted);
    expect(stands(room)).toEqual(objections);
  });

  it('is no objection of those who have said so, and of nobody else', () => {
    const room = afterAll(aRoom(), ...both, agree(unhcr), agree(unicef), object(unicef));
    expect(room.item.question?.agreed).toEqual(['UNHCR']);
  });

  it.each([
    ['that is decided', anItem({ state: 'decided' }), 'closed'],
    [
      'that was carried over',
      anItem({ sittings: [{ meeting: ref('M-1'), outcome: 'deferred' } as never], carried: [ref('M-1')] }),
      'closed',
    ],
  ])('does not come to an item %s', (_what, item, code) => {
    expect(verdict(inRoom(aRoom({ item }), 'decision.object', unhcr, { text: 'No.' }).decision)).toBe(code);
  });
});

describe('an objection in writing', () => {
  const referred = (of: Partial<Room> = {}): Room => aRoom({ item: referredItem(), written: [inWriting()], ...of });

  it('stands in the room when its entity is here, and is shown when it is not', () => {
    const absent = afterAll(referred(), ...both).item.question;
    expect(absent).toMatchObject({ objections: [], absent: [{ entity: 'UNFPA', text: 'Too narrow.' }] });
    const present = afterAll(referred(), here('UNFPA'), put()).item.question;
    expect(present).toMatchObject({ objections: [{ entity: 'UNFPA', written: true }], absent: [] });
  });

  it('that was gone back on stays so, however often the question is put', () => {
    const room = afterAll(referred(), here('UNFPA'), put(), agree(unfpa), put('Or?'), put('Or that?'));
    expect(stands(room)).toEqual([]);
    expect(verdict(inRoom(room, 'decision.record', nadia, { outcome: 'consensus', text: 'Yes.' }).decision)).toBe(
      'decision.recorded.consensus',
    );
  });

  it('gives way to what the entity says here', () => {
    const room = afterAll(referred(), here('UNFPA'), put(), object(unfpa, { text: 'Still.' }));
    expect(room.item.question?.objections).toMatchObject([{ entity: 'UNFPA', text: 'Still.' }]);
  });

  it('that came after the question prevents consensus, and can be withdrawn in the room', () => {
    const put2 = afterAll(aRoom({ item: referredItem() }), here('UNFPA'), put());
    const room = { ...put2, written: [inWriting(later(NOW, HOUR + MINUTE))] };
    const record = { outcome: 'consensus', text: 'Yes.' };
    const refused = inRoom(room, 'decision.record', nadia, record).decision;
    expect(refused.answer).toMatchObject({ code: 'conflict', say: { with: { names: ['UNFPA'] } } });
    const late = { at: later(NOW, 2 * HOUR) };
    const withdrawn = inRoom(room, 'decision.withdrawObjection', unfpa, {}, late);
    expect(verdict(withdrawn.decision)).toBe('decision.withdrawn');
    expect(verdict(inRoom(withdrawn.room, 'decision.record', nadia, record, late).decision)).toBe(
      'decision.recorded.consensus',
    );
  });
});
