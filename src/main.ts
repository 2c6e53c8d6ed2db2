/** Starts and stops the program. */
import { existsSync } from 'node:fs';
import { makeConcord } from './app.ts';
import { manualClock, systemClock } from './clock.ts';
import { readConfig, WrongSettings, type Config } from './config.ts';
import { instant } from './core/ids.ts';
import { makeLog, type Log } from './log.ts';
import { localApp } from './platforms/local/app.ts';
import { openChats } from './platforms/local/chats.ts';
import { localPlatform } from './platforms/local/outbound.ts';
import { foundNetworks } from './sample/found.ts';
import { listen, makeHttp } from './server.ts';
import { openSqliteStore } from './store/sqlite/sqliteStore.ts';
import { StoreUnusable } from './store/store.ts';

async function start(config: Config, log: Log): Promise<() => Promise<void>> {
  const clock = config.clock === 'manual' ? manualClock(config.now ?? instant(Date.now())) : systemClock();
  const store = await openSqliteStore({ folder: config.data });
  const fault = (what: string, error: unknown): void => log.error({ err: faultOf(error) }, what);
  const chats = openChats({ folder: config.data, now: clock.now });
  const concord = makeConcord({ store, platforms: [localPlatform({ chats })], clock, fault });
  const sample = await foundNetworks(store, config, clock.now());
  const local = localApp({ door: concord.door, clock: concord.clock, chats, log, sample });
  const server = await listen(makeHttp({ ready: () => store.ping() }, [local.router]), config);
  concord.start();
  log.info({ port: server.port, store: store.name }, 'ready');
  if (process.stdout.isTTY) process.stdout.write(`\n  Concord is ready: http://${config.host}:${server.port}/\n\n`);
  return async () => {
    local.close();
    await server.close();
    await concord.stop();
    chats.close();
    await store.close();
  };
}

/** A fault for the log: its kind and where it happened, without people's words in it. */
function faultOf(error: unknown): { type: string; message: string; stack?: string } {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error' };
  return { type: error.name, message: error.message, ...(error.stack && { stack: error.stack }) };
}

async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = readConfig(process.env);
  const log = makeLog(config.logLevel);
  const stop = await start(config, log);
  let stopping = false;
  const end = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: faultOf(error) }, 'the stop failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

main().catch((error: unknown) => {
  const expected = error instanceof WrongSettings || error instanceof StoreUnusable;
  const isTaken = error instanceof Error && (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  const words = isTaken
    ? 'Another program uses this port. Set PORT to a free one.'
    : expected
      ? error.message
      : `Concord could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  process.stderr.write(`${words}\n`);
  process.exit(1);
});
