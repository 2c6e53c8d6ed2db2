/** What a form takes on one line is kept on one line, however it was sent (domain.md 4: line breaks hide and forge). */
import { expect, it } from 'vitest';
import type { Card, Field, Form } from '../../src/core/card.ts';
import { ACT_DEFINITIONS } from '../support/features.ts';
import { drawSample, samples } from '../support/cardSamples.ts';

const formsOf = (card: Card): Form[] => [
  ...(card.form ? [card.form] : []),
  ...card.actions.flatMap((action) => (action.type === 'form' ? [action.form] : [])),
];
/** Lists, in which a line break stands between two; what is kept of them has none. */
const LISTS = /^(agenda.order items|entity.set names|entity.set shorts|\S+ (audience|order|entities|contributors))$/;
const isOneLine = (field: Field): boolean => field.type === 'text' && field.lines !== 'many';
const FIELDS = [
  ...new Set(
    samples('ordinary')
      .flatMap((sample) => formsOf(drawSample(sample, 'en')))
      .flatMap(({ verb, fields }) => fields.filter(isOneLine).map(({ id }) => `${verb} ${id}`)),
  ),
]
  // An answer is read by the kind of its question: a number with a line break in it is none.
  .filter((of) => !LISTS.test(of) && !/ answers\.\d+$/.test(of))
  .sort();

it.each(FIELDS)('%s', (of) => {
  const [verb = '', field = ''] = of.split(' ');
  const schema = ACT_DEFINITIONS[verb]?.schema[field]?.schema();
  expect(schema, 'an input of the act').toBeDefined();
  const read = schema?.safeParse('one\r\ntwo\u2028three');
  expect(read?.data ?? '').not.toEqual(expect.stringContaining('\n'));
});
