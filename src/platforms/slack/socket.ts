/**
 * Socket Mode: a connection that goes out from here, kept up. Slack ends each one after some hours and says so. Bolt's
 * client would then wait five seconds before it opens the next, and would end the process when Slack refuses that; so it is
 * told not to reconnect, and this does.
 */
import { within } from '../../core/timeout.ts';
import type { SocketModeReceiver } from '@slack/bolt';

export interface Socket {
  /** Resolves after the first try, whatever came of it: the other platforms need not wait for Slack. */
  open(): Promise<void>;
  isOpen(): boolean;
  close(): Promise<void>;
}

interface Options {
  readonly receiver: SocketModeReceiver;
  readonly fault: (what: string, fault: unknown) => void;
}

/** Slack says hello within moments, or this connection will not do. */
const HELLO_TIMEOUT_MS = 15_000;
/** A connection that ends sooner than this is as good as none. */
const MIN_LIFETIME_MS = 2_000;
const FIRST_PAUSE_MS = 100;
const MAX_PAUSE_MS = 30_000;
/** How long a close waits for the peer. */
const CLOSE_TIMEOUT_MS = 2_000;

const pauseAfter = (failures: number): number =>
  failures === 0 ? 0 : Math.min(MAX_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1));

export function keepOpen({ receiver, fault }: Options): Socket {
  const { client } = receiver;
  readCarefully(client, fault);
  let isOpen = false;
  let isClosing = false;
  const closing = (): boolean => isClosing;
  let ended = (): void => undefined;
  let rested = (): void => undefined;
  let keeping: Promise<void> = Promise.resolve();
  client.on('disconnected', () => ended());

  /** One connection, from its hello to its end. */
  async function connection(hello: () => void): Promise<void> {
    const end = new Promise<void>((resolve) => (ended = resolve));
    const late = setTimeout(() => void client.disconnect(), HELLO_TIMEOUT_MS);
    await receiver.start().finally(() => clearTimeout(late));
    if (closing()) void client.disconnect();
    isOpen = true;
    hello();
    await end;
    isOpen = false;
  }

  async function keep(tried: () => void): Promise<void> {
    for (let failures = 0; !isClosing;) {
      const began = Date.now();
      await connection(tried).catch((error: unknown) => {
        if (!closing()) fault('the socket to Slack did not open', error ?? new Error('it was closed before a hello'));
      });
      tried();
      failures = Date.now() - began < MIN_LIFETIME_MS ? failures + 1 : 0;
      if (!closing()) await rest(pauseAfter(failures));
    }
  }

  function rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      rested = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  return {
    open: () =>
      new Promise((resolve) => {
        keeping = keep(resolve);
      }),
    isOpen: () => isOpen,
    async close() {
      isClosing = true;
      rested();
      if (isOpen) void client.disconnect();
      await within(keeping, CLOSE_TIMEOUT_MS);
    },
  };
}

type Client = SocketModeReceiver['client'];
type Read = (data: unknown, isBinary?: boolean) => unknown;

/** These two Bolt's client answers itself; everything else goes to whoever takes Slack's events. */
const ITS_OWN: ReadonlySet<unknown> = new Set(['hello', 'disconnect']);

/**
 * Bolt's client reads the event of each envelope without asking whether there is one, and emits it under a name that Slack
 * gives: what has none ended the process, and one with the name of a signal of its own would be taken for that. So every
 * envelope is given one name before the client reads it, and what it cannot read is a fault and no more.
 */
function readCarefully(client: Client, fault: Options['fault']): void {
  const [read] = client.listeners('ws_message') as Read[];
  if (!read) throw new Error('Slack’s client does not read its socket as this expects');
  client.removeAllListeners('ws_message');
  const careful = async (data: unknown, isBinary?: boolean): Promise<void> => {
    const message = isBinary ? undefined : whole(data);
    if (message !== undefined) await read(message, false);
  };
  client.on('ws_message', (data: unknown, isBinary?: boolean) => {
    careful(data, isBinary).catch((error: unknown) =>
      fault('a message of the socket to Slack could not be read', error),
    );
  });
}

/** The message for the client; undefined when it is none. */
function whole(data: unknown): string | undefined {
  const text = typeof data === 'string' ? data : new TextDecoder().decode(data as Uint8Array);
  const message = JSON.parse(text) as Readonly<Record<string, unknown>> | null;
  if (typeof message !== 'object' || message === null) throw new TypeError('it is no object');
  if (ITS_OWN.has(message['type'])) return text;
  // Without a number it cannot be acknowledged.
  if (typeof message['envelope_id'] !== 'string') throw new TypeError('it is no envelope');
  return JSON.stringify({ ...message, type: 'envelope' });
}
