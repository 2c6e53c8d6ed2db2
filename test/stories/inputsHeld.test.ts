/** A call that waits for the Secretariat, calls in lists by their label, and refusals that name nothing that is not there. */
import { expect, it } from 'vitest';
import { world } from '../support/world.ts';

const CALL = { title: 'Annual report 2026', questions: 'What was achieved?', dueOn: '2026-12-02' };

it('is changed and cancelled by its asker until it is approved, and says to everybody what is true', async () => {
  const w = await world();
  const asker = w.focalPoint('UNFPA');
  const { target: i = '' } = await asker.press('input.submit', null, { ...CALL, documentUrl: 'https://un.example/a' });
  await w.settle();
  expect((await asker.last('inputBoard')).verbs).toEqual(
    expect.arrayContaining(['input.edit', 'input.cancelSubmission']),
  );

  // Nobody is asked yet, so no answer is missing.
  expect((await asker.last('inputBoard')).words).not.toContain('No answer yet');

  const changes = { title: 'For UNFPA', questions: 'How many? (number)\nWhy?', dueOn: '2026-12-04', audience: 'UNHCR' };
  expect(await asker.press('input.edit', i, {})).toMatchObject({ code: 'invalid' });
  const wrong = await asker.press('input.edit', i, { questions: 'Which? (choice)', dueOn: '2026-11-01' });
  expect([wrong.code, Object.keys(wrong.fields ?? {})]).toEqual(['invalid', ['questions', 'dueOn']]);
  // A day that is none does not hide what is wrong with the questions.
  const both = await asker.press('input.edit', i, { questions: 'Which? (choice)', dueOn: 'soonish' });
  expect(Object.keys(both.fields ?? {}).sort()).toEqual(['dueOn', 'questions']);
  for (const [verb, by] of [
    ['input.open', w.officer],
    ['input.submit', asker],
  ] as const) {
    const opened = await by.press(verb, null, { ...CALL, questions: 'Which? (choice)', dueOn: 'soonish' });
    expect(Object.keys(opened.fields ?? {}).sort(), verb).toEqual(['dueOn', 'questions']);
  }
  expect(await w.alternate('UNHCR').press('input.edit', i, changes)).toMatchObject({ code: 'notAllowed' });
  expect(await asker.press('input.edit', i, changes)).toMatchObject({ ok: true, target: i, cardName: 'inputBoard' });
  expect((await w.records('inputs', i))[0]).toMatchObject({
    // A moderator's card of the earlier questions is out of date.
    ...{ revision: 2, state: 'held', title: 'For UNFPA', dueOn: '2026-12-04', documentUrl: 'https://un.example/a' },
    ...{ electorate: ['UNHCR'], questions: [{ kind: 'number' }, { text: 'Why?' }] },
  });

  for (const verb of ['input.nudge', 'input.close', 'input.retry'])
    expect(await w.officer.press(verb, i), verb).toMatchObject({
      code: 'conflict',
      message: `${i} waits for the Secretariat: nobody has been asked yet.`,
    });
  const more = { until: '2026-12-10', entity: 'UNHCR', reason: 'x' };
  expect(await w.officer.press('input.grantTime', i, more)).toMatchObject({ code: 'conflict' });
  expect(await w.officer.press('input.declineTime', i, more)).toMatchObject({ code: 'conflict' });
  expect(await asker.press('input.withdraw', i)).toMatchObject({ code: 'conflict', cardName: 'inputBoard' });

  expect(await w.officer.press('input.cancelSubmission', i)).toMatchObject({ code: 'notAllowed' });
  expect(await asker.press('input.cancelSubmission', i)).toMatchObject({ ok: true });
  await w.advance('PT1M');
  expect((await w.officer.last('inputBoard')).words).toContain('Cancelled');
  for (const verb of ['input.approve', 'input.nudge', 'input.correct'])
    expect(await w.officer.press(verb, i, { questions: 'Why?' }), verb).toMatchObject({ code: 'closed' });
  expect(await asker.press('input.edit', i, { title: 'Again' })).toMatchObject({ code: 'closed' });
  expect(await w.focalPoint('UNHCR').messages('inputCall')).toEqual([]);
  expect((await asker.press('input.list')).words).toContain('Cancelled');
  expect((await w.focalPoint('UNHCR').press('input.list')).words).not.toContain('UNFPA');
});

it('stands in lists as its label says: the title for members, the reference for observers and of the strictest', async () => {
  const w = await world();
  const open = { ...CALL, audience: 'UNHCR' };
  await w.officer.press('input.open', null, { ...open, title: 'Open words' });
  await w.officer.press('input.open', null, { ...open, title: 'Quiet words', classification: 'confidential' });
  await w.officer.press('input.open', null, { ...open, title: 'Secret', classification: 'strictly confidential' });
  const list = async (who: typeof w.officer, words?: string) =>
    (await who.press('input.list', null, words === undefined ? {} : { words })).words;
  for (const who of [w.focalPoint('UNHCR'), w.focalPoint('UNICEF'), w.officer]) {
    const words = await list(who);
    for (const part of ['Open words', 'I-2 · Quiet words', 'I-3']) expect(words, who.name).toContain(part);
    expect(words, who.name).not.toContain('Secret');
  }
  const observed = await list(w.observer);
  expect(observed).toMatch(/Open words/);
  for (const i of ['I-2', 'I-3']) expect(observed).toContain(`${i} · for the members of the network`);
  expect(observed).not.toMatch(/Quiet|Secret/);
  // Nobody is offered what they cannot open, and words that somebody may not read do not find the call.
  const card = await w.observer.press('input.list');
  expect(JSON.stringify(card.card)).not.toMatch(/"target":"I-[23]"/);
  expect(await list(w.focalPoint('UNICEF'), 'quiet')).not.toContain('I-2');
  expect(await list(w.focalPoint('UNHCR'), 'quiet')).toContain('I-2');
});

it('begins with no call that is not there, already in the preview, and no refusal names a document that is not there', async () => {
  const w = await world();
  const rep = w.focalPoint('UNHCR');
  await rep.press('input.submit', null, { ...CALL, title: 'Held' });
  for (const [who, verb] of [
    [w.officer, 'input.open.preview'],
    [w.officer, 'input.open'],
    [rep, 'input.open.preview'],
    [rep, 'input.submit'],
  ] as const)
    for (const from of ['I-999', 'E-1'])
      expect(await who.press(verb, null, { ...CALL, from }), verb).toMatchObject({
        code: 'invalid',
        fields: { from: `There is no call ${from} from which this could begin.` },
      });
  const other = w.focalPoint('UNICEF');
  expect(await other.press('input.open.preview', null, { ...CALL, from: 'I-1' })).toMatchObject({ code: 'invalid' });
  expect(await rep.press('input.open.preview', null, { ...CALL, from: 'i-1' })).toMatchObject({ ok: true });

  await w.officer.press('input.open', null, CALL);
  expect(await rep.press('input.save', 'I-2', { answers: '1: a', classification: 'blue' })).toMatchObject({
    code: 'invalid',
    target: 'I-2',
  });
  for (const [verb, inputs] of [
    ['plan.set', {}],
    ['plan.adopt', {}],
    ['plan.indicator', {}],
    ['template.set', {}],
  ] as const)
    expect((await w.officer.press(verb, null, inputs)).target, verb).toBeUndefined();
  // Nothing to build: the preview says so as the act does.
  for (const verb of ['plan.build.preview', 'plan.build'])
    expect(await w.officer.press(verb, 'I-2'), verb).toMatchObject({ code: 'conflict' });
});
