/** What Teams' answer to a send means: is it worth another try, and what is told to the Secretariat? */
import { MINUTE_MS } from '../../core/spans.ts';
import type { OurReason } from '../../core/envelope.ts';
import type { Loss } from '../access.ts';
import type { Failure } from '../platform.ts';

/** An answer that was no success, or none at all (`status` undefined). */
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

/** Nothing was asked of Teams: the bot has no token for itself. */
export class NoToken extends Error {
  override readonly name = 'NoToken';
  constructor(
    readonly reason: OurReason,
    /** Microsoft's own word for it (`AADSTS7000215`), or what went wrong on the way. */
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

/** By status. 412 is asked to be tried again by Teams' documentation. */
const BY_STATUS: Readonly<Record<number, Failure>> = {
  400: never('refused'),
  403: never('blocked'),
  404: never('notFound'),
  405: never('refused'),
  408: later('timedOut'),
  413: never('tooLarge'),
};

/** Of 403: an administrator has switched the bot off, for the tenant or for some of its people. */
const SWITCHED_OFF = /^BotDisabledByAdmin$/i;
/** What is refused to the bot itself is asked for again after so long. */
const PROBE_MS = 30_000;
const PROBE_HERE_MS = 5 * MINUTE_MS;

/** The limits that rest while the bot itself is refused: everywhere, and in one conversation. */
export interface Rests {
  readonly access: string;
  readonly here: string;
}

export function failureOf(fault: unknown, { access, here }: Rests): Failure {
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

/** The person's tenant was taken off the list: an administrator's doing, which the person knows nothing of. */
export const tenantOff = ({ here }: Rests): Failure => ({
  kind: 'later',
  reason: 'restricted',
  retryAfterMs: PROBE_HERE_MS,
  limit: here,
});

/** A fault of our own token, secret or rights; undefined for any other. */
export function lossOf(fault: unknown): Loss | undefined {
  if (fault instanceof NoToken) return { reason: fault.reason, said: fault.said };
  if (!(fault instanceof ConnectorFault)) return undefined;
  const { status, code } = fault;
  if (status === 401) return { reason: 'accessRefused', said: code };
  return status === 403 && SWITCHED_OFF.test(code) ? { reason: 'restricted', said: code } : undefined;
}

/** Everybody waits meanwhile: a wait that is asked for by mistake, or by a clock that is wrong, must not last for days. */
const MAX_MS = 5 * MINUTE_MS;

/** `Retry-After` as seconds or as a date; no longer than we wait before we ask again. */
export function retryAfter(header: string | null | undefined, now: number): number | undefined {
  if (!header) return undefined;
  const isDate = /^[a-z]{3},/i.test(header.trim());
  const ms = isDate ? Date.parse(header) - now : Number(header) * 1000;
  return Number.isFinite(ms) && ms > 0 ? Math.min(Math.ceil(ms), MAX_MS) : undefined;
}
