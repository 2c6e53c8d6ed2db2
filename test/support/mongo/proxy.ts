/** A TCP proxy before MongoDB: slow, or cut and restored, as a network and a server are. Only on 127.0.0.1. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { wait } from '../program.ts';

export interface Proxy {
  readonly port: number;
  /** Each direction's share of the round trip is delayed by half of this. */
  delay(ms: number): void;
  /** Ends every connection and takes no new one: the server is away. */
  cut(): Promise<void>;
  restore(): Promise<void>;
  close(): Promise<void>;
}

export async function startProxy(target: URL): Promise<Proxy> {
  const sockets = new Set<Socket>();
  let delayMs = 0;

  /** Bytes stay in order, whatever the delay was when they came. */
  function pass(from: Socket, to: Socket): void {
    let last = Promise.resolve();
    from.on('data', (chunk: Buffer) => {
      const due = delayMs > 0 ? wait(delayMs / 2) : Promise.resolve();
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
    pass(from, to);
    pass(to, from);
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
    cut,
    restore: async () => void (await listen(port)),
    close: cut,
  };
}

/** The same address, by way of the proxy. */
export function through(uri: string, { port }: Proxy): string {
  const at = new URL(uri);
  at.host = `127.0.0.1:${port}`;
  return at.href;
}
