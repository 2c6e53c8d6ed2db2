/** The cards of meetings. */
import { from } from '../../../kit/cards.ts';
import { meetingDesk } from './desk.ts';
import { item } from './item.ts';
import * as items from './itemNotices.ts';
import { calendarFeed, meetings } from './lists.ts';
import * as one from './meeting.ts';
import * as papers from './minutes.ts';
import { question } from './question.ts';
import { composeMeeting, composeMeetingRequest, meetingRequest, seriesSet } from './planning.ts';

export const meetingCards = {
  meeting: from('meeting', one.meeting),
  agenda: from('meeting', one.agenda),
  meetingInvitation: from('meeting', one.meetingInvitation),
  agendaCirculated: from('meeting', one.agendaCirculated),
  meetingReminder: from('meeting', one.meetingReminder),
  meetingMoved: from('meeting', one.meetingMoved),
  meetingCancelled: from('meeting', one.meetingCancelled),
  meetingNotHeld: from('meeting', one.meetingNotHeld),
  holidayClash: from('meeting', one.holidayClash),
  meetingDesk: from('meeting', meetingDesk),
  meetings: from('meetings', meetings),
  seriesSet: from('meetings', seriesSet),
  composeMeeting: from('none', composeMeeting),
  composeMeetingRequest: from('none', composeMeetingRequest),
  meetingRequest: from('meetingRequest', meetingRequest),
  calendarFeed: from('none', calendarFeed),
  item: from('item', item),
  question: from('item', question),
  itemProposed: from('item', items.itemProposed),
  itemAnswered: from('item', items.itemAnswered),
  itemMoved: from('item', items.itemMoved),
  itemLate: from('item', items.itemLate),
  actionDue: from('item', items.actionDue),
  minutes: from('minutes', papers.minutes),
  minutesDraft: from('minutes', papers.minutesDraft),
  minutesIssued: from('minutes', papers.minutesIssued),
  minutesComment: from('minutes', papers.minutesComment),
  minutesToIssue: from('minutes', papers.minutesToIssue),
  minutesCorrected: from('minutes', papers.minutesCorrected),
} as const;
