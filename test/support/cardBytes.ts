/**
 * Prints one line for every card that there is, in every language and kind of content: what it says, as a hash. Two runs
 * that print the same show that a change of structure left every card byte for byte as it was:
 * `npx tsx test/support/cardBytes.ts > before.txt`.
 */
import { createHash } from 'node:crypto';
import { LANGUAGES } from '../../src/core/people.ts';
import { toAdaptiveCard } from '../../src/platforms/adaptiveCard.ts';
import { drawSample, KINDS, samples } from './cardSamples.ts';

const hash = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

for (const language of LANGUAGES)
  for (const kind of KINDS)
    samples(kind).forEach((sample, i) => {
      const card = drawSample(sample, language);
      console.log(language, kind, i, sample.card, `(${sample.about})`, hash(card), hash(toAdaptiveCard(card)));
    });
