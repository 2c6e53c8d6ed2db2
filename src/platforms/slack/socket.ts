/**
 * Socket Mode: keeps an outgoing connection to Slack open. Slack ends each connection after some hours and announces it.
 * Bolt's client would wait five seconds before it opens the next one, and would end the process when Slack refuses. So the
 * client is told not to reconnect, and this file does it.
 */
import { within } from '../../core/timeout.ts';
import type { SocketModeReceiver } from '@slack/bolt';

export interface Socket {
  /** Resolves after the first try, successful or not, so that the other platforms need not wait for Slack. */
  open(): Promise<void>;
  isOpen(): boolean;
  close(): Promise<void>;
}

interface Options {
  readonly receiver: SocketModeReceiver;
  readonly fault: (what: string, fault: unknown) => void;
}

/** Slack says hello within moments. Without one, the connection is given up after this time, in milliseconds. */
const HELLO_TIMEOUT_MS = 15_000;
/** A connection that ends sooner than this counts as failed. */
const MIN_LIFETIME_MS = 2_000;
const FIRST_PAUSE_MS = 100;
const MAX_PAUSE_MS = 30_000;
/** How long a close waits for Slack, in milliseconds. */
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

  /** Runs one connection from its hello to its end. */
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

/** Messages that Bolt's client answers itself. Everything else is passed to the receiver. */
const ITS_OWN: ReadonlySet<unknown> = new Set(['hello', 'disconnect']);

/**
 * Protects Bolt's client against malformed envelopes. The client reads each envelope's event without checking that there is
 * one, and emits it under the name that Slack gives. An envelope without an event would end the process, and one with the
 * name of the client's own signal would be taken for that signal. So every envelope gets the same name before the client
 * reads it, and what cannot be read is reported as a fault.
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

/** The message for the client; undefined when it cannot be read. */
function whole(data: unknown): string | undefined {
  const text = typeof data === 'string' ? data : new TextDecoder().decode(data as Uint8Array);
  const message = JSON.parse(text) as Readonly<Record<string, unknown>> | null;
  if (typeof message !== 'object' || message === null) throw new TypeError('it is no object');
  if (ITS_OWN.has(message['type'])) return text;
  // An envelope without an id cannot be acknowledged.
  if (typeof message['envelope_id'] !== 'string') throw new TypeError('it is no envelope');
  return JSON.stringify({ ...message, type: 'envelope' });
}
