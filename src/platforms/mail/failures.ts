/** What an answer of the relay means for a mail: later, never, or that Concord itself is refused. */
import { HOUR_MS, MINUTE_MS } from '../../core/spans.ts';
import type { Failure, FailureReason } from '../platform.ts';
import { withoutAddresses } from './address.ts';
import { enhancedIn, isDayLimit, isNoRelaying, isPermission, type Refusal } from './refusals.ts';
import { NoToken } from './token.ts';
import { helpFor } from './unknownIssuer.ts';

/** A fault of nodemailer; without an answer of the relay the status is 0. */
interface MailFault extends Refusal {
  readonly code: string;
}

/** The relay does not take addresses with other letters than ASCII before the @: without SMTPUTF8 they have no spelling. */
export class BeyondRelay extends Error {}

/** How long all mails rest when the relay refuses Concord itself. */
export const OURS_REST_MS = 5 * MINUTE_MS;
export const RATE_REST_MS = MINUTE_MS;
const DAY_LIMIT_REST_MS = HOUR_MS;

export interface Verdict {
  readonly failure: Failure;
  /** The relay asks to slow down: the pause doubles each time. */
  readonly isRate?: true;
  /** The connection was lost, and perhaps only the answer was. */
  readonly isLost?: true;
  /** And it was never made, so no mail has gone out. */
  readonly isUnmade?: true;
  /** Perhaps not Concord itself is refused but this recipient alone. */
  readonly isOfOne?: true;
  /** For administrators, when the fault is Concord's own. */
  readonly trouble?: string;
}

export function faultIn(error: unknown): MailFault {
  const { code, command, responseCode, response, message } = error as Readonly<Record<string, unknown>>;
  const words = typeof response === 'string' ? response : String(message);
  return {
    code: typeof code === 'string' ? code : '',
    command: typeof command === 'string' ? command : '',
    status: typeof responseCode === 'number' ? responseCode : 0,
    enhanced: enhancedIn(words),
    words,
  };
}

const later = (reason: FailureReason): Verdict => ({ failure: { kind: 'later', reason } });
const never = (reason: FailureReason): Verdict => ({ failure: { kind: 'never', reason } });

const ours = (trouble: string, reason: FailureReason = 'accessRefused'): Verdict => ({
  failure: { kind: 'later', reason, retryAfterMs: OURS_REST_MS },
  trouble,
});

const rate = (restMs = RATE_REST_MS): Verdict => ({
  failure: { kind: 'later', reason: 'rateLimited', retryAfterMs: restMs },
  ...(restMs === RATE_REST_MS && { isRate: true }),
});

export function verdictOn(error: unknown): Verdict {
  if (error instanceof NoToken) return noToken(error);
  if (error instanceof BeyondRelay) return never('addressBeyondRelay');
  const fault = faultIn(error);
  const { status } = fault;
  if (isDayLimit(fault)) return rate(DAY_LIMIT_REST_MS);
  if (isOurs(fault))
    return {
      ...ours(`Mail: the relay refuses Concord: ${inShort(fault)}`),
      ...(isNoRelaying(fault) && { isOfOne: true }),
    };
  if (status >= 500) return refused(fault);
  if (status >= 400) return isRate(fault) ? rate() : later('unavailable');
  if (isCertificate(fault))
    return ours(
      `Mail: the relay’s certificate is not accepted: ${withoutAddresses(fault.words).slice(0, 200)}${helpFor(fault.words)}`,
      'restricted',
    );
  const isTimeout = fault.code === 'ETIMEDOUT';
  return { ...later(isTimeout ? 'timedOut' : 'unavailable'), isLost: true, ...(isUnmade(error) && { isUnmade: true }) };
}

/** The relay was not found, refused the connection, or never greeted. nodemailer says the latter in words alone. */
function isUnmade(error: unknown): boolean {
  const { code, syscall, message } = error as Readonly<Record<string, unknown>>;
  const isSilent = code === 'ETIMEDOUT' && /^(?:Connection timeout|Greeting never received)/.test(String(message));
  return code === 'EDNS' || syscall === 'connect' || isSilent;
}

const noToken = ({ isRefused, message }: NoToken): Verdict =>
  ours(`Mail: no token for the mailbox: ${message}`, isRefused ? 'accessRefused' : 'signInAway');

/** `/readyz` and the log show it, so it names nobody to whom mail goes. */
const inShort = ({ code, words }: MailFault): string => `${code} ${withoutAddresses(words).slice(0, 200)}`.trim();

const OUR_CODES: ReadonlySet<string> = new Set(['EAUTH', 'ENOAUTH', 'EOAUTH2', 'ETLS', 'ECONFIG']);

/** The sign-in, TLS or the sender is refused, for every recipient. */
const isOurs = (fault: MailFault): boolean =>
  isPermission(fault) || (OUR_CODES.has(fault.code) && (fault.status === 0 || fault.status >= 500));

const isCertificate = ({ code, words }: MailFault): boolean =>
  (code === 'ESOCKET' || code === 'ECONNECTION') && /certificate|altnames/i.test(words);

/** 421 and 432 are about the connection; 450 and 451 may also be greylisting or a full mailbox. */
const isRate = ({ status, words }: MailFault): boolean =>
  status === 421 || status === 432 || /\brate\b|limit|too many|throttl/i.test(words);

const refused = ({ status, enhanced, words, command }: MailFault): Verdict =>
  never(reasonOf({ status, enhanced, words: command.startsWith('RCPT') ? words : '' }));

/** Why a mail was refused for good. @param words those about its recipient */
export function reasonOf({ status, enhanced, words }: Pick<MailFault, 'status' | 'enhanced' | 'words'>): FailureReason {
  // 5.1.8 is about the sender; the rest of 5.1 about the recipient's address.
  if (enhanced === '5.1.2' || enhanced === '5.4.4') return 'hostUnknown';
  if (/^5\.1\.(?![78]$)|^5\.2\.1$/.test(enhanced)) return 'notFound';
  if (enhanced === '5.2.2' || /\b(?:over ?quota|mailbox (?:is )?full|quota exceeded)\b/i.test(words))
    return 'mailboxFull';
  // Google gives 552 for a forbidden attachment, too.
  if (enhanced.startsWith('5.7.')) return 'policyRefused';
  if (status === 552 || enhanced === '5.3.4' || enhanced === '5.2.3') return 'tooLarge';
  const isNobody = status === 550 && enhanced === '';
  if (isNobody && /unknown|no such|does not exist|not found|invalid (?:user|recipient|mailbox)/i.test(words))
    return 'notFound';
  return 'refused';
}
