/** Signing in without a password, against a server on this machine that gives tokens; and the doctor's questions. */
import { createVerify, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { mailWords } from '../../../src/app/platforms.ts';
import { after, instant, networkId } from '../../../src/core/ids.ts';
import { checkMail, tryMail } from '../../../src/platforms/mail/doctor.ts';
import { tryMailbox } from '../../../src/platforms/mail/inbox/tryMailbox.ts';
import type { Message } from '../../../src/platforms/platform.ts';
import { createTokens, NoToken } from '../../../src/platforms/mail/token.ts';
import { createMailTransport } from '../../../src/platforms/mail/transport.ts';
import { AMINA, requestCard } from '../../support/localDoor.ts';
import { certificateFor } from '../../support/mail/certificate.ts';
import { mailboxInMemory } from '../../support/mail/mailbox.ts';
import { mailOffice, mailSettings, NOW } from '../../support/mail/office.ts';
import { startRelay } from '../../support/mail/relay.ts';
import { MICROSOFT, tokenServer } from '../../support/mail/tokens.ts';

test('a token is asked for once, for many at a time, and again five minutes before it ends', async () => {
  const { asked, url } = await tokenServer();
  let now = NOW;
  const tokens = createTokens(MICROSOFT, { mailbox: 'concord@example.org', now: () => now, tokenUrl: url });
  expect(await Promise.all([tokens.get(), tokens.get()])).toEqual(['token-1', 'token-1']);
  expect(Object.fromEntries(asked[0] ?? [])).toEqual({
    ...{ grant_type: 'client_credentials', client_id: 'app', client_secret: 'hunter2' },
    scope: 'https://outlook.office365.com/.default',
  });
  now = after(NOW, 54 * 60_000);
  expect(await tokens.get()).toBe('token-1');
  now = after(NOW, 55 * 60_000);
  expect(await tokens.get()).toBe('token-2');
  tokens.forget();
  expect(await tokens.get()).toBe('token-3');
});

test('Google gets a signed word of the service account for the mailbox', async () => {
  const { asked, url } = await tokenServer();
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const folder = mkdtempSync(join(tmpdir(), 'concord-mail-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const key = join(folder, 'key.json');
  const service = {
    client_email: 'bot@project.example',
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
  };
  writeFileSync(key, JSON.stringify({ ...service, token_uri: url }));
  const tokens = createTokens({ at: 'google', key }, { mailbox: 'concord@example.org', now: () => NOW });
  expect(await tokens.get()).toBe('token-1');
  const [head = '', claims = '', signature = ''] = (asked[0]?.get('assertion') ?? '').split('.');
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
    ...{ iss: 'bot@project.example', sub: 'concord@example.org', scope: 'https://mail.google.com/', aud: url },
  });
  expect(createVerify('RSA-SHA256').update(`${head}.${claims}`).verify(publicKey, signature, 'base64url')).toBe(true);
  const broken = createTokens({ at: 'google', key: join(folder, 'none.json') }, { mailbox: 'x', now: () => NOW });
  await expect(broken.get()).rejects.toMatchObject({ isRefused: true });
});

test.each([
  [
    { status: 401, body: { error: 'invalid_client', error_description: 'AADSTS7000215: hunter2' } },
    true,
    /AADSTS7000215$/,
  ],
  [{ status: 503, body: {} }, false, /^503$/],
  [{ status: 200, body: {} }, false, /^200$/],
])('no token: %j', async (answer, isRefused, words) => {
  const { url } = await tokenServer(answer);
  const tokens = createTokens(MICROSOFT, { mailbox: 'x', now: () => NOW, tokenUrl: url });
  const fault = await tokens.get().catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(NoToken);
  expect(fault).toMatchObject({ isRefused, message: expect.stringMatching(words) as string });
  expect(String(fault)).not.toContain('hunter2');
});

const message: Message = {
  ...{ id: 'd-1', kind: 'request', card: requestCard(), language: 'en', urgent: false, network: networkId('una') },
  ...{ at: NOW, since: instant('2026-11-24T13:00:00Z') },
};

test('the relay is signed in to with the token, and one that it refuses is asked for anew', async () => {
  const certificate = certificateFor('localhost');
  const relay = await startRelay({ tls: certificate, needsSignIn: true });
  onTestFinished(() => relay.stop());
  const { asked, url } = await tokenServer();
  const settings = { host: 'localhost', requireTls: true, user: 'concord@example.org', oauth: MICROSOFT };
  const { platform, troubles } = await mailOffice(relay, { settings, trusts: certificate, tokenUrl: url });
  relay.answers = { signIn: ({ accessToken }) => (accessToken === 'token-2' ? undefined : '535 5.7.3 expired') };
  const refused = await platform.send(AMINA, message);
  expect(refused).toMatchObject({ ok: false, failure: { kind: 'later', reason: 'accessRefused' } });
  expect(troubles()).toHaveLength(1);
  expect(await platform.send(AMINA, message)).toMatchObject({ ok: true });
  expect(relay.signIns.at(-1)).toMatchObject({
    method: 'XOAUTH2',
    username: 'concord@example.org',
    accessToken: 'token-2',
  });
  expect([asked.length, troubles()]).toEqual([2, []]);
});

test('a kept token that the relay refuses is asked for anew at once: the mail goes out, and nobody is told', async () => {
  const certificate = certificateFor('localhost');
  const relay = await startRelay({ tls: certificate, needsSignIn: true });
  onTestFinished(() => relay.stop());
  const { asked, url } = await tokenServer();
  const settings = mailSettings({ port: relay.port, host: 'localhost', requireTls: true, user: 'concord@example.org' });
  const tokens = createTokens(MICROSOFT, { mailbox: 'concord@example.org', now: () => NOW, tokenUrl: url });
  expect(await tokens.get()).toBe('token-1');
  relay.answers = { signIn: ({ accessToken }) => (accessToken === 'token-1' ? '535 5.7.3 expired' : undefined) };
  const transport = createMailTransport({ ...settings, ca: certificate.cert }, tokens);
  onTestFinished(() => transport.close());
  const mail = { from: 'concord@example.org', to: AMINA.email, subject: 'One', text: 'Words.' };
  expect(await transport.send(mail)).toMatch(/^250/);
  expect([asked.length, relay.mails.length, relay.signIns.length]).toEqual([2, 1, 2]);
});

test('a relay whose certificate has expired is told of, and nothing is sent', async () => {
  const tls = certificateFor('localhost', [-3, -1]);
  const relay = await startRelay({ tls });
  onTestFinished(() => relay.stop());
  const { platform, troubles } = await mailOffice(relay, {
    settings: { host: 'localhost', requireTls: true },
    trusts: tls,
  });
  expect(await platform.send(AMINA, message)).toMatchObject({
    ok: false,
    failure: { kind: 'later', reason: 'restricted' },
  });
  expect([relay.mails, troubles()]).toEqual([[], [expect.stringContaining('certificate has expired')]]);
});

test('the doctor signs in, looks for the domain’s records, and sends a test mail', async () => {
  const relay = await startRelay();
  onTestFinished(() => relay.stop());
  const settings = mailSettings({ port: relay.port, dkim: { selector: 's1', key: '/nowhere' } });
  const folder = mkdtempSync(join(tmpdir(), 'concord-dkim-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const key = join(folder, 'dkim.pem');
  const pair = generateKeyPairSync('ed25519');
  writeFileSync(key, pair.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const dkim = { selector: 's1', key };
  const published = pair.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64');
  const records: Record<string, string> = {
    'example.org': 'v=spf1 include:relay.example -all',
    's1._domainkey.example.org': `v=DKIM1; k=ed25519; p=${published}`,
  };
  const texts = async (name: string) => {
    if (records[name] === undefined)
      throw Object.assign(new Error(`queryTxt ENOTFOUND ${name}`), { code: 'ENOTFOUND' });
    return [['other=1'], [records[name].slice(0, 10), records[name].slice(10)]];
  };
  const { dkim: _dkim, imapUrl = '', ...plain } = settings;
  const found = await checkMail({ settings: plain, texts });
  expect(found.map(({ what, ok }) => [what, ok])).toEqual([
    ['Mail: the relay', true],
    ['Mail: the mailbox', true],
    ['Mail: SPF', true],
    ['Mail: DMARC', false],
    ['Mail: DKIM', true],
  ]);
  expect(found[1]?.words).toContain('none is read');
  expect(found[4]?.words).toContain('not signed here');
  expect((await checkMail({ settings: { ...plain, port: 1, dkim }, texts })).map(({ ok }) => ok)).toEqual([
    false,
    true,
    true,
    false,
    true,
  ]);
  const withKey = async (file: string) =>
    (await checkMail({ settings: { ...plain, dkim: { selector: 's1', key: file } }, texts })).at(-1);
  expect(await withKey('/x')).toMatchObject({ ok: false, words: 'MAIL_DKIM_KEY: the file cannot be read' });
  records['s1._domainkey.example.org'] = 'v=DKIM1; p=MIIB';
  expect(await withKey(key)).toMatchObject({ ok: false, words: expect.stringContaining('another key') as string });
  const short = generateKeyPairSync('rsa', { modulusLength: 1024 });
  writeFileSync(key, short.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const its = short.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  records['s1._domainkey.example.org'] = `v=DKIM1; p=${its}`;
  expect(await withKey(key)).toMatchObject({ ok: true, words: expect.stringContaining('1024 bits') as string });
  // A domain below another has its policy, and two SPF records are a fault.
  records['_dmarc.example.org'] = 'v=DMARC1; p=reject';
  const below = { ...plain, from: { name: '', address: 'concord@mail.example.org' } };
  const two = async (name: string) => [...(await texts(name)), ['v=spf1 -all']];
  expect((await checkMail({ settings: below, texts })).map(({ ok }) => ok)).toEqual([true, true, false, true, true]);
  expect((await checkMail({ settings: plain, texts: two }))[2]).toMatchObject({
    ok: false,
    words: expect.stringContaining('several SPF records') as string,
  });
  // Without an answer of the DNS nothing is said about the records.
  const away = async (name: string) => {
    throw Object.assign(new Error(`queryTxt ECONNREFUSED ${name}`), { code: 'ECONNREFUSED' });
  };
  for (const { what, words } of (await checkMail({ settings: { ...plain, dkim }, texts: away })).slice(2)) {
    expect(words, what).toContain('does not answer here (ECONNREFUSED)');
    expect(words, what).not.toMatch(/has no|add /);
  }
  const mailbox = mailboxInMemory();
  const read = { ...plain, imapUrl };
  expect((await checkMail({ settings: read, texts, open: () => mailbox.open() }))[1]).toMatchObject({
    ...{ what: 'Mail: the mailbox', ok: true },
  });
  // Nobody listens where the settings say that it is.
  expect((await checkMail({ settings: read, texts }))[1]).toMatchObject({ what: 'Mail: the mailbox', ok: false });
  expect(await tryMail({ settings: plain, words: mailWords, to: 'admin@example.org' })).toMatchObject({ ok: true });
  expect(relay.mails[0]).toMatchObject({ to: ['admin@example.org'], headers: { subject: 'Concord: a test mail' } });
  expect(await tryMail({ settings: plain, words: mailWords, to: 'admin' })).toMatchObject({ ok: false });
  relay.answers = { sender: () => '550 5.7.60 not this sender' };
  const refused = await tryMail({ settings: plain, words: mailWords, to: undefined });
  expect(refused).toMatchObject({ ok: false, words: expect.stringContaining('5.7.60') as string });
});

test('the doctor writes to Concord’s own mailbox and finds the mail there, or says what may be wrong', async () => {
  const relay = await startRelay();
  onTestFinished(() => relay.stop());
  const mailbox = mailboxInMemory();
  const settings = mailSettings({ port: relay.port });
  const trial = { settings, words: mailWords, open: () => mailbox.open(), waitMs: 40, lookMs: 10 };
  const lost = await tryMailbox(trial);
  expect(lost.map(({ ok }) => ok)).toEqual([true, false]);
  expect(lost[1]?.words).toContain('MAIL_TAGS=no');
  // What the relay takes comes into the mailbox from now on.
  const passOn = (): void => mailbox.deliver(relay.mails.at(-1)?.raw ?? '');
  relay.answers = {
    data() {
      setTimeout(passOn, 0);
      return undefined;
    },
  };
  const found = await tryMailbox({ ...trial, waitMs: 20_000 });
  expect(found).toMatchObject([{ ok: true }, { ok: true, what: 'Mail: the test mail in the mailbox' }]);
  expect(relay.mails.at(-1)?.to[0]).toMatch(/^concord\+r[0-9a-f]{30}@example\.org$/);
  mailbox.before = () => {
    throw Object.assign(new Error('Command failed'), { authenticationFailed: true });
  };
  expect(await tryMailbox(trial)).toMatchObject([
    { ok: true },
    { ok: false, words: expect.stringContaining('sign-in is refused') as string },
  ]);
});
