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

/**
 * The lines of a mail, as it may be quoted: of its text, and of its HTML as text. A line that stands there several times is
 * also kept as each further one.
 */
export const linesOf = ({ text, html }: { readonly text: string; readonly html: string }): readonly string[] => [
  ...new Set([...counted(text.split('\n')), ...counted(textOfHtml(html).split('\n'))]),
];

/** The name of a line that stands somewhere for the nth time. Letters have no blank between them. */
const nthOf = (letters: string, nth: number): string => (nth > 1 ? `${letters} ${nth}` : letters);

function counted(lines: readonly string[]): readonly string[] {
  const count = countLines();
  return lines.map(lettersOf).filter(Boolean).map(count);
}

function countLines(): (letters: string) => string {
  const times = new Map<string, number>();
  return (letters) => {
    const nth = (times.get(letters) ?? 0) + 1;
    times.set(letters, nth);
    return nthOf(letters, nth);
  };
}

/** Tells of each line of ours whether it stands there more often than in our mail: then somebody has typed it. */
export function createExcess(isOurs: IsOurs | undefined): (letters: string) => boolean {
  const count = countLines();
  return (letters) => isOurs?.(count(letters)) !== true;
}

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
