/** The name under which a download is saved: what every system takes for the name of a file. */

const SPACES = /[\s\p{Zl}\p{Zp}]+/gu;
/** Marks that cannot be seen: they turn the direction of a name, or make it look like another. */
const UNSEEN = /\p{C}/gu;
/** What Windows, macOS or a shell would not have in a name. */
const RESERVED = /[\\/:*?"<>|%]/g;
/** In characters, without the ending: a longer name is cut by some systems together with its ending. */
const MAX_LENGTH = 100;

/** @param file the name of its definition, which has the ending */
export function savedName(words: string, file: string): string {
  const ending = file.slice(file.lastIndexOf('.'));
  const plain = words.normalize('NFC').replace(SPACES, ' ').replace(UNSEEN, '');
  const named = plain.replaceAll(' : ', ' - ').replaceAll(': ', ' - ').replace(RESERVED, '-');
  const cut = Array.from(named).slice(0, MAX_LENGTH).join('').trim();
  return cut === '' ? file : cut + ending;
}
