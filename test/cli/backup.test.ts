/** `backup`, `restore` and `audit`, as an administrator types them, beside a store that is in use. */
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { audit } from '../../src/cli/audit.ts';
import { backup, restoreBackup } from '../../src/cli/backup.ts';
import type { Command } from '../../src/cli/command.ts';
import { main } from '../../src/cli/commands.ts';
import { networkId } from '../../src/core/ids.ts';
import { settingsOf } from '../support/programSettings.ts';
import { byHand, newFolder } from '../support/storeFolder.ts';
import { startWorld } from '../support/world.ts';

const UNA = networkId('una');
/** What the last command printed, and all of them. */
let [printed, said] = ['', ''];
const typed = async (command: Command, ...words: string[]): Promise<number> => {
  printed = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    said += String(text);
    return true;
  });
  return command.run(words).finally(() => write.mockRestore());
};
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe('a backup', { timeout: 60_000 }, () => {
  test('that is typed wrongly is not made, and what is wrong is said', async () => {
    const into = newFolder();
    expect(await typed(backup, into, '--every', '2s', '--keep', '0')).toBe(1);
    expect(printed).toContain('--every 2s: give minutes, hours or days, as in 30m, 6h or 1d.');
    expect(printed).toContain('--keep 0: give the number of backups that stay, 1 or more.');
    expect(await typed(backup)).toBe(1);
    expect(printed).toMatch(/^Give the folder for the backups\./);
    expect(await typed(restoreBackup)).toBe(1);
    expect(printed).toMatch(/^Give one backup\./);
    expect(readdirSync(into)).toEqual([]);
  });

  test('is refused in the data folder itself, under it, and through a link to it', async () => {
    const folder = newFolder();
    const w = await startWorld({ folder });
    await w.close();
    const link = join(newFolder(), 'link');
    symlinkSync(folder, link);
    const before = readdirSync(folder);
    for (const into of [folder, join(folder, 'backups', 'new'), `${folder}/../${basename(folder)}`, link]) {
      expect(await typed(backup, into, '--from', folder), into).toBe(1);
      expect(printed).toContain('a backup there is lost with it');
    }
    expect(readdirSync(folder)).toEqual(before);
    expect(await typed(backup, `${folder}-elsewhere`, '--from', folder)).toBe(0);
  });

  test('is named where somebody gives the folder of all backups to restore', async () => {
    const [folder, into] = [newFolder(), newFolder()];
    const w = await startWorld({ folder });
    await w.close();
    expect(await typed(backup, into, '--from', folder)).toBe(0);
    const [name = ''] = readdirSync(into);
    await expect(typed(restoreBackup, into, '--to', join(newFolder(), 'new'))).rejects.toThrow(
      `it holds backups; the newest is ${join(into, name)}`,
    );
  });

  test('is taken while people press, has what was answered before it, and another network goes on from it', async () => {
    const folder = newFolder();
    const into = newFolder();
    const w = await startWorld({ folder });
    const e = await w.open();
    await w.focalPoint('UNICEF').press('endorsement.endorse', e);
    expect(await typed(backup, into, '--from', folder)).toBe(0);
    expect(printed).toMatch(/is a backup of .*\nuna: \d+ lines, all in order/);
    // The program that it was taken from is not disturbed.
    expect(await w.focalPoint('UNHCR').press('endorsement.endorse', e)).toMatchObject({ ok: true });
    await w.close();
    expect(w.faults).toEqual([]);

    const data = join(newFolder(), 'data');
    const [name = ''] = readdirSync(into);
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(await typed(restoreBackup, join(into, name), '--to', data)).toBe(0);
    expect(printed).toMatch(/^No newer backup is beside it: .*\nCopying .* to .*, and checking its audit trail…\n/);
    expect(stderr.mock.calls.map(([line]): unknown => JSON.parse(String(line)))).toEqual([
      expect.objectContaining({ code: 'store.restored', networks: ['una'], platform: 'commandLine' }),
    ]);
    stderr.mockRestore();
    const after = await startWorld({ folder: data });
    const entities = (await after.request(e)).positions.map(({ entity }) => entity);
    expect(entities).toEqual(['UNICEF']);
    expect(await after.focalPoint('UNHCR').press('endorsement.endorse', e)).toMatchObject({ ok: true });
    await after.close();
    settingsOf(data);
    expect(await typed(audit)).toBe(0);
  });

  test('is restored into an empty folder alone, and only whole', async () => {
    const folder = newFolder();
    const into = newFolder();
    const w = await startWorld({ folder });
    await typed(backup, into, '--from', folder);
    await w.close();
    const [name = ''] = readdirSync(into);
    await expect(typed(restoreBackup, join(into, name), '--to', folder)).rejects.toThrow(/is not empty/);
    const target = join(newFolder(), 'new');
    await expect(typed(restoreBackup, folder, '--to', target)).rejects.toThrow(/no backup that Concord has made/);
    byHand(join(into, name), `UPDATE journal SET actor = 'somebody else' WHERE seq = 2`);
    await expect(typed(restoreBackup, join(into, name), '--to', target)).rejects.toThrow(
      /not the one that was put there/,
    );
    expect(existsSync(target)).toBe(false);
  });

  test('makes room for the next one, and leaves alone what is no backup', async () => {
    const folder = newFolder();
    const into = newFolder();
    const w = await startWorld({ folder });
    await typed(backup, into, '--from', folder);
    await w.close();
    const [name = ''] = readdirSync(into);
    mkdirSync(join(into, '2020-01-01T00-00-00Z'));
    writeFileSync(join(into, 'notes.txt'), 'mine');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5_000 });
    expect(await typed(backup, into, '--from', folder, '--keep', '1')).toBe(0);
    vi.useRealTimers();
    expect(printed).toContain(`${join(into, name)} was removed.`);
    expect(readdirSync(into)).toHaveLength(3);
    expect(readdirSync(into)).toEqual(expect.arrayContaining(['2020-01-01T00-00-00Z', 'notes.txt']));
  });

  test('names the earlier ones that hold what was removed after them, and a restored one says what comes back', async () => {
    const [folder, into] = [newFolder(), newFolder()];
    settingsOf(folder);
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    said = '';
    const anchors = join(newFolder(), 'anchors');
    const w = await startWorld({ folder });
    await w.open();
    const [email, person] = ['fp@unhcr.example', 'Xiomara Quiñones'];
    await w.officer.press('roll.set', null, { email, name: person });
    const days = ['2026-11-27T10:00:00Z', '2026-11-28T10:00:00Z', '2026-11-29T10:00:00Z', '2026-11-30T10:00:00Z'];
    const [first = '', second = '', third = '', fourth = ''] = days.map((day) =>
      join(into, `${day.slice(0, 19).replaceAll(':', '-')}Z`),
    );
    const backUpOn = async (day = ''): Promise<number> => {
      vi.useFakeTimers({ toFake: ['Date'], now: new Date(day) });
      return typed(backup, into, '--from', folder).finally(() => vi.useRealTimers());
    };
    await backUpOn(days[0]);
    await backUpOn(days[1]);
    expect(printed).not.toContain('still holds');
    await typed(audit, 'anchor', anchors);
    expect(await w.officer.press('person.erase', null, { email })).toMatchObject({ ok: true });
    await w.settle();
    const removals = (await w.store.audit(UNA)).filter(({ removal }) => removal?.rule === 'person.erase');
    const erased = `${removals.length} lines of the trail after it removed something: ${removals.length} by person.erase (`;
    const acts = '(1 person.erase, 1 person.forget; 2026-';
    expect(removals.length).toBeGreaterThan(1);

    await backUpOn(days[2]);
    expect(printed).toContain(`${first}, made on 2026-11-27, still holds what was removed from una since. ${erased}`);
    expect(printed).toContain(`${second}, made on 2026-11-28, still holds`);
    expect(printed).not.toContain(`${third}, made on`);
    // A copy of that day that Concord cannot read, such as a dump, is told of by the head that was kept with it.
    expect(await typed(audit, '--against', anchors)).toBe(0);
    expect(printed).toContain(`una: ${erased}`);
    expect(printed).toContain(acts);
    expect(printed).toContain('A copy of that moment still holds what they removed.');
    expect(await typed(audit, '--against', into)).toBe(0);
    expect(printed).toContain(`una: the trail still has the line`);
    expect(printed).toContain(`${second} still holds what they removed.`);
    expect(printed).not.toContain(`${third} still holds`);
    await w.close();

    const data = join(newFolder(), 'data');
    expect(await typed(restoreBackup, second, '--to', data)).toBe(0);
    const [before = '', after = ''] = printed.split(/^Copying .*$/m);
    for (const part of [before, after]) expect(part).toContain(`una: ${erased}`);
    expect(before).toContain(`, as ${third} says. It comes back.`);
    expect(after).toContain('Remove it again before others use the network:');
    // The newest one holds what the store holds.
    expect(await typed(restoreBackup, third, '--to', join(newFolder(), 'data'))).toBe(0);
    expect(printed).toContain('No newer backup is beside it: --since takes the data folder that it replaces');
    expect(await typed(restoreBackup, third, '--to', join(newFolder(), 'data'), '--since', folder)).toBe(0);
    expect(printed).not.toContain('Remove it again');
    expect(await typed(restoreBackup, first, '--to', join(newFolder(), 'data'), '--since', folder)).toBe(0);
    expect(printed).toContain(`, as ${folder} says. It comes back.`);

    // What goes on from the restored one is another course than the backup of the third day.
    const again = await startWorld({ folder: data });
    await again.open({ title: 'Afterwards', documentUrl: 'https://example.org/afterwards' });
    await again.close();
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(days[3] ?? '') });
    await typed(backup, into, '--from', data).finally(() => vi.useRealTimers());
    expect(printed).toContain(`${third}, made on 2026-11-29, is not an earlier state of una: what it still holds`);
    expect(printed).not.toContain(`${first}, made`);
    expect(await typed(restoreBackup, third, '--to', join(newFolder(), 'data'))).toBe(0);
    expect(printed).toContain(`una: ${fourth} does not go on from it, so what was removed since is not known.`);
    expect(said).not.toContain(person);
    expect(said).not.toContain(email);
  });

  test.each([[[]], [['a', 'b']], [['a', '--every', 'soon']], [['a', '--keep', '0']]])(
    'of %j says how it is used',
    async (words) => {
      expect(await typed(backup, ...words)).toBe(1);
      expect(printed).toContain('backup DIR [--every 6h]');
    },
  );
});

describe('the audit', { timeout: 60_000 }, () => {
  test('checks a copy while the program runs, and holds the trail to heads that were kept elsewhere', async () => {
    const folder = newFolder();
    const anchors = join(newFolder(), 'anchors');
    settingsOf(folder);
    const w = await startWorld({ folder });
    await w.open();
    expect(await typed(audit, 'anchor', anchors)).toBe(0);
    expect(printed).toMatch(/a copy is checked[^]*una: \d+ lines, all in order[^]*1 head was added/);
    await w.open({ title: 'Another', documentUrl: 'https://example.org/another' });
    expect(await typed(audit, '--against', anchors)).toBe(0);
    expect(printed).toContain('una: the trail still has the line');
    await w.close();
    const head = JSON.parse(readFileSync(anchors, 'utf8')) as object;
    writeFileSync(anchors, `${JSON.stringify({ ...head, hash: 'f'.repeat(64) })}\n`);
    expect(await typed(audit, '--against', anchors)).toBe(2);
    expect(printed).toContain('una: the trail does not have the line');
    writeFileSync(anchors, 'nothing\n');
    await expect(typed(audit, '--against', anchors)).rejects.toThrow(/line 1, is no head/);
  });

  test('of a folder without a store makes none', async () => {
    const folder = join(newFolder(), 'data');
    settingsOf(folder);
    await expect(typed(audit)).rejects.toThrow(/There is no store in/);
    expect(existsSync(folder)).toBe(false);
  });
});

test.each([['help'], ['--help'], ['audit', '--help'], ['restore', '--help'], ['store', '--help'], ['--version']])(
  'concord %s %s ends with 0',
  async (...words) => {
    expect(await typed({ usage: '', does: '', run: main }, ...words)).toBe(0);
    expect(printed.length).toBeGreaterThan(4);
  },
);
