/**
 * Checks addresses before a mail is made. A recipient that is given as text is parsed, and a line break in it would add
 * another one: so mails are given the name and the address apart, and the address passes here first.
 */
import { domainToASCII } from 'node:url';

export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** One `@`, no spaces, quotes, commas, brackets or control characters. */
const ADDRESS = /^[^\s@"(),:;<>[\\\]\p{C}]{1,64}@[^\s@"(),:;<>[\\\]\p{C}]{1,253}$/u;

/** May a mail be sent to this address as it is? */
export const isSendable = (address: string): boolean => ADDRESS.test(address) && !/^\.|\.\.|\.@|@[.-]/.test(address);

/** Reads `Name <address>`, or an address alone. */
export function mailboxIn(text: string): Mailbox | undefined {
  const [, name = '', within] = /^([^<>]*)<([^<>]+)>$/.exec(text.trim()) ?? [];
  const address = (within ?? text).trim();
  if (!isSendable(address) || /\p{C}/u.test(name)) return undefined;
  return { name: name.trim().replace(/^"(.*)"$/, '$1'), address };
}

/** Has one of these addresses letters beyond ASCII before the @? A domain has a spelling in ASCII. */
export const isBeyondAscii = (addresses: unknown): boolean =>
  (Array.isArray(addresses) ? addresses : [addresses]).some(
    (one) => typeof one === 'string' && /[^\x00-\x7f]/.test(one.slice(0, one.lastIndexOf('@'))),
  );

/** The address with its domain in ASCII (IDNA), as every relay takes it. */
export const inAscii = (address: string): string => {
  const domain = domainToASCII(domainOf(address));
  return domain === '' ? address : `${address.slice(0, address.lastIndexOf('@'))}@${domain}`;
};

/** Words of a mail system, without the addresses of people in them. */
export const withoutAddresses = (words: string): string =>
  words.replace(/[^\s<>"'(),;:]+/g, (word) => (/^.+@./s.test(word) ? '…' : word));

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** Is one of these domains the other, or a part of it? Two names below one are of one organization only in some countries. */
export function isOfOne(a: string, b: string): boolean {
  const [shorter, longer] = [a.toLowerCase(), b.toLowerCase()].sort((x, y) => x.length - y.length) as [string, string];
  return shorter.includes('.') && (longer === shorter || longer.endsWith(`.${shorter}`));
}

/** `name+tag@domain` */
export const tagged = (address: string, tag: string): string => {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at)}+${tag}${address.slice(at)}`;
};

/** Is it a tagged form of this address? */
export function isTagged(one: string, address: string): boolean {
  const [typed, own] = [one.toLowerCase(), address.toLowerCase()];
  const at = own.lastIndexOf('@');
  return typed.startsWith(`${own.slice(0, at)}+`) && typed.endsWith(own.slice(at));
}
