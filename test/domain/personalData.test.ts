/** What a document holds about one person, whatever its shape; and nothing about anybody else. */
import { expect, it } from 'vitest';
import { mentionsIn } from '../../src/features/personalData/rules/about.ts';

const ME = new Set(['una-5', 'me@un.example']);

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
