/** A phone's notification of restricted correspondence shows its reference (domain.md 9). */
import { expect, it } from 'vitest';
import { LANGUAGES } from '../../src/core/people.ts';
import { drawSample, samples } from '../support/cardSamples.ts';

const restricted = samples('ordinary').filter(({ subject: view }) => {
  const { classification, subject } = (view ?? {}) as { classification?: string; subject?: string };
  return subject !== undefined && classification !== undefined && classification !== 'unclassified';
});

it.each(LANGUAGES)('says nothing of its subject (%s)', (language) => {
  expect(restricted.length).toBeGreaterThan(0);
  for (const sample of restricted) {
    const { subject } = sample.subject as { subject: string };
    expect(drawSample(sample, language).summary, sample.card).not.toContain(subject);
  }
});
