/** The command that copies a store, killed in the middle and typed again. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { contentOf, type CopySource } from '../../src/store/transfer/transfer.ts';
import { openMongoSource } from '../../src/store/mongo/transferFrom.ts';
import { openSqliteSource } from '../../src/store/sqlite/transferFrom.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { populate } from '../contracts/copy.contract.ts';
import { findMongo, newDatabase } from '../support/mongo/server.ts';
import { newFolder } from '../support/storeFolder.ts';

const server = await findMongo();
afterAll(() => server?.stop());

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const KILLED = here('../support/killedCopy.ts');
const CLI = here('../../src/cli/cli.ts');

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly output: string;
}

const run = (script: string, ...words: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', script, ...words]);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('close', (code, signal) => resolve({ code, signal, output }));
  });
const typed = (from: string, to: string): Promise<Ended> => run(CLI, 'store', 'copy', '--from', from, '--to', to);

async function filled(): Promise<string> {
  const folder = newFolder();
  const store = await openSqliteStore({ folder });
  await populate(store);
  await store.close();
  return folder;
}

async function contentAt(address: string): Promise<unknown> {
  const source: CopySource = await (address.startsWith('mongodb://') ? openMongoSource : openSqliteSource)(address);
  const content = await contentOf(source);
  await source.close();
  return content;
}

/** Kills a copy again and again, each time a little further on; then types the command. */
async function killedAndFinished(from: string, to: string): Promise<void> {
  for (const batches of [1, 3, 2, 4]) {
    const { signal, output } = await run(KILLED, from, to, String(batches));
    expect(signal, output).toBe('SIGKILL');
  }
  const audit = await run(CLI, 'store', 'copy', '--from', to, '--to', join(newFolder(), 'x'));
  expect(audit).toMatchObject({ code: 1, output: expect.stringMatching(/half copied/) as string });
  const finished = await typed(from, to);
  expect(finished.output).toMatch(/going on where it stopped[^]*same content as the source[^]*all in order/);
  expect(finished.code).toBe(0);
  expect(await contentAt(to)).toEqual(await contentAt(from));
  const again = await typed(from, to);
  expect(again).toMatchObject({ code: 1, output: expect.stringMatching(/is not empty/) as string });
}

describe('a copy that is killed', () => {
  test('from one data folder into another', { timeout: 120_000 }, async () => {
    await killedAndFinished(await filled(), newFolder());
  });

  test.skipIf(!server)('into MongoDB, and from there back into a data folder', { timeout: 240_000 }, async () => {
    const database = newDatabase();
    const uri = server?.uri(database) ?? '';
    const from = await filled();
    await killedAndFinished(from, uri);
    const back = newFolder();
    await killedAndFinished(uri, back);
    expect(await contentAt(back)).toEqual(await contentAt(from));
    await server?.drop(database);
  });
});
