/** "What waits for me", for everyone; the welcome of a newcomer; lists of requests. */
import type { Action, Block, Card, ListItem } from '../../../core/card.ts';
import type { RequestLine } from '../../endorsement/cards/view.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { heading, list, subtle, text, upTo } from '../../../kit/blocks/blocks.ts';
import { mostUrgentFirst } from '../../../kit/blocks/todo.ts';
import { composing, messagesTodo, urgentForm } from '../../correspondence/cards/list.ts';
import { rmcActions, rmcBlocks, rmcTodo } from '../../rmc/cards/home.ts';
import type { At } from '../../../kit/cards.ts';
import { meetingsAtHome, meetingsTodo } from '../../meetings/cards/lists.ts';
import type { Reader } from '../../../core/people.ts';
import type { RequestState } from '../../endorsement/rules/state.ts';
import type { HomeView } from './view.ts';

const LIST = { verb: 'endorsement.list' } as const;

export const requestItem = (say: Speaker, line: RequestLine): ListItem => ({
  text: line.veiled
    ? say('card.line.veiled', { ref: line.ref })
    : say('card.line', { ref: line.ref, title: line.title }),
  note: lineNote(say, line),
  ...((line.waitsForReader || line.awaitingSecretariat || line.unreached !== undefined) && {
    tone: 'attention' as const,
  }),
  press: { verb: 'endorsement.show', target: line.ref },
});

function lineNote(say: Speaker, line: RequestLine): string {
  const { state, closesAt, waitsForReader, awaitingSecretariat, unreached } = line;
  if (awaitingSecretariat) return say('card.line.awaiting');
  if (unreached !== undefined) return say('card.line.unreached', { n: unreached, closesAt });
  if (state !== 'open') return say('card.line.ended', { state: say(`card.state.${state}`) });
  return waitsForReader ? say('card.line.answerBy', { closesAt }) : say('card.line.closes', { closesAt });
}

/** A heading and its list, or nothing at all. */
const section = (say: Speaker, title: string, lines: readonly RequestLine[]): Block[] =>
  lines.length === 0 ? [] : [heading(title), list(upTo(say, lines, (line) => requestItem(say, line), LIST))];

export function home({ say, reader, view }: At<HomeView>): Card {
  const requestsTodo = toDo(view);
  const todo = mostUrgentFirst([
    ...requestsTodo.map((line) => ({ item: requestItem(say, line), by: line.closesAt })),
    ...messagesTodo(say, view.correspondence),
    ...meetingsTodo(say, view),
    ...rmcTodo(say, view),
  ]);
  const waiting = todo.length;
  const title = waiting === 0 ? say('card.home.nothing') : say('card.home.waiting', { n: waiting });
  return {
    title,
    eyebrow: view.networkName,
    tone: waiting === 0 ? 'good' : 'attention',
    body: [
      ...(waiting === 0 ? [] : [heading(say('card.home.todo')), list(upTo(say, todo, (item) => item, LIST))]),
      ...section(say, say('card.home.running'), without(view.running, requestsTodo)),
      ...meetingsAtHome(say, view),
      ...(view.running.length === 0 && waiting === 0 ? [text(say('card.home.quiet'))] : []),
      ...rmcBlocks(say, view),
      ...away(say, view),
    ],
    actions: [...rmcActions(say, view), ...homeActions(say, reader), ...(view.away ? [back(say)] : [])],
    ...(view.waiting.length + view.running.length > FEW && {
      whole: { type: 'press', title: say('card.showAll'), verb: 'endorsement.list' },
    }),
    summary: title,
    refreshVerb: 'home',
  };
}

/** Requests about which the reader can do something now: decide, answer, or reach those who were not reached. */
function toDo({ toDecide, waiting, running }: HomeView): readonly RequestLine[] {
  const known = [...toDecide, ...without(waiting, toDecide)];
  return [...known, ...without(running, known).filter(({ unreached }) => unreached !== undefined)];
}

/** Longer lists may be cut to a platform's size; then the list itself is offered. */
const FEW = 3;

const without = (lines: readonly RequestLine[], shown: readonly RequestLine[]): RequestLine[] => {
  const refs = new Set(shown.map(({ ref }) => ref));
  return lines.filter(({ ref }) => !refs.has(ref));
};

const away = (say: Speaker, { away: absence }: HomeView): Block[] =>
  absence
    ? [
        heading(say('card.home.away')),
        text(say('card.home.awayIs', { from: absence.from, to: absence.to, alternate: absence.alternate })),
      ]
    : [];
const back = (say: Speaker): Action => ({
  type: 'press',
  title: say('card.act.back'),
  verb: 'away.clear',
  minor: false,
});

const homeActions = (say: Speaker, reader: Reader): Action[] => [
  ...(reader.manages ? [{ type: 'press', title: say('card.act.compose'), verb: 'endorsement.compose' } as const] : []),
  { type: 'press', title: say('card.act.list'), verb: 'endorsement.list' },
  { type: 'press', title: say('card.act.meetings'), verb: 'meeting.list' },
  ...composing(say, reader),
  ...urgentForm(say, reader),
  { type: 'press', title: say('card.act.help'), verb: 'help' },
];

/** To a newcomer: what waits for the entity, and how it works in three lines. */
export function welcome({ say, reader, view }: At<HomeView>): Card {
  const title = say('card.welcome.title', { name: reader.name });
  return {
    title,
    eyebrow: view.networkName,
    body: [
      text(say('card.welcome.first')),
      text(say('card.welcome.second')),
      text(say('card.welcome.third')),
      ...(view.waiting.length > 0
        ? section(say, say('card.home.toAnswer'), view.waiting)
        : [text(say('card.home.nothing'))]),
      ...section(say, say('card.home.running'), without(view.running, view.waiting)),
    ],
    actions: [
      { type: 'press', title: say('card.act.home'), verb: 'home' },
      { type: 'press', title: say('card.act.help'), verb: 'help' },
    ],
    summary: say('card.welcome.summary', { network: view.networkName }),
  };
}

export function requests({
  say,
  reader,
  view,
  data,
}: At<readonly RequestLine[], { readonly state?: RequestState }>): Card {
  const title =
    data.state === undefined
      ? say('card.requests.title')
      : say('card.requests.titleState', { state: say(`card.state.${data.state}`) });
  const items = upTo(say, view, (line) => requestItem(say, line));
  return {
    title,
    body: [view.length === 0 ? text(say('card.requests.none')) : list(items)],
    actions: reader.manages ? [{ type: 'press', title: say('card.act.compose'), verb: 'endorsement.compose' }] : [],
    summary: title,
    refreshVerb: 'endorsement.list',
  };
}

/** Words or an emoji are not a position: the buttons are. */
export function offerButtons({ say, view }: At<readonly RequestLine[]>): Card {
  const waiting = view.filter((line) => line.waitsForReader);
  return {
    title: say('card.offer.title'),
    tone: 'attention',
    body: [
      text(waiting.length > 0 ? say('card.offer.body') : say('card.offer.nothing')),
      ...(waiting.length > 0 ? [list(upTo(say, waiting, (line) => requestItem(say, line), LIST))] : []),
      subtle(say('card.offer.help')),
    ],
    actions: [{ type: 'press', title: say('card.act.help'), verb: 'help' }],
    summary: say('card.offer.title'),
  };
}
