/** What a second try of a document's failed messages sends, and how that is said. */
import type { Ref } from '../core/ids.ts';
import type { Phrase } from '../core/phrase.ts';
import { phrase } from '../i18n/phrase.ts';

export interface SecondTry {
  /** The people to whom a message failed that goes out again. */
  readonly failed: number;
  /** Those from whose address mails came back, and who have no account in a chat: nothing goes to them. */
  readonly rested: number;
  /** The fault of Concord's own access for which other deliveries wait. */
  readonly held?: string;
}

/** Counts only what goes out. Messages that wait for Concord's own access are not counted. */
export function sentAgain(
  area: 'endorsement' | 'correspondence',
  ref: Ref,
  { failed: n, rested }: Pick<SecondTry, 'failed' | 'rested'>,
): Phrase {
  if (rested > 0 && n === 0) return phrase(`${area}.retriedRested`, { ref, rested });
  if (rested > 0) return phrase(`${area}.retriedNotRested`, { ref, n, rested });
  return n > 0 ? phrase(`${area}.retried`, { ref, n }) : phrase(`${area}.retriedHeld`, { ref });
}
