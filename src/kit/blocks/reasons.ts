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
  'mailboxFull',
  'policyRefused',
  'hostUnknown',
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
  'mailFull',
  'mailByPolicy',
  'mailNoHost',
  'mailExpired',
  'mailDelayed',
  'mailTooLate',
  'mailboxUnread',
] as const;

/** Those that mean another thing of a mail that came back than of a chat. */
const OF_MAILS = ['notFound', 'tooLarge', 'refused', 'timedOut', 'mailReturned'] as const;

/** Why a mail came back, in plain words. */
export function whyBack(say: Speaker, code: string): string {
  const known = OF_MAILS.find((reason) => reason === code);
  return known ? say(`reason.back.${known}`) : why(say, code);
}

/** A reason code in plain words. A code that this version does not know gets general words. */
export function why(say: Speaker, code: string): string {
  const known = KNOWN.find((reason) => reason === code);
  return known ? say(`reason.${known}`) : say('reason.unknown', { code });
}
