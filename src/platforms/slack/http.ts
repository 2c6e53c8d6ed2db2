/**
 * Calls Slack with undici's `request`. Node's `fetch` is the same client with web streams and a validated request around
 * each call. These are not needed here, and cost as much time per press as deciding and drawing.
 */
import { request } from 'undici';
import type { WebClientOptions } from '@slack/web-api';

interface Posted {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  readonly signal?: AbortSignal | null | undefined;
  /**
   * The time limit, in place of a signal. It ends with the answer: the timer of `AbortSignal.timeout` lives on to its end, and
   * a crowd's calls leave thousands of them.
   */
  readonly timeoutMs?: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The body, always read to its end: with an unread body the connection could not be used again. */
  readonly bytes: Buffer;
}

/** Sends one request and follows no redirect. @throws when there is no answer, or none in time or before the signal */
export async function post(url: string | URL, { timeoutMs, ...posted }: Posted): Promise<HttpAnswer> {
  if (timeoutMs === undefined) return ask(url, posted);
  const limit = new AbortController();
  const timer = setTimeout(
    () => limit.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')),
    timeoutMs,
  );
  try {
    return await ask(url, { ...posted, signal: limit.signal });
  } finally {
    clearTimeout(timer);
  }
}

async function ask(url: string | URL, { headers, body, signal }: Omit<Posted, 'timeoutMs'>): Promise<HttpAnswer> {
  const answer = await request(url, { method: 'POST', headers: headers ?? {}, body, signal: signal ?? null });
  const bytes = Buffer.from(await answer.body.arrayBuffer());
  return { status: answer.statusCode, headers: answer.headers, bytes };
}

type Fetch = NonNullable<WebClientOptions['fetch']>;

/** The part of `fetch` that Slack's client uses. It would send files as forms, but Concord sends none. */
export const asFetch: Fetch = async (url, { headers, body, signal } = {}) => {
  if (typeof url !== 'string' || typeof body !== 'string') throw new TypeError('Slack is sent texts only');
  const answer = await post(url, { headers: headers as Record<string, string>, body, signal });
  return responseOf(url, answer);
};

type Read = Pick<Response, 'status' | 'statusText' | 'url' | 'text' | 'arrayBuffer'> & {
  readonly headers: Pick<Headers, 'get' | 'entries'>;
};

function responseOf(url: string, { status, headers, bytes }: HttpAnswer): Response {
  const read: Read = {
    url,
    status,
    statusText: '',
    text: async () => bytes.toString(),
    arrayBuffer: async () => new Uint8Array(bytes).buffer,
    headers: {
      get: (name) => valueOf(headers[name.toLowerCase()]) ?? null,
      entries: () =>
        new Headers(
          Object.entries(headers).map(([name, value]): [string, string] => [name, valueOf(value) ?? '']),
        ).entries(),
    },
  };
  return read as Response;
}

const valueOf = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value.join(', ') : value;
