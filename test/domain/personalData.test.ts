/** What a document holds about one person, whatever its shape; and nothing about anybody else. */
import { expect, it } from 'vitest';
import { readable, saysIn } from '../../src/features/personalData/rules/readable.ts';
import { mentionsIn } from '../../src/features/personalData/rules/about.ts';

const ME = { person: 'una-5', names: new Set(['una-5', 'me@un.example']) };

it('finds every object that names them, with its plain values alone', () => {
  const state = {
    title: 'Framework',
    openedBy: 'una-1',
    positions: [
      { by: 'una-5', text: 'Mine.', counts: true, moved: { by: 'una-1', note: 'theirs' } },
      { by: 'una-6', text: 'Theirs.' },
    ],
    people: { 'una-5': { email: 'me@un.example', name: 'Me' }, 'una-6': { email: 'other@un.example' } },
    read: { 'una-5': '2026-12-01', 'una-6': '2026-12-02' },
    asked: ['una-5', 'una-6'],
  };
  expect(mentionsIn(state, ME)).toEqual([
    { at: 'positions.0', values: { by: 'una-5', text: 'Mine.', counts: true } },
    { at: 'people.una-5', values: { email: 'me@un.example', name: 'Me' } },
    { at: 'read', values: { 'una-5': '2026-12-01' } },
    { at: 'asked', values: { 0: 'una-5' } },
  ]);
  expect(JSON.stringify(mentionsIn(state, ME))).not.toMatch(/Theirs|una-6|other@/);
});

it.each([[null], [undefined], ['una-5'], [5], [{}], [[]]])('finds nothing in %j', (state) => {
  expect(mentionsIn(state, ME)).toEqual([]);
});

it('knows which texts others wrote, whoever the thing around them is of', () => {
  const touches = (text: string) => /Me\b/.test(text);
  const said = new Set(['What I said.']);
  const state = {
    by: 'una-5',
    subject: 'By Me',
    decidedBy: 'una-1',
    reason: 'Not of Me',
    decided: { by: 'una-1', reason: 'Me again' },
    replies: [
      { person: 'una-6', text: 'Thanks to Me' },
      { person: 'una-5', text: 'Mine, of Me' },
    ],
    actions: [{ owner: 'una-5', text: 'Chase Me' }],
    copies: [
      { entity: 'UNHCR', text: 'What I said.' },
      { by: 'una-6', text: 'What I said.' },
    ],
    questions: [{ id: 'q', text: 'Asked by whoever wrote the call' }],
  };
  const found = mentionsIn(state, { ...ME, touches: (text) => touches(text) || said.has(text), said });
  expect(found.map(({ at, values, others }) => [at, Object.keys(values).join(), others?.join() ?? ''])).toEqual([
    ['', 'by,subject,decidedBy,reason', 'reason'],
    ['decided', 'reason', 'reason'],
    ['replies.0', 'text', 'text'],
    ['replies.1', 'person,text', ''],
    ['actions.0', 'owner,text', 'text'],
    ['copies.0', 'text', ''],
    ['copies.1', 'text', 'text'],
    ['questions.0', 'id,text', ''],
  ]);
});

it('leaves of the texts of others what the reader is shown, and says of an officer’s file what the person is', () => {
  const mention = { at: 'x', values: { by: 'una-5', text: 'Open', note: 'Closed' }, others: ['text', 'note'] };
  const says = (...texts: string[]) => saysIn([{ deep: [texts] }]);
  expect(readable(mention, says('It is Open.'))).toEqual([{ at: 'x', values: { by: 'una-5', text: 'Open' } }]);
  expect(readable({ ...mention, values: { note: 'Closed' } }, says())).toEqual([]);
  expect(readable(mention, says('Open', 'Closed'), says('Open'))).toEqual([
    { at: 'x', values: { by: 'una-5', text: 'Open' }, theyMayRead: true },
    { at: 'x', values: { note: 'Closed' }, theyMayRead: false },
  ]);
});
