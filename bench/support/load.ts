/** The load generator: requests with a JSON body over connections that stay open, so many at a time. */
import { Agent, request } from 'node:http';

export interface Call {
  readonly path: string;
  /** Sent as JSON; a text is sent as it is, with its headers. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answered {
  readonly status: number;
  readonly body: string;
}

export interface Target {
  post(call: Call): Promise<Answered>;
  get(path: string): Promise<Answered>;
  close(): void;
}

/** Shorter than the time after which a Node server closes a connection that nobody uses. */
const IDLE_MS = 3_000;

/** @param port on 127.0.0.1 */
export function target(port: number): Target {
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity, scheduling: 'fifo', timeout: IDLE_MS });
  const ask = (method: string, path: string, text: string, more: Call['headers'] = {}): Promise<Answered> =>
    new Promise((resolve, reject) => {
      const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text), ...more };
      const sent = request({ host: '127.0.0.1', port, path, method, agent, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString() }));
        answer.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(text);
    });
  return {
    post: ({ path, body, headers }) =>
      ask('POST', path, typeof body === 'string' ? body : JSON.stringify(body), headers),
    get: (path) => ask('GET', path, ''),
    close: () => agent.destroy(),
  };
}

export interface Measured {
  readonly perSecond: number;
  /** How long each took, in milliseconds. */
  readonly took: readonly number[];
}

/**
 * Makes all calls, `atOnce` of them under way at any time, over connections that are open by then: a busy Node server takes
 * one new connection in each turn of its event loop, so of sixty-four that come at once some wait for a second, and that
 * would be all that is seen of the product and of the floor.
 * @throws when one is not answered as it should be
 */
export async function load(
  { post, get }: Target,
  calls: readonly Call[],
  atOnce: number,
  isRight: (answer: Answered) => boolean,
): Promise<Measured> {
  const took: number[] = [];
  const waiting = calls.values();
  const worker = async (): Promise<void> => {
    for (const call of waiting) {
      const from = performance.now();
      const answer = await post(call);
      took.push(performance.now() - from);
      if (!isRight(answer)) throw new Error(`${call.path}: ${answer.status} ${answer.body.slice(0, 300)}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, () => get('/readyz')));
  const from = performance.now();
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { perSecond: (calls.length / (performance.now() - from)) * 1000, took };
}
