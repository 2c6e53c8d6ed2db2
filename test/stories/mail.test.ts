/** Entities whose people are reached by e-mail alone, or at last (domain.md 3; mail.md). */
import { describe, expect, it, onTestFinished } from 'vitest';
import { mailWords } from '../../src/app/platforms.ts';
import { instant } from '../../src/core/ids.ts';
import { MAILBOX_SPACE, READ_TO_END } from '../../src/core/mailbox.ts';
import { openMail } from '../../src/platforms/mail/module.ts';
import type { Failure, Platform } from '../../src/platforms/platform.ts';
import { mailSettings, unread } from '../support/mail/office.ts';
import { startRelay, type ReceivedMail, type Relay } from '../support/mail/relay.ts';
import { reachInJson, recordOf } from '../support/records.ts';
import { pageBrowser } from '../support/pageBrowser.ts';
import { world, type Options, type World } from '../support/world.ts';

const FP = 'fp@unhcr.example';
const JUST_AFTER = '2026-12-02T22:00:00.001Z';

/** Nobody of UNHCR has an address in a chat, or what is sent there fails like this. */
const without =
  (failure?: Failure) =>
  (local: Platform): Platform => {
    const isTheirs = (email: string): boolean => email.endsWith('@unhcr.example');
    return {
      ...local,
      place: async (to) => (isTheirs(to.email) && !failure ? undefined : local.place(to)),
      send: async (to, message) => (isTheirs(to.email) && failure ? { ok: false, failure } : local.send(to, message)),
    };
  };

interface Mailed {
  readonly w: World;
  readonly relay: Relay;
  /** The mails to UNHCR's focal point, without those of the Secretariat's own news. */
  readonly mails: () => readonly ReceivedMail[];
  /** Concord's own mailbox has been read to its end now. */
  readonly readMailbox: () => Promise<void>;
}

async function withMail(options: Options = {}, failure?: Failure): Promise<Mailed> {
  const relay = await startRelay();
  onTestFinished(() => relay.stop());
  const w = await world({
    entities: ['UNHCR', 'UNICEF'],
    alone: ['UNHCR'],
    platform: without(failure),
    modules: ({ store, now, troubles }) => [
      openMail({
        ...{ ...unread, now, troubles, words: mailWords, keyValues: store.keyValues },
        settings: mailSettings({ port: relay.port }),
      }),
    ],
    ...options,
  });
  return {
    ...{ w, relay },
    mails: () => relay.mails.filter(({ to }) => to.includes(FP)),
    readMailbox: async () => w.store.keyValues.put(MAILBOX_SPACE, READ_TO_END, await w.now()),
  };
}

const requestTo = async (w: World, target: string) =>
  (
    await w.records<{ id: string; to: string; card: string; platform: string; state: string; proof?: string }>(
      'deliveries',
      target,
    )
  ).filter(({ platform, card }) => platform === 'mail' && card === 'request')[0];
const unlessReturned = { settings: { silenceByMail: 'unlessReturned' as const } };

describe('an entity by mail, the other in its chat', () => {
  it('is asked, reminded and shown apart, and its silence is no consent without a proof', async () => {
    const { w, mails } = await withMail();
    const e = await w.open({ title: 'Common premises' });
    expect(mails().map(({ headers }) => headers['subject'])).toEqual([`${e}: Common premises`]);
    expect(await requestTo(w, e)).toMatchObject({ state: 'sent', proof: 'handed' });
    const asked = await w.request(e);
    expect([asked.unreached, asked.state]).toEqual([[], 'open']);
    expect((await w.officer.last('request')).words).toContain(
      'Asked by e-mail, without a proof that it has come: UNHCR',
    );
    await w.to('2026-12-02T21:00:00.000Z');
    const reminders = mails().slice(1);
    expect(reminders.length).toBeGreaterThan(1);
    expect(new Set(reminders.map(({ headers }) => headers['references']))).toEqual(
      new Set([mails()[0]?.headers['references']]),
    );
    await w.to(JUST_AFTER);
    expect((await w.request(e)).state).toBe('open');
    expect((await w.officer.last('askDecision')).words).toMatch(/UNHCR\s+was asked by e-mail, and nothing proves/);
    const record = await recordOf(w, e);
    expect(record).toContain(`by e-mail to ${FP}; handed to the mail system Tue, 24 Nov 2026`);
    expect(record).toContain('no failure report; not opened');
    const closed = await w.officer.press('endorsement.closeUnreached', e, { reason: 'UNHCR was telephoned.' });
    expect(closed.ok).toBe(true);
    expect((await w.request(e)).outcome).toMatchObject({ state: 'endorsed', unreached: ['UNHCR'], silent: ['UNICEF'] });
    const { words } = await w.officer.press('endorsement.show', e);
    expect(words).toMatch(/silent: 1\nNot reached\s+1 entity/);
    expect(words).toMatch(/UNHCR\s+Not reached/);
  });

  it('is told what its silence means: in the mail, its reminders and on its page, before a proof and after it', async () => {
    const { w, mails } = await withMail();
    const e = await w.open();
    const ifProved = 'counts as no objection only if it is proved in time';
    const simply = 'If UNHCR does not answer by then, it counts as no objection.';
    const page = async () =>
      (await pageBrowser(w).open(/http\S*\/m\/\S+/.exec(mails()[0]?.text ?? '')?.[0] ?? '')).text;
    expect(mails()[0]?.text).toContain(ifProved);
    expect(mails()[0]?.html).toContain(ifProved);
    // Nobody could have answered yet, and nothing folds in a mail.
    expect(mails()[0]?.text).toMatch(/Positions: none yet; 2 entities are asked/);
    for (const part of ['text', 'html'] as const) expect(mails()[0]?.[part]).not.toContain('Silent');
    expect((await w.focalPoint('UNICEF').last('request')).words).toContain('Silent');
    expect(await page()).toContain(ifProved);
    expect((await w.focalPoint('UNICEF').last('request')).words).toContain(
      'If UNICEF does not answer by then, it counts',
    );
    await w.to('2026-11-30T15:00:00.000Z');
    expect(mails().at(-1)?.text).toContain(ifProved);
    expect(mails().at(-1)?.text).toContain('silence counts only if it is proved');
    for (const { text } of mails()) expect(text).not.toContain(simply);
    await w.door.proved((await requestTo(w, e))?.id ?? '', 'seen');
    await w.advance('PT1M');
    // By another sentence whoever has the link would learn that its reader was there.
    expect(await page()).toContain(ifProved);
    await w.to('2026-12-02T16:00:00.000Z');
    expect(mails().at(-1)?.text).toContain(simply);
  });

  it('is told what its silence means in the first mail about what is strictly confidential, and nothing of what is asked', async () => {
    const { w, mails } = await withMail();
    await w.open({ title: 'Planted-title', classification: 'strictlyConfidential' });
    const [{ text, html } = { text: '', html: '' }] = mails();
    for (const part of [text, html]) {
      expect(part).toContain('counts as no objection only if it is proved in time');
      expect(part).toContain('Wed, 2 Dec 2026');
      expect(part).toContain('Show');
      expect(part).not.toContain('Planted-title');
    }
  });

  it('is told on the last day that nothing proves in time that a mail of last week has come', async () => {
    const { w, mails } = await withMail();
    await w.open();
    await w.to('2026-12-02T21:00:00.000Z');
    const last = mails().at(-1)?.text ?? '';
    expect(last).toContain('It is not proved that the mails about the request came to UNHCR in time');
    expect(last).toContain('It is not proved that it came to you in time');
    expect(last).not.toMatch(/less than a day|came to you late/);
  });

  it('is told that its silence counts unless mails come back, where the network has chosen so', async () => {
    const { w, mails, readMailbox } = await withMail(unlessReturned);
    await readMailbox();
    await w.open();
    expect(mails()[0]?.text).toContain('it counts as no objection, unless the mails to it come back');
    await w.to('2026-11-30T15:00:00.000Z');
    expect(mails().at(-1)?.text).toContain('it counts as no objection, unless the mails to it come back');
  });

  it('has colons and figures as its language writes them', async () => {
    const { w, mails } = await withMail();
    await w.focalPoint('UNHCR').press('language.set', null, { language: 'fr' });
    await w.open();
    const { text = '' } = mails().at(-1) ?? {};
    expect(text).toContain('Clôture\u00a0: ');
    expect(text).toMatch(/^Ouvrir et répondre\u00a0:$/m);
    expect(text.replace(/https?:\S*/g, '')).not.toMatch(/[\p{L}»]:/u);
  });

  it('has been reached once its reader was there, and silence is consent then', async () => {
    const { w } = await withMail();
    const e = await w.open();
    const mail = await requestTo(w, e);
    await w.door.proved(mail?.id ?? '', 'seen');
    // Cards are edited every few seconds at most.
    await w.advance('PT1M');
    expect((await w.officer.last('request')).words).not.toContain('without a proof');
    await w.to(JUST_AFTER);
    expect((await w.request(e)).outcome).toMatchObject({
      state: 'endorsed',
      unreached: [],
      silent: ['UNHCR', 'UNICEF'],
    });
  });

  it('answers on the page to which the mail’s link leads, with a code that comes by mail', async () => {
    const { w, mails } = await withMail();
    const e = await w.open();
    const link = /http:\S+\/m\/\S+/.exec(mails()[0]?.text ?? '')?.[0] ?? '';
    const page = await w.fetch(link.replace(/^https?:\/\/[^/]+/, ''));
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Framework of Cooperation');
    // Opening it changes nothing, whoever does.
    expect(await requestTo(w, e)).toMatchObject({ proof: 'handed' });
    expect((await w.request(e)).positions).toEqual([]);
  });
});

describe('unlessReturned', () => {
  it('is warned of in the settings while no mailbox is read', async () => {
    const { w, readMailbox } = await withMail();
    const set = async () =>
      (await w.officer.press('settings.set', 'settings', { silenceByMail: 'unlessReturned' })).words;
    expect(await set()).toContain('Concord reads no mailbox');
    await readMailbox();
    expect((await w.officer.press('settings.show')).words).not.toContain('Concord reads no mailbox');
  });

  it('is said where a mailbox is read, and where none is, what is true there', async () => {
    const { w, mails, readMailbox } = await withMail(unlessReturned);
    const page = async () =>
      (await pageBrowser(w).open(/http\S*\/m\/\S+/.exec(mails()[0]?.text ?? '')?.[0] ?? '')).text;
    await w.open();
    for (const words of [mails()[0]?.text, mails()[0]?.html, await page()]) {
      expect(words).toContain('counts as no objection only if it is proved in time');
      expect(words).not.toContain('unless the mails to it come back');
    }
    await readMailbox();
    // Without a code the page of a mail says what that mail said.
    expect(await page()).toContain('only if it is proved');
    await w.open();
    expect(mails().at(-1)?.text).toContain('unless the mails to it come back');
  });

  it('counts silence once the mailbox was read after the end', async () => {
    const { w, readMailbox } = await withMail(unlessReturned);
    const e = await w.open();
    await w.to('2026-12-02T21:59:00.000Z');
    await readMailbox();
    await w.to(JUST_AFTER);
    expect((await w.request(e)).state).toBe('open');
    expect(await w.officer.messages('askDecision')).toEqual([]);
    await readMailbox();
    await w.advance('PT1M');
    expect((await w.request(e)).outcome).toMatchObject({
      state: 'endorsed',
      at: '2026-12-02T22:00:00.000Z',
      silent: ['UNHCR', 'UNICEF'],
    });
  });

  it('asks the Secretariat where the mailbox is not read for a quarter of an hour', async () => {
    const { w, readMailbox } = await withMail(unlessReturned);
    const e = await w.open();
    await readMailbox();
    await w.to('2026-12-02T22:14:00.000Z');
    expect(await w.officer.messages('askDecision')).toEqual([]);
    await w.to('2026-12-02T22:16:00.000Z');
    expect((await w.officer.last('askDecision')).words).toContain('UNHCR');
    expect((await w.request(e)).state).toBe('open');
    // The record says why in the words that the register has as a code.
    expect(await w.officer.press('endorsement.closeUnreached', e, { reason: 'By telephone.' })).toMatchObject({
      ok: true,
    });
    await w.settle();
    expect(await recordOf(w, e)).toMatch(/UNHCR asked by e-mail.*mailbox has not been read since the closing time/);
  });

  it('the Secretariat is asked about those that prevent the closing alone, with what is known of their mails', async () => {
    const entities = ['UNHCR', 'UNICEF', 'WFP'];
    const place = (local: Platform): Platform['place'] => {
      return async (to) => (/@(?:unhcr|wfp)\./.test(to.email) ? undefined : local.place(to));
    };
    const platform = (local: Platform): Platform => ({ ...local, place: place(local) });
    const { w, readMailbox } = await withMail({ ...unlessReturned, entities, alone: ['UNHCR', 'WFP'], platform });
    const e = await w.open();
    const mails = await w.records<Record<'id' | 'entity' | 'card' | 'address' | 'at', string>>('deliveries', e);
    const waiting = mails.find(({ entity, card }) => entity === 'WFP' && card === 'request');
    await w.door.proved(waiting?.id ?? '', 'delayed');
    // While the request runs, nobody is known not to be reached.
    expect(await recordOf(w, e)).not.toMatch(/Not reached:? [^.]*?(?:UNHCR|WFP)/);
    await readMailbox();
    await w.to(JUST_AFTER);
    await readMailbox();
    await w.advance('PT1M');
    const { words } = await w.officer.last('askDecision');
    expect(words).toMatch(/WFP\s+was asked by e-mail, and the mail system reports that the mail is delayed/);
    expect(words).not.toContain('UNHCR');
    await w.officer.press('endorsement.closeUnreached', e, { reason: 'WFP was telephoned.' });
    expect((await w.request(e)).outcome).toMatchObject({ unreached: ['WFP'], silent: ['UNHCR', 'UNICEF'] });
    expect((await w.officer.press('register.show', 'UNA/2026/1')).words).toMatch(/WFP: [^:]*the mail is delayed/);
    // As the record's text does, its data name where that mail went and when it was handed on.
    const came = (await reachInJson(w, e)).find(({ entity }) => entity === 'WFP');
    const { address, at: handedAt } = waiting ?? {};
    expect(came?.counted).toMatchObject({ at: handedAt, address, handedAt, way: 'mail', proof: 'delayed' });
  });

  it('a mail that comes back before the end leaves the entity unreached, and the Secretariat is asked at the end', async () => {
    const { w, mails, readMailbox } = await withMail(unlessReturned);
    await readMailbox();
    const e = await w.open();
    await w.to('2026-11-30T15:00:00.000Z');
    for (const { text } of mails()) expect(text).toContain('unless the mails to it come back');
    const back = { reason: 'refused', words: '550 5.7.1 blocked' } as const;
    await w.door.returned((await requestTo(w, e))?.id ?? '', back);
    expect((await w.request(e)).unreached).toEqual(['UNHCR']);
    expect((await w.officer.last('unreached')).words).toContain('UNHCR');
    await w.to(JUST_AFTER);
    await readMailbox();
    await w.advance('PT1M');
    expect((await w.request(e)).state).toBe('open');
    expect((await w.officer.last('askDecision')).words).toContain('UNHCR');
    expect((await w.officer.press('endorsement.closeUnreached', e, { reason: 'By telephone.' })).ok).toBe(true);
    expect((await w.request(e)).outcome).toMatchObject({ state: 'endorsed', unreached: ['UNHCR'], silent: ['UNICEF'] });
  });

  it('a mail that comes back after the end changes no outcome, and the Secretariat is told', async () => {
    const { w, readMailbox } = await withMail(unlessReturned);
    const e = await w.open();
    await readMailbox();
    await w.to(JUST_AFTER);
    await readMailbox();
    await w.advance('PT1M');
    const { outcome } = await w.request(e);
    await w.door.returned((await requestTo(w, e))?.id ?? '', { reason: 'notFound', words: '550 5.1.1 no such user' });
    expect((await w.officer.last('cameBack')).words).toContain('UNHCR');
    expect(await recordOf(w, e)).toMatch(
      /came back after the end, .*there is no such mailbox \(“550 5\.1\.1 no such user”\)/,
    );
    expect(await w.request(e)).toMatchObject({ outcome, cameBack: [{ entity: 'UNHCR', reason: 'noSuchMailbox' }] });
    // It is noted on the request, on the line of the register and in its files; a new request is one press away.
    const back = /UNHCR: a mail about it came back after the end, .*there is no such mailbox/;
    expect((await w.officer.press('endorsement.show', e)).words).toMatch(back);
    const line = await w.officer.press('register.show', 'UNA/2026/1');
    expect(line.words).toMatch(back);
    const sheet = /http:[^"]*?\/decision\.txt/.exec(JSON.stringify(line.card))?.[0] ?? '';
    expect((await (await fetch(sheet)).text()).replace(/\s+/g, ' ')).toMatch(back);
    const { card } = await w.officer.press('register.export', null);
    const json = /http:[^"]*?\/register\.json/.exec(JSON.stringify(card))?.[0] ?? '';
    expect(await (await fetch(json)).json()).toMatchObject([
      { cameBack: [{ entity: 'UNHCR', reason: 'noSuchMailbox' }] },
    ]);
    const [stored] = await w.records<{ positions: object }>('register');
    expect(stored).toMatchObject({ positions: { silent: ['UNHCR', 'UNICEF'] } });
    const told = await w.officer.last('cameBack');
    expect(told.verbs).toContain('endorsement.compose');
  });
});

it('the record of a mail that came back after the end says when that mail was handed on, and no reminder', async () => {
  const { w, readMailbox, mails } = await withMail(unlessReturned);
  const e = await w.open();
  await w.to('2026-12-02T21:00:00.000Z');
  expect(mails().length).toBeGreaterThan(1);
  await readMailbox();
  await w.to(JUST_AFTER);
  await readMailbox();
  await w.advance('PT1M');
  await w.door.returned((await requestTo(w, e))?.id ?? '', { reason: 'mailboxFull', words: '552 5.2.2 Zebra quota' });
  const record = await recordOf(w, e);
  const [line = ''] = /by e-mail to[^\n]*/.exec(record) ?? [];
  expect(line).toMatch(
    /handed to the mail system Tue, 24 Nov 2026[^;]*; not opened; the mail to fp@unhcr\.example \([^)]+\) came back after the end/,
  );
  expect(line).toContain('the mailbox is full (“552 5.2.2 Zebra quota”)');
  expect(record).not.toContain('no failure report');
  expect((await reachInJson(w, e))[0]?.cameBack).toMatchObject([{ address: FP, reason: 'mailboxFull' }]);
  expect((await w.officer.last('cameBack')).words).toMatch(/UNHCR\s+the mailbox is full/);
  expect((await w.officer.press('register.show', 'UNA/2026/1')).words).toContain('(the mailbox is full)');
});

it('mails that come back after the end stand beside what held at it, and change nothing of it', async () => {
  const { w, readMailbox } = await withMail({ ...unlessReturned, alone: [] });
  const e = await w.open();
  await w.to('2026-12-02T21:00:00.000Z');
  await readMailbox();
  await w.to(JUST_AFTER);
  await readMailbox();
  await w.advance('PT1M');
  const row = async () => /UNHCR asked by e-mail.*?(?= UNICEF)/.exec(await recordOf(w, e))?.[0] ?? '';
  const before = await row();
  const held = before.slice(0, before.indexOf('; no failure report'));
  expect(held).toContain(`by e-mail to ${FP}`);
  const sent = await w.records<{ id: string; platform: string; card: string; address: string }>('deliveries', e);
  const mails = sent.filter(({ platform, card }) => platform === 'mail' && card === 'request');
  expect(mails.length).toBe(2);
  for (const [i, { id, address }] of mails.entries()) {
    await w.door.returned(id, { reason: 'notFound', words: '550 5.1.1 no such user' });
    await w.advance('PT1M');
    const now = await row();
    expect(now.startsWith(held)).toBe(true);
    expect(now).toMatch(new RegExp(`the mail to ${address} \\([^)]+\\) came back after the end`));
    const came = (await reachInJson(w, e)).find(({ entity }) => entity === 'UNHCR');
    // What counts, and all that came back: of one of two as well.
    expect(came).toMatchObject({ state: 'asked', counted: { way: 'mail', proof: 'handed' } });
    expect(came?.counted?.address).toBe(FP);
    expect(came?.cameBack.map((one) => one.address)).toEqual(
      expect.arrayContaining(mails.slice(0, i + 1).map((one) => one.address)),
    );
    expect(came?.cameBack[0]).toMatchObject({ words: '550 5.1.1 no such user', isAfterEnd: true });
  }
});

describe('the address in the record', () => {
  it.each(['another address', 'off the roll'])(
    'is that to which the mail went, also when its reader has %s',
    async (what) => {
      const { w, readMailbox } = await withMail(unlessReturned);
      const e = await w.open();
      expect(await requestTo(w, e)).toMatchObject({ address: FP });
      await readMailbox();
      await w.to(JUST_AFTER);
      await readMailbox();
      await w.advance('PT1M');
      const before = /by e-mail to[^\n]*/.exec(await recordOf(w, e))?.[0];
      expect(before).toContain(FP);
      const changed =
        what === 'another address'
          ? await w.officer.press('roll.set', null, { email: FP, newEmail: 'new@unhcr.example' })
          : await w.officer.press('roll.remove', null, { email: FP });
      expect(changed.ok).toBe(true);
      expect(/by e-mail to[^\n]*/.exec(await recordOf(w, e))?.[0]).toBe(before);
    },
  );

  it('is that of the mail while the request runs, and goes when the person is erased', async () => {
    const { w } = await withMail();
    const e = await w.open();
    await w.officer.press('roll.set', null, { email: FP, newEmail: 'new@unhcr.example' });
    expect(await recordOf(w, e)).toContain(`by e-mail to ${FP};`);
    await w.officer.press('roll.remove', null, { email: 'new@unhcr.example' });
    await w.officer.press('person.erase', null, { email: 'new@unhcr.example' });
    expect(await requestTo(w, e)).not.toHaveProperty('address');
    expect(await w.store.keyValues.list('mail.cards')).toEqual([]);
    expect(await recordOf(w, e)).not.toContain('unhcr.example');
    expect(JSON.stringify(await reachInJson(w, e))).not.toContain('unhcr.example');
  });

  it('says nothing of what was learnt of the mail after the end', async () => {
    const { w, readMailbox } = await withMail(unlessReturned);
    const e = await w.open();
    await readMailbox();
    await w.to(JUST_AFTER);
    await readMailbox();
    await w.advance('PT1M');
    const before = await recordOf(w, e);
    expect(before).toContain('no failure report; not opened');
    await w.advance('P1D');
    await w.door.proved((await requestTo(w, e))?.id ?? '', 'seen');
    const line = (text: string) => /by e-mail to[^\n]*/.exec(text)?.[0];
    expect(line(await recordOf(w, e))).toBe(line(before));
  });
});

describe('a mail that comes back before the end', () => {
  it.each([
    ['mailboxFull', 'the mail came back: the mailbox is full', 'la boîte aux lettres est pleine'],
    ['policyRefused', 'refuses it by its rules', 'refuse selon ses règles'],
    [
      'hostUnknown',
      'the mail system of the address was not found',
      'le serveur de messagerie de l’adresse est introuvable',
    ],
    ['timedOut', 'did not take it for days', 'ne l’a pas accepté pendant des jours'],
  ] as const)('%s: officers see why, in their language', async (reason, en, fr) => {
    const { w } = await withMail();
    const e = await w.open();
    await w.door.returned((await requestTo(w, e))?.id ?? '', { reason, words: '552 words' });
    await w.settle();
    expect((await w.officer.last('unreached')).words).toContain(en);
    await w.officer.press('language.set', null, { language: 'fr' });
    expect((await w.officer.press('endorsement.show', e)).words.replace(/\s+/g, ' ')).toContain(fr);
  });

  it('leaves the entity unreached, the address is rested, and a second try is one press', async () => {
    const { w, mails } = await withMail();
    const e = await w.open();
    await w.door.returned((await requestTo(w, e))?.id ?? '', { reason: 'notFound', words: '550 5.1.1 no such user' });
    expect((await w.request(e)).unreached).toEqual(['UNHCR']);
    expect((await w.officer.last('unreached')).words).toMatch(
      /UNHCR\swas asked by e-mail, and the mail came back: there is no such mailbox/,
    );
    expect(await requestTo(w, e)).toMatchObject({ state: 'returned' });
    const person = await w.officer.press('roll.person', null, { email: FP });
    expect(person.words).toContain('550 5.1.1 no such user');
    const before = mails().length;
    const c = (
      await w.officer.press('correspondence.send', null, { subject: 'To all', text: 'A word.', audience: 'all' })
    ).message.match(/[A-Z]-\d+/)?.[0];
    await w.settle();
    expect(mails()).toHaveLength(before);
    // Nothing goes there, and none is counted as sent.
    for (const target of [e, c ?? ''])
      expect(
        (await w.officer.press(target === e ? 'endorsement.retry' : 'correspondence.retry', target)).message,
      ).toMatch(/^Nothing about \S+ is sent again. Left out, because mails to the address came back.*: 1\. “Try this/);
    await w.settle();
    expect(mails()).toHaveLength(before);
    expect(await w.officer.press('mail.retry', null, { email: FP })).toMatchObject({ ok: true, cardName: 'person' });
    await w.settle();
    expect(mails().length).toBeGreaterThan(before);
    expect((await w.request(e)).unreached).toEqual([]);
    expect(await requestTo(w, e)).toMatchObject({ state: 'sent', proof: 'handed' });
  });

  it('another address on the roll is tried at once', async () => {
    const { w, relay } = await withMail();
    const e = await w.open();
    await w.door.returned((await requestTo(w, e))?.id ?? '', { reason: 'notFound', words: '550 5.1.1' });
    await w.officer.press('roll.set', null, { email: FP, newEmail: 'amina@unhcr.example' });
    await w.settle();
    expect(relay.mails.at(-1)?.to).toEqual(['amina@unhcr.example']);
    // Nothing is kept of the old one.
    expect(await w.store.keyValues.list('mail.returned')).toEqual([]);
    expect((await w.request(e)).unreached).toEqual([]);
  });

  it('goes out by the person’s chat where they have one by now', async () => {
    let isThere = false;
    const platform = (local: Platform): Platform => ({
      ...local,
      place: async (to) => (isThere || !to.email.endsWith('@unhcr.example') ? local.place(to) : undefined),
    });
    const { w } = await withMail({ platform });
    const e = await w.open();
    isThere = true;
    await w.door.returned((await requestTo(w, e))?.id ?? '', { reason: 'refused', words: '550 5.7.1 refused' });
    await w.settle();
    expect((await w.focalPoint('UNHCR').last('request')).words).toContain('Framework of Cooperation');
    expect((await w.request(e)).unreached).toEqual([]);
  });
});

describe('a mail that comes back while the person’s other way waits for the morning', () => {
  const BACK = { reason: 'notFound', words: '550 5.1.1 no such user' } as const;
  /** They have an address in a chat by now, and a message there waits for the end of quiet hours. */
  async function withChatLater(options: Options = {}) {
    let isThere = false;
    const platform = (local: Platform): Platform => ({
      ...local,
      place: async (to) => (isThere || !to.email.endsWith('@unhcr.example') ? local.place(to) : undefined),
    });
    const mailed = await withMail({ platform, ...options });
    return { ...mailed, chatOpens: () => (isThere = true) };
  }

  it.each(['handed', 'delivered'] as const)('takes back at once what it had done: %s', async (proof) => {
    const { w, readMailbox, chatOpens } = await withChatLater(unlessReturned);
    const e = await w.open();
    const { id = '' } = (await requestTo(w, e)) ?? {};
    if (proof === 'delivered') await w.door.proved(id, proof);
    await w.to('2026-12-02T21:30:00.000Z');
    chatOpens();
    await w.door.returned(id, BACK);
    await w.settle();
    expect(await w.records('deliveries', e)).toContainEqual(expect.objectContaining({ id, state: 'queued' }));
    expect((await w.request(e)).unreached).toEqual(['UNHCR']);
    expect((await w.officer.last('unreached')).words).toContain('UNHCR');
    await w.to(JUST_AFTER);
    await readMailbox();
    await w.advance('PT1M');
    expect((await w.request(e)).state).toBe('open');
    expect((await w.officer.last('askDecision')).words).toContain('UNHCR');
  });

  it('is told to the Secretariat at once after the end, too', async () => {
    const { w, readMailbox, chatOpens } = await withChatLater(unlessReturned);
    const e = await w.open();
    const { id = '' } = (await requestTo(w, e)) ?? {};
    await readMailbox();
    await w.to(JUST_AFTER);
    await readMailbox();
    await w.advance('PT1M');
    expect((await w.request(e)).state).toBe('endorsed');
    chatOpens();
    await w.door.returned(id, BACK);
    await w.settle();
    expect(await w.records('deliveries', e)).toContainEqual(expect.objectContaining({ id, state: 'queued' }));
    expect((await w.officer.last('cameBack')).words).toContain('UNHCR');
    expect(await w.request(e)).toMatchObject({ cameBack: [{ entity: 'UNHCR' }] });
  });
});

describe('the evidence in the record and the register', () => {
  const requestsTo = async (w: World, e: string) =>
    (
      await w.records<{ id: string; entity: string; card: string; platform: string; at: string }>('deliveries', e)
    ).filter(({ entity, card }) => entity === 'UNHCR' && card === 'request');

  it('is the mail that is proved to have come, not the first that was handed on', async () => {
    const { w } = await withMail({ alone: [] });
    const e = await w.open();
    const [, second] = await requestsTo(w, e);
    await w.advance('PT1H');
    await w.door.proved(second?.id ?? '', 'delivered');
    await w.settle();
    const record = await recordOf(w, e);
    expect(record).toMatch(/by e-mail to (?!fp@)\S+@unhcr\.example; [^;]*; in the mailbox/);
    expect(record).not.toContain(`by e-mail to ${FP}`);
  });

  it('is the chat that reached one person, not the mail to another of which nothing is known', async () => {
    const platform = (local: Platform): Platform => ({
      ...local,
      place: async (to) => (to.email === FP ? undefined : local.place(to)),
    });
    const { w } = await withMail({ alone: [], platform });
    const e = await w.open();
    expect((await requestsTo(w, e)).map((one) => one.platform).sort()).toEqual(['local', 'mail']);
    expect(await recordOf(w, e)).not.toContain(`by e-mail to ${FP}`);
    await w.to(JUST_AFTER);
    const [line] = await w.records<{ positions: { reach: { entity: string; by?: string }[] } }>('register');
    expect(line?.positions.reach).toContainEqual(expect.objectContaining({ entity: 'UNHCR', by: 'local' }));
  });
});

describe('a mail that comes back at the end', () => {
  it('counts where it was stored before the closing, although the request has not been told of it', async () => {
    const { w, readMailbox } = await withMail(unlessReturned);
    const e = await w.open();
    await readMailbox();
    await w.to(JUST_AFTER);
    expect((await w.request(e)).state).toBe('open');
    // Its follow-up waits behind the closing: so it is with two processes, or after a follow-up that failed.
    const { id = '' } = (await requestTo(w, e)) ?? {};
    await w.store.settle([{ id, at: instant(await w.now()), type: 'returned', reason: 'notFound' }]);
    await readMailbox();
    await w.advance('PT1M');
    expect((await w.request(e)).state).toBe('open');
    expect((await w.officer.last('askDecision')).words).toMatch(/UNHCR\s+was asked by e-mail, and the mail came back/);
  });
});

describe('a mail that comes back where the person’s chat refuses', () => {
  const BACK = { reason: 'notFound', words: '550 5.1.1 no such user' } as const;
  const refuses = { kind: 'never', reason: 'blocked' } as const;

  it('is told as that before the end: to the Secretariat, on the request and in the record', async () => {
    const { w } = await withMail({}, refuses);
    const e = await w.open();
    await w.door.returned((await requestTo(w, e))?.id ?? '', BACK);
    await w.settle();
    await w.advance('PT1M');
    expect((await w.request(e)).unreached).toEqual(['UNHCR']);
    expect((await w.officer.last('unreached')).words).toMatch(/UNHCR\s+was asked by e-mail, and the mail came back/);
    const shown = [(await w.officer.press('endorsement.show', e)).words, await recordOf(w, e)];
    expect(shown[0]).toContain('the mail came back');
    for (const words of shown) expect(words).not.toContain('has blocked');
    expect(shown[1]).toMatch(/the mail to fp@unhcr\.example \([^)]+\) came back, /);
    expect(shown[1]).toContain('there is no such mailbox (“550 5.1.1 no such user”)');
  });

  it('is told as that after the end', async () => {
    const { w, readMailbox } = await withMail(unlessReturned, refuses);
    const e = await w.open();
    await readMailbox();
    await w.to(JUST_AFTER);
    await readMailbox();
    await w.advance('PT1M');
    await w.door.returned((await requestTo(w, e))?.id ?? '', BACK);
    const row = async () => /came back after the end[^\n]*/.exec(await recordOf(w, e))?.[0];
    const before = await row();
    await w.settle();
    expect((await w.officer.last('cameBack')).words).toMatch(/UNHCR\s+there is no such mailbox/);
    await w.advance('P1D');
    // The chat refused it later: that is neither when nor why the mail came back.
    const [known] = await w.records<{ reason: string; cameBack: object }>('deliveries', e);
    expect(known).toMatchObject({ reason: 'blocked', cameBack: { reason: 'noSuchMailbox' } });
    expect(await row()).toBe(before);
    expect(before).toContain('there is no such mailbox (“550 5.1.1 no such user”)');
    expect(await recordOf(w, e)).not.toContain('has blocked');
  });
});

describe('a mail that is refused at once', () => {
  it.each([
    ['550 5.1.1 no such user', /there is no such mailbox/],
    ['550 5.4.1 recipient refused', /the mail system refused the mail/],
    ['552 5.3.4 too large', /the mail was too large for the mail system/],
  ] as const)('is told in words of mails, in cards, the record and files: %s', async (answer, said) => {
    const { w, relay } = await withMail();
    relay.answers = { recipient: (address) => (address === FP ? answer : undefined) };
    const e = await w.open();
    expect((await w.officer.last('unreached')).words).toMatch(said);
    expect(await recordOf(w, e)).toMatch(said);
    await w.to(JUST_AFTER);
    expect((await w.officer.last('askDecision')).words).toMatch(said);
    for (const words of [await recordOf(w, e), (await w.officer.last('unreached')).words])
      expect(words).not.toMatch(/platform/);
  });

  it('and one to an address from which mails came back before: each says what can be done', async () => {
    const { w, relay } = await withMail();
    relay.answers = { recipient: (address) => (address === FP ? '550 5.1.1 no such user' : undefined) };
    await w.open();
    relay.answers = {};
    const e = await w.open();
    expect((await w.officer.messages('unreached')).at(-1)?.words).toMatch(/came back before.*tried again/);
    expect(await recordOf(w, e)).toMatch(/came back before/);
    const c = (await w.officer.press('correspondence.send', null, { subject: 'News', text: 'Words.' })).target;
    await w.settle();
    expect((await w.officer.press('correspondence.show', c)).words).toMatch(/came back before/);
  });

  it('a circular is counted by what is known of its mails: handed on, in the mailbox, opened, come back', async () => {
    const { w } = await withMail();
    const asked = { subject: 'News', text: 'Words.', audience: 'focalPoints' };
    const c = (await w.officer.press('correspondence.send', null, asked)).target ?? '';
    await w.settle();
    const sent = await w.records<{ id: string; platform: string }>('deliveries', c);
    const id = sent.find(({ platform }) => platform === 'mail')?.id ?? '';
    const shown = async (): Promise<string> => {
      await w.settle();
      await w.advance('PT10S');
      return (await w.officer.last('correspondence')).words.replace(/\s+/g, ' ');
    };
    expect(await shown()).toContain('Delivered 1 of 2 Handed to the mail system, not proved to have come 1 of 2');
    await w.door.proved(id, 'delivered');
    expect(await shown()).toMatch(/Delivered 2 of 2 (?!Handed|Of these)/);
    await w.door.returned(id, { reason: 'refused', words: '550 5.4.1 refused' });
    expect(await shown()).toContain('Delivered 1 of 2 Not reached 1 of 2 Of these, mails that came back 1 of 2');
    expect((await w.records('correspondence', c))[0]).toMatchObject({
      progress: { queued: 0, sent: 1, failed: 1, returned: 1 },
    });
  });

  it('a circular that its reader has opened, too', async () => {
    const { w } = await withMail();
    const c = (await w.officer.press('correspondence.send', null, { subject: 'News', text: 'Words.' })).target ?? '';
    await w.settle();
    const sent = await w.records<{ id: string; platform: string }>('deliveries', c);
    await w.door.proved(sent.find(({ platform }) => platform === 'mail')?.id ?? '', 'seen');
    await w.settle();
    const { words } = await w.officer.press('correspondence.show', c);
    expect(words).toMatch(/Delivered\s(\d+) of \1\sOf these, mails that were opened\s1 of/);
  });

  it('a circular that comes back, too', async () => {
    const { w } = await withMail();
    const c = (await w.officer.press('correspondence.send', null, { subject: 'News', text: 'Words.' })).target ?? '';
    await w.settle();
    const [mail] = (await w.records<{ id: string; to: string; platform: string }>('deliveries', c)).filter(
      ({ platform }) => platform === 'mail',
    );
    await w.door.returned(mail?.id ?? '', { reason: 'refused', words: '550 5.4.1 refused' });
    await w.settle();
    await w.advance('PT5M');
    const { words } = await w.officer.press('correspondence.show', c);
    expect(words).toContain('the mail system refused the mail');
    expect(words).not.toContain('platform');
  });
});

describe('an entity whose chat was away when it was asked', () => {
  /** UNICEF's focal point sleeps when the request is opened. */
  const sleeper = (w: World) => w.officer.press('roll.set', null, { email: 'fp@unicef.example', zone: 'Asia/Tokyo' });
  const outage = async ({ before, ...options }: Options & { before?: (w: World) => Promise<unknown> } = {}) => {
    const chat = { isAway: true };
    const { w, mails } = await withMail({
      platform: (local) => ({
        ...local,
        send: async (to, message) =>
          chat.isAway && to.email === FP
            ? { ok: false, failure: { kind: 'later', reason: 'unavailable' } }
            : local.send(to, message),
      }),
      ...options,
    });
    await before?.(w);
    const e = await w.open();
    await w.advance('PT2H5M');
    expect(mails()).toHaveLength(1);
    const asked = async () => (await w.officer.press('endorsement.show', e)).words.includes('Asked by e-mail');
    expect(await asked()).toBe(true);
    return { w, e, chat, mails, asked };
  };

  it('is reached by the reminder that its chat takes, and the trail and the record say so', async () => {
    const { w, e, chat, asked } = await outage();
    chat.isAway = false;
    await w.to('2026-12-01T16:00:00Z');
    expect(await w.focalPoint('UNHCR').messages('reminder')).not.toEqual([]);
    expect(await asked()).toBe(false);
    await w.to(JUST_AFTER);
    expect(await w.request(e)).toMatchObject({ state: 'endorsed', outcome: { silent: ['UNHCR', 'UNICEF'] } });
    expect(await recordOf(w, e)).toMatch(/UNHCR reached 30 Nov 2026, 02:00 Focal point of UNHCR, Concord/);
    const [came] = await reachInJson(w, e);
    expect(came).toMatchObject({ state: 'reached', counted: { way: 'local', proof: 'taken' }, cameBack: [] });
  });

  it('is reached by a look of its people in time, noted once, and one of the last day counts after an extension', async () => {
    const { w, e, asked } = await outage();
    const look = () => w.focalPoint('UNHCR').press('endorsement.show', e);
    const noted = async () =>
      (await w.records<{ verb: string }>('audit')).filter(({ verb }) => verb === 'endorsement.looked').length;
    await w.to('2026-12-02T12:00:00Z');
    await look();
    await look();
    expect([await asked(), await noted()]).toEqual([false, 1]);
    expect((await w.request(e)).unreached).toEqual(['UNHCR']);
    await w.officer.press('endorsement.extend', e, { closesOn: '2026-12-07', reason: 'The chat was away.' });
    expect((await w.request(e)).unreached).toEqual([]);
    await w.to('2026-12-07T22:00:00.001Z');
    expect(await w.request(e)).toMatchObject({ state: 'endorsed', outcome: { silent: ['UNHCR', 'UNICEF'] } });
    expect(await recordOf(w, e)).toMatch(
      /UNHCR reached 2 Dec 2026, 07:00 Focal point of UNHCR, Concord looked at the request there/,
    );
  });

  it('gets the request in its chat when the Secretariat tries again, and whoever has no chat gets no second mail', async () => {
    const { w, e, chat, mails, asked } = await outage();
    const { message } = await w.officer.press('endorsement.retry', e);
    expect(message).toContain('none is sent again. It is not proved that it has come in time to UNHCR.');
    expect((await w.officer.press('roll.link', null, { email: FP, identity: 'slack:T1/U7' })).ok).toBe(true);
    chat.isAway = false;
    await w.advance('PT15M');
    await w.officer.press('endorsement.retry', e);
    await w.settle();
    expect(await w.focalPoint('UNHCR').messages('request')).toHaveLength(1);
    expect([mails().length, await asked()]).toEqual([1, false]);
  });

  it('gets it there also while others have their morning to wait for, once; what is said to go out again does', async () => {
    const { w, e, chat, mails, asked } = await outage({ before: sleeper });
    expect((await w.officer.press('roll.link', null, { email: FP, identity: 'slack:T1/U7' })).ok).toBe(true);
    expect((await w.records<{ state: string }>('deliveries', e)).some(({ state }) => state === 'queued')).toBe(true);
    const tryAgain = async () => (await w.officer.press('endorsement.retry', e)).message;
    // The chat is still away: it waits for it, and a second press has nothing to add.
    expect(await tryAgain()).toContain('1 message about E-1 is tried again.');
    await w.advance('PT11M');
    expect(await tryAgain()).toContain('none is sent again. It is not proved that it has come in time to UNHCR.');
    chat.isAway = false;
    await w.advance('PT30M');
    expect(await w.focalPoint('UNHCR').messages('request')).toHaveLength(1);
    expect([mails().length, await asked()]).toEqual([1, false]);
  });
});

describe('mail is the last way', () => {
  it('nobody who is reached in a chat gets a mail', async () => {
    const { w, relay } = await withMail({ platform: (local) => local });
    await w.open();
    expect(relay.mails).toEqual([]);
  });

  it('where the chat refuses the message, a mail goes out at once', async () => {
    const { w, mails } = await withMail({}, { kind: 'never', reason: 'blocked' });
    const e = await w.open();
    expect(mails()).toHaveLength(1);
    expect((await w.request(e)).unreached).toEqual([]);
  });

  it('where the chat is away, a mail goes out after two hours and not soon', async () => {
    const { w, mails } = await withMail({}, { kind: 'later', reason: 'unavailable' });
    await w.open();
    await w.advance('PT1H59M');
    expect(mails()).toEqual([]);
    await w.advance('PT2M');
    expect(mails()).toHaveLength(1);
  });

  it('while the relay refuses Concord, nothing fails, and the Secretariat is told once in its chat', async () => {
    const { w, relay, mails } = await withMail();
    relay.answers = { sender: () => '535 5.7.8 authentication failed' };
    const e = await w.open();
    await w.advance('PT10H');
    expect((await w.request(e)).unreached).toEqual(['UNHCR']);
    expect(
      (await w.officer.messages('unreached')).filter(({ words }) => words.includes('access to the platform')),
    ).toHaveLength(1);
    expect(await w.fetch('/readyz').then((answer) => answer.text())).toContain('Mail: the relay refuses Concord');
    relay.answers = {};
    // Past the quiet hours in Geneva.
    await w.advance('PT10H');
    expect(mails().length).toBeGreaterThan(0);
    expect((await w.request(e)).unreached).toEqual([]);
  });
});
