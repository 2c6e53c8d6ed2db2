/** Words as they are compared: people write them with and without accents, capitals and blanks. */

/** Without accents. */
export const unaccented = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');

/** Letters and digits alone, in lower case and without accents: `Nom de l’entité` → `nomdelentite`. */
export const folded = (text: string): string => unaccented(text.toLowerCase()).replace(/[^\p{L}\p{N}]+/gu, '');
