/** Calls for input, pressed through: asked, answered by two, chased, and closed (domain.md 8) [ToR 2.a.v, 2.a.vi, 2.a.xi]. */
import { describe, expect, it } from 'vitest';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { tableText } from '../../src/kit/documents/spreadsheet.ts';
import { world, type Somebody, type World } from '../support/world.ts';

const CALL = {
  title: 'Annual report 2026',
  questions: 'What was achieved?\nHow many people? (number)\nWhich of them? (choice: training; advocacy)',
  dueOn: '2026-12-02',
};
const DUE = '2026-12-02T22:00:00.000Z';

interface Call {
  readonly state: string;
  readonly dueAt: string;
  readonly electorate: readonly string[];
  readonly answers: readonly {
    readonly entity: string;
    readonly state: string;
    readonly late: boolean;
    readonly answers: Readonly<Record<string, string>>;
  }[];
  readonly board: readonly { readonly entity: string; readonly state: string }[];
}
const call = async (w: World, target: string): Promise<Call> =>
  (await w.records<Call & Readonly<Record<string, unknown>>>('inputs', target))[0] as Call;
const board = async (w: World, target: string): Promise<Record<string, string>> =>
  Object.fromEntries((await call(w, target)).board.map(({ entity, state }) => [entity, state]));
const opened = async (w: World, inputs: object = {}): Promise<string> => {
  const answer = await w.officer.press('input.open', null, { ...CALL, ...inputs });
  if (!answer.ok || !answer.target) throw new Error(JSON.stringify(answer));
  await w.settle();
  return answer.target;
};
const kinds = async (who: Somebody, kind: string): Promise<number> => (await who.messages(kind)).length;

describe('a call for input', () => {
  it('is shown before anybody is asked, reaches both representatives, and is answered in several sittings by both', async () => {
    const w = await world();
    const shown = await w.officer.press('input.open.preview', null, { ...CALL, dueOn: '2026-11-28' });
    expect(shown).toMatchObject({ ok: true, cardName: 'inputPreview' });
    expect(shown.words).toContain('How many people?');
    expect(shown.words).toContain('it is the next working day');
    expect(await w.records('inputs')).toEqual([]);
    const i = await opened(w);
    expect(i).toBe('I-1');
    expect(await call(w, i)).toMatchObject({ state: 'open', dueAt: DUE, electorate: ['UNFPA', 'UNHCR', 'UNICEF'] });
    const [main, other] = [w.focalPoint('UNHCR'), w.alternate('UNHCR')];
    for (const one of [main, other]) expect((await one.last('inputCall')).words).toContain('What was achieved?');
    expect((await main.press('home')).words).toContain('Annual report 2026');

    expect(await main.press('input.save', i, { answers: { 1: 'Forty people were trained.' } })).toMatchObject({
      ok: true,
    });
    expect(await other.press('input.save', i, { 'answers.2': '1,240', 'answers.3': 'Training' })).toMatchObject({
      ok: true,
    });
    expect((await main.last('inputCall')).words).toContain('Alternate of UNHCR wrote 2 and 3');
    expect(await board(w, i)).toMatchObject({ UNHCR: 'partly', UNICEF: 'silent' });
    expect(await main.press('input.answer', i)).toMatchObject({ ok: true });
    expect((await call(w, i)).answers).toMatchObject([
      { entity: 'UNHCR', state: 'answered', answers: { 1: 'Forty people were trained.', 2: '1240', 3: 'training' } },
    ]);
    expect(await w.focalPoint('UNFPA').press('input.nothing', i)).toMatchObject({ ok: true });
    expect(await board(w, i)).toEqual({ UNFPA: 'nothing', UNHCR: 'answered', UNICEF: 'silent' });
    await w.advance('PT1M');
    expect((await w.officer.last('inputBoard')).words).toContain('Nothing to report');

    const wrong = await main.press('input.save', i, { answers: '2: many\n9: x' });
    expect(wrong).toMatchObject({ ok: false, code: 'invalid' });
    expect(Object.keys(wrong.fields ?? {})).toEqual(['answers.2', 'answers.9']);
  });

  it('shows both texts when two write at once, and loses none', async () => {
    const w = await world();
    const i = await opened(w);
    const [main, other] = [w.focalPoint('UNHCR'), w.alternate('UNHCR')];
    const card = await main.last('inputCall');
    expect(await other.press('input.save', i, { answers: { 1: 'The words of the alternate.' } })).toMatchObject({
      ok: true,
    });
    const clash = await main.press(
      'input.save',
      i,
      { answers: { 1: 'Mine.', 2: '4' }, was: '1:0-ztntfp 2:0-ztntfp' },
      {
        messageId: card.id,
      },
    );
    expect(clash).toMatchObject({ ok: false, code: 'conflict', cardName: 'inputAnswer' });
    expect(clash.words).toContain('The words of the alternate.');
    expect(JSON.stringify(clash.card)).toContain('Mine.');
    expect((await call(w, i)).answers[0]?.answers).toEqual({ 1: 'The words of the alternate.' });
    // What nobody has touched is no clash: the same fields as they were opened change nothing of the other's.
    expect(
      await main.press('input.save', i, { answers: { 1: '', 2: '4' }, was: '1:0-ztntfp 2:0-ztntfp' }),
    ).toMatchObject({
      ok: true,
    });
    expect((await call(w, i)).answers[0]?.answers).toEqual({ 1: 'The words of the alternate.', 2: '4' });
  });

  it('reminds who owes an answer, once more the day after, and stops with an answer', async () => {
    const w = await world();
    const i = await opened(w);
    await w.focalPoint('UNICEF').press('input.nothing', i);
    await w.to('2026-12-02T15:00:00Z');
    const before = await kinds(w.focalPoint('UNHCR'), 'inputReminder');
    expect(before).toBeGreaterThan(1);
    expect(await kinds(w.focalPoint('UNICEF'), 'inputReminder')).toBe(0);
    await w.to('2026-12-03T16:00:00Z');
    const last = await w.focalPoint('UNHCR').last('inputReminder');
    expect(last.words).toContain('It is still taken, and marked as late');
    expect(await kinds(w.alternate('UNHCR'), 'inputReminder')).toBeGreaterThan(0);
    expect((await w.officer.messages('inputNotice')).at(-1)?.words).toContain('UNFPA and UNHCR');
    await w.focalPoint('UNHCR').press('input.answer', i, { answers: { 1: 'a', 2: '1', 3: 'advocacy' } });
    expect((await board(w, i))['UNHCR']).toBe('late');
    const count = await kinds(w.focalPoint('UNHCR'), 'inputReminder');
    expect(await w.officer.press('input.nudge', i)).toMatchObject({ ok: true });
    expect(await kinds(w.focalPoint('UNFPA'), 'inputReminder')).toBeGreaterThan(count);
    expect(await kinds(w.focalPoint('UNHCR'), 'inputReminder')).toBe(count);
    expect(await w.officer.press('input.close', i)).toMatchObject({ ok: true });
    expect(await w.focalPoint('UNFPA').press('input.nothing', i)).toMatchObject({ ok: false, code: 'closed' });
    expect(await w.coordinator.press('input.close', i)).toMatchObject({ ok: false, code: 'closed' });
  });

  it('gives one entity or all more time, and asks reworded questions again', async () => {
    const w = await world();
    const i = await opened(w);
    const main = w.focalPoint('UNHCR');
    expect(await main.press('input.needTime', i, { until: '2026-12-04', text: 'On mission.' })).toMatchObject({
      ok: true,
    });
    expect((await w.officer.last('inputNotice')).words).toContain('On mission.');
    expect((await board(w, i))['UNHCR']).toBe('askedTime');
    expect(await w.officer.press('input.grantTime', i, { entity: 'unhcr', until: '2026-12-04' })).toMatchObject({
      ok: true,
    });
    expect((await main.last('inputNotice')).words).toContain('4 Dec 2026');
    await w.to('2026-12-03T15:00:00Z');
    await main.press('input.answer', i, { answers: { 1: 'a', 2: '1', 3: 'advocacy' } });
    expect((await call(w, i)).answers).toMatchObject([{ entity: 'UNHCR', state: 'answered', late: false }]);
    const reworded = CALL.questions.replace('What was achieved?', 'What was achieved by the end of November?');
    expect(await w.officer.press('input.correct', i, { questions: reworded })).toMatchObject({ ok: true });
    expect((await main.last('inputNotice')).words).toContain('Please look again at 1');
    expect((await board(w, i))['UNHCR']).toBe('partly');
    expect(await main.press('input.answer', i, { answers: { 1: 'a' } })).toMatchObject({ ok: true });
    expect((await board(w, i))['UNHCR']).toBe('answered');
  });

  it('reminds an entity whose complete answer a correction has made incomplete, and marks it', async () => {
    const w = await world();
    const i = await opened(w, { questions: `${CALL.questions}\nAnything else? (optional)` });
    const main = w.focalPoint('UNHCR');
    expect((await main.press('input.save', i, { answers: { 1: 'a' } })).message).toContain('1 of 4');
    await main.press('input.answer', i, { answers: { 2: '1', 3: 'advocacy' } });
    await w.officer.press('input.correct', i, { questions: `${CALL.questions}\nWhat comes next?` });
    await w.advance('PT1M');
    expect((await main.last('inputCall')).words).toContain('is not complete: 1 question is open');
    expect((await call(w, i)).answers).toMatchObject([{ entity: 'UNHCR', state: 'partly' }]);
    await w.to('2026-12-02T15:00:00Z');
    expect(await kinds(main, 'inputReminder')).toBeGreaterThan(0);
  });

  it('of an entity goes through the Secretariat', async () => {
    const w = await world();
    const asker = w.focalPoint('UNFPA');
    const { target = '' } = await asker.press('input.submit', null, { ...CALL, audience: 'UNHCR' });
    await w.settle();
    expect(await w.focalPoint('UNHCR').messages('inputCall')).toEqual([]);
    expect(await w.focalPoint('UNHCR').press('input.show', target)).toMatchObject({ ok: false, code: 'notAllowed' });
    for (const verb of ['input.circulate', 'input.circulate.preview', 'input.endorse', 'input.endorse.preview']) {
      const inputs = { subject: 'x', text: 'x', title: 'x', documentUrl: 'https://un.example/x' };
      expect(await w.officer.press(verb, target, inputs), verb).toMatchObject({ ok: false, code: 'conflict' });
    }
    expect(await w.officer.press('input.claim', target)).toMatchObject({ ok: true });
    expect(await w.coordinator.press('input.approve', target)).toMatchObject({ ok: false, code: 'conflict' });
    expect(await w.officer.press('input.approve', target, { title: 'Information for UNFPA' })).toMatchObject({
      ok: true,
    });
    expect((await w.focalPoint('UNHCR').last('inputCall')).words).toContain('Information for UNFPA');
    expect((await asker.last('inputNotice')).words).toContain('is out');
    await w.focalPoint('UNHCR').press('input.nothing', target);
    await w.advance('PT1M');
    expect((await asker.last('inputBoard')).words).toContain('Nothing to report');
  });

  it('keeps to its label: nothing of a confidential one stays in a chat but its title', async () => {
    const w = await world();
    const i = await opened(w, {
      classification: 'confidential',
      audience: 'UNHCR',
      documentUrl: 'https://un.example/x',
    });
    const kept = (await w.focalPoint('UNHCR').last('inputCall')).words;
    expect(kept).toContain('Annual report 2026');
    expect(kept).not.toMatch(/What was achieved|un\.example/);
    expect((await w.focalPoint('UNHCR').press('input.show', i)).words).toContain('What was achieved?');
    expect(await w.focalPoint('UNICEF').press('input.show', i)).toMatchObject({ ok: false, code: 'notAllowed' });
    expect(await w.observer.press('input.save', i, { answers: { 1: 'x' } })).toMatchObject({ code: 'notAllowed' });
  });

  it('gives its answers as one document, the same twice, circulates them and puts them up for endorsement', async () => {
    const w = await world();
    const i = await opened(w);
    await w.focalPoint('UNHCR').press('input.answer', i, {
      answers: { 1: '=SUM(A1) forty people, https://un.example/a', 2: '40', 3: 'training' },
    });
    await w.to('2026-12-02T23:00:00Z');
    await w.focalPoint('UNICEF').press('input.save', i, { answers: { 1: 'Too late.' } });
    expect(await w.focalPoint('UNHCR').press('input.export', i)).toMatchObject({ ok: false, code: 'notAllowed' });
    for (const verb of ['input.circulate', 'input.circulate.preview', 'input.endorse', 'input.endorse.preview']) {
      const without = { subject: 'x', text: 'x', title: 'x', documentUrl: 'https://un.example/x' };
      expect(await w.officer.press(verb, null, without), verb).toMatchObject({ ok: false, code: 'invalid' });
    }
    const links = linksIn((await w.officer.press('input.export', i)).card);
    expect(links.map((url) => url.replace(/.*[/]/, '')).sort()).toEqual(
      ['input.csv', 'input.docx', 'input.docx', 'input.json', 'input.xlsx'].sort(),
    );
    for (const url of links) {
      const [one, two] = [await bytes(url), await bytes(url)];
      expect(one.equals(two), url).toBe(true);
      expect(one.length).toBeGreaterThan(100);
    }
    const json = links.find((url) => url.endsWith('json')) ?? '';
    expect(JSON.parse((await bytes(json)).toString())).toMatchObject({
      questions: [
        {
          entries: [
            { entity: 'UNHCR', late: false },
            { entity: 'UNICEF', late: true, partial: true, text: 'Too late.' },
          ],
        },
        {},
        {},
      ],
      links: [{ entity: 'UNHCR', url: 'https://un.example/a' }],
    });
    const table = (await bytes(links.find((url) => url.endsWith('csv')) ?? '')).toString();
    expect(table).toContain("'=SUM(A1)");
    expect(table).toContain('UNFPA');

    const sent = await w.officer.press('input.circulate', i, { subject: 'The answers', text: 'Brought together.' });
    expect(sent).toMatchObject({ ok: true, target: 'C-1' });
    const asked = await w.officer.press('input.endorse', i, {
      title: 'Annual report',
      documentUrl: 'https://un.example/r',
    });
    expect(asked).toMatchObject({ ok: true, target: 'E-1' });
    expect((await w.records('inputs', i))[0]).toMatchObject({
      passed: [
        { as: 'circulated', ref: 'C-1' },
        { as: 'endorsement', ref: 'E-1' },
      ],
    });
    const got = await w.focalPoint('UNFPA').press('correspondence.show', 'C-1');
    expect((await bytes(linksIn(got.card)[0] ?? '')).subarray(0, 2).toString()).toBe('PK');
    expect(
      await w.officer.press('input.endorse', 'I-9', { title: 'x', documentUrl: 'https://un.example/y' }),
    ).toMatchObject({
      code: 'notFound',
    });
  });
});

it('a template for comments gives them in the order of the paper; asked again, each begins with its own last answer', async () => {
  const w = await world();
  const form = await w.officer.press('input.compose', null, { template: 'comments' });
  expect(JSON.stringify(form.card)).toContain('paragraph; comment; proposed text');
  const questions = 'Comments (table: paragraph; comment; proposed text)';
  const first = await opened(w, { title: 'Comments', questions, template: 'comments' });
  await w.focalPoint('UNHCR').press('input.answer', first, { answers: { 1: '10; Too long; Shorter\n3(a); Good; -' } });
  await w
    .focalPoint('UNFPA')
    .press('input.answer', first, { answers: { 1: 'Annex II; Missing; Add it\n3; Unclear; Clearer' } });
  const [json = ''] = linksIn((await w.officer.press('input.export', first, { format: 'json' })).card);
  const made = JSON.parse((await bytes(json)).toString()) as {
    questions: { comments: { entity: string; cells: string[] }[] }[];
  };
  expect(made.questions[0]?.comments.map(({ entity, cells }) => [entity, cells[0]])).toEqual([
    ['UNFPA', '3'],
    ['UNHCR', '3(a)'],
    ['UNHCR', '10'],
    ['UNFPA', 'Annex II'],
  ]);
  await w.focalPoint('UNICEF').press('input.answer', first, { answers: { 1: '???; Where?; -\n-3; Why?; -2+3' } });
  const files = linksIn((await w.officer.press('input.export', first)).card);
  const fileOf = async (name: string): Promise<Buffer> => bytes(files.find((url) => url.endsWith(name)) ?? '');
  const inCsv = table(await fileOf('input.csv'));
  const inXlsx = table((await tableText(await fileOf('input.xlsx'))) ?? '');
  expect(inCsv.map((row) => [row['paragraph'], row['place'], row['entity'], row['comment']])).toEqual([
    ['3', 'numbered', 'UNFPA', 'Unclear'],
    ['-3', 'numbered', 'UNICEF', 'Why?'],
    ['3(a)', 'numbered', 'UNHCR', 'Good'],
    ['10', 'numbered', 'UNHCR', 'Too long'],
    ['Annex II', 'annex', 'UNFPA', 'Missing'],
    ['???', 'unknown', 'UNICEF', 'Where?'],
  ]);
  // Only the spreadsheet's CSV needs the mark that keeps a formula text.
  expect([inCsv[1]?.['proposed text'], inXlsx[1]?.['proposed text']]).toEqual(["'-2+3", '-2+3']);
  expect(inXlsx.map((row) => [row['paragraph'], row['comment']])).toEqual(
    inCsv.map((row) => [row['paragraph'], row['comment']]),
  );
  const paper = strFromU8(unzipSync(await fileOf('input.docx'))['word/document.xml'] ?? new Uint8Array());
  expect(paper).toMatch(/Annex II[^]*Comments that name no paragraph of the document[^]*\?\?\?/);
  await w.officer.press('input.close', first);
  const again = await w.officer.press('input.compose', null, { from: first });
  expect(JSON.stringify(again.card)).toContain('Comments (table');
  const second = await opened(w, { title: 'Comments again', questions, from: first });
  const begun = await w.focalPoint('UNHCR').press('input.fill', second);
  expect(begun.words).toContain('what your entity answered last time');
  expect(JSON.stringify(begun.card)).toContain('Too long');
  expect(JSON.stringify(begun.card)).not.toContain('Unclear');
});

const linksIn = (card: unknown): string[] => [
  ...new Set([...JSON.stringify(card).matchAll(/http:[^"]*?[/]files[/][^"]+/g)].map(([url]) => url)),
];
const table = (text: string | Buffer): Record<string, string>[] => parse(text, { bom: true, columns: true });
const bytes = async (url: string): Promise<Buffer> => Buffer.from(await (await fetch(url)).arrayBuffer());

it('an answer to a call that has ended keeps the name of its day; one that runs has that of today', async () => {
  const w = await world();
  const [ended, running] = [await opened(w), await opened(w, { title: 'Comments' })];
  const unhcr = w.focalPoint('UNHCR');
  for (const i of [ended, running]) {
    await unhcr.press('input.answer', i, { answers: { 1: 'Much.', 2: '40', 3: 'training' } });
    await w.advance('PT11M');
  }
  await w.officer.press('input.close', ended);
  await w.advance('PT1H');
  await w.officer.press('roll.set', null, { email: 'fp@unhcr.example', name: 'Renamed focal point' });
  await w.coordinator.press('roll.set', null, { email: 'nadia@secretariat.example', name: 'Renamed officer' });
  await w.advance('PT11M');
  const read = async (i: string): Promise<string> => {
    const [url = ''] =
      JSON.stringify((await w.officer.press('input.export', i)).card).match(/http[^"]*?input[.]json/) ?? [];
    const [card, board] = [await unhcr.press('input.show', i), await w.officer.press('input.show', i)];
    return [card.words, board.words, await (await fetch(url)).text()].join('\n');
  };
  expect(await read(running)).toContain('Renamed focal point');
  expect(await read(running)).toContain('Renamed officer');
  expect(await read(ended)).not.toContain('Renamed');
});
