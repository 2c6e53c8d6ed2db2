/** An entity whose people are reached by mail alone: the mail, the page, the code, the position and its receipt. */
import { expect, it, onTestFinished } from 'vitest';
import { createLinks } from '../../src/app/links.ts';
import { networkId, ref } from '../../src/core/ids.ts';
import { loadNetwork } from '../support/features.ts';
import { mailWords } from '../../src/app/platforms.ts';
import { openMail } from '../../src/platforms/mail/module.ts';
import { mailSettings, unread } from '../support/mail/office.ts';
import { startRelay, type ReceivedMail, type Relay } from '../support/mail/relay.ts';
import { pageBrowser } from '../support/pageBrowser.ts';
import { world, type World } from '../support/world.ts';

/** Nobody of UNHCR has a chat. */
async function officeByMail(): Promise<{
  readonly w: World;
  readonly relay: Relay;
  readonly to: (address: string) => ReceivedMail[];
}> {
  const relay = await startRelay();
  onTestFinished(() => relay.stop());
  const w = await world({
    modules: ({ store, now, troubles }) => [
      openMail({
        ...{ ...unread, keyValues: store.keyValues, now, troubles, words: mailWords },
        settings: mailSettings({ port: relay.port }),
      }),
    ],
    platform: (local) => ({
      ...local,
      place: async (person) => (person.entity === 'UNHCR' ? undefined : local.place(person)),
    }),
  });
  return { w, relay, to: (address) => relay.mails.filter((mail) => mail.to.includes(address)) };
}
const linkIn = (mail: ReceivedMail | undefined): string => /http\S*\/m\/\S+/.exec(mail?.text ?? '')?.[0] ?? '';
const AMINA = 'fp@unhcr.example';

it('the mail’s link shows its card, a code by mail proves the mailbox, and the position counts as seen', async () => {
  const { w, to } = await officeByMail();
  const e = await w.open({ title: 'Planted-title' });
  const [mail] = to(AMINA);
  const b = pageBrowser(w);
  const shown = await b.open(linkIn(mail));
  expect(shown).toMatchObject({ status: 200, text: expect.stringContaining('Planted-title') as string });
  const proofs = async (): Promise<unknown[]> =>
    (await w.records<{ to: string; proof?: string; card?: string }>('deliveries'))
      .filter((one) => one.to === w.focalPoint('UNHCR').id)
      .map(({ proof }) => proof);
  expect(await proofs()).toEqual(['handed']);

  const asked = await b.press('Endorse');
  expect(asked.text).toContain('A code of six digits has gone to f…@unhcr.example');
  const code = to(AMINA).at(-1);
  expect(code?.text).toContain(`Endorse: ${e}, for UNHCR`);
  expect(code?.text).not.toContain('/m/');
  expect(code?.headers['subject']).not.toMatch(/\d{6}/);
  expect(await proofs()).toEqual(['handed']);
  const done = await b.press('Confirm', { code: /\b\d{6}\b/.exec(code?.text ?? '')?.[0] ?? '' });
  expect(done.text).toContain(`UNHCR endorses ${e}`);
  expect((await w.request(e)).positions).toMatchObject([{ entity: 'UNHCR', position: 'endorse' }]);
  expect((await proofs())[0]).toBe('seen');
  const audit = await w.records<{ verb: string; platform: string; via?: string }>('audit');
  expect(audit.find(({ verb }) => verb === 'endorsement.endorse')).toMatchObject({
    platform: 'mail',
    via: expect.stringMatching(/^link .+ · pass P-/) as string,
  });

  for (const address of [AMINA, 'alt@unhcr.example']) {
    const receipt = to(address).at(-1);
    expect(receipt?.text).toContain('Recorded for UNHCR: endorsement');
    expect(receipt?.text).toContain('If nobody of your entity did this');
  }
});

it('a link that was passed on shows what the mail said and no more; with a code its owner sees all', async () => {
  const { w, to } = await officeByMail();
  const e = await w.open({ title: 'Planted-title', summary: 'planted-summary' });
  const [mail] = to(AMINA);
  const before = await pageBrowser(w).open(linkIn(mail));
  expect(before.text).toContain('planted-summary');
  await w.focalPoint('UNICEF').press('endorsement.object', e, { text: 'planted-objection' });
  expect(mail?.text).not.toContain('planted-objection');
  const b = pageBrowser(w);
  const passedOn = await b.open(linkIn(mail));
  expect(passedOn.text).toContain('Planted-title');
  expect(passedOn.text).toContain('planted-summary');
  // Before the dates, which may not be those of today.
  expect(passedOn.text).toMatch(
    /This is what the mail said[^.]*\. Dates and more may have changed since\.[^.]* needs a code: it goes to .* by e-mail once[\s\S]*Closes/,
  );
  expect(passedOn.html).not.toMatch(/planted-objection|Focal point of UNICEF/);
  const asked = await b.press('Open my page');
  expect(asked.html).not.toContain('planted-objection');
  const code = to(AMINA).at(-1);
  const mine = await b.press('Confirm', { code: /\b\d{6}\b/.exec(code?.text ?? '')?.[0] ?? '' });
  expect(mine.text).toContain('planted-objection');
  expect((await b.open(linkIn(mail))).text).toContain('planted-objection');
});

it('a link that was passed on offers what the mail listed, and no button that tells what was done since', async () => {
  const { w, to } = await officeByMail();
  const e = await w.open();
  const link = linkIn(to(AMINA)[0]);
  const before = await pageBrowser(w).open(link);
  expect(before.text).toContain('Endorse');
  expect((await w.focalPoint('UNHCR').press('endorsement.object', e, { text: 'Costs.' })).ok).toBe(true);
  const after = await pageBrowser(w).open(link);
  expect(after.text).not.toContain('Withdraw');
  expect(after.text).toContain('Open my page');
});

it('a receipt says that an objection came with a request for discussion, where it did', async () => {
  const { w, to } = await officeByMail();
  await w.open();
  const b = pageBrowser(w);
  for (const [asks, said] of [
    ['no', 'Recorded for UNHCR: objection. It was given'],
    ['yes', 'Recorded for UNHCR: objection and request for discussion. It was given'],
  ] as const) {
    await b.open(linkIn(to(AMINA)[0]));
    const form = b.forms().find(({ fields }) => fields.get('verb') === 'endorsement.object')!;
    form.fields.set('i:text', `Paragraph 12 (${asks}).`);
    if (asks === 'yes') form.fields.set('i:requestDiscussion', asks);
    await b.send(form);
    if (asks === 'no') await b.press('Confirm', { code: /\b\d{6}\b/.exec(to(AMINA).at(-1)?.text ?? '')?.[0] ?? '' });
    await w.settle();
    const receipts = to('alt@unhcr.example').filter(({ text }) => text.includes('Recorded for UNHCR'));
    expect(receipts.at(-1)?.text).toContain(said);
  }
});

it('a receipt of a request for discussion, and of an objection withdrawn besides one, names what was done once', async () => {
  const { w, to } = await officeByMail();
  await w.open();
  const b = pageBrowser(w);
  for (const [verb, said] of [
    ['endorsement.requestDiscussion', 'Recorded for UNHCR: request for discussion. It was given'],
    ['endorsement.object', 'Recorded for UNHCR: objection. It was given'],
    ['endorsement.withdrawObjection', 'Recorded for UNHCR: withdrawal of the objection. It was given'],
  ] as const) {
    await b.open(linkIn(to(AMINA)[0]));
    const form = b.forms().find(({ fields }) => fields.get('verb') === verb)!;
    form.fields.set('i:text', 'Paragraph 12.');
    await b.send(form);
    if (verb === 'endorsement.requestDiscussion')
      await b.press('Confirm', { code: /\b\d{6}\b/.exec(to(AMINA).at(-1)?.text ?? '')?.[0] ?? '' });
    await w.settle();
    const receipts = to('alt@unhcr.example').filter(({ text }) => text.includes('Recorded for UNHCR'));
    expect(receipts.at(-1)?.text).toContain(said);
  }
});

it('a text of blanks alone is refused before a code goes out, with the form as it was filled in', async () => {
  const { w, to } = await officeByMail();
  const e = await w.open();
  const b = pageBrowser(w);
  const objection = () => b.forms().find(({ fields }) => fields.get('verb') === 'endorsement.object')!;
  await b.open(linkIn(to(AMINA)[0]));
  const mails = to(AMINA).length;
  for (const blank of ['   ', '\u200b\u2060\u00a0', '\u2800']) {
    const form = objection();
    form.fields.set('i:text', blank);
    form.fields.set('i:wouldSatisfy', 'planted <b>words</b>');
    const refused = await b.send(form);
    expect(refused).toMatchObject({ status: 422, text: expect.stringContaining('Please fill this in.') as string });
    expect(refused.html).toMatch(/<title>Wrong: /);
    expect(refused.html).toMatch(/aria-invalid="true" autofocus/);
    expect(refused.html).toContain('planted &lt;b&gt;words&lt;/b&gt;');
  }
  await w.settle();
  expect(to(AMINA)).toHaveLength(mails);
  for (const space of ['codes', 'codeSendings']) expect(await w.store.keyValues.list(space), space).toEqual([]);
  const form = objection();
  form.fields.set('i:text', 'Paragraph 12.');
  await b.send(form);
  await b.press('Confirm', { code: /\b\d{6}\b/.exec(to(AMINA).at(-1)?.text ?? '')?.[0] ?? '' });
  expect((await w.request(e)).positions).toMatchObject([{ entity: 'UNHCR', position: 'object' }]);
});

it('when the relay takes no mail nothing is done, and the page says whom to ask; by address the code comes there', async () => {
  const { w, relay, to } = await officeByMail();
  const e = await w.open();
  const url = linkIn(to(AMINA)[0]);
  relay.answers = { data: () => '535 5.7.8 no' };
  const b = pageBrowser(w);
  // What could not be sent uses up none of the three codes of an hour, in the browser and by address.
  for (let n = 0; n < 5; n += 1) {
    await b.open(url);
    expect(await b.press('Endorse')).toMatchObject({
      status: 503,
      text: expect.stringContaining('Secretariat') as string,
    });
    const byAddress = pageBrowser(w);
    await byAddress.open('/m/');
    await byAddress.press('Send me a code', { address: AMINA });
    await expect.poll(() => w.store.keyValues.list('codeSendings', 'address/')).toEqual([]);
  }
  relay.answers = {};
  for (let n = 0; n < 3; n += 1) {
    const byAddress = pageBrowser(w);
    await byAddress.open('/m/');
    const sent = to(AMINA).length;
    await byAddress.press('Send me a code', { address: AMINA });
    await expect.poll(() => to(AMINA).length).toBe(sent + 1);
  }
  expect((await w.request(e)).positions).toEqual([]);
  expect((await w.officer.press('mail.revoke', null, { email: AMINA })).ok).toBe(true);
  const before = to(AMINA).length;
  expect((await b.open(url)).status).toBe(404);
  expect(await b.press('Send me a new one', { address: AMINA })).toMatchObject({ status: 200 });
  await expect.poll(() => to(AMINA).length).toBe(before + 1);
  const again = to(AMINA).at(-1);
  expect(again?.headers['subject']).toBe('Your new link to Concord');
  // It goes to the address of the roll alone, so it leads to what the void one was for; that one stays void.
  expect(await b.open(linkIn(again))).toMatchObject({ status: 200 });
  expect(b.here().text).toContain('Framework of Cooperation');
  expect((await pageBrowser(w).open(url)).status).toBe(404);
  await b.press('Endorse');
  await b.press('Confirm', { code: /\b\d{6}\b/.exec(to(AMINA).at(-1)?.text ?? '')?.[0] ?? '' });
  expect(b.here().text).toContain('You are here as Focal point of UNHCR');
});

it('a code that the relay refuses for now is tried again once', async () => {
  const { w, relay, to } = await officeByMail();
  await w.open();
  const url = linkIn(to(AMINA)[0]);
  let tries = 0;
  relay.answers = { recipient: () => ((tries += 1) % 2 === 1 ? '451 4.7.1 greylisted' : undefined) };
  const before = to(AMINA).length;
  const b = pageBrowser(w);
  await b.open(url);
  expect((await b.press('Endorse')).text).toContain('A code of six digits has gone to f…@unhcr.example');
  expect([tries, to(AMINA).length]).toEqual([2, before + 1]);
});

it('a link that has expired is renewed for what it led to, and both kinds of awaited mails count against the relay', async () => {
  const { w, to } = await officeByMail();
  const e = await w.open({ closesOn: '2026-12-30' });
  const url = linkIn(to(AMINA)[0]);
  await w.advance('P20D');
  const b = pageBrowser(w);
  expect((await b.open(url)).status).toBe(410);
  expect((await b.press('Send me a new one', { address: 'x' })).text).toContain('not an e-mail address');
  const before = to(AMINA).length;
  expect((await b.press('Send me a new one', { address: AMINA })).text).toContain('a new link is on its way');
  await expect.poll(() => to(AMINA).length).toBe(before + 1);
  expect((await b.open(linkIn(to(AMINA).at(-1)))).text).toContain('Framework of Cooperation');
  await b.press('Endorse');
  await b.press('Confirm', { code: /\b\d{6}\b/.exec(to(AMINA).at(-1)?.text ?? '')?.[0] ?? '' });
  expect((await w.request(e)).positions).toMatchObject([{ entity: 'UNHCR', position: 'endorse' }]);
  // Codes have a limit of their own, and so have links that whoever knows the address asks for: three of those go out.
  const sent = to(AMINA).length;
  const other = pageBrowser(w);
  for (let n = 0; n < 4; n += 1) {
    await other.open('/m/nothing');
    expect((await other.press('Send me a new one', { address: AMINA })).text).toContain('a new link is on its way');
  }
  await expect.poll(() => to(AMINA).length).toBe(sent + 3);
});

it('whoever has a chat too gets the code where the link came from', async () => {
  const { w, to } = await officeByMail();
  const e = await w.open();
  const who = w.focalPoint('UNICEF');
  const address = 'fp@unicef.example';
  const b = pageBrowser(w);
  await b.open(/"url":"([^"]*)"/.exec(JSON.stringify((await who.say('page')).card))?.[1] ?? '');
  await b.press('Open my page');
  expect((await who.messages('code')).length).toBe(1);
  expect(to(address)).toEqual([]);
  const [delivery] = (await w.records<{ id: string; to: string }>('deliveries')).filter((one) => one.to === who.id);
  const person = (await loadNetwork(w.store, networkId('una')))?.roll.people[who.id];
  if (!person || !delivery) throw new Error('nothing was sent');
  const links = createLinks({ keyValues: w.store.keyValues, base: () => w.url });
  const other = pageBrowser(w);
  await other.open(await links.linkFor({ person, item: ref(e), delivery: delivery.id, made: await w.now() }));
  await other.press('Endorse');
  expect((await who.messages('code')).length).toBe(1);
  expect(to(address)).toHaveLength(1);
});
