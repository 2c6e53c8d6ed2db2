/** The HTTP server with the routes of all platforms, and the health checks. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Speaker } from '../i18n/speaker.ts';
import { speakerFor, speakerOf } from '../i18n/speakers.ts';
import express, { type ErrorRequestHandler, type RequestHandler, type Router } from 'express';
import { SECOND_MS } from '../core/spans.ts';

export interface Health {
  /** @throws Error when the store or a platform does not work now; its message is the answer */
  ready(): Promise<void>;
  /** Parts that do not work. They are reported; the program is still ready. */
  readonly troubles?: () => readonly string[];
  /** Every request waits for this promise before it is handled. */
  readonly open?: () => Promise<void>;
  /** Answers `/metrics`, where it is on this port. */
  readonly metrics?: RequestHandler | undefined;
  /** Called for each request that failed by a fault of this program. */
  readonly failed?: (request: FailedRequest) => void;
}

type Direct = (req: IncomingMessage, res: ServerResponse, next: () => void) => Promise<void>;

/**
 * The application. `/healthz`: the process runs. `/readyz`: it can work.
 * @param direct handlers of POST requests by their exact path, which are asked before the routes
 */
export function createHttp(
  health: Health,
  routers: readonly Router[],
  direct: Readonly<Record<string, Direct>> = {},
): RequestListener {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  // Limits by address use the browser's own address when there is a proxy on this machine or network.
  app.set('trust proxy', ['loopback', 'linklocal', 'uniquelocal']);
  app.get('/healthz', healthz());
  app.get('/readyz', async (_req, res) => {
    const error = await whyNotReady(health);
    const troubles = health.troubles?.() ?? [];
    const more = troubles.length > 0 ? { troubles } : {};
    if (error === undefined) res.json({ ok: true, ...more });
    else res.status(503).json({ ok: false, error, ...more });
  });
  if (health.metrics) app.get('/metrics', health.metrics);
  const { open } = health;
  let isOpen = open === undefined;
  if (open)
    app.use((req, res, next) => {
      if (isOpen) return next();
      const later = (): void => void res.status(503).json({ ok: false, error: speakerOf(req)('http.starting') });
      open().then(() => {
        isOpen = true;
        next();
      }, later);
    });
  for (const router of routers) app.use(router);
  app.use((req, res) => void res.status(404).json({ error: speakerOf(req)('http.nothingHere') }));
  const failed = health.failed ?? (() => undefined);
  app.use(lastErrorHandler(failed));
  const handlers = new Map(Object.entries(direct));
  return (req, res) => {
    const handler = isOpen && req.method === 'POST' ? handlers.get(req.url ?? '') : undefined;
    if (!handler) return void app(req, res);
    handler(req, res, () => void app(req, res)).catch((fault: unknown) =>
      answerFault(failed, fault, req, res, PROGRAMS),
    );
  };
}

/** The most answers that are held at a time, so that nobody can block the server with them. */
const MAX_HELD = 4;
const MAX_HOLD_SECONDS = 20;

/**
 * Answers that the process runs. With `Prefer: wait=N` (RFC 7240) after N seconds, so that `concord doctor` sees whether a
 * proxy waits as long.
 */
function healthz(): RequestHandler {
  let held = 0;
  return (req, res) => {
    const asked = Number(/\bwait=(\d{1,2})\b/.exec(String(req.headers.prefer ?? ''))?.[1] ?? 0);
    if (asked === 0 || held >= MAX_HELD) return void res.json({ ok: true });
    held += 1;
    const timer = setTimeout(() => res.json({ ok: true }), Math.min(asked, MAX_HOLD_SECONDS) * SECOND_MS);
    timer.unref();
    res.on('close', () => {
      held -= 1;
      clearTimeout(timer);
    });
  };
}

async function whyNotReady(health: Health): Promise<string | undefined> {
  try {
    await health.ready();
    return undefined;
  } catch (fault) {
    return fault instanceof Error ? fault.message : 'not ready';
  }
}

/** A request that failed by a fault of this program. Without the path, which may contain a person's secret link. */
export interface FailedRequest {
  readonly reference: string;
  readonly method: string;
  readonly fault: unknown;
}

/** Who calls a direct handler is a platform's program, which asks for no language. */
const PROGRAMS = speakerFor({ language: 'en', zone: 'UTC' });

type Failed = (request: FailedRequest) => void;

/**
 * Answers requests that failed in every router. Express's own handler would answer with stack traces and log no JSON.
 * @param failed called for faults of this program, not for requests that cannot be read
 */
const lastErrorHandler =
  (failed: Failed): ErrorRequestHandler =>
  (fault: unknown, req, res, _next) =>
    answerFault(failed, fault, req, res, speakerOf(req));

function answerFault(
  failed: Failed,
  fault: unknown,
  { method = '' }: IncomingMessage,
  res: ServerResponse,
  say: Speaker,
): void {
  const status = statusOf(fault);
  const reference = randomUUID();
  if (status === undefined) failed({ reference, method, fault });
  if (res.writableEnded) return;
  // An answer that was begun and cannot be completed must not look complete.
  if (res.headersSent) return void res.destroy();
  if (status === undefined) answer(res, 500, say('http.fault', { reference }));
  else answer(res, status, say('http.unreadable'));
}

/** The status for a request that is itself wrong: an address that is not UTF-8, a body that is not JSON. */
function statusOf(fault: unknown): number | undefined {
  const { status } = (fault ?? {}) as { readonly status?: unknown };
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}

/** Removes the headers that the failed route has set. */
function answer(res: ServerResponse, status: number, error: string): void {
  for (const name of res.getHeaderNames()) res.removeHeader(name);
  const body = Buffer.from(JSON.stringify({ error }));
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('Content-Type', 'application/json; charset=utf-8');
  res.setHeader('Content-Length', body.length);
  res.writeHead(status).end(body);
}

export interface Listening {
  readonly port: number;
  /** Takes no new requests, waits for the current ones, then closes. */
  close(): Promise<void>;
}

/** @throws the system's error when the address is in use or not this machine's */
export async function listen(
  app: RequestListener,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<Listening> {
  const server: Server = createServer(app);
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.headersTimeout = KEEP_ALIVE_MS + 1_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_INTERVAL_MS);
        server.close(() => {
          clearInterval(idle);
          resolve();
        });
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), CLOSE_TIMEOUT_MS).unref();
      }),
  };
}
const CLOSE_TIMEOUT_MS = 3_000;
/** `server.close` does not close a connection whose last request ends after the call. */
const IDLE_CHECK_INTERVAL_MS = 50;
/**
 * Longer than proxies keep an idle connection (60 s: nginx, AWS; 90 s: Traefik; 120 s: Caddy). Otherwise a proxy sometimes
 * sends a request into a connection that is just being closed, and answers 502.
 */
const KEEP_ALIVE_MS = 125_000;

/** Says which setting names the port that is taken. @param fault as `listen` throws it, with the port */
export function portTaken(fault: Error & { readonly port?: number }, settings: NodeJS.ProcessEnv): string {
  const own = String(fault.port) === settings['CONCORD_METRICS_PORT'] ? 'CONCORD_METRICS_PORT' : 'PORT';
  return `Another program uses this port. Set ${own} to a free one.`;
}
