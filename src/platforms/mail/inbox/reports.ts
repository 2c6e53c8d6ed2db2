/**
 * Reads what a mail system reports of a mail of ours: delivery reports (RFC 3464), and those of systems that write words
 * alone. Whose mail it was is found elsewhere, by its tag.
 */
import type { FailureReason } from '../../platform.ts';
import { reasonOf } from '../failures.ts';
import { blocksIn, type Headers } from './headers.ts';
import { textOfHtml } from './htmlText.ts';
import type { ReceivedMail } from './received.ts';
import { spokenOf } from './spoken.ts';

export type Report = Verdict & {
  /** The addresses that it is about, where it names some. */
  readonly about: readonly string[];
};

type Verdict = {
  /** The system's own words, for the record. */
  readonly words: string;
} & (
  | { readonly what: 'returned'; readonly reason: FailureReason }
  | { readonly what: 'delayed' | 'delivered' | 'passedOn' }
);

/** The name of the mail that was returned, as our relay was given it. */
export const envelopeIdIn = (mail: ReceivedMail): string | undefined =>
  statusBlocks(mail)[0]?.get('original-envelope-id');

/** Undefined when it cannot be understood. */
export function reportIn(mail: ReceivedMail): Report | undefined {
  const blocks = statusBlocks(mail);
  const groups = blocks.filter((block) => block.has('action'));
  if (groups.length === 0) return inWords(mail);
  const about = groups.flatMap((group) => [
    ...addressIn(group, 'final-recipient'),
    ...addressIn(group, 'original-recipient'),
  ]);
  // Our mails have one recipient. Where a report has several (an address that was passed on to others), the worst counts.
  const [worst] = groups.map((group) => verdictOn(group)).sort((a, b) => RANK[a.what] - RANK[b.what]);
  return worst && { ...worst, about };
}

const RANK = { returned: 0, delayed: 1, passedOn: 2, delivered: 3 } as const;

const statusBlocks = ({ parts }: ReceivedMail): readonly Headers[] =>
  parts
    .filter(({ type }) => /^message\/(?:global-)?delivery-status$/.test(type))
    .flatMap((part) => blocksIn(part.text()));

const addressIn = (block: Headers, name: string): string[] => {
  const value = block
    .get(name)
    ?.replace(/^[^;]*;/, '')
    .trim()
    .replace(/^<|>$/g, '');
  return value ? [value] : [];
};

function verdictOn(block: Headers): Verdict {
  const status = /^[245]\.\d{1,3}\.\d{1,3}/.exec(block.get('status') ?? '')?.[0] ?? '';
  const diagnosis = (block.get('diagnostic-code') ?? '').replace(/^[^;\s]*;/, '').trim();
  const words = diagnosis.includes(status) ? diagnosis || status : `${status} ${diagnosis}`.trim();
  const action = /^[a-z]+/i.exec(block.get('action') ?? '')?.[0].toLowerCase();
  if (action === 'failed') return { what: 'returned', reason: reasonIn(words, status), words };
  if (action === 'delayed' || action === 'delivered') return { what: action, words };
  // `relayed` and `expanded`: nothing more will be heard of it.
  return { what: 'passedOn', words };
}

/** A report is the end of all tries: what could be mended later has failed, too. */
function reasonIn(words: string, enhanced: string): FailureReason {
  if (enhanced.startsWith('4.')) return 'timedOut';
  const status = Number(/\b(5\d\d)\b/.exec(words)?.[1] ?? 550);
  return reasonOf({ status, enhanced, words });
}

/** What is read of the words: systems say what happened first. */
const MAX_READ = 4_000;
const MAX_HTML = 100_000;
const STATUS = /\b(?:#\s?)?([45]\.\d{1,3}\.\d{1,3})\b/;
/** The line in which the other system's answer stands. */
const ANSWER = /\b[45]\d\d[ -][^\n]{0,300}/;

/** Where the copy of our mail begins: a header of it at the beginning of a line, also of a quoted one. Its words are ours. */
const COPY = /^[>| \t]{0,10}(?:x-concord|return-path|received|message-id|mime-version): /im;

/** A report in words: of qmail, of older Exim and of gateways. */
function inWords(mail: ReceivedMail): Report | undefined {
  const text = mail.text.trim() === '' ? textOfHtml(mail.html.slice(0, MAX_HTML)) : mail.text;
  const said = `${mail.subject}\n${text.slice(0, COPY.exec(text.slice(0, MAX_READ))?.index)}`.slice(0, MAX_READ);
  const about = mail.header('x-failed-recipients').flatMap((list) => list.split(',').map((one) => one.trim()));
  const enhanced = STATUS.exec(said)?.[1] ?? '';
  const words = (ANSWER.exec(said)?.[0] ?? (enhanced || mail.subject)).trim();
  const spoken = spokenOf(said);
  if (about.length === 0 && spoken === 'delayed') return { what: 'delayed', about, words };
  // A number that begins with 5 is for good, whatever the language is.
  if (about.length > 0 || spoken === 'failed' || enhanced.startsWith('5.'))
    return { what: 'returned', reason: reasonIn(words, enhanced), about, words };
  return undefined;
}
