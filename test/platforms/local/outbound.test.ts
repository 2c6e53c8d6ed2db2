import { instant, networkId } from '../../../src/core/ids.ts';
import { openChats } from '../../../src/platforms/local/chats.ts';
import { localPlatform } from '../../../src/platforms/local/outbound.ts';
import { channelOf, chatOf } from '../../../src/platforms/local/room.ts';
import { platformContract } from '../../contracts/platform.contract.ts';
import { AMINA, SOFIA } from '../../support/localDoor.ts';
import { cardWords } from './cardWords.ts';

const UNA = networkId('una');

platformContract({
  name: 'local',
  hasRooms: true,
  start: async () => {
    const chats = openChats({ folder: ':memory:', now: () => instant('2026-11-24T14:00:00Z') });
    return {
      platform: localPlatform({ chats }),
      people: [AMINA, SOFIA],
      seen: async ({ id }) => chats.messages(id).map((message) => ({ id: message.id, words: cardWords(message.card) })),
      channel: {
        room: { ...channelOf(UNA), network: UNA },
        seen: async () =>
          chats.messages(chatOf(channelOf(UNA))).map((message) => ({ id: message.id, words: cardWords(message.card) })),
      },
      block: ({ id }, blocked) => chats.setBlocked(id, blocked),
      stop: async () => chats.close(),
    };
  },
});
