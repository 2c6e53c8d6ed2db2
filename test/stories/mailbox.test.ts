/** What comes to Concord's own mailbox, in the life of a request and of a meeting (domain.md 3; mail.md). */
import { expect, it, vi } from 'vitest';
import { networkId, ref } from '../../src/core/ids.ts';
import type { HeardMail } from '../../src/platforms/door.ts';
import { MAILBOX_SPACE, UNREADABLE } from '../../src/core/mailbox.ts';
import type { MailSettings } from '../../src/platforms/mail/settings.ts';
import { createTags } from '../../src/platforms/mail/tags.ts';
import { mailboxInMemory } from '../support/mail/mailbox.ts';
import { mailSettings } from '../support/mail/office.ts';
import { deliveryReport } from '../support/mail/reports.ts';
import { mailWorld } from '../support/mail/world.ts';
import type { Options, Somebody } from '../support/world.ts';

const FP = 'fp@unhcr.example';

async function withMailbox(options: Options & { readonly mail?: Partial<MailSettings> } = {}) {
  const mailbox = mailboxInMemory();
  const { w, mailsTo } = await mailWorld({ mailbox, entities: ['UNHCR', 'UNICEF'], alone: ['UNHCR'], ...options });
  const tags = createTags({ secret: mailSettings().secret, keyValues: w.store.keyValues });
  const lastTo = (email: string) => mailsTo(email).at(-1);
  return {
    ...{ w, mailbox, tags, mailsTo },
    /** The tag of the last mail to UNHCR's focal point. */
    tag: () => lastTo(FP)?.headers['x-concord'] ?? '',
    /** A mail comes, and is handled. */
    async take(raw: string) {
      mailbox.deliver(raw);
      await vi.waitFor(() => expect(mailbox.inbox()).toEqual([]), { timeout: 10_000 });
      await w.settle();
    },
    answer: (to: string, text: string, head: readonly string[] = []) =>
      [`From: Focal <${FP}>`, `To: ${to}`, 'Subject: Re: it', ...head, '', text, '> quoted'].join('\r\n'),
  };
}

it('a bounce leaves the entity unreached, and a delay leaves it asked', async () => {
  const { w, take, tag } = await withMailbox();
  const e = await w.open();
  const about = { tag: tag(), to: FP };
  await take(deliveryReport(about, { action: 'delayed', status: '4.4.1' }));
  expect((await w.request(e)).unreached).toEqual([]);
  await take(deliveryReport(about, { action: 'failed', status: '5.1.1', diagnosis: '550 5.1.1 no such user' }));
  expect((await w.request(e)).unreached).toEqual(['UNHCR']);
  const person = await w.officer.press('roll.person', null, { email: FP });
  expect(person.words).toContain('550 5.1.1 no such user');
});

it('“we endorse” by reply is no position: the Secretariat reads it, the writer is told once, and the mail has come', async () => {
  const { w, take, tag, answer, mailsTo, mailbox } = await withMailbox();
  const e = await w.open();
  const to = `concord+r${tag()}@example.org`;
  await take(answer(to, `endorse ${e}`, ['Message-ID: <1@unhcr.example>']));
  expect((await w.request(e)).positions).toEqual([]);
  const told = await w.officer.last('wordsReceived');
  for (const part of [`endorse ${e}`, FP, 'not a position']) expect(told.words).toContain(part);
  expect(told.words).not.toContain('quoted');
  expect(mailsTo(FP).at(-1)?.text).toContain('Your mail went to the Secretariat');
  const deliveries = await w.records<{ card: string; proof?: string }>('deliveries', e);
  expect(deliveries.find(({ card, proof }) => card === 'request' && proof !== undefined)?.proof).toBe('seen');
  const before = mailsTo(FP).length;
  await take(answer(to, 'And more.', ['Message-ID: <2@unhcr.example>']));
  // The same mail once more, as a relay may bring it.
  await take(answer(to, 'And more.', ['Message-ID: <2@unhcr.example>', 'Received: again']));
  expect(await w.officer.messages('wordsReceived')).toHaveLength(2);
  // An answer to what the writer was told is about the request, too.
  await take(answer(`concord+r${tag()}@example.org`, 'Thank you.', ['Message-ID: <3@unhcr.example>']));
  expect((await w.officer.last('wordsReceived')).words).toContain(e);
  expect(mailsTo(FP)).toHaveLength(before);
  expect(mailbox.shelf('done')).toHaveLength(4);
});

it('an answer below the mail, as Outlook quotes it without marks, is words, and no line of the mail is', async () => {
  const { w, take, tag, mailsTo } = await withMailbox();
  await w.open();
  const to = `concord+r${tag()}@example.org`;
  const headers = 'From: UN Action\nSent: Tuesday\nTo: Focal\nSubject: E-1';
  const text = mailsTo(FP).at(-1)?.text ?? '';
  const raw = (id: number, body: string) =>
    [`From: Focal <${FP}>`, `To: ${to}`, 'Subject: Re: it', `Message-ID: <${id}@unhcr.example>`]
      .concat(['Content-Type: text/plain; charset=utf-8', '', headers, '', body])
      .join('\n');
  await take(raw(1, `${text}\nWe object to paragraph 5.`));
  const { words } = await w.officer.last('wordsReceived');
  expect(words).toContain('We object to paragraph 5.');
  for (const part of ['answering needs a code', 'There is more', 'no words of their own'])
    expect(words).not.toContain(part);
  await take(raw(2, 'What nobody knows.'));
  const unsure = await w.officer.last('wordsReceived');
  expect(unsure.words).toContain('There is more in the mail, which lies in the folder “Concord done”');
  expect(unsure.words).not.toContain('no words of their own');
});

it('two mails of one person on one day through the list of a group are both told', async () => {
  const { w, take, tag, answer } = await withMailbox();
  await w.open();
  const to = `concord+r${tag()}@example.org`;
  await take(answer(to, 'First words.', ['List-Id: <g.unhcr.example>', 'Message-ID: <1@unhcr.example>']));
  await take(answer(to, 'Second words.', ['List-Id: <g.unhcr.example>', 'Message-ID: <2@unhcr.example>']));
  const told = (await w.officer.messages('wordsReceived')).map(({ words }) => words).join();
  for (const part of ['First words.', 'Second words.']) expect(told).toContain(part);
  // The officer may have this as a mail: a reply to it would come back to the Secretariat.
  expect(told).toContain(
    `To answer Focal point of UNHCR, write to ${FP}. A reply to this message goes to the Secretariat`,
  );
});

it('a bounce that comes after the person has answered takes nothing back, whichever mail they answered', async () => {
  const { w, take, tag, answer, mailsTo } = await withMailbox();
  const e = await w.open();
  const first = tag();
  const failed = { action: 'failed', status: '5.1.1', diagnosis: '550 5.1.1 no such user' };
  await w.to('2026-12-01T20:00:00.000Z');
  // They answer the reminder. The report is about the request, from a mailbox to which theirs forwards.
  expect(tag()).not.toBe(first);
  await take(answer(`concord+r${tag()}@example.org`, 'We look at it.', ['Message-ID: <1@unhcr.example>']));
  await take(deliveryReport({ tag: first, to: FP }, failed));
  await take(deliveryReport({ tag: tag(), to: FP }, failed));
  const { unreached } = await w.request(e);
  const proofs = (await w.records<{ card: string; proof?: string; state: string }>('deliveries', e))
    .filter(({ card, proof }) => card === 'request' && proof !== undefined)
    .map(({ proof, state }) => [proof, state]);
  expect([unreached, proofs]).toEqual([[], [['seen', 'sent']]]);
  // By the answer the entity was reached: its silence is consent.
  await w.to('2026-12-02T22:00:00.001Z');
  expect((await w.request(e)).outcome).toMatchObject({ state: 'endorsed', unreached: [] });
  expect(mailsTo(FP).length).toBeGreaterThan(1);
});

it('words of a sender who is found to be another are marked, prove nothing and are not answered', async () => {
  const { w, take, tag, answer, mailsTo } = await withMailbox();
  const e = await w.open();
  const before = mailsTo(FP).length;
  const forged = ['Authentication-Results: mx.example.org; dmarc=fail', 'Message-ID: <1@unhcr.example>'];
  await take(answer(`concord+r${tag()}@example.org`, 'We endorse.', forged));
  expect((await w.officer.last('wordsReceived')).words).toContain('the sender may be forged');
  const proofs = (await w.records<{ proof?: string }>('deliveries', e)).flatMap(({ proof }) => proof ?? []);
  expect([proofs, mailsTo(FP).length, (await w.request(e)).positions]).toEqual([['handed'], before, []]);
});

it('a mail that could not be told for a while uses up nothing by its tries, and is answered in the end', async () => {
  let isAway = true;
  const { w, mailsTo } = await withMailbox({
    store: (store) => ({
      ...store,
      async commit(changes) {
        if (isAway && JSON.stringify(changes).includes('words.received')) throw new Error('the store is away');
        return store.commit(changes);
      },
    }),
  });
  const e = await w.open();
  const [sent] = (await w.store.deliveries(networkId('una'), { about: ref(e) })).filter(
    ({ platform }) => platform === 'mail',
  );
  const before = mailsTo(FP).length;
  const mail: HeardMail = {
    ...{ id: 'mail-1', what: 'words', from: FP, subject: 'Re: it', text: 'My words.', files: [], isCut: false },
    ...{ vouched: 'pass', delivery: sent?.id ?? '' },
  };
  for (let tries = 0; tries < 25; tries += 1) await expect(w.door.heard(mail)).rejects.toThrow('the store is away');
  isAway = false;
  await w.door.heard(mail);
  await w.settle();
  expect((await w.officer.last('wordsReceived')).words).toContain('My words.');
  expect(mailsTo(FP)).toHaveLength(before + 1);
});

it('an absence notice is shown, once a day, and proves nothing', async () => {
  const { w, take, tag, answer, mailsTo } = await withMailbox();
  const e = await w.open();
  const before = mailsTo(FP).length;
  for (const day of ['3', '4'])
    await take(
      answer(`concord+r${tag()}@example.org`, `Away until ${day} December.`, ['Auto-Submitted: auto-replied']),
    );
  const told = await w.officer.messages('wordsReceived');
  expect(told.map(({ words }) => words.includes('Away until 3 December.'))).toEqual([true]);
  expect(mailsTo(FP)).toHaveLength(before);
  const deliveries = await w.records<{ proof?: string }>('deliveries', e);
  expect(deliveries.flatMap(({ proof }) => proof ?? [])).toEqual(['handed']);
});

it('words about something restricted, from somebody else or from nobody known are marked or left out', async () => {
  const { w, take, tag, answer, mailsTo } = await withMailbox();
  await w.open({ classification: 'confidential' });
  const mixed = ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b', 'Subject: Planted subject'];
  const file = 'Content-Type: application/pdf; name="Planted.pdf"\r\nContent-Disposition: attachment\r\n\r\nPDF';
  const parts = `--b\r\nContent-Type: text/plain\r\n\r\nPlanted secret words.\r\n--b\r\n${file}\r\n--b--`;
  await take(answer(`concord+r${tag()}@example.org`, parts, mixed));
  const hidden = await w.officer.last('wordsReceived');
  expect(hidden.words).toContain('Concord done');
  expect(hidden.words).not.toContain('Planted');
  await w.open();
  const before = mailsTo(FP).length;
  await take(answer(`concord+r${tag()}@example.org`, 'Forwarded to me.').replace(FP, 'other@unhcr.example'));
  const stranger = (await w.officer.last('wordsReceived')).words;
  expect(stranger).toContain('not the address on the roll');
  expect(stranger).toMatch(/^A mail from an address that is not on the roll/m);
  expect(stranger).not.toContain('Focal point of UNHCR has written');
  await take(answer('concord@example.org', 'Hello?').replace(FP, 'stranger@nowhere.example'));
  expect((await w.officer.last('wordsReceived')).words).toContain('somebody who is not on the roll');
  expect(mailsTo(FP)).toHaveLength(before);
});

it('mails in somebody’s name are told twenty times a day, and do not keep back what they answer themselves', async () => {
  const { w, take, tag, answer } = await withMailbox();
  await w.open();
  for (let i = 0; i < 22; i += 1) await take(answer('concord@example.org', `Flood ${i}.`));
  expect(await w.officer.messages('wordsReceived')).toHaveLength(20);
  const here = tag();
  for (let i = 0; i < 22; i += 1)
    await take(answer(`concord+r${here}@example.org`, `Thread flood ${i}.`).replace(FP, 'eve@evil.example'));
  const told = (await w.officer.messages('wordsReceived')).filter(({ words }) => words.includes('Thread flood'));
  expect(told).toHaveLength(20);
  await take(answer(`concord+r${here}@example.org`, 'Passed on to me.').replace(FP, 'fp@unicef.example'));
  expect((await w.officer.last('wordsReceived')).words).toMatch(
    /Focal point of UNICEF has written[^]*went to Focal point of UNHCR/,
  );
  await take(answer(`concord+r${tag()}@example.org`, 'My own words.'));
  expect((await w.officer.last('wordsReceived')).words).toContain('My own words.');
});

it('without tags, and behind a relay that puts in its own Message-ID, an answer and a bounce are known by the matter', async () => {
  const { w, take, mailsTo } = await withMailbox({ mail: { tags: false } });
  const e = await w.open({ classification: 'strictlyConfidential', title: 'Planted-title' });
  const from = (who: string, text: string, head: readonly string[]) =>
    take(
      [`From: Focal <${who}>`, 'To: concord@example.org', 'Subject: Re: it', 'In-Reply-To: <01@email.amazonses.com>']
        .concat([`References: <una.${e}@example.org> <01@email.amazonses.com>`, ...head, '', text])
        .join('\r\n'),
    );
  const pass = 'Authentication-Results: mx.example.org; dmarc=pass';
  const proofs = async () =>
    (await w.records<{ card: string; proof?: string }>('deliveries', e)).flatMap(({ proof }) => proof ?? []);
  // Words of a restricted request stand in no chat, whoever of the roll they are from, and whoever is not on it.
  for (const [who, at] of [
    [FP, 1],
    ['fp@unicef.example', 2],
    ['nobody@elsewhere.example', 3],
  ] as const) {
    await from(who, 'Secret words', [`Message-ID: <${at}@x.example>`]);
    const { words } = await w.officer.last('wordsReceived');
    expect([who, words.includes(`${e} is restricted`), words.includes('Secret words')]).toEqual([who, true, false]);
  }
  // The matter and an address can be known to anybody, so nothing is proved yet.
  expect(await proofs()).toEqual(['handed']);
  await from(FP, 'Mine', [pass, 'Message-ID: <4@unhcr.example>']);
  expect((await proofs())[0]).toBe('seen');
  const other = await w.open();
  expect(mailsTo(FP).at(-1)?.headers['references']).toBe(`<una.${other}@example.org>`);
  const bounce = deliveryReport(
    { tag: '', to: FP, at: 'concord@example.org' },
    { action: 'failed', status: '5.1.1', diagnosis: '550 5.1.1 no such user', envelope: false },
  )
    .replace('Message-ID: <@example.org>', `Message-ID: <02@amazonses.com>\r\nReferences: <una.${other}@example.org>`)
    .replace('X-Concord: \r\n', '');
  await take(bounce.replaceAll(FP, 'another@unhcr.example'));
  expect((await w.request(other)).unreached).toEqual([]);
  await take(bounce.replace('20261124140000', '20261124150000'));
  expect((await w.request(other)).unreached).toEqual(['UNHCR']);
});

it('without tags and references, words that may be about something restricted stand in no chat, and are placed nowhere', async () => {
  const { w, take } = await withMailbox({ mail: { tags: false } });
  const e = await w.open({ classification: 'strictlyConfidential', title: 'Planted-title' });
  const open = await w.open();
  let nth = 0;
  const heard = async (from: string, subject: string, text = 'Secret words') => {
    nth += 1;
    const head = [
      `From: <${from}>`,
      'To: concord@example.org',
      `Subject: ${subject}`,
      `Message-ID: <${nth}@x.example>`,
    ];
    await take([...head, '', text].join('\r\n'));
    return w.officer.last('wordsReceived');
  };
  for (const [from, subject] of [
    [FP, `Re: ${e}`],
    // Also where the program has another subject: they got a restricted request.
    [FP, 'AW: yours'],
    [FP, `our view of ${e.toLowerCase()}.`],
    ['nobody@elsewhere.example', `RE : ${e}`],
    ['nobody@elsewhere.example', 'Re: A message from Concord'],
  ] as const) {
    const told = await heard(from, subject);
    expect(told.words).toMatch(/may be something restricted[^]*“Concord done”/);
    expect(told.words).not.toMatch(/Secret words|Re:|AW:|our view/);
    expect(told.words).not.toContain(`Show ${e}`);
  }
  expect((await heard(FP, 'Hello', `We reject ${e}.`)).words).not.toContain('reject');
  // What is not restricted, and what answers nothing, is read as before.
  for (const [from, subject] of [
    ['nobody@elsewhere.example', `Re: ${open}`],
    [FP, 'A question of mine'],
  ] as const)
    expect((await heard(from, subject)).words).toContain('Secret words');
});

it('while the mailbox cannot be read, officers see it at home with since when, in their language, until it can', async () => {
  const mailbox = mailboxInMemory();
  mailbox.before = () => {
    throw Object.assign(new Error('Command failed'), { authenticationFailed: true, responseText: 'token expired' });
  };
  const { w } = await mailWorld({ mailbox, entities: ['UNHCR', 'UNICEF'] });
  const key = [MAILBOX_SPACE, UNREADABLE] as const;
  await vi.waitFor(async () => expect(await w.store.keyValues.get(...key)).toBe(await w.now()), { timeout: 10_000 });
  const home = async (who: Somebody) => (await who.press('home')).words;
  expect(await w.fetch('/readyz').then((answer) => answer.text())).toContain('the sign-in is refused: token expired');
  const english = await home(w.officer);
  for (const part of [
    'but Concord’s mailbox cannot be read',
    'since Tue, 24 Nov 2026, 09:00',
    'does not close by itself',
  ])
    expect(english).toContain(part);
  await w.officer.press('language.set', null, { language: 'fr' });
  expect(await home(w.officer)).toMatch(/ne peut plus lire sa propre boîte aux lettres depuis .*24 nov/);
  expect(await home(w.focalPoint('UNICEF'))).not.toContain('mailbox');
  await w.store.keyValues.remove(...key);
  expect(await home(w.officer)).not.toContain('boîte aux lettres');
});

it('tags and what was handled are forgotten by the clock, however it moves', async () => {
  const { w, take, tag, answer } = await withMailbox();
  await w.open();
  await take(answer(`concord+r${tag()}@example.org`, 'Words.'));
  const kept = async () =>
    Promise.all(['mail.tags', 'mail.handled'].map(async (space) => (await w.store.keyValues.list(space)).length));
  expect((await kept()).every((count) => count > 0)).toBe(true);
  const old = await w.store.keyValues.list('mail.tags');
  await w.jump('2027-03-15T12:00:00.000Z');
  const left = new Set((await w.store.keyValues.list('mail.tags')).map(({ key }) => key));
  expect([old.some(({ key }) => left.has(key)), await w.store.keyValues.list('mail.handled')]).toEqual([false, []]);
});

it('what cannot be understood is told once a day, in every network', async () => {
  const { w, take, mailbox } = await withMailbox();
  const deep = Array.from({ length: 40 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`);
  for (const subject of ['a', 'b']) await take(`From: a@b.example\r\nSubject: ${subject}\r\n${deep.join('')}`);
  expect(await w.officer.messages('wordsReceived')).toHaveLength(1);
  expect(mailbox.shelf('notUnderstood')).toHaveLength(2);
});
