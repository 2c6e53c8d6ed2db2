/**
 * The largest call for input that there can be: 26 entities, 40 questions, 20,000 characters for each answer. Every document
 * stays far below what a store takes, an answer costs the same after many saves, and the Word file of all opens.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { world, type World } from '../support/world.ts';

const ENTITIES = Array.from({ length: 26 }, (_, i) => `E${String(i + 1).padStart(2, '0')}`);
const QUESTIONS = 40;
const LONG = 20_000;
/** MongoDB takes no larger document. */
const MONGO_BYTES = 16 * 1024 * 1024;
const folder = mkdtempSync(join(process.env['CONCORD_TEST_OUTPUT'] ?? tmpdir(), 'concord-inputs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sentence = (seed: number): string => `The ${seed} activities were held in villages of the province, as planned. `;
const textOf = (seed: number): string =>
  sentence(seed)
    .repeat(Math.ceil(LONG / sentence(seed).length))
    .slice(0, LONG);
const questions = Array.from({ length: QUESTIONS }, (_, i) => `Question number ${i + 1}, what was done?`).join('\n');

async function opened(w: World): Promise<void> {
  const call = { title: 'Annual report', questions, dueOn: '2026-12-02' };
  expect(await w.officer.press('input.open', null, call)).toMatchObject({ ok: true });
  await w.settle();
}

it('stays within the size of every document, and its Word file opens', async () => {
  const w = await world({ entities: ENTITIES });
  await opened(w);
  const before = process.memoryUsage().rss;
  for (const [e, entity] of ENTITIES.entries()) {
    const answers = Object.fromEntries(Array.from({ length: QUESTIONS }, (_, i) => [i + 1, textOf(e * 100 + i)]));
    expect(await w.focalPoint(entity).press('input.answer', 'I-1', { answers })).toMatchObject({ ok: true });
  }
  const documents = [...(await w.records('inputAnswers')), ...(await w.records('inputs'))];
  const sizes = (await w.records('inputAnswers')).map((one) => Buffer.byteLength(JSON.stringify(one)));
  expect(sizes).toHaveLength(26);
  // In another script three times the bytes, written over by the other representative and written again when late.
  expect(Math.max(...sizes) * 3 * 2 * 2).toBeLessThan(MONGO_BYTES);
  expect(documents.length).toBe(27);

  const card = JSON.stringify((await w.officer.press('input.export', 'I-1', { format: 'docx' })).card);
  const url = /http:[^"]*?input\.docx/.exec(card)?.[0] ?? '';
  let slowest = 0;
  const watch = new AbortController();
  const watched = (async () => {
    while (!watch.signal.aborted) {
      const asked = performance.now();
      await w.fetch('/healthz');
      slowest = Math.max(slowest, performance.now() - asked);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  const began = performance.now();
  const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
  const took = performance.now() - began;
  watch.abort();
  await watched;
  const file = join(folder, 'all.docx');
  writeFileSync(file, bytes);
  console.log(
    `26 × 40 × 20,000: ${Math.round(Math.max(...sizes) / 1024)} KB an answer, Word file of ${Math.round(bytes.length / 1024)} KB in ${Math.round(took)} ms, others wait ${Math.round(slowest)} ms at most, ${Math.round((process.memoryUsage().rss - before) / 1048576)} MB more`,
  );
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'txt:Text', '--outdir', folder, file], {
    stdio: 'ignore',
  });
  expect(statSync(join(folder, 'all.txt')).size).toBeGreaterThan(26 * QUESTIONS * LONG);
}, 600_000);

/** How often the store is asked, by what. */
function counted(): { store: (store: Store) => Store; calls: () => Record<string, number>; reset: () => void } {
  let calls: Record<string, number> = {};
  return {
    calls: () => calls,
    reset: () => void (calls = {}),
    store: (store) =>
      new Proxy(store, {
        get(of, name) {
          const value: unknown = Reflect.get(of, name);
          if (typeof value !== 'function') return value;
          return (...args: unknown[]): unknown => {
            calls[String(name)] = (calls[String(name)] ?? 0) + 1;
            return (value as (...all: unknown[]) => unknown).apply(of, args);
          };
        },
      }),
  };
}

it('an answer costs the same after ten and after a thousand earlier saves', async () => {
  const count = counted();
  const w = await world({ entities: ENTITIES.slice(0, 3), store: count.store });
  await opened(w);
  const fp = w.focalPoint('E01');
  const save = (i: number) => fp.press('input.save', 'I-1', { answers: { 1: `text ${i}` } });
  const measured: { calls: Record<string, number>; took: number }[] = [];
  for (let i = 1; i <= 1000; i += 1) {
    await save(i);
    if (i !== 10 && i !== 1000) continue;
    await w.settle();
    await w.advance('PT1M');
    await w.settle();
    count.reset();
    const times: number[] = [];
    for (let n = 0; n < 20; n += 1) {
      const began = performance.now();
      await save(10_000 * i + n);
      times.push(performance.now() - began);
    }
    measured.push({ calls: { ...count.calls() }, took: times.sort((a, b) => a - b)[10] ?? 0 });
  }
  const [ten, thousand] = measured;
  console.log(`a save: ${JSON.stringify(measured)}`);
  const loads = (of: typeof ten): number => of?.calls['load'] ?? 0;
  expect(Math.abs(loads(thousand) - loads(ten))).toBeLessThanOrEqual(20);
  expect(thousand?.took ?? 0).toBeLessThan(Math.max(20, (ten?.took ?? 0) * 3));
}, 300_000);
