/**
 * Sends the calls that carry cards as JSON. Slack's client sends forms: it writes each card as JSON, encodes it for a form,
 * and writes it again for a debug line. Otherwise these calls behave like the client's: the same errors, a time limit for
 * each call, and a limit on concurrent calls.
 */
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  type Logger,
  type WebAPICallResult,
} from '@slack/web-api';
import { WrittenBlocks } from './card/write.ts';
import { post, type HttpAnswer } from './http.ts';

/** The methods that carry blocks and that Slack accepts as JSON. */
export const AS_JSON: ReadonlySet<string> = new Set([
  'chat.postMessage',
  'chat.postEphemeral',
  'chat.update',
  'views.open',
  'views.push',
  'views.update',
  'views.publish',
]);

interface Deps {
  readonly token: string;
  /** The address of the Web API, with a slash at its end. */
  readonly url: string;
  readonly logger: Logger;
  readonly timeoutMs: number;
  /** The maximum of concurrent calls. Further ones wait in the order of arrival. */
  readonly atOnce: number;
}

export type JsonCall = (method: string, args: Readonly<Record<string, unknown>>) => Promise<WebAPICallResult>;

export function createJsonCall({ token, url, logger, timeoutMs, atOnce }: Deps): JsonCall {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json; charset=utf-8' };
  const inTurn = turns(atOnce);
  const asked = async (method: string, body: Buffer): Promise<HttpAnswer> => {
    try {
      return await post(`${url}${method}`, { headers, body, timeoutMs });
    } catch (fault) {
      const error = fault instanceof Error ? fault : new Error(String(fault));
      logger.warn('http request failed', error.message);
      throw new WebAPIRequestError(error);
    }
  };
  return async (method, args) => {
    const body = written(args);
    const answer = await inTurn(() => asked(method, body));
    const result = resultOf(answer);
    for (const message of messagesOf(result)) logger.warn(message);
    if (result.ok) return result;
    throw new WebAPIPlatformError({ ...result, error: String(result.error) });
  };
}

/** The body of a call. A card's blocks are JSON already, so that a card is written once. */
function written({ blocks, ...rest }: Readonly<Record<string, unknown>>): Buffer {
  const text = JSON.stringify(rest);
  if (blocks === undefined) return Buffer.from(text);
  const before = `${text === '{}' ? '{' : `${text.slice(0, -1)},`}"blocks":`;
  return blocks instanceof WrittenBlocks
    ? blocks.bytesBetween(before, '}')
    : Buffer.from(`${before}${JSON.stringify(blocks)}}`);
}

/**
 * The wait in seconds after a "slow down" that names none. Nothing was done then, but Slack's client would report that the
 * outcome is not known.
 */
const UNTOLD_REST_S = 1;

interface Result extends WebAPICallResult {
  readonly error?: string;
}

/** @throws for an answer that is not Slack's */
function resultOf({ status, headers, bytes }: HttpAnswer): Result {
  const text = bytes.toString();
  if (status === 429) {
    const seconds = Number.parseInt(String(headers['retry-after']), 10);
    throw new WebAPIRateLimitedError(Number.isNaN(seconds) ? UNTOLD_REST_S : seconds);
  }
  if (status !== 200) throw new WebAPIHTTPError(status, '', textsOf(headers), text);
  try {
    return JSON.parse(text) as Result;
  } catch {
    return { ok: false, error: text };
  }
}

const messagesOf = ({ response_metadata: more }: WebAPICallResult): readonly string[] => [
  ...(more?.warnings ?? []),
  ...(more?.messages ?? []),
];

const textsOf = (headers: HttpAnswer['headers']): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

/** Limits the number of concurrent calls. Further ones wait. */
function turns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // The next waiting call, if any, takes the place.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
