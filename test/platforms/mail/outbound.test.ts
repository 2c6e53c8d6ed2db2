/** Mail against a relay on a real socket: what arrives, and what each answer of the relay means. */
import { afterEach, beforeEach, describe, expect, test, onTestFinished } from 'vitest';
import { after, instant, networkId, ref, type Instant } from '../../../src/core/ids.ts';
import { MINUTE_MS } from '../../../src/core/spans.ts';
import type { KeyValueStore } from '../../../src/core/keyValueStore.ts';
import type { Card } from '../../../src/core/card.ts';
import type { Failure, Message, Sent } from '../../../src/platforms/platform.ts';
import { createTags } from '../../../src/platforms/mail/tags.ts';
import { AMINA, person, requestCard } from '../../support/localDoor.ts';
import { certificateFor } from '../../support/mail/certificate.ts';
import { keyValuesInMemory, mailOffice, mailSettings, NOW } from '../../support/mail/office.ts';
import { startRelay, type Relay } from '../../support/mail/relay.ts';

const message = (over: Partial<Message> = {}): Message => ({
  ...{ id: 'd-1', kind: 'request', card: requestCard(), language: 'en', urgent: false },
  ...{ at: instant('2026-11-24T14:00:00Z'), since: instant('2026-11-24T13:59:30Z') },
  ...{ network: networkId('una'), about: ref('E-12') },
  ...over,
});

const failureOf = (sent: Sent): Failure | undefined => (sent.ok ? undefined : sent.failure);

let relay: Relay;
beforeEach(async () => {
  relay = await startRelay();
});
afterEach(() => relay.stop());

describe('what arrives', () => {
  test('one mail to one person, with the card’s words and one link', async () => {
    const { platform, door } = await mailOffice(relay);
    const sent = await platform.send(AMINA, message({ entity: 'WFP' }));
    const [mail, ...more] = relay.mails;
    expect(more).toEqual([]);
    expect(mail?.to).toEqual([AMINA.email]);
    expect(mail?.headers).toMatchObject({
      from: 'UN Action <concord@example.org>',
      to: `Amina Diallo <${AMINA.email}>`,
      subject: 'E-12: Framework of Cooperation',
      date: 'Tue, 24 Nov 2026 13:59:30 +0000',
      'auto-submitted': 'auto-generated',
      references: '<una.E-12@example.org>',
      'in-reply-to': '<una.E-12@example.org>',
    });
    expect(Object.keys(mail?.headers ?? {}).filter((name) => /^list-|^x-auto-response|^precedence/.test(name))).toEqual(
      [],
    );
    const link = await door.linkFor({ network: networkId('una'), person: AMINA, delivery: 'd-1', made: NOW });
    for (const words of ['Please endorse.', '- Endorse', `Open and answer:\n${link}\n`, 'For Amina Diallo, WFP.'])
      expect(mail?.text).toContain(words);
    expect(mail?.text.indexOf('Reply above this line')).toBeGreaterThan(mail?.text.indexOf(link) ?? Infinity);
    expect(mail?.html.split(link)).toHaveLength(2);
    // On a dark ground too: only the button, which has a ground of its own, has a colour.
    expect([...(mail?.html ?? '').matchAll(/[;"]color:([^;"]+)/g)].map(([, colour]) => colour)).toEqual(['#ffffff']);
    expect(mail?.types).toEqual(['text/plain', 'text/html']);
    expect(sent).toMatchObject({ ok: true, messageId: mail?.headers['message-id'], proof: 'handed' });
    expect((sent as { words: string }).words).toMatch(/^250 /);
  });

  test('the delivery is named in whatever may come back, and asks for reports of failure', async () => {
    const { platform, keyValues } = await mailOffice(relay);
    await platform.send(AMINA, message());
    const { secret } = mailSettings();
    const tags = createTags({ secret, keyValues });
    const tag = tags.tagOf('d-1');
    const [mail] = relay.mails;
    expect(mail?.from).toBe(`concord+b${tag}@example.org`);
    expect(mail?.headers).toMatchObject({
      'reply-to': `UN Action <concord+r${tag}@example.org>`,
      'message-id': `<${tag}@example.org>`,
      'x-concord': tag,
    });
    expect(mail?.raw.replaceAll('/m/d-1', '')).not.toContain('d-1');
    expect(mail?.parameters).toMatchObject({ ENVID: tag, RET: 'HDRS', NOTIFY: 'FAILURE,DELAY' });
    expect((await tags.find(tag.toUpperCase()))?.delivery).toBe('d-1');
    expect(await tags.find(tag.replace(/./, 'z'))).toBeUndefined();
  });

  test.each([
    [{ tags: false }, 'concord@example.org', undefined],
    [
      { tags: false, imapUrl: '', replyTo: 'office@example.org' },
      'concord@example.org',
      'UN Action <office@example.org>',
    ],
  ])(
    'without tagged addresses: %j',
    async ({ imapUrl, ...over }: { imapUrl?: string; tags: boolean }, from, replyTo) => {
      const { imapUrl: reads, ...settings } = mailSettings(over);
      const all = { ...settings, port: relay.port, ...(imapUrl === undefined && { imapUrl: reads as string }) };
      const { platform } = await mailOffice(relay, {
        settings: { ...all, ...(imapUrl === '' && { imapUrl: undefined as never }) },
      });
      await platform.send(AMINA, message());
      expect([relay.mails[0]?.from, relay.mails[0]?.headers['reply-to']]).toEqual([from, replyTo]);
    },
  );

  test('about a document without a reference has the title alone as subject, and its thread', async () => {
    const { platform } = await mailOffice(relay);
    const card = requestCard({ title: 'UNICEF a un siège au Comité' });
    await platform.send(AMINA, message({ about: ref('terms'), kind: 'termNotice', card }));
    const { headers } = relay.mails[0] ?? {};
    expect([headers?.['subject'], headers?.['references']]).toEqual([card.title, '<una.terms@example.org>']);
  });

  test('the first mail of a matter is no answer, whatever it brings; each try of it is the same', async () => {
    const { platform } = await mailOffice(relay);
    let cut: 'after' | undefined = 'after';
    relay.answers = { cut: () => cut };
    await platform.send(AMINA, message({ kind: 'reminder' }));
    cut = undefined;
    await platform.send(AMINA, message({ kind: 'reminder' }));
    await platform.send(AMINA, message({ id: 'd-2', kind: 'outcome' }));
    await platform.send(person('bo', { email: 'bo@who.int' }), message({ id: 'd-3', kind: 'outcome' }));
    const title = 'E-12: Framework of Cooperation';
    expect(relay.mails.map(({ headers }) => headers['subject'])).toEqual([title, title, `Re: ${title}`, title]);
  });

  test('of a restricted item the subject is the reference alone', async () => {
    const { platform } = await mailOffice(relay);
    await platform.send(AMINA, message({ isRestricted: true }));
    await platform.send(AMINA, message({ id: 'd-2', isRestricted: true, kind: 'reminder' }));
    expect(relay.mails.map(({ headers }) => headers['subject'])).toEqual(['E-12', 'Re: E-12']);
    const { about: _about, ...none } = message({ id: 'd-3', isRestricted: true });
    await platform.send(AMINA, none);
    expect(relay.mails[2]?.headers).not.toHaveProperty('references');
    expect(relay.mails[2]?.headers['subject']).toBe('A message from Concord');
  });

  test('names and words of people stay what they are, in headers and in both parts', async () => {
    const { platform } = await mailOffice(relay);
    const odd = person('odd', { name: 'Eve\r\nBcc: all@example.org', email: 'o.brien@example.org' });
    const words = '<img src=x onerror=alert(1)> =HYPERLINK("http://evil.example") مرحبا \u202e txt.exe';
    const title = 'مذكرة إلى جميع الأعضاء 中文标题\r\nBcc: all@example.org';
    const card: Card = requestCard({ title, body: [{ type: 'quote', text: words, by: 'UNHCR' }] });
    await platform.send(odd, message({ card }));
    const [mail, ...more] = relay.mails;
    expect([more, mail?.to]).toEqual([[], ['o.brien@example.org']]);
    expect(mail?.headers).not.toHaveProperty('bcc');
    expect(mail?.headers['subject']).toContain('مذكرة إلى جميع الأعضاء 中文标题');
    expect(mail?.text).toContain('> ');
    expect(mail?.text.replace(/[\u2066-\u2069]/g, '')).toContain(`> ${words}`);
    expect(mail?.html).toContain('&lt;img src=x');
    expect(mail?.html).not.toMatch(/<(?:img|script|link|style)|<[^>]+ (?:src|background)=|url\(/i);
    expect(mail?.html).toMatch(/<title>[^<]*<\/title>/);
  });

  test('a link to one of our own pages is left to chats, other addresses come along', async () => {
    const { platform } = await mailOffice(relay);
    const open = (title: string, url: string) => ({ type: 'open', title, url }) as const;
    const actions = [open('Upload', 'https://concord.example/page/abc'), open('Read', 'https://un.example/document')];
    await platform.send(AMINA, message({ card: requestCard({ actions }) }));
    const [mail] = relay.mails;
    expect(mail?.text).toContain('Read:\nhttps://un.example/document');
    expect(mail?.html).toContain('href="https://un.example/document"');
    expect(`${mail?.text} ${mail?.html}`).not.toContain('/page/');
    // There is nothing to answer.
    expect(mail?.text).toContain('\n\nOpen:\nhttps://');
  });

  test('a huge card is cut below the size at which mailboxes clip', async () => {
    const { platform } = await mailOffice(relay);
    const items = Array.from({ length: 4_000 }, (_, i) => ({ text: `Entity ${i}`, note: 'مرحبا '.repeat(20) }));
    await platform.send(AMINA, message({ card: requestCard({ body: [{ type: 'list', items }] }) }));
    const [mail] = relay.mails;
    expect(Buffer.byteLength(mail?.html ?? '')).toBeLessThan(90_001);
    expect(Buffer.byteLength(mail?.text ?? '')).toBeLessThan(90_001);
    expect(mail?.html).toContain('Open and answer');
  });

  test('what somebody waits for counts against the limits of the relay, also across a start', async () => {
    const keyValues = keyValuesInMemory();
    const rate = [
      { messages: 30, ms: 60_000 },
      { messages: 100, ms: 86_400_000 },
    ];
    const first = await mailOffice(relay, { keyValues, settings: { rate } });
    const to = { name: 'Amina', address: AMINA.email };
    const left = async ({ platform }: typeof first) =>
      (await platform.place(AMINA))?.limits.at(-1)?.windows.map(({ messages }) => messages);
    await first.sendCode({ to, language: 'en', code: '042917', what: 'Endorse E-12' });
    await first.sendLink({ to, language: 'en', link: 'https://concord.example/m/x' });
    expect(await left(first)).toEqual([28, 98]);
    expect(relay.mails.at(-1)?.text).toContain('https://concord.example/m/x');
    expect(await left(await mailOffice(relay, { keyValues, settings: { rate } }))).toEqual([30, 98]);
  });

  test('a code goes out at once, without a link', async () => {
    const { sendCode } = await mailOffice(relay);
    const to = { name: 'Amina', address: AMINA.email };
    expect(await sendCode({ to, language: 'fr', code: '042917', what: 'Approuver E-12' })).toBeUndefined();
    const [mail] = relay.mails;
    expect(mail?.headers['subject']).toBe('Votre code pour Concord');
    expect(mail?.text).toMatch(/042917[^]*Approuver E-12/);
    expect(`${mail?.text}${mail?.html}`).not.toMatch(/https?:/);
    relay.answers = { recipient: () => '550 5.1.1 no such user' };
    expect(await sendCode({ to, language: 'en', code: '1', what: '' })).toEqual({ kind: 'never', reason: 'notFound' });
    const bad = { ...to, address: 'a@b\r\nRCPT TO:<c@d>' };
    expect(await sendCode({ to: bad, language: 'en', code: '1', what: '' })).toEqual({
      kind: 'never',
      reason: 'noAddress',
    });
  });
});

describe('whoever cannot be written to', () => {
  test.each([
    '',
    'nobody',
    'p@y\r\nRCPT TO:<q@z>',
    'a@b@c.example',
    '"a b"@c.example',
    'a,b@c.example',
    'a@b<c>',
    '.a@b.example',
  ])('%j is no address: no place, and nothing is sent', async (email) => {
    const { platform } = await mailOffice(relay);
    const nobody = person('nobody', { email });
    expect(await platform.place(nobody)).toBeUndefined();
    expect(await platform.send(nobody, message())).toMatchObject({ ok: false, failure: { kind: 'never' } });
    expect(relay.connections()).toBe(0);
  });

  test('an address with letters beyond ASCII before the @ is written to where the relay offers that', async () => {
    const to = { ...AMINA, email: 'josé@bücher.example' };
    const { platform } = await mailOffice(relay);
    expect(await platform.send(to, message())).toMatchObject({ ok: true });
    expect(relay.mails[0]?.to).toEqual(['josé@bücher.example']);
    const plain = await startRelay({ more: { hideSMTPUTF8: true } });
    onTestFinished(() => plain.stop());
    const other = (await mailOffice(plain)).platform;
    for (const id of ['d-1', 'd-2'])
      expect(failureOf(await other.send(to, message({ id })))).toEqual(never('addressBeyondRelay'));
    expect(plain.mails).toEqual([]);
    // Asked anew: the relay may have it by the time somebody presses “Try again”.
    expect(plain.connections()).toBe(2);
    expect(await other.send({ ...AMINA, email: 'jose@bücher.example' }, message())).toMatchObject({ ok: true });
    expect(plain.mails[0]?.headers['to']).toContain('<jose@xn--bcher-kva.example>');
  });

  test('an address beyond ASCII goes by a new connection: one that was made before the relay offered it cannot take it', async () => {
    let offers = false;
    relay.answers = { utf8: () => offers };
    const { platform } = await mailOffice(relay);
    const send = (id: string, email: string) => platform.send({ ...AMINA, email }, message({ id }));
    expect(await send('d-1', 'amina@unhcr.example')).toMatchObject({ ok: true });
    expect(failureOf(await send('d-2', 'josé@unhcr.example'))).toEqual(never('addressBeyondRelay'));
    offers = true;
    for (const id of ['d-2', 'd-3']) expect(await send(id, 'josé@unhcr.example')).toMatchObject({ ok: true });
    expect(relay.mails.slice(1).map(({ parameters }) => parameters['SMTPUTF8'])).toEqual([true, true]);
  });

  test('a recipient to whom the relay does not relay holds up nobody else, and is tried again', async () => {
    const answer = '454 4.7.1 <amina@unhcr.example>: Relay access denied';
    relay.answers = { recipient: (address) => (address === 'bo@wfp.example' ? undefined : answer) };
    const { platform, troubles } = await mailOffice(relay);
    const send = async (email: string) => failureOf(await platform.send({ ...AMINA, email }, message({ id: email })));
    const alone = { ...later, waitMs: 300_000 };
    expect([await send('a@unhcr.example'), await send('a@unhcr.example')]).toEqual([alone, alone]);
    expect(troubles()).toHaveLength(1);
    expect(await send('b@unhcr.example')).toEqual(alone);
    expect(await send('bo@wfp.example')).toBeUndefined();
    expect([await send('a@unhcr.example'), await send('b@unhcr.example')]).toEqual([alone, alone]);
    // To nobody, that is.
    expect(await send('c@unhcr.example')).toEqual(ours);
  });

  test('a relay to which no connection can be made for long is named, with nobody’s address', async () => {
    let now = instant('2026-12-01T14:00:00Z');
    const gone = await startRelay();
    await gone.stop();
    const { platform, troubles } = await mailOffice(gone, { now: () => now });
    for (const [minutes, named] of [
      [0, []],
      [5, []],
      [6, ['Mail: the relay 127.0.0.1 cannot be reached since 2026-12-01T14:00Z: what waits goes out when it can be']],
    ] as const) {
      now = after(now, minutes * MINUTE_MS);
      expect(await platform.send(AMINA, message())).toMatchObject({ ok: false });
      expect(troubles()).toEqual(named);
    }
    await platform.lookAgain?.();
    expect(troubles()).toHaveLength(1);
    // It is back, and nothing has to be sent.
    const back = await startRelay({}, gone.port);
    onTestFinished(() => back.stop());
    now = after(now, MINUTE_MS);
    await platform.lookAgain?.();
    expect([troubles(), back.mails]).toEqual([[], []]);
  });

  test('what the relay says of a recipient whom it does not relay to is told without their address', async () => {
    relay.answers = { recipient: () => '454 4.7.1 <amina@unhcr.example>: Relay access denied' };
    const { platform, troubles } = await mailOffice(relay);
    expect(await platform.send(AMINA, message())).toMatchObject({ ok: false });
    expect(troubles()).toHaveLength(1);
    expect(troubles()[0]).toContain('Relay access denied');
    expect(troubles()[0]).not.toMatch(/amina|unhcr/);
  });

  test('a mail is never edited', async () => {
    const { platform } = await mailOffice(relay);
    const done = await platform.update(AMINA, '<x@y>', message());
    expect(done).toEqual({ ok: false, failure: { kind: 'never', reason: 'notFound' } });
  });
});

const rate = { kind: 'later', reason: 'rateLimited', retryAfterMs: 60_000, limit: 'mail/127.0.0.1' };
const ours = { kind: 'later', reason: 'accessRefused', retryAfterMs: 300_000 };
const later = { kind: 'later', reason: 'unavailable' };
const never = (reason: string) => ({ kind: 'never', reason });

describe('what an answer of the relay means', () => {
  test.each([
    ['451 4.7.1 greylisted, try again', later],
    ['450 4.2.0 mailbox busy', later],
    ['450 4.2.1 receiving mail at a rate that prevents delivery', rate],
    ['451 4.7.500 too many messages', rate],
    ['421 4.3.2 closing', rate],
    ['550 5.1.1 no such user', never('noSuchMailbox')],
    ['550 5.1.10 recipient not found', never('noSuchMailbox')],
    ['550 5.2.1 mailbox disabled', never('noSuchMailbox')],
    ['550 user unknown', never('noSuchMailbox')],
    ['552 5.2.2 mailbox full', never('mailboxFull')],
    ['552 5.3.4 too large', never('mailTooBig')],
    ['554 5.7.1 rejected as spam', never('policyRefused')],
    ['550 5.7.1 not allowed', never('policyRefused')],
    ['550 5.4.5 daily sending quota exceeded', { ...rate, retryAfterMs: 3_600_000, limit: undefined }],
    ['530 5.7.57 client not authenticated', ours],
    ['554 5.7.1 <amina@unhcr.example>: Relay access denied', { ...later, waitMs: 300_000 }],
    ['550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain', { ...later, waitMs: 300_000 }],
    ['550 5.1.8 Access denied, bad outbound sender', ours],
    ['550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP', ours],
    ['454 4.7.1 <amina@unhcr.example>: Relay access denied', { ...later, waitMs: 300_000 }],
    ['550 5.7.0 recipient takes no mail of you', never('policyRefused')],
  ] as const)('of the recipient: %s', async (answer, failure) => {
    relay.answers = { recipient: () => answer };
    const { platform } = await mailOffice(relay);
    const got = failureOf(await platform.send(AMINA, message()));
    expect(got).toEqual(JSON.parse(JSON.stringify(failure)));
    expect(relay.mails).toEqual([]);
  });

  test.each([
    ['sender', '432 4.3.2 concurrent connections limit exceeded', rate],
    ['sender', '550 5.7.60 client does not have permissions to send as this sender', ours],
    ['sender', '550 5.7.1 sender refused', ours],
    ['sender', '552 message size exceeds fixed limit', never('mailTooBig')],
    ['data', '554 5.7.1 content refused', never('policyRefused')],
    ['data', '552 5.7.0 blocked because its content presents a security issue', never('policyRefused')],
    ['data', '554 5.2.252 SendAsDenied; concord@example.org not allowed to send as another', ours],
    ['sender', '550 5.4.5 daily user sending limit exceeded', { ...rate, retryAfterMs: 3_600_000, limit: undefined }],
    ['data', '552 too much data', never('mailTooBig')],
    ['data', '451 local error', later],
    ['connect', '554 go away', ours],
  ] as const)('at %s: %s', async (step, answer, failure) => {
    relay.answers = { [step]: () => answer };
    const { platform, troubles } = await mailOffice(relay);
    expect(failureOf(await platform.send(AMINA, message()))).toEqual(JSON.parse(JSON.stringify(failure)));
    expect(troubles()).toHaveLength(failure === ours ? 1 : 0);
  });

  test('a rest doubles as long as the relay asks for one, and a mail that it takes ends it', async () => {
    const { platform } = await mailOffice(relay);
    relay.answers = { sender: () => '421 4.7.0 slow down' };
    const rests: unknown[] = [];
    for (let i = 0; i < 7; i += 1)
      rests.push((failureOf(await platform.send(AMINA, message())) as { retryAfterMs: number }).retryAfterMs / 60_000);
    expect(rests).toEqual([1, 2, 4, 8, 16, 30, 30]);
    relay.answers = {};
    expect(await platform.send(AMINA, message())).toMatchObject({ ok: true });
    relay.answers = { sender: () => '421 4.7.0 slow down' };
    expect(failureOf(await platform.send(AMINA, message()))).toEqual(rate);
  });

  test('greylisting: the next try goes through, and is the same mail', async () => {
    let isFirst = true;
    relay.answers = { recipient: () => (isFirst ? ((isFirst = false), '451 4.7.1 greylisted') : undefined) };
    const { platform } = await mailOffice(relay);
    expect(failureOf(await platform.send(AMINA, message()))).toEqual(later);
    expect(await platform.send(AMINA, message())).toMatchObject({ ok: true });
    expect(relay.mails).toHaveLength(1);
  });
});

describe('a connection that is lost', () => {
  test('after the mail was taken and before: both may be repeats, and each try is the same mail to the letter', async () => {
    let cut: 'before' | 'after' | undefined = 'after';
    relay.answers = { cut: () => cut };
    const { platform } = await mailOffice(relay);
    expect(failureOf(await platform.send(AMINA, message()))).toEqual(later);
    cut = 'before';
    expect(failureOf(await platform.send(AMINA, message()))).toEqual(later);
    cut = undefined;
    expect(await platform.send(AMINA, message({ at: instant('2026-11-24T18:00:00Z') }))).toMatchObject({ ok: true });
    expect(relay.mails).toHaveLength(2);
    expect(relay.mails[1]?.raw).toBe(relay.mails[0]?.raw);
  });

  test('its link shows the first mail that may have come, and nothing of one that has not', async () => {
    const { platform, asMailed, keyValues } = await mailOffice(relay);
    const titled = (id: string, title: string) =>
      platform.send(AMINA, message({ id, card: { ...requestCard(), title } }));
    const shown = async (id: string) => (await asMailed(id))?.card.title;
    relay.answers = { recipient: () => '451 4.7.1 greylisted' };
    await titled('d-1', 'Put off');
    relay.answers = { cut: () => 'after' };
    await titled('d-1', 'Came');
    relay.answers = { recipient: () => '451 4.7.1 greylisted' };
    await titled('d-1', 'Put off again');
    relay.answers = {};
    await titled('d-1', 'A repeat');
    expect(await shown('d-1')).toBe('Came');
    relay.answers = { recipient: () => '550 5.7.1 not allowed' };
    await titled('d-2', 'Refused');
    expect(await shown('d-2')).toBeUndefined();

    const { port } = relay;
    await relay.stop();
    const away = await mailOffice({ port }, { keyValues });
    expect(failureOf(await away.platform.send(AMINA, message({ id: 'd-3' })))).toEqual(later);
    expect(await shown('d-3')).toBeUndefined();
    expect(await keyValues.list('mail.cards')).toHaveLength(1);
    relay = await startRelay();
  });

  test('the third lost answer makes this mail alone wait half an hour', async () => {
    relay.answers = { cut: () => 'after' };
    const { platform } = await mailOffice(relay);
    const failures = [];
    for (let i = 0; i < 4; i += 1) failures.push(failureOf(await platform.send(AMINA, message())));
    const waits = { ...later, waitMs: 1_800_000 };
    expect(failures).toEqual([later, later, waits, waits]);
    expect(failureOf(await platform.send(AMINA, message({ id: 'd-2' })))).toEqual(later);
  });

  test('nobody listens', async () => {
    const { port } = relay;
    await relay.stop();
    const { platform, troubles } = await mailOffice({ port });
    expect(failureOf(await platform.send(AMINA, message()))).toEqual(later);
    expect(troubles()).toEqual([]);
    relay = await startRelay();
  });
});

describe('TLS and sign-in', () => {
  const certificate = certificateFor('localhost');
  const secured = async (options: Parameters<typeof startRelay>[0]): Promise<Relay> => {
    const made = await startRelay(options);
    onTestFinished(() => made.stop());
    return made;
  };

  test('STARTTLS, with a password', async () => {
    const at = await secured({ tls: certificate, needsSignIn: true });
    const settings = { host: 'localhost', requireTls: true, user: 'concord', password: 'pass word' };
    const { platform } = await mailOffice(at, { settings, trusts: certificate });
    expect(await platform.send(AMINA, message())).toMatchObject({ ok: true });
    expect(at.mails[0]).toMatchObject({ isSecure: true });
    expect(at.signIns).toMatchObject([{ method: 'PLAIN', username: 'concord', password: 'pass word' }]);
  });

  test('TLS from the first byte', async () => {
    const at = await secured({ tls: certificate, secure: true });
    const { platform } = await mailOffice(at, { settings: { host: 'localhost', secure: true }, trusts: certificate });
    expect(await platform.send(AMINA, message())).toMatchObject({ ok: true });
  });

  test('a password that is refused is our own fault: nothing fails, and it is told', async () => {
    const at = await secured({ tls: certificate, needsSignIn: true });
    at.answers = { signIn: () => '535 5.7.8 authentication failed' };
    const settings = { host: 'localhost', requireTls: true, user: 'concord', password: 'wrong' };
    const { platform, troubles } = await mailOffice(at, { settings, trusts: certificate });
    expect(failureOf(await platform.send(AMINA, message()))).toEqual(ours);
    expect(troubles()).toHaveLength(1);
    expect(troubles()[0]).not.toContain('wrong');
    at.answers = {};
    expect(await platform.send(AMINA, message())).toMatchObject({ ok: true });
    expect(troubles()).toEqual([]);
  });

  test('a relay without TLS is not used', async () => {
    const { platform, troubles } = await mailOffice(relay, { settings: { requireTls: true } });
    expect(failureOf(await platform.send(AMINA, message()))).toEqual(ours);
    expect([relay.mails, troubles().length]).toEqual([[], 1]);
  });

  test.each([
    ['of another name', certificateFor('relay.example.org'), true],
    ['of an unknown issuer', certificateFor('localhost'), false],
  ])('a certificate %s is not accepted', async (_, tls, isTrusted) => {
    const at = await secured({ tls });
    const settings = { host: 'localhost', requireTls: true };
    const { platform, troubles } = await mailOffice(at, { settings, ...(isTrusted && { trusts: tls }) });
    expect(failureOf(await platform.send(AMINA, message()))).toEqual({ ...ours, reason: 'restricted' });
    expect([at.mails, troubles().length]).toEqual([[], 1]);
  });
});

describe('limits', () => {
  test('a place counts against the relay’s limits and the daily one counts what was sent before the start', async () => {
    const keyValues = keyValuesInMemory();
    const rates = [
      { messages: 30, ms: 60_000 },
      { messages: 5, ms: 86_400_000 },
    ];
    const opened = () => mailOffice(relay, { settings: { rate: rates }, keyValues });
    const windowsOf = async ({ platform }: Awaited<ReturnType<typeof opened>>) =>
      (await platform.place(AMINA))?.limits[1]?.windows;
    const first = await opened();
    for (const id of ['a', 'b', 'c']) await first.platform.send(AMINA, message({ id }));
    expect(await windowsOf(first)).toEqual(rates);
    expect(await windowsOf(await opened())).toEqual([rates[0], { ...rates[1], messages: 2 }]);
    const later = instant('2026-11-25T15:01:00Z');
    expect(
      await windowsOf(await mailOffice(relay, { settings: { rate: rates }, keyValues, now: () => later })),
    ).toEqual(rates);
  });

  test('a mail that the relay took has been sent although it could not be counted, and is counted later', async () => {
    const kept = keyValuesInMemory();
    let isAway = true;
    const put: KeyValueStore['put'] = async (space, ...value) => {
      if (space === 'mail.sent' && isAway) throw new Error('the store is away');
      return kept.put(space, ...value);
    };
    const day = { messages: 5, ms: 86_400_000 };
    const opened = () => mailOffice(relay, { settings: { rate: [day] }, keyValues: { ...kept, put } });
    const windows = async (of: Awaited<ReturnType<typeof opened>>) =>
      (await of.platform.place(AMINA))?.limits[1]?.windows[0]?.messages;
    const first = await opened();
    for (const id of ['a', 'b']) expect(await first.platform.send(AMINA, message({ id }))).toMatchObject({ ok: true });
    const code = { to: { name: '', address: AMINA.email }, language: 'en', code: '123456', what: 'Endorse' } as const;
    expect(await first.sendCode(code)).toBeUndefined();
    expect(relay.mails).toHaveLength(3);
    isAway = false;
    await first.platform.send(AMINA, message({ id: 'c' }));
    expect(await windows(await opened())).toBe(1);
  });

  test('what another process has sent counts, too, and neither takes back what the other has counted', async () => {
    const keyValues = keyValuesInMemory();
    let now: Instant = NOW;
    const rate = [{ messages: 9, ms: 86_400_000 }];
    const opened = () => mailOffice(relay, { settings: { rate }, keyValues, now: () => now });
    const left = async ({ platform }: Awaited<ReturnType<typeof opened>>) =>
      (await platform.place(AMINA))?.limits[1]?.windows[0]?.messages;
    const [one, other] = [await opened(), await opened()];
    expect([await left(one), await left(other)]).toEqual([9, 9]);
    for (const id of ['a', 'b', 'c']) await one.platform.send(AMINA, message({ id }));
    await other.platform.send(AMINA, message({ id: 'd' }));
    now = instant('2026-11-24T14:02:00Z');
    // What it has sent itself the dispatcher counts.
    expect([await left(one), await left(other), await left(await opened())]).toEqual([8, 6, 5]);
  });

  test('an address from which mails came back waits for no limit, and is told as that; the relay is not asked', async () => {
    const { platform, keyValues } = await mailOffice(relay);
    await keyValues.put('mail.returned', AMINA.email, `${NOW} 550 5.1.1`);
    const to = { ...AMINA, email: AMINA.email.toUpperCase() };
    expect(await platform.place(to)).toEqual({ limits: [] });
    expect(failureOf(await platform.send(to, message()))).toEqual(never('mailsCameBack'));
    expect(relay.connections()).toBe(0);
    expect((await platform.place(person('other')))?.limits).not.toEqual([]);
  });
});
