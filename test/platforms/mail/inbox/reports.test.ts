/** What mail systems report of a mail, and what nobody can make of a forged report. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Door } from '../../../../src/platforms/door.ts';
import { createHandleMail, type Outcome } from '../../../../src/platforms/mail/inbox/handle.ts';
import { createTags } from '../../../../src/platforms/mail/tags.ts';
import { calendars, keyValuesInMemory, NOW } from '../../../support/mail/office.ts';
import { deliveryReport, ofExchange, ofExim, ofQmail, waiting, type Reported } from '../../../support/mail/reports.ts';

const AMINA = 'a.diallo@who.example';

interface Told {
  readonly outcome: Outcome;
  readonly news: readonly string[];
}

/** A mailbox into which reports about one mail come. */
async function office() {
  const tags = createTags({ secret: 's'.repeat(32), keyValues: keyValuesInMemory() });
  await tags.keep('d-1', AMINA, NOW);
  const tag = tags.tagOf('d-1');
  async function take(raw: string): Promise<Told> {
    const news: string[] = [];
    const door: Pick<Door, 'proved' | 'returned' | 'heard' | 'calendarReply' | 'mailTo'> = {
      mailTo: async () => undefined,
      heard: async () => void news.push('words'),
      calendarReply: async () => void news.push('calendar'),
      proved: async (id, proof, words = '') => void news.push(`${id} ${proof} ${words}`.trim()),
      returned: async (id, { reason, words, address = '-' }) =>
        void news.push(`${id} returned ${reason} ${address}: ${words}`),
    };
    const handle = createHandleMail({
      from: { name: '', address: 'concord@example.org' },
      relay: 'relay.example.net',
      ...{ tags, calendars, door },
      above: ['Reply above'],
    });
    const outcome = await handle({ uid: 1, source: Buffer.from(raw), size: Buffer.byteLength(raw) });
    return { outcome, news };
  }
  return { tag, take, about: (over: Partial<Reported> = {}): Reported => ({ tag, to: AMINA, ...over }) };
}

const NOBODY = '550 5.1.1 <a.diallo@who.example>: no such user';

describe('a mail that came back', () => {
  test.each([
    ['5.1.1', NOBODY, 'notFound'],
    ['5.2.1', '550 5.2.1 mailbox disabled', 'notFound'],
    ['5.2.2', '552 5.2.2 mailbox full', 'mailboxFull'],
    ['5.1.2', '550 5.1.2 host not found', 'hostUnknown'],
    ['5.3.4', '552 5.3.4 message too big', 'tooLarge'],
    ['5.7.1', '550 5.7.1 message refused by policy', 'policyRefused'],
    ['5.1.8', '553 5.1.8 sender address rejected', 'refused'],
    ['4.4.7', '451 4.4.7 delivery time expired', 'timedOut'],
  ])('%s: %s is “%3$s”', async (status, diagnosis, reason) => {
    const { take, about } = await office();
    const { news } = await take(deliveryReport(about(), { action: 'failed', status, diagnosis }));
    expect(news).toEqual([`d-1 returned ${reason} ${AMINA}: ${diagnosis}`]);
  });

  test.each([
    ['the address it comes to', { envelope: false }, {}],
    ['the envelope’s id', {}, { at: 'concord@example.org' }],
    ['the headers that it returns', { envelope: false }, { at: 'concord@example.org' }],
    ['an address in other letters', { envelope: false }, { at: 'CONCORD+B{TAG}@EXAMPLE.ORG' }],
  ])('is known by %s', async (_by, status, over: Partial<Reported>) => {
    const { take, about, tag } = await office();
    const at = over.at && { at: over.at.replace('{TAG}', tag.toUpperCase()) };
    const raw = deliveryReport(about({ ...over, ...at }), { action: 'failed', status: '5.1.1', ...status });
    expect((await take(raw)).news).toEqual([`d-1 returned notFound ${AMINA}: 5.1.1`]);
  });

  test('Exchange names the mailbox behind the address: it came back, and the address is not given up', async () => {
    const { take, about } = await office();
    const { news } = await take(ofExchange(about({ at: 'concord@example.org' })));
    expect(news).toEqual([
      'd-1 returned refused -: 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
    ]);
  });

  test.each([
    ['Exim', ofExim, `d-1 returned notFound ${AMINA}: 550 5.1.1 User unknown`],
    ['qmail', ofQmail, 'd-1 returned refused -: 5.1.1'],
  ])('%s writes words', async (_name, of, said) => {
    const { take, about } = await office();
    expect((await take(of(about()))).news).toEqual([said]);
    // Without an address of its own it is known by the headers below the words.
    expect((await take(of(about({ at: 'concord@example.org' })))).news).toEqual([said]);
  });
});

describe('a mail that waits or has come', () => {
  test('is delayed, in a report or in words', async () => {
    const { take, about } = await office();
    const report = deliveryReport(about(), { action: 'delayed', status: '4.4.1', diagnosis: '451 4.4.1 timed out' });
    expect((await take(report)).news).toEqual(['d-1 delayed 451 4.4.1 timed out']);
    expect((await take(waiting(about()))).news[0]).toMatch(/^d-1 delayed /);
  });

  test('has come only where our own mail system vouches for whoever says so', async () => {
    const { take, about } = await office();
    const report = deliveryReport(about(), { action: 'delivered', status: '2.0.0' });
    const vouched = (result: string) =>
      `Authentication-Results: mx.example.org; spf=none; dmarc=${result}\r\n${report}`;
    expect(await take(report)).toEqual({ outcome: 'nothing', news: [] });
    expect(await take(vouched('fail'))).toEqual({ outcome: 'nothing', news: [] });
    expect((await take(vouched('pass'))).news).toEqual(['d-1 delivered 2.0.0']);
    // Whoever sends it may write such a line, too: ours stands above it.
    expect((await take(`Authentication-Results: mx.example.org; dmarc=fail\r\n${vouched('pass')}`)).news).toEqual([]);
  });

  test.each([
    'mx.example.org; spf=pass smtp.mailfrom=dmarc=pass@evil.example; dmarc=fail header.from=who.example',
    'mx.example.org; spf=pass (domain of dmarc=pass@evil.example; dmarc=pass) smtp.mailfrom=x; dmarc=fail',
    'mx.example.org; spf=pass smtp.mailfrom="a\\"; dmarc=pass"@evil.example; dmarc=fail',
    'mx.example.org; spf=pass (a \\) ; dmarc=pass (b) ) smtp.helo=x',
    'dmarc=pass',
  ])('is not believed to have come by words of the sender in what our mail system says: %s', async (value) => {
    const { take, about } = await office();
    const report = deliveryReport(about(), { action: 'delivered', status: '2.0.0' });
    expect((await take(`Authentication-Results: ${value}\r\n${report}`)).news).toEqual([]);
    const real =
      'Authentication-Results: mx.example.org 1; spf=none (x); DMARC = pass (p=none) header.from=who.example';
    expect((await take(`${real}\r\n${report}`)).news).toEqual(['d-1 delivered 2.0.0']);
  });

  test.each([
    ['the relay', 'mailer-daemon@relay.example.net', true],
    ['the system of the reader’s organization', 'postmaster@mx.who.example', true],
    ['our own', 'MicrosoftExchange329e71ec88ae4615@example.org', true],
    ['a stranger, though vouched for in their own domain', 'postmaster@evil.example', false],
    ['a domain that only ends alike', 'postmaster@notwho.example', false],
    ['a colleague, who is no mail system', 'b.keita@who.example', false],
  ])('has come, says %s', async (_who, sender, isBelieved) => {
    const { take, about } = await office();
    const report = deliveryReport(about(), { action: 'delivered', status: '2.0.0' });
    const theirs = report.replace('MAILER-DAEMON@relay.example.net', sender);
    for (const head of ['', ` header.from=${sender.slice(sender.indexOf('@') + 1)}`])
      expect(await take(`Authentication-Results: mx.example.org; dmarc=pass${head}\r\n${theirs}`)).toEqual(
        isBelieved ? { outcome: 'delivered', news: ['d-1 delivered 2.0.0'] } : { outcome: 'unproved', news: [] },
      );
  });

  test('that says nobody is there gives up no address where its sender was found forged', async () => {
    const { take, about } = await office();
    const report = deliveryReport(about(), { action: 'failed', status: '5.1.1', diagnosis: NOBODY });
    const { news } = await take(`Authentication-Results: mx.example.org; dmarc=fail\r\n${report}`);
    expect(news).toEqual([`d-1 returned refused ${AMINA}: ${NOBODY}`]);
  });

  test.each(['relayed', 'expanded'])('%s proves nothing', async (action) => {
    const { take, about } = await office();
    expect(await take(deliveryReport(about(), { action, status: '2.0.0' }))).toEqual({ outcome: 'nothing', news: [] });
  });
});

describe('a forged report', () => {
  const failed = { action: 'failed', status: '5.1.1', diagnosis: NOBODY } as const;
  test.each([
    ['about a mail that is not ours', { tag: 'ab'.repeat(15) }, failed],
    ['without a tag', { tag: 'none', at: 'concord@example.org' }, failed],
    ['about somebody else', { to: 'someone@elsewhere.example' }, failed],
  ])('%s changes nothing', async (_what, over: Partial<Reported>, status) => {
    const { take, about } = await office();
    expect(await take(deliveryReport(about(over), status))).toEqual({ outcome: 'notOurs', news: [] });
  });

  test('with the tag in its words alone is of nobody', async () => {
    const { take, tag } = await office();
    const words = `Return-Path: <>\r\nFrom: mailer-daemon@x.example\r\nTo: concord@example.org\r\nSubject: failure notice\r\n\r\n550 5.1.1 no such user ${tag} <${tag}@example.org>\r\n`;
    expect(await take(words)).toEqual({ outcome: 'notOurs', news: [] });
  });
});

test('a read receipt, and a mail of our own, say nothing', async () => {
  const { take, about } = await office();
  const report = deliveryReport(about(), { action: 'failed', status: '5.1.1' });
  const receipt = report.replace('report-type=delivery-status', 'report-type=disposition-notification');
  expect(await take(receipt)).toEqual({ outcome: 'nothing', news: [] });
  const own = 'From: UN Action <Concord@Example.org>\r\nTo: concord@example.org\r\nSubject: I endorse\r\n\r\nYes\r\n';
  expect(await take(own)).toEqual({ outcome: 'nothing', news: [] });
});

test('what is not understood is for people', async () => {
  const { take, about } = await office();
  const report = deliveryReport(about(), { action: 'failed', status: '5.1.1' });
  const strange = report.replace(/Action: failed\r\n/, '').replace('Undelivered Mail Returned to Sender', 'Hello');
  expect(await take(strange)).toEqual({ outcome: 'notUnderstood', news: [] });
  const deep = Array.from({ length: 40 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`);
  expect(await take(`From: a@b.example\r\n${deep.join('')}`)).toEqual({ outcome: 'notUnderstood', news: [] });
});

test('whatever comes, nothing is thrown, and only news of mails of ours reach the core', async () => {
  const { take, about } = await office();
  const known = about();
  const samples = [
    deliveryReport(known, { action: 'failed', status: '5.1.1', diagnosis: NOBODY }),
    deliveryReport(known, { action: 'delayed', status: '4.4.1' }),
    ...[ofExchange, ofExim, ofQmail, waiting].map((of) => of(known)),
  ];
  const cut = fc.record({ at: fc.nat(), length: fc.nat(200), by: fc.string({ unit: 'binary', maxLength: 40 }) });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...samples), fc.array(cut, { maxLength: 6 }), async (sample, cuts) => {
      const raw = cuts.reduce((text, { at, length, by }) => {
        const from = at % (text.length + 1);
        return text.slice(0, from) + by + text.slice(from + length);
      }, sample);
      const { news } = await take(raw);
      expect(news.length).toBeLessThanOrEqual(1);
      // Cut enough, it is words for the Secretariat.
      for (const one of news) expect(one).toMatch(/^(?:d-1 (?:returned|delayed)|words$)/);
    }),
    { numRuns: 100 },
  );
});
