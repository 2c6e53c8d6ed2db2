/** What of a card's forms the link of its mail shows without a code. */
import { expect, it } from 'vitest';
import type { Card, Field, Form } from '../../../src/core/card.ts';
import { mailedCard } from '../../../src/platforms/mail/asMailed.ts';
import { linesOf } from '../../../src/platforms/mail/inbox/ourLines.ts';

const base = { id: 'text', label: 'What' } as const;
const text = (value?: string): Field => ({ ...base, type: 'text', max: 100, ...(value !== undefined && { value }) });
const choice = (titles: readonly string[], value?: string): Field => ({
  ...{ ...base, type: 'choice', options: titles.map((title, n) => ({ value: String(n), title })) },
  ...(value !== undefined && { value }),
});
const formWith = (field: Field): Form => ({ verb: 'endorsement.comment', fields: [text(), field], submit: 'Send' });
const lines = linesOf({
  text: 'The mail said this.\n\nAmina Diallo\nBo Li\nyes\n2026-12-02\n5\nhttps://un.example/1',
  html: '',
});
const cardWith = (form: Form): Card => ({
  ...{ title: 'Title', summary: 'Title', body: [], form },
  actions: [{ type: 'form', title: 'Comment', form }],
});
const shown = (field: Field) => mailedCard(cardWith(formWith(field)), lines, () => false);

it.each<[string, Field]>([
  ['words', text('Planted.')],
  ['words beside those that it said', text('The mail said this.\nPlanted.')],
  ['an address, of which the lines of a mail keep nothing', text('https://un.example/planted')],
  ['signs without a letter', text('👍')],
  ['a chosen option', choice(['Amina Diallo', 'Bo Li'], '1')],
  ['options that are names', choice(['Amina Diallo', 'Planted Person'])],
  ['several chosen options', { ...choice(['Amina Diallo', 'Bo Li'], '0, 1'), many: true } as Field],
  ['a tick', { ...base, type: 'toggle', value: 'yes' }],
  ['a tick that is taken away', { ...base, type: 'toggle', value: 'no' }],
  ['a date', { ...base, type: 'date', value: '2026-12-02' }],
  ['a time', { ...base, type: 'time', value: '10:00' }],
  ['a number', { ...base, type: 'number', min: 1, max: 9, value: '5' }],
])('a form with %s opens after the code', (_, field) => {
  const { card, closed } = shown(field);
  expect(closed).toEqual(['Send', 'Comment']);
  expect(card.form?.fields).toEqual([]);
  expect(card.actions).toMatchObject([{ form: { fields: [] } }]);
});

it.each<[string, Field]>([
  ['nothing filled in', text()],
  ['words that the mail said', text('\nThe mail said this.\n')],
  ['options that the mail named', choice(['Amina Diallo', 'Bo Li'])],
  ['a box without a tick', { ...base, type: 'toggle' }],
  ['an empty date', { ...base, type: 'date', min: '2026-12-02' }],
])('a form with %s stands as it is', (_, field) => {
  const { card, closed } = shown(field);
  expect(closed).toEqual([]);
  expect(card.form?.fields).toEqual([text(), field]);
});
