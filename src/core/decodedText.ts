/** Text from bytes of programs that do not say, or say wrongly, in which letters they write. */

/** The characters of Windows-1252 from 0x80 to 0x9f, where Latin-1 has control characters. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Puts the letters of Windows-1252 in place of control characters that nobody types. Node 20 reads Windows-1252, and what
 * goes by the name of Latin-1 or ASCII, as Latin-1: ’ and € become controls, which would be left out of people's words.
 */
export const withWindowsLetters = (text: string): string =>
  text.replace(/[\u0080-\u009f]/g, (letter) => WINDOWS[letter.charCodeAt(0) - 0x80] ?? letter);

/** UTF-16 with its mark, UTF-8, or else Windows-1252. */
export function decodedText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return withWindowsLetters(Buffer.from(bytes).toString('latin1'));
  }
}
