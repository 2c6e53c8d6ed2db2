/** What Teams' answer to a send means: is it worth another try, and what is told to the Secretariat? */
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

const later = (reason: Failure['reason'], retryAfterMs?: number): Failure => ({
  kind: 'later',
  reason,
  ...(retryAfterMs !== undefined && { retryAfterMs }),
});
const never = (reason: Failure['reason']): Failure => ({ kind: 'never', reason });

/** By status. 412 is asked to be tried again by Teams' documentation; 401 is a fault of our own secret, not of the reader. */
const BY_STATUS: Readonly<Record<number, Failure>> = {
  400: never('refused'),
  401: later('unavailable'),
  403: never('blocked'),
  404: never('notFound'),
  405: never('refused'),
  408: later('timedOut'),
  413: never('tooLarge'),
};

export function failureOf(fault: unknown): Failure {
  if (!(fault instanceof ConnectorFault)) return later('unavailable');
  const { status, code, retryAfterMs } = fault;
  if (status === 429) return later('rateLimited', retryAfterMs);
  if (status === undefined) return later(/abort|timed?.?out/i.test(code) ? 'timedOut' : 'unavailable');
  if (code === 'MessageSizeTooBig') return never('tooLarge');
  return BY_STATUS[status] ?? later('unavailable', retryAfterMs);
}

/** `Retry-After` as seconds or as a date. */
export function retryAfter(header: string | null | undefined, now: number): number | undefined {
  if (!header) return undefined;
  const isDate = /^[a-z]{3},/i.test(header.trim());
  const ms = isDate ? Date.parse(header) - now : Number(header) * 1000;
  return Number.isFinite(ms) && ms > 0 ? Math.ceil(ms) : undefined;
}
