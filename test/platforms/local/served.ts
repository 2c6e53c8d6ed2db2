import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { localApp } from '../../../src/platforms/local/app.ts';
import { openChats, type Chats } from '../../../src/platforms/local/chats.ts';
import { fakeClock, fakeDoor, type FakeDoor } from '../../support/localDoor.ts';

export interface Served {
  readonly door: FakeDoor;
  readonly clock: ReturnType<typeof fakeClock>;
  readonly chats: Chats;
  readonly address: string;
  readonly port: number;
  /** What was logged as a fault. */
  readonly faults: { details: object; message: string }[];
  get(path: string): Promise<Answered>;
  post(path: string, body?: unknown): Promise<Answered>;
  put(path: string, body?: unknown): Promise<Answered>;
  /** A request with exactly these headers, which `fetch` would not send. */
  raw(method: string, path: string, headers: Readonly<Record<string, string>>, body?: string): Promise<Answered>;
  /** Ends the event streams, as a stop does. */
  endStreams(): void;
  stop(): Promise<void>;
}
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The JSON answer. */
  readonly body: never;
}

interface Options {
  readonly door?: FakeDoor;
  readonly clock?: ReturnType<typeof fakeClock>;
  readonly assets?: string;
}

/** The local platform on a port of its own, over a core that answers as told. */
export async function serve({
  door = fakeDoor(),
  clock = fakeClock(),
  assets = '/nowhere',
}: Options = {}): Promise<Served> {
  const chats = openChats({ folder: ':memory:', now: () => clock.now() });
  const faults: { details: object; message: string }[] = [];
  const log = { error: (details: object, message: string) => void faults.push({ details, message }) };
  const local = localApp({ door, clock, chats, log, sample: true, assets });
  const app = express();
  app.use(local.router);
  app.use((_req, res) => res.status(418).end('not the local platform’s'));
  const server = createServer(app);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}`;
  const call = async (method: string, path: string, body?: unknown): Promise<Answered> => {
    const sent =
      body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body), headers: JSON_BODY };
    const response = await fetch(address + path, { method, redirect: 'manual', ...sent });
    return answered(response.status, response.headers, await response.text());
  };
  return {
    ...{ door, clock, chats, address, port, faults },
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    put: (path, body) => call('PUT', path, body),
    raw: (method, path, headers, body) => raw(port, method, path, headers, body),
    endStreams: () => local.close(),
    stop: () => stop(server, local.close, chats),
  };
}

const JSON_BODY = { 'Content-Type': 'application/json' };

function answered(status: number, headers: Headers, text: string): Answered {
  return {
    status,
    headers,
    text,
    body: (text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : undefined) as never,
  };
}

function raw(
  port: number,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body = '',
): Promise<Answered> {
  return new Promise((done, failed) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers: { ...headers } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () =>
        done(answered(response.statusCode ?? 0, new Headers(response.headers as Record<string, string>), text)),
      );
    });
    sent.on('error', failed).end(body);
  });
}

async function stop(server: Server, endStreams: () => void, chats: Chats): Promise<void> {
  endStreams();
  const closed = new Promise((done) => server.close(done));
  server.closeAllConnections();
  await closed;
  chats.close();
}
