import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';

const root = fileURLToPath(new URL('../..', import.meta.url));
const screens = join(root, '.ci/output/screens');

export interface Program {
  readonly address: string;
  /** Kills it; the data stay, and `again` starts it anew at the same address. */
  readonly kill: () => Promise<void>;
  readonly again: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** The built program as people start it, with a clock that only moves when told, on a Tuesday morning in New York. */
export async function startProgram(): Promise<Program> {
  const data = mkdtempSync(join(tmpdir(), 'concord-console-'));
  let running = await launch(data, '0');
  const port = running.port;
  const kill = async (): Promise<void> => {
    const ended = new Promise((done) => running.child.once('exit', done));
    running.child.kill('SIGKILL');
    await ended;
  };
  return {
    address: `http://127.0.0.1:${port}`,
    kill,
    again: async () => {
      running = await launch(data, port);
    },
    stop: async () => {
      if (running.child.exitCode === null && running.child.signalCode === null) await kill();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function launch(data: string, port: string): Promise<{ child: ChildProcess; port: string }> {
  const env = {
    PATH: process.env['PATH'],
    PORT: port,
    CONCORD_DATA: data,
    CONCORD_CLOCK: 'manual',
    CONCORD_NOW: '2026-11-24T14:00:00.000Z',
  };
  const child = spawn(process.execPath, ['dist/main.js'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((ready, failed) => {
    let said = '';
    const read = (part: Buffer): void => {
      said += part.toString();
      const found = /"port":(\d+).*"msg":"ready"/.exec(said)?.[1];
      if (found) ready({ child, port: found });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => failed(new Error(`the program ended with ${code}: ${said}`)));
  });
}

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];

export const startBrowser = (more: readonly string[] = []): Promise<Browser> =>
  chromium.launch({ executablePath: '/usr/bin/chromium', args: [...FLAGS, ...QUIET, ...more] });

export interface Opened {
  readonly page: Page;
  /** What the browser complained of: errors of scripts, refused by the policy, failed loads. */
  readonly complaints: string[];
}

interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
}

/** A page of a person who has never been here. */
export async function openPage(
  browser: Browser,
  address: string,
  { width = 1360, height = 860, dark = false }: Look = {},
): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error' || line.type() === 'warning') complaints.push(line.text());
  });
  page.on('dialog', (dialog) => {
    complaints.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(address);
  return { page, complaints };
}

/** For people to look at afterwards. */
export async function screen(page: Page, name: string): Promise<void> {
  mkdirSync(screens, { recursive: true });
  await page.screenshot({ path: join(screens, `${name}.png`) });
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds serious or worse, as `rule: where`. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const run = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => id + ': ' + node.target.join(' ') + ' ' + node.html.slice(0, 160))))`;
  return page.evaluate<string[]>(run);
}

/** Does anything reach beyond the page's width? */
export const overflows = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.scrollingElement.scrollWidth > document.documentElement.clientWidth');
