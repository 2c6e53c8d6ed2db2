/** The embedded database is taken away while people work: what they press is told as what it is. */
import { readdirSync, renameSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { newFolder } from '../support/storeFolder.ts';
import type { SlackPerson } from '../support/slack/person.ts';
import { slackWorld, soon } from '../support/slack/world.ts';
import { wordsOf } from '../support/teams/people.ts';
import { teamsWorld } from '../support/teams/world.ts';
import { startWorld } from '../support/world.ts';

const CHANNEL = 'C0GENERAL';
const GONE = /was taken away while it runs.*Nothing has been changed/;
const cut = (folder: string): void => truncateSync(join(folder, 'concord.db'));
/** What is logged meanwhile is expected. */
const expected = ({ faults }: { readonly faults: string[] }): void => onTestFinished(() => void faults.splice(0));

const mover =
  (folder: string) =>
  (from: string, to: string): void =>
    readdirSync(folder)
      .filter((name) => name.startsWith(`${from}concord.db`))
      .forEach((name) => renameSync(join(folder, name), join(folder, name.replace(`${from}concord`, `${to}concord`))));

it('a press on a database that is gone is not asked to try again in a moment; once it is back, it is recorded', async () => {
  const folder = newFolder();
  const w = await startWorld({ folder });
  onTestFinished(() => w.close());
  const move = mover(folder);
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
    expect(refused.message).toMatch(GONE);
  }
  const refused = await w.officer.say('home');
  expect(refused).toMatchObject({ ok: false, code: 'conflict' });
  expect(refused.message).toMatch(GONE);
});

it('in Slack every press and all words get this answer, wherever and by whom', async () => {
  const folder = newFolder();
  const OFFICER = 'nadia@secretariat.example';
  const world = await slackWorld([OFFICER, 'fp@unhcr.example', 'fp@unicef.example'], { folder });
  expected(world.w);
  const [officer, fp, fresh] = [OFFICER, 'fp@unhcr.example', 'fp@unicef.example'].map((email) => world.in(email));
  if (!officer || !fp || !fresh) throw new Error('nobody is there');
  await world.w.open();
  await world.arrive();
  await officer.command('endorsement new');
  const form = { Title: 'Joint guidance', 'Link to the document': 'https://un.example/guidance' };
  await soon(() => expect(officer.modalText()).toContain('Title'));
  const answered = async (who: SlackPerson, way: () => Promise<{ status: number }>): Promise<void> => {
    const before = count(said(who));
    expect((await way()).status).toBe(200);
    await soon(() => expect(count(said(who))).toBe(before + 1));
  };
  const count = (text: string): number => text.split('was taken away while it runs').length - 1;
  const said = (who: SlackPerson): string =>
    [who.chat(), who.modalText(), ...who.inChannel(CHANNEL).map(who.words)].join('\n');
  const move = mover(folder);
  move('', 'away-');
  await answered(fresh, () => fresh.say('home'));
  await answered(fp, () => fp.press('Endorse'));
  await answered(officer, () => officer.submit(form));
  move('away-', '');
  cut(folder);
  for (const who of [fp, fresh]) {
    await answered(who, () => who.say('home'));
    await answered(who, () => who.say('home', '1700000000.000100'));
    await answered(who, () => who.mention('home', CHANNEL));
    await answered(who, () => who.command('home'));
  }
  await answered(fresh, () => fresh.shortcut('send_to_network', 'Please note.'));
  await answered(fp, () => fp.press('Endorse', 'chat'));
});

it('in Teams, too; whoever was never met is not told that it may have been recorded', async () => {
  const folder = newFolder();
  const w = await teamsWorld({ folder });
  expected(w);
  const [fp, fresh] = [w.user('one', 'fp@unhcr.example'), w.user('two', 'fp@unicef.example')];
  await fp.install();
  await w.open();
  await w.settle();
  const post = fp.posts().find((one) => wordsOf(one).includes('Endorse'));
  if (!post) throw new Error('there is no request');
  const move = mover(folder);
  move('', 'away-');
  await fresh.type('home');
  expect(fresh.last()).toMatch(GONE);
  move('away-', '');
  cut(folder);
  for (const who of [fp, fresh]) {
    await who.type('home');
    expect(who.last()).toMatch(GONE);
    expect(JSON.stringify((await who.press(post, 'Endorse')).body)).toMatch(GONE);
    const data = {
      verb: 'endorsement.comment',
      target: 'E-1',
      'endorsement.comment#text': 'We agree.',
      concord: { labels: { text: 'Comment' } },
    };
    const sent = JSON.stringify((await who.bring('taskSubmit', { value: { data } })).body);
    expect(sent).toMatch(GONE);
    expect(sent).toContain('We agree.');
  }
});
