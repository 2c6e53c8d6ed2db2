/**
 * Messages on which a press was just answered: they show what came of it, and the presser is reading that. It counts as an
 * edit, so that the next one leaves it standing for as long as any other. Kept in memory: an edit that comes too soon after
 * a start, or from another process, shows the same card without the words.
 */
import { after, type Instant } from '../core/ids.ts';
import { EDIT_EVERY_MS } from './rendered.ts';

export interface Answered {
  /** The message shows what came of a press. */
  on(platform: string, messageId: string): void;
  /** The instant from which the message may be edited again; undefined when that is now. */
  until(platform: string, messageId: string): Instant | undefined;
}

export function createAnswered(now: () => Instant): Answered {
  /** By message, the oldest first. */
  const held = new Map<string, Instant>();
  const keyOf = (platform: string, messageId: string): string => `${platform}/${messageId}`;
  const forget = (at: Instant): void => {
    for (const [key, until] of held) {
      if (until > at) return;
      held.delete(key);
    }
  };
  return {
    on(platform, messageId) {
      const at = now();
      forget(at);
      const key = keyOf(platform, messageId);
      held.delete(key);
      held.set(key, after(at, EDIT_EVERY_MS));
    },
    until(platform, messageId) {
      const until = held.get(keyOf(platform, messageId));
      return until !== undefined && until > now() ? until : undefined;
    },
  };
}
