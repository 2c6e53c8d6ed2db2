/** The settings of mail: all faults at once, and nothing half given. */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { imapSettings } from '../../../src/platforms/mail/inbox/settings.ts';
import { readConfig, WrongSettings } from '../../../src/runtime/config.ts';

const MAIL = {
  SMTP_URL: 'smtp://concord%40example.org:p%40ss@smtp.example.org:587',
  MAIL_FROM: 'UN Action <concord@example.org>',
  MAIL_REPLY_TO: 'office@example.org',
  PUBLIC_URL: 'https://concord.example',
  CONCORD_SECRET: 'a secret of thirty-two characters',
};

/** The file of a key that is too short, or short. */
function rsaKey(modulusLength: number): string {
  const file = join(mkdtempSync(join(tmpdir(), 'concord-dkim-')), 'dkim.pem');
  writeFileSync(
    file,
    generateKeyPairSync('rsa', { modulusLength }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
  );
  return file;
}

function faultsOf(given: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig(given);
    return [];
  } catch (error) {
    if (error instanceof WrongSettings) return error.faults;
    throw error;
  }
}

test('all of it, with what is meant by default', () => {
  expect(readConfig(MAIL).mail).toEqual({
    ...{ host: 'smtp.example.org', port: 587, secure: false, requireTls: true },
    ...{ user: 'concord@example.org', password: 'p@ss' },
    ...{ from: { name: 'UN Action', address: 'concord@example.org' }, replyTo: 'office@example.org', tags: false },
    rate: [
      { messages: 30, ms: 60_000 },
      { messages: 10_000, ms: 86_400_000 },
    ],
    ...{ publicUrl: 'https://concord.example', secret: MAIL.CONCORD_SECRET },
  });
});

test.each([
  ['smtps://u:p@smtp.example.org', { port: 465, secure: true, requireTls: false }],
  ['smtp://smtp.example.org', { port: 587, secure: false, requireTls: true }],
  ['smtp://127.0.0.1:2525', { port: 2525, secure: false, requireTls: false }],
  ['smtp://[::1]:25', { host: '::1', port: 25, requireTls: false }],
])('%s', (url, read) => expect(readConfig({ ...MAIL, SMTP_URL: url }).mail).toMatchObject(read));

test.each([
  [
    'imaps://c%40un.example:p%40ss@imap.example.org',
    { user: 'c@un.example', password: 'p@ss', port: 993, secure: true },
  ],
  [
    'imap://u:p@imap.example.org:1143/Concord%20mail',
    { port: 1143, secure: false, requireTls: true, folder: 'Concord mail' },
  ],
  ['imap://u:p@127.0.0.1', { port: 143, requireTls: false, folder: 'INBOX' }],
  ['imaps://:p@[::1]/', { host: '::1', user: 'concord@example.org', requireTls: false }],
])('the mailbox %s', (imapUrl, read) => {
  const { mail } = readConfig({ ...MAIL, IMAP_URL: imapUrl });
  expect(mail && imapSettings(mail)).toMatchObject(read);
});

test('without a setting of it mail is not set up', () => {
  const { CONCORD_SECRET: secret, PUBLIC_URL: publicUrl } = MAIL;
  expect(readConfig({ CONCORD_LOCAL: 'yes', CONCORD_SECRET: secret, PUBLIC_URL: publicUrl })).not.toHaveProperty(
    'mail',
  );
});

describe('what is wrong', () => {
  const names = (given: Readonly<Record<string, string>>): string[] =>
    faultsOf(given)
      .map((fault) => fault.split(' ')[0] ?? '')
      .sort();

  test('all that is missing is named at once', () => {
    expect(names({ MAIL_FROM: MAIL.MAIL_FROM })).toEqual(['CONCORD_SECRET', 'MAIL_REPLY_TO', 'PUBLIC_URL', 'SMTP_URL']);
    expect(names({ SMTP_URL: MAIL.SMTP_URL })).toEqual(['CONCORD_SECRET', 'MAIL_FROM', 'MAIL_REPLY_TO', 'PUBLIC_URL']);
  });

  test.each([
    [{ SMTP_URL: 'smtp.example.org:587' }, ['SMTP_URL']],
    [{ SMTP_URL: 'http://smtp.example.org' }, ['SMTP_URL']],
    [{ MAIL_FROM: 'UN Action' }, ['MAIL_FROM']],
    [{ MAIL_FROM: 'UN <a@b.example>, c@d.example' }, ['MAIL_FROM']],
    [{ MAIL_RATE: '30 a minute' }, ['MAIL_RATE']],
    [{ MAIL_TAGS: 'perhaps' }, ['MAIL_TAGS']],
    [{ MAIL_DKIM_SELECTOR: 's1' }, ['MAIL_DKIM_SELECTOR']],
    [{ MAIL_DKIM_SELECTOR: 's1', MAIL_DKIM_KEY: '/nowhere/dkim.pem' }, ['MAIL_DKIM_KEY']],
    [{ MAIL_DKIM_SELECTOR: 's1', MAIL_DKIM_KEY: import.meta.filename }, ['MAIL_DKIM_KEY']],
    [{ MAIL_DKIM_SELECTOR: 's1', MAIL_DKIM_KEY: rsaKey(512) }, ['MAIL_DKIM_KEY']],
    [{ MAIL_DKIM_SELECTOR: 's1', MAIL_DKIM_KEY: rsaKey(1024) }, []],
    [{ MAIL_OAUTH_TENANT: 'un.example' }, ['MAIL_OAUTH_CLIENT_ID', 'MAIL_OAUTH_CLIENT_SECRET', 'SMTP_URL']],
    [{ MAIL_OAUTH_KEY: './key.json' }, ['SMTP_URL']],
    [{ IMAP_URL: 'pop3://mail.example.org' }, ['IMAP_URL']],
    [{ IMAP_URL: 'imaps://mail.example.org/INBOX' }, ['IMAP_URL']],
    [{ IMAP_URL: 'imaps://mail.example.org/INBOX', MAIL_OAUTH_KEY: './key.json' }, ['SMTP_URL']],
    [{ CONCORD_SECRET: 'short' }, ['CONCORD_SECRET']],
  ])('%j', (over: Readonly<Record<string, string>>, faulty) => expect(names({ ...MAIL, ...over })).toEqual(faulty));

  test('no password is ever shown', () => {
    const said = faultsOf({ ...MAIL, SMTP_URL: 'ftp://u:hunter2@host', MAIL_OAUTH_CLIENT_SECRET: 'hunter3' }).join();
    expect(said).not.toMatch(/hunter/);
  });
});
