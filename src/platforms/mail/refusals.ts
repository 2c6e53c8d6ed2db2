/**
 * Which refusals of a relay are about Concord's own sign-in or its permission to send, so that every mail is refused alike.
 * All others are about this mail or its recipient.
 *
 * The stage tells most of it: before the first recipient is named there is nothing else to refuse. At the recipient and after
 * the mail only codes and words count that say so. RFC 3463 (3.8) leaves 5.7.0 and 5.7.1 open: relays give them for an
 * attachment, for a recipient who takes mail of colleagues only, and for relaying that is not allowed.
 */

/** The relay's answer. `command`: what it answers (`RCPT TO`) */
export interface Refusal {
  readonly status: number;
  /** The enhanced status: `5.1.1`. */
  readonly enhanced: string;
  readonly command: string;
  readonly words: string;
}

/** A sign-in is needed, too weak, wrong, or has to be encrypted (RFC 4954; RFC 5248). */
const OUR_STATUS: ReadonlySet<number> = new Set([523, 524, 525, 530, 534, 535, 538]);

const OUR_ENHANCED: ReadonlySet<string> = new Set([
  // RFC 5248 and its register: credentials, mechanism, encryption, password, account, trust between servers.
  ...['5.7.8', '5.7.9', '5.7.10', '5.7.11', '5.7.13', '5.7.14'],
  // Microsoft 365: no sign-in, not as this sender, relaying is denied, passwords have ended.
  ...['5.7.3', '5.7.30', '5.7.54', '5.7.57', '5.7.60', '5.7.64', '5.7.68', '5.7.139', '5.2.252'],
  // Microsoft 365: this sender, its tenant or its address on the network may not send any more.
  ...['5.1.7', '5.1.8', '5.7.501', '5.7.502', '5.7.503', '5.7.508', '5.7.511'],
  ...['5.7.700', '5.7.703', '5.7.705', '5.7.708', '5.7.750'],
]);
/** Microsoft 365 names addresses on the network that it has banned so. */
const BANNED = /^5\.7\.6(?:0[6-9]|[1-4]\d)$/;

/** Codes that leave open what they are about. Another one, such as 5.7.133, is about the recipient whatever its words are. */
const OPEN = /^(?:[45]\.[07]\.0|[45]\.7\.1|5\.1\.0|5\.5\.[01]|)$/;
const NO_RELAYING = [
  'relay access denied|unable to relay|relay(?:ing)?(?: is)? (?:denied|not (?:allowed|permitted))',
  'not (?:permitted|allowed) to relay|invalid credentials for relay',
];
const NO_RELAYING_WORDS = new RegExp(NO_RELAYING.join('|'), 'i');
/** Of Postfix, Exim, Sendmail, Exchange, Google and Amazon SES. */
const OUR_WORDS = new RegExp(
  [
    ...NO_RELAYING,
    'must issue a starttls|auth(?:entication)? (?:is )?required|must (?:first )?authenticate',
    'sender verify failed|sender address rejected: (?:not (?:logged in|owned by user)|domain not found)|sendasdenied|not allowed to send as',
    'client host (?:rejected|\\[[^\\]]{0,60}\\] blocked)|email address is not verified|not authorized to perform',
  ].join('|'),
  'i',
);
/** Exchange says so of a recipient who takes mail of colleagues only; others of what proves this mail's sender. */
const OF_ONE = /RESOLVER\.RST|\b(?:spf|dkim|dmarc)\b/i;

/** The size may be told with the sender, and is the message's. */
const isSize = ({ status, enhanced }: Refusal): boolean => status === 552 || enhanced === '5.3.4';

/** Is it refused to Concord, whatever the mail is and whoever it is for? */
export function isPermission(refusal: Refusal): boolean {
  const { status, enhanced, command, words } = refusal;
  if (status < 400) return false;
  const isOurWords = OPEN.test(enhanced) && OUR_WORDS.test(words) && !OF_ONE.test(words);
  // For good or not: Postfix puts off what it does not relay (454 4.7.1), and tries do not change that.
  if (OUR_STATUS.has(status) || isOurWords) return true;
  if (status < 500) return false;
  if (OUR_ENHANCED.has(enhanced) || BANNED.test(enhanced)) return true;
  return /^(?:CONN|EHLO|HELO|STARTTLS|AUTH|MAIL)/.test(command) && !isSize(refusal);
}

/**
 * It does not relay to this recipient. Whether to nobody, or not to this address alone (Postfix may be set up for some
 * domains), one answer does not tell.
 */
export const isNoRelaying = (refusal: Refusal): boolean =>
  /^RCPT/.test(refusal.command) && NO_RELAYING_WORDS.test(refusal.words) && isPermission(refusal);

/** What the relay takes of Concord in a day has been sent. Microsoft 365 and Google have codes for it. */
export const isDayLimit = ({ status, enhanced, words }: Refusal): boolean =>
  status >= 500 && (DAY_LIMITS.has(enhanced) || /daily [^\n]{0,80}?(?:limit|quota)/i.test(words));
const DAY_LIMITS: ReadonlySet<string> = new Set(['5.4.5', '5.1.90', '5.7.232', '5.7.233']);

/** Where it belongs, after the status. */
const AFTER_STATUS = /^\d{3}[ -]#?([245]\.\d{1,3}\.\d{1,3})\b/m;
/** Elsewhere: `(5.1.1)`. No part of an address on the network. */
const ANYWHERE = /(?<![\d.])([245]\.[0-7]\.\d{1,3})(?!\d|\.\d)/;

/** The enhanced status in a relay's answer; empty: none. */
export const enhancedIn = (words: string): string => (AFTER_STATUS.exec(words) ?? ANYWHERE.exec(words))?.[1] ?? '';
