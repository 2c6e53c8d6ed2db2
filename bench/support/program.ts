/** The real program, built and started as people start it, with the local platform and a clock moved by hand. */
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildProgram, buildScript, buildThread } from '../../.config/build.mjs';
import { answers, discard, freePort, startNode, stop, temporary, temporaryForPrograms } from './children.ts';
import { target, type Answered, type Target } from './load.ts';

/** A Tuesday morning in New York; every office of the sample network but one is at work. */
export const START = '2026-11-24T14:00:00.000Z';

const source = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export interface Built {
  /** The script of the program. */
  readonly main: string;
  /** The floors, built in the same way. */
  readonly server: string;
  readonly teams: string;
  readonly slack: string;
  /** A letter by hand. */
  readonly letters: string;
  /** What a start is compared with: only the platform's library, from where the package manager puts it. */
  readonly imports: string;
  /** A sending to many. */
  readonly fanOut: string;
  /** Every act and look on a long history. */
  readonly scale: string;
}

/** Builds into a folder of its own, so that nobody who is using `dist/` is disturbed. */
export async function buildAll(): Promise<Built> {
  const folder = temporaryForPrograms();
  await buildProgram(join(folder, 'product'));
  await buildScript(folder, {
    server: source('bench/floor/server.ts'),
    teams: source('bench/floor/teams.ts'),
    slack: source('bench/floor/slack.ts'),
    letters: source('bench/floor/letters.ts'),
  });
  // In one file, what the program imports only when a platform needs it would be imported at once: 28 MB of the libraries.
  await buildScript(
    folder,
    { fanOut: source('bench/support/fanOutChild.ts'), scale: source('bench/support/scaleChild.ts') },
    { splitting: true },
  );
  await buildThread(folder);
  return {
    main: join(folder, 'product', 'main.js'),
    server: join(folder, 'server.js'),
    teams: join(folder, 'teams.js'),
    slack: join(folder, 'slack.js'),
    letters: join(folder, 'letters.js'),
    imports: source('bench/floor/imports.mjs'),
    fanOut: join(folder, 'fanOut.js'),
    scale: join(folder, 'scale.js'),
  };
}

export interface Running {
  readonly target: Target;
  readonly child: ChildProcess;
  readonly data: string;
  stop(): Promise<void>;
}

/** @param args for `node`, such as `--cpu-prof` */
export async function startProgram(
  main: string,
  settings: Readonly<Record<string, string>> = { CONCORD_CLOCK: 'manual', CONCORD_NOW: START },
  data = temporary(),
): Promise<Running> {
  const port = await freePort();
  const child = startNode(
    main,
    { PORT: String(port), CONCORD_DATA: data, LOG_LEVEL: 'warn', ...settings },
    process.env['BENCH_NODE_ARGS']?.split(' ') ?? [],
  );
  await answers(`http://127.0.0.1:${port}/readyz`, child);
  const to = target(port);
  return {
    target: to,
    child,
    data,
    async stop() {
      to.close();
      await stop(child);
      discard(data);
    },
  };
}

/** Lets the program finish what is due and send what is queued. */
export const settle = async ({ post }: Target): Promise<void> => right(await post({ path: '/local/settle', body: {} }));

/** Moves the program's clock, doing on the way what is due. @param duration `PT30S` */
export const passTime = async ({ post }: Target, duration: string): Promise<void> =>
  right(await post({ path: '/local/clock', body: { advance: duration } }));

/**
 * Lets the program's clock run as the machine's does, by a second each second, so that cards already sent are edited
 * meanwhile as they would be. Gives what ends it.
 */
export function letTimePass({ post }: Target): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    last = last.then(async () => right(await post({ path: '/local/clock', body: { advance: 'PT1S' } })));
  }, 1_000);
  return async () => {
    clearInterval(timer);
    await last;
  };
}

function right({ status, body }: Answered): void {
  if (status !== 200) throw new Error(`${status} ${body.slice(0, 300)}`);
}
