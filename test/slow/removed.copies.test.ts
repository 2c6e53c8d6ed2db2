/**
 * What copies hold of somebody who was erased: those made before still do, and say so; those made after hold nothing of it in any
 * byte, start, and go on with the same proof (domain.md 9).
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { backup, restoreBackup } from '../../src/cli/backup.ts';
import type { Command } from '../../src/cli/command.ts';
import { store } from '../../src/cli/store.ts';
import { networkId } from '../../src/core/ids.ts';
import { EMAIL, NAME, NETWORKS, written } from '../support/removal/lived.ts';
import { newFolder } from '../support/storeFolder.ts';
import { startWorld } from '../support/world.ts';

const UNA = networkId('una');
const SLOWLY = { timeout: 240_000 };
afterEach(() => vi.restoreAllMocks());

/** Types a command of the administrator's, and gives what it printed. */
async function typed(command: Command, ...words: string[]): Promise<string> {
  let printed = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const code = await command.run(words).finally(() => (write.mockRestore(), log.mockRestore()));
  expect(code, printed).toBe(0);
  return printed;
}

/**
 * The bytes of all files in a folder and below. The console's own chats are left out: like those of Slack and Teams they keep
 * messages that are no longer kept up to date (docs/limits.md).
 */
const bytesIn = (folder: string): string =>
  readdirSync(folder)
    .filter((name) => !name.startsWith('chats.db'))
    .map((name) => join(folder, name))
    .map((path) => (statSync(path).isDirectory() ? bytesIn(path) : readFileSync(path).toString('latin1')))
    .join('');
const NAMES = [NAME, EMAIL].map((text) => Buffer.from(text).toString('latin1'));

test(
  'copies made before say that they still hold it; those made after hold nothing of it, and go on',
  SLOWLY,
  async () => {
    const folder = newFolder();
    const { w, by } = await written({ folder });
    const { id } = w.focalPoint('UNHCR');
    const theirs = new Set(
      [...by].filter(([word, who]) => who.size === 1 && who.has(id) && !NETWORKS.includes(word)).map(([word]) => word),
    );
    expect(theirs.size).toBeGreaterThan(10);
    const heldBy = (bytes: string): string[] => [
      ...NAMES.filter((name) => bytes.includes(name)),
      ...new Set(bytes.match(/zqwords-[a-z]+/g)?.filter((word) => theirs.has(word))),
    ];

    const [before, after] = [newFolder(), newFolder()];
    expect(await typed(backup, before, '--from', folder)).toContain(
      'What is removed from there later (retention, person.erase) stays in it.',
    );
    expect(heldBy(bytesIn(before)).length).toBeGreaterThan(10);
    const preview = await w.officer.press('person.erase.preview', null, { email: EMAIL });
    expect(JSON.stringify(preview)).toContain('Copies and backups made before still hold it, until they are deleted');
    expect(await w.officer.press('person.erase', null, { email: EMAIL })).toMatchObject({ ok: true });
    await w.settle();
    // The program goes on: a backup holds what was erased no more than the store does.
    await typed(backup, after, '--from', folder);
    expect(heldBy(bytesIn(after))).toEqual([]);
    const positions = (await w.request('E-1')).positions.length;

    const [name = ''] = readdirSync(after);
    const restored = join(newFolder(), 'restored');
    expect(await typed(restoreBackup, join(after, name), '--to', restored)).toContain(
      'What was removed since it was made (retention, person.erase) is there again.',
    );
    const copied = join(newFolder(), 'copied');
    expect(await typed(store, 'copy', '--from', restored, '--to', copied)).toContain('una: ');
    for (const data of [restored, copied]) {
      expect(heldBy(bytesIn(data)), data).toEqual([]);
      const again = await startWorld({ folder: data });
      expect((await again.request('E-1')).positions, data).toHaveLength(positions);
      expect(await again.focalPoint('UNICEF').press('home')).toMatchObject({ ok: true });
      expect(await again.open({ title: 'Afterwards', documentUrl: 'https://un.example/after' })).toMatch(/^E-\d+$/);
      expect(await again.store.verifyAudit(UNA)).toMatchObject({ ok: true });
      expect((await again.store.audit(UNA)).some(({ removal }) => removal?.rule === 'person.erase')).toBe(true);
      await again.close();
    }
  },
);
