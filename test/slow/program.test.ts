/** The program as an administrator meets it: it starts, says what is wrong, and stops without losing anything. */
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { build } from '../../.config/build.mjs';
import { instant } from '../../src/core/ids.ts';
import { HEAP_FLAG } from '../../src/runtime/heap.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { foundManyEntities } from '../support/manyEntities.ts';
import { freePort, launch, startProgram } from '../support/program.ts';

/** A file that is always on a full disk. */
const FULL = '/dev/full';
let folder: string;
beforeAll(() => build());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concord-program-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = {
  verb: 'endorsement.open',
  inputs: { title: 'A secret title', documentUrl: 'https://un.example/a-secret-link' },
};

describe('the program', () => {
  it('holds the heap close when it is there, with the code that was compiled ahead', async () => {
    const hook = join(folder, 'hook.cjs');
    writeFileSync(
      hook,
      `const v8 = require('node:v8'), vm = require('node:vm'), set = v8.setFlagsFromString;
      const say = (words) => process.stderr.write(words + '\\n');
      v8.setFlagsFromString = (flag) => (say('flag ' + flag), set(flag));
      vm.Script = class extends vm.Script {
        constructor(...all) { super(...all); if (all[1]?.cachedData) say('refused ' + this.cachedDataRejected); }
      };`,
    );
    const program = await startProgram(folder, { NODE_OPTIONS: `--require=${hook}` });
    program.signal('SIGTERM');
    await program.ended;
    const said = program.output().match(/^(flag|refused) .*$/gm) ?? [];
    expect(said.filter((one) => one.startsWith('refused') && one !== 'refused false')).toEqual([]);
    expect(said.filter((one) => one.startsWith('flag')).at(-1)).toBe(`flag ${HEAP_FLAG}`);
  });

  it('stops when told to, with everything it accepted stored, and goes on from there', async () => {
    const program = await startProgram(folder);
    const pressing = Array.from({ length: 50 }, (_, i) =>
      program.call('POST', '/local/people/una-1/act', {
        ...open,
        inputs: { ...open.inputs, documentVersion: String(i) },
      }),
    );
    const answers = Promise.allSettled(pressing);
    await pressing[0];
    program.signal('SIGTERM');
    expect(await program.ended).toBe(0);
    const accepted = (await answers).filter((a) => a.status === 'fulfilled' && (a.value.body as { ok: boolean }).ok);
    const next = await startProgram(folder);
    const kept = (await next.call('GET', '/local/records?network=una&kind=endorsements')).body as unknown[];
    expect(kept.length).toBeGreaterThanOrEqual(accepted.length);
    expect(accepted.length).toBeGreaterThan(0);
    next.signal('SIGINT');
    expect(await next.ended).toBe(0);
  });

  it('stops within two seconds while a week of 500 entities passes, and goes on from there', async () => {
    const store = await openSqliteStore({ folder });
    await foundManyEntities(store, 500, instant('2026-11-24T14:00:00Z'));
    await store.close();
    const program = await startProgram(folder);
    for (let n = 0; n < 5; n += 1) {
      const inputs = { title: `Request ${n}`, documentUrl: `https://un.example/${n}` };
      const opened = await program.call('POST', '/local/people/una-officer/act', { verb: 'endorsement.open', inputs });
      expect(opened.body).toMatchObject({ ok: true });
    }
    const week = await fetch(`${program.address}/local/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/x-ndjson' },
      body: JSON.stringify({ advance: 'P7D' }),
    });
    const lines = week.body?.pipeThrough(new TextDecoderStream()).getReader();
    const first = await lines?.read();
    const began = performance.now();
    program.signal('SIGTERM');
    expect(await program.ended).toBe(0);
    expect(performance.now() - began).toBeLessThan(2_000);
    let told = first?.value ?? '';
    for (let part = await lines?.read(); part && !part.done; part = await lines?.read()) told += part.value;
    const last = JSON.parse(told.trim().split('\n').at(-1) ?? '') as { now: string; error?: string };
    expect(last.error).toMatch(/stop/i);
    expect(last.now < '2026-12-01').toBe(true);
    const next = await startProgram(folder);
    const clock = (await next.call('GET', '/local/clock')).body as { now: string };
    expect(clock.now >= last.now).toBe(true);
    expect(await next.call('GET', '/local/records?network=una&kind=endorsements')).toMatchObject({
      body: [{}, {}, {}, {}, {}],
    });
    next.signal('SIGTERM');
    expect(await next.ended).toBe(0);
  });

  it('whose files were removed while it ran says so when it stops, and exits with 1', async () => {
    const program = await startProgram(folder);
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    program.signal('SIGTERM');
    expect(await program.ended).toBe(1);
    const last = JSON.parse(program.output().trim().split('\n').at(-1) ?? '') as { level: string; msg: string };
    expect(JSON.stringify(last)).toMatch(/the stop failed/);
    expect(JSON.stringify(last)).toMatch(/removed or replaced while Concord runs/);
  });

  it('writes no names, addresses or words of people into its log', async () => {
    const program = await startProgram(folder, { LOG_LEVEL: 'trace' });
    await program.call('POST', '/local/people/una-1/act', open);
    await program.call('POST', '/local/people/una-1/say', { text: 'a secret remark' });
    await program.call('POST', '/local/people/nobody/act', open);
    await program.call('POST', '/local/settle', {});
    program.signal('SIGTERM');
    await program.ended;
    expect(program.output()).toContain('"msg":"ready"');
    expect(program.output()).not.toMatch(/secret|Rousseau|\.example/i);
    for (const line of program.output().trim().split('\n')) expect(() => JSON.parse(line) as unknown).not.toThrow();
  });

  it.skipIf(!existsSync(FULL))('works and stops although its log has no room', async () => {
    const full = openSync(FULL, 'w');
    const program = await startProgram(folder, { LOG_LEVEL: 'trace' }, full);
    closeSync(full);
    const { body } = await program.call('POST', '/local/people/una-1/act', open);
    expect(body).toMatchObject({ ok: true });
    program.signal('SIGTERM');
    expect(await program.ended).toBe(0);
  });

  it('names every wrong setting at once and exits with 1', async () => {
    const program = await launch(folder, {
      CONCORD_CLOCK: 'sundial',
      LOG_LEVEL: 'loud',
      CONCORD_TYPO: 'x',
      SLACK_BOT_TOKEN: 'hush',
    });
    expect(await program.ended).toBe(1);
    for (const name of ['CONCORD_CLOCK', 'LOG_LEVEL', 'CONCORD_TYPO', 'SLACK_BOT_TOKEN'])
      expect(program.output()).toContain(name);
    expect(program.output()).not.toMatch(/hush|\bat .*\.js/);
  });

  it('is off in production', async () => {
    const program = await launch(folder, { NODE_ENV: 'production', CONCORD_CLOCK: 'system', CONCORD_NOW: '' });
    expect(await program.ended).toBe(1);
    expect(program.output()).toContain('CONCORD_LOCAL');
  });

  it('leaves a damaged database alone and says so', async () => {
    const file = join(folder, 'concord.db');
    writeFileSync(file, 'this is not a database, it is a letter'.repeat(200));
    const before = readFileSync(file);
    const program = await launch(folder);
    expect(await program.ended).toBe(1);
    expect(program.output()).toContain(file);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('does not share its folder with a second one', async () => {
    const first = await startProgram(folder);
    const second = await launch(folder);
    expect(await second.ended).toBe(1);
    expect(second.output()).not.toMatch(/\bat .*\.js/);
    first.signal('SIGTERM');
    expect(await first.ended).toBe(0);
  });

  it('says which port is taken', async () => {
    const first = await startProgram(folder);
    const other = mkdtempSync(join(tmpdir(), 'concord-program-'));
    const second = await launch(other, { PORT: new URL(first.address).port });
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain('PORT');
    first.signal('SIGTERM');
    await first.ended;
    rmSync(other, { recursive: true, force: true });
  });

  it('stops in order after a fault that nobody caught, which is a line without people’s words', async () => {
    const failing = join(folder, 'failing.cjs');
    writeFileSync(failing, `process.on('SIGUSR2', () => void Promise.reject(new Error('no planted words')));`);
    const data = join(folder, 'data');
    const program = await startProgram(data, { NODE_OPTIONS: `--require=${failing}` });
    await program.call('POST', '/local/people/una-1/act', open);
    program.signal('SIGUSR2');
    expect(await program.ended).toBe(1);
    const lines = program
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as { code?: string; level: string; err?: object });
    expect(lines.find(({ code }) => code === 'program.started')).toMatchObject({ level: 'info', clock: 'manual' });
    expect(lines.find(({ code }) => code === 'program.uncaught')).toMatchObject({
      level: 'fatal',
      err: { type: 'Error', message: '', stack: expect.stringMatching(/^Error: \n\s+at .*failing\.cjs/) as unknown },
    });
    expect(lines.at(-1)?.code).toBe('program.stopping');
    expect(program.output()).not.toMatch(/planted|secret/);
    const next = await startProgram(data);
    expect((await next.call('GET', '/local/records?network=una&kind=endorsements')).body).not.toEqual([]);
    next.signal('SIGTERM');
    expect(await next.ended).toBe(0);
  });

  it('shows its figures where they are asked for, without people’s words', async () => {
    const port = await freePort();
    const program = await startProgram(folder, { CONCORD_METRICS_PORT: String(port) });
    await program.call('POST', '/local/people/una-1/act', open);
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(text).toContain('concord_presses_total{platform="local",outcome="accepted"} 1');
    expect(text).toMatch(/^concord_oldest_due_seconds \d/m);
    expect(text).not.toContain('secret');
    expect((await program.call('GET', '/metrics').catch(() => ({ status: 404 }))).status).toBe(404);
    program.signal('SIGTERM');
    expect(await program.ended).toBe(0);
  });
});
