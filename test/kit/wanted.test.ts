/** The words of a search, the same in the register, messages and calls for input. */
import { describe, expect, it } from 'vitest';
import { finderOf, sought, withStems } from '../../src/kit/wanted.ts';

import { world } from '../support/world.ts';

import { net } from '../support/builders.ts';

const CALL = { questions: 'What was achieved?', dueOn: '2026-12-02' };
const { roll } = net();
const TEXTS: readonly (readonly [typed: string, text: string, found: boolean])[] = [
  ['mission', 'Two missions', true],
  ['missions', 'The mission', true],
  ['mission', 'The commission', false],
  ['policies', 'A policy', true],
  ['régionale', 'Rapports régionaux', true],
  ['"data protocol"', 'The data protocol', true],
  ['"data protocol"', 'A protocol on data', false],
  ['"data protoc"', 'The data protocol', false],
  ['نازح', 'حماية النازحين', true],
  ['child', 'The children', true],
  ['“data protocol”', 'A protocol on data', false],
  ['« data protocol »', 'The data protocol', true],
  ['« data protocol »', 'A protocol on data', false],
  // A day is that day, however it is written, in each language.
  ['12 Feb 2026', 'Item 12 of 26 February 2026', false],
  ['12 Feb 2026', '12 February 2026', true],
  ['12 Feb 2026', '2026-02-12', true],
  ['2026-02-12', '12 février 2026', true],
  ['12 févr. 2026', '12 February 2026', true],
  ['1er mars 2026', '1 mars 2026', true],
  ['1er mars 2026', '11 mars 2026, 1', false],
  ['February 12th, 2026', '12 février 2026', true],
  ['2 December 2026', '12 December 2026', false],
  ['"12 Feb 2026"', '12 février 2026', true],
  ['terms 12 Feb 2026', 'Terms, 12 February 2026', true],
  ['terms 12 Feb 2026', 'Terms, 26 February 2026, 12', false],
  // No day: words as before.
  ['31 Feb 2026', '31 plans of February 2026', true],
  ['Feb 2026', '26 February 2026', true],
  ['???', 'What?', false],
  ['', 'Anything', true],
];

it.each(TEXTS)('%s in "%s": %s', (typed, text, found) => {
  expect(finderOf(typed, roll)(withStems(sought([text])))).toBe(found);
});

describe('lists', () => {
  it('messages are found by whole words, plurals, phrases, references and the acronym of the sender', async () => {
    const w = await world();
    const sent = { text: 'The data protocol of the commission.', audience: 'all' };
    await w.officer.press('correspondence.send', null, { ...sent, subject: 'Policies' });
    await w.focalPoint('UNICEF').press('correspondence.urgent', null, { subject: 'Roads', text: 'Closed.' });
    await w.settle();
    const finds = async (words: string) => {
      const list = (await w.officer.press('correspondence.list', null, { words })).words;
      return ['C-1', 'C-2'].filter((ref) => list.includes(ref));
    };
    expect(await finds('policy')).toEqual(['C-1']);
    expect(await finds('mission')).toEqual([]);
    expect(await finds('"data protocol"')).toEqual(['C-1']);
    expect(await finds('"protocol data"')).toEqual([]);
    expect(await finds('c-2')).toEqual(['C-2']);
    expect(await finds('unicef road')).toEqual(['C-2']);
    expect(await finds('  ')).toEqual(['C-1', 'C-2']);
  });

  it('so are calls for input', async () => {
    const w = await world();
    await w.officer.press('input.open', null, { ...CALL, title: 'Policies of the commission', audience: 'UNHCR' });
    const finds = async (words: string) => (await w.officer.press('input.list', null, { words })).words.includes('I-1');
    expect(await finds('policy')).toBe(true);
    expect(await finds('mission')).toBe(false);
    expect(await finds('"the commission"')).toBe(true);
    expect(await finds('"commission the"')).toBe(false);
    expect(await finds('I-1')).toBe(true);
  });
});
