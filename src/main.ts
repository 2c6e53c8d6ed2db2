/** Starts and stops the program. */
import { existsSync } from 'node:fs';
import { withoutEnd } from './core/ends.ts';
import { createConcord } from './app/app.ts';
import { watchDamage } from './app/damage.ts';
import { firstInstant } from './app/manualClock.ts';
import { mailCodeOf, openPlatforms, serveAll } from './app/openPlatforms.ts';
import { openStore } from './app/store.ts';
import { manualClock, systemClock } from './runtime/clock.ts';
import { readConfig, WrongSettings, type Config } from './runtime/config.ts';
import { instant, type Instant } from './core/ids.ts';
import { createTroubles } from './core/troubles.ts';
import { createLogger, type Log } from './runtime/log.ts';
import { createEnd } from './runtime/stopping.ts';
import { foundNetworks, seedSample } from './sample/found.ts';
import { listen, createHttp, type FailedRequest } from './runtime/server.ts';
import { StoreGone, StoreUnusable, type Store } from './store/store.ts';

/** The sample network itself is made when the program is there, and before anybody uses it. */
async function foundNow(store: Store, config: Config, at: Instant) {
  const isThere = await foundNetworks(store, { ...config, sample: false }, at);
  return {
    sample: isThere || config.sample,
    seed: config.sample ? (now: Instant) => seedSample(store, now) : undefined,
  };
}

async function start(config: Config, log: Log): Promise<() => Promise<void>> {
  const store = await openStore(config, (words) => log.warn(words));
  const first = (): Promise<Instant> =>
    firstInstant(store.keyValues, config.now ?? instant(Date.now()), config.now !== undefined);
  const clock = config.clock === 'manual' ? manualClock(await first()) : systemClock();
  const fault = (what: string, error: unknown): void => log.error({ err: faultOf(error) }, what);
  const troubles = createTroubles({
    began: (about, words) => log.error({ about }, words),
    ended: (about) => log.info({ about }, 'works again'),
  });
  const checkDamage = watchDamage(store, troubles);
  await checkDamage();
  const { sample, seed } = await foundNow(store, config, clock.now());
  const modules = await openPlatforms(config, { now: clock.now, log, sample, keyValues: store.keyValues, troubles });
  const host = config.host === '0.0.0.0' ? 'localhost' : config.host;
  let port = config.port;
  const base = (): string => withoutEnd(config.publicUrl ?? `http://${host}:${port}`, /\//);
  const platforms = modules.map(({ platform }) => platform);
  const isReached = config.publicUrl !== undefined || platforms.every(({ name }) => name === 'local');
  const brought = { store, platforms, clock, base, isReached, fault, troubles: troubles.abouts };
  const concord = createConcord({ ...brought, ...mailCodeOf(modules), ...(seed && { seed }) });
  const served = await serveAll(modules, concord.door, concord.clock);
  const ready = async (): Promise<void> => {
    await store.ping();
    await checkDamage();
    await served.ready();
  };
  const server = await listen(
    createHttp({ ready, troubles: () => troubles.list(), open: () => concord.seeded(), failed: failedIn(log) }, [
      ...served.routers,
      concord.files,
    ]),
    config,
  );
  port = server.port;
  concord.start();
  log.info({ port: server.port, store: store.name }, 'ready');
  if (process.stdout.isTTY) process.stdout.write(`\n  Concord is ready: http://${config.host}:${server.port}/\n\n`);
  return async () => {
    served.stopAccepting();
    concord.stopAccepting();
    await server.close();
    await served.drain();
    await concord.stop();
    served.close();
    const gone = await lostAtEnd(store, config);
    await store.close();
    if (gone) throw gone;
  };
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
  (log: Log) =>
  ({ fault, ...request }: FailedRequest): void =>
    log.error({ err: faultOf(fault), ...request }, 'a request failed');

/** Logs uncaught faults and Node's own warnings as JSON, like every other line. */
function logWhatNobodyCatches(log: Log): void {
  process.on('uncaughtException', (error: unknown) => {
    log.fatal({ err: faultOf(error) }, 'a fault that nobody caught: the program ends');
    process.exit(1);
  });
  process.removeAllListeners('warning');
  process.on('warning', (warning) => log.warn({ err: faultOf(warning) }, 'a warning of Node'));
}

/** A fault for the log: its kind and its place, without people's words. */
function faultOf(error: unknown): { type: string; message: string; stack?: string } {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error' };
  return { type: error.name, message: error.message, ...(error.stack && { stack: error.stack }) };
}

async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = readConfig(process.env);
  const log = createLogger(config.logLevel);
  logWhatNobodyCatches(log);
  const stop = await start(config, log);
  const end = createEnd({ stop, log, faultOf, exit: (code) => process.exit(code) });
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
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
    ? 'Another program uses this port. Set PORT to a free one.'
    : expected
      ? error.message
      : `Concord could not start: ${inFull(error)}`;
  process.stderr.write(`${words}\n`);
  process.exit(1);
});
