/** The kinds of document: meetings, series, agenda items, requests for meetings, calendar addresses. */
import type { Answer } from '../../core/answer.ts';
import type { Ref } from '../../core/ids.ts';
import { phrase } from '../../i18n/phrase.ts';
import { actionsDueAt } from './rules/actions.ts';
import { uniqueKey, type AgendaItem } from './rules/item.ts';
import type { Meeting } from './rules/state.ts';
import { occurrenceKey } from './rules/occurrence.ts';
import { conveneKey, type MeetingRequest } from './rules/request.ts';
import { seriesDueAt, seriesKey, type Series } from './rules/series.ts';
import { dueAt } from './rules/timing.ts';
import { takenAs, type Kinds } from '../../kit/kinds.ts';
import type { Feed } from './calendarFeed.ts';

/** Two people set the same series at the same moment. The stored one is kept until it is set again. */
const seriesTaken = (by: Ref): Answer => ({
  ok: false,
  code: 'duplicate',
  say: phrase('series.taken'),
  card: { name: 'meetings' },
  target: by,
});

/** Two processes made the address at the same moment. The reference does not contain it, so the person has to ask again. */
const feedTaken = (by: Ref): Answer => ({
  ok: false,
  code: 'duplicate',
  say: phrase('concord.madeAlready', { ref: by }),
  target: by,
});

/** A day on which the series no longer had a meeting can be used again. A day whose meeting a person cancelled cannot. */
const isDropped = (m: Meeting): boolean => m.state === 'cancelled' && m.changes.at(-1)?.by === 'concord';

const meetingKey = (m: Meeting): string | null => {
  if (m.request) return conveneKey(m.request);
  return m.series && !isDropped(m) ? occurrenceKey(m.series.of, m.series.on) : null;
};

export const kinds = {
  meetings: {
    letter: 'M',
    shownBy: 'meeting.show',
    readIn: ['meeting', 'minutes'],
    lists: ['attendance'],
    stage: (m: Meeting) => m.state,
    dueAt: (m: Meeting) => dueAt(m),
    uniqueKey: (m: Meeting) => meetingKey(m),
    taken: takenAs('meeting'),
    occasion: (m: Meeting) => m.sequence,
    dueAct: 'meeting.due',
  },
  agenda: {
    letter: 'A',
    shownBy: 'agenda.show',
    readIn: ['item'],
    lists: ['trace'],
    stage: (item: AgendaItem) => item.state,
    dueAt: (item: AgendaItem) => actionsDueAt(item),
    uniqueKey: (item: AgendaItem) => uniqueKey(item),
    taken: takenAs('item'),
    occasion: (item: AgendaItem) => item.question?.at,
    dueAct: 'agenda.due',
  },
  meetingRequests: {
    letter: 'R',
    shownBy: 'meeting.show',
    readIn: ['meetingRequest'],
    lists: [],
    stage: (r: MeetingRequest) => r.state,
    dueAt: () => null,
    uniqueKey: () => null,
    taken: takenAs('meetingRequest'),
  },
  series: {
    letter: 'S',
    readIn: ['meetings'],
    lists: [],
    stage: (series: Series) => (series.ended ? 'ended' : 'set'),
    dueAt: (series: Series) => seriesDueAt(series),
    uniqueKey: (series: Series) => (series.ended ? null : seriesKey(series.kind, series.title)),
    taken: seriesTaken,
    dueAct: 'series.due',
  },
  feeds: {
    letter: 'F',
    lists: [],
    stage: () => 'made',
    dueAt: () => null,
    uniqueKey: (feed: Feed) => feed.person,
    taken: feedTaken,
  },
} satisfies Kinds;
