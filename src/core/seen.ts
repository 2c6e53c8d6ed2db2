/**
 * Reduces names, titles and search words to how people see them. For comparison only: texts are shown as they were typed. Never
 * use it for signing in: somebody whose address only looks alike is another person (`addressKey`).
 */
import unhomoglyph from 'unhomoglyph';

/** Characters that show nothing: format characters, direction marks, variation selectors, fillers. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]|(?![\s\u0085])\p{Cc}/gu;
/** All kinds of space and line break. An empty Braille cell looks like a space. */
const SPACES = /[\s\p{Z}\u0085\u2800]+/gu;
const DASHES = /[\p{Pd}\u2212\u02d7]/gu;
const APOSTROPHES = /[‘’‚‛ʹʻʼʽˈ′‵`´＇]/g;
const QUOTES = /[“”„‟″‶«»]/g;

const lower = (text: string): string => text.toLowerCase().toUpperCase().toLowerCase();
const isLatin = (text: string): boolean => /^[a-z]+$/i.test(text);

/**
 * Replaces a letter of any script by the Latin letter that it looks like, as a small or a capital letter (Unicode's table of
 * confusable letters): `в` is compared as `В`, which looks like a B. Latin letters are not replaced: here `m` is not `rn`.
 */
function lookOf(letter: string): string {
  if (letter <= '\u007f' || !/\p{L}/u.test(letter)) return letter;
  const [small, capital] = [unhomoglyph(letter), unhomoglyph(letter.toUpperCase())];
  // The table replaces a capital I by a small L.
  const look = isLatin(capital) && capital !== 'l' ? capital : small;
  return lower(look.normalize('NFKD'));
}

const looks = new Map<string, string>();
function seenLetter(letter: string): string {
  const known = looks.get(letter);
  if (known !== undefined) return known;
  let seen = letter;
  // A replacement may have a replacement of its own. The chains in the table are short.
  for (let again = 0; again < 5; again += 1) seen = Array.from(seen, lookOf).join('');
  looks.set(letter, seen);
  return seen;
}

/**
 * Reduces a text to how it is seen: without case, compatibility forms and invisible characters; with all spaces, dashes and
 * quotation marks alike; with look-alike letters replaced. The result is decomposed, and for comparison only.
 */
export const asSeen = (text: string): string => (PLAIN.test(text) ? plainly(text) : wholly(text));

/** Plain ASCII, which most texts are: it has no look-alikes. */
const PLAIN = /^[\x20-\x7e]*$/;
const plainly = (text: string): string => text.toLowerCase().replaceAll('`', "'").replace(/ +/g, ' ').trim();

const wholly = (text: string): string =>
  Array.from(lower(text.normalize('NFKD').replace(INVISIBLE, '')).normalize('NFKD'), seenLetter)
    .join('')
    .normalize('NFKD')
    .replace(DASHES, '-')
    .replace(APOSTROPHES, "'")
    .replace(QUOTES, '"')
    .replace(SPACES, ' ')
    .trim();

/** The same without accents, for searching. */
export const asSought = (text: string): string => asSeen(text).replace(/\p{M}/gu, '').replace(SPACES, ' ').trim();

export const looksLike = (a: string, b: string): boolean => a === b || asSeen(a) === asSeen(b);

/** Has the text a visible character? A combining mark alone is not visible. */
export const hasSomethingToRead = (text: string): boolean =>
  /[^\s\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);

/** Only letters, digits and marks: `UN-Women` and `un women` are one name. A name without any is left whole. */
export function asNamed(text: string): string {
  const seen = asSeen(text);
  // Marks that have come to stand side by side are put into their normal order.
  return seen.replace(/[^\p{L}\p{N}\p{M}]+/gu, '').normalize('NFKD') || seen;
}

/**
 * The key of an e-mail address: trimmed, in NFC, without case, with the domain in ASCII. Look-alike letters make another key.
 */
export function addressKey(email: string): string {
  const whole = email.trim().normalize('NFC').toLowerCase();
  const at = whole.lastIndexOf('@');
  return at < 0 ? whole : `${whole.slice(0, at)}@${asciiDomain(whole.slice(at + 1))}`;
}

/** The domain in ASCII letters: `bücher.example` → `xn--bcher-kva.example`. */
function asciiDomain(domain: string): string {
  // An ASCII domain is left as it is, because `URL` would read numbers as an IPv4 address.
  if (/^[a-z\d.-]*$/.test(domain) || /[\s/?#@:\\%[\]]/.test(domain)) return domain;
  try {
    return new URL(`https://${domain}/`).hostname;
  } catch {
    return domain;
  }
}

/**
 * Reduces a reference to its one form: `e12`, `E‑12` with a no-break hyphen, `Ｅ－１２`. Compatibility forms, dashes, spaces and
 * invisible characters only (domain.md 4): a look-alike letter is another one. What is no reference is only put in capitals.
 */
export function asReference(typed: string): string {
  const plainly = typed.normalize('NFKC').replace(INVISIBLE, '').replace(DASHES, '-').replace(SPACES, '');
  const [, kind, n] = /^([a-z])-?(\d{1,9})$/i.exec(plainly) ?? [];
  return kind === undefined || n === undefined ? typed.trim().toUpperCase() : `${kind.toUpperCase()}-${n}`;
}
