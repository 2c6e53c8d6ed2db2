/**
 * Tells what is quoted of a mail of ours without any mark. Mail programs break and join the lines that they quote, and change
 * their marks; letters and digits stay.
 */
import { textOfHtml } from './htmlText.ts';

/** What stays of a line in a quotation. Addresses are left out: mail systems put their own in their place. */
export const lettersOf = (line: string): string =>
  line
    .normalize('NFKC')
    .toLowerCase()
    .replace(/https?:\/\/[^\s<>]+/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** The lines of a mail, as it may be quoted: of its text, and of its HTML as text. */
export const linesOf = ({ text, html }: { readonly text: string; readonly html: string }): readonly string[] => [
  ...new Set([...text.split('\n'), ...textOfHtml(html).split('\n')].map(lettersOf).filter(Boolean)),
];

/** Is it a line of the mail that is answered? Undefined where it is not known what that mail said. */
export type IsOurs = (letters: string) => boolean;

/** Of a line that was broken, so many parts are put together again; with how many letters at most. */
const [MAX_PARTS, MAX_LETTERS] = [12, 2_000];

/** How many lines from here are one of ours, or a part of one. */
export function oursAt(lines: readonly string[], at: number, isOurs: IsOurs): number {
  let joined = '';
  for (let length = 1; length <= MAX_PARTS && at + length <= lines.length; length += 1) {
    const letters = lettersOf(lines[at + length - 1] ?? '');
    // Over a blank line nothing is joined.
    if (letters === '') return 0;
    joined += letters;
    if (joined.length > MAX_LETTERS) return 0;
    if (isOurs(joined)) return length;
  }
  return 0;
}
