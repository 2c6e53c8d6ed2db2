import { expect, it } from 'vitest';
import type { Card } from '../../src/core/card.ts';
import type { ShownAnswer } from '../../src/platforms/door.ts';
import { linesOf, withAnswer } from '../../src/platforms/answerText.ts';

const CARD: Card = { title: 'E-1', body: [{ type: 'heading', text: 'Open' }], actions: [], summary: 'E-1' };
const LIST: Card = { ...CARD, refreshVerb: 'endorsement.list' };
const YES: ShownAnswer = { ok: true, message: 'UNHCR endorses E-1.', language: 'en' };
const NO: ShownAnswer = {
  ...YES,
  ok: false,
  code: 'invalid',
  message: 'Please check.',
  fields: { text: 'Fill this in.' },
};

it('writes what came of a press over the card, and what is wrong with each field', () => {
  expect(withAnswer(CARD, YES, 'endorsement.endorse').body).toEqual([
    { type: 'text', text: 'UNHCR endorses E-1.', weight: 'strong', tone: 'good' },
    ...CARD.body,
  ]);
  expect(withAnswer(LIST, NO, 'endorsement.list').body[0]).toMatchObject({
    text: 'Please check.\nFill this in.',
    tone: 'warning',
  });
});

it('leaves a card alone that was only asked for', () => {
  expect(withAnswer(LIST, YES, 'endorsement.list')).toBe(LIST);
  expect(withAnswer(LIST, YES, 'endorsement.endorse')).not.toBe(LIST);
});

it.each([
  ['en', 'Title: Fill this in.', 'Link: It must begin with https://.'],
  ['fr', 'Title\u00a0: Fill this in.', 'Link\u00a0: It must begin with https://.'],
] as const)('names each field by its label, with all faults, in %s', (language, ...lines) => {
  const field = (id: 'title' | 'documentUrl', label: string) => ({ id, label, type: 'text', max: 10 }) as const;
  const fields = [field('title', 'Title'), field('documentUrl', 'Link')];
  const form = { verb: 'endorsement.open', fields, submit: 'Send' } as const;
  const faults = { title: 'Fill this in.', documentUrl: 'It must begin with https://.', other: 'And this.' };
  const refused: ShownAnswer = { ...NO, language, fields: faults };
  for (const card of [
    { ...CARD, form },
    { ...CARD, actions: [{ type: 'form', title: 'Open', form } as const] },
  ])
    expect(withAnswer(card, refused, 'endorsement.open').body[0]).toMatchObject({
      text: ['Please check.', ...lines, 'And this.'].join('\n'),
    });
});

it('takes the label that a field had where it was filled in before that of another form with a field of the same name', () => {
  const field = { id: 'text', label: 'Comment', type: 'text', max: 10 } as const;
  const form = { verb: 'endorsement.comment', fields: [field], submit: 'Send' } as const;
  const labels = { text: 'Your objection', reason: 'Why' };
  const refused: ShownAnswer = { ...NO, labels, fields: { text: 'Fill this in.', reason: 'Fill this in.' } };
  expect(linesOf(refused, { form, actions: [] })).toBe(
    ['Please check.', 'Your objection: Fill this in.', 'Why: Fill this in.'].join('\n'),
  );
});
