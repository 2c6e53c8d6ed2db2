/** Titles that are given names too: `Don Johnson` is a whole name, and `Ms. Rahimi` is one word of one. */
import { expect, it } from 'vitest';
import { titlesAlone } from '../../src/core/callings.ts';
import { TITLES } from '../../src/i18n/titles.ts';

it('a title that is a name is no title where names are read', () => {
  const alone = titlesAlone(TITLES);
  expect(['mr', 'ms', 'mme', 'señora', 'dr', 'bà'].filter((title) => !alone.has(title))).toEqual([]);
  expect(['don', 'anh', 'hon', 'ing', 'sig', 'col', 'm', 'mm'].filter((title) => alone.has(title))).toEqual([]);
});
