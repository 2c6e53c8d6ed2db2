/** The networks' rooms as the dispatcher sees them. Each post begins a thread in the channel. */
import type { RoomHere } from '../../core/room.ts';
import type { NetworkRoom, Message, Rooms, Sent } from '../platform.ts';
import type { MessageDocuments } from './messageDocuments.ts';
import { cardMessage } from './cards.ts';
import type { TeamsChannel, Channels } from './channels.ts';
import { failureOf } from './failures.ts';
import { limitsOf, limitsToPause } from './rateLimits.ts';
import { messageIdOf, rememberSent, readMessageId } from './sent.ts';
import type { Connector } from './sdk/connector.ts';
import type { ErrorLog } from './turn.ts';

export interface RoomsDeps {
  readonly connector: Connector;
  readonly channels: Channels;
  readonly abouts: MessageDocuments;
  readonly log: ErrorLog;
  readonly appId: string;
  readonly dialogs: boolean;
  /** May this tenant use the bot? Nothing is posted in a tenant that was removed from the settings. */
  readonly serves: (tenant: string) => boolean;
}

const UNKNOWN: Sent = { ok: false, failure: { kind: 'never', reason: 'noAddress' } };

export function teamsRooms(deps: RoomsDeps): Rooms {
  const { connector, channels, appId, dialogs } = deps;
  const activityFor = ({ network }: NetworkRoom, { card, kind, urgent }: Message) =>
    cardMessage({ card, kind, network, dialogs }, urgent ? { importance: 'high' } : {});
  const channelOf = async ({ address }: RoomHere): Promise<TeamsChannel | undefined> => {
    const found = await channels.of(address);
    return found && deps.serves(found.tenant) ? found : undefined;
  };

  return {
    async place(room) {
      const channel = await channelOf(room);
      return channel && { limits: limitsOf(appId, channel.tenant, channel.conversation) };
    },
    async send(room, message) {
      const channel = await channelOf(room);
      if (!channel) return UNKNOWN;
      try {
        const { conversation, activityId } = await connector.post(channel, activityFor(room, message));
        const messageId = messageIdOf(conversation, activityId);
        await rememberSent(deps, messageId, message, room.network);
        return { ok: true, messageId };
      } catch (fault) {
        return { ok: false, failure: failureOf(fault, limitsToPause(appId, channel.conversation)) };
      }
    },
    async update(room, messageId, message) {
      const channel = await channelOf(room);
      if (!channel) return UNKNOWN;
      const { id, conversation = channel.conversation } = readMessageId(messageId);
      try {
        const { serviceUrl } = channel;
        await connector.update({ serviceUrl, conversation }, id, { ...activityFor(room, message), id });
        return { ok: true, messageId };
      } catch (fault) {
        return { ok: false, failure: failureOf(fault, limitsToPause(appId, channel.conversation)) };
      }
    },
  };
}
