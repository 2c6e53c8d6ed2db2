/** Words as they are compared: people write them with and without accents, capitals and blanks. */
import { asSought } from './seen.ts';

/** Letters and digits alone, as they are seen and without accents: `Nom de l’entité` → `nomdelentite`. */
export const folded = (text: string): string => asSought(text).replace(/[^\p{L}\p{N}]+/gu, '');
