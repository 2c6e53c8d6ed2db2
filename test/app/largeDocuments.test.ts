/** Large documents are made by another thread, to the same bytes. */
import { expect, it } from 'vitest';
import { build } from '../../src/kit/documents/build.ts';
import { isLarge } from '../../src/kit/documents/large.ts';
import type { Paper } from '../../src/kit/documents/paper.ts';
import { word } from '../../src/kit/documents/word.ts';

it('a paper of some hundred thousand characters is made elsewhere, while this thread goes on', async () => {
  const text = 'Forty people took part in the training. '.repeat(500);
  const paper: Paper = {
    title: 'Answers',
    language: 'en',
    parts: Array.from({ length: 12 }, (_, i) => ({ type: 'text', text: `${i} ${text}` })),
  };
  expect(await isLarge(paper.parts.map((part) => ('text' in part ? part.text : '')))).toBe(true);
  let turns = 0;
  const beat = setInterval(() => (turns += 1), 5);
  const made = await word(paper);
  clearInterval(beat);
  expect(turns).toBeGreaterThan(10);
  expect(Buffer.from(made).equals(Buffer.from(await build(paper)))).toBe(true);
});
