/** Reads e-mail addresses and links. This is the only place that does (domain.md 3, 4). */
import { withoutEnd } from './ends.ts';
import { addressKey } from './seen.ts';

const MAX_LINK_LENGTH = 2000;
/** Something before the @, then a domain of at least two labels: at most 63 letters, and no hyphen at an end (RFC 1035). */
const LABEL = '[a-z\\d](?:[a-z\\d-]{0,61}[a-z\\d])?';
const IS_ADDRESS = new RegExp(`^[^\\s@<>"(),;:\\\\[\\]\\p{C}]+@${LABEL}(?:\\.${LABEL})+$`, 'u');

export const sameAddress = (a: string, b: string): boolean => a === b || addressKey(a) === addressKey(b);

/** Removes what people copy along: a name before `<…>`, `mailto:` and its part after `?`, a separator at the end. */
function bare(typed: string): string {
  const within = /^[^<>]*<([^<>]*)>[\s;,]*$/.exec(typed)?.[1] ?? typed;
  const address = withoutEnd(within.normalize('NFC').trim().toLowerCase(), /[\s;,]/);
  return address.startsWith('mailto:') ? address.slice('mailto:'.length).replace(/\?.*$/s, '').trim() : address;
}

/**
 * Reads an e-mail address in any of the ways in which people write one.
 * @returns it as it is stored; undefined when it is not an address
 */
export function readAddress(typed: string): string | undefined {
  const address = bare(typed);
  // Two addresses are none: nobody can tell which one is meant.
  if (isTwoLines(typed.trim()) || hasAnother(typed, address)) return undefined;
  return IS_ADDRESS.test(addressKey(address)) && hasSendableName(address) ? withPlainDomain(address) : undefined;
}

/** Is there an address, and in a line below it another one in brackets? */
function isTwoLines(typed: string): boolean {
  const before = typed.slice(0, Math.max(typed.indexOf('<'), 0));
  const at = before.indexOf('@');
  return at >= 0 && !before.includes('>') && /[\r\n]/.test(before.slice(at));
}

/** Stands another address before the one in brackets? Forms of one line have a blank for a line break. */
const hasAnother = (typed: string, address: string): boolean =>
  (/^[^<>]*(?=<)/.exec(typed.slice(0, MAX_READ))?.[0] ?? '')
    .split(/[\s"'()[\],;:]/)
    .some((word) => IS_ADDRESS.test(addressKey(word)) && !sameAddress(word, address));
const MAX_READ = 1_000;

/** No mail goes to a name before the @ with a dot at an end, two together, or more than 64 letters (RFC 5321, 4.5.3.1.1). */
function hasSendableName(address: string): boolean {
  const name = address.slice(0, address.lastIndexOf('@'));
  return name.length <= MAX_NAME && !/^\.|\.\.|\.$/.test(name);
}
const MAX_NAME = 64;

/** Full-width letters and dots of the domain in their plain form. A domain of another script stays as it is written. */
function withPlainDomain(address: string): string {
  const at = address.lastIndexOf('@') + 1;
  const key = addressKey(address);
  const written = address.slice(at).split(DOTS);
  const domain = key.slice(key.lastIndexOf('@') + 1).split('.');
  const plain = domain.map((label, i) => (label.startsWith('xn--') ? (written[i] ?? label).normalize('NFKC') : label));
  return address.slice(0, at) + plain.join('.');
}
/** The dots that separate the labels of a domain (RFC 3490). */
const DOTS = /[.\u3002\uff0e\uff61]/u;

/**
 * Reads an https link. Surrounding blanks and the `<…>` of mail programs are removed.
 * @returns it as it is stored; undefined for anything else, for a line break in it, and for a user name in it, because a user
 * name can make one host look like another
 */
export function readLink(typed: string): string | undefined {
  const link = typed
    .trim()
    .replace(/^<(.*)>$/s, '$1')
    .trim();
  if (link.length > MAX_LINK_LENGTH || /[\s\p{Cc}\p{Cf}]/u.test(link)) return undefined;
  try {
    const { protocol, username, password } = new URL(link);
    return protocol === 'https:' && username === '' && password === '' ? link : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The key by which two spellings of one link are equal. It ignores the scheme, the case of the host, a default port, dot
 * segments, the fragment and surrounding blanks. The path keeps its case, because servers may distinguish it.
 */
export function linkKey(typed: string): string {
  try {
    const url = new URL(typed.trim());
    url.hash = '';
    // The link as it was typed, when only the final slash differs: links that are stored already keep their keys.
    return `${url}` === `${typed.trim()}/` && url.pathname === '/' ? typed.trim() : `${url}`;
  } catch {
    return typed.trim();
  }
}
export const sameLink = (a: string, b: string): boolean => a === b || linkKey(a) === linkKey(b);
