import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve, type Served } from './served.ts';

let at: Served;
let assets: string;
beforeAll(async () => {
  assets = mkdtempSync(join(tmpdir(), 'concord-assets-'));
  writeFileSync(join(assets, 'index.html'), '<!doctype html><title>Concord</title>');
  writeFileSync(join(assets, 'console.js'), 'void 0;');
  at = await serve({ assets });
});
afterAll(async () => {
  await at.stop();
  rmSync(assets, { recursive: true });
});

const home = () => `127.0.0.1:${at.port}`;
const status = async (headers: Readonly<Record<string, string>>, path = '/local/networks', method = 'GET') =>
  (await at.raw(method, path, headers)).status;

test.each([
  ['127.0.0.1', true],
  ['localhost', true],
  ['LocalHost', true],
  ['[::1]', true],
  ['evil.example', false],
  ['127.0.0.1.evil.example', false],
  ['127.0.0.2', false],
  ['localhost.', false],
])('the host %s may be asked: %s', async (name, may) => {
  expect(await status({ Host: `${name}:${at.port}` })).toBe(may ? 200 : 403);
  expect(await status({ Host: `${name}:${at.port}` }, '/')).toBe(may ? 200 : 403);
  expect(await status({ Host: `${name}:${at.port}` }, '/console/console.js')).toBe(may ? 200 : 403);
});

test.each(['127.0.0.1', '127.0.0.1:1', 'localhost:80', '[::1'])('the host "%s" has the wrong port', async (host) => {
  expect(await status({ Host: host })).toBe(403);
});

test('a name that only begins like ours is another', async () => {
  expect(await status({ Host: `127.0.0.1:${at.port}.evil.example` })).toBe(403);
  expect(await status({ Host: `evil.example@127.0.0.1:${at.port}` })).toBe(403);
});

test('a page of the console’s own may call', async () => {
  expect(await status({ Host: home(), Origin: `http://${home()}`, 'Sec-Fetch-Site': 'same-origin' })).toBe(200);
  expect(await status({ Host: home(), 'Sec-Fetch-Site': 'none' })).toBe(200);
});

test.each(['http://evil.example', 'null', 'http://localhost:1', 'https://127.0.0.1'])(
  'a page of %s may not',
  async (origin) => {
    const answer = await at.raw(
      'POST',
      '/local/people/amina/act',
      { Host: home(), Origin: origin, 'Content-Type': 'application/json' },
      '{"verb":"home"}',
    );
    expect(answer.status).toBe(403);
    expect(Object.keys(answer.body)).toEqual(['error']);
    expect(at.door.presses).toEqual([]);
  },
);

test.each(['cross-site', 'same-site'])(
  'a call from a %s page is refused; a link to the page is followed',
  async (site) => {
    const headers = { Host: home(), 'Sec-Fetch-Site': site };
    expect(await status(headers)).toBe(403);
    expect(await status(headers, '/')).toBe(403);
    const link = { ...headers, 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' };
    expect(await status(link, '/')).toBe(200);
    expect(await status(link, '/local/networks')).toBe(403);
    expect(await status({ ...link, 'Sec-Fetch-Dest': 'iframe' }, '/')).toBe(403);
  },
);

test.each(['/', '/console/console.js', '/local/networks', '/local/nothing'])(
  '%s says how it may be used',
  async (path) => {
    const { headers } = await at.get(path);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
  },
);

test('the page is served, and nothing beside it', async () => {
  const page = await at.get('/');
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(page.text).toContain('Concord');
  expect((await at.get('/console/console.js')).headers.get('content-type')).toContain('javascript');
  for (const path of ['/console/../package.json', '/console/%2e%2e/package.json', '/console/']) {
    expect((await at.raw('GET', path, { Host: home() })).status).toBe(404);
  }
});

test('a page that has not been built says how to build it', async () => {
  const bare = await serve();
  const { status: code, body } = await bare.get('/');
  expect(code).toBe(503);
  expect(body).toEqual({ error: 'The console has not been built. Run: npm run build' });
  await bare.stop();
});
