/** Long texts in Slack's forms: one box to begin with, more by a button, and nothing that was typed is lost. */
import { expect, it } from 'vitest';
import { slackWorld, soon } from '../support/slack/world.ts';

const LABEL = 'Questions, one a line';
const boxes = (text: string): number => text.split(LABEL).length - 1;

it('the form of a call has one box for its questions, and as many as somebody asks for', async () => {
  const { w, in: on } = await slackWorld(['nadia@secretariat.example']);
  const nadia = on('nadia@secretariat.example');
  await nadia.command('call new');
  await soon(() => expect(nadia.modal()).toBeDefined());
  expect(boxes(nadia.modalText())).toBe(1);
  const first = `What was achieved?\n${'x'.repeat(400)}?`;
  nadia.fill({ Title: 'Annual report', [LABEL]: first });
  await nadia.press('Room for a longer text');
  await soon(() => expect(boxes(nadia.modalText())).toBe(3));
  await nadia.submit({ [`${LABEL} (2)`]: 'How many? (number)', [`${LABEL} (3)`]: 'Why?', 'Due on': '2026-12-02' });
  await soon(() => expect(nadia.modalText()).toContain('Before anybody is asked'));
  for (const words of ['Annual report', 'What was achieved?', 'How many?', 'Why?'])
    expect(nadia.modalText()).toContain(words);
  expect(await w.records('inputs')).toEqual([]);
});
