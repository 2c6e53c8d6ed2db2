import { expect, it } from 'vitest';
import type { Card } from '../../src/core/card.ts';
import type { Shown } from '../../src/platforms/door.ts';
import { withAnswer } from '../../src/platforms/said.ts';

const CARD: Card = { title: 'E-1', body: [{ type: 'heading', text: 'Open' }], actions: [], summary: 'E-1' };
const LIST: Card = { ...CARD, refreshVerb: 'endorsement.list' };
const YES: Shown = { ok: true, message: 'UNHCR endorses E-1.', language: 'en' };
const NO: Shown = { ...YES, ok: false, code: 'invalid', message: 'Please check.', fields: { text: 'Fill this in.' } };

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
