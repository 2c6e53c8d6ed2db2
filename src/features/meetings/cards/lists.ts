/** Lists of meetings, and the subscription of a calendar. */
import type { Block, Card } from '../../../core/card.ts';
import type { MeetingsView } from './view.ts';
import { ruleInWords } from '../../../i18n/called.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { facts, fold, heading, list, strong, subtle, text, upTo } from '../../../kit/blocks/blocks.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { meetingItem } from './home.ts';
import { names } from './words.ts';

export function meetings({ say, reader, view }: CardContext<MeetingsView>): Card {
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
export function calendarFeed({ say, data, link }: CardContext<undefined, { readonly token: string }>): Card {
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

/** The rule of each series, in a line. */
export const seriesBlocks = (say: Speaker, { series: all }: Pick<MeetingsView, 'series'>) =>
  all.flatMap(({ kind, title, audience, rule, time, zone }) => [
    strong(title ?? say(`card.meeting.kind.${kind}`)),
    facts(
      ...(audience === undefined ? [] : [[say('card.series.audience'), names(say, audience)] as const]),
      [say('card.form.rule'), ruleInWords(say, rule)],
      [say('card.form.time'), say('card.series.at', { time, zone })],
    ),
  ]);
