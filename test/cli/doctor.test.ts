/** What `concord doctor` looks at besides the platforms. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addressChecks } from '../../src/cli/checks/address.ts';
import { folderChecks } from '../../src/cli/checks/folder.ts';
import { zoneData } from '../../src/cli/doctor.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'concord-doctor-'));

describe('the store’s folder', () => {
  it('may be made by the first start, on a disk with room', () => {
    const data = join(folder(), 'deep', 'data');
    const checks = folderChecks(data, { free: () => 2 ** 31 });
    expect(checks).toEqual([
      { what: 'The store’s folder', ok: true, words: `${data} is empty; the first start makes the store there` },
      { what: 'Room on its disk', ok: true, words: '2,048 MB' },
    ]);
  });

  it('holds a store, on a disk that is nearly full', () => {
    const data = folder();
    writeFileSync(join(data, 'concord.db'), Buffer.alloc(3 * 1024 * 1024));
    const [found, room] = folderChecks(data, { free: () => 2 ** 20 });
    expect(found?.words).toContain('is there, with 3 MB');
    expect(room).toMatchObject({ ok: false, words: expect.stringContaining('only 1 MB are free') as string });
    expect(folderChecks(data)[1]?.words).toMatch(/MB/);
  });

  it('is a file', () => {
    const file = join(folder(), 'data');
    writeFileSync(file, '');
    expect(folderChecks(file)).toEqual([expect.objectContaining({ ok: false })]);
  });
});

describe('zone data', () => {
  const now = new Date('2026-11-29');
  it.each([
    ['2026b', true],
    ['2025a', true],
    ['2024a', false],
  ])('%s', (tz, ok) => {
    expect(zoneData({ tz }, now)).toMatchObject([{ ok }]);
  });
});

describe('the public address', () => {
  let [key, cert] = ['', ''];
  beforeAll(() => {
    const at = folder();
    const out = ['-keyout', join(at, 'key'), '-out', join(at, 'cert')];
    const how = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '30'];
    execFileSync('openssl', [...how, '-subj', '/CN=proxy', '-addext', 'subjectAltName=DNS:proxy.example', ...out], {
      stdio: 'ignore',
    });
    [key, cert] = ['key', 'cert'].map((name) => readFileSync(join(at, name), 'utf8')) as [string, string];
  });
  const servers: ReturnType<typeof createServer>[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });
  const proxy = async (): Promise<string> => {
    const server = createServer({ key, cert });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `https://proxy.example:${(server.address() as AddressInfo).port}`;
  };
  const known = { lookup: async () => ({ address: '127.0.0.1' }), holdSeconds: 1 };
  const answers =
    (status: number, date = new Date()): typeof fetch =>
    async () =>
      new Response('{}', { status, headers: { date: date.toUTCString() } });
  const looked = async (url: string, more: Partial<Parameters<typeof addressChecks>[1]> = {}) =>
    Object.fromEntries(
      (await addressChecks(url, { ...known, ...more })).map(({ what, ok, words }) => [what, { ok, words }]),
    );

  it('is this machine', async () => {
    expect(await looked('http://localhost:3978', { alone: true })).toMatchObject({
      'The public address': { ok: true },
    });
    // A platform would have to reach it.
    expect(await looked('http://localhost:3978')).toMatchObject({ 'The public address': { ok: false } });
  });

  it('has no record in DNS', async () => {
    const lookup = async (): Promise<never> => Promise.reject(new Error('ENOTFOUND'));
    expect(await looked('https://nowhere.example', { lookup })).toMatchObject({
      'The public address': { ok: false, words: expect.stringContaining('not known to DNS') as string },
    });
  });

  it('has a certificate that nobody else believes', async () => {
    expect(await looked(await proxy())).toEqual({
      'Its certificate': { ok: false, words: expect.stringContaining('nobody else believes it') as string },
    });
  });

  it('has a certificate that ends soon, and one for another name', async () => {
    const url = await proxy();
    const later = { now: () => Date.now() + 20 * 86_400_000 };
    expect((await looked(url, { ca: cert, ...later, fetch: answers(200) }))['Its certificate']).toEqual({
      ok: false,
      words: 'it ends in 9 days: see to its renewal',
    });
    expect((await looked(url.replace('proxy', 'other'), { ca: cert }))['Its certificate']).toEqual({
      ok: false,
      words: 'it is for another name than other.example',
    });
  });

  it('leads to Concord, through a proxy with patience and a right clock', async () => {
    const asked: unknown[] = [];
    const ask = (async (url: URL, init: RequestInit) => {
      asked.push([url.pathname, init.headers]);
      return answers(200)(url);
    }) as typeof fetch;
    const checks = await looked(await proxy(), { ca: cert, fetch: ask });
    expect(Object.values(checks).map(({ ok }) => ok)).toEqual([true, true, true, true]);
    expect(asked).toEqual([
      ['/healthz', undefined],
      ['/healthz', { Prefer: 'wait=1' }],
    ]);
  });

  it.each([
    [502, 'does not reach Concord (502)'],
    [404, 'something else than Concord (404)'],
  ])('leads elsewhere: %i', async (status, words) => {
    const checks = await looked(await proxy(), { ca: cert, fetch: answers(status) });
    expect(checks['What answers there']).toEqual({ ok: false, words: expect.stringContaining(words) as string });
    expect(checks['The proxy’s patience']).toBeUndefined();
  });

  it('has a proxy that cuts what takes long, and another time', async () => {
    let turn = 0;
    const ask = (async (url: URL) =>
      answers((turn += 1) === 1 ? 200 : 504, new Date(Date.now() - 300_000))(url)) as typeof fetch;
    const checks = await looked(await proxy(), { ca: cert, fetch: ask });
    expect(checks['The proxy’s patience']).toMatchObject({ ok: false });
    expect(checks['This clock beside the proxy’s']).toMatchObject({
      ok: false,
      words: expect.stringMatching(/^(299|300|301) s apart: set up NTP$/) as string,
    });
  });
});
