/** The mailbox over real IMAP: what it promises, TLS, sign-in, a server that goes away, and bounces into a running office. */
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { MAILBOX_SPACE, READ_TO_END } from '../../src/core/mailbox.ts';
import { isSignInRefused, openImap } from '../../src/platforms/mail/inbox/imap.ts';
import { SHELVES, type OpenedMailbox } from '../../src/platforms/mail/inbox/mailbox.ts';
import { mailboxOf } from '../../src/platforms/mail/inbox/open.ts';
import type { ImapSettings } from '../../src/platforms/mail/inbox/settings.ts';
import { createTags } from '../../src/platforms/mail/tags.ts';
import { startGreenMail, type GreenMail } from '../support/greenmail/server.ts';
import { mailboxInMemory } from '../support/mail/mailbox.ts';
import { keyValuesInMemory, mailOffice, mailSettings, NOW } from '../support/mail/office.ts';
import { deliveryReport } from '../support/mail/reports.ts';

let server: GreenMail;
beforeAll(async () => {
  server = await startGreenMail();
}, 300_000);
afterAll(() => server.stop());

const raw = (subject: string, body = 'Words.'): string =>
  `From: a@who.example\r\nTo: concord@example.org\r\nSubject: ${subject}\r\nMessage-ID: <${subject}@who.example>\r\n\r\n${body}\r\n`;
const settings = (over: Partial<ImapSettings> = {}): ImapSettings => ({
  ...{ host: '127.0.0.1', port: server.ports.imap, secure: false, requireTls: false },
  ...{ user: 'concord', password: 'concord', folder: 'INBOX' },
  ...over,
});

interface Opened {
  readonly box: OpenedMailbox;
  deliver(raw: string): Promise<void>;
}

async function overImap(): Promise<Opened> {
  const box = await openImap({ settings: settings(), tokens: undefined });
  return { box, deliver: (mail) => server.deliver(mail) };
}
async function inMemory(): Promise<Opened> {
  const memory = mailboxInMemory();
  return { box: await memory.open(), deliver: async (mail) => memory.deliver(mail) };
}

// The double keeps to the same as the real one.
describe.each([
  ['over IMAP', overImap],
  ['in memory', inMemory],
])('a mailbox %s', (_name, open) => {
  test('lists what lies there, gives it, moves it, and tells of what comes', async () => {
    const { box, deliver } = await open();
    onTestFinished(() => box.close());
    expect(await box.list()).toEqual([]);
    const news = box.news(60_000);
    await deliver(raw('one'));
    await news;
    await deliver(raw('two'));
    const uids = await vi.waitFor(async () => {
      const found = await box.list();
      expect(found).toHaveLength(2);
      return found;
    });
    const mails = await Promise.all(uids.map((uid) => box.fetch(uid)));
    const subjects = mails.map((mail) => /Subject: (\w+)/.exec(Buffer.from(mail?.source ?? []).toString())?.[1]);
    expect(subjects).toEqual(['one', 'two']);
    await box.shelve(uids.slice(0, 1), 'done');
    expect(await box.list()).toEqual(uids.slice(1));
    await box.shelve(uids.slice(1), 'notUnderstood');
    expect([await box.list(), await box.fetch(uids[0] ?? 0)]).toEqual([[], undefined]);
    // What came before somebody waited is not lost.
    await deliver(raw('three'));
    await box.news(60_000);
    await box.shelve(await box.list(), 'done');
    await box.news(10);
  });

  test('finds by its tag what the doctor has sent', async () => {
    const { box, deliver } = await open();
    onTestFinished(() => box.close());
    const tag = 'ab'.repeat(15);
    await deliver(`X-Concord: ${tag}\r\n${raw('trial')}`);
    await vi.waitFor(async () => expect(await box.list()).toHaveLength(1));
    expect([await box.has(tag), await box.has('cd'.repeat(15))]).toEqual([true, false]);
  });

  test('finds it on its shelf, too', async () => {
    const { box, deliver } = await open();
    onTestFinished(() => box.close());
    const tag = 'ef'.repeat(15);
    await deliver(`X-Concord: ${tag}\r\n${raw('handled')}`);
    await vi.waitFor(async () => expect((await box.list()).length).toBeGreaterThan(0));
    await box.shelve(await box.list(), 'done');
    expect([(await box.list()).length, await box.has(tag)]).toEqual([0, true]);
  });
});

test('of a long mail the first million bytes are read', async () => {
  const { box, deliver } = await overImap();
  onTestFinished(() => box.close());
  await deliver(raw('long', 'x'.repeat(75).concat('\r\n').repeat(20_000)));
  const [uid = 0] = await box.list();
  expect((await box.fetch(uid))?.source.length).toBe(1_000_000);
  await box.shelve([uid], 'done');
});

describe('a connection', () => {
  async function opening(over: Partial<ImapSettings>, ca?: string): Promise<string> {
    try {
      await (await openImap({ settings: settings(over), tokens: undefined, ca })).close();
      return 'opened';
    } catch (error) {
      const { code, message } = error as { readonly code?: string; readonly message: string };
      return isSignInRefused(error) ? 'sign-in refused' : (code ?? message);
    }
  }
  const tls = () => ({ host: 'localhost', port: server.ports.imaps, secure: true });

  test('with TLS, and with no certificate but the right one', async () => {
    expect(await opening(tls(), server.cert)).toBe('opened');
    expect(await opening(tls())).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
    expect(await opening({ ...tls(), host: '127.0.0.1' }, server.cert)).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
    expect(await opening({ requireTls: true })).toBe('Server does not support STARTTLS');
  });

  test('a wrong password and a folder that is not there are told apart from a server that is away', async () => {
    expect(await opening({ password: 'wrong' })).toBe('sign-in refused');
    expect(await opening({ folder: 'Nowhere' })).toMatch(/NotFound|Command failed/);
    expect(await opening({ port: 1 })).toBe('ECONNREFUSED');
  });
});

test('a bounce into the mailbox of a running office is told once, also over an end of the server', async () => {
  const keyValues = keyValuesInMemory();
  const read = mailSettings({ imapUrl: server.imapUrl });
  const openMailbox = mailboxOf({ settings: read, now: () => NOW });
  const office = await mailOffice({ port: 1 }, { keyValues, openMailbox });
  const tags = createTags({ secret: read.secret, keyValues });
  for (const id of ['d-1', 'd-2']) await tags.keep(id, 'a@who.example', NOW);
  const report = (id: string) =>
    deliveryReport({ tag: tags.tagOf(id), to: 'a@who.example' }, { action: 'failed', status: '5.1.1' });
  await server.deliver(report('d-1'), `concord+b${tags.tagOf('d-1')}@example.org`);
  const waits = { timeout: 60_000, interval: 100 };
  await vi.waitFor(() => expect(office.door.mailNews).toEqual(['d-1 returned notFound']), waits);
  await vi.waitFor(async () => expect(await keyValues.get(MAILBOX_SPACE, READ_TO_END)).toBe(NOW), waits);
  const look = await overImap();
  expect(await look.box.list()).toEqual([]);
  await look.box.close();
  // The server ends, and comes back with all numbers anew.
  await server.kill();
  await server.start();
  await server.deliver(report('d-2'));
  await server.deliver(raw('reply'));
  await vi.waitFor(() => expect(office.door.mailNews).toHaveLength(2), waits);
  expect(office.door.mailNews[1]).toBe('d-2 returned notFound');
}, 180_000);

test('a hundred mails are read in seconds and moved to their shelf', async () => {
  const { box } = await overImap();
  onTestFinished(() => box.close());
  for (const uid of await box.list()) await box.shelve([uid], 'done');
  for (let i = 0; i < 100; i += 1) await server.deliver(raw(`many-${i}`));
  const uids = await box.list();
  expect(uids).toHaveLength(100);
  for (const uid of uids) expect((await box.fetch(uid))?.size).toBeGreaterThan(0);
  await box.shelve(uids, 'done');
  expect([await box.list(), Object.keys(SHELVES)]).toEqual([[], ['done', 'notUnderstood']]);
}, 120_000);
