/** The one reading of e-mail addresses, and of links (domain.md 3, 4). */
import { withoutEnd } from './ends.ts';
import { addressKey } from './seen.ts';

const MAX_LINK_LENGTH = 2000;
/** Something before the @, a domain of two parts or more behind it. */
const IS_ADDRESS = /^[^\s@<>"(),;:\\[\]\p{C}]+@[a-z\d-]+(?:\.[a-z\d-]+)+$/u;

export const sameAddress = (a: string, b: string): boolean => a === b || addressKey(a) === addressKey(b);

/** Without what people copy along: a name before `<…>`, `mailto:` and what it says behind a `?`, a separator at the end. */
function bare(typed: string): string {
  const within = /^[^<>]*<([^<>]*)>[\s;,]*$/.exec(typed)?.[1] ?? typed;
  const address = withoutEnd(within.normalize('NFC').trim().toLowerCase(), /[\s;,]/);
  return address.startsWith('mailto:') ? address.slice('mailto:'.length).replace(/\?.*$/s, '').trim() : address;
}

/** An e-mail address as it is kept, read from the ways in which people write one; undefined when it is none. */
export function readAddress(typed: string): string | undefined {
  const address = bare(typed);
  return IS_ADDRESS.test(addressKey(address)) ? address : undefined;
}

/**
 * An https link as it is kept: trimmed, without the `<…>` that mail programs put around it. Undefined for anything else,
 * for a line break within, and for a user name in it, which makes one host look like another.
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
 * By which two spellings of a link are one: scheme, case of the host, default port, dot segments, fragment, blanks around
 * it. The path keeps its case: there it may make a difference.
 */
export function linkKey(typed: string): string {
  try {
    const url = new URL(typed.trim());
    url.hash = '';
    // As it was typed, where it says nothing else: what was stored before keeps its key.
    return `${url}` === `${typed.trim()}/` && url.pathname === '/' ? typed.trim() : `${url}`;
  } catch {
    return typed.trim();
  }
}
export const sameLink = (a: string, b: string): boolean => a === b || linkKey(a) === linkKey(b);
