/**
 * Decides which messages to people are also posted in the network's rooms: only those that everybody gets. This is one
 * table beside the fan-out, so that no rule can post what must not be in a room (domain.md 9).
 */
import type { Act } from '../core/act.ts';
import { dataOf, type CardData } from '../core/answer.ts';
import type { CardName } from '../core/contract.ts';
import type { Audience, Effect } from '../core/decision.ts';
import type { Envelope } from '../core/envelope.ts';
import type { Ref } from '../core/ids.ts';
import { roomId, type Room, ROOM_NEWS, type RoomNews } from '../core/room.ts';

type Tell = Extract<Effect, { type: 'tell' }>;

/** Cards that a room gets once, although people who join later are sent them again. */
const ONCE: ReadonlySet<RoomNews> = new Set(['request', 'circular', 'inputCall']);
/** Cards in rooms that are kept up to date by edits. */
const LIVE: ReadonlySet<RoomNews> = new Set(['request']);

const isNews = (card: string): card is RoomNews => (ROOM_NEWS as readonly string[]).includes(card);

/** Does everybody get the message? Messages to the Secretariat or to roles are not for a room. */
const isWide = (to: Audience): boolean =>
  to === 'network' || (typeof to === 'object' && ('entities' in to || 'people' in to));

/** Makes one envelope for each room when the message is for rooms. */
export function roomPosts(effect: Tell, act: Act, about: Ref | undefined, rooms: readonly Room[]): readonly Envelope[] {
  const { to, card } = effect;
  if (typeof to === 'object' && 'rooms' in to)
    return rooms
      .filter(({ platform }) => to.rooms.includes(platform))
      .map((room) =>
        envelope(act, room, {
          card,
          data: dataOf(effect),
          id: `${act.eventId}:${card}`,
        }),
      );
  if (!isNews(card) || !isWide(to)) return [];
  const id = ONCE.has(card) ? `room:${card}:${about ?? ''}:${effect.version ?? ''}` : `${act.eventId}:room:${card}`;
  return rooms.map((room) => ({
    ...envelope(act, room, {
      card: 'room',
      data: { news: card, ...roomData(effect) },
      id,
    }),
    ...(about && { about }),
    live: LIVE.has(card),
    urgent: effect.urgent ?? false,
  }));
}

/**
 * The data of a room post: only references and dates. Texts are read when the card is drawn, because only then is it known
 * what the room may see.
 */
function roomData(effect: Tell): CardData {
  const { version } = effect;
  const { on } = dataOf(effect);
  return { ...(version !== undefined && { version }), ...(typeof on === 'string' && { on }) };
}

const envelope = (
  act: Act,
  room: Room,
  { id, card, data }: { readonly id: string; readonly card: CardName; readonly data: CardData },
): Envelope => {
  const to = roomId(act.network, room.platform);
  return {
    id: `${act.network}:${id}:${to}`,
    network: act.network,
    to,
    card,
    data: { ...data, address: room.address },
    live: false,
    urgent: false,
    createdAt: act.receivedAt,
  };
};
