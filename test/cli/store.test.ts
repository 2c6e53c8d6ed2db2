/** `store copy`, as an administrator types it. */
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { store as command } from '../../src/cli/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { populate } from '../contracts/copy.contract.ts';
import { UNA } from '../contracts/store/things.ts';
import { byHand, filesIn, newFolder } from '../support/storeFolder.ts';

let printed = '';
const typed = async (...words: string[]): Promise<number> => {
  printed = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  return command.run(words).finally(() => write.mockRestore());
};
afterEach(() => vi.restoreAllMocks());

async function filled(): Promise<string> {
  const folder = newFolder();
  const store = await openSqliteStore({ folder });
  await populate(store);
  await store.close();
  return folder;
}

describe('store copy', { timeout: 60_000 }, () => {
  test('says what it copies, how far it is, that both are the same, and what the audit found', async () => {
    const from = await filled();
    const to = join(newFolder(), 'deep', 'data');
    expect(await typed('copy', '--from', join(from, 'concord.db'), '--to', to)).toBe(0);
    expect(printed).toContain(`From SQLite at ${from}/concord.db\n  to SQLite at ${to}/concord.db`);
    expect(printed).toMatch(/^audit lines (\d+) of \1$/m);
    expect(printed).toMatch(/^deliveries (\d+) of \1$/m);
    expect(printed).toMatch(/same content as the source: 2 audit trails, .* Its hash is [0-9a-f]{64}\./);
    expect(printed).toMatch(/^una: \d+ lines, all in order/m);
    const copy = await openSqliteStore({ folder: to });
    expect(await copy.list(UNA, 'endorsement')).toHaveLength(2);
    await copy.close();
  });

  test('ends with 2 when the audit trail was not in order', async () => {
    const from = await filled();
    byHand(from, `UPDATE journal SET actor = 'somebody else' WHERE seq = 3 AND network = 'una'`);
    expect(await typed('copy', '--from', from, '--to', newFolder())).toBe(2);
    expect(printed).toMatch(/^una: line 3 was changed\. This was not done by Concord\.$/m);
  });

  test('refuses a full target, a source in use and a source that is not there, and changes nothing', async () => {
    const [from, to] = [await filled(), await filled()];
    const before = filesIn(to);
    await expect(typed('copy', '--from', from, '--to', to)).rejects.toMatchObject({ why: 'notEmpty' });
    expect(filesIn(to)).toEqual(before);
    const nowhere = join(newFolder(), 'nothing');
    await expect(typed('copy', '--from', nowhere, '--to', newFolder())).rejects.toMatchObject({ why: 'nothingThere' });
    const running = await openSqliteStore({ folder: from });
    await expect(typed('copy', '--from', from, '--to', newFolder())).rejects.toMatchObject({ why: 'inUse' });
    await running.close();
  });

  test.each([[[]], [['copy']], [['copy', '--from', 'x']], [['copy', '--frm', 'x', '--to', 'y']], [['move']]])(
    'of %j, says how it is used',
    async (words) => {
      expect(await typed(...words)).toBe(1);
      expect(printed).toContain('store copy --from ADDRESS --to ADDRESS');
    },
  );
});
