/** Meetings on the home card and in lists: a line for each. */
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

/** On the home card: meetings to answer, and what waits for the Secretariat about meetings. */
export function meetingsTodo(
  say: Speaker,
  { toReply, proposals, meetingRequests }: Pick<MeetingsHome, 'toReply' | 'proposals' | 'meetingRequests'>,
): Todo[] {
  const waits = (note: string, verb: ActName, all: readonly { ref: Ref; title: string }[]): Todo[] =>
    all.map(({ ref, title }) => ({
      item: { text: say('card.line', { ref, title }), note, tone: 'attention', press: { verb, target: ref } },
    }));
  return [
    ...toReply.map((one) => ({
      item: { ...meetingItem(say, one), note: say('card.home.toReply', { startsAt: one.startsAt }) },
      by: one.startsAt,
    })),
    ...waits(say('card.home.proposed'), 'agenda.show', proposals),
    ...waits(say('card.home.meetingAsked'), 'meeting.show', meetingRequests),
  ];
}

/** The other meetings to come. */
export const meetingsAtHome = (say: Speaker, { meetings: all }: Pick<MeetingsHome, 'meetings'>): Block[] =>
  all.length === 0
    ? []
    : [
        heading(say('card.meetings.toCome')),
        list(upTo(say, all, (one) => meetingItem(say, one), { verb: 'meeting.list' })),
      ];
