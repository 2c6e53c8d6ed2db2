/** The reasons why somebody was not reached, in plain words. */
import { OUR_REASONS } from '../../core/envelope.ts';
import { own } from '../../core/own.ts';
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
  'noSuchMailbox',
  'mailTooBig',
  'mailNotTaken',
  'mailOverdue',
  'mailsCameBack',
  'addressBeyondRelay',
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

/** Those that are told otherwise of a mail that came back. Until December 2026 it was stored with the reasons of chats. */
const OF_MAILS = {
  notFound: 'notFound',
  noSuchMailbox: 'notFound',
  tooLarge: 'tooLarge',
  mailTooBig: 'tooLarge',
  refused: 'refused',
  mailNotTaken: 'refused',
  timedOut: 'timedOut',
  mailOverdue: 'timedOut',
  mailReturned: 'mailReturned',
} as const;

/** Why a mail came back, in plain words. */
export function whyBack(say: Speaker, code: string): string {
  const known = own<(typeof OF_MAILS)[keyof typeof OF_MAILS]>(OF_MAILS, code);
  return known ? say(`reason.back.${known}`) : why(say, code);
}

/** A reason code in plain words. A code that this version does not know gets general words. */
export function why(say: Speaker, code: string): string {
  const known = KNOWN.find((reason) => reason === code);
  return known ? say(`reason.${known}`) : say('reason.unknown', { code });
}
