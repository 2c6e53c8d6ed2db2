/** The real program as a child process, spoken to over HTTP alone. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const NOW = '2026-11-24T14:00:00.000Z';

export interface Program {
  readonly pid: number;
  readonly address: string;
  /** Everything it wrote to its two outputs. */
  readonly output: () => string;
  call(method: string, path: string, body?: unknown): Promise<{ readonly status: number; readonly body: unknown }>;
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>;
  signal(signal: NodeJS.Signals): void;
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts it on a data folder with a clock that stands still; ready when this resolves. Needs `npm run build` before. */
export async function startProgram(
  folder: string,
  settings: Record<string, string> = {},
  stdout: number | 'pipe' = 'pipe',
): Promise<Program> {
  const program = await launch(folder, settings, stdout);
  for (let waited = 0; waited < 20_000; waited += 20) {
    const answer = await program.call('GET', '/readyz').catch(() => undefined);
    if (answer?.status === 200) return program;
    if (await Promise.race([program.ended.then(() => true), wait(20).then(() => false)])) break;
  }
  program.signal('SIGKILL');
  throw new Error(`the program did not become ready:\n${program.output()}`);
}

/** Starts it and does not wait. @param stdout a file in place of what `output` gives */
export async function launch(
  folder: string,
  settings: Record<string, string> = {},
  stdout: number | 'pipe' = 'pipe',
): Promise<Program> {
  const port = await freePort();
  const child: ChildProcess = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      CONCORD_DATA: folder,
      CONCORD_CLOCK: 'manual',
      CONCORD_NOW: NOW,
      ...settings,
    },
    stdio: ['ignore', stdout, 'pipe'],
  });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const address = `http://127.0.0.1:${port}`;
  return {
    pid: child.pid ?? 0,
    address,
    output: () => output,
    ended: once(child, 'exit').then(([code]) => code as number | null),
    signal: (signal) => void child.kill(signal),
    async call(method, path, body) {
      const answer = await fetch(`${address}${path}`, {
        method,
        ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      });
      return { status: answer.status, body: await answer.json() };
    },
  };
}

export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
