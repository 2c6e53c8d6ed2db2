/** What stands beside the items of a list that a person reads first. */
import { expect, it } from 'vitest';
import { LANGUAGES } from '../../src/core/people.ts';
import { drawSample, samples } from '../support/cardSamples.ts';

/** French writes the day of the week small, and a note may begin with it. */
const BEGINS_SMALL = /^(?!(?:lun|mar|mer|jeu|ven|sam|dim)\. )\p{Ll}/u;

it.each(LANGUAGES)('every note on Home and in the list of messages begins with a capital (%s)', (language) => {
  const notes = samples('ordinary')
    .filter(({ card }) => card === 'home' || card === 'correspondences')
    .flatMap((sample) =>
      drawSample(sample, language).body.flatMap((block) =>
        block.type === 'list' ? block.items.flatMap(({ note }) => note ?? []) : [],
      ),
    );
  expect(notes.length).toBeGreaterThan(20);
  expect(notes.filter((note) => BEGINS_SMALL.test(note))).toEqual([]);
});
