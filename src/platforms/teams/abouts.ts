/**
 * What each message was about, so that words written as a reply to it are known to be one. The last ones of each chat, on
 * the store's shelf: what is forgotten is taken for words without a message.
 */
import type { Shelf } from '../../core/shelf.ts';
import { answered, type Activity } from './activity.ts';

export interface Abouts {
  /** @param chat the conversation, in a channel without its thread */
  sent(chat: string, activityId: string, about: string | undefined): Promise<void>;
  /** What the message was about that these words answer; undefined when they answer none of ours. */
  of(chat: string, activity: Activity): Promise<string | undefined>;
}

const SPACE = 'teams';
const PREFIX = 'about/';
const MOST = 100;

type Kept = readonly (readonly [id: string, about: string])[];

export function openAbouts(shelf: Shelf): Abouts {
  /** Writes to one chat wait for each other: each adds to what the one before has left. */
  const writing = new Map<string, Promise<void>>();

  async function read(chat: string): Promise<Kept> {
    const found = await shelf.get(SPACE, PREFIX + chat);
    return found === undefined ? [] : (JSON.parse(found) as Kept);
  }
  async function add(chat: string, activityId: string, about: string): Promise<void> {
    const kept = [...(await read(chat)), [activityId, about] as const].slice(-MOST);
    await shelf.put(SPACE, PREFIX + chat, JSON.stringify(kept));
  }

  return {
    async sent(chat, activityId, about) {
      if (about === undefined || activityId === '') return;
      const before = writing.get(chat) ?? Promise.resolve();
      const now = before.catch(() => undefined).then(() => add(chat, activityId, about));
      writing.set(chat, now);
      await now.finally(() => {
        if (writing.get(chat) === now) writing.delete(chat);
      });
    },
    async of(chat, activity) {
      const ids = answered(activity);
      if (ids.length === 0) return undefined;
      return (await read(chat)).findLast(([id]) => ids.includes(id))?.[1];
    },
  };
}
