/** The only place that knows postal-mime: a mail as it came, read into what the rest of the reader looks at. */
import { isUtf8 } from 'node:buffer';
import PostalMime, { addressParser, type Address, type Attachment, type Email } from 'postal-mime';
import { decodedText, withWindowsLetters } from '../../../core/decodedText.ts';
import { MAX_BYTES, type RawMail } from './mailbox.ts';

export interface ReceivedMail {
  /** All values of a header, the topmost first. */
  header(name: string): readonly string[];
  readonly messageId: string;
  /** The addresses in all headers From: one, unless somebody plays tricks. */
  readonly from: readonly string[];
  /** To whom it came: what stands in its headers, in this order of weight. */
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly parts: readonly MailPart[];
  /** Only the first of its bytes were read. */
  readonly isCut: boolean;
}

/** @property type in lower case, without parameters. @property method of a calendar part, in capitals */
export interface MailPart {
  readonly type: string;
  readonly method?: string;
  readonly name?: string;
  text(): string;
}

/** Nobody writes deeper; what is deeper is not understood. */
const LIMITS = { maxNestingDepth: 20, maxHeadersSize: 300_000 } as const;
/** Returned mails stay parts: their words are not the report's. */
const READING = { ...LIMITS, forceRfc822Attachments: true, attachmentEncoding: 'arraybuffer' } as const;
const RECIPIENTS = ['delivered-to', 'x-original-to', 'envelope-to', 'x-forwarded-to'] as const;

/**
 * What is read of one mail, in lines. Each line takes the parser some 30 microseconds, whatever is in it, and nothing else runs
 * meanwhile: a megabyte of line breaks would hold the program for half a minute. The lines of a file of a megabyte are 14,000.
 */
const MAX_LINES = 20_000;
const LINE_END = 0x0a;

function endOfLines(source: Uint8Array): number {
  let at = 0;
  for (let lines = 0; lines < MAX_LINES; lines += 1) {
    const end = source.indexOf(LINE_END, at);
    if (end < 0) return source.length;
    at = end + 1;
  }
  return at;
}

const CHARSET = /charset\s*=/i;

/** The parser takes a mail that names no charset for UTF-8. Of one whose bytes are none it would lose the letters. */
function inUtf8(source: Uint8Array): Uint8Array {
  if (isUtf8(source) || CHARSET.test(Buffer.from(source).toString('latin1'))) return source;
  return Buffer.from(decodedText(source));
}

const LOST = '\ufffd';
/** U+FFFD in UTF-8, read as Windows-1252: the part was in UTF-8, and its letters were lost before it was sent. */
const LOST_BEFORE = 'ï¿½';
const TEXT_TYPE = /^content-type:[ \t]*text\/(?:plain|html)(?:[^\r\n]|\r?\n[ \t])*/gim;
const NAMES = /^content-type:/im;
const AS_WINDOWS = '; charset=windows-1252';

/** The mail with every part of text that names no charset as one in Windows-1252. */
function namedWindows(source: Uint8Array): Uint8Array {
  const mail = Buffer.from(source).toString('latin1');
  const named = mail.replace(TEXT_TYPE, (type) => (CHARSET.test(type) ? type : `${type}${AS_WINDOWS}`));
  const head = mail.slice(0, /\r?\n\r?\n/.exec(mail)?.index ?? mail.length);
  return Buffer.from(NAMES.test(head) ? named : `Content-Type: text/plain${AS_WINDOWS}\r\n${named}`, 'latin1');
}

const lostIn = ({ text = '', html = '' }: Email): number => `${text}${html}`.split(LOST).length - 1;

/**
 * Reads it once more where letters were lost: a part in quoted-printable shows only then that it is not in UTF-8, and so does
 * one beside another part that names its charset.
 */
async function parsed(source: Uint8Array): Promise<Email> {
  const mail = await PostalMime.parse(inUtf8(source), READING);
  if (lostIn(mail) === 0) return mail;
  const again = await PostalMime.parse(namedWindows(source), READING);
  const isWorse = `${again.text ?? ''}${again.html ?? ''}`.includes(LOST_BEFORE) || lostIn(again) >= lostIn(mail);
  return isWorse ? mail : again;
}

/** Undefined for what is no mail that can be read. Never throws. */
export async function readMail({ source, size }: RawMail): Promise<ReceivedMail | undefined> {
  try {
    const read = source.subarray(0, endOfLines(source));
    return receivedOf(await parsed(read), size > read.length || read.length >= MAX_BYTES);
  } catch {
    return undefined;
  }
}

function receivedOf(mail: Email, isCut: boolean): ReceivedMail {
  const header = (name: string): string[] => mail.headers.flatMap(({ key, value }) => (key === name ? [value] : []));
  // The parser gives the first of several senders alone.
  const from = header('from').flatMap((value) => addressParser(value).flatMap(addressesOf));
  return {
    header,
    messageId: mail.messageId ?? '',
    from,
    recipients: [
      ...RECIPIENTS.flatMap(header).map(bare),
      ...[...(mail.to ?? []), ...(mail.cc ?? [])].flatMap(addressesOf),
    ],
    subject: withWindowsLetters(mail.subject ?? ''),
    text: withWindowsLetters(mail.text ?? ''),
    html: withWindowsLetters(mail.html ?? ''),
    parts: mail.attachments.map(partOf),
    isCut,
  };
}

const addressesOf = (one: Address): string[] =>
  (one.group ?? [one]).flatMap(({ address }) => (address ? [address.trim()] : []));
const bare = (value: string): string => value.trim().replace(/^<|>$/g, '');

const partOf = ({ mimeType, method, filename, content }: Attachment): MailPart => ({
  type: mimeType.toLowerCase(),
  ...(method !== undefined && { method }),
  ...(filename !== null && filename !== '' && { name: withWindowsLetters(filename) }),
  text: () => (typeof content === 'string' ? withWindowsLetters(content) : decodedText(new Uint8Array(content))),
});
