/**
 * Remembers what has been posted, so that it is not posted twice. The intent is stored before a message is sent, and its
 * place in Slack afterwards. When only the intent is stored (a crash, a lost answer), the message's metadata shows whether
 * it arrived.
 */
import { DAY_MS } from '../../core/spans.ts';
import type { WebClient } from '@slack/web-api';
import type { Instant } from '../../core/ids.ts';
import type { KeyValueStore } from '../../core/keyValueStore.ts';
import { slackError } from './failures.ts';

export interface Post {
  readonly channel: string;
  /** Absent while it is not known whether the message arrived. */
  readonly ts?: string;
  readonly at: number;
}

export interface Posts {
  find(id: string): Promise<Post | undefined>;
  intend(id: string, channel: string): Promise<void>;
  posted(id: string, channel: string, ts: string): Promise<void>;
  /** Forgets a message that was refused, because there is nothing to search for. */
  forget(id: string): Promise<void>;
}

export const EVENT_TYPE = 'concord_message';
export const metadataOf = (id: string) => ({ event_type: EVENT_TYPE, event_payload: { id } });

const SPACE = 'slack.posts';
/** How long places are kept. Sending is given up long before. */
const KEPT_MS = 14 * DAY_MS;

export function openPosts({
  keyValues,
  now,
}: {
  readonly keyValues: KeyValueStore;
  readonly now: () => Instant;
}): Posts {
  let sweptAt = 0;
  const put = (id: string, post: Post): Promise<void> => keyValues.put(SPACE, id, JSON.stringify(post));

  async function sweep(at: number): Promise<void> {
    if (at - sweptAt < DAY_MS) return;
    sweptAt = at;
    for (const { key, value } of await keyValues.list(SPACE))
      if (at - (JSON.parse(value) as Post).at > KEPT_MS) await keyValues.remove(SPACE, key);
  }

  return {
    async find(id) {
      const value = await keyValues.get(SPACE, id);
      return value === undefined ? undefined : (JSON.parse(value) as Post);
    },
    async intend(id, channel) {
      const at = Date.parse(now());
      await put(id, { channel, at });
      await sweep(at);
    },
    posted: (id, channel, ts) => put(id, { channel, ts, at: Date.parse(now()) }),
    forget: (id) => keyValues.remove(SPACE, id),
  };
}

const PAGE = 100;
const MAX_PAGES = 10;

/**
 * The message with our id in a conversation; undefined when it never arrived. Also undefined in a channel whose history
 * Concord may not read: it does not ask for that scope, and rather posts twice than not at all.
 */
export async function findPosted(client: WebClient, channel: string, id: string): Promise<string | undefined> {
  try {
    return await searched(client, channel, id);
  } catch (fault) {
    if (slackError(fault) === 'missing_scope') return undefined;
    throw fault;
  }
}

async function searched(client: WebClient, channel: string, id: string): Promise<string | undefined> {
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const found = await client.conversations.history({
      channel,
      include_all_metadata: true,
      limit: PAGE,
      ...(cursor !== undefined && { cursor }),
    });
    const ours = found.messages?.find(
      ({ metadata }) =>
        metadata?.event_type === EVENT_TYPE && (metadata.event_payload as { id?: unknown } | undefined)?.id === id,
    );
    if (ours?.ts !== undefined) return ours.ts;
    cursor = found.response_metadata?.next_cursor || undefined;
    if (cursor === undefined) return undefined;
  }
  return undefined;
}
