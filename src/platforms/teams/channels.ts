/**
 * Channels and group chats as last seen, with their addresses. Kept in the key-value store under the core's address of the
 * room. No decision depends on it.
 */
import type { RoomHere } from '../../core/room.ts';
import type { KeyValueStore } from '../../core/keyValueStore.ts';
import { isPersonal, type Activity } from './activity.ts';

export interface TeamsChannel {
  readonly tenant: string;
  /** The id of the channel itself, without a thread. */
  readonly conversation: string;
  readonly bot: string;
  readonly serviceUrl: string;
  /** The team of the channel. A group chat has none. */
  readonly team?: string;
}

export interface Channels {
  of(address: string): Promise<TeamsChannel | undefined>;
  seen(address: string, channel: TeamsChannel): Promise<void>;
  /** The addresses of the channels for which the condition is true. */
  where(is: (channel: TeamsChannel) => boolean): Promise<readonly string[]>;
}

const SPACE = 'teams';
const PREFIX = 'channel/';

export function openChannels(keyValues: KeyValueStore): Channels {
  const read = (text: string): TeamsChannel => JSON.parse(text) as TeamsChannel;
  return {
    async of(address) {
      const found = await keyValues.get(SPACE, PREFIX + address);
      return found === undefined ? undefined : read(found);
    },
    async seen(address, channel) {
      const now = JSON.stringify(channel);
      if ((await keyValues.get(SPACE, PREFIX + address)) !== now) await keyValues.put(SPACE, PREFIX + address, now);
    },
    async where(is) {
      const all = await keyValues.list(SPACE, PREFIX);
      return all.filter(({ value }) => is(read(value))).map(({ key }) => key.slice(PREFIX.length));
    },
  };
}

/** The conversation without the thread. A message in a channel names both. */
export const withoutThread = (conversation: string): string => conversation.split(';')[0] ?? conversation;

/** The channel or group chat that the activity names; undefined in a chat with one person. */
export function channelIn(activity: Activity): (RoomHere & { readonly channel: TeamsChannel }) | undefined {
  const { conversation, recipient, serviceUrl, channelData } = activity;
  if (isPersonal(activity) || !conversation || !recipient || !serviceUrl) return undefined;
  const tenant = (channelData?.tenant?.id ?? conversation.tenantId ?? '').toLowerCase();
  const id = withoutThread(channelData?.channel?.id ?? conversation.id);
  const team = channelData?.team?.id;
  const name = channelData?.channel?.name ?? conversation.name ?? channelData?.team?.name;
  return {
    address: `${tenant}/${id}`,
    ...(name && { name }),
    channel: { tenant, conversation: id, bot: recipient.id, serviceUrl, ...(team && { team }) },
  };
}
