/**
 * Names, titles and search words as people see them, for comparing only: what is shown stays as typed. Never for signing
 * in: a look-alike of an e-mail address or an identity is somebody else (`addressKey`).
 */
import unhomoglyph from 'unhomoglyph';

/** Format characters, direction marks, variation selectors, fillers: they take no room, or show nothing in it. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]|(?![\s\u0085])\p{Cc}/gu;
/** Every kind of space and line break; an empty Braille cell looks like one. */
const SPACES = /[\s\p{Z}\u0085\u2800]+/gu;
const DASHES = /[\p{Pd}\u2212\u02d7]/gu;
const APOSTROPHES = /[‘’‚‛ʹʻʼʽˈ′‵`´＇]/g;
const QUOTES = /[“”„‟″‶«»]/g;

const lower = (text: string): string => text.toLowerCase().toUpperCase().toLowerCase();
const isLatin = (text: string): boolean => /^[a-z]+$/i.test(text);

/**
 * A letter of any script by the Latin letter that it looks like (Unicode's table of confusable letters), in small or in
 * capitals: `в` is compared as `В`, which looks like a B. Latin letters stay what they are: `m` is not `rn` here.
 */
function lookOf(letter: string): string {
  if (letter <= '\u007f' || !/\p{L}/u.test(letter)) return letter;
  const [small, capital] = [unhomoglyph(letter), unhomoglyph(letter.toUpperCase())];
  // The table takes a capital I for a small L.
  const look = isLatin(capital) && capital !== 'l' ? capital : small;
  return lower(look.normalize('NFKD'));
}

const looks = new Map<string, string>();
function seenLetter(letter: string): string {
  const known = looks.get(letter);
  if (known !== undefined) return known;
  let seen = letter;
  // A look may have a look of its own; the table's chains are short.
  for (let again = 0; again < 5; again += 1) seen = Array.from(seen, lookOf).join('');
  looks.set(letter, seen);
  return seen;
}

/**
 * As it is seen: compatibility forms, case, and every kind of space, dash and quotation mark alike, without what is
 * invisible, look-alike letters mapped. The form is decomposed, and for comparing alone.
 */
export const asSeen = (text: string): string => (PLAIN.test(text) ? plainly(text) : wholly(text));

/** Most text is: nothing in it looks like anything else. */
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

/** The same without accents: as people look for it. */
export const asSought = (text: string): string => asSeen(text).replace(/\p{M}/gu, '').replace(SPACES, ' ').trim();

export const looksLike = (a: string, b: string): boolean => a === b || asSeen(a) === asSeen(b);

/** Has the text a character that a person can see? A mark alone, without a letter under it, is none. */
export const hasSomethingToRead = (text: string): boolean =>
  /[^\s\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);

/** Letters and digits alone: `UN-Women` and `un women` are one name. Of a name without any, all of it. */
export function asNamed(text: string): string {
  const seen = asSeen(text);
  // Marks that come to stand side by side have an order.
  return seen.replace(/[^\p{L}\p{N}\p{M}]+/gu, '').normalize('NFKD') || seen;
}

/** By which two spellings of an e-mail address are one: trimming, NFC, case and IDNA alone. A look-alike is another. */
export function addressKey(email: string): string {
  const whole = email.trim().normalize('NFC').toLowerCase();
  const at = whole.lastIndexOf('@');
  return at < 0 ? whole : `${whole.slice(0, at)}@${asciiDomain(whole.slice(at + 1))}`;
}

/** The domain in the letters of the DNS: `bücher.example` → `xn--bcher-kva.example`. */
function asciiDomain(domain: string): string {
  // What is plain already stays: a URL would read numbers as an address of four bytes.
  if (/^[a-z\d.-]*$/.test(domain) || /[\s/?#@:\\%[\]]/.test(domain)) return domain;
  try {
    return new URL(`https://${domain}/`).hostname;
  } catch {
    return domain;
  }
}
