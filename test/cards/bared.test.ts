/** A card that stays in a chat is drawn again after its texts were removed: nothing of what it needs for that may go. */
import { expect, it } from 'vitest';
import type { CardData } from '../../src/core/answer.ts';
import { REMOVED } from '../../src/core/replace.ts';
import { bareData } from '../../src/store/removal.ts';
import { drawSample, samples } from '../support/cardSamples.ts';

/** Answers to an officer's own press, which are sent to nobody. */
const ANSWER = /Preview$|^(rollImport|rmcHistory|placesExchanged|templateFaults)$/;

it('is drawn without the texts of its data, whatever card it is', () => {
  const broken: string[] = [];
  let bared = 0;
  for (const sample of samples('ordinary').filter(({ card }) => !ANSWER.test(card))) {
    const data = bareData(sample.data) as CardData | undefined;
    if (JSON.stringify(data ?? {}).includes(REMOVED)) bared += 1;
    try {
      drawSample({ ...sample, ...(data !== undefined && { data }) }, 'en');
    } catch (fault) {
      broken.push(`${sample.card} ${JSON.stringify(sample.data)}: ${String(fault)}`);
    }
  }
  expect([...new Set(broken)]).toEqual([]);
  expect(bared).toBeGreaterThan(20);
});
