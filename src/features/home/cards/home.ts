/** The home card, which shows everybody what waits for them, and the welcome of a newcomer. */
import type { Action, Block, Card } from '../../../core/card.ts';
import type { RequestLine } from '../../endorsement/cards/view.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { heading, list, strong, text, upTo } from '../../../kit/blocks/blocks.ts';
import { mostUrgentFirst } from '../../../kit/blocks/todo.ts';
import { planTodo } from '../../plan/cards/home.ts';
import { rmcActions, rmcBlocks, rmcTodo } from '../../rmc/cards/home.ts';
import { OWN_PAGE, type CardContext, type Link } from '../../../kit/cards.ts';
import type { Reader } from '../../../core/people.ts';
import type { HomeView } from './view.ts';
import { requestItem, LIST, section } from '../../endorsement/cards/home.ts';
import { composing, messagesTodo, urgentForm } from '../../correspondence/cards/home.ts';
import { inputItem, inputsTodo, newCall } from '../../inputs/cards/home.ts';
import { meetingsAtHome, meetingsTodo } from '../../meetings/cards/home.ts';

export function home({ say, reader, view, link, withoutAccess = [] }: CardContext<HomeView>): Card {
  const requestsTodo = toDo(view);
  const todo = mostUrgentFirst([
    ...requestsTodo.map((line) => ({ item: requestItem(say, line), by: line.closesAt })),
    ...messagesTodo(say, view.correspondence),
    ...inputsTodo(say, view.inputs),
    ...planTodo(say, view.plan),
    ...meetingsTodo(say, view),
    ...rmcTodo(say, view),
  ]);
  const waiting = todo.length;
  // People who can repair Concord's access are told of it first, because other matters may wait for it.
  const broken = reader.manages ? withoutAccess.map((name) => say(`platform.${name}`)) : [];
  const { mailboxUnread: since } = view;
  const quiet = since === undefined ? 'card.home.nothing' : 'card.home.nothingButMailbox';
  const nothing = broken.length === 0 ? quiet : 'card.home.nothingBut';
  const title = waiting === 0 ? say(nothing) : say('card.home.waiting', { n: waiting });
  return {
    title,
    eyebrow: view.networkName,
    tone: waiting + broken.length === 0 && since === undefined ? 'good' : 'attention',
    body: [
      ...broken.map((platform) => strong(say('card.home.withoutAccess', { platform }))),
      ...(since === undefined ? [] : [strong(say('card.home.mailboxUnread', { since }))]),
      ...(waiting === 0 ? [] : [heading(say('card.home.todo')), list(upTo(say, todo, (item) => item, LIST))]),
      ...section(say, say('card.home.running'), without(view.running, requestsTodo)),
      ...meetingsAtHome(say, view),
      ...(view.running.length === 0 && waiting === 0 ? [text(say('card.home.quiet'))] : []),
      ...rmcBlocks(say, view),
      ...away(say, view),
    ],
    actions: [
      ...rmcActions(say, view),
      ...homeActions(say, reader),
      ...inBrowser(say, link),
      ...(view.away ? [back(say)] : []),
    ],
    ...(view.waiting.length + view.running.length > FEW && {
      whole: { type: 'press', title: say('card.showAll'), verb: 'endorsement.list' },
    }),
    more: say('card.more'),
    summary: title,
    refreshVerb: 'home',
  };
}

/** Requests with which the reader can do something now: decide, answer, or reach entities that were not reached. */
function toDo({ toDecide, waiting, running }: HomeView): readonly RequestLine[] {
  const known = [...toDecide, ...without(waiting, toDecide)];
  return [...known, ...without(running, known).filter(({ unreached }) => unreached !== undefined)];
}

/** A platform may shorten lists with more lines than this to its size limit. Then a button shows the list alone. */
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
  ...newCall(say, reader),
  { type: 'press', title: say('card.act.help'), verb: 'help', minor: newCall(say, reader).length > 0 },
];

/** The way to one's own page, where browsers reach this server. On that page itself it is left out. */
function inBrowser(say: Speaker, link: Link): Action[] {
  const url = link(OWN_PAGE);
  return url === '' ? [] : [{ type: 'open', title: say('card.act.inBrowser'), url, minor: true }];
}

/** To a newcomer: what waits for their entity, and in three lines how Concord is used. */
export function welcome({ say, reader, view }: CardContext<HomeView>): Card {
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
        : view.inputs.length > 0
          ? []
          : [text(say('card.home.nothing'))]),
      ...(view.inputs.length > 0 ? [list(view.inputs.map((line) => inputItem(say, line)))] : []),
      ...section(say, say('card.home.running'), without(view.running, view.waiting)),
    ],
    actions: [
      { type: 'press', title: say('card.act.home'), verb: 'home' },
      { type: 'press', title: say('card.act.help'), verb: 'help' },
    ],
    summary: say('card.welcome.summary', { network: view.networkName }),
  };
}
