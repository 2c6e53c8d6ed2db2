/** What relays answer (RFC 3463, RFC 5248; Microsoft 365, Google, Postfix, Exim, Amazon SES), and whom it is about. */
import { describe, expect, test } from 'vitest';
import { verdictOn } from '../../../src/platforms/mail/failures.ts';
import { enhancedIn } from '../../../src/platforms/mail/refusals.ts';

type Stage = 'AUTH PLAIN' | 'MAIL FROM' | 'RCPT TO' | 'DATA';
const answered = (command: Stage, response: string) => {
  const code = command === 'DATA' ? 'EMESSAGE' : command.startsWith('AUTH') ? 'EAUTH' : 'EENVELOPE';
  return verdictOn(
    Object.assign(new Error(response), { code, command, response, responseCode: Number(response.slice(0, 3)) }),
  );
};

/** Concord is refused, whatever the mail: it waits, and whoever runs Concord is told. */
const OURS: readonly (readonly [Stage, string])[] = [
  ['AUTH PLAIN', '535 5.7.3 Authentication unsuccessful [AM0PR01CA0001]'],
  ['AUTH PLAIN', '535 5.7.139 Authentication unsuccessful, basic authentication is disabled.'],
  ['AUTH PLAIN', '534-5.7.9 Application-specific password required.\n534 5.7.9 For more information'],
  ['AUTH PLAIN', '534-5.7.14 Please log in with your web browser and then try again.'],
  ['MAIL FROM', '530 5.7.0 Must issue a STARTTLS command first'],
  ['MAIL FROM', '530-5.7.0 Authentication Required. For more information, go to\n530 5.7.0 https://support.google.com'],
  ['MAIL FROM', '550 5.7.60 SMTP; Client does not have permissions to send as this sender'],
  ['MAIL FROM', '530 5.7.57 SMTP; Client was not authenticated to send anonymous mail during MAIL FROM'],
  ['MAIL FROM', '550 5.7.0 not you'],
  ['RCPT TO', '550 5.7.30 Basic authentication is not supported for Client Submission.'],
  ['RCPT TO', '550 5.7.64 TenantAttribution; Relay Access Denied SMTP'],
  ['RCPT TO', '550 5.7.606 Access denied, banned sending IP [203.0.113.7]'],
  ['RCPT TO', '550 5.7.501 Access denied, spam abuse detected'],
  ['RCPT TO', '550-5.7.1 Invalid credentials for relay [203.0.113.7]. The IP address you have\n550 5.7.1 registered'],
  ['RCPT TO', '550 5.7.0 Mail relay denied [203.0.113.7]. Invalid credentials for relay'],
  ['RCPT TO', '554 5.7.1 <amina@who.int>: Relay access denied'],
  ['RCPT TO', '454 4.7.1 <amina@who.int>: Relay access denied'],
  ['RCPT TO', '553 5.7.1 <concord@example.org>: Sender address rejected: not owned by user other'],
  ['RCPT TO', '554 5.7.1 <unknown[203.0.113.7]>: Client host rejected: Access denied'],
  ['RCPT TO', '554 5.7.1 Service unavailable; Client host [203.0.113.7] blocked using zen.spamhaus.org'],
  ['RCPT TO', '550 relay not permitted'],
  ['RCPT TO', '550 Authentication required'],
  ['RCPT TO', '550 Sender verify failed'],
  ['DATA', '554 5.2.252 SendAsDenied; concord@example.org not allowed to send as other@example.org'],
  ['DATA', '554 Message rejected: Email address is not verified. The following identities failed the check'],
  ['DATA', '554 5.7.8 credentials invalid'],
  ['DATA', '550 5.1.8 Access denied, bad outbound sender'],
];

/** This mail or its recipient is refused: it has come back. */
const OF_ONE: readonly (readonly [Stage, string, string])[] = [
  ['RCPT TO', '550 5.7.0 Local policy violation', 'policyRefused'],
  ['RCPT TO', '550 5.7.1 Recipient not authorized, your IP has been found on a block list', 'policyRefused'],
  ['RCPT TO', '550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required', 'policyRefused'],
  ['RCPT TO', '550 5.7.1 RESOLVER.RST.AuthRequired; authentication required [Stage: CreateMessage]', 'policyRefused'],
  ['RCPT TO', '550 5.7.124 Sender not in allowed-senders list', 'policyRefused'],
  ['RCPT TO', '550 5.4.1 Recipient address rejected: Access denied.', 'refused'],
  ['RCPT TO', '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found', 'notFound'],
  ['RCPT TO', '550-5.1.1 The email account that you tried to reach does not exist.', 'notFound'],
  ['RCPT TO', '550 #5.1.0 Address rejected.', 'notFound'],
  ['DATA', '552-5.7.0 This message was blocked because its content presents a potential', 'policyRefused'],
  ['DATA', '550 5.7.0 Message blocked', 'policyRefused'],
  ['DATA', '554 5.7.0 Reject, id=12345-01 - spam', 'policyRefused'],
  ['DATA', '550 5.7.1 message content rejected', 'policyRefused'],
  ['DATA', '550-5.7.26 This mail has been blocked because the sender is unauthenticated.', 'policyRefused'],
  ['DATA', '550 5.7.1 DMARC: authentication required', 'policyRefused'],
  ['DATA', '550 5.7.515 Access denied, sending domain does not meet the required level', 'policyRefused'],
  ['MAIL FROM', '552 5.3.4 Message size exceeds fixed limit', 'tooLarge'],
];

describe('whom a refusal is about', () => {
  test.each(OURS)('Concord, at %s: %s', (stage, answer) => {
    const { failure, trouble } = answered(stage, answer);
    expect(failure).toMatchObject({ kind: 'later', reason: 'accessRefused' });
    expect(trouble).toContain(answer.slice(0, 10));
    // `/readyz` shows it to anybody.
    expect(trouble).not.toContain('@');
  });

  test.each(OF_ONE)('this mail, at %s: %s', (stage, answer, reason) => {
    expect(answered(stage, answer)).toEqual({ failure: { kind: 'never', reason } });
  });

  test.each([
    ['MAIL FROM', '550 5.4.5 Daily user sending limit exceeded.'],
    ['DATA', '550 5.1.90 Your message cannot be sent because you have reached your daily limit for recipients'],
    ['RCPT TO', '550 5.7.233 Your message cannot be sent because the tenant exceeded its limit'],
  ] as const)('the day’s limit, at %s: %s', (stage, answer) => {
    expect(answered(stage, answer)).toMatchObject({ failure: { reason: 'rateLimited', retryAfterMs: 3_600_000 } });
  });

  test.each([
    ['451 4.7.1 Greylisting in action'],
    ['450 4.7.1 try again'],
    ['454 4.7.0 Temporary authentication failure'],
  ])('nobody, for now: %s', (answer) => {
    expect(answered('RCPT TO', answer)).toEqual({ failure: { kind: 'later', reason: 'unavailable' } });
  });

  test.each([
    ['550 5.1.1 no', '5.1.1'],
    ['550-5.7.26 no\n550 5.7.26 no', '5.7.26'],
    ['550 #5.1.0 no', '5.1.0'],
    ['550 no such user (5.1.1)', '5.1.1'],
    ['550 host 5.7.1.20 and 203.5.7.1 are blocked', ''],
    ['550 no', ''],
  ])('the code in %j is %j', (answer, code) => expect(enhancedIn(answer)).toBe(code));
});
