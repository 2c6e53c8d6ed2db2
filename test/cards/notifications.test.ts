/** A phone's notification of anything restricted shows its reference (domain.md 9). */
import { expect, it } from 'vitest';
import { LANGUAGES } from '../../src/core/people.ts';
import { drawSample, samples } from '../support/cardSamples.ts';

interface Restricted {
  readonly ref?: string;
  readonly classification?: string;
  /** Of an agenda item or an action: what it is about is restricted. */
  readonly discreet?: boolean;
  readonly subject?: string;
  readonly title?: string;
}

const restricted = samples('ordinary').flatMap((sample) => {
  const { ref, classification, discreet, subject, title } = (sample.subject ?? {}) as Restricted;
  // Where it is veiled already, the reference stands in place of the title.
  if ((subject ?? title) === undefined || title === ref) return [];
  if (discreet !== undefined) return [{ ...sample, subject: { ...(sample.subject as object), discreet: true } }];
  return classification !== undefined && classification !== 'unclassified' ? [sample] : [];
});

it.each(LANGUAGES)('says nothing of what it is called (%s)', (language) => {
  const cards = new Set(restricted.map(({ card }) => card));
  for (const card of ['request', 'circular', 'inputCall', 'item', 'itemProposed', 'actionDue'] as const)
    expect(cards).toContain(card);
  for (const sample of restricted) {
    const { subject, title } = sample.subject as Restricted;
    expect(drawSample(sample, language).summary, sample.card).not.toContain(subject ?? title);
  }
});
