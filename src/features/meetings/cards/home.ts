/** Meetings on the home card and in lists, one line for each. */
import type { Block, ListItem } from '../../../core/card.ts';
import type { Ref } from '../../../core/ids.ts';
import type { MeetingLine, MeetingsHome } from './view.ts';
import { called } from '../../../i18n/called.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { heading, list, upTo } from '../../../kit/blocks/blocks.ts';
import type { Todo } from '../../../kit/blocks/todo.ts';
import type { ActName } from '../../../core/contract.ts';

export const meetingItem = (say: Speaker, m: MeetingLine): ListItem => ({
  text: say('card.line', { ref: m.ref, title: called(say, m) }),
  note:
    m.state === 'planned' || m.state === 'running'
      ? say('card.meetings.at', { startsAt: m.startsAt })
      : say('card.meetings.was', { startsAt: m.startsAt, state: say(`card.meeting.state.${m.state}`) }),
  ...((m.waitsForReader || m.state === 'running') && { tone: 'attention' as const }),
  press: { verb: 'meeting.show', target: m.ref },
});

/** On the home card: meetings to answer, agreed actions, and what waits for the Secretariat. */
export function meetingsTodo(
  say: Speaker,
  {
    toReply,
    proposals,
    meetingRequests,
    toBegin,
    toHold,
    toDraft,
    questions,
    actionsDue,
  }: Omit<MeetingsHome, 'meetings'>,
): Todo[] {
  const asks = (note: string, all: readonly MeetingLine[]): Todo[] =>
    all.map((one) => ({ item: { ...meetingItem(say, one), note, tone: 'attention' }, by: one.startsAt }));
  const waits = (note: string, verb: ActName, all: readonly { ref: Ref; title: string }[]): Todo[] =>
    all.map(({ ref, title }) => ({
      item: { text: say('card.line', { ref, title }), note, tone: 'attention', press: { verb, target: ref } },
    }));
  return [
    ...asks(say('card.home.toHold'), toHold),
    ...questions.map(({ ref, title, at }): Todo => {
      const press = { verb: 'agenda.show', target: ref } as const;
      const note = say('card.home.question');
      return { item: { text: say('card.line', { ref, title }), note, tone: 'attention', press }, by: at };
    }),
    ...toBegin.flatMap((one) => asks(say('card.home.toBegin', { startsAt: one.startsAt }), [one])),
    ...asks(say('card.home.toDraft'), toDraft),
    ...actionsDue.map((one): Todo => {
      const { ref, title, due } = one;
      const note = ownActionInWords(say, one);
      const press = { verb: 'agenda.show', target: ref } as const;
      return { item: { text: say('card.line', { ref, title }), note, tone: 'attention', press }, by: due };
    }),
    ...toReply.map((one) => ({
      item: { ...meetingItem(say, one), note: say('card.home.toReply', { startsAt: one.startsAt }) },
      by: one.startsAt,
    })),
    ...waits(say('card.home.proposed'), 'agenda.show', proposals),
    ...waits(say('card.home.meetingAsked'), 'meeting.show', meetingRequests),
  ];
}

function ownActionInWords(say: Speaker, { text, due, overdue }: MeetingsHome['actionsDue'][number]): string {
  if (due === undefined)
    return text === undefined ? say('card.home.actionUndated') : say('card.home.actionUndatedIs', { text });
  const when = overdue ? 'Overdue' : 'Due';
  return text === undefined ? say(`card.home.action${when}`, { due }) : say(`card.home.action${when}Is`, { text, due });
}

/** The other meetings to come. */
export const meetingsAtHome = (say: Speaker, { meetings: all }: Pick<MeetingsHome, 'meetings'>): Block[] =>
  all.length === 0
    ? []
    : [
        heading(say('card.meetings.toCome')),
        list(upTo(say, all, (one) => meetingItem(say, one), { verb: 'meeting.list' })),
      ];
