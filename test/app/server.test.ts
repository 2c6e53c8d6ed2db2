/** The one HTTP server: what it answers to requests that no route can, and how long it keeps a connection. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { Router } from 'express';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { listen, createHttp, type FailedRequest, type Listening } from '../../src/runtime/server.ts';
import { startWorld } from '../support/world.ts';

describe('what no route answers', () => {
  const stderr = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  let server: Listening;
  let failed: FailedRequest[];
  const routes = Router();
  routes.get('/files/:token/:name', (_req, res) => void res.send('a file'));
  routes.get('/throws', (_req, res) => {
    res.setHeader('Content-Disposition', 'attachment; filename="secret.csv"');
    throw new Error('the secret inside');
  });
  routes.get('/rejects', async () => Promise.reject(new Error('the secret inside')));
  routes.get('/breaks', (_req, res, next) => {
    res.writeHead(200, { 'Content-Length': 100 });
    res.write('half');
    next(new Error('the secret inside'));
  });

  beforeEach(async () => {
    failed = [];
    stderr.mockClear();
    server = await listen(createHttp({ ready: async () => undefined, failed: (one) => failed.push(one) }, [routes]), {
      port: 0,
      host: '127.0.0.1',
    });
  });
  afterEach(() => server.close());

  const get = async (path: string, language = 'en') => {
    const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, { headers: { 'Accept-Language': language } });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };

  it.each(['/files/%ff/x', '/files/x/%ff', '/files/%/x', '/files/%E0%A4%A/x'])(
    '%s is refused, shortly',
    async (path) => {
      const { status, text } = await get(path);
      expect(status).toBe(400);
      expect(JSON.parse(text)).toEqual({ error: 'The request cannot be read.' });
      expect(failed).toEqual([]);
      expect(stderr).not.toHaveBeenCalled();
    },
  );

  it.each([
    ['/files/%ff/x', 'La demande ne peut pas être lue.'],
    ['/nothing', 'Il n’y a rien à cette adresse.'],
    ['/throws', 'Une erreur s’est produite ici. Référence : '],
  ])('%s is answered in the language that is asked for', async (path, words) => {
    const { text } = await get(path, 'fr-CH, fr;q=0.9, en;q=0.5');
    expect((JSON.parse(text) as { error: string }).error).toContain(words);
  });

  it.each(['/throws', '/rejects'])('%s has a reference, under which the rest is told', async (path) => {
    const { status, headers, text } = await get(path);
    expect(status).toBe(500);
    expect(text).not.toMatch(/secret|\.ts|\n\s+at /);
    expect(headers.get('content-disposition')).toBeNull();
    expect(failed).toEqual([
      { reference: /[0-9a-f-]{36}/.exec(text)?.[0], method: 'GET', fault: new Error('the secret inside') },
    ]);
    expect(stderr).not.toHaveBeenCalled();
  });

  it('an answer that breaks off does not look whole', async () => {
    await expect(get('/breaks')).rejects.toThrow();
    expect(failed).toHaveLength(1);
    expect(stderr).not.toHaveBeenCalled();
  });
});

describe('over everything that the program serves', () => {
  let one: Awaited<ReturnType<typeof startWorld>>;
  beforeAll(async () => {
    one = await startWorld();
  });
  afterAll(() => one.close());

  it.each([
    '/files/%ff/x',
    '/calendar/%ff/calendar.ics',
    '/local/people/%ff/messages',
    '/console/%ff',
    '/%ff',
    '/slack/%ff',
  ])('GET %s tells nothing of the program', async (path) => {
    const stderr = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const answer = await one.fetch(path);
    const text = await answer.text();
    expect([400, 404]).toContain(answer.status);
    expect(text).not.toMatch(/\.ts|\.js|node_modules|\n\s+at |<html/i);
    expect(Object.keys(JSON.parse(text) as object)).toEqual(['error']);
    expect(stderr).not.toHaveBeenCalled();
    stderr.mockRestore();
  });
});

it('a connection is kept longer than any proxy keeps it', async () => {
  const server = await listen(createHttp({ ready: async () => undefined }, []), { port: 0, host: '127.0.0.1' });
  const socket = connect(server.port, '127.0.0.1');
  socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(Number(/keep-alive: timeout=(\d+)/i.exec(answer.toString())?.[1])).toBeGreaterThanOrEqual(65);
  socket.destroy();
  await server.close();
});

describe('a handler before the routes', () => {
  const post = async (port: number, path: string, method = 'POST') => {
    const body = method === 'POST' ? { body: 'words' } : {};
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, ...body });
    return { status: answer.status, text: await answer.text() };
  };

  it('takes what is posted to its very path, once the program is open, and leaves the rest to the routes', async () => {
    let failed = 0;
    let isThere = false;
    const taken: string[] = [];
    const routes = Router().use((req, res) => void res.status(299).send(`${req.method} ${req.url}`));
    const open = async (): Promise<void> => {
      if (!isThere) throw new Error('not yet');
    };
    const http = createHttp({ ready: async () => undefined, open, failed: () => (failed += 1) }, [routes], {
      '/taken': async (req, res) => {
        taken.push(String(req.url));
        res.writeHead(200).end('taken');
      },
      '/left': async (_req, _res, next) => next(),
      '/fails': async () => Promise.reject(new Error('the secret inside')),
    });
    const server = await listen(http, { port: 0, host: '127.0.0.1' });
    onTestFinished(() => server.close());
    expect((await post(server.port, '/taken')).status).toBe(503);
    isThere = true;
    // The first request after the start goes the long way, and finds that the program is open.
    expect(await post(server.port, '/taken')).toEqual({ status: 299, text: 'POST /taken' });
    expect(await post(server.port, '/taken')).toEqual({ status: 200, text: 'taken' });
    for (const path of ['/taken/', '/taken?x=1', '/Taken', '/left', '/constructor'])
      expect(await post(server.port, path)).toEqual({ status: 299, text: `POST ${path}` });
    expect(await post(server.port, '/taken', 'GET')).toEqual({ status: 299, text: 'GET /taken' });
    expect(taken).toEqual(['/taken']);
    const { status, text } = await post(server.port, '/fails');
    expect({ status, failed }).toEqual({ status: 500, failed: 1 });
    expect(text).toContain('Something went wrong here');
    expect(text).not.toContain('secret');
  });
});
