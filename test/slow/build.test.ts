/** What the build makes: code, and what was compiled from it ahead, which must never be more than a help. */
import { execFile, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire, isBuiltin } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { runInNewContext, runInThisContext } from 'node:vm';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { buildProgram, inAscii } from '../../.config/build.mjs';
import { freePort } from '../support/program.ts';

const require = createRequire(import.meta.url);
/** From below `node_modules`, a built program finds the packages that are not built in. */
const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));
let built: string;
let copy: string;
let data: string;

beforeAll(async () => {
  mkdirSync(cache, { recursive: true });
  built = mkdtempSync(join(cache, 'concord-built-'));
  await buildProgram(built);
  return () => rmSync(built, { recursive: true, force: true });
});
beforeEach(() => {
  copy = mkdtempSync(join(cache, 'concord-copy-'));
  data = mkdtempSync(join(cache, 'concord-data-'));
  cpSync(built, copy, { recursive: true });
});
afterEach(() => [copy, data].forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/**
 * Starts the program in a process of its own, with the machine's clock; gives its readiness after so long, and whether V8
 * refused the compiled code of what was run.
 */
async function start(afterMs = 0, settings: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const port = await freePort();
  const script = `const { scripts } = require(${JSON.stringify(join(copy, 'main.js'))});
    const say = ({ status }) => {
      const refused = Object.fromEntries(
        Object.entries(scripts).map(([name, { cachedDataRejected = null }]) => [name, cachedDataRejected]),
      );
      console.log(JSON.stringify([status, refused]));
      process.emit('SIGTERM');
    };
    const look = (then) => fetch('http://127.0.0.1:${port}/readyz').then(then, () => setTimeout(look, 20, then));
    look(() => setTimeout(look, ${afterMs}, say));`;
  const env = { PATH: process.env['PATH'], PORT: String(port), CONCORD_DATA: data, LOG_LEVEL: 'silent', ...settings };
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], { env, cwd: data });
  return JSON.parse(stdout) as unknown;
}

it('starts from compiled code, and goes on when what it loads later is loaded', async () => {
  expect(await start(1_500)).toEqual([200, { concord: false, calendar: false, types: false }]);
});

it('starts with all platforms from compiled code, with libraries that are built in', async () => {
  const slack = createServer((req, res) => void req.resume().on('end', () => res.end(JSON.stringify(ALL_IS_WELL))));
  await new Promise<void>((listening) => slack.listen(0, '127.0.0.1', listening));
  const { port } = slack.address() as AddressInfo;
  const settings = {
    ...{ CONCORD_LOCAL: 'yes', TEAMS_LOCAL_DEVELOPMENT: 'yes', CONCORD_NETWORK: 'una:UN Action' },
    ...{ CONCORD_SECRETARIAT: 'a@un.example', SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: '0'.repeat(32) },
    SLACK_API_URL: `http://127.0.0.1:${port}/api/`,
  };
  try {
    const all = { concord: false, bolt: false, botbuilder: false, undici: false };
    expect(await start(0, settings)).toEqual([200, expect.objectContaining(all)]);
  } finally {
    slack.close();
  }
});
const ALL_IS_WELL = { ok: true, team_id: 'T1', user_id: 'U1', bot_id: 'B1', app_id: 'A1' };

const LIBRARIES = require('../../.config/libraries.json') as Readonly<Record<string, readonly string[]>>;
it.each(Object.entries(LIBRARIES).flatMap(([library, packages]) => packages.map((name) => [library, name] as const)))(
  'has in %s.js all that %s exports',
  (library, name) => {
    const asked: string[] = [];
    const load = (path: string): unknown => (asked.push(path), require(path));
    const code = runInThisContext(readFileSync(join(built, `${library}.js`), 'latin1')) as (
      load: (path: string) => unknown,
    ) => (name: string) => object;
    const parts = (of: object): string[] =>
      Object.keys(of)
        .filter((one) => one !== 'module.exports' && one !== '__esModule' && one !== 'default')
        .sort();
    expect(parts(code(load)(name))).toEqual(parts(require(name) as object));
    expect(typeof code(load)(name)).toBe(typeof require(name));
    // Parts that another package brings if it is installed.
    const optional = ['bufferutil', 'encoding', 'utf-8-validate'];
    expect(asked.filter((path) => !isBuiltin(path) && !optional.includes(path))).toEqual([]);
  },
);

it('reads every letter of its code as it was written', () => {
  for (const name of ['concord', ...Object.keys(LIBRARIES)])
    expect(readFileSync(join(built, `${name}.js`)).findIndex((byte) => byte > 127)).toBe(-1);
});

it.each([
  ["/[‘’]/g, 'm’a'", /[‘’]/g, 'm’a'],
  ['\\– and \\\\’', /\–|\\’/, 'a–b\\’'],
  ['an emoji', /^[👍✅]+$/u, '👍✅'],
])('keeps what a regular expression matches: %s', (_which, pattern, text) => {
  const code = inAscii(String(pattern));
  expect(code).toMatch(/^[ -~]+$/);
  const kept = runInNewContext(code) as RegExp;
  expect(text.replace(kept, '#')).toBe(text.replace(pattern, '#'));
  expect(text.replace(kept, '#')).not.toBe(text);
});

it('understands a typographic apostrophe in what people type', async () => {
  const port = await freePort();
  const env = { PATH: process.env['PATH'], PORT: String(port), CONCORD_DATA: data, LOG_LEVEL: 'silent' };
  const program = spawn(process.execPath, [join(copy, 'main.js')], { env, cwd: data, stdio: 'ignore' });
  const address = `http://127.0.0.1:${port}`;
  try {
    await vi.waitFor(async () => expect((await fetch(`${address}/readyz`)).status).toBe(200), { timeout: 20_000 });
    const people = (await (await fetch(`${address}/local/people`)).json()) as { id: string; language: string }[];
    const reader = people.find(({ language }) => language === 'fr');
    const answer = await fetch(`${address}/local/people/${reader?.id}/say`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ text: 'ce qui m’attend' }),
    });
    expect(await answer.json()).toMatchObject({ ok: true });
  } finally {
    program.kill();
  }
});

it('starts without it', async () => {
  rmSync(join(copy, 'concord.cache'));
  expect(await start()).toEqual([200, expect.objectContaining({ concord: null })]);
});

it.each([
  ['that is cut off', () => truncateSync(join(copy, 'concord.cache'), 5000)],
  [
    'of another release of V8',
    () => writeFileSync(join(copy, 'concord.cache'), other(readFileSync(join(copy, 'concord.cache')))),
  ],
  [
    'of other code',
    () => writeFileSync(join(copy, 'concord.js'), `${readFileSync(join(copy, 'concord.js'), 'utf8')}\n`),
  ],
])('does not take compiled code %s', async (_which, spoil) => {
  spoil();
  expect(await start()).toEqual([200, expect.objectContaining({ concord: true })]);
});

/** The second word is a hash of V8's version. */
function other(bytes: Buffer): Buffer {
  bytes.writeUInt32LE(bytes.readUInt32LE(4) ^ 1, 4);
  return bytes;
}
