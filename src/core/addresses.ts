/** Reads e-mail addresses and links. This is the only place that does (domain.md 3, 4). */
import { withoutEnd } from './ends.ts';
import { addressKey } from './seen.ts';

const MAX_LINK_LENGTH = 2000;
/** Something before the @, then a domain of at least two parts. */
const IS_ADDRESS = /^[^\s@<>"(),;:\\[\]\p{C}]+@[a-z\d-]+(?:\.[a-z\d-]+)+$/u;

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
  return IS_ADDRESS.test(addressKey(address)) ? address : undefined;
}

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
