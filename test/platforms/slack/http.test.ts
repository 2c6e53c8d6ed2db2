/** Slack's client over a plain HTTP client: what it reads of an answer is there, and nothing is left hanging. */
import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { ErrorCode, WebClient } from '@slack/web-api';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { asFetch, post } from '../../../src/platforms/slack/http.ts';
import { slackLogger } from '../../../src/platforms/slack/logger.ts';
import { clientOptions } from '../../../src/platforms/slack/workspaces.ts';

async function slack(listener: RequestListener, timeoutMs = 10_000) {
  const server = createServer(listener);
  let connections = 0;
  server.on('connection', () => (connections += 1));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
  const logger = slackLogger({ warn: () => undefined, error: () => undefined });
  return {
    url,
    client: new WebClient('xoxb-test', clientOptions({ url, logger, timeoutMs })),
    connections: () => connections,
  };
}

describe('a call to Slack', () => {
  it('sends what is to be sent, and reads the answer with the scopes in its headers', async () => {
    const { client } = await slack((req, res) => {
      let text = '';
      req.on('data', (part) => (text += String(part)));
      req.on('end', () => {
        res.setHeader('X-OAuth-Scopes', 'chat:write,commands');
        res.end(
          JSON.stringify({
            ok: true,
            args: { token: req.headers.authorization, type: req.headers['content-type'], text },
          }),
        );
      });
    });
    const answer = await client.chat.postMessage({ channel: 'C1', text: 'Élan & co' });
    expect(answer).toMatchObject({
      ok: true,
      args: {
        token: 'Bearer xoxb-test',
        type: 'application/x-www-form-urlencoded',
        text: 'channel=C1&text=%C3%89lan%20%26%20co',
      },
      response_metadata: { scopes: ['chat:write', 'commands'] },
    });
  });

  it.each([
    ['to slow down', 429, { 'Retry-After': '7' }, { code: ErrorCode.RateLimitedError, retryAfter: 7 }],
    [
      'that something is broken',
      503,
      { 'X-Why': ['a', 'b'] },
      { code: ErrorCode.HTTPError, statusCode: 503, headers: { 'x-why': 'a, b' } },
    ],
    ['to go elsewhere', 302, { Location: 'http://127.0.0.1:9/' }, { code: ErrorCode.HTTPError, statusCode: 302 }],
  ] as const)('is told %s, and the connection is free for the next', async (_, status, headers, expected) => {
    const { client, connections } = await slack((req, res) => {
      req.resume();
      res.writeHead(status, headers as Record<string, string | string[]>);
      res.end('x'.repeat(100_000));
    });
    for (let i = 0; i < 20; i += 1) await expect(client.api.test()).rejects.toMatchObject(expected);
    expect(connections()).toBeLessThan(4);
  });

  it('is given up in time, also in the middle of an answer', async () => {
    const never = await slack(() => undefined, 300);
    await expect(never.client.api.test()).rejects.toMatchObject({
      code: ErrorCode.RequestError,
      message: expect.stringContaining('timeout') as string,
    });
    const half = await slack((_req, res) => void res.write('{"ok":'), 300);
    await expect(half.client.api.test()).rejects.toMatchObject({
      code: ErrorCode.RequestError,
      message: expect.stringContaining('timeout') as string,
    });
  });

  it('leaves no timer behind', async () => {
    const { url } = await slack((_req, res) => void setImmediate(() => res.end('{"ok":true}')));
    const never = await slack((req) => void req.resume());
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    // The client's own timers come and go by themselves: only those of the limit are looked at.
    const { setTimeout: begin, clearTimeout: end } = globalThis;
    const left = new Set<unknown>();
    let made = 0;
    const beginning = (then: (...given: unknown[]) => void, ms: number, ...given: unknown[]): unknown => {
      const timer = begin(then, ms, ...given);
      if (ms === 5_000) left.add(timer);
      made += left.has(timer) ? 1 : 0;
      return timer;
    };
    const ending = (timer: NodeJS.Timeout): void => {
      left.delete(timer);
      end(timer);
    };
    Object.assign(globalThis, { setTimeout: beginning, clearTimeout: ending });
    onTestFinished(() => {
      Object.assign(globalThis, { setTimeout: begin, clearTimeout: end });
      vi.useRealTimers();
    });
    const timers = vi.spyOn(AbortSignal, 'timeout');
    await post(url, { body: '{}', timeoutMs: 5_000 });
    expect([made, left.size, timers.mock.calls]).toEqual([1, 0, []]);
    const late = expect(post(never.url, { body: '{}', timeoutMs: 5_000 })).rejects.toMatchObject({
      name: 'TimeoutError',
      message: expect.stringContaining('timeout') as string,
    });
    await vi.advanceTimersByTimeAsync(5_000);
    await late;
    expect([made, left.size]).toEqual([2, 0]);
  });

  it('that nobody answers fails', async () => {
    await expect(post('http://127.0.0.1:9/', { body: '' })).rejects.toThrow('ECONNREFUSED');
  });

  it('with anything but a text is refused', async () => {
    await expect(asFetch('http://127.0.0.1:9/', { body: new FormData() })).rejects.toThrow('texts only');
  });
});
