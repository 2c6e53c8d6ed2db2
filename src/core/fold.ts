/** Folds words for comparison, because people write them with and without accents, capitals and blanks. */
import { asSought } from './seen.ts';

/** Only letters and digits, without case and accents: `Nom de l’entité` → `nomdelentite`. */
export const folded = (text: string): string => asSought(text).replace(/[^\p{L}\p{N}]+/gu, '');
