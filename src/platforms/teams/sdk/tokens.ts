/**
 * Keeps the bot's own token. However many callers wait, there is one request at a time, with a time limit. After a failed
 * request there is none for a while, and callers get its error at once.
 */
import { withinOrThrow } from '../../../core/timeout.ts';
import { MINUTE_MS } from '../../../core/spans.ts';
import { NoToken } from '../failures.ts';

export interface Token {
  readonly value: string;
  /** The end of its validity, in milliseconds of the clock. */
  readonly until: number;
}

export interface Tokens {
  /** @throws NoToken */
  get(): Promise<string>;
  /** Forgets the kept token, because it was refused. The next caller fetches another one. */
  forget(): void;
}

export interface TokensOptions {
  /** Sends one request to Microsoft. @throws NoToken, or the error of the request */
  readonly ask: (signal: AbortSignal) => Promise<Token>;
  /** A clock in milliseconds. */
  readonly now?: () => number;
  readonly limitMs?: number;
}

/** The time limit of a request, in milliseconds. */
const TIMEOUT_MS = 8_000;
const FIRST_RETRY_DELAY_MS = 1_000;
/**
 * The longest wait after a failure, in milliseconds. It is short for a service that does not answer, which may work again
 * at any moment; a refusal has to be corrected by somebody.
 */
const MAX_RETRY_DELAY_MS: Readonly<Record<string, number>> = { signInAway: 15_000 };
const REFUSED_RETRY_DELAY_MS = MINUTE_MS;
/** How long before its end a token is renewed, in milliseconds. Microsoft's own library uses the same time. */
const RENEW_BEFORE_MS = 5 * MINUTE_MS;
const MAX_WORDS = 200;

export function createTokens({ ask, now = Date.now, limitMs = TIMEOUT_MS }: TokensOptions): Tokens {
  let kept: Token | undefined;
  let asking: Promise<string> | undefined;
  let failures = 0;
  let last: { readonly fault: NoToken; readonly until: number } | undefined;

  async function request(): Promise<string> {
    try {
      kept = await limited(ask, limitMs);
      failures = 0;
      last = undefined;
      return kept.value;
    } catch (error) {
      const fault = asNoToken(error);
      failures += 1;
      const longest = MAX_RETRY_DELAY_MS[fault.reason] ?? REFUSED_RETRY_DELAY_MS;
      const rest = Math.max(Math.min(FIRST_RETRY_DELAY_MS * 2 ** (failures - 1), longest), fault.retryAfterMs ?? 0);
      last = { fault, until: now() + rest };
      return held() ?? Promise.reject(resting(last, now()));
    }
  }

  /** The kept token while it is valid, even if it is time to renew it. */
  const held = (): string | undefined => (kept && kept.until > now() ? kept.value : undefined);

  return {
    async get() {
      if (kept && kept.until - RENEW_BEFORE_MS > now()) return kept.value;
      if (last && last.until > now()) return held() ?? Promise.reject(resting(last, now()));
      return (asking ??= request().finally(() => (asking = undefined)));
    },
    forget: () => void (kept = undefined),
  };
}

const resting = ({ fault, until }: { fault: NoToken; until: number }, at: number): NoToken =>
  new NoToken(fault.reason, fault.said, Math.max(1, until - at));

/** Ends the wait after the limit, even if the request ignores the signal. */
async function limited(ask: TokensOptions['ask'], limitMs: number): Promise<Token> {
  const giveUp = new AbortController();
  try {
    return await withinOrThrow(ask(giveUp.signal), limitMs, () => new NoToken('signInAway', 'timed out'));
  } catch (fault) {
    giveUp.abort();
    throw fault;
  }
}

function asNoToken(fault: unknown): NoToken {
  if (fault instanceof NoToken) return fault;
  const { code, cause, message } = (fault ?? {}) as {
    readonly code?: unknown;
    readonly cause?: { readonly code?: unknown };
    readonly message?: unknown;
  };
  const said = [cause?.code, code, message].find((one): one is string => typeof one === 'string' && one !== '');
  return new NoToken('signInAway', said?.split('\n')[0]?.slice(0, MAX_WORDS) ?? 'no answer');
}
