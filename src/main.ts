/** Starts and stops the program. */
import { existsSync } from 'node:fs';
import { withoutEnd } from './core/ends.ts';
import { createConcord } from './app/app.ts';
import { watchDamage } from './app/damage.ts';
import { firstInstant } from './app/manualClock.ts';
import { platformsIn } from './app/platforms.ts';
import { doesDueWork, forgetBy, mailCodeOf, openPlatforms, serveAll, tabOf, watchedOf } from './app/openPlatforms.ts';
import { createOperations } from './app/operations.ts';
import { REGISTRY } from './app/registry.ts';
import { openStore } from './app/store.ts';
import { watchStore } from './app/watchedStore.ts';
import { manualClock, systemClock } from './runtime/clock.ts';
import { readConfig, WrongSettings, type Config } from './runtime/config.ts';
import { instant, type Instant } from './core/ids.ts';
import { createTroubles } from './core/troubles.ts';
import type { EventCode } from './runtime/faultCodes.ts';
import { createLogger } from './runtime/log.ts';
import { holdHeap } from './runtime/heap.ts';
import type { Metrics } from './runtime/metrics.ts';
import { countingFaults, createOperatorLog, type OperatorLog, type Output } from './runtime/operatorLog.ts';
import { createEnd } from './runtime/stopping.ts';
import { foundNetworks, seedSample } from './sample/found.ts';
import { listen, createHttp, portTaken, type FailedRequest } from './runtime/server.ts';
import { StoreGone, StoreUnusable, type Store } from './store/store.ts';

/** The sample network itself is made when the program is there, and before anybody uses it. */
async function foundNow(store: Store, config: Config, at: Instant) {
  const isThere = await foundNetworks(store, { ...config, sample: false }, at);
  return {
    sample: isThere || config.sample,
    seed: config.sample ? (now: Instant) => seedSample(store, now) : undefined,
  };
}

/** The line of the start comes before the sample network is made, so a line of its own names it. */
const seedLogged =
  (seed: (at: Instant) => Promise<void>, store: Store, log: Output) =>
  async (at: Instant): Promise<void> => {
    const before = await store.networks();
    await seed(at);
    const networks = (await store.networks()).filter((id) => !before.includes(id));
    if (networks.length > 0) log.info({ code: 'network.made' satisfies EventCode, networks }, 'sample network made');
  };

/** What is counted and logged of the store, of messages, of duty and of faults. */
async function watched(
  { metrics: asked }: Config,
  opened: Store,
  { logged, now }: { readonly logged: OperatorLog; readonly now: () => Instant },
) {
  const metrics = asked && (await (await loadMetrics()).createMetrics({ store: opened, now }));
  const log = metrics ? countingFaults(logged, (code) => metrics.fault(code)) : logged;
  const operations = createOperations({ log, registry: REGISTRY, counters: metrics });
  return { store: watchStore(opened, operations), operations, metrics, log };
}
const loadMetrics = () => import('./runtime/metrics.ts');

async function start(config: Config, logged: OperatorLog): Promise<() => Promise<void>> {
  const opened = await openStore(config, (words) => logged.warn({ code: 'store.waits' satisfies EventCode }, words));
  const first = (): Promise<Instant> =>
    firstInstant(opened.keyValues, config.now ?? instant(Date.now()), config.now !== undefined);
  const clock = config.clock === 'manual' ? manualClock(await first()) : systemClock();
  const { store, operations, metrics, log } = await watched(config, opened, { logged, now: clock.now });
  const fault = (what: string, error: unknown): void => log.error({ err: error }, what);
  const troubles = createTroubles({
    began: (about, words) => log.error({ code: 'platform.refused' satisfies EventCode, about }, words),
    ended: (about) => log.info({ code: 'platform.works' satisfies EventCode, about }, 'works again'),
  });
  metrics?.watchRefusals(() => platformsIn(troubles.abouts()));
  const checkDamage = watchDamage(store, troubles);
  await checkDamage();
  const { sample, seed } = await foundNow(store, config, clock.now());
  const { keyValues } = store;
  const isOnDuty = (): Promise<boolean> => doesDueWork(store);
  const mailRead = metrics && ((outcome: string): void => metrics.mailRead(outcome));
  const modules = await openPlatforms(config, { now: clock.now, log, sample, keyValues, troubles, isOnDuty, mailRead });
  const host = config.host === '0.0.0.0' ? 'localhost' : config.host;
  let port = config.port;
  const base = (): string => withoutEnd(config.publicUrl ?? `http://${host}:${port}`, /\//);
  const platforms = modules.map(({ platform }) => watchedOf(platform, { troubles, now: clock.now }));
  const isReached = config.publicUrl !== undefined || platforms.every(({ name }) => name === 'local');
  const brought = { store, platforms, clock, base, isReached, fault, troubles: troubles.abouts, operations };
  const concord = createConcord({
    ...{ ...brought, ...mailCodeOf(modules), ...tabOf(modules), forgetByPlatforms: forgetBy(modules) },
    ...(seed && { seed: seedLogged(seed, store, log) }),
    ...(metrics && { answered: (platform, outcome) => metrics.pressed(platform, outcome) }),
  });
  const served = await serveAll(modules, concord.door, concord.clock);
  const ready = async (): Promise<void> => {
    await store.ping();
    await checkDamage();
    await Promise.all(platforms.map(async (platform) => platform.lookAgain?.()));
    await served.ready();
  };
  const shown = metrics && (await showMetrics(config, metrics));
  const health = { ready, troubles: () => troubles.list(), open: () => concord.seeded(), failed: failedIn(log) };
  const server = await listen(
    createHttp({ ...health, metrics: shown?.route }, [...served.routers, concord.files], served.direct),
    config,
  );
  port = server.port;
  concord.start();
  holdHeap();
  const named = { store: store.name, platforms: platforms.map(({ name }) => name), networks: await store.networks() };
  const node = process.versions.node;
  log.info({ code: 'program.started' satisfies EventCode, port, ...named, clock: config.clock, node }, 'ready');
  if (process.stdout.isTTY) process.stdout.write(`\n  Concord is ready: http://${config.host}:${server.port}/\n\n`);
  return async () => {
    served.stopAccepting();
    concord.stopAccepting();
    await server.close();
    await served.drain();
    await concord.stop();
    served.close();
    shown?.close();
    const gone = await lostAtEnd(store, config);
    await store.close();
    if (gone) throw gone;
  };
}

/** `/metrics` on a port of its own, or on the program's behind a token. */
async function showMetrics({ metrics: asked, host }: Config, metrics: Metrics) {
  const { answerMetrics, listenForMetrics } = await loadMetrics();
  const { port, token } = asked ?? {};
  if (port === undefined) return { route: answerMetrics(metrics, token), close: () => undefined };
  const server = await listenForMetrics(metrics, { port, host, token });
  return { route: undefined, close: () => void server.close() };
}

/**
 * The answers that were given after the database was taken away are lost when this process ends, so this is not an orderly
 * stop.
 */
const lostAtEnd = async (store: Store, { mongodb }: Config): Promise<StoreGone | undefined> =>
  mongodb === undefined
    ? store.ping().then(
        () => undefined,
        (fault: unknown) => (fault instanceof StoreGone ? fault : undefined),
      )
    : undefined;

const failedIn =
  (log: Output) =>
  ({ fault, ...request }: FailedRequest): void =>
    log.error({ err: fault, ...request }, 'a request failed');

/**
 * Logs uncaught faults and Node's own warnings as JSON, like every other line. After an uncaught fault the program stops in
 * order, because nobody knows what it has left half done.
 */
function logWhatNobodyCatches(log: OperatorLog, end: (signal: string) => void): void {
  process.on('uncaughtException', (err: unknown, origin) => {
    const isPromise = origin === 'unhandledRejection';
    log.fatal(
      { err },
      isPromise
        ? 'a promise that nobody waited for failed: the program stops'
        : 'a fault that nobody caught: the program stops',
    );
    end(origin);
  });
  process.removeAllListeners('warning');
  process.on('warning', (err) => log.warn({ err }, 'a warning of Node'));
}

const callAfter = (ms: number, callback: () => void): void => void setTimeout(callback, ms).unref();

async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = readConfig(process.env);
  const log = createOperatorLog({ to: createLogger(config.logLevel), callAfter });
  // Until it has started there is nothing to stop in order.
  let end = (_signal: string, code = 0): void => process.exit(code);
  logWhatNobodyCatches(log, (signal) => end(signal, 1));
  const stop = await start(config, log);
  const exit = (code: number): void => {
    log.flush();
    process.exit(code);
  };
  end = createEnd({ stop, log, faultOf: (error) => error, exit });
  process.on('SIGTERM', (signal) => end(signal));
  process.on('SIGINT', (signal) => end(signal));
}

/**
 * The text for a fault at the start. The message of the system or of SQLite (no permission, disk full, no such address) is
 * enough; a fault of our own is shown with its place.
 */
function inFull(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : 'ERR_';
  return code.startsWith('ERR_') ? (error.stack ?? error.message) : error.message;
}

main().catch((error: unknown) => {
  const expected = error instanceof WrongSettings || error instanceof StoreUnusable;
  const isTaken = error instanceof Error && (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  const words = isTaken
    ? portTaken(error, process.env)
    : expected
      ? error.message
      : `Concord could not start: ${inFull(error)}`;
  process.stderr.write(`${words}\n`);
  process.exit(1);
});
