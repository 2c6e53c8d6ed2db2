/** Finds what a mail system says of a mail of ours in words alone. */
import { BOUNCE_WORDS, type Spoken } from './bounceWords.ts';

/** As people see it: one form of letters, blanks, apostrophes and cases, without the marks of Arabic vowels. */
const plain = (text: string): string =>
  text
    .replace(/[’‘ʼ´`]/g, "'")
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u0640\u064b-\u0652]/g, '')
    .replace(/\s+/g, ' ');

const phrases = (verb: Spoken): readonly string[] => Object.values(BOUNCE_WORDS).flatMap((one) => one[verb].map(plain));
const PHRASES: Readonly<Record<Spoken, readonly string[]>> = { delayed: phrases('delayed'), failed: phrases('failed') };

/** Undefined where it says neither. */
export function spokenOf(text: string): Spoken | undefined {
  const said = plain(text);
  return (['delayed', 'failed'] as const).find((verb) => PHRASES[verb].some((phrase) => contains(said, phrase)));
}

/** Scripts that part words with blanks, and join nothing to a word's ends. */
const LETTER = /[\p{Script=Latin}\p{Script=Cyrillic}]/u;

/** Not as a part of a longer word: “rejected” is not in “unrejected”. */
function contains(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1))
    if (!LETTER.test(text[at - 1] ?? '') && !LETTER.test(text[at + phrase.length] ?? '')) return true;
  return false;
}
