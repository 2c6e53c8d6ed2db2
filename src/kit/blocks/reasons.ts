/** The reasons why somebody was not reached, in plain words. */
import { OUR_REASONS } from '../../core/envelope.ts';
import type { Speaker } from '../../i18n/speaker.ts';

const KNOWN = [
  'blocked',
  'noAddress',
  'notFound',
  'rateLimited',
  'unavailable',
  'timedOut',
  'refused',
  'tooLarge',
  'triedTooOften',
  ...OUR_REASONS,
  'noRepresentative',
  'notInTime',
  'tooLate',
  'askedByMail',
  'mailReturned',
  'mailNotFound',
  'mailTooLarge',
  'mailRefused',
  'mailDelayed',
  'mailTooLate',
  'mailboxUnread',
] as const;

/** A reason code in plain words. A code that this version does not know gets general words. */
export function why(say: Speaker, code: string): string {
  const known = KNOWN.find((reason) => reason === code);
  return known ? say(`reason.${known}`) : say('reason.unknown', { code });
}
