/** The embedded database is taken away while people work: what they press is told as what it is. */
import { readdirSync, renameSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { newFolder } from '../support/storeFolder.ts';
import { startWorld } from '../support/world.ts';

it('a press on a database that is gone is not asked to try again in a moment; once it is back, it is recorded', async () => {
  const folder = newFolder();
  const w = await startWorld({ folder });
  onTestFinished(() => w.close());
  const move = (from: string, to: string): void =>
    readdirSync(folder)
      .filter((name) => name.startsWith(`${from}concord.db`))
      .forEach((name) => renameSync(join(folder, name), join(folder, name.replace(`${from}concord`, `${to}concord`))));
  const request = { title: 'Joint position', documentUrl: 'https://secretariat.example/1' };
  move('', 'away-');
  for (const words of [/was taken away while it runs.*Nothing has been changed/, /trying again does not help/]) {
    const refused = await w.officer.press('endorsement.open', null, request);
    expect(refused).toMatchObject({ ok: false, code: 'conflict' });
    expect(refused.message).toMatch(words);
    expect(refused.message).not.toMatch(/in a moment/);
  }
  expect((await w.fetch('/readyz')).status).toBe(503);
  move('away-', '');
  expect(await w.officer.press('endorsement.open', null, request)).toMatchObject({ ok: true });
});

it('a press is told the same when the database was cut, and cannot even be read', async () => {
  const folder = newFolder();
  const w = await startWorld({ folder });
  onTestFinished(() => w.close());
  truncateSync(join(folder, 'concord.db'));
  for (const verb of ['home', 'endorsement.open']) {
    const refused = await w.officer.press(verb, null, {
      title: 'Joint position',
      documentUrl: 'https://secretariat.example/1',
    });
    expect(refused).toMatchObject({ ok: false, code: 'conflict' });
    expect(refused.message).toMatch(/was taken away while it runs.*Nothing has been changed/);
  }
});
