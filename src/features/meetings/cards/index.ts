/** The cards of meetings. */
import { card } from '../../../kit/cards.ts';
import { meetingBeginEarly, meetingEndOpen, meetingToEnd } from './beginning.ts';
import { meetingDesk } from './desk.ts';
import { invites, uninvites } from './invites.ts';
import { item } from './item.ts';
import * as items from './itemNotices.ts';
import { calendarFeed, meetings } from './lists.ts';
import * as one from './meeting.ts';
import * as papers from './minutes.ts';
import { question } from './question.ts';
import { composeMeeting, composeMeetingRequest, meetingRequest } from './planning.ts';
import { meetingPreview } from './previews.ts';
import { seriesEnded, seriesSet } from './series.ts';

export const cards = {
  meeting: card('meeting', one.meeting),
  agenda: card('meeting', one.agenda),
  meetingInvitation: card('meeting', one.meetingInvitation, { invites, past: 'meeting' }),
  agendaCirculated: card('meeting', one.agendaCirculated, { invites, past: 'meeting' }),
  meetingReminder: card('meeting', one.meetingReminder),
  meetingMoved: card('meeting', one.meetingMoved, { invites, past: 'meeting' }),
  meetingCancelled: card('meeting', one.meetingCancelled, { invites }),
  meetingUninvited: card('meeting', one.meetingUninvited, { invites: uninvites }),
  meetingNotHeld: card('meeting', one.meetingNotHeld),
  meetingBeginEarly: card('meeting', meetingBeginEarly),
  meetingToEnd: card('meeting', meetingToEnd),
  meetingEndOpen: card('meeting', meetingEndOpen),
  holidayClash: card('meeting', one.holidayClash),
  meetingDesk: card('meeting', meetingDesk),
  meetings: card('meetings', meetings),
  seriesSet: card('meetings', seriesSet),
  seriesEnded: card('none', seriesEnded),
  composeMeeting: card('none', composeMeeting),
  composeMeetingRequest: card('none', composeMeetingRequest),
  meetingPreview: card('none', meetingPreview),
  meetingRequest: card('meetingRequest', meetingRequest),
  calendarFeed: card('none', calendarFeed),
  item: card('item', item),
  question: card('item', question),
  itemProposed: card('item', items.itemProposed),
  itemAnswered: card('item', items.itemAnswered),
  itemMoved: card('item', items.itemMoved),
  committeeDecided: card('item', items.committeeDecided),
  itemLate: card('item', items.itemLate),
  actionDue: card('item', items.actionDue),
  minutes: card('minutes', papers.minutes),
  minutesDraft: card('minutes', papers.minutesDraft),
  minutesIssued: card('minutes', papers.minutesIssued),
  minutesComment: card('minutes', papers.minutesComment),
  minutesToIssue: card('minutes', papers.minutesToIssue),
  minutesOutdated: card('minutes', papers.minutesOutdated),
  minutesCorrected: card('minutes', papers.minutesCorrected),
};
