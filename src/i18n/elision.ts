/**
 * Elision in French: “de” and “que” lose their vowel before a name that begins with a vowel or a mute h: “d’Aminata”, “qu’Hélène”.
 * Texts have the whole word before a place (`de {name}`); whoever fills in the place knows what follows.
 */

/** The words that a text may have before a place. “Le” stands before dates, and before nouns that the text itself has. */
const ELIDED = /(?<![\p{L}\p{N}’'-])(d|qu)e[ \u00a0]$/iu;

/** French given names with a mute h. Other names and acronyms with an h keep the whole word: “de Hassan”, “de HCR”. */
const MUTE_H =
  /^h(?:é(?:l[èeéo]|l[ïi]|lie|lios)|el[eè]n|enri|ermi|erv[ée]|ilaire|ippoly|onor|ortense|ubert|ugue|yacinthe|abib)/iu;
/** Before these the word stays whole, as before a consonant. */
const ASPIRATED = /^(?:onz|oui\b|ouatt?|ya|ye|yo|yu|yi|uhl)/iu;
/** A reference is read letter by letter and keeps the whole word: “de E-12”. So does what is no word. */
const IS_REFERENCE = /^\p{Lu}-\d/u;

/** May the text before a place lose its vowel? Asked once for each text. */
export const mayElide = (words: string): boolean => ELIDED.test(words);

const beginsWithVowel = (said: string): boolean => {
  const plain = said.normalize('NFD');
  if (IS_REFERENCE.test(said) || ASPIRATED.test(said)) return false;
  return /^[aeiouyœæ]/iu.test(plain) || MUTE_H.test(said.normalize('NFC'));
};

/** The words before a place, as they are before what is put there. */
export const elided = (words: string, said: string): string =>
  beginsWithVowel(said) ? words.replace(ELIDED, '$1’') : words;
