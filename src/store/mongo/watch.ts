import type { Connection } from 'mongoose';
import { within } from './patience.ts';

/**
 * Sees to it that the driver goes on looking for its servers. When a connection breaks in the very moment in which the
 * driver asks over it whether the server lives, driver 7 waits for ever for the answer, and everything is "unreachable" until
 * the program is started again. So a server that nothing has been heard about for some seconds, neither good nor bad, has
 * the connection opened anew.
 *
 * Counts ticks, not time: a process that was stopped for a while has heard nothing either, and that is no reason.
 * @param open opens the closed connection again
 * @returns stops it
 */
export function watch(connection: Connection, open: () => Promise<unknown>): () => Promise<void> {
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
    if (Math.max(0, ...silent.values()) < MAX_TICKS) return;
    // Should it not open, it is tried again with the next tick.
    mending = mend()
      .catch(() => undefined)
      .finally(() => (mending = undefined));
  }

  listen();
  const timer = setInterval(tick, TICK_MS).unref();
  return async () => {
    clearInterval(timer);
    await mending;
  };
}

/** Any server at all: before the first word of each. */
const ANY = '';
const TICK_MS = 1_000;
/** The driver asks each second, and gives up an answer after little more. */
const MAX_TICKS = 6;
