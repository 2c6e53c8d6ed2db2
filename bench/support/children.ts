/** Processes and folders that a bench makes, and that are gone when it ends, however it ends. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { get } from 'node:http';

const MAX_START_MS = 20_000;
const MAX_STOP_MS = 5_000;

const folders = new Set<string>();
const children = new Set<ChildProcess>();

process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1));

/** An empty folder. */
export const temporary = (): string => keepTrack(mkdtempSync(join(tmpdir(), 'concord-bench-')));

function keepTrack(folder: string): string {
  folders.add(folder);
  return folder;
}

export function discard(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  folders.delete(folder);
}

/** A temporary folder for built programs: from here they find the packages that are not built in. */
export function temporaryForPrograms(): string {
  const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));
  mkdirSync(cache, { recursive: true });
  return keepTrack(mkdtempSync(join(cache, 'concord-bench-')));
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts `node` on a script, with no settings but those given. @param args for `node`; `words` for the script */
export function startNode(
  script: string,
  settings: Readonly<Record<string, string>>,
  args: readonly string[] = [],
  words: readonly string[] = [],
): ChildProcess {
  const child = spawn(process.execPath, [...args, script, ...words], {
    env: { PATH: process.env['PATH'] ?? '', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  child.on('exit', () => children.delete(child));
  return child;
}

export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  const impatient = setTimeout(() => child.kill('SIGKILL'), MAX_STOP_MS);
  child.kill('SIGTERM');
  await gone;
  clearTimeout(impatient);
}

/** Resolves as soon as the address answers 200. */
export async function answers(url: string, child: ChildProcess): Promise<void> {
  const until = performance.now() + MAX_START_MS;
  while (!(await isThere(url))) {
    if (child.exitCode !== null) throw new Error(`${child.spawnargs.join(' ')} ended at once`);
    if (performance.now() > until) throw new Error(`${url} does not answer`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

const isThere = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    get(url, { agent: false }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode === 200));
    }).on('error', () => resolve(false));
  });
