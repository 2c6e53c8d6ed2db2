/** Reports as mail systems write them, about a mail of ours. */
export interface Reported {
  readonly tag: string;
  readonly to: string;
  /** To what address of ours the report comes. */
  readonly at?: string;
}

const lines = (...all: readonly string[]): string => all.join('\r\n');
const bounceAddress = ({ tag, at }: Reported): string => at ?? `concord+b${tag}@example.org`;
/** The headers of our mail, as they are returned. */
const returned = ({ tag, to }: Reported): string =>
  lines(
    'From: UN Action <concord@example.org>',
    `To: Amina Diallo <${to}>`,
    'Subject: E-12: Framework',
    `Message-ID: <${tag}@example.org>`,
    'Auto-Submitted: auto-generated',
    `X-Concord: ${tag}`,
  );

interface Status {
  readonly action: string;
  readonly status: string;
  readonly diagnosis?: string;
  readonly envelope?: boolean;
  readonly recipient?: string;
}

/** A delivery report (RFC 3464). */
export function deliveryReport(
  about: Reported,
  { action, status, diagnosis, envelope = true, recipient }: Status,
): string {
  const to = recipient ?? about.to;
  return lines(
    'Return-Path: <>',
    'From: MAILER-DAEMON@relay.example.net (Mail Delivery System)',
    `To: ${bounceAddress(about)}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
    `Message-ID: <20261124140000.${status}@relay.example.net>`,
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--b1',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'I am sorry to have to inform you about your message.',
    '',
    '--b1',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; relay.example.net',
    ...(envelope ? [`Original-Envelope-Id: ${about.tag}`] : []),
    'Arrival-Date: Tue, 24 Nov 2026 14:00:00 +0000 (UTC)',
    '',
    `Final-Recipient: rfc822; ${to}`,
    `Original-Recipient: rfc822;${to}`,
    `Action: ${action}`,
    `Status: ${status}`,
    'Remote-MTA: dns; mx.example.com',
    ...(diagnosis === undefined ? [] : [`Diagnostic-Code: smtp; ${diagnosis}`]),
    '',
    '--b1',
    'Content-Type: text/rfc822-headers',
    '',
    returned(about),
    '',
    '--b1--',
    '',
  );
}

/** Exchange returns the mail as a part, names the mailbox behind the address, and its envelope id is its own. */
export const ofExchange = (about: Reported): string =>
  lines(
    'From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@example.org>',
    `To: <${bounceAddress(about)}>`,
    'Subject: Undeliverable: E-12: Framework',
    'Auto-Submitted: auto-replied',
    `In-Reply-To: <${about.tag}@example.org>`,
    `References: <una.E-12@example.org> <${about.tag}@example.org>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="x=_1"',
    '',
    '--x=_1',
    'Content-Type: text/html; charset="utf-8"',
    '',
    '<p>Your message couldn’t be delivered.</p>',
    '--x=_1',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns;AM0PR01MB1234.eurprd01.prod.exchangelabs.com',
    'Received-From-MTA: dns;relay.example.net',
    '',
    `Final-Recipient: rfc822;${about.to.replace('@', '_behind@')}`,
    'Action: failed',
    'Status: 5.1.10',
    'Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not',
    ' found by SMTP address lookup',
    '',
    '--x=_1',
    'Content-Type: message/rfc822',
    '',
    returned(about),
    'Content-Type: text/plain',
    '',
    'The words of our own mail, with 550 5.7.1 in them.',
    '--x=_1--',
    '',
  );

/** Exim of earlier years: words, and the recipient in a header. */
export const ofExim = (about: Reported): string =>
  lines(
    'Return-path: <>',
    `X-Failed-Recipients: ${about.to}`,
    'Auto-Submitted: auto-replied',
    'From: Mail Delivery System <Mailer-Daemon@mx.example.com>',
    `To: ${bounceAddress(about)}`,
    'Subject: Mail delivery failed: returning message to sender',
    '',
    'This message was created automatically by mail delivery software.',
    '',
    'A message that you sent could not be delivered to one or more of its recipients.',
    '',
    `  ${about.to}`,
    '    SMTP error from remote mail server after RCPT TO:',
    '    550 5.1.1 User unknown',
    '',
    '------ This is a copy of the message, including all the headers. ------',
    '',
    returned(about),
    '',
    'The card.',
    '',
  );

/** qmail: words alone, with the mail below them. */
export const ofQmail = (about: Reported): string =>
  lines(
    'Return-Path: <>',
    'From: MAILER-DAEMON@mx.example.com',
    `To: ${bounceAddress(about)}`,
    'Subject: failure notice',
    '',
    'Hi. This is the qmail-send program at mx.example.com.',
    'I’m afraid I wasn’t able to deliver your message to the following addresses.',
    'This is a permanent error; I’ve given up. Sorry it didn’t work out.',
    '',
    `<${about.to}>:`,
    'Sorry, no mailbox here by that name. (#5.1.1)',
    '',
    '--- Below this line is a copy of the message.',
    '',
    'Return-Path: <concord@example.org>',
    returned(about),
    '',
    'The card.',
    '',
  );

/** A warning in words: the mail waits. */
export const waiting = (about: Reported): string =>
  lines(
    'Return-Path: <>',
    'From: Mail Delivery Subsystem <mailer-daemon@mx.example.com>',
    `To: ${bounceAddress(about)}`,
    'Subject: Warning: could not send message for past 4 hours',
    '',
    '    **********************************************',
    '    **      THIS IS A WARNING MESSAGE ONLY      **',
    '    **  YOU DO NOT NEED TO RESEND YOUR MESSAGE  **',
    '    **********************************************',
    '',
    'Deferred: Connection timed out with mx.example.com. Warning: message still undelivered after 4 hours',
    'Will keep trying until message is 5 days old',
    '',
  );
