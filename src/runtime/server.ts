/** One HTTP server for every platform, with health beside them. */
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type Express, type Response, type Router } from 'express';

export interface Health {
  /** Throws, with words for the answer, when the store or a platform cannot work now. */
  ready(): Promise<void>;
  /** What does not work although the rest does: told, and still ready. */
  readonly troubles?: () => readonly string[];
  /** What a request waits for before anything is done about it. */
  readonly open?: () => Promise<void>;
  /** Is told of each request that failed for a fault of ours. */
  readonly failed?: (request: FailedRequest) => void;
}

/** The application: `/healthz` says that the process lives, `/readyz` that it can work. */
export function createHttp(health: Health, routers: readonly Router[]): Express {
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
  app.use(lastErrorHandler(health.failed ?? (() => undefined)));
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

/** A fault of ours met a request. The path stays out: it may hold somebody's secret link. */
export interface FailedRequest {
  readonly reference: string;
  readonly method: string;
  readonly fault: unknown;
}

/**
 * What no router has answered. Express's own last handler would answer with stack traces, and log no JSON.
 * @param failed told of faults of ours; a request that cannot be read is none
 */
function lastErrorHandler(failed: (request: FailedRequest) => void): ErrorRequestHandler {
  return (fault: unknown, { method }, res, _next) => {
    const status = statusOf(fault);
    const reference = randomUUID();
    if (status === undefined) failed({ reference, method, fault });
    if (res.writableEnded) return;
    // What was begun and cannot be ended must not look whole.
    if (res.headersSent) return void res.destroy();
    if (status === undefined) answer(res, 500, `Something went wrong here. Reference: ${reference}`);
    else answer(res, status, 'The request cannot be read.');
  };
}

/** Of a request that is at fault itself: an address that is no UTF-8, a body that is no JSON. */
function statusOf(fault: unknown): number | undefined {
  const { status } = (fault ?? {}) as { readonly status?: unknown };
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}

/** Without what the failed route wanted to say about its own answer. */
function answer(res: Response, status: number, error: string): void {
  for (const name of res.getHeaderNames()) res.removeHeader(name);
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Cache-Control', 'no-store');
  res.status(status).json({ error });
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
  server.keepAliveTimeout = KEPT_ALIVE_MS;
  server.headersTimeout = KEPT_ALIVE_MS + 1_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        const idle = setInterval(() => server.closeIdleConnections(), LOOK_FOR_IDLE_MS);
        server.close(() => {
          clearInterval(idle);
          resolve();
        });
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), MAX_GOODBYE_MS).unref();
      }),
  };
}
const MAX_GOODBYE_MS = 3_000;
/** A connection whose last request has ended meanwhile is kept alive otherwise. */
const LOOK_FOR_IDLE_MS = 50;
/**
 * Longer than proxies keep an idle connection (60 s: nginx, AWS; 90 s: Traefik; 120 s: Caddy). Were it shorter, they would
 * now and then send a press into a connection that is just being closed, and answer it with 502.
 */
const KEPT_ALIVE_MS = 125_000;
