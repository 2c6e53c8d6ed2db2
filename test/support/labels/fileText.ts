/** What is read in a file, and whether it is marked. */
import { strFromU8, unzipSync } from 'fflate';
import type { Classification } from '../../../src/core/classification.ts';
import { titlesIn, wordsIn } from './planted.ts';

const isPacked = (content: string | Uint8Array): content is Uint8Array =>
  typeof content !== 'string' && content[0] === 0x50 && content[1] === 0x4b;
const partsOf = (content: Uint8Array): (readonly [name: string, text: string])[] =>
  Object.entries(unzipSync(content)).map(([name, bytes]) => [name, strFromU8(bytes)]);

/** The text of a file: of a packed one (docx, xlsx) that of all its parts. */
export const textOf = (content: string | Uint8Array): string => {
  if (typeof content === 'string') return content;
  return isPacked(content)
    ? partsOf(content)
        .map(([, text]) => text)
        .join('\n')
    : strFromU8(content);
};

const MARK: Readonly<Record<Classification, RegExp>> = {
  unclassified: /(?:)/,
  confidential: /confidential/i,
  strictlyConfidential: /strictly ?confidential/i,
};

/** Is it marked on every page (a document's head), or in every row with planted words (a table)? */
export function markedIn(content: string | Uint8Array, text: string, label: Classification): boolean {
  const mark = MARK[label];
  if (!isPacked(content)) return isTable(text) ? rowsOf(text).every((row) => mark.test(row)) : mark.test(text);
  const parts = partsOf(content);
  const heads = parts.filter(([name]) => /^word\/header/.test(name));
  if (heads.length > 0) return heads.some(([, head]) => mark.test(head));
  // A workbook holds the words of its cells apart from its rows.
  return parts.some(([name, part]) => /sharedStrings|sheet\d/.test(name) && mark.test(part));
}

const isTable = (text: string): boolean => /^\ufeff?[a-zA-Z]+[,;]/.test(text);
/** Records of a CSV file with planted words. A quoted cell may hold line breaks. */
const rowsOf = (text: string): string[] =>
  text
    .split('\r\n')
    .slice(1)
    .filter((row) => titlesIn(row).length + wordsIn(row).length > 0);
