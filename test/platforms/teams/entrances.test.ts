/** Requests of Teams come before the routes or through them. Both answer alike, and the short way leaves what is odd. */
import { request } from 'node:http';
import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import { createHttp, listen, type Listening } from '../../../src/runtime/server.ts';
import { ENDPOINT, teamsRequests, teamsRouter, type AppDeps } from '../../../src/platforms/teams/app.ts';

const activity = {
  type: 'invoke',
  id: '1',
  channelId: 'msteams',
  serviceUrl: 'http://127.0.0.1/',
  from: { id: '29:x' },
};
const PRESS = { ...activity, conversation: { id: 'a:x' }, name: 'adaptiveCard/action', value: { said: 'é' } };
const JSON_HEADERS = { 'Content-Type': 'application/json; charset=utf-8' };

let bodies: unknown[] = [];
const deps = {
  sdk: { authenticate: async () => undefined },
  settings: { localDevelopment: true },
  log: { error: () => undefined },
  reply: async () => undefined,
  answer: async ({ activity: { value, name } }: Parameters<AppDeps['answer']>[0]) => {
    bodies.push(value);
    if (name === 'fails') throw new Error('ours');
    return name === 'bare' ? { status: 501 } : { status: 200, body: { value } };
  },
} as unknown as AppDeps;

let routed = 0;
const router = teamsRouter(deps);
const servers: Listening[] = [];
beforeAll(async () => {
  const health = { ready: async () => undefined };
  const counted = teamsRouter(deps);
  const at = { port: 0, host: '127.0.0.1' };
  servers.push(await listen(createHttp(health, [router]), at));
  const direct = teamsRequests(deps);
  const counting: typeof direct = (req, res, next) =>
    direct(req, res, () => {
      routed += 1;
      next();
    });
  servers.push(await listen(createHttp(health, [counted], { [ENDPOINT]: counting }), at));
});
afterAll(() => Promise.all(servers.map((server) => server.close())));

const post = (port: number, body: Buffer | string, headers: Readonly<Record<string, string>>) =>
  new Promise<{ status: number | undefined; type: string | undefined; text: string }>((resolve, reject) => {
    const length = 'Transfer-Encoding' in headers ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
    const sent = request(
      { host: '127.0.0.1', port, path: ENDPOINT, method: 'POST', headers: { ...length, ...headers } },
      (res) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('end', () => {
          // A reference is another one each time.
          const text = Buffer.concat(parts)
            .toString()
            .replace(/[0-9a-f-]{36}/, '…');
          resolve({ status: res.statusCode, type: res.headers['content-type'], text });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });

async function byBoth(body: Buffer | string, headers: Readonly<Record<string, string>> = JSON_HEADERS) {
  const [long, short] = servers.map(({ port }) => port);
  bodies = [];
  const through = await post(long ?? 0, body, headers);
  const heard = bodies;
  bodies = [];
  routed = 0;
  const before = await post(short ?? 0, body, headers);
  expect({ answer: before, heard: bodies }).toEqual({ answer: through, heard });
  return { ...before, isDirect: routed === 0 };
}

const text = JSON.stringify(PRESS);

describe('an activity', () => {
  it('as Teams sends it takes the short way', async () => {
    for (const type of ['application/json', 'application/json; charset=utf-8', 'application/json;charset=UTF-8'])
      expect(await byBoth(text, { 'Content-Type': type })).toMatchObject({ status: 200, isDirect: true });
  });

  it.each([
    ['what is no JSON', '{', 400],
    ['a text', '"words"', 400],
    ['null', 'null', 400],
    ['a list', '[1]', 400],
    ['no activity', '{}', 400],
    ['white space', '  ', 400],
    ['a byte order mark', `\ufeff${text}`, 200],
    ['white space around it', `\n ${text}\n`, 200],
    ['what is no UTF-8', Buffer.from(text, 'latin1'), 200],
    ['an invoke without a body in its answer', JSON.stringify({ ...PRESS, name: 'bare' }), 501],
    ['one that fails', JSON.stringify({ ...PRESS, name: 'fails' }), 500],
    ['another channel', JSON.stringify({ ...PRESS, channelId: 'webchat' }), 401],
    ['another machine', JSON.stringify({ ...PRESS, serviceUrl: 'https://example.org/' }), 403],
  ])('with %s is answered as through the routes', async (_what, body, status) => {
    expect(await byBoth(body)).toMatchObject({ status, isDirect: true });
  });

  it.each([
    ['of another type', text, { 'Content-Type': 'text/plain' }],
    ['in another alphabet', text, { 'Content-Type': 'application/json; charset=utf-16' }],
    ['that is packed', text, { ...JSON_HEADERS, 'Content-Encoding': 'gzip' }],
    ['that is empty', '', JSON_HEADERS],
    ['that is too large', ' '.repeat(600_000), JSON_HEADERS],
    ['without a length', text, { ...JSON_HEADERS, 'Transfer-Encoding': 'chunked' }],
  ])('%s is left to the routes', async (_what, body, headers) => {
    expect((await byBoth(body, headers)).isDirect).toBe(false);
  });
});
