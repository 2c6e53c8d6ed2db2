import { ref } from '../../../src/core/ids.ts';
import { fresh } from '../../../src/features/meetings/rules/place.ts';
import type { AgendaItem } from '../../../src/features/meetings/rules/item.ts';
import type { Meeting } from '../../../src/features/meetings/rules/state.ts';
import type { Minutes } from '../../../src/features/meetings/rules/minutesState.ts';
import { meetingOf } from '../../../src/features/meetings/rules/plan.ts';
import type { MeetingRequest } from '../../../src/features/meetings/rules/request.ts';
import { DAY, entities, focalPoint, HOUR, later, net, NOW, officer } from '../builders.ts';
import { act, ANYONE, REPRESENTATIVES, SECRETARIAT, type Feature, type Scene } from './act.ts';

const STARTS = later(NOW, 20 * DAY);
const M = ref('M-1');
const A = ref('A-1');

/** A Focal Points meeting in three weeks. */
export function aMeeting(of: Partial<Meeting> = {}): Meeting {
  const wanted = {
    kind: 'focalPoints' as const,
    startsAt: STARTS,
    zone: 'America/New_York',
    by: officer().id,
    at: NOW,
  };
  return { ...meetingOf(M, wanted, net()), ...of };
}
export const running = aMeeting({ state: 'running', begunBy: officer().id, present: entities('UNHCR'), agenda: [A] });
/** A meeting that has ended, to which UNHCR came. */
const ended = (of: Partial<Meeting> = {}): Meeting =>
  aMeeting({
    state: 'ended',
    attendance: entities('UNHCR').map((entity) => ({ entity, what: 'joined' as const, at: NOW, by: officer().id })),
    ...of,
  });
const minutes: Minutes = {
  state: 'draft',
  content: { present: entities('UNHCR'), regrets: [], items: [], noted: [], earlier: [] },
  draftedAt: NOW,
  draftedBy: officer().id,
  drafts: 1,
  adoptAt: later(NOW, 3 * DAY),
  comments: [],
  corrections: [],
};

/** An accepted item of that meeting. */
export function anItem(of: Partial<AgendaItem> = {}): AgendaItem {
  const base = fresh({ target: A, title: 'Work plan', kind: 'proposed', addedAt: NOW, state: 'planned' });
  return { ...base, meeting: M, by: focalPoint('UNHCR').id, entity: 'UNHCR' as never, ...of };
}
const taken = anItem({
  state: 'taken',
  question: {
    meeting: M,
    text: 'Shall it be adopted?',
    at: NOW,
    by: officer().id,
    present: entities('UNHCR'),
    objections: [{ entity: 'UNHCR' as never, text: 'No.', at: NOW }],
    agreed: [],
    absent: [],
  },
  actions: [{ n: 1, owner: 'UNHCR', entity: 'UNHCR' as never, text: 'Send it.', meeting: M, remindAt: [] }],
});
const done = anItem({
  state: 'noted',
  actions: taken.actions.map((one) => ({ ...one, done: { at: NOW, by: officer().id } })),
});
/** Without consensus, and on the list of the Steering Committee. */
const withCommittee = anItem({
  state: 'notDecided',
  sittings: [
    {
      meeting: M,
      at: NOW,
      by: officer().id,
      outcome: 'noConsensus',
      then: 'steeringCommittee',
      text: 'No consensus.',
      present: entities('UNHCR'),
      objections: [],
      absent: [],
      actions: [],
    },
  ],
});
const asked: MeetingRequest = {
  target: ref('R-1'),
  topic: 'Reparations',
  purpose: 'Guidance.',
  entity: 'UNHCR' as never,
  by: focalPoint('UNHCR').id,
  at: NOW,
  state: 'waiting',
};

const at = later(NOW, 2 * HOUR);
const ofMeeting = (state: Meeting, when = at): Scene => ({
  kind: 'meetings',
  target: M,
  state,
  stage: state.state,
  at: when,
});
const ofItem = (state: AgendaItem, meeting: Meeting): Scene => ({
  kind: 'agenda',
  target: A,
  state,
  stage: state.state,
  at,
  beside: [{ kind: 'meetings', target: M, state: meeting, stage: meeting.state }],
});
const BOTH = [...REPRESENTATIVES, ...SECRETARIAT];
const START = 'startsAt time';

/** Meetings: series, single ones, sittings and minutes. */
export const meeting: Feature = {
  acts: {
    'series.set.preview': act(SECRETARIAT, 'kind title audience rule time zone minutes place', {
      kind: 'focalPoints',
      rule: 'second thursday',
      time: '10:00',
    }),
    'series.set': act(SECRETARIAT, 'kind title audience rule time zone minutes place', {
      kind: 'focalPoints',
      rule: 'second thursday',
      time: '10:00',
    }),
    'series.end.preview': act(SECRETARIAT, 'kind title reason', { kind: 'focalPoints', reason: 'Closed.' }),
    'series.end': act(SECRETARIAT, 'kind title reason', { kind: 'focalPoints', reason: 'Closed.' }),
    'meeting.compose': act(SECRETARIAT),
    'meeting.composeRequest': act(REPRESENTATIVES),
    'meeting.schedule.preview': act(SECRETARIAT, `kind title ${START} minutes place audience`, {
      kind: 'thematic',
      startsAt: '2026-12-15T10:00',
    }),
    'meeting.schedule': act(SECRETARIAT, `kind title ${START} minutes place audience`, {
      kind: 'thematic',
      startsAt: '2026-12-15T10:00',
    }),
    'meeting.request': act(REPRESENTATIVES, 'topic purpose when', { topic: 'Reparations', purpose: 'Guidance.' }),
    'meeting.move.preview': act(SECRETARIAT, `${START} reason`, { startsAt: '2026-12-16T10:00', reason: 'Room.' }),
    'meeting.move': act(SECRETARIAT, `${START} reason`, { startsAt: '2026-12-16T10:00', reason: 'Room.' }),
    'meeting.cancel.preview': act(SECRETARIAT, 'reason', { reason: 'Closed.' }),
    'meeting.cancel': act(SECRETARIAT, 'reason', { reason: 'Closed.' }),
    'meeting.reply': act(REPRESENTATIVES, 'answer', { answer: 'attending' }),
    'meeting.show': act(ANYONE),
    'meeting.list': act(ANYONE, 'state page'),
    'meeting.begin': act(SECRETARIAT, 'startedAt endedAt confirm chair', { confirm: 'yes' }),
    'meeting.unbegin': act(SECRETARIAT),
    'meeting.present': act(SECRETARIAT, 'entities represented', { entities: 'UNICEF' }),
    'meeting.represented': act(SECRETARIAT, 'represented', { represented: 'UNHCR:' }),
    'meeting.left': act(SECRETARIAT, 'entities', { entities: 'UNHCR' }),
    'meeting.end': act(SECRETARIAT, 'confirm endedAt', { confirm: 'yes' }),
    'agenda.order': act(SECRETARIAT, 'items', { items: 'A-1' }),
    'minutes.show': act(ANYONE),
    'minutes.draft': act(SECRETARIAT, 'text represented'),
    'minutes.comment': act(REPRESENTATIVES, 'text', { text: 'A comma.' }),
    'minutes.issue': act(SECRETARIAT),
    'minutes.correct': act(SECRETARIAT, 'text represented', { text: 'A comma.' }),
    'calendar.show': act(ANYONE),
    'calendar.renew': act(ANYONE),
  },
  scenes: {
    planned: ofMeeting(aMeeting()),
    running: ofMeeting(running),
    ended: ofMeeting(ended()),
    drafted: ofMeeting(ended({ record: minutes })),
    issued: ofMeeting(ended({ record: { ...minutes, state: 'issued', number: 'UNA/2026/1' } })),
    cancelled: ofMeeting(aMeeting({ state: 'cancelled' })),
  },
};

/** Items of an agenda, and decisions on them. */
export const agenda: Feature = {
  acts: {
    'agenda.show': act(ANYONE),
    'agenda.propose': act(REPRESENTATIVES, 'meeting title note classification', { title: 'Work plan' }),
    'agenda.accept': act(SECRETARIAT),
    'agenda.decline': act(SECRETARIAT, 'reason', { reason: 'Dealt with.' }),
    'agenda.takeBack': act(SECRETARIAT, 'reason', { reason: 'Settled.' }),
    'agenda.committeeDecided': act(SECRETARIAT, 'text on documentUrl', { text: 'Adopted.', on: '2026-10-05' }),
    'action.done': act(BOTH, 'n'),
    'action.undone': act(BOTH, 'n'),
    'action.change': act(SECRETARIAT, 'n due noDue owner', { owner: 'UNICEF' }),
    'decision.put': act(SECRETARIAT, 'text', { text: 'Shall it?' }),
    'decision.object': act(BOTH, 'text entity', { text: 'No.', entity: 'UNHCR' }),
    'decision.withdrawObjection': act(BOTH, 'text entity', { entity: 'UNHCR' }),
    'decision.noObjection': act(BOTH, 'entity', { entity: 'UNHCR' }),
    'decision.record': act(SECRETARIAT, 'outcome text actions then', { outcome: 'noted', text: 'Noted.' }),
  },
  scenes: {
    proposed: ofItem(anItem({ state: 'proposed' }), aMeeting()),
    planned: ofItem(anItem(), aMeeting({ agenda: [A] })),
    next: ofItem(anItem(), running),
    taken: ofItem(taken, running),
    committees: ofItem(withCommittee, aMeeting({ state: 'ended' })),
    noted: ofItem(done, aMeeting({ state: 'ended' })),
  },
};

/** Requests for thematic meetings. */
export const meetingRequest: Feature = {
  acts: {
    'meeting.requestApprove.preview': act(SECRETARIAT, `${START} minutes place`, { startsAt: '2026-12-15T10:00' }),
    'meeting.requestApprove': act(SECRETARIAT, `${START} minutes place`, { startsAt: '2026-12-15T10:00' }),
    'meeting.requestDecline': act(SECRETARIAT, 'reason', { reason: 'It is on the next agenda.' }),
  },
  scenes: {
    waiting: { kind: 'meetingRequests', target: 'R-1', state: asked, stage: 'waiting', at },
    declined: { kind: 'meetingRequests', target: 'R-1', state: { ...asked, state: 'declined' }, stage: 'declined', at },
  },
};
