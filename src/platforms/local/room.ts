/**
 * The channels of the local platform: one for each network, with all its people. A channel is stored like a chat. Words in
 * a channel are answered in the writer's own chat, as on every platform.
 */
import type { NetworkId, PersonId } from '../../core/ids.ts';
import { roomId, type RoomHere } from '../../core/room.ts';
import { neverSent, type Rooms } from '../platform.ts';
import type { Chats } from './chats.ts';
import { cardContent } from './content.ts';

const NAME = '#network';

export const channelOf = (network: NetworkId): RoomHere => ({
  address: roomId(network, 'local'),
  name: NAME,
});
export const chatOf = ({ address }: RoomHere): PersonId => address as PersonId;

export const localRooms = (chats: Chats): Rooms => ({
  place: async () => ({ limits: [] }),
  async send(room, { id, kind, card }) {
    await chats.add(chatOf(room), {
      id,
      kind,
      from: 'bot',
      ...cardContent(card, kind),
    });
    return { ok: true, messageId: id };
  },
  async update(room, messageId, { kind, card }) {
    const edited = await chats.edit(chatOf(room), messageId, cardContent(card, kind));
    return edited ? { ok: true, messageId } : neverSent('notFound');
  },
});
