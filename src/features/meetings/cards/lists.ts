/** Lists of meetings, the subscription of a calendar, and the part of the home card that is about meetings. */
import type { Block, Card, ListItem } from '../../../core/card.ts';
import type { Ref } from '../../../core/ids.ts';
import type { MeetingLine, MeetingsView } from './view.ts';
import { called, ruleInWords } from '../../../i18n/called.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { facts, fold, heading, list, strong, subtle, text, upTo } from '../../../kit/blocks/blocks.ts';
import type { Todo } from '../../../kit/blocks/todo.ts';
import type { At } from '../../../kit/cards.ts';
import type { HomeView } from '../../home/cards/view.ts';

export const meetingItem = (say: Speaker, m: MeetingLine): ListItem => ({
  text: say('card.line', { ref: m.ref, title: called(say, m) }),
  note:
    m.state === 'planned' || m.state === 'running'
      ? say('card.meetings.at', { startsAt: m.startsAt })
      : say('card.meetings.was', { startsAt: m.startsAt, state: say(`card.meeting.state.${m.state}`) }),
  ...((m.waitsForReader || m.state === 'running') && { tone: 'attention' as const }),
  press: { verb: 'meeting.show', target: m.ref },
});

export function meetings({ say, reader, view }: At<MeetingsView>): Card {
  const title = say('card.meetings.title');
  const speaks = reader.entity !== undefined;
  return {
    title,
    body: [
      ...seriesBlocks(say, view),
      ...(view.requests.length > 0
        ? [
            heading(say('card.meetings.requests')),
            list(
              upTo(say, view.requests, ({ ref, topic }) => ({
                text: say('card.line', { ref, title: topic }),
                press: { verb: 'meeting.show', target: ref },
              })),
            ),
          ]
        : []),
      heading(say('card.meetings.toCome')),
      view.lines.length === 0
        ? text(say('card.meetings.none'))
        : list(upTo(say, view.lines, (one) => meetingItem(say, one))),
      ...fold(say('card.meetings.steering', { n: view.steering.length }), steeringBlocks(say, view)),
    ],
    actions: [
      ...(reader.manages ? [{ type: 'press', title: say('card.act.convene'), verb: 'meeting.compose' } as const] : []),
      ...(speaks
        ? [{ type: 'press', title: say('card.act.askMeeting'), verb: 'meeting.composeRequest' } as const]
        : []),
      { type: 'press', title: say('card.act.calendar'), verb: 'calendar.show' },
    ],
    whole: { type: 'press', title: say('card.showAll'), verb: 'meeting.list' },
    summary: title,
    refreshVerb: 'meeting.list',
  };
}

/** What goes to the Steering Committee: each by one press. */
const steeringBlocks = (say: Speaker, { steering: all }: MeetingsView): Block[] =>
  all.length === 0
    ? []
    : [
        list(
          upTo(say, all, ({ ref, title, veiled }) => ({
            text: veiled ? say('card.line.veiled', { ref }) : say('card.line', { ref, title }),
            press: { verb: 'agenda.show', target: ref },
          })),
        ),
      ];

/** The address under which the reader's calendar program reads their meetings. It is theirs alone, and can be replaced. */
export function calendarFeed({ say, data, link }: At<undefined, { readonly token: string }>): Card {
  const url = link('calendar.ics', undefined, { token: data.token });
  return {
    title: say('card.calendar.title'),
    body: [text(say('card.calendar.explain')), strong(url), subtle(say('card.calendar.yours'))],
    actions: [
      { type: 'open', title: say('card.calendar.open'), url },
      { type: 'press', title: say('card.calendar.renew'), verb: 'calendar.renew', minor: false },
    ],
    summary: say('card.calendar.title'),
  };
}

/** On the home card: meetings to answer, and what waits for the Secretariat about meetings. */
export function meetingsTodo(
  say: Speaker,
  { toReply, proposals, meetingRequests }: Pick<HomeView, 'toReply' | 'proposals' | 'meetingRequests'>,
): Todo[] {
  const waits = (note: string, verb: string, all: readonly { ref: Ref; title: string }[]): Todo[] =>
    all.map(({ ref, title }) => ({
      item: { text: say('card.line', { ref, title }), note, tone: 'attention', press: { verb, target: ref } },
    }));
  return [
    ...toReply.map((one) => ({ item: meetingItem(say, one), by: one.startsAt })),
    ...waits(say('card.home.proposed'), 'agenda.show', proposals),
    ...waits(say('card.home.meetingAsked'), 'meeting.show', meetingRequests),
  ];
}

/** The other meetings to come. */
export const meetingsAtHome = (say: Speaker, { meetings: all }: Pick<HomeView, 'meetings'>): Block[] =>
  all.length === 0
    ? []
    : [
        heading(say('card.meetings.toCome')),
        list(upTo(say, all, (one) => meetingItem(say, one), { verb: 'meeting.list' })),
      ];

/** The rule of each series, in a line. */
export const seriesBlocks = (say: Speaker, { series: all }: MeetingsView) =>
  all.flatMap(({ kind, rule, time, zone }) => [
    strong(say(`card.meeting.kind.${kind}`)),
    facts(
      [say('card.form.rule'), ruleInWords(say, rule)],
      [say('card.form.time'), say('card.series.at', { time, zone })],
    ),
  ]);
