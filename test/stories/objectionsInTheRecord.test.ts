/** Every objection and how it ended, in each document of a decision; and the names that retention takes from them. */
import { expect, it } from 'vitest';
import { networkId } from '../../src/core/ids.ts';
import { textOf } from '../support/labels/fileText.ts';
import { begin, planTwo, refer } from '../support/meetings.ts';
import { world, type World } from '../support/world.ts';

const WORDS = 'Annex C has no budget line.';
const WHY = 'The budget line was added.';

/** The words of every file of a card, those of Word and of a workbook without their marks. */
async function filesOf(card: unknown): Promise<ReadonlyMap<string, string>> {
  const urls = [...JSON.stringify(card).matchAll(/http:[^"]*?[/]files[/][^"]+?(?=")/g)].map(([url]) => url);
  const found = new Map<string, string>();
  for (const url of new Set(urls)) {
    const content = new Uint8Array(await (await fetch(url)).arrayBuffer());
    const name = /[/]([\w.]+)(?:[?]|$)/.exec(url)?.[1] ?? url;
    found.set(
      name,
      textOf(content)
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' '),
    );
  }
  return found;
}

/** A meeting decides a request whose third objector had withdrawn in writing, and the first one withdraws in the room. */
async function decided(w: World) {
  const [m] = await planTwo(w);
  const { request, item } = await refer(w, 'UNFPA');
  const who = w.focalPoint('UNICEF');
  await who.press('endorsement.object', request, { text: WORDS, requestDiscussion: 'yes' });
  await who.press('endorsement.withdrawObjection', request, { reason: WHY });
  for (const entity of ['UNHCR', 'UNFPA'])
    await w.focalPoint(entity).press('meeting.reply', m, { answer: 'attending' });
  await begin(w, m, 'UNHCR, UNFPA');
  await w.officer.press('decision.put', item, { text: 'Shall it go?' });
  await w.focalPoint('UNFPA').press('decision.withdrawObjection', item, { text: 'It is wide enough.' });
  const agreed = {
    outcome: 'consensus',
    text: 'It goes.',
    actions: `${w.focalPoint('UNHCR').name}: send it by 2026-12-15`,
  };
  expect(await w.officer.press('decision.record', item, agreed)).toMatchObject({ ok: true });
  expect(await w.officer.press('meeting.end', m, { confirm: 'yes' })).toMatchObject({ ok: true });
  await w.officer.press('minutes.draft', m, {});
  await w.settle();
  await w.advance('P10D');
  const [line] = await w.records<{ readonly number: string; readonly decision: string }>('register');
  return { m, request, item, number: line?.number ?? '', name: who.name };
}

it('an objection that was withdrawn in writing stands in the minutes, the sheet and the row of what a meeting decided', async () => {
  const w = await world();
  const { m, item, number, name } = await decided(w);
  const sheet = await w.officer.press('register.show', null, { number });
  const minutes = await w.officer.press('minutes.show', m);
  const cards = [sheet, minutes, await w.officer.press('agenda.show', item)];
  for (const { words } of cards) for (const one of [WORDS, WHY, name]) expect(words).toContain(one);
  expect(minutes.words).toContain('UNICEF withdrew its objection in writing');
  // It had stopped the written procedure.
  expect(sheet.words).toContain('stopped');
  expect(minutes.words).toContain('stopped');
  const files = [...(await filesOf([sheet.card, minutes.card]))];
  expect(files.length).toBeGreaterThanOrEqual(6);
  // The stored record has the ids of people.
  for (const [file, text] of files)
    for (const one of [WORDS, WHY, ...(file === 'minutesRecord.json' ? [] : [name])]) expect(text, file).toContain(one);

  // As a row, the objection is complete by itself.
  const register = await filesOf((await w.officer.press('register.export', null, {})).card);
  for (const kind of ['csv', 'xlsx', 'json', 'docx', 'txt', 'html']) {
    const [, text = ''] = [...register].find(([file]) => file.endsWith(kind)) ?? [];
    for (const one of [WORDS, WHY, name]) expect(text, kind).toContain(one);
  }
  const [, csv = ''] = [...register].find(([file]) => file.endsWith('csv')) ?? [];
  expect(csv).toMatch(/“Annex C has no budget line[.]” – Objection of UNICEF, withdrawn on/);
});

it('retention takes the names of people from a decision as from minutes, and keeps entities, instants and the number', async () => {
  const w = await world();
  const { m, request, item, number } = await decided(w);
  const apply = async (retention: string): Promise<void> => {
    await w.officer.press('settings.set', null, { retention });
    await w.officer.press('retention.apply');
    await w.settle();
  };
  const people = w.everyone.map(({ name }) => name);
  const namedIn = (text: string): string[] => people.filter((one) => text.includes(one));
  const sheet = () => w.officer.press('register.show', null, { number });
  const minutesLine = async () => {
    const lines = await w.records<{
      readonly kind: string;
      readonly positions: { readonly people?: readonly object[] };
    }>('register');
    return lines.find(({ kind }) => kind === 'minutes');
  };
  expect(namedIn(JSON.stringify(await minutesLine()))).not.toEqual([]);

  await apply('minutes: 1d');
  expect(namedIn(JSON.stringify(await minutesLine()))).toEqual([]);
  // A correction is the office's act, also when nobody is named any more.
  await w.officer.press('minutes.correct', m, { text: 'The third line is of annex C.' });
  const paper = await w.officer.press('minutes.show', m);
  expect(namedIn(paper.words)).toEqual([]);
  expect(paper.words).toMatch(/Correction [(]the Secretariat, /);
  for (const [file, text] of await filesOf(paper.card)) expect(namedIn(text), file).toEqual([]);
  // A decision has a period of its own.
  expect(namedIn((await sheet()).words)).not.toEqual([]);

  await apply('minutes: 1d; decisions: 1d');
  const shown = await sheet();
  expect(shown.words).toContain('UNICEF');
  for (const [file, text] of [['card', shown.words] as const, ...(await filesOf(shown.card))]) {
    expect(namedIn(text), file).toEqual([]);
    expect(text, file).toContain(number);
    expect(text, file).not.toContain(WORDS);
  }
  const register = await filesOf((await w.officer.press('register.export', null, {})).card);
  for (const [file, text] of register) expect(namedIn(text), file).toEqual([]);
  expect(namedIn(JSON.stringify(await w.records('register')))).toEqual([]);

  // The action of a person that is not done waits for its owner.
  await w.officer.press('action.done', item, { n: '1' });
  await w.advance('P5D');
  await apply('minutes: 1d; decisions: 1d; meetings: 1d; endorsements: 1d');
  expect(namedIn(JSON.stringify(await w.records('agenda')))).toEqual([]);
  const cards = [await w.officer.press('agenda.show', item), await w.officer.press('endorsement.show', request)];
  for (const { words } of cards) expect(namedIn(words)).toEqual([]);
  const record = await filesOf((await w.officer.press('endorsement.export', request)).card);
  expect(record.size).toBeGreaterThan(0);
  for (const [file, text] of record) expect(namedIn(text), file).toEqual([]);
  expect(await w.store.verifyAudit(networkId('una'))).toMatchObject({ ok: true });
});

it('retention takes the names of people from a circular with its words', async () => {
  const w = await world();
  const sent = await w.officer.press('correspondence.send', null, {
    subject: 'A subject',
    text: 'A text',
    acknowledge: 'yes',
  });
  const c = sent.target ?? '';
  await w.settle();
  await w.focalPoint('UNHCR').press('correspondence.acknowledge', c);
  await w.focalPoint('UNHCR').press('correspondence.reply', c, { text: 'A reply' });
  await w.advance('P60D');
  const shown = () => w.officer.press('correspondence.show', c);
  const people = w.everyone.map(({ name }) => name);
  const namedIn = (text: string): string[] => people.filter((one) => text.includes(one));
  expect(namedIn((await shown()).words)).not.toEqual([]);
  await w.officer.press('settings.set', null, { retention: 'correspondence: 1d' });
  await w.officer.press('retention.apply');
  await w.settle();
  const after = await shown();
  expect(namedIn(after.words)).toEqual([]);
  for (const [file, text] of await filesOf(after.card)) expect(namedIn(text), file).toEqual([]);
});
