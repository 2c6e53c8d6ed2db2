/**
 * Figures for Prometheus. The library is only loaded where they are asked for; their labels are names of platforms, codes and
 * networks, and never what people write.
 */
import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { sha256 } from '../store/chain.ts';
import type { Delivery } from '../core/envelope.ts';
import { instant, millis, type Instant } from '../core/ids.ts';
import { MAILBOX_SPACE, READ_TO_END } from '../core/mailbox.ts';
import { SECOND_MS } from '../core/spans.ts';
import { limitOf } from '../delivery/waitQueues.ts';
import type { Store } from '../store/store.ts';

export interface Metrics {
  committed(ms: number): void;
  sent(platform: string, outcome: string): void;
  pressed(platform: string, outcome: string): void;
  fault(code: string): void;
  /** What became known of a mail to somebody: `handed` to the relay, `delayed`, `delivered`, `seen` or `returned`. */
  mailed(outcome: string): void;
  /** Tells which platforms refuse Concord now. */
  watchRefusals(read: () => readonly string[]): void;
  /** A mail of Concord's own mailbox. */
  mailRead(outcome: string): void;
  /** In the format of Prometheus. */
  text(): Promise<{ readonly type: string; readonly body: string }>;
}

interface Deps {
  readonly store: Pick<Store, 'nextDue' | 'lines' | 'dueDeliveries' | 'duty' | 'keyValues'>;
  readonly now: () => Instant;
}

export type AnswerMetrics = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** Seconds. A commit takes one to some milliseconds; one that takes a second is logged. */
const COMMIT_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];
/** More messages in one line of the queue are not counted. */
const MAX_COUNTED = 1_000;

export async function createMetrics({ store, now }: Deps): Promise<Metrics> {
  const { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } = (await import('prom-client')).default;
  const register = new Registry();
  const registers = [register];
  // Memory, CPU, delay of the event loop, garbage collection.
  collectDefaultMetrics({ register });
  const counter = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name, help, labelNames, registers });
  const presses = counter('concord_presses_total', 'Presses and typed words by platform and outcome', [
    'platform',
    'outcome',
  ]);
  const sends = counter('concord_sends_total', 'Tries to send by platform and outcome or reason', [
    'platform',
    'outcome',
  ]);
  const known = counter('concord_mails_total', 'What became known of mails to people, by outcome', ['outcome']);
  let refusals = (): readonly string[] => [];
  new Gauge({
    ...{ name: 'concord_platform_refuses', help: '1 for each platform that refuses Concord now', registers },
    labelNames: ['platform'],
    collect() {
      this.reset();
      for (const platform of refusals()) this.set({ platform }, 1);
    },
  });
  const mails = counter('concord_mails_read_total', 'Mails of the mailbox that were handled, by outcome', ['outcome']);
  const faults = counter('concord_faults_total', 'Faults that were logged, by code', ['code']);
  const commits = new Histogram({
    ...{ name: 'concord_commit_seconds', help: 'Time of a commit', buckets: COMMIT_BUCKETS, registers },
  });
  /** Two figures are taken of it at each scrape, and it is read once. */
  let queued: Promise<ReadonlyMap<string, Queue> | undefined> | undefined;
  const queuedNow = () => (queued ??= queues(store, now()).catch(() => undefined));
  new Gauge({
    ...{ name: 'concord_oldest_due_seconds', help: 'Age of the oldest thing that is due', registers },
    async collect() {
      const due = await store.nextDue().catch(() => undefined);
      if (due !== undefined) this.set(due === null ? 0 : Math.max(0, millis(now()) - millis(due)) / SECOND_MS);
    },
  });
  new Gauge({
    ...{ name: 'concord_queue', help: `Messages due, by platform (at most ${MAX_COUNTED} a line)`, registers },
    labelNames: ['platform'],
    async collect() {
      this.reset();
      for (const [platform, { length }] of (await queuedNow()) ?? []) this.set({ platform }, length);
    },
  });
  new Gauge({
    ...{ name: 'concord_queue_age_seconds', help: 'Age of the oldest message that is due, by platform', registers },
    labelNames: ['platform'],
    async collect() {
      this.reset();
      for (const [platform, { ageMs }] of (await queuedNow()) ?? []) this.set({ platform }, ageMs / SECOND_MS);
    },
  });
  new Gauge({
    ...{ name: 'concord_mailbox_read_seconds', help: 'Time since the mailbox was read to its end', registers },
    async collect() {
      this.reset();
      const at = await store.keyValues.get(MAILBOX_SPACE, READ_TO_END).catch(() => undefined);
      if (at !== undefined) this.set((millis(now()) - millis(instant(at))) / SECOND_MS);
    },
  });
  new Gauge({
    ...{ name: 'concord_lease_age_seconds', help: 'Time since the lease of the network was renewed', registers },
    labelNames: ['network'],
    collect() {
      this.reset();
      for (const [network, ms] of store.duty?.ages() ?? []) this.set({ network }, ms / SECOND_MS);
    },
  });
  return {
    committed: (ms) => commits.observe(ms / SECOND_MS),
    sent: (platform, outcome) => sends.inc({ platform, outcome }),
    pressed: (platform, outcome) => presses.inc({ platform, outcome }),
    fault: (code) => faults.inc({ code }),
    mailed: (outcome) => known.inc({ outcome }),
    watchRefusals: (read) => void (refusals = read),
    mailRead: (outcome) => mails.inc({ outcome }),
    async text() {
      queued = undefined;
      return { type: register.contentType, body: await register.metrics() };
    },
  };
}

interface Queue {
  readonly length: number;
  /** How long its oldest message has been due, or has been tried. */
  readonly ageMs: number;
}

/** Messages that wait for a platform's limit, by the platform; `none` are those that have not been tried yet. */
async function queues(
  { lines, dueDeliveries }: Pick<Store, 'lines' | 'dueDeliveries'>,
  at: Instant,
): Promise<ReadonlyMap<string, Queue>> {
  const ageOf = ({ triedSince, nextAt }: Pick<Delivery, 'triedSince' | 'nextAt'>): number =>
    Math.max(0, millis(at) - millis(triedSince ?? nextAt));
  const queueOf = (due: readonly Delivery[]): Queue => ({
    length: due.length,
    ageMs: due.reduce((age, one) => Math.max(age, ageOf(one)), 0),
  });
  const found = new Map([['none', queueOf(await dueDeliveries(at, MAX_COUNTED))]]);
  for (const line of await lines()) {
    const [platform = 'none'] = limitOf(line).split('/');
    const { length, ageMs } = queueOf(await dueDeliveries(at, MAX_COUNTED, undefined, line));
    const before = found.get(platform);
    found.set(platform, {
      length: (before?.length ?? 0) + length,
      ageMs: Math.max(before?.ageMs ?? 0, ageMs),
    });
  }
  return found;
}

const isAllowed = ({ headers }: Pick<IncomingMessage, 'headers'>, token: string | undefined): boolean =>
  token === undefined ||
  // Hashes have one length, which the comparison needs.
  timingSafeEqual(Buffer.from(sha256(headers.authorization ?? '')), Buffer.from(sha256(`Bearer ${token}`)));

/** Answers `/metrics`. @param token without it, whoever reaches the port may read */
export function answerMetrics(metrics: Metrics, token: string | undefined): AnswerMetrics {
  return async (req, res) => {
    res.setHeader('Cache-Control', 'no-store');
    if (!isAllowed(req, token)) {
      res.writeHead(401, { 'WWW-Authenticate': 'Bearer' }).end();
      return;
    }
    const { type, body } = await metrics.text();
    res.writeHead(200, { 'Content-Type': type }).end(body);
  };
}

/** A server of its own. @throws the system's error when the port is in use */
export async function listenForMetrics(
  metrics: Metrics,
  { port, host, token }: { readonly port: number; readonly host: string; readonly token?: string | undefined },
): Promise<Server> {
  const answer = answerMetrics(metrics, token);
  const server = createServer((req, res) => {
    if (req.method !== 'GET' || req.url?.split('?')[0] !== '/metrics') return void res.writeHead(404).end();
    answer(req, res).catch(() => res.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return server;
}
