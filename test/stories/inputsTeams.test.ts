/** A long answer in Teams, whose cards do not hold it: the field is empty, says so, and saving leaves what is stored. */
import { expect, it } from 'vitest';
import { teamsHand } from '../support/hands.ts';
import { buttonsOf, cardOf } from '../support/teams/people.ts';
import { teamsWorld } from '../support/teams/world.ts';

it('is never lost by a form that cannot show it', async () => {
  const w = await teamsWorld();
  const user = w.user('fp', 'fp@unhcr.example');
  await user.install();
  const fp = teamsHand(w, user);
  await w.officer.press('input.open', null, { title: 'Report', questions: 'What was done?', dueOn: '2026-12-02' });
  await w.advance('PT10S');
  const long = 'абвгдежзи '.repeat(1999) + 'конец';
  await w.focalPoint('UNHCR').press('input.save', 'I-1', { answers: { 1: long } });
  await w.settle();
  await fp.type('call show I-1');
  const titles = buttonsOf(cardOf(user.posts().at(-1))).map(({ title }) => String(title));
  await fp.press(titles.find((one) => one.startsWith('1. What was done?')) ?? '');
  expect(await fp.sees()).toContain('An empty field leaves your answer as it is');
  await fp.form(undefined, { classification: ['Classification', 'confidential'] }, 'Save');
  expect((await w.records('inputs', 'I-1'))[0]).toMatchObject({ answers: [{ answers: { 1: long } }] });
  expect(await w.records('inputAnswers')).toMatchObject([
    { inTime: { items: { 1: { classification: 'confidential' } } } },
  ]);
});
