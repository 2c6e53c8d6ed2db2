/**
 * The bot's token for itself. One request at a time, however many wait for it; each with a limit, and after one that failed
 * none for a while: whoever asks meanwhile is told at once what went wrong.
 */
import { withinOrThrow } from '../../../core/timeout.ts';
import { MINUTE_MS } from '../../../core/spans.ts';
import { NoToken } from '../failures.ts';

export interface Token {
  readonly value: string;
  /** In milliseconds of the clock. */
  readonly until: number;
}

export interface Tokens {
  /** @throws NoToken */
  get(): Promise<string>;
  /** What is kept was refused: the next one who asks gets another. */
  forget(): void;
}

export interface TokensOptions {
  /** Asks Microsoft once. @throws NoToken, or whatever went wrong on the way */
  readonly ask: (signal: AbortSignal) => Promise<Token>;
  /** In milliseconds. */
  readonly now?: () => number;
  readonly limitMs?: number;
}

/** A request that takes longer is given up. */
const TIMEOUT_MS = 8_000;
const FIRST_RETRY_DELAY_MS = 1_000;
/** Of a service that does not answer, which may be back any moment; of a "no", which somebody has to mend. */
const MAX_RETRY_DELAY_MS: Readonly<Record<string, number>> = { signInAway: 15_000 };
const REFUSED_RETRY_DELAY_MS = MINUTE_MS;
/** Asked for anew so long before it ends, as Microsoft's own library does. */
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

  /** What is kept still holds, though it is time for another. */
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

/** Given up whether it listens to the signal or not. */
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
