/** One's own page in a browser without scripts: what a link shows, what a code proves, and what others try. */
import { describe, expect, it } from 'vitest';
import { createLinks } from '../../src/app/links.ts';
import { eventId, instant, networkId, ref } from '../../src/core/ids.ts';
import { loadNetwork } from '../support/features.ts';
import { pageBrowser, type PageBrowser } from '../support/pageBrowser.ts';
import { world, type Somebody, type World } from '../support/world.ts';

const urlIn = (answer: { readonly card?: unknown }): string =>
  /"url":"([^"]*)"/.exec(JSON.stringify(answer.card))?.[1] ?? '';
const linkOf = async (somebody: Somebody): Promise<string> => urlIn(await somebody.press('page.show'));
/** The last code that came to somebody's chat. */
const codeOf = async (somebody: Somebody): Promise<string> =>
  /\b\d{6}\b/.exec((await somebody.last('code')).words)?.[0] ?? '';

/** A browser in which somebody has their page open, trusted as theirs. */
async function signedIn(w: World, who: Somebody, link?: string): Promise<PageBrowser> {
  const b = pageBrowser(w);
  await b.open(link ?? (await linkOf(who)));
  await b.press('Open my page');
  await b.press('Confirm', { code: await codeOf(who) });
  expect(b.here().status).toBe(200);
  return b;
}

/** The link that a mail about a request would carry to somebody. */
async function mailLink(w: World, who: Somebody, about: string): Promise<string> {
  const [delivery] = (await w.records<{ id: string; to: string; about: string }>('deliveries')).filter(
    (one) => one.to === who.id && one.about === about,
  );
  const person = (await loadNetwork(w.store, networkId('una')))?.roll.people[who.id];
  if (!delivery || !person) throw new Error('nothing was sent');
  const links = createLinks({ keyValues: w.store.keyValues, base: () => w.url });
  return links.linkFor({ person, item: ref(about), delivery: delivery.id, made: instant(await w.now()) });
}
/** A browser that nobody trusts, after “Endorse” was pressed behind a link: it waits for a code. */
async function endorsing(w: World, url: string): Promise<PageBrowser> {
  const b = pageBrowser(w);
  await b.open(url);
  await b.press('Endorse');
  return b;
}
const positions = async (w: World, e: string): Promise<string[]> =>
  (await w.request(e)).positions.map(({ entity, position }) => `${entity} ${position}`);

describe('the way to one’s own page', () => {
  it('is a link in any chat; opened it proves nothing, with a code it is home', async () => {
    const w = await world();
    const who = w.focalPoint('UNHCR');
    const e = await w.open({ title: 'Planted-title' });
    const said = await who.say('page');
    expect(said).toMatchObject({ ok: true, cardName: 'page' });
    const url = urlIn(said);
    expect(url).toMatch(/\/m\/[\w-]+\.[\w-]{27}$/);
    const b = pageBrowser(w);
    const first = await b.open(url);
    expect(first.status).toBe(200);
    expect(first.text).toContain('The page of Focal point of UNHCR');
    expect(first.text).not.toContain('Planted-title');
    const asked = await b.press('Open my page');
    expect(asked.text).toContain('A code of six digits has gone to your chat');
    expect(asked.text).not.toContain('Planted-title');
    const home = await b.press('Confirm', { code: await codeOf(who) });
    expect(home).toMatchObject({ status: 200, text: expect.stringContaining('Planted-title') as string });
    expect(home.text).toContain('You are here as Focal point of UNHCR');
    // The browser is trusted: home without a link, and a press at once.
    expect((await b.open('/m/')).text).toContain('Planted-title');
    await b.press(`${e} · Planted-title`);
    expect(b.here().text).toContain('Planted-title');
    await b.press('Endorse');
    expect(b.here().status).toBe(200);
    expect(await positions(w, e)).toEqual(['UNHCR endorse']);
    const audit = await w.records<{ verb: string; platform: string }>('audit');
    expect(audit.filter(({ platform }) => platform === 'page').map(({ verb }) => verb)).toContain(
      'endorsement.endorse',
    );
    await b.open('/m/');
    await b.press('Forget this browser');
    expect((await b.open('/m/')).text).toContain('Your e-mail address');
  });
});

describe('the link of a message', () => {
  it('shows what the message said, to whoever has it, and changes nothing', async () => {
    const w = await world();
    const who = w.focalPoint('UNHCR');
    const e = await w.open({ title: 'Planted-title', summary: 'planted-words', classification: 'confidential' });
    const url = await mailLink(w, who, e);
    const before = [await w.records('audit'), await w.records('deliveries')];
    for (const method of ['HEAD', 'GET', 'GET']) {
      const b = pageBrowser(w);
      const { status, headers, text, html } = await b.open(url, { method });
      expect(status).toBe(200);
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
      );
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-robots-tag')).toContain('noindex');
      if (method === 'HEAD') continue;
      expect(text).toContain('Planted-title');
      expect(text).toContain('For Focal point of UNHCR');
      expect(html).not.toMatch(/planted-words|<script|un\.example/);
      expect(html).toMatch(/<html lang="en" dir="ltr">/);
    }
    expect([await w.records('audit'), await w.records('deliveries')]).toEqual(before);
    for (const space of ['codes', 'codeGuesses', 'codeSendings', 'passes', 'pages'])
      expect(await w.store.keyValues.list(space), space).toEqual([]);
  });

  it('a press waits for the code and is done by it at once, once; the browser is trusted then', async () => {
    const w = await world();
    const who = w.focalPoint('UNHCR');
    const e = await w.open();
    const b = pageBrowser(w);
    await b.open(await mailLink(w, who, e));
    const [press, elsewhere] = [b.form('Endorse'), pageBrowser(w)];
    const asked = await b.send(press);
    expect(asked.text).toContain(`This is done with it: Endorse: ${e}, for UNHCR`);
    expect(asked.html).toMatch(/inputmode="numeric" autocomplete="one-time-code"/);
    // Sent twice, the same code stays good.
    await b.send(press);
    expect(await who.messages('code')).toHaveLength(1);
    const code = await codeOf(who);
    expect(await positions(w, e)).toEqual([]);
    // The code is bound to the browser that asked.
    elsewhere.cookies.set('concord-page', 'a'.repeat(22));
    const stolen = b.form('Confirm', { code });
    expect((await elsewhere.send(stolen)).status).toBe(403);
    const confirmation = b.form('Confirm', { code: `${code.slice(0, 3)} ${code.slice(3)}` });
    const done = await b.send(confirmation);
    expect(done).toMatchObject({ status: 200, text: expect.stringContaining(`UNHCR endorses ${e}`) as string });
    expect(await positions(w, e)).toEqual(['UNHCR endorse']);
    // The back button and a double press bring the same answer.
    expect((await b.send(confirmation)).status).toBe(200);
    expect((await b.send(press)).status).toBe(200);
    const acts = (await w.records<{ verb: string; outcome: string; platform: string; via: string }>('audit')).filter(
      ({ verb }) => verb === 'endorsement.endorse',
    );
    expect(acts.map(({ outcome, platform }) => `${outcome} ${platform}`)).toEqual(['accepted mail']);
    expect(acts[0]?.via).toMatch(/^link \S+ · pass P-[\w-]{8} of 2026-11-24T/);
    expect(await who.messages('code')).toHaveLength(1);
    // With the pass a press is done at once.
    const other = await w.open();
    await b.open(await mailLink(w, who, other));
    expect((await b.press('Endorse')).text).toContain('UNHCR endorses');
    expect(await who.messages('code')).toHaveLength(1);
  });

  it('a form that is refused comes back filled in, with what is wrong', async () => {
    const w = await world();
    const who = w.focalPoint('UNHCR');
    const e = await w.open();
    const b = await signedIn(w, who);
    await b.open(await mailLink(w, who, e));
    const objection = b.here().html.match(/<summary[^>]*>([^<]*[Oo]bject[^<]*)</)?.[1] ?? '';
    expect(objection).not.toBe('');
    const submit = b.forms().find(({ fields }) => fields.get('verb') === 'endorsement.object') ?? {
      fields: new URLSearchParams(),
      action: '',
    };
    submit.fields.set('i:text', '   ');
    submit.fields.set('i:wouldSatisfy', 'planted <b>words</b>');
    const refused = await b.send(submit);
    expect(refused.status).toBe(422);
    expect(refused.html).toMatch(/<title>Wrong: /);
    expect(refused.html).toMatch(/<details open>/);
    expect(refused.html).toMatch(/aria-invalid="true" autofocus/);
    expect(refused.html).toContain('planted &lt;b&gt;words&lt;/b&gt;');
    const again = b.forms().find(({ fields }) => fields.get('verb') === 'endorsement.object');
    again?.fields.set('i:text', 'مرحبا\r\nNo.');
    expect((await b.send(again ?? submit)).status).toBe(200);
    expect(await positions(w, e)).toEqual(['UNHCR object']);
  });
});

describe('codes', () => {
  it('take five guesses and ten minutes, and three an hour go out', async () => {
    const w = await world();
    const who = w.focalPoint('UNHCR');
    const e = await w.open();
    const url = await mailLink(w, who, e);
    const ask = (): Promise<PageBrowser> => endorsing(w, url);
    const b = await ask();
    const code = await codeOf(who);
    const wrong = code === '000000' ? '000001' : '000000';
    const page = b.form('Confirm', { code: wrong });
    // An empty field, and one that was sent too early, are no guesses.
    for (const early of ['', '12345']) {
      page.fields.set('code', early);
      const { text } = await b.send(page);
      expect(text).toContain('A code has six digits');
      expect(text).not.toContain('guess');
    }
    page.fields.set('code', wrong);
    for (const left of [4, 3, 2, 1])
      expect((await b.send(page)).text).toContain(`There ${left === 1 ? 'is' : 'are'} ${left} guess`);
    expect((await b.send(page)).text).toContain('wrong five times');
    // What is to be pressed again is there.
    expect(b.form('Endorse').fields.get('verb')).toBe('endorsement.endorse');
    page.fields.set('code', code);
    expect((await b.send(page)).text).toContain('wrong five times');

    const late = await ask();
    const old = late.form('Confirm', { code: await codeOf(who) });
    await w.advance('PT10M1S');
    expect(await late.send(old)).toMatchObject({
      status: 410,
      text: expect.stringContaining('code is over') as string,
    });
    expect((await ask()).here().status).toBe(200);
    const fourth = await ask();
    expect(fourth.here()).toMatchObject({ status: 429, text: expect.stringContaining('Secretariat') as string });
    expect(await who.messages('code')).toHaveLength(3);
    const last = await ask();
    for (const hour of [1, 2, 3]) {
      // Those by address alone are counted apart.
      await w.advance('PT1H');
      for (let n = 0; n < 3; n += 1) {
        await last.open('/m/');
        await last.press('Send me a code', { address: 'FP@unhcr.example' });
      }
      expect((await who.messages('code')).length, `after ${hour} hours`).toBe(3 + 3 * hour);
    }
    await w.advance('P1D');
    await last.open('/m/');
    expect((await last.press('Send me a code', { address: 'fp@unhcr.example' })).status).toBe(200);
    expect(await positions(w, e)).toEqual([]);
  });

  it('that are over lead to a new one for the same press, and after an hour to the card', async () => {
    const w = await world();
    const who = w.focalPoint('UNHCR');
    const e = await w.open();
    const b = await endorsing(w, await mailLink(w, who, e));
    const old = b.form('Confirm', { code: await codeOf(who) });
    await w.advance('PT11M');
    expect(await b.send(old)).toMatchObject({ status: 410, text: expect.stringContaining('code is over') as string });
    expect(b.here().text).toContain(`Endorse: ${e}, for UNHCR`);
    await b.press('Send me a new code');
    const last = b.form('Confirm', { code: await codeOf(who) });
    await w.advance('PT61M');
    expect(await b.send(last)).toMatchObject({ status: 410, text: expect.stringContaining('code is over') as string });
    expect(await positions(w, e)).toEqual([]);
    const press = b.form('Endorse');
    await b.send(press);
    await w.advance('PT11M');
    // Reloaded, too.
    const at = new URLSearchParams({ event: press.fields.get('event') ?? '' });
    await b.open(`/m/code?${at.toString()}`);
    expect(b.here()).toMatchObject({ status: 410, text: expect.stringContaining(`Endorse: ${e}`) as string });
    await b.press('Send me a new code');
    await b.press('Confirm', { code: await codeOf(who) });
    expect(await positions(w, e)).toEqual(['UNHCR endorse']);
  });

  it('of somebody’s own link are not used up by strangers who know the address, nor is a new one for it', async () => {
    const w = await world();
    const who = w.focalPoint('UNHCR');
    const e = await w.open();
    const url = await mailLink(w, who, e);
    for (let n = 0; n < 4; n += 1) {
      const stranger = pageBrowser(w);
      await stranger.open('/m/');
      await stranger.press('Send me a code', { address: 'fp@unhcr.example' });
      await stranger.press('Send me another code');
      await stranger.open('/m/nothing');
      await stranger.press('Send me a new one', { address: 'fp@unhcr.example' });
    }
    expect(await who.messages('code')).toHaveLength(3);
    await expect.poll(async () => (await who.messages('page')).length).toBe(3);
    const b = await endorsing(w, url);
    await b.press('Confirm', { code: await codeOf(who) });
    expect(await positions(w, e)).toEqual(['UNHCR endorse']);
    await w.officer.press('mail.revoke', null, { email: 'fp@unhcr.example' });
    const own = pageBrowser(w);
    await own.open(url);
    await own.press('Send me a new one', { address: 'fp@unhcr.example' });
    await expect.poll(async () => (await who.messages('page')).length).toBe(4);
  });

  it('are not used up by new links, and past the limit say what they say to nobody', async () => {
    const w = await world();
    const who = w.focalPoint('UNHCR');
    const e = await w.open();
    const url = await mailLink(w, who, e);
    const ask = async (address: string): Promise<string> => {
      const b = pageBrowser(w);
      await b.open('/m/');
      const { status, text } = await b.press('Send me a code', { address });
      return `${status} ${text}`;
    };
    for (let n = 0; n < 4; n += 1) {
      const b = pageBrowser(w);
      await b.open('/m/nothing');
      expect(await b.press('Send me a new one', { address: 'fp@unhcr.example' })).toMatchObject({ status: 200 });
    }
    await expect.poll(async () => (await who.messages('page')).length).toBe(3);
    for (let n = 0; n < 3; n += 1) expect((await endorsing(w, url)).here().status).toBe(200);
    // Nobody learns whether somebody with this address has asked before.
    for (let n = 0; n < 4; n += 1) expect(await ask('fp@unhcr.example')).toBe(await ask('nobody@un.example'));
    expect(await who.messages('code')).toHaveLength(6);
  });

  it('by address say the same whether anybody has it', async () => {
    const w = await world();
    const who = w.focalPoint('UNHCR');
    // Nor by the language.
    await who.press('language.set', null, { language: 'fr' });
    const seen: string[] = [];
    for (const address of ['fp@unhcr.example', 'nobody@un.example']) {
      const b = pageBrowser(w);
      expect((await b.open('/m/nothing')).status).toBe(404);
      const again = await b.press('Send me a new one', { address });
      await b.open('/m/');
      const asked = await b.press('Send me a code', { address });
      expect([again.status, asked.status]).toEqual([200, 200]);
      seen.push(again.text + asked.text);
      const code = address.startsWith('fp') ? await codeOf(who) : '123456';
      const given = await b.press('Confirm', { code });
      expect(given.text).toContain(address.startsWith('fp') ? 'Vous êtes ici en tant que' : 'That is not the code');
    }
    expect(seen[0]).toBe(seen[1]);
    // Without mail the new link comes to the chat.
    const b = pageBrowser(w);
    const { card } = await who.last('page');
    expect((await b.open(/"url":"([^"]*)"/.exec(JSON.stringify(card))?.[1] ?? '')).status).toBe(200);
    await b.open('/m/');
    expect(await b.press('Send me a code', { address: 'x' })).toMatchObject({ status: 422 });
    expect(b.here().text).toContain('not an e-mail address');
  });
});

describe('words that cannot be taken', () => {
  it('are given back after five wrong codes, with the card to send them again', async () => {
    const w = await world();
    const who = w.focalPoint('UNHCR');
    const e = await w.open();
    const b = pageBrowser(w);
    await b.open(await mailLink(w, who, e));
    const form = b.forms().find(({ fields }) => fields.get('verb') === 'endorsement.object')!;
    form.fields.set('i:text', 'Planted <words> that took an hour.');
    await b.send(form);
    const code = await codeOf(who);
    const page = b.form('Confirm', { code: code === '000000' ? '000001' : '000000' });
    const kept = 'Planted &lt;words&gt; that took an hour.</textarea>';
    for (let n = 0; n < 4; n += 1) expect((await b.send(page)).html).not.toContain(kept);
    for (const which of ['the fifth', 'one more']) {
      const spent = await b.send(page);
      expect(spent, which).toMatchObject({ status: 422, html: expect.stringContaining(kept) as string });
      expect(spent.text).toContain('wrong five times');
      expect(b.forms().some(({ fields }) => fields.get('verb') === 'endorsement.object')).toBe(true);
    }
    // Reloaded, or gone back to, it asks for no code that cannot be right any more.
    const asked = new URLSearchParams({ event: page.fields.get('event')!, link: page.fields.get('link')! });
    const reloaded = await b.open(`/m/code?${asked.toString()}`);
    expect(reloaded).toMatchObject({ status: 422, html: expect.stringContaining(kept) as string });
    expect(reloaded.text).toContain('wrong five times');
    expect(b.forms().some(({ action }) => action.endsWith('/m/code'))).toBe(false);
    expect(await positions(w, e)).toEqual([]);
  });

  it('opens the page that asks for a code so many times a minute for each link, and the link after that too', async () => {
    const w = await world();
    const url = await mailLink(w, w.focalPoint('UNHCR'), await w.open());
    const link = url.slice(url.lastIndexOf('/') + 1);
    const b = pageBrowser(w);
    const statuses: number[] = [];
    for (let n = 0; n < 22; n += 1)
      statuses.push((await b.open(`/m/code?event=none-${n}&link=${encodeURIComponent(link)}`)).status);
    expect([statuses[0], statuses.filter((status) => status === 429).length]).toEqual([410, 2]);
    expect((await pageBrowser(w).open(url)).status).toBe(200);
  });

  it('are given back: by a link that was revoked meanwhile, past the limit of codes, in a form that is too old', async () => {
    const w = await world();
    const who = w.focalPoint('UNHCR');
    const e = await w.open();
    const url = await mailLink(w, who, e);
    const objection = async (b: PageBrowser) => {
      await b.open(url);
      const form = b.forms().find(({ fields }) => fields.get('verb') === 'endorsement.object')!;
      form.fields.set('i:text', 'Planted <words> that took an hour.');
      return form;
    };
    const [b, c] = [pageBrowser(w), pageBrowser(w)];
    const [revoked, old] = [await objection(b), await objection(c)];
    old.fields.set('guard', 'another');
    const kept = 'Planted &lt;words&gt; that took an hour.</textarea>';
    expect(await c.send(old)).toMatchObject({ status: 403, html: expect.stringContaining(kept) as string });
    for (let n = 0; n < 3; n += 1) await endorsing(w, url);
    const limited = await objection(c);
    expect(await c.send(limited)).toMatchObject({ status: 429, html: expect.stringContaining(kept) as string });
    await w.officer.press('mail.revoke', null, { email: 'fp@unhcr.example' });
    expect(await b.send(revoked)).toMatchObject({ status: 404, html: expect.stringContaining(kept) as string });
    expect(await positions(w, e)).toEqual([]);
  });
});

describe('all that the chat has', () => {
  it('is a press away from home: downloads, the upload of the roll, the boards of the Secretariat', async () => {
    const w = await world();
    const { officer } = w;
    const home = await officer.press('home');
    const [, url = ''] = /"title":"Open in a browser","url":"([^"]*)"/.exec(JSON.stringify(home.card)) ?? [];
    expect(url).toMatch(/\/m\/[\w.-]+$/);
    const b = await signedIn(w, officer, url);
    // One is there already.
    expect(b.here().text).not.toContain('Open in a browser');
    const at = async (words: string) => {
      await b.open('/m/');
      return b.press('Send', { say: words });
    };
    const linkOn = (title: string): string =>
      new RegExp(`<a [^>]*href="([^"]*)"[^>]*>${title}`).exec(b.here().html)?.[1]?.replaceAll('&amp;', '&') ?? '';

    await at('people upload');
    const upload = await b.open(linkOn('Open the page'));
    expect(upload).toMatchObject({ status: 200, text: expect.stringContaining('CSV') as string });

    await at('people export');
    const [, file = ''] = /href="([^"]*roll\.csv)"/.exec(b.here().html) ?? [];
    const roll = await b.open(file);
    expect(roll.headers.get('content-type')).toContain('text/csv');
    expect(roll.html).toContain('fp@unhcr.example');

    const call = { title: 'Annual report', questions: 'What was done?', dueOn: '2026-12-15', entities: 'UNHCR' };
    const { target: i = '' } = await officer.press('input.open', null, call);
    expect((await at(`input show ${i}`)).text).toMatch(/Annual report[^]*UNHCR/);
  });
});

describe('what others try', () => {
  it('a browser that opens and presses everything does nothing', async () => {
    const w = await world();
    const who = w.focalPoint('UNHCR');
    const e = await w.open();
    const url = await mailLink(w, who, e);
    const before = (await w.records('audit')).length;
    const b = pageBrowser(w);
    await b.open(url);
    for (const sending of b.forms()) {
      const one = pageBrowser(w);
      await one.open(url);
      const same = one.forms().find(({ fields }) => fields.get('verb') === sending.fields.get('verb'));
      await one.send(same ?? sending);
      // A form that was sent empty comes back with all others of the card: those have their turn here already.
      const shown = b.forms().map(({ fields }) => fields.get('verb'));
      for (const next of one.forms()) if (!shown.includes(next.fields.get('verb'))) await one.send(next);
    }
    expect((await w.records('audit')).length).toBe(before);
    expect((await who.messages('code')).length).toBe(3);
    expect((await pageBrowser(w).open(url)).status).toBe(200);
  });

  it('forms of other sites, without cookie or token, of another kind or size', async () => {
    const w = await world();
    const who = w.focalPoint('UNHCR');
    const e = await w.open();
    const b = await signedIn(w, who);
    await b.open(await mailLink(w, who, e));
    const press = b.form('Endorse');
    const pass = b.cookies.get('concord-pass') ?? '';
    expect(pass).toMatch(/^[\w-]{22}$/);
    const refused: readonly (readonly [number, RequestInit])[] = [
      [403, { headers: { Origin: 'https://evil.example' } }],
      [403, { headers: { Origin: 'null' } }],
      [403, { headers: { Cookie: '' } }],
      [403, { headers: { Cookie: `concord-page=${'a'.repeat(22)}; concord-pass=${pass}` } }],
      [403, { body: new URLSearchParams([...press.fields].map(([k, v]) => [k, k === 'guard' ? 'x' : v])) }],
      [403, { body: new URLSearchParams([...press.fields].map(([k, v]) => [k, k === 'as' ? w.officer.id : v])) }],
      [415, { body: '{}', headers: { 'Content-Type': 'application/json' } }],
      [413, { body: new URLSearchParams({ x: 'x'.repeat(300_000) }) }],
      [405, { method: 'PUT' }],
    ];
    const kept = [...b.cookies];
    for (const [status, init] of refused) {
      expect((await b.send(press, init)).status, JSON.stringify(init)).toBe(status);
      b.cookies = new Map(kept);
    }
    expect(await positions(w, e)).toEqual([]);
    expect((await b.open('/m/act')).text).toContain('You are here as');
    expect((await b.send(press)).status).toBe(200);
    expect(await positions(w, e)).toEqual(['UNHCR endorse']);
  });

  it('a link of one person in the browser of another opens the other’s own', async () => {
    const w = await world();
    const [amina, bo] = [w.focalPoint('UNHCR'), w.focalPoint('UNICEF')];
    const e = await w.open({ title: 'Planted-title' });
    const b = await signedIn(w, bo);
    await b.open(await mailLink(w, amina, e));
    const asked = await b.press('Endorse');
    expect(asked.text).toContain('This is for Focal point of UNHCR');
    expect(asked.text).toContain('In this browser you are Focal point of UNICEF');
    expect(await positions(w, e)).toEqual([]);
    await b.press('Open it as Focal point of UNICEF');
    expect(b.here().text).toContain('Planted-title');
    await b.press('Endorse');
    expect(await positions(w, e)).toEqual(['UNICEF endorse']);
    // At a shared computer she says who she is.
    await b.open(await mailLink(w, amina, e));
    await b.press('Endorse');
    await b.press('I am Focal point of UNHCR: send me a code');
    await b.press('Confirm', { code: await codeOf(amina) });
    expect(await positions(w, e)).toEqual(['UNICEF endorse', 'UNHCR endorse']);
    expect(b.here().text).toContain('Open it as Focal point of UNICEF');
  });

  it('links to files and to pages end with a revocation as well, and new ones are good', async () => {
    const w = await world();
    const [officer] = await w.records<{ email: string }>('people', w.officer.id);
    const at = { email: officer?.email };
    const e = await w.open();
    const linksOn = async (): Promise<string[]> => {
      const cards = [await w.officer.press('endorsement.export', e), await w.officer.say('people upload')];
      const found = cards.flatMap(
        ({ card }) => JSON.stringify(card).match(/http[^"\s]+\/(?:files|page)\/[^"\s\\]+/g) ?? [],
      );
      return [...new Set(found)];
    };
    const statusOf = async (url: string): Promise<number> => (await w.fetch(new URL(url).pathname)).status;
    const before = await linksOn();
    expect(before.filter((url) => url.includes('/page/')).length).toBeGreaterThan(0);
    for (const url of before) expect(await statusOf(url), url).toBe(200);
    await w.officer.press('mail.revoke', null, at);
    for (const url of before) expect(await statusOf(url), url).toBe(410);
    for (const url of await linksOn()) expect(await statusOf(url), url).toBe(200);
  });

  it('links and passes end with time, revocation, another address, and leaving the roll', async () => {
    const w = await world();
    const who = w.focalPoint('UNHCR');
    const e = await w.open();
    const [b, url] = [await signedIn(w, who), await mailLink(w, who, e)];
    const isHome = async (): Promise<boolean> => (await b.open('/m/')).text.includes('You are here as');
    expect(await isHome()).toBe(true);
    const at = { email: 'fp@unhcr.example' };
    expect(await w.officer.press('mail.revoke', null, at)).toMatchObject({ ok: true, cardName: 'person' });
    expect(await isHome()).toBe(false);
    expect((await b.open(url)).status).toBe(404);
    expect((await w.focalPoint('UNICEF').press('mail.revoke', null, at)).code).toBe('notAllowed');
    expect((await w.officer.press('mail.revoke', null, { email: 'no@un.example' })).fields).toHaveProperty('email');

    const c = await signedIn(w, who);
    const fresh = await mailLink(w, who, e);
    await w.officer.press('mail.revoke', null, at);
    expect((await c.open(fresh)).status).toBe(404);
    const d = await signedIn(w, who);
    const newest = await mailLink(w, who, e);
    await w.officer.press('roll.set', null, { ...at, newEmail: 'amina@unhcr.example' });
    expect((await d.open('/m/')).text).toContain('Your e-mail address');
    expect((await d.open(newest)).status).toBe(404);

    await w.advance('PT1H');
    const f = await signedIn(w, who);
    const last = await mailLink(w, who, e);
    await w.advance('P13D');
    expect((await f.open(last)).status).toBe(200);
    await f.open('/m/');
    await f.press('Help');
    await w.advance('P2D');
    expect(await f.open(last)).toMatchObject({
      status: 410,
      text: expect.stringContaining('no longer good') as string,
    });
    await w.advance('P27D');
    expect((await f.open('/m/')).text).toContain('You are here as');
    await w.advance('P2D');
    expect((await f.open('/m/')).text).toContain('Your e-mail address');
    const g = await signedIn(w, who);
    await w.officer.press('roll.remove', null, { email: 'amina@unhcr.example' });
    expect((await g.open('/m/')).text).toContain('Your e-mail address');
  });

  it('a code ends with a revocation, another address, leaving the roll or an account that is unlinked', async () => {
    const w = await world();
    const who = w.focalPoint('UNHCR');
    const at = { email: 'fp@unhcr.example' };
    const account = { ...at, identity: 'slack:T1/U7' };
    await w.officer.press('roll.link', null, account);
    const e = await w.open();
    const newest = async (): Promise<[PageBrowser, string]> => {
      const b = await endorsing(w, await mailLink(w, who, e));
      return [b, await codeOf(who)];
    };
    for (const [verb, inputs] of [
      ['mail.revoke', at],
      ['roll.unlink', account],
      ['roll.set', { ...at, newEmail: 'amina@unhcr.example' }],
      ['roll.remove', { email: 'amina@unhcr.example' }],
    ] as const) {
      const [b, code] = await newest();
      // One who asked by address alone learns nothing of it.
      const stranger = pageBrowser(w);
      await stranger.open('/m/');
      await stranger.press('Send me a code', { address: at.email });
      const theirs = verb === 'mail.revoke' ? await codeOf(who) : '';
      const given = b.form('Confirm', { code });
      expect((await w.officer.press(verb, null, inputs)).ok, verb).toBe(true);
      expect(await b.send(given), verb).toMatchObject({
        status: 410,
        text: expect.stringContaining('This code is over') as string,
      });
      expect((await b.open('/m/')).text, verb).toContain('Your e-mail address');
      if (theirs !== '') {
        expect((await stranger.press('Confirm', { code: theirs })).text).toContain('That is not the code');
        await stranger.press('Send me another code');
        expect((await stranger.press('Confirm', { code: await codeOf(who) })).text).toContain('You are here as');
      } else expect((await stranger.press('Confirm', { code: '000000' })).text, verb).toContain('That is not the code');
      await w.advance('PT2H');
    }
    expect(await positions(w, e)).toEqual([]);
    expect((await w.records<{ verb: string }>('audit')).some(({ verb }) => verb === 'endorsement.endorse')).toBe(false);
  });

  it('a browser that was trusted by a code in a chat ends with the account, and not with one that is new', async () => {
    const w = await world();
    const who = w.focalPoint('UNHCR');
    const account = { email: 'fp@unhcr.example', identity: 'slack:T1/U7' };
    await w.officer.press('roll.link', null, account);
    const b = await signedIn(w, who);
    await w.officer.press('roll.link', null, { ...account, identity: 'teams:T1/O7' });
    await b.press('Help');
    expect((await b.open('/m/')).text).toContain('You are here as');
    const c = await signedIn(w, who);
    await w.officer.press('roll.unlink', null, account);
    for (const one of [b, c]) expect((await one.open('/m/')).text).toContain('Your e-mail address');
    const d = await signedIn(w, who);
    expect((await d.open('/m/')).text).toContain('You are here as');
    expect((await b.open('/m/')).text).toContain('Your e-mail address');
  });

  it('sixty requests a minute from an address, twenty to a link', async () => {
    const w = await world();
    const url = await linkOf(w.focalPoint('UNHCR'));
    const statuses = await Promise.all(
      Array.from({ length: 61 }, (_, n) =>
        w.fetch(n < 25 ? new URL(url).pathname : '/m/').then(({ status }) => status),
      ),
    );
    expect(statuses.filter((status) => status === 429).length).toBe(5 + 1);
    // Behind a proxy on this machine each browser counts by itself.
    const behind = { headers: { 'X-Forwarded-For': '203.0.113.9' } };
    expect([(await w.fetch('/m/', behind)).status, (await w.fetch('/m/')).status]).toEqual([200, 429]);
    expect((await w.fetch('/m/')).headers.get('retry-after')).toBe('60');
  });
});

describe('what the chat has', () => {
  it('is there by typed words too, and a position leaves a receipt with everybody of the entity', async () => {
    const w = await world();
    const [who, other] = [w.focalPoint('UNHCR'), w.alternate('UNHCR')];
    const e = await w.open();
    const b = await signedIn(w, who);
    await b.press('Send', { say: 'register' });
    expect(b.here()).toMatchObject({ status: 200, text: expect.stringContaining('Register') as string });
    await b.press('Send', { say: 'language zz' });
    expect(b.here()).toMatchObject({ status: 422 });
    await b.press('Send', { say: `we endorse ${e}` });
    expect(await positions(w, e)).toEqual([]);
    await b.press('Endorse');
    for (const one of [who, other])
      expect((await one.last('positionReceipt')).words).toMatch(
        /Recorded for UNHCR: endorsement\. It was given by Focal point of UNHCR in a browser/,
      );
    await w.focalPoint('UNICEF').press('endorsement.endorse', e);
    expect(await w.focalPoint('UNICEF').messages('positionReceipt')).toEqual([]);
  });
});

it('takes an answer of twenty thousand letters of any script in one form', async () => {
  const w = await world();
  const who = w.focalPoint('UNHCR');
  const call = await w.officer.press('input.open', null, {
    title: 'Annual report',
    questions: 'What was done?',
    dueOn: '2026-12-10',
  });
  expect(call).toMatchObject({ ok: true });
  await w.settle();
  const b = await signedIn(w, who);
  await b.press('Send', { say: `call show ${call.target ?? ''}` });
  const fill = b.forms().find(({ fields }) => fields.get('verb') === 'input.fill');
  if (!fill) throw new Error(`there is no way to answer on ${b.here().text}`);
  const { html } = await b.send(fill);
  expect(html).toContain('enctype="multipart/form-data"');
  expect(html).toContain('maxlength="20000"');
  const form = b.forms().find(({ fields }) => fields.get('verb') === 'input.save');
  const field = [...(form?.fields.keys() ?? [])].find((name) => name.startsWith('i:answers')) ?? '';
  const words = 'كلمة '.repeat(4_000).trim().padEnd(20_000, '.');
  const body = new FormData();
  for (const [name, value] of form?.fields ?? []) body.append(name, name === field ? words : value);
  const done = await b.open('/m/act', { method: 'POST', body, headers: { Origin: w.url } });
  expect(done.status).toBe(200);
  const [stored] = await w.records<{ answers: unknown }>('inputs', call.target);
  expect(JSON.stringify(stored)).toContain(words);
});

describe('a form that was open while its reader came to speak for another entity', () => {
  const PLACES = { email: 'fp@unhcr.example', with: 'fp@unicef.example' };
  const objectionOn = (b: PageBrowser, words: string) => {
    const form = b.forms().find(({ fields }) => fields.get('verb') === 'endorsement.object')!;
    form.fields.set('i:text', words);
    return form;
  };

  it('records nothing, gives the words back, and shows the card whose form counts for the new entity', async () => {
    const w = await world();
    const who = w.focalPoint('UNHCR');
    const e = await w.open();
    const b = await signedIn(w, who);
    await b.open(await mailLink(w, who, e));
    const [endorse, object] = [b.form('Endorse'), objectionOn(b, 'Paragraph 12 is not ours to accept.')];
    expect(await w.officer.press('roll.exchange', null, PLACES)).toMatchObject({ ok: true });
    for (const form of [endorse, object]) {
      const refused = await b.send(form);
      expect(refused).toMatchObject({ status: 422, text: expect.stringContaining('for another entity') as string });
      expect(await positions(w, e)).toEqual([]);
    }
    expect(b.here().text).toContain('Paragraph 12 is not ours to accept.');
    expect(await b.press('Endorse')).toMatchObject({ status: 200 });
    expect(await positions(w, e)).toEqual(['UNICEF endorse']);
  });

  it('does nothing either when the code comes after the change', async () => {
    const w = await world();
    const who = w.focalPoint('UNHCR');
    const e = await w.open();
    const b = await endorsing(w, await mailLink(w, who, e));
    await w.officer.press('roll.exchange', null, PLACES);
    const { text } = await b.press('Confirm', { code: await codeOf(who) });
    expect(text).toContain('for another entity');
    expect(await positions(w, e)).toEqual([]);
    await b.press('Endorse');
    expect(await positions(w, e)).toEqual(['UNICEF endorse']);
  });

  it('is refused as stale by the core, with the present card; who does not say for whom is not asked', async () => {
    const w = await world();
    const { id } = w.focalPoint('UNHCR');
    const e = await w.open();
    let n = 0;
    const press = (verb: string, drawnFor: string, target: string | undefined = e) =>
      w.door.press({
        ...{ verb, inputs: {}, drawnFor, from: id, platform: 'page', eventId: eventId(`press ${(n += 1)}`) },
        ...(target !== '' && { target }),
      });
    expect(await press('endorsement.endorse', 'WFP')).toMatchObject({
      ...{ ok: false, code: 'stale', target: e, cardName: 'request' },
      message: expect.stringContaining('Nothing was recorded') as string,
    });
    expect(await press('correspondence.submit', 'WFP', '')).toMatchObject({ ok: false, code: 'stale' });
    expect(await press('endorsement.endorse', 'WFP', 'E-99')).toMatchObject({ ok: false, code: 'notFound' });
    // A look is none of an entity’s acts.
    expect(await press('endorsement.show', 'WFP')).toMatchObject({ ok: true });
    expect(await positions(w, e)).toEqual([]);
    expect(await press('endorsement.endorse', 'UNHCR')).toMatchObject({ ok: true });
    expect(await w.focalPoint('UNICEF').press('endorsement.abstain', e, { text: 'Not ours.' })).toMatchObject({
      ok: true,
    });
  });
});
