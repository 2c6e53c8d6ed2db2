/** `roll import` and `roll export`, as an administrator types them, on a store that nobody else has open. */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { main } from '../../src/cli/commands.ts';
import { networkId } from '../../src/core/ids.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { NOW, roll, settings } from '../support/builders.ts';
import { foundNetwork, loadNetwork } from '../support/features.ts';
import { settingsOf } from '../support/programSettings.ts';
import { newFolder } from '../support/storeFolder.ts';

const UNA = networkId('una');
let printed = '';
const typed = async (...words: string[]): Promise<number> => {
  printed = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  return main(['roll', ...words]).finally(() => write.mockRestore());
};
afterEach(() => void vi.unstubAllEnvs());

/** A network at rest, whose settings name its folder. */
async function atRest(...others: string[]): Promise<string> {
  const folder = newFolder();
  const store = await openSqliteStore({ folder });
  for (const id of ['una', ...others])
    await foundNetwork(store, settings({}, networkId(id)), roll({ entities: ['UNHCR', 'UN Women'] }, id), NOW);
  await store.close();
  settingsOf(folder);
  vi.stubEnv('CONCORD_LOCAL', 'yes');
  return folder;
}
async function stored(folder: string) {
  const store = await openSqliteStore({ folder });
  const found = { roll: (await loadNetwork(store, UNA))?.roll, audit: await store.audit(UNA) };
  await store.close();
  return found;
}
const file = (name: string, content: string): string => {
  const path = join(newFolder(), name);
  writeFileSync(path, content);
  return path;
};

const LIST = `entity;nom;courriel;rôle
UNHCR;Ana Li;alt@unhcr.example;suppléante
UNDP;=Bo;bo@undp.example;point focal
`;

it('shows what would change, asks for what is new, changes nothing; then does it, and the audit trail names it', async () => {
  const folder = await atRest();
  const before = await stored(folder);
  const list = file('list.csv', LIST);
  expect(await typed('import', list)).toBe(2);
  expect(printed).toContain('name: Alternate of UNHCR → Ana Li');
  expect(printed).toContain('Line 3, “entity”: ');
  expect(printed).toMatch(/UNDP \(.*\)/);
  expect(printed).toContain('Focal point of UNHCR <fp@unhcr.example>');
  expect(await typed('import', list, '--new-entities', 'UNDP')).toBe(0);
  expect(printed).toContain('+ entity UNDP');
  expect(printed).toContain('entity: — → UNDP (new)');
  expect(printed).toContain('--apply does it');
  expect((await stored(folder)).roll).toEqual(before.roll);

  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  expect(await typed('import', list, '--new-entities', 'all', '--remove', 'fp@unhcr.example', '--apply')).toBe(0);
  expect(printed).toMatch(/^Reading .*list\.csv for the roll of /);
  const lines = stderr.mock.calls.map(([line]) => String(line));
  stderr.mockRestore();
  expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
    expect.objectContaining({ code: 'roll.imported', network: 'una', platform: 'commandLine' }),
  ]);
  expect(lines.join('')).not.toMatch(/UNDP|example/);
  const { roll: now, audit } = await stored(folder);
  const people = Object.values(now?.people ?? {});
  expect(people.map(({ email }) => email)).not.toContain('fp@unhcr.example');
  expect(people.find(({ email }) => email === 'bo@undp.example')).toMatchObject({ name: '=Bo', entity: 'UNDP' });
  expect(audit.at(-1)).toMatchObject({
    verb: 'roll.import',
    platform: 'commandLine',
    actor: expect.stringMatching(/^commandLine\/./) as string,
    outcome: 'accepted',
  });
});

it.each(['csv', 'xlsx'])('writes a .%s that it takes again without a change, for this user alone', async (format) => {
  const folder = await atRest();
  const before = await stored(folder);
  const path = join(newFolder(), `out.${format}`);
  expect(await typed('export', path)).toBe(0);
  expect(statSync(path).mode & 0o077).toBe(0);
  expect(await typed('import', path, '--apply')).toBe(0);
  expect(printed).toContain('Nobody is added or changed.');
  expect((await stored(folder)).roll).toEqual(before.roll);
  const written = readFileSync(path);
  expect(await typed('export', path)).toBe(1);
  expect(printed).toContain('is there already');
  expect(readFileSync(path)).toEqual(written);
});

it('refuses what is not understood, and says what to do', async () => {
  const folder = await atRest('nrc');
  const before = await stored(folder);
  const list = file('list.csv', LIST);
  const refused: readonly (readonly [readonly string[], number, string])[] = [
    [[], 1, 'Say which: import or export.'],
    [['bring'], 1, 'There is no “bring” here.'],
    [['import'], 1, 'Say which file.'],
    [['import', join(folder, 'none.csv')], 1, 'There is no file'],
    [['import', file('list.txt', LIST)], 1, 'must end in .csv or .xlsx'],
    [['import', file('big.csv', 'x'.repeat(2_000_001))], 1, 'has more than 2 MB'],
    [['import', list, '--aply'], 1, "Unknown option '--aply'"],
    [['import', list, 'more'], 1, 'One file at a time'],
    [['import', list], 1, 'Say which network: --network ID. There are '],
    [['import', list, '--network', 'xyz'], 1, 'There is no network xyz here.'],
    [['import', file('not.xlsx', 'no workbook'), '--network', 'una', '--apply'], 2, 'no column'],
    [['import', file('zip.xlsx', 'PK\u0003\u0004'), '--network', 'una'], 2, 'could not be read'],
    [
      ['import', list, '--network', 'una', '--new-entities', 'all', '--apply', '--remove', 'x@y.example'],
      2,
      'Nobody on the roll',
    ],
    [['--help'], 0, '--new-entities'],
    [['import', '--help'], 0, 'Ends with 0'],
  ];
  for (const [words, code, said] of refused) {
    expect(await typed(...words), words.join(' ')).toBe(code);
    expect(printed.toLowerCase(), words.join(' ')).toContain(said.toLowerCase());
  }
  expect((await stored(folder)).roll).toEqual(before.roll);
  const running = await openSqliteStore({ folder });
  await expect(typed('import', list)).rejects.toThrow(/Stop it first.*people import/);
  await running.close();
  settingsOf(newFolder());
  expect(await typed('import', list)).toBe(1);
  expect(printed).toContain('holds no network yet');
  expect(existsSync(list)).toBe(true);
});
