/** What kind of mail it is, by its headers and parts alone (RFC 3834, RFC 3464, RFC 6047), in this order. */
import { isTagged, type Mailbox } from '../address.ts';
import type { ReceivedMail } from './received.ts';

/** `receipt`: that a mail was shown, which is never asked for and proves nothing. */
export type MailKind = 'own' | 'report' | 'receipt' | 'absence' | 'calendar' | 'words';

const RECEIPT = /^\s*multipart\/report\b[^\n]*report-type="?disposition-notification/i;

/** @param from Concord's own address */
export function kindOf(mail: ReceivedMail, from: Mailbox): MailKind {
  if (RECEIPT.test(mail.header('content-type')[0] ?? '')) return 'receipt';
  if (isReport(mail)) return 'report';
  if (mail.from.some((one) => isOurs(one, from))) return 'own';
  // A calendar program's answer is automatic, too.
  if (calendarPart(mail)) return 'calendar';
  return isAutomatic(mail) ? 'absence' : 'words';
}

const isOurs = (address: string, { address: ours }: Mailbox): boolean =>
  address.toLowerCase() === ours.toLowerCase() || isTagged(address, ours);

/**
 * A report of the mail system: by its form, or by parts and words in a mail of a mail system itself. What people write or pass
 * on about a mail that came back is their words.
 */
function isReport(mail: ReceivedMail): boolean {
  const type = mail.header('content-type')[0] ?? '';
  if (/^multipart\/report\b/i.test(type.trim())) return true;
  const isOfSystem = mail.from.length <= 1 && isMailSystem(mail.from[0] ?? '');
  const isOfNobody = mail.from.length === 0 || isAutomatic(mail);
  const hasForm =
    mail.parts.some((part) => part.type === 'message/delivery-status') || mail.header('x-failed-recipients').length > 0;
  return hasForm ? isOfSystem || isOfNobody : isOfSystem && isOfNobody;
}

const isMailSystem = (address: string): boolean =>
  address === '' || /^(?:mail(?:er)?-?daemon|mdaemon|postmaster|microsoftexchange[^@]*)(?:@|$)/i.test(address);

/**
 * Sent by a program: an absence notice. Reports and receipts have been told by their form before. What comes through the list of a
 * group is a person's words: old programs of absence write `bulk` or `junk`, but name no list.
 */
function isAutomatic(mail: ReceivedMail): boolean {
  const says = (name: string): string => (mail.header(name)[0] ?? '').trim().toLowerCase();
  const submitted = says('auto-submitted');
  return (
    (submitted !== '' && !/^no\b/.test(submitted)) ||
    ['x-autoreply', 'x-autorespond', 'x-auto-reply'].some((name) => mail.header(name).length > 0) ||
    says('precedence') === 'auto_reply' ||
    (/^(?:bulk|junk)$/.test(says('precedence')) && mail.header('list-id').length === 0) ||
    mail.header('return-path').some((path) => /^<\s*>$/.test(path.trim()))
  );
}

export const calendarPart = ({ parts }: ReceivedMail) =>
  parts.find(({ type, method }) => type === 'text/calendar' && (method === 'REPLY' || method === 'COUNTER'));
