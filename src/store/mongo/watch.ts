import type { Connection } from 'mongoose';
import { within } from './operations.ts';

/**
 * Keeps the driver's monitoring alive. If a connection breaks exactly while driver 7 checks a server over it, the driver
 * waits for ever, and the store is "unreachable" until the program is restarted. So after some seconds without any news
 * about a server, the connection is opened again.
 *
 * The waiting time is counted in ticks: a process that was suspended has heard nothing either, and need not reconnect.
 * @param open opens the closed connection again
 * @param patienceMs how long there may be no news
 * @returns a function that stops it
 */
export function watch(
  connection: Connection,
  open: () => Promise<unknown>,
  patienceMs = MAX_SILENCE_MS,
): () => Promise<void> {
  let silent = new Map<string, number>();
  let mending: Promise<void> | undefined;

  function listen(): void {
    silent = new Map([[ANY, 0]]);
    const mine = silent;
    const client = connection.getClient();
    const heard = ({ connectionId }: { readonly connectionId: string }): void =>
      void mine.set(ANY, 0).set(connectionId, 0);
    client.on('serverHeartbeatSucceeded', heard);
    client.on('serverHeartbeatFailed', heard);
    client.on('serverClosed', ({ address }) => void mine.delete(address));
  }

  async function mend(): Promise<void> {
    await within(connection.close()).catch(() => undefined);
    await open();
    listen();
  }

  function tick(): void {
    if (mending) return;
    for (const [address, ticks] of silent) silent.set(address, ticks + 1);
    if (Math.max(0, ...silent.values()) < patienceMs / CHECK_INTERVAL_MS) return;
    // If reconnecting fails, the next tick tries again.
    mending = mend()
      .catch(() => undefined)
      .finally(() => (mending = undefined));
  }

  listen();
  const timer = setInterval(tick, CHECK_INTERVAL_MS).unref();
  return async () => {
    clearInterval(timer);
    await mending;
  };
}

/** Stands for any server, before the first news about each. */
const ANY = '';
const CHECK_INTERVAL_MS = 1_000;
/**
 * How long there may be no news, in milliseconds, before the connection is opened again. The driver checks each second, and
 * gives a check up after little more.
 */
const MAX_SILENCE_MS = 6_000;
