/** Lists of meetings, and subscribing to them in a calendar. */
import type { Block, Card, ListItem, Press } from '../../../core/card.ts';
import type { Reader } from '../../../core/people.ts';
import type { MeetingsView } from './view.ts';
import type { MeetingState } from '../rules/state.ts';
import { ruleInWords } from '../../../i18n/called.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { facts, fold, heading, list, paged, strong, subtle, text, upTo } from '../../../kit/blocks/blocks.ts';
import { nothingYet } from '../../../kit/blocks/nothingYet.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { meetingItem } from './home.ts';
import { itemName, names } from './words.ts';

/** The lists that can be chosen besides meetings to come. The first one is a button, the others are in the "More" menu. */
const STATES = ['ended', 'cancelled', 'notHeld'] as const;
const IN_VIEW = 1;

export interface MeetingsAsked {
  readonly state?: MeetingState;
  readonly page?: number;
}

/** The meetings to come with their series, or the meetings in one state. */
export function meetings({ say, reader, view, data }: CardContext<MeetingsView, MeetingsAsked>): Card {
  const { state, page } = data;
  const title = state === undefined ? say('card.meetings.title') : say(`card.meetings.only.${state}`);
  const which = state === undefined ? {} : { state };
  const lines = paged(
    say,
    view.lines,
    page,
    (one) => meetingItem(say, one),
    (to) => ({ verb: 'meeting.list', inputs: { ...which, page: to } }),
  );
  return {
    title,
    body:
      state === undefined
        ? toCome(say, reader, view, lines)
        : [lines.length === 0 ? text(say('card.meetings.noneOf')) : list(lines)],
    actions: [...(state === undefined ? makes(say, reader) : []), ...filters(say, state)],
    more: say('card.more'),
    whole: { type: 'press', title: say('card.showAll'), verb: 'meeting.list', inputs: which },
    summary: title,
    refreshVerb: 'meeting.list',
  };
}

const toCome = (say: Speaker, reader: Reader, view: MeetingsView, lines: readonly ListItem[]): Block[] => [
  heading(say('card.meetings.toCome')),
  ...(lines.length === 0 ? nothingYet(say, reader, 'meetings', say('card.meetings.none')) : [list(lines)]),
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
  ...fold(say('card.meetings.series', { n: view.series.length }), seriesBlocks(say, view)),
  ...fold(say('card.meetings.steering', { n: view.steering.length }), steeringBlocks(say, view)),
];

const makes = (say: Speaker, reader: Reader): Press[] => [
  ...(reader.manages ? [{ type: 'press', title: say('card.act.convene'), verb: 'meeting.compose' } as const] : []),
  ...(reader.entity === undefined
    ? []
    : [{ type: 'press', title: say('card.act.askMeeting'), verb: 'meeting.composeRequest' } as const]),
  { type: 'press', title: say('card.act.calendar'), verb: 'calendar.show' },
];

const filters = (say: Speaker, shown: MeetingState | undefined): Press[] => [
  ...(shown === undefined
    ? []
    : [{ type: 'press', title: say('card.meetings.toCome'), verb: 'meeting.list' } as const]),
  ...STATES.filter((state) => state !== shown).map((state, i): Press => ({
    type: 'press',
    title: say(`card.meetings.only.${state}`),
    verb: 'meeting.list',
    inputs: { state },
    ...(i >= IN_VIEW && { minor: true }),
  })),
];

/** The items for the Steering Committee, each with a button. */
const steeringBlocks = (say: Speaker, { steering: all }: MeetingsView): Block[] =>
  all.length === 0
    ? []
    : [
        list(
          upTo(say, all, (item) => ({
            text: itemName(say, item),
            press: { verb: 'agenda.show', target: item.ref },
          })),
        ),
      ];

/** The address for the reader's calendar program. It is for this reader only, and can be replaced. */
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

/** The rule of each series, one line each. */
export const seriesBlocks = (say: Speaker, { series: all }: Pick<MeetingsView, 'series'>) =>
  all.flatMap(({ kind, title, audience, rule, time, zone }) => [
    strong(title ?? say(`card.meeting.kind.${kind}`)),
    facts(
      ...(audience === undefined ? [] : [[say('card.series.audience'), names(say, audience)] as const]),
      [say('card.form.rule'), ruleInWords(say, rule)],
      [say('card.form.time'), say('card.series.at', { time, zone })],
    ),
  ]);
