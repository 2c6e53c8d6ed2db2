/** The minutes: who may do what to them when, and what follows; silence adopts, issued ones stay as they are [ToR 3.b.iii]. */
import { describe, expect, it } from 'vitest';
import type { Person } from '../../../src/core/people.ts';
import { instant, ref, type Instant } from '../../../src/core/ids.ts';
import type { Minutes, MinutesItem } from '../../../src/features/meetings/rules/minutesState.ts';
import { aMeeting, anItem } from '../../support/acts/meeting.ts';
import {
  alternate,
  DAY,
  effects,
  focalPoint,
  later,
  net,
  NOW,
  officer,
  SYSTEM,
  verdict,
} from '../../support/builders.ts';
import { afterAll, aRoom, CONTENT, inRoom, type Done, type Room } from '../../support/room.ts';

const nadia = officer();
const [unhcr, luc] = [focalPoint('UNHCR'), alternate('UNHCR')];
const observer = Object.values(net().roll.people).find(({ roles }) => roles.includes('observer'))!;

/** Drafted on Tuesday 24 November 2026, with Thanksgiving in between: three working days are Monday's closing time. */
const ADOPTED = instant('2026-11-30T22:00:00Z');
const LATE = later(ADOPTED, 1);
const ended = aRoom({ meeting: aMeeting({ state: 'ended' }) });
const draft: Done = ['minutes.draft', nadia, {}, NOW];
const drafted = afterAll(ended, draft);
const commented = afterAll(drafted, ['minutes.comment', unhcr, { text: 'A comma.' }, later(NOW, DAY)]);
const due = (room: Room, at: Instant) => inRoom(room, 'meeting.due', SYSTEM, {}, { at });
const adopted = due(drafted, LATE).room;
const numbered = inRoom(adopted, 'minutes.numbered', SYSTEM, { number: 'UNA/2026/4' }, { at: LATE }).room;

type Row = readonly [what: string, room: Room, verb: string, by: Person, inputs: object, at: Instant, verdict: string];
const TEXT = { text: 'A comma.' };
const EARLY = later(NOW, DAY);

describe('an act on the minutes', () => {
  it.each<Row>([
    ['drafts them', ended, 'draft', nadia, {}, NOW, 'minutes.drafted'],
    ['drafts them anew', drafted, 'draft', nadia, TEXT, EARLY, 'minutes.drafted'],
    ['drafts none of a meeting to come', aRoom({ meeting: aMeeting() }), 'draft', nadia, {}, NOW, 'conflict'],
    ['drafts none of a meeting that is held', aRoom(), 'draft', nadia, {}, NOW, 'conflict'],
    ['drafts nothing over issued ones', numbered, 'draft', nadia, TEXT, LATE, 'closed'],
    ['by a focal point drafts nothing', ended, 'draft', unhcr, {}, NOW, 'notAllowed'],
    ['comments', drafted, 'comment', unhcr, TEXT, EARLY, 'minutes.commented'],
    ['comments, by the alternate', drafted, 'comment', luc, TEXT, EARLY, 'minutes.commented'],
    ['comments at the last instant', drafted, 'comment', unhcr, TEXT, ADOPTED, 'minutes.commented'],
    ['comments too late', commented, 'comment', unhcr, TEXT, LATE, 'closed'],
    ['comments on issued ones', numbered, 'comment', unhcr, TEXT, LATE, 'closed'],
    ['comments where there are none', ended, 'comment', unhcr, TEXT, NOW, 'conflict'],
    ['by an observer comments nothing', drafted, 'comment', observer, TEXT, EARLY, 'notAllowed'],
    ['issues them too early', drafted, 'issue', nadia, {}, ADOPTED, 'conflict'],
    ['issues them with comments, once the period is over', commented, 'issue', nadia, {}, LATE, 'minutes.issued'],
    ['issues none that are not there', ended, 'issue', nadia, {}, NOW, 'conflict'],
    ['issues them once', numbered, 'issue', nadia, {}, LATE, 'minutes.issuedAlready'],
    ['corrects a draft', drafted, 'correct', nadia, TEXT, EARLY, 'conflict'],
    ['corrects issued ones', numbered, 'correct', nadia, TEXT, LATE, 'minutes.corrected'],
    ['by a focal point corrects nothing', numbered, 'correct', unhcr, TEXT, LATE, 'notAllowed'],
  ])('%s', (_what, room, verb, by, inputs, at, wanted) => {
    expect(verdict(inRoom(room, `minutes.${verb}`, by, inputs, { at }).decision)).toBe(wanted);
  });
});

describe('a draft that is older than the number of its decision', () => {
  const decided = {
    item: 'A-1',
    title: 'Plan',
    outcome: 'consensus',
    present: [],
    objections: [],
    absent: [],
    actions: [],
  };
  const noted = { ...decided, item: 'A-2', outcome: 'noted' };
  const record = {
    ...drafted.meeting.record!,
    content: { ...CONTENT, items: [decided, noted] as unknown as MinutesItem[] },
  };
  const items = [anItem({ number: 'UNA/2026/3' }), anItem({ target: ref('A-2') })];
  const told = (of: Minutes): Room =>
    inRoom({ ...drafted, meeting: { ...drafted.meeting, record: of } }, 'meeting.agenda', SYSTEM, { items }).room;

  it('gets the number when the register has given it', () => {
    const [first, second] = told(record).meeting.record!.content.items;
    expect([first?.number, second?.number]).toEqual(['UNA/2026/3', undefined]);
  });

  it('keeps its words once it is issued', () => {
    expect(told({ ...record, state: 'issued' }).meeting.record?.content).toEqual(record.content);
  });
});

describe('time', () => {
  it('gives three working days for comments, up to the closing time of the last', () => {
    expect(drafted.meeting.record).toMatchObject({ state: 'draft', adoptAt: ADOPTED, drafts: 1 });
    const anew = afterAll(drafted, ['minutes.draft', nadia, {}, later(NOW, DAY)]);
    expect(anew.meeting.record).toMatchObject({ adoptAt: '2026-12-01T22:00:00.000Z', drafts: 2 });
  });

  it('adopts by silence a millisecond after the last instant, and not at it', () => {
    expect(due(drafted, ADOPTED).room.meeting).toBe(drafted.meeting);
    expect(adopted.meeting.record).toMatchObject({ state: 'issued', issuedBy: 'silence', issuedAt: ADOPTED });
    expect(effects(due(drafted, LATE).decision)).toEqual(['register.enter', 'refreshCards']);
  });

  it('asks the Secretariat once where there were comments, and issues nothing', () => {
    const asked = due(commented, LATE);
    expect(effects(asked.decision)).toEqual(['minutesToIssue → secretariat', 'refreshCards']);
    expect(asked.room.meeting.record).toMatchObject({ state: 'draft', silenceOver: true });
    expect(effects(due(asked.room, later(LATE, DAY)).decision)).toEqual([]);
  });

  it('adopts a new draft by silence, though the one before it had comments', () => {
    const anew = afterAll(commented, ['minutes.draft', nadia, {}, later(NOW, DAY)]);
    const record = due(anew, instant('2026-12-01T22:00:00.001Z')).room.meeting.record;
    expect(record).toMatchObject({ state: 'issued', issuedBy: 'silence' });
    expect(record?.comments).toHaveLength(1);
  });
});

describe('issued minutes', () => {
  it('are told to everybody when they have their number, once', () => {
    const told = inRoom(adopted, 'minutes.numbered', SYSTEM, { number: 'UNA/2026/4' });
    expect(effects(told.decision).filter((one) => one.startsWith('minutesIssued'))).toHaveLength(2);
    const again = inRoom(told.room, 'minutes.numbered', SYSTEM, { number: 'UNA/2026/5' });
    expect([effects(again.decision), again.room.meeting.record?.number]).toEqual([[], 'UNA/2026/4']);
  });

  it('stay as they are: a correction is added', () => {
    const { record } = afterAll(numbered, ['minutes.correct', nadia, TEXT, LATE]).meeting;
    const { corrections, ...rest } = record!;
    const { corrections: _none, ...before } = numbered.meeting.record!;
    expect(rest).toEqual(before);
    expect(corrections).toEqual([{ at: LATE, by: nadia.id, text: 'A comma.' }]);
  });
});
