/**
 * Messages that show the answer to a press. The presser is reading it, so the answer counts as an edit and the next edit
 * keeps the usual distance. Kept in memory: an edit soon after a start, or by another process, may replace the answer early.
 */
import { after, type Instant } from '../core/ids.ts';
import { EDIT_EVERY_MS } from './rendered.ts';

export interface AnsweredMessages {
  /** The message shows the answer to a press. */
  onAnswer(platform: string, messageId: string): void;
  /** When the message may be edited again; undefined when it may be edited now. */
  mayEditAt(platform: string, messageId: string): Instant | undefined;
}

export function createAnsweredMessages(now: () => Instant): AnsweredMessages {
  /** The instant until which a message is left alone, the oldest first. */
  const until = new Map<string, Instant>();
  const keyOf = (platform: string, messageId: string): string => `${platform}/${messageId}`;
  const sweep = (at: Instant): void => {
    for (const [key, mayEditAt] of until) {
      if (mayEditAt > at) return;
      until.delete(key);
    }
  };
  return {
    onAnswer(platform, messageId) {
      const at = now();
      sweep(at);
      const key = keyOf(platform, messageId);
      until.delete(key);
      until.set(key, after(at, EDIT_EVERY_MS));
    },
    mayEditAt(platform, messageId) {
      const mayEditAt = until.get(keyOf(platform, messageId));
      return mayEditAt !== undefined && mayEditAt > now() ? mayEditAt : undefined;
    },
  };
}
