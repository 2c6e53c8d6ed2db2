/** The cards of meetings in their situations: ordinary, empty, hostile and huge. */
import { planTroubles } from './plan.ts';
import { calendarDate, entityId, instant, ref, type EntityId } from '../../../src/core/ids.ts';
import type {
  ItemView,
  MeetingLine,
  MeetingRequestView,
  MeetingsView,
  MeetingView,
} from '../../../src/features/meetings/cards/view.ts';
import type { MinutesView } from '../../../src/features/meetings/cards/minutesPaperView.ts';
import type { MeetingPreview } from '../../../src/features/meetings/cards/previewView.ts';
import type { CardName } from '../../../src/core/contract.ts';
import * as views from '../views.ts';
import { count as counted, maybe, must, times, wordsOf, type Kind, type Sample } from './kinds.ts';
import type { Reader } from '../../../src/core/people.ts';

const AT = instant('2026-12-10T15:00:00Z');
const ENDS = instant('2026-12-10T16:30:00Z');
/** More than any card lists; so many that are huge would only fill the memory. */
const count = (kind: Kind, ordinary: number): number => Math.min(counted(kind, ordinary), 40);
/** One of each kind of what goes to many. */
function previews(kind: Kind): MeetingPreview[] {
  const reason = must(kind, 'The room is taken.');
  const base = { kind: 'thematic' as const, title: must(kind, 'Reparations'), untitled: kind === 'empty' };
  const told = { people: 54, entities: 26 };
  const at = { startsAt: AT, minutes: 90, ...maybe('place', wordsOf(kind, 'Room 7')) };
  return [
    { verb: 'meeting.schedule', values: { kind: 'thematic' }, ...base, ...at, ...told, dayOff: true },
    { verb: 'meeting.requestApprove', values: {}, ref: ref('R-1'), ...base, ...at, ...told },
    { verb: 'meeting.move', values: { reason }, ref: ref('M-7'), from: AT, ...base, ...at, startsAt: ENDS, ...told },
    { verb: 'meeting.cancel', values: { reason }, ref: ref('M-7'), items: 4, ...base, ...at, ...told },
    { verb: 'series.set', values: { rule: '15' }, meetings: 12, first: [AT, ENDS], minutes: 60, ...base, ...told },
    { verb: 'series.end', values: { reason }, meetings: 12, ...base, ...told },
  ];
}
/** Short names are short. */
const short = (kind: Kind, name: string): EntityId =>
  entityId(kind === 'huge' ? must(kind, name).slice(0, 60) : must(kind, name));
const entities = (kind: Kind, n: number): EntityId[] => times(count(kind, n), (i) => short(kind, `Entity ${i}`));

export const line = (kind: Kind, of: Partial<MeetingLine> = {}): MeetingLine => ({
  ref: ref('M-7'),
  kind: 'focalPoints',
  title: must(kind, 'Focal Points meeting'),
  untitled: kind === 'empty',
  startsAt: AT,
  state: 'planned',
  waitsForReader: true,
  ...of,
});

const action = (kind: Kind, i: number) => ({
  n: i + 1,
  owner: must(kind, 'UNHCR'),
  text: must(kind, 'Send the new text.'),
  ...(i % 2 === 0 && { due: calendarDate('2026-12-15') }),
  done: i % 3 === 2,
  mine: i === 0,
});
const objection = (kind: Kind, i: number) => ({
  entity: short(kind, `Objector ${i}`),
  text: wordsOf(kind, 'Paragraph 12 is too narrow.'),
  written: i % 2 === 0,
  ...maybe('wouldSatisfy', wordsOf(kind, 'A wider paragraph.')),
});
const lifted = (kind: Kind, i: number) => ({
  ...objection(kind, i),
  at: AT,
  ...maybe('byName', wordsOf(kind, 'Luis Ortega')),
});
const some = <T>(kind: Kind, n: number, make: (kind: Kind, i: number) => T): T[] =>
  times(Math.min(count(kind, n), 5), (i) => make(kind, i));

export const anItem = (kind: Kind, of: Partial<ItemView> = {}): ItemView => ({
  ref: ref('A-31'),
  title: must(kind, 'Framework for prevention'),
  classification: 'unclassified',
  veiled: false,
  restricted: false,
  discreet: false,
  ...maybe('note', wordsOf(kind, 'The priorities of the year.')),
  state: 'planned',
  kind: 'referred',
  carried: kind === 'ordinary' ? 1 : 0,
  entity: short(kind, 'UNFPA'),
  byName: must(kind, 'Luis Ortega'),
  late: kind === 'ordinary',
  ...(kind === 'ordinary' && { withdrawn: 'objection' as const }),
  meeting: { ref: ref('M-7'), startsAt: AT, state: 'planned' },
  source: {
    ref: ref('E-12'),
    documentUrl: 'https://un.example/x',
    documentVersion: '2',
    objections: some(kind, 2, objection),
  },
  withCommittee: false,
  actions: some(kind, 3, action),
  mayManage: false,
  ...of,
});
const aQuestion = (kind: Kind): NonNullable<ItemView['question']> => ({
  text: must(kind, 'Shall it be endorsed?'),
  at: AT,
  present: entities(kind, 5),
  objections: some(kind, 2, objection),
  agreed: entities(kind, 1),
  absent: some(kind, 1, objection),
  lifted: some(kind, 1, lifted),
});
const aLast = (kind: Kind): NonNullable<ItemView['last']> => ({
  meeting: ref('M-6'),
  outcome: 'noConsensus',
  then: 'carry',
  text: must(kind, 'More time is needed.'),
  present: entities(kind, 5),
  objections: some(kind, 1, objection),
  absent: some(kind, 1, objection),
  lifted: some(kind, 1, lifted),
  withdrawn: some(kind, 1, lifted),
});
const running = { ref: ref('M-7'), startsAt: AT, state: 'running' as const };
const mine = (kind: Kind, stand: 'objects' | 'agreed' | 'silent') => ({ entity: short(kind, 'UNHCR'), stand });

export function aMeeting(kind: Kind, of: Partial<MeetingView> = {}): MeetingView {
  const items = times(count(kind, 4), (i) => anItem(kind, { ref: ref(`A-${i}`) }));
  return {
    ...line(kind),
    event: {
      uid: 'M-7.una@concord',
      sequence: 0,
      changedAt: AT,
      startsAt: AT,
      endsAt: ENDS,
      zone: 'America/New_York',
      cancelled: false,
      organizer: { name: must(kind, 'Noor Haddad'), email: 'noor@un.example' },
      line: line(kind),
    },
    isForReader: true,
    startsBefore: [],
    minutes: 90,
    endsAt: ENDS,
    zone: 'America/New_York',
    ...maybe('place', wordsOf(kind, 'Room 7')),
    cutoffAt: instant('2026-12-08T22:00:00Z'),
    near: true,
    isOver: false,
    recordable: false,
    unbegins: false,
    final: kind === 'empty',
    invited: 26,
    replies: { attending: entities(kind, 3), alternate: entities(kind, 1), regrets: entities(kind, 1) },
    silent: entities(kind, 3),
    mine: { entity: short(kind, 'UNHCR') },
    items,
    proposed: times(count(kind, 2), (i) => anItem(kind, { ref: ref(`A-9${i}`), state: 'proposed', kind: 'proposed' })),
    noted: times(count(kind, 2), (i) => ({ number: `UNA/2026/${i}`, title: must(kind, 'Terms of a survey') })),
    earlier: some(kind, 2, action),
    plan: planTroubles(kind),
    present: entities(kind, 3),
    absent: entities(kind, 3),
    minutesState: 'none',
    mayManage: false,
    ...of,
  };
}

const request = (kind: Kind, of: Partial<MeetingRequestView> = {}): MeetingRequestView => ({
  ref: ref('R-2'),
  topic: must(kind, 'Reparations'),
  purpose: must(kind, 'Three offices ask for guidance.'),
  ...maybe('when', wordsOf(kind, 'Early December')),
  entity: short(kind, 'UNFPA'),
  byName: must(kind, 'Luis Ortega'),
  state: 'waiting',
  mayDecide: true,
  ...of,
});
const meetings = (kind: Kind): MeetingsView => ({
  lines: times(count(kind, 4), (i) => line(kind, { ref: ref(`M-${i}`), state: i === 3 ? 'ended' : 'planned' })),
  series:
    kind === 'empty'
      ? []
      : [
          {
            ref: ref('S-1'),
            kind: 'focalPoints',
            rule: { type: 'weekday', nth: 2, weekday: 4 },
            time: '10:00',
            zone: 'America/New_York',
            next: [AT],
          },
          {
            ref: ref('S-2'),
            kind: 'thematic',
            title: must(kind, 'Project update call'),
            audience: entities(kind, 3),
            rule: { type: 'day', day: 31 },
            time: '15:00',
            zone: 'Africa/Nairobi',
            next: [],
          },
        ],
  requests: times(count(kind, 1), () => request(kind)),
  steering: times(count(kind, 2), (i) => ({ ref: ref(`A-${i}`), title: must(kind, 'Mandate'), veiled: i === 1 })),
});
const minutes = (kind: Kind, of: Partial<MinutesView> = {}): MinutesView => ({
  ref: ref('M-7'),
  classification: 'unclassified',
  network: 'UN Action',
  kind: 'focalPoints',
  title: must(kind, 'Focal Points meeting'),
  untitled: kind === 'empty',
  startsAt: AT,
  state: 'draft',
  wordless: false,
  present: entities(kind, 3),
  regrets: entities(kind, 1),
  items: times(count(kind, 3), (i) => ({
    item: ref(`A-${i}`),
    title: must(kind, 'Framework'),
    veiled: false,
    discreet: false,
    ...(i !== 2 && {
      outcome: 'consensus' as const,
      number: 'UNA/2026/14',
      text: must(kind, 'Endorsed.'),
      question: must(kind, 'Shall it?'),
    }),
    present: entities(kind, 3),
    objections: some(kind, 1, objection),
    absent: some(kind, 1, objection),
    withdrawn: some(kind, 1, lifted),
    lifted: some(kind, 1, objection).map((one, n) => ({
      ...{ ...one, at: AT },
      ...(n === 0 && { byName: must(kind, 'Ana Li') }),
    })),
    actions: some(kind, 2, action),
  })),
  noted: times(count(kind, 2), (i) => ({ number: `UNA/2026/${i}`, title: must(kind, 'Terms of a survey') })),
  earlier: some(kind, 2, action),
  adoptAt: instant('2026-12-15T22:00:00Z'),
  open: true,
  comments: times(count(kind, 2), () => ({
    entity: short(kind, 'WHO'),
    by: must(kind, 'Mei Lin'),
    at: AT,
    text: must(kind, 'A timeline.'),
  })),
  bySilence: false,
  corrections: [],
  mayComment: true,
  mayManage: true,
  ...of,
});

/** The words of its items are left out, as in a message that is kept. */
const restrictedMinutes = (kind: Kind): MinutesView => {
  const { items, earlier, ...rest } = minutes(kind, { restricted: 'leftOut' });
  const veil = <T extends { readonly owner: string; readonly done: boolean }>(one: T) => ({
    ...one,
    owner: '',
    text: '',
    veiled: ref('A-9'),
  });
  return {
    ...rest,
    earlier: earlier.map(veil),
    items: items.map(({ text: _said, question: _asked, ...one }) => ({
      ...one,
      title: 'E-12',
      veiled: true,
      discreet: true,
      present: [],
      objections: [],
      absent: [],
      lifted: [],
      actions: one.actions.map(veil),
    })),
  };
};

const data = (kind: Kind) => ({
  from: AT,
  to: instant('2026-12-15T20:00:00Z'),
  reason: must(kind, 'The room is taken.'),
  byName: must(kind, 'Noor Haddad'),
  entityName: must(kind, 'WHO'),
  text: must(kind, 'We spoke of a timeline.'),
});

/** Every card of meetings. */
export function meetingSamples(kind: Kind): Sample[] {
  const rep = views.reader({ name: must(kind, 'Ana Silva') });
  const officer = views.officer();
  const one = (card: CardName, about: string, subject: unknown, reader: Reader = rep, more = {}): Sample => ({
    card,
    about,
    reader,
    ...(subject !== undefined && { subject }),
    data: { ...data(kind), ...more },
  });
  const managed = (of: Partial<MeetingView> = {}) => aMeeting(kind, { mayManage: true, ...of });
  const clash = { on: calendarDate('2027-01-31'), proposed: instant('2027-01-29T15:00:00Z') };
  const taken = (of: Partial<ItemView> = {}) =>
    anItem(kind, { state: 'taken', question: aQuestion(kind), meeting: running, ...of });
  const replied = { mine: { entity: short(kind, 'UNHCR'), answer: 'attending' as const } };
  return [
    one('meeting', 'asked', aMeeting(kind)),
    one('meeting', 'answered', aMeeting(kind, replied)),
    one('meeting', 'managed', managed({ clash })),
    one('meeting', 'moved', aMeeting(kind, { changed: { what: 'moved', from: AT, reason: must(kind, 'Room.') } })),
    one(
      'meeting',
      'cancelled',
      aMeeting(kind, { state: 'cancelled', changed: { what: 'cancelled', from: AT, reason: must(kind, 'Closed.') } }),
    ),
    one('meeting', 'held', managed({ state: 'running' })),
    one('meeting', 'ended', managed({ state: 'ended' })),
    one('meeting', 'with minutes', aMeeting(kind, { state: 'ended', minutesState: 'issued' })),
    one('agenda', 'read', aMeeting(kind)),
    one('agenda', 'managed', managed()),
    one('meetingInvitation', '', aMeeting(kind)),
    one('agendaCirculated', '', aMeeting(kind)),
    one('meetingReminder', 'asked', aMeeting(kind)),
    one('meetingReminder', 'answered', aMeeting(kind, replied)),
    one('meetingMoved', '', aMeeting(kind), rep, { from: instant('2026-12-09T15:00:00Z'), to: AT }),
    one('meetingBeginEarly', '', managed(), officer),
    one('meetingEndOpen', '', managed({ state: 'running' }), officer),
    one('meetingToEnd', '', managed({ state: 'running' }), officer),
    one('meetingCancelled', '', aMeeting(kind, { state: 'cancelled' })),
    one('meetingUninvited', '', aMeeting(kind, { isForReader: false })),
    one('meetingNotHeld', '', managed({ state: 'notHeld' }), officer),
    one('holidayClash', 'open', managed({ clash }), officer),
    one('holidayClash', 'settled', managed(), officer),
    one('meetingDesk', 'before', managed(), officer),
    one(
      'meetingDesk',
      'next item',
      managed({
        state: 'running',
        begunBy: must(kind, 'Noor Haddad'),
        current: anItem(kind, { meeting: running, mayManage: true }),
      }),
      officer,
    ),
    one('meetingDesk', 'question', managed({ state: 'running', current: taken({ mayManage: true }) }), officer),
    one('meetingDesk', 'all done', managed({ state: 'running' }), officer),
    one('meetingDesk', 'ended', managed({ state: 'ended' }), officer),
    one('meetings', 'read', meetings(kind)),
    one('meetings', 'managed', meetings(kind), officer),
    one('seriesSet', '', meetings(kind)),
    {
      card: 'seriesEnded',
      about: '',
      reader: rep,
      subject: undefined,
      data: {
        kind: 'thematic',
        title: must(kind, 'Project update call'),
        reason: must(kind, 'Over.'),
        byName: must(kind, 'Noor Haddad'),
      },
    },
    one('composeMeeting', '', undefined, officer),
    one('composeMeetingRequest', '', undefined),
    ...previews(kind).map((data) => one('meetingPreview', data.verb, undefined, officer, data)),
    one('meetingRequest', 'waiting', request(kind), officer),
    one(
      'meetingRequest',
      'declined',
      request(kind, { state: 'declined', mayDecide: false, reason: must(kind, 'Next agenda.') }),
    ),
    one('meetingRequest', 'approved', request(kind, { state: 'approved', mayDecide: false, meeting: ref('M-7') })),
    one('calendarFeed', '', undefined, rep, { token: 'abc.def' }),
    one('item', 'read', anItem(kind)),
    one('item', 'proposed', anItem(kind, { state: 'proposed', kind: 'proposed', mayManage: true }), officer),
    one('item', 'next', anItem(kind, { meeting: running, mayManage: true }), officer),
    one('item', 'taken', taken({ mayManage: true }), officer),
    one('item', 'carried', anItem(kind, { last: aLast(kind) })),
    one('item', 'veiled', anItem(kind, { veiled: true, discreet: true, restricted: true, title: 'E-12' })),
    one('item', 'unveiled', anItem(kind, { restricted: true })),
    one('question', 'silent', taken({ mine: mine(kind, 'silent') })),
    one('question', 'objecting', taken({ mine: mine(kind, 'objects') })),
    one('question', 'agreed', taken({ mine: mine(kind, 'agreed') })),
    one(
      'question',
      'decided',
      anItem(kind, { state: 'decided', number: 'UNA/2026/14', last: { ...aLast(kind), outcome: 'consensus' } }),
    ),
    one('itemProposed', '', anItem(kind, { state: 'proposed', mayManage: true }), officer),
    one('itemAnswered', 'declined', anItem(kind, { state: 'declined', reason: must(kind, 'Dealt with.') })),
    one('itemAnswered', 'accepted', anItem(kind)),
    one('itemMoved', 'cancelled', anItem(kind), rep, { why: 'cancelled', from: 'M-6' }),
    one('itemMoved', 'late', anItem(kind), rep, { why: 'late', from: 'M-6' }),
    one('committeeDecided', '', anItem(kind, { state: 'decided' })),
    one('itemLate', '', anItem(kind), officer, { missed: 'M-6' }),
    one('actionDue', '', anItem(kind, { actions: [action(kind, 0)] }), rep, { n: 1 }),
    one('minutes', 'draft', minutes(kind)),
    one('minutes', 'restricted', restrictedMinutes(kind)),
    one('minutes', 'own text', minutes(kind, { text: must(kind, 'In short: all went well.'), open: false })),
    one(
      'minutes',
      'issued',
      minutes(kind, {
        state: 'issued',
        open: false,
        number: 'UNA/2026/15',
        bySilence: true,
        corrections: [{ at: AT, by: must(kind, 'Noor Haddad'), text: must(kind, 'A name.') }],
      }),
    ),
    one('minutesDraft', '', minutes(kind, { mayManage: false })),
    one('minutesIssued', '', minutes(kind, { state: 'issued', open: false, number: 'UNA/2026/15', mayManage: false })),
    one('minutesComment', '', minutes(kind), officer),
    one('minutesOutdated', '', minutes(kind, { outdated: true }), officer),
    one('minutesToIssue', '', minutes(kind, { open: false }), officer),
    one('minutesCorrected', '', minutes(kind, { state: 'issued', open: false })),
  ];
}
