/**
 * What a refusal means where a mail was refused: what is not found is a mailbox, and no platform. So an officer who reads the
 * reason alone knows what to do, wherever it stands.
 */
import type { FailureReason } from '../platform.ts';

const OF_MAIL: Partial<Readonly<Record<FailureReason, FailureReason>>> = {
  notFound: 'noSuchMailbox',
  tooLarge: 'mailTooBig',
  refused: 'mailNotTaken',
  timedOut: 'mailOverdue',
};

export const ofMail = (reason: FailureReason): FailureReason => OF_MAIL[reason] ?? reason;
