/** French. Unreviewed: no native reader has checked these texts yet. */
import type { Translation } from '../phrase.ts';
import { answers } from './answers.ts';
import { cards } from './cards.ts';

export const fr = { ...answers, ...cards } satisfies Translation;
