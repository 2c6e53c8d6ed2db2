/** One HTTP server for every platform, with health beside them. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express, type Router } from 'express';

export interface Health {
  /** Throws, with words for the answer, when the store or a platform cannot work now. */
  ready(): Promise<void>;
  /** What does not work although the rest does: told, and still ready. */
  readonly troubles?: () => readonly string[];
  /** What a request waits for before anything is done about it. */
  readonly open?: () => Promise<void>;
}

/** The application: `/healthz` says that the process lives, `/readyz` that it can work. */
export function makeHttp(health: Health, routers: readonly Router[]): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.get('/healthz', (_req, res) => void res.json({ ok: true }));
  app.get('/readyz', async (_req, res) => {
    const error = await whyNotReady(health);
    const troubles = health.troubles?.() ?? [];
    const more = troubles.length > 0 ? { troubles } : {};
    if (error === undefined) res.json({ ok: true, ...more });
    else res.status(503).json({ ok: false, error, ...more });
  });
  const { open } = health;
  if (open)
    app.use((_req, res, next) => {
      const later = (): void => void res.status(503).json({ ok: false, error: 'not ready' });
      open().then(() => next(), later);
    });
  for (const router of routers) app.use(router);
  app.use((_req, res) => void res.status(404).json({ error: 'There is nothing at this address.' }));
  return app;
}

async function whyNotReady(health: Health): Promise<string | undefined> {
  try {
    await health.ready();
    return undefined;
  } catch (fault) {
    return fault instanceof Error ? fault.message : 'not ready';
  }
}

export interface Listening {
  readonly port: number;
  /** Takes no new requests, lets those under way end, then closes. */
  close(): Promise<void>;
}

/** @throws the system's error when the address is taken or not ours */
export async function listen(
  app: Express,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<Listening> {
  const server: Server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), LONGEST_GOODBYE_MS).unref();
      }),
  };
}
const LONGEST_GOODBYE_MS = 3_000;
