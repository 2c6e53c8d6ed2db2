/** An answer with a label of its own: kept out of chats, left out or taken in by label, and named where it is left out (domain.md 9). */
import { expect, it } from 'vitest';
import { world, type World } from '../support/world.ts';

const CALL = {
  title: 'Information',
  questions: 'What is known?\nActivities (table: activity; to)',
  dueOn: '2026-12-02',
};
const linkIn = (card: unknown, name: string): string =>
  [...JSON.stringify(card).matchAll(/http:[^"]*?[/]files[/][^"]+/g)]
    .map(([url]) => url)
    .find((url) => url.endsWith(name)) ?? '';
const get = async (url: string): Promise<string> => (await fetch(url)).text();
interface File {
  readonly classification: string;
  readonly questions: readonly {
    readonly entries: readonly { readonly entity: string; readonly text: string; readonly classification: string }[];
    readonly withheld: readonly { readonly entity: string; readonly classification: string }[];
  }[];
}
async function exported(w: World, upTo?: string): Promise<File> {
  const answer = await w.officer.press('input.export', 'I-1', { format: 'json', ...(upTo && { upTo }) });
  return JSON.parse(await get(linkIn(answer.card, 'input.json'))) as File;
}

it('is left out one by one, by its label, and stands in no message that is kept', async () => {
  const w = await world();
  await w.officer.press('input.open', null, CALL);
  await w.settle();
  const [main, other] = [w.focalPoint('UNHCR'), w.focalPoint('UNFPA')];
  await main.press('input.save', 'I-1', { answers: { 1: 'The secret words.' }, classification: 'confidential' });
  await main.press('input.answer', 'I-1', { answers: { 2: 'Open work; 31 March 2027' } });
  await other.press('input.answer', 'I-1', {
    answers: { 1: 'Open words.', 2: 'Quiet work; 30 June 2027' },
    classification: 'strictly confidential',
  });
  await w.settle();
  const kept = (await main.press('input.show', 'I-1')).words;
  expect(kept).toMatch(/Confidential \(/);
  expect(kept).not.toContain('The secret words.');
  expect((await main.press('input.fill', 'I-1', { question: '1' })).words).not.toBe('');

  const all = await exported(w);
  expect(all.classification).toBe('strictlyConfidential');
  expect(all.questions[0]?.entries.map(({ entity, classification }) => [entity, classification])).toEqual([
    ['UNFPA', 'strictlyConfidential'],
    ['UNHCR', 'confidential'],
  ]);
  const some = await exported(w, 'confidential');
  expect(some).toMatchObject({
    classification: 'confidential',
    questions: [
      { entries: [{ entity: 'UNHCR' }], withheld: [{ entity: 'UNFPA', classification: 'strictlyConfidential' }] },
      { entries: [{ entity: 'UNHCR' }], withheld: [{ entity: 'UNFPA' }] },
    ],
  });
  const card = await w.officer.press('input.export', 'I-1', { upTo: 'unclassified' });
  const table = await get(linkIn(card.card, 'input.csv'));
  expect(table).toContain('Open work');
  expect(table).not.toMatch(/The secret words|Open words|Quiet work/);
  expect(table).toMatch(/UNHCR[^\n]*,confidential/);

  // Its label alone is changed, in the question's own form; the words stay.
  await main.press('input.save', 'I-1', { answers: { 1: 'The secret words.' }, classification: 'unclassified' });
  expect((await exported(w, 'unclassified')).questions[0]?.entries.map(({ text }) => text)).toEqual([
    'The secret words.',
  ]);
  // What is written anew keeps the label that it had.
  await other.press('input.save', 'I-1', { answers: { 1: 'Other words.' } });
  expect((await exported(w, 'unclassified')).questions[0]?.withheld).toMatchObject([{ entity: 'UNFPA' }]);

  // In time and late, both left out: the entity is named once.
  await w.to('2026-12-03T15:00:00Z');
  const late = { answers: { 1: 'Later words.' }, classification: 'confidential' };
  expect(await other.press('input.answer', 'I-1', late)).toMatchObject({ ok: true });
  expect((await exported(w, 'unclassified')).questions[0]?.withheld).toEqual([
    { entity: 'UNFPA', classification: 'strictlyConfidential' },
  ]);

  // Whoever gets the circulated message reads no more than its label allows, whatever the link says.
  await w.officer.press('input.circulate', 'I-1', { subject: 'The answers', text: 'Brought together.' });
  await w.settle();
  const got = await w.focalPoint('UNICEF').press('correspondence.show', 'C-1');
  const file = await fetch(linkIn(got.card, 'input.docx'));
  expect(file.status).toBe(200);
  const preview = await w.officer.press('plan.build.preview', 'I-1');
  expect(preview.words).toMatch(/Open work[^]*Left out[^]*UNFPA/);
  expect(preview.words).not.toContain('Quiet work');
});
