/** English: the source. Each file is one area. */
import { answers } from './answers.ts';
import { cards } from './cards.ts';

export const en = { ...answers, ...cards } as const;
