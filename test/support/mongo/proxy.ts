/** A TCP proxy before MongoDB: slow, or cut and restored, as a network and a server are. Only on 127.0.0.1. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { wait } from '../program.ts';

export interface Proxy {
  readonly port: number;
  /** Each direction's share of the round trip is delayed by half of this. */
  delay(ms: number): void;
  /** The answers to inserts into the journal come so much later: by then they have been done. All else is as before. */
  holdAnswers(ms: number): void;
  /** Ends every connection and takes no new one: the server is away. */
  cut(): Promise<void>;
  restore(): Promise<void>;
  close(): Promise<void>;
}

/** How the command that writes a row of the journal stands in what goes to the server. */
const INSERT = ['insert\0', 'journal\0'];

export async function startProxy(target: URL): Promise<Proxy> {
  const sockets = new Set<Socket>();
  let delayMs = 0;
  let heldMs = 0;

  /** Bytes stay in order, whatever the delay was when they came. */
  function pass(from: Socket, to: Socket, heldFor: (chunk: Buffer) => number): void {
    let last = Promise.resolve();
    from.on('data', (chunk: Buffer) => {
      const ms = delayMs / 2 + heldFor(chunk);
      const due = ms > 0 ? wait(ms) : Promise.resolve();
      last = last.then(() => due).then(() => void (to.destroyed || to.write(chunk)));
    });
    from.on('close', () => void last.then(() => to.destroy()));
    from.on('error', () => to.destroy());
    sockets.add(from);
    from.on('close', () => sockets.delete(from));
  }

  const server = createServer((from) => {
    const to = connect(Number(target.port || 27017), target.hostname);
    from.setNoDelay(true);
    to.setNoDelay(true);
    let isInsert = false;
    pass(from, to, (chunk) => {
      isInsert ||= heldMs > 0 && INSERT.every((word) => chunk.includes(word));
      return 0;
    });
    pass(to, from, () => {
      const ms = isInsert ? heldMs : 0;
      isInsert = false;
      return ms;
    });
  });
  const listen = async (port: number): Promise<number> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as { port: number }).port;
  };
  const cut = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  const port = await listen(0);
  return {
    port,
    delay: (ms) => void (delayMs = ms),
    holdAnswers: (ms) => void (heldMs = ms),
    cut,
    restore: async () => void (await listen(port)),
    close: cut,
  };
}

/** The same address, by way of the proxy. */
export function through(uri: string, { port }: Pick<Proxy, 'port'>): string {
  const at = new URL(uri);
  at.host = `127.0.0.1:${port}`;
  return at.href;
}
