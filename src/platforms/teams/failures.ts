/** Classifies Teams' answers to a send: whether it is tried again, and the reason for the Secretariat. */
import { MINUTE_MS } from '../../core/spans.ts';
import type { OurReason } from '../../core/envelope.ts';
import type { AccessLoss } from '../access.ts';
import type { Failure } from '../platform.ts';

/** An answer other than success. `status` is undefined when there was no answer. */
export class ConnectorFault extends Error {
  override readonly name = 'ConnectorFault';
  constructor(
    readonly status: number | undefined,
    readonly code: string,
    readonly retryAfterMs?: number,
  ) {
    super(`the connector answered ${status ?? 'nothing'} (${code})`);
  }
}

/** Nothing was sent to Teams: the bot has no token. */
export class NoToken extends Error {
  override readonly name = 'NoToken';
  constructor(
    readonly reason: OurReason,
    /** Microsoft's error code (`AADSTS7000215`), or the network's fault. */
    readonly said: string,
    readonly retryAfterMs?: number,
  ) {
    super(`${WORDS[reason]} (${said})`);
  }
}
const WORDS: Readonly<Record<OurReason, string>> = {
  accessRefused: 'Microsoft refuses the bot’s id, secret or tenant',
  scopeMissing: 'Microsoft does not give the bot what it asks for',
  restricted: 'an administrator has switched the bot’s registration off',
  signInAway: 'Microsoft’s sign-in service does not answer',
};

const later = (reason: Failure['reason'], retryAfterMs?: number): Failure => ({
  kind: 'later',
  reason,
  ...(retryAfterMs !== undefined && { retryAfterMs }),
});
const never = (reason: Failure['reason']): Failure => ({ kind: 'never', reason });

/** Failures by status. For 412, Teams' documentation asks for a new try. */
const BY_STATUS: Readonly<Record<number, Failure>> = {
  400: never('refused'),
  403: never('blocked'),
  404: never('notFound'),
  405: never('refused'),
  408: later('timedOut'),
  413: never('tooLarge'),
};

/** The code of a 403 when an administrator has disabled the bot, for the tenant or for some people. */
const SWITCHED_OFF = /^BotDisabledByAdmin$/i;
/** The wait before the next try of a call that was refused to the bot itself, in milliseconds. */
const PROBE_MS = 30_000;
const PROBE_HERE_MS = 5 * MINUTE_MS;

/** The limits that pause while the bot itself is refused: everywhere, and in one conversation. */
export interface PausedLimits {
  readonly access: string;
  readonly here: string;
}

export function failureOf(fault: unknown, { access, here }: PausedLimits): Failure {
  const loss = lossOf(fault);
  if (loss && fault instanceof ConnectorFault && fault.status === 403)
    return { kind: 'later', reason: loss.reason, retryAfterMs: PROBE_HERE_MS, limit: here };
  if (loss) {
    const retryAfterMs = (fault instanceof NoToken ? fault.retryAfterMs : undefined) ?? PROBE_MS;
    return { kind: 'later', reason: loss.reason, retryAfterMs, limit: access };
  }
  if (!(fault instanceof ConnectorFault)) return later('unavailable');
  const { status, code, retryAfterMs } = fault;
  if (status === 429) return later('rateLimited', retryAfterMs);
  if (status === undefined) return later(/abort|timed?.?out/i.test(code) ? 'timedOut' : 'unavailable');
  if (code === 'MessageSizeTooBig') return never('tooLarge');
  return BY_STATUS[status] ?? later('unavailable', retryAfterMs);
}

/** An administrator has removed the person's tenant from the settings. The person does not know this. */
export const tenantOff = ({ here }: PausedLimits): Failure => ({
  kind: 'later',
  reason: 'restricted',
  retryAfterMs: PROBE_HERE_MS,
  limit: here,
});

/** A fault of our own token, secret or rights; undefined for any other. */
export function lossOf(fault: unknown): AccessLoss | undefined {
  if (fault instanceof NoToken) return { reason: fault.reason, said: fault.said };
  if (!(fault instanceof ConnectorFault)) return undefined;
  const { status, code } = fault;
  if (status === 401) return { reason: 'accessRefused', said: code };
  return status === 403 && SWITCHED_OFF.test(code) ? { reason: 'restricted', said: code } : undefined;
}

/**
 * The maximum of `Retry-After`, in milliseconds. All messages wait meanwhile, so a value that is wrong, or is read with a
 * wrong clock, must not stop them for days.
 */
const MAX_RETRY_AFTER_MS = 5 * MINUTE_MS;

/** `Retry-After` as seconds or as a date, up to the maximum above. */
export function retryAfter(header: string | null | undefined, now: number): number | undefined {
  if (!header) return undefined;
  const isDate = /^[a-z]{3},/i.test(header.trim());
  const ms = isDate ? Date.parse(header) - now : Number(header) * 1000;
  return Number.isFinite(ms) && ms > 0 ? Math.min(Math.ceil(ms), MAX_RETRY_AFTER_MS) : undefined;
}
