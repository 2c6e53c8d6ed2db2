/** What the build makes: code, and what was compiled from it ahead, which must never be more than a help. */
import { execFile, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { buildProgram, inAscii } from '../../.config/build.mjs';
import { freePort } from '../support/program.ts';

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
 * refused the compiled code.
 */
async function start(afterMs = 0): Promise<unknown> {
  const port = await freePort();
  const script = `const { script } = require(${JSON.stringify(join(copy, 'main.js'))});
    const say = ({ status }) => {
      console.log(JSON.stringify([status, script.cachedDataRejected]));
      process.emit('SIGTERM');
    };
    const look = (then) => fetch('http://127.0.0.1:${port}/readyz').then(then, () => setTimeout(look, 20, then));
    look(() => setTimeout(look, ${afterMs}, say));`;
  const env = { PATH: process.env['PATH'], PORT: String(port), CONCORD_DATA: data, LOG_LEVEL: 'silent' };
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], { env, cwd: data });
  return JSON.parse(stdout) as unknown;
}

it('starts from compiled code, and goes on when what it loads later is loaded', async () => {
  expect(await start(1_500)).toEqual([200, false]);
});

it('reads every letter of its code as it was written', () => {
  expect(readFileSync(join(built, 'concord.js')).findIndex((byte) => byte > 127)).toBe(-1);
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
  expect(await start()).toEqual([200, null]);
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
  expect(await start()).toEqual([200, true]);
});

/** The second word is a hash of V8's version. */
function other(bytes: Buffer): Buffer {
  bytes.writeUInt32LE(bytes.readUInt32LE(4) ^ 1, 4);
  return bytes;
}
