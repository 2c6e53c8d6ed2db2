import { neverSent, type Platform } from '../platform.ts';
import type { Chats } from './chats.ts';
import { cardContent } from './content.ts';
import { localRooms } from './room.ts';

/**
 * The local platform as the dispatcher sees it. Everybody has a chat; a "blocked" person cannot be written to. Their old
 * messages are still edited, so that the chat is correct when they are unblocked.
 */
export function localPlatform({ chats }: { readonly chats: Chats }): Platform {
  return {
    name: 'local',
    rooms: localRooms(chats),
    place: async () => ({ limits: [] }),
    async send(to, { id, kind, card }) {
      if (chats.isBlocked(to.id)) return neverSent('blocked');
      await chats.add(to.id, { id, kind, from: 'bot', ...cardContent(card, kind) });
      return { ok: true, messageId: id };
    },
    async update(to, messageId, { kind, card }) {
      const edited = await chats.edit(to.id, messageId, cardContent(card, kind));
      return edited ? { ok: true, messageId } : neverSent('notFound');
    },
  };
}
