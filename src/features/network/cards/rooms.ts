/**
 * Posts in the network's rooms, and what the Secretariat is told about rooms. A post is short and the same for everybody. Its
 * button shows each reader the document as they may see it, to them alone.
 */
import type { Action, Block, Card, ListItem, Press, Tone } from '../../../core/card.ts';
import type { CalendarDate, Ref } from '../../../core/ids.ts';
import type {
  CallRoomView,
  MeetingRoomView,
  MessageRoomView,
  RequestRoomView,
  RmcRoomView,
  RoomView,
} from './roomView.ts';
import { called } from '../../../i18n/called.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { facts, heading, link, list, quote, subtle, text, upTo, when } from '../../../kit/blocks/blocks.ts';
import type { CardContext } from '../../../kit/cards.ts';
import type { SettingsView } from './view.ts';
import { platformOfRoom, type RoomNews } from '../../../core/room.ts';
import { platformName } from '../../../kit/blocks/platforms.ts';
import { why } from '../../../kit/blocks/reasons.ts';
import type { ActName } from '../../../core/contract.ts';

export interface Posted {
  readonly news: RoomNews;
  /** The version of the text for which it was posted. */
  readonly version?: string;
  readonly on?: CalendarDate;
}

/** The parts of a post about one kind of document. */
interface Parts {
  readonly title: string;
  readonly body: readonly Block[];
}

export function room(at: CardContext<RoomView, Posted>): Card {
  const { say, view, data } = at;
  const what = say(`card.room.${data.news}`);
  const where = subtle(say(opensWindows(at) ? 'card.room.inWindow' : 'card.room.private'));
  if (view.of === 'restricted') return restricted(say, view.ref, where);
  const { title, body } = parts(say, view, data);
  const show = shows(say, view);
  return {
    title,
    eyebrow: view.of === 'rmc' ? what : say('card.room.eyebrow', { what, ref: view.ref }),
    tone: TONES[data.news] ?? 'neutral',
    body: [...body, where],
    actions: [show],
    whole: show,
    ...(view.of !== 'rmc' && { context: { target: view.ref } }),
    summary: say('card.room.summary', { what, title }),
  };
}

const TONES: Partial<Record<RoomNews, Tone>> = {
  request: 'attention',
  referred: 'warning',
  outcome: 'good',
  meetingCancelled: 'warning',
};

/** Is a press in this room answered in a window? On other platforms the answer goes to the presser's own chat. */
const opensWindows = ({ reader, traits }: Pick<CardContext<unknown>, 'reader' | 'traits'>): boolean =>
  traits(platformOfRoom(reader.person) ?? '')?.opensWindows ?? false;

function restricted(say: Speaker, ref: Ref, where: Block): Card {
  return {
    title: ref,
    body: [text(say('card.room.restricted')), where],
    actions: [press(say, RESTRICTED[ref.slice(0, 1)] ?? 'endorsement.show', ref)],
    context: { target: ref },
    summary: say('card.room.restrictedSummary', { ref }),
  };
}

/** By the letter of the reference. */
const RESTRICTED: Readonly<Record<string, ActName>> = { C: 'correspondence.show', I: 'input.show' };

const press = (say: Speaker, verb: ActName, target?: Ref): Press => ({
  type: 'press',
  title: say('card.room.show'),
  verb,
  ...(target && { target }),
  look: 'primary',
});

/** The act that shows what a post in a room is about. */
const SHOWING_ACTS = {
  request: 'endorsement.show',
  message: 'correspondence.show',
  meeting: 'meeting.show',
  call: 'input.show',
} as const;
const shows = (say: Speaker, view: Exclude<RoomView, { of: 'restricted' }>): Press =>
  view.of === 'rmc' ? press(say, 'rmc.show') : press(say, SHOWING_ACTS[view.of], view.ref);

function parts(say: Speaker, view: Exclude<RoomView, { of: 'restricted' }>, posted: Posted): Parts {
  switch (view.of) {
    case 'request':
      return { title: view.title, body: request(say, view, posted) };
    case 'message':
      return { title: view.subject, body: message(say, view) };
    case 'meeting':
      return { title: called(say, view), body: meeting(say, view, posted) };
    case 'call':
      return { title: view.title, body: call(say, view) };
    case 'rmc':
      return committee(say, view, posted);
  }
}

function request(say: Speaker, view: RequestRoomView, { news, version }: Posted): Block[] {
  const isEarlier = version !== undefined && version !== view.cardVersion;
  const closes = view.open ? say('card.room.closes') : say('card.room.closed');
  return [
    ...(isEarlier ? [text(say('card.room.earlierText'), 'attention')] : []),
    facts(
      [say('card.room.state'), say(`card.state.${view.state === 'open' && !view.open ? 'closing' : view.state}`)],
      [closes, say.instant(view.closesAt)],
      [say('card.room.answered'), say('card.room.answeredOf', { n: view.answered, all: view.entities })],
      ...when(view.number, (number) => [say('card.room.number'), number] as const),
      ...when(view.agendaItem, (item) => [say('card.room.agendaItem'), item] as const),
      ...when(view.reason, (reason) => [say('card.room.reason'), reason] as const),
    ),
    link(say('card.room.document', { version: view.documentVersion }), view.documentUrl),
    ...(news === 'referred' ? view.objections.map(({ name, text: said }) => quote(said, name)) : []),
    ...(view.open && view.state === 'open' ? [text(say('card.room.silence'))] : []),
  ];
}

const message = (say: Speaker, view: MessageRoomView): Block[] => [
  text(view.text),
  ...view.links.map((url) => link(url, url)),
  facts(
    [
      say('card.room.from'),
      view.fromEntity === undefined ? view.from : say('card.room.fromOf', { name: view.from, entity: view.fromEntity }),
    ],
    ...when(view.dueAt, (at) => [say('card.room.due'), say.instant(at)] as const),
  ),
];

const call = (say: Speaker, { from, fromEntity: entity, documentUrl, dueAt }: CallRoomView): Block[] => [
  facts(
    [say('card.room.from'), entity === undefined ? from : say('card.room.fromOf', { name: from, entity })],
    [say('card.room.due'), say.instant(dueAt)],
  ),
  ...when(documentUrl, (url) => link(say('inputs.document'), url)),
];

function meeting(say: Speaker, view: MeetingRoomView, { news }: Posted): Block[] {
  const isChange = news === 'meetingMoved' || news === 'meetingCancelled';
  return [
    facts(
      [say('card.room.when'), say.instant(view.startsAt)],
      ...when(view.place, (place) => [say('card.room.place'), place] as const),
      ...when(isChange && view.reason, (reason) => [say('card.room.reason'), reason] as const),
    ),
    ...(isChange || view.agenda.length === 0
      ? []
      : [heading(say('card.room.agenda')), list(upTo(say, view.agenda, (item) => agendaLine(say, item)))]),
  ];
}

const agendaLine = (say: Speaker, { ref, title }: MeetingRoomView['agenda'][number]): ListItem => ({
  text: title === undefined ? ref : say('card.line', { ref, title }),
});

const committee = (say: Speaker, { title, seated }: RmcRoomView, { on }: Posted): Parts =>
  title === undefined
    ? {
        title: on === undefined ? say('card.room.rmcTurn') : say('card.rmcTurn.title', { on }),
        body: [text(say('card.room.seated')), list(upTo(say, seated, (entity) => ({ text: entity })))],
      }
    : { title, body: [text(say('card.room.shared'))] };

/** The first post in a new room. */
export function roomOpened(at: CardContext<undefined, { readonly network: string }>): Card {
  const { say, data } = at;
  const title = say('card.roomOpened.title');
  const presses = say(opensWindows(at) ? 'card.roomOpened.pressesInWindow' : 'card.roomOpened.presses');
  return {
    title,
    body: [text(say('card.roomOpened.body', { network: data.network })), subtle(presses)],
    actions: [],
    summary: title,
  };
}

export interface Lost {
  readonly room: string;
  readonly platform: string;
  readonly reason: string;
}
/** To the Secretariat: Concord can no longer post in a room. */
export function roomLost({ say, data }: CardContext<undefined, Lost>): Card {
  const title = say('card.roomLost.title');
  return {
    title,
    tone: 'warning',
    body: [
      text(
        say('card.roomLost.body', {
          room: data.room,
          platform: platformName(say, data.platform),
          why: why(say, data.reason),
        }),
      ),
      text(say('card.roomLost.todo')),
    ],
    actions: [],
    summary: title,
  };
}

/** On the settings card: the rooms, each with a button to end it. */
export const roomsBlocks = (say: Speaker, { rooms }: SettingsView): Block[] =>
  rooms.length === 0
    ? []
    : [
        heading(say('card.rooms.title')),
        list(
          rooms.map(({ name, platform }) => ({
            text: name ?? platformName(say, platform),
            note: say('card.rooms.on', { platform: platformName(say, platform) }),
          })),
        ),
      ];
export const roomsActions = (say: Speaker, { rooms }: SettingsView): Action[] =>
  rooms.map(({ platform }) => ({
    type: 'press',
    title: say('card.rooms.clear', { platform: platformName(say, platform) }),
    verb: 'room.clear',
    inputs: { platform },
    minor: true,
  }));
