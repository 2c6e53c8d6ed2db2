/** The card of a meeting, its invitation and its reminders: when, where, who comes, and the agenda. */
import type { Action, Block, Card, Field, Press } from '../../../core/card.ts';
import { CLASSIFICATIONS } from '../../../core/classification.ts';
import { TITLE } from '../../../core/inputs.ts';
import type { CalendarDate, Instant } from '../../../core/ids.ts';
import type { SentReminder } from '../rules/state.ts';
import type { MeetingView, MoveReasonView } from './view.ts';
import { called } from '../../../i18n/called.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { facts, quote, strong, text } from '../../../kit/blocks/blocks.ts';
import { choice, form, line, words } from '../../../kit/blocks/forms.ts';
import type { CardContext, Link } from '../../../kit/cards.ts';
import { reasonOf, recordAfterwards } from './beginning.ts';
import { planningActions, proposals } from './planning.ts';
import {
  aboutMeeting,
  agendaBlocks,
  eyebrow,
  folded,
  localTime,
  meetingNotice,
  untilWhen,
  whenAndWhere,
  whenIs,
  whoComes,
  whole,
} from './words.ts';

export function meeting({ say, view, link }: CardContext<MeetingView>): Card {
  const title = called(say, view);
  return {
    title,
    eyebrow: eyebrow(say, view),
    tone: view.waitsForReader || view.state === 'running' ? 'attention' : 'neutral',
    body: [
      ...changedWords(say, view),
      ...whenAndWhere(say, view),
      ...mine(say, view),
      ...whoComes(say, view),
      ...clashWords(say, view),
      ...agendaBlocks(say, view),
      ...proposals(say, view),
      ...afterwards(say, view),
    ],
    actions: folded([
      ...replies(say, view),
      ...toMinutes(say, view),
      ...propose(say, view),
      ...planningActions(say, view),
      ...invitationFile(say, view, link),
    ]),
    more: say('card.more'),
    ...whole(say, 'agenda.show', view.ref),
    ...aboutMeeting(view),
    summary: say('card.meeting.summaryOf', { title, startsAt: view.startsAt }),
    refreshVerb: 'meeting.show',
  };
}

/** To the people invited, when a meeting is convened. */
export const meetingInvitation = (at: CardContext<MeetingView>): Card | null =>
  titled(at, at.say('card.meeting.invited'));
/** With the first reminder, which circulates the agenda. */
export const agendaCirculated = (at: CardContext<MeetingView>): Card | null =>
  titled(at, at.say('card.agenda.circulated'));

/** Nothing for somebody who was invited no longer, or where the meeting was cancelled, before it was sent. */
function titled(at: CardContext<MeetingView>, what: string): Card | null {
  const { say, view } = at;
  if (!view.isForReader || view.state === 'cancelled') return null;
  const card = meeting(at);
  if (view.state !== 'planned') return card;
  return {
    ...card,
    eyebrow: say('card.meeting.noticeEyebrow', { what, ref: view.ref }),
    summary: say('card.meeting.summary', { what, title: card.title, startsAt: view.startsAt }),
  };
}

/** The time until the start in words. */
function startsInWords(say: Speaker, { startsAt }: MeetingView, sent: SentReminder): string | undefined {
  switch (sent.says) {
    case 'today':
    case 'tomorrow':
      return say(`card.startsIn.${sent.says}`, { startsAt });
    case 'days':
    case 'minutes':
      return say(`card.startsIn.${sent.says}`, { n: sent.left ?? 0 });
    case undefined:
      return undefined;
  }
}

/**
 * The reminders of the day and of the hour before. Not sent to an entity that has sent regrets, or after the meeting has begun.
 */
export function meetingReminder({ say, view, data, link }: CardContext<MeetingView, SentReminder>): Card | null {
  if (view.state !== 'planned' || view.mine?.answer === 'regrets') return null;
  const left = startsInWords(say, view, data);
  return meetingNotice(say, view, {
    what: left ?? say('card.meeting.reminder'),
    tone: 'attention',
    body: [...whenAndWhere(say, view), ...mine(say, view), ...agendaBlocks(say, view)],
    actions: [...(view.mine?.answer === undefined ? replies(say, view) : []), ...invitationFile(say, view, link)],
  });
}

export interface Moved {
  readonly from: Instant;
  readonly to: Instant;
  readonly reason: string;
  readonly byName: string;
  readonly why?: MoveReasonView;
}
/** Nothing where it was moved again, or cancelled: another message says so. Nor for somebody who is invited no longer. */
export function meetingMoved({ say, view, data, link }: CardContext<MeetingView, Moved>): Card | null {
  if (!view.isForReader || view.state === 'cancelled' || data.to !== view.startsAt) return null;
  const before = view.startsBefore.length > 0 ? view.startsBefore : [data.from];
  return meetingNotice(say, view, {
    what: say('card.meeting.movedTo'),
    tone: 'attention',
    body: [
      facts(
        [say('card.meeting.when'), say.instant(data.to)],
        [say('card.meeting.before'), say.list(before.map((at) => say.instant(at)))],
      ),
      ...reasonOf(say, data, say('card.reasonBy', { name: data.byName })),
      ...mine(say, view),
    ],
    actions: [...replies(say, view), ...invitationFile(say, view, link)],
  });
}

/** @property mailbox a former address of its reader, to which it goes */
export interface Uninvited {
  readonly mailbox?: string;
}
/**
 * To somebody in whose calendar it is, and for whom it is no longer; or to a mailbox that is no longer theirs. Nothing where it
 * is for them again.
 */
export function meetingUninvited({ say, view, data }: CardContext<MeetingView, Uninvited>): Card | null {
  const isOfMailbox = data.mailbox !== undefined;
  if (isOfMailbox ? view.state !== 'planned' : view.isForReader) return null;
  return meetingNotice(say, view, {
    what: say(isOfMailbox ? 'card.meeting.otherMailbox' : 'card.meeting.uninvited'),
    tone: 'neutral',
    body: [
      ...whenAndWhere(say, view),
      text(say(isOfMailbox ? 'card.meeting.otherMailboxWhy' : 'card.meeting.uninvitedWhy')),
    ],
    actions: [],
  });
}

export function meetingCancelled({
  say,
  view,
  data,
  link,
}: CardContext<MeetingView, { readonly reason: string; readonly byName: string }>): Card {
  return meetingNotice(say, view, {
    what: say('card.meeting.cancelled'),
    tone: 'warning',
    body: [
      facts([say('card.meeting.was'), say.instant(view.startsAt)]),
      quote(data.reason, say('card.reasonBy', { name: data.byName })),
      text(say('card.meeting.itemsGo')),
    ],
    actions: invitationFile(say, view, link),
  });
}

/**
 * To the Secretariat: a meeting of a series falls on a day that is not a working day. One button moves it to the proposed day.
 */
export function holidayClash({ say, view }: CardContext<MeetingView>): Card {
  const { clash } = view;
  return meetingNotice(say, view, {
    what: say('card.clash.eyebrow'),
    tone: clash ? 'attention' : 'neutral',
    body: clash
      ? [strong(say('card.clash.body', { on: clash.on })), text(say('card.clash.stays'))]
      : [text(say('card.clash.settled', { startsAt: view.startsAt }))],
    actions: clash ? [toProposed(say, view, clash)] : [],
  });
}

const toProposed = (
  say: Speaker,
  { zone }: MeetingView,
  { on, proposed }: { on: CalendarDate; proposed: Instant },
): Press => ({
  type: 'press',
  title: say('card.clash.move', { to: proposed }),
  verb: 'meeting.move',
  inputs: { startsAt: localTime(proposed, zone), reason: say('card.clash.reason', { on }) },
  look: 'primary',
});

/** To the Secretariat, the day after a meeting that nobody began. */
export const meetingNotHeld = ({ say, view }: CardContext<MeetingView>): Card =>
  meetingNotice(say, view, {
    what: say('card.meeting.wasNotHeld'),
    tone: 'attention',
    body: [text(say(view.state === 'notHeld' ? 'card.meeting.notHeld' : 'card.begin.settled'))],
    actions: view.recordable ? [recordAfterwards(say, view, 'primary')] : [],
  });

const clashWords = (say: Speaker, { clash, mayManage }: MeetingView): Block[] =>
  clash && mayManage ? [strong(say('card.clash.body', { on: clash.on }), 'attention')] : [];

const changedWords = (say: Speaker, { changed, state }: MeetingView): Block[] => {
  if (!changed || (changed.what === 'moved' && state !== 'planned')) return [];
  const by =
    changed.what === 'moved' ? say('card.meeting.movedFrom', { from: changed.from }) : say('card.meeting.cancelled');
  return reasonOf(say, changed, by);
};

const mine = (say: Speaker, { mine: own, state }: MeetingView): Block[] => {
  if (!own || state !== 'planned') return [];
  return own.answer === undefined
    ? [strong(say('card.reply.ask', { name: own.entity }))]
    : [text(say(`card.reply.mine.${own.answer}`, { name: own.entity }))];
};

const afterwards = (say: Speaker, { minutesState, state }: MeetingView): Block[] =>
  state === 'ended' ? [text(say(`card.minutes.state.${minutesState}`))] : [];

/** A button for each answer. */
export function replies(say: Speaker, { mine: own, state }: MeetingView): Press[] {
  if (!own || state !== 'planned') return [];
  return (['attending', 'alternate', 'regrets'] as const)
    .filter((answer) => answer !== own.answer)
    .map((answer) => ({
      type: 'press',
      title: say(`card.reply.${answer}`),
      verb: 'meeting.reply',
      inputs: { answer },
      ...(answer === 'attending' && own.answer === undefined && { look: 'primary' as const }),
    }));
}

export const propose = (say: Speaker, { mine: own, state }: MeetingView): Action[] =>
  own && state === 'planned'
    ? [
        form(
          say('card.act.propose'),
          say('card.act.proposeSubmit'),
          'agenda.propose',
          [
            line(say, 'title', say('card.form.title'), TITLE, { required: true }),
            words(say, 'note', say('card.propose.note')),
            labelField(say),
          ],
          { note: say('card.propose.explain') },
        ),
      ]
    : [];

const labelField = (say: Speaker): Field =>
  choice(
    say,
    'classification',
    say('card.form.classification'),
    CLASSIFICATIONS.map((value) => ({ value, title: say(`card.classification.${value}`) })),
    { value: 'unclassified' },
  );

const toMinutes = (say: Speaker, { minutesState, ref }: MeetingView): Press[] =>
  minutesState === 'none' ? [] : [{ type: 'press', title: say('card.act.minutes'), verb: 'minutes.show', target: ref }];

/** A link to the invitation for the reader's calendar; for a cancelled meeting, to the file that removes it. */
function invitationFile(say: Speaker, { ref, state }: MeetingView, link: Link): Action[] {
  if (state !== 'planned' && state !== 'cancelled') return [];
  return [
    {
      type: 'open',
      title: say(state === 'planned' ? 'card.act.invitation' : 'card.act.uninvitation'),
      url: link('invitation.ics', ref),
      file: true,
      minor: true,
    },
    { type: 'press', title: say('card.act.calendar'), verb: 'calendar.show', minor: true },
  ];
}

/** The agenda alone with all proposals, as `agenda M-7` shows it. */
export function agenda(at: CardContext<MeetingView>): Card {
  const { say, view } = at;
  const title = say('card.agenda.of', { meeting: called(say, view) });
  return {
    title,
    eyebrow: eyebrow(say, view),
    body: [
      facts(whenIs(say, view), ...(view.state === 'planned' ? [untilWhen(say, view)] : [])),
      ...agendaBlocks(say, view),
      ...proposals(say, view),
    ],
    actions: [
      ...propose(say, view),
      ...planningActions(say, view, 'agenda'),
      { type: 'press', title: say('card.showRequest', { ref: view.ref }), verb: 'meeting.show', target: view.ref },
    ],
    more: say('card.more'),
    ...whole(say, 'meeting.show', view.ref),
    ...aboutMeeting(view),
    summary: title,
    refreshVerb: 'agenda.show',
  };
}
