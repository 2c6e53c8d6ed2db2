/** A call for input with one entity's focal point in Slack and its alternate elsewhere: asked, written at once by two, sent. */
import { expect, it } from 'vitest';
import { slackWorld, soon } from '../support/slack/world.ts';

it('is answered in Slack, and shows both texts where two write at once', async () => {
  const { w, in: on, arrive } = await slackWorld(['fp@unhcr.example']);
  const fp = on('fp@unhcr.example');
  await w.officer.press('input.open', null, {
    title: 'Annual report',
    questions: 'What was achieved?\nHow many people? (number)',
    dueOn: '2026-12-02',
  });
  await arrive();
  expect(fp.chat()).toContain('Annual report');
  await fp.press('Answer…', fp.messages()[0]);
  await soon(() => expect(fp.modal()).toBeDefined());
  expect(fp.modalText()).toContain('20,000');
  await w.alternate('UNHCR').press('input.save', 'I-1', { answers: { 1: 'The words of the alternate.' } });
  await fp.submit({ '1. What was achieved?': 'Mine.', '2. How many people? (number)': '4' });
  await soon(() => expect(fp.modalText()).toContain('The words of the alternate.'));
  expect(JSON.stringify(fp.modal())).toContain('Mine.');
  await fp.submit({ '1. What was achieved?': 'Mine, and theirs.' });
  await soon(async () =>
    expect((await w.records('inputs', 'I-1'))[0]).toMatchObject({
      answers: [{ entity: 'UNHCR', answers: { 1: 'Mine, and theirs.', 2: '4' } }],
    }),
  );
});
