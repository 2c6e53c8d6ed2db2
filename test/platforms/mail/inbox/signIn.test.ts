/** Signing in at the mailbox with TLS by STARTTLS and with tokens, against a server on a real socket. */
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { after, type Instant } from '../../../../src/core/ids.ts';
import { createTroubles } from '../../../../src/core/troubles.ts';
import { checkMailbox } from '../../../../src/platforms/mail/inbox/doctor.ts';
import { createHandledMails } from '../../../../src/platforms/mail/inbox/handled.ts';
import { mailboxOf } from '../../../../src/platforms/mail/inbox/open.ts';
import { startReader } from '../../../../src/platforms/mail/inbox/reader.ts';
import type { MailSettings } from '../../../../src/platforms/mail/settings.ts';
import { certificateFor, type Certificate } from '../../../support/mail/certificate.ts';
import { startImapServer, type ImapServer } from '../../../support/mail/imapServer.ts';
import { keyValuesInMemory, mailSettings, NOW } from '../../../support/mail/office.ts';
import { MICROSOFT, tokenServer } from '../../../support/mail/tokens.ts';

const certificate = certificateFor('localhost');
let server: ImapServer | undefined;
afterEach(async () => server?.stop());

const served = async (methods: readonly string[], tls: Certificate = certificate, inLine = true) =>
  (server = await startImapServer({ tls, methods, inLine }));
const byToken = ({ port }: ImapServer, over: Partial<MailSettings> = {}) =>
  mailSettings({ oauth: MICROSOFT, imapUrl: `imap://concord%40example.org@localhost:${port}/INBOX`, ...over });

interface Reading {
  readonly handled: readonly string[];
  readonly troubles: () => readonly string[];
  /** What the log was told of troubles. */
  readonly told: readonly string[];
}

/** The reader on a mailbox over the socket. */
function reading(settings: MailSettings, tokenUrl: string, now: () => Instant = () => NOW): Reading {
  const [handled, told]: [string[], string[]] = [[], []];
  const troubles = createTroubles({
    began: (_about, words) => told.push(words),
    ended: () => told.push('works again'),
  });
  const keyValues = keyValuesInMemory();
  const reader = startReader({
    ...{ keyValues, now, troubles, host: 'localhost', isOnDuty: async () => true, setAside: async () => undefined },
    open: mailboxOf({ settings, now, ca: certificate.cert, tokenUrl }),
    handled: createHandledMails(keyValues),
    log: { warn: () => undefined, error: () => undefined },
    waits: { lookMs: 60_000, firstRetryMs: 5, longestRetryMs: 20, stopMs: 100 },
    async handle({ source }) {
      handled.push(/Subject: (\S+)/.exec(Buffer.from(source).toString())?.[1] ?? '');
      return 'words';
    },
  });
  onTestFinished(() => reader.stop());
  return { handled, told, troubles: () => troubles.list() };
}
const mail = (subject: string) => `From: a@who.example\r\nSubject: ${subject}\r\n\r\nWords.\r\n`;
const eventually = (look: () => void | Promise<void>) => vi.waitFor(look, { timeout: 20_000, interval: 10 });

test.each([
  ['XOAUTH2', true],
  ['XOAUTH2', false],
  ['OAUTHBEARER', true],
])('%s after STARTTLS: mails are read, moved and told of (on the line: %s)', async (method, inLine) => {
  const at = await served([method], certificate, inLine);
  const { url } = await tokenServer();
  at.deliver(mail('one'));
  const { handled, told } = reading(byToken(at), url);
  await eventually(() => expect(handled).toEqual(['one']));
  await eventually(() => expect([at.inbox(), at.idling()]).toEqual([[], 1]));
  at.deliver(mail('two'));
  await eventually(() => expect(handled).toEqual(['one', 'two']));
  expect(at.signIns).toEqual([{ method, user: 'concord@example.org', secret: 'token-1', isSecure: true }]);
  expect(told).toEqual([]);
});

test('a token that ends while it waits is asked for anew: nobody is told, and no mail is missed', async () => {
  const at = await served(['XOAUTH2']);
  const { asked, url } = await tokenServer();
  const { handled, told } = reading(byToken(at), url);
  await eventually(() => expect(at.idling()).toBe(1));
  // By our clock it is still good. The server knows better.
  at.accepts = ({ secret }) => (secret === 'token-1' ? 'AUTHENTICATE failed: token expired' : undefined);
  at.drop('Session invalidated - AccessTokenExpired');
  at.deliver(mail('meanwhile'));
  await eventually(() => expect(handled).toEqual(['meanwhile']));
  expect([asked.length, at.signIns.map(({ secret }) => secret)]).toEqual([2, ['token-1', 'token-1', 'token-2']]);
  expect(told).toEqual([]);
});

test('a token whose time is over is renewed before the next sign-in', async () => {
  const at = await served(['XOAUTH2']);
  const { url } = await tokenServer();
  let now = NOW;
  const { told } = reading(byToken(at), url, () => now);
  await eventually(() => expect(at.idling()).toBe(1));
  now = after(NOW, 56 * 60_000);
  at.drop('idle for too long');
  await eventually(() => expect(at.idling()).toBe(1));
  expect([at.signIns.map(({ secret }) => secret), told]).toEqual([['token-1', 'token-2'], []]);
});

test('a token that is refused is a trouble at once, with the server’s words and without the token, until it is taken', async () => {
  const at = await served(['XOAUTH2']);
  const { url } = await tokenServer();
  at.accepts = () => 'AUTHENTICATE failed: this app has no right on the mailbox';
  const settings = byToken(at);
  const { told, troubles } = reading(settings, url);
  await eventually(() => expect(troubles()).toHaveLength(1));
  expect(troubles()[0]).toMatch(/^Mail: the mailbox cannot be read: the sign-in is refused: .*no right on the mailbox/);
  expect(troubles()[0]).not.toContain('token-');
  const asked = mailboxOf({ settings, now: () => NOW, ca: certificate.cert, tokenUrl: url });
  expect(await checkMailbox(settings, asked)).toMatchObject({
    ok: false,
    words: expect.stringContaining('the sign-in is refused: AUTHENTICATE failed: this app') as string,
  });
  at.accepts = () => undefined;
  await eventually(() => expect(told).toEqual([told[0], 'works again']));
  expect(await checkMailbox(settings, asked)).toMatchObject({ ok: true });
});

test('no token at all: the service that gives them is named', async () => {
  const at = await served(['XOAUTH2']);
  const { url } = await tokenServer({
    status: 401,
    body: { error: 'invalid_client', error_description: 'AADSTS7000222' },
  });
  const settings = byToken(at);
  const { troubles } = reading(settings, url);
  await eventually(() =>
    expect(troubles()).toEqual(['Mail: the mailbox cannot be read: no token for it: 401 invalid_client AADSTS7000222']),
  );
  expect(at.signIns).toEqual([]);
});

test.each([
  ['that has expired', certificateFor('localhost', [-3, -1]), 'certificate has expired'],
  ['of another host', certificateFor('imap.example.org'), 'localhost'],
])('a certificate %s is a trouble at once, and no word of the sign-in goes out', async (_what, tls, words) => {
  const at = await served(['XOAUTH2', 'PLAIN'], tls);
  const settings = mailSettings({ imapUrl: `imap://concord:secret@localhost:${at.port}/INBOX` });
  const open = mailboxOf({ settings, now: () => NOW, ca: tls.cert });
  const check = await checkMailbox(settings, open);
  expect([check.ok, check.words]).toEqual([false, expect.stringContaining(words)]);
  const troubles = createTroubles({ began: () => undefined, ended: () => undefined });
  const keyValues = keyValuesInMemory();
  const reader = startReader({
    ...{ keyValues, now: () => NOW, troubles, host: 'localhost', open, isOnDuty: async () => true },
    ...{ handled: createHandledMails(keyValues), handle: async () => 'nothing', setAside: async () => undefined },
    log: { warn: () => undefined, error: () => undefined },
    waits: { lookMs: 60_000, firstRetryMs: 60_000, longestRetryMs: 60_000, stopMs: 100 },
  });
  onTestFinished(() => reader.stop());
  await eventually(() => expect(troubles.list().join()).toContain(words));
  expect(at.signIns).toEqual([]);
});

test('with a password, TLS comes first', async () => {
  const at = await served(['PLAIN']);
  const settings = mailSettings({ imapUrl: `imap://concord:secret%20word@localhost:${at.port}/INBOX` });
  const box = await mailboxOf({ settings, now: () => NOW, ca: certificate.cert })();
  await box.close();
  expect(at.signIns).toEqual([{ method: 'PLAIN', user: 'concord', secret: 'secret word', isSecure: true }]);
});
