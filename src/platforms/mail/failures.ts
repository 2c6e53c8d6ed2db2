/** What an answer of the relay means for a mail: later, never, or that Concord itself is refused. */
import { HOUR_MS, MINUTE_MS } from '../../core/spans.ts';
import type { Failure, FailureReason } from '../platform.ts';
import { NoToken } from './token.ts';

/** A fault of nodemailer. `response`: the relay's answer, where there was one. */
interface MailFault {
  readonly code: string;
  readonly command: string;
  readonly status: number;
  /** The enhanced status: `5.1.1`. */
  readonly enhanced: string;
  readonly words: string;
}

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
    enhanced: /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(words)?.[1] ?? '',
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
  const fault = faultIn(error);
  const { status } = fault;
  if (isOurs(fault)) return ours(`Mail: the relay refuses Concord: ${inShort(fault)}`);
  if (status >= 500) return refused(fault);
  if (status >= 400) return isRate(fault) ? rate() : later('unavailable');
  if (isCertificate(fault))
    return ours(`Mail: the relay’s certificate is not accepted: ${fault.words.slice(0, 200)}`, 'restricted');
  if (fault.code === 'ETIMEDOUT') return { ...later('timedOut'), isLost: true };
  return { ...later('unavailable'), isLost: true };
}

const noToken = ({ isRefused, message }: NoToken): Verdict =>
  ours(`Mail: no token for the mailbox: ${message}`, isRefused ? 'accessRefused' : 'signInAway');

const inShort = ({ code, words }: MailFault): string => `${code} ${words.slice(0, 200)}`.trim();

const OUR_CODES: ReadonlySet<string> = new Set(['EAUTH', 'ENOAUTH', 'EOAUTH2', 'ETLS', 'ECONFIG']);
const OUR_STATUS: ReadonlySet<number> = new Set([530, 534, 535, 538]);
/**
 * Basic authentication has ended; the sender is not this mailbox; relaying is denied. From 5.1.8 on: this sender or its tenant
 * may not send any more (Exchange Online).
 */
const OUR_ENHANCED: ReadonlySet<string> = new Set(
  '5.7.30 5.7.60 5.7.57 5.7.0 5.7.8 5.1.8 5.7.54 5.7.64 5.7.705 5.7.708 5.7.750'.split(' '),
);
/** A relay that takes mails of others says so of every recipient. A plain 5.7.1 may be one recipient's policy. */
const RELAYING_DENIED = /relay access denied|unable to relay|relaying (?:denied|not allowed)|not permitted to relay/i;

/** The sign-in, TLS or the sender is refused, for every recipient. */
function isOurs({ code, status, enhanced, command, words }: MailFault): boolean {
  if (OUR_STATUS.has(status)) return true;
  if (status >= 400 && status < 500) return false;
  if (OUR_CODES.has(code) || (status >= 500 && OUR_ENHANCED.has(enhanced))) return true;
  if (status >= 500 && RELAYING_DENIED.test(words)) return true;
  // The size is told with the sender, and is the message's.
  return status >= 500 && status !== 552 && /^(?:CONN|EHLO|HELO|STARTTLS|AUTH|MAIL)/.test(command);
}

const isCertificate = ({ code, words }: MailFault): boolean =>
  (code === 'ESOCKET' || code === 'ECONNECTION') && /certificate|altnames/i.test(words);

/** 421 and 432 are about the connection; 450 and 451 may also be greylisting or a full mailbox. */
const isRate = ({ status, words }: MailFault): boolean =>
  status === 421 || status === 432 || /\brate\b|limit|too many|throttl/i.test(words);

function refused({ status, enhanced, words, command }: MailFault): Verdict {
  if (enhanced === '5.4.5' || /daily [^\n]{0,80}?(?:limit|quota)/i.test(words)) return rate(DAY_LIMIT_REST_MS);
  return never(reasonOf({ status, enhanced, words: command.startsWith('RCPT') ? words : '' }));
}

/** Why a mail was refused for good. @param words those about its recipient */
export function reasonOf({ status, enhanced, words }: Pick<MailFault, 'status' | 'enhanced' | 'words'>): FailureReason {
  // 5.1.8 is about the sender; the rest of 5.1 about the recipient's address.
  if (enhanced === '5.1.2' || enhanced === '5.4.4') return 'hostUnknown';
  if (/^5\.1\.(?![78]$)|^5\.2\.1$/.test(enhanced)) return 'notFound';
  if (enhanced === '5.2.2' || /\b(?:over ?quota|mailbox (?:is )?full|quota exceeded)\b/i.test(words))
    return 'mailboxFull';
  if (status === 552 || enhanced === '5.3.4' || enhanced === '5.2.3') return 'tooLarge';
  const isNobody = status === 550 && enhanced === '';
  if (isNobody && /unknown|no such|does not exist|not found|invalid (?:user|recipient|mailbox)/i.test(words))
    return 'notFound';
  return enhanced.startsWith('5.7.') ? 'policyRefused' : 'refused';
}
