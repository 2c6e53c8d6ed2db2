/** `concord demo`: a sample network with three weeks behind it, on a clock that is moved by hand, and a story to follow. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SETTINGS } from '../../runtime/config.ts';
import { say, type Command } from '../command.ts';
import { start } from '../start.ts';
import { openClient } from './client.ts';
import { BEGINS, playHistory } from './history.ts';

export const demo: Command = {
  usage: 'demo',
  does: 'shows a sample network with three weeks behind it in the browser: --port N --no-open',
  help: `demo [--port N] [--no-open]

Starts Concord with the sample network in a folder of its own, which is removed in the end, presses three weeks of history
as the people of that network, and opens the console with a story in five steps. No setting is read, no account is needed,
nothing leaves this machine. Ctrl+C ends it.`,
  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: { port: { type: 'string', default: '3978' }, 'no-open': { type: 'boolean', default: false } },
    });
    const folder = mkdtempSync(join(tmpdir(), 'concord-demo-'));
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    alone({ PORT: values.port, CONCORD_DATA: folder });
    const code = await start.run([]);
    const base = `http://127.0.0.1:${values.port}`;
    if (!(await isReady(base))) return code;
    say('Three weeks of a sample network are pressed, as its people would:');
    await playHistory(await openClient(base), (what) => say(`  ${what} …`));
    const page = `${base}/?story`;
    say(`\nIt is Tuesday, 24 November 2026. Open ${page} in a browser. Ctrl+C ends the demo.`);
    if (!values['no-open'] && process.stdout.isTTY) open(page);
    return code;
  },
};

/** The demo is the same everywhere: none of this machine's settings count, least of all a real store or a real platform. */
function alone(own: Readonly<Record<string, string>>): void {
  for (const name of Object.keys(SETTINGS)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, {
    CONCORD_LOCAL: 'yes',
    CONCORD_SAMPLE: 'yes',
    CONCORD_CLOCK: 'manual',
    CONCORD_NOW: BEGINS,
    LOG_LEVEL: 'warn',
    ...own,
  });
}

const PATIENCE_MS = 20_000;
const PAUSE_MS = 100;

/** @returns false when the program ended instead: it has said why */
async function isReady(base: string): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < PATIENCE_MS && !process.exitCode; waitedMs += PAUSE_MS) {
    const answer = await fetch(`${base}/readyz`).catch(() => undefined);
    if (answer?.ok) return true;
    await new Promise((later) => setTimeout(later, PAUSE_MS));
  }
  return false;
}

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** A machine without a browser is no fault: the address stands above. */
function open(page: string): void {
  const [command, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  const child = spawn(command, [...args, page], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
