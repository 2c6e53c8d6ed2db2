/**
 * The document of each message, so that a reply is known to be about it. The last messages of each chat are kept in the
 * key-value store. A reply to an older one is handled like words that reply to nothing.
 */
import type { KeyValueStore } from '../../core/keyValueStore.ts';
import { answered, type Activity } from './activity.ts';

export interface MessageDocuments {
  /** Records what a message is about. @param chat the conversation; for a channel without its thread */
  sent(chat: string, activityId: string, said: MessageDocument): Promise<void>;
  /** The document of the message to which these words reply; undefined when it is not one of ours. */
  of(chat: string, activity: Activity): Promise<MessageDocument | undefined>;
}

/** A document in its network. */
export interface MessageDocument {
  readonly network: string;
  readonly about: string;
}

const SPACE = 'teams';
const PREFIX = 'about/';
const MAX_KEPT = 100;

type Kept = readonly (readonly [id: string, about: string, network: string])[];

export function openMessageDocuments(keyValues: KeyValueStore): MessageDocuments {
  /**
   * Writes that have not ended, by chat. They are made one after the other, because each adds to the result of the one
   * before.
   */
  const writing = new Map<string, Promise<void>>();

  async function read(chat: string): Promise<Kept> {
    const found = await keyValues.get(SPACE, PREFIX + chat);
    return found === undefined ? [] : (JSON.parse(found) as Kept);
  }
  async function add(chat: string, activityId: string, { about, network }: MessageDocument): Promise<void> {
    const kept = [...(await read(chat)), [activityId, about, network] as const].slice(-MAX_KEPT);
    await keyValues.put(SPACE, PREFIX + chat, JSON.stringify(kept));
  }

  return {
    async sent(chat, activityId, said) {
      if (activityId === '') return;
      const before = writing.get(chat) ?? Promise.resolve();
      const now = before.catch(() => undefined).then(() => add(chat, activityId, said));
      writing.set(chat, now);
      await now.finally(() => {
        if (writing.get(chat) === now) writing.delete(chat);
      });
    },
    async of(chat, activity) {
      const ids = answered(activity);
      if (ids.length === 0) return undefined;
      const found = (await read(chat)).findLast(([id]) => ids.includes(id));
      return found && { about: found[1], network: found[2] };
    },
  };
}
