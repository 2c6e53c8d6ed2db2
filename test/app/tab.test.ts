/** One's own page in a tab of Teams: who is let in, what may be pressed there, when it ends, and what others try. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { pageBrowser } from '../support/pageBrowser.ts';
import { emailOf, enter, link, openTab, tokenFor, withTab } from '../support/teams/tab.ts';
import { OBJECT, startEntra, type Entra } from '../support/teams/entra.ts';
import { TENANT } from '../support/teams/opened.ts';
import { startWorld, world, type Options, type World } from '../support/world.ts';

let entra: Entra;
beforeAll(async () => {
  entra = await startEntra();
});
afterAll(() => entra.stop());

const tabbed = (options: Options = {}): Promise<World> => world({ ...withTab(entra), ...options });
const positions = async (w: World, e: string): Promise<string[]> =>
  (await w.request(e)).positions.map(({ entity, position }) => `${entity} ${position}`);
/** The lines that were logged, which are looked at and taken away. */
const logged = (w: World): string[] => w.faults.splice(0).map((line) => line.split(':')[0] ?? '');

const OTHER_TENANT = '99999999-9999-9999-9999-999999999999';

const FRAMES =
  'frame-ancestors https://*.cloud.microsoft https://teams.microsoft.com https://*.teams.microsoft.com https://*.microsoft365.com https://*.office.com https://outlook.office.com https://outlook.office365.com';

describe('whoever opens the tab', () => {
  it('with an account that the roll links is at home, presses and writes there, and signs out', async () => {
    const w = await tabbed();
    const who = w.focalPoint('UNHCR');
    await link(w, who);
    const e = await w.open({ title: 'Planted-title' });
    const b = pageBrowser(w);
    const way = await b.open('/tab?theme=dark&locale=en-gb');
    expect(way.text).not.toContain('Planted-title');
    expect(way.html).toContain('data-theme="dark"');
    const home = await enter(b, await tokenFor(w, entra));
    expect(home).toMatchObject({ status: 200, text: expect.stringContaining('Planted-title') as string });
    expect(home.text).toContain('You are here as Focal point of UNHCR');
    // Links lead out of the frame, the one to the page in a browser too.
    expect(home.html).toMatch(/<a [^>]*href="[^"]*\/m\/[^"]*"[^>]*target="_blank"/);
    // What was only looked at has an address of its own, in the tab.
    const shown = await b.press(`${e} · Planted-title`);
    expect(shown.html).toContain('action="/tab/act"');
    await b.press('Endorse');
    expect(await positions(w, e)).toEqual(['UNHCR endorse']);
    const [line] = (await w.records<{ verb: string; platform: string; via?: string }>('audit')).filter(
      ({ verb }) => verb === 'endorsement.endorse',
    );
    expect(line).toMatchObject({
      platform: 'page',
      via: expect.stringMatching(/^tab · pass P-[\w-]{8} of /) as string,
    });
    const form = b.forms().find(({ fields }) => fields.has('say'));
    form?.fields.set('say', 'help');
    if (form) await b.send(form);
    expect(b.here().text).toContain('What Concord can do');
    await b.press('Sign out of this tab');
    expect(b.here().text).toContain('You are signed out of this tab');
    expect((await b.open('/tab/home')).text).not.toContain('Planted-title');
    expect(await w.store.keyValues.list('passes')).toEqual([]);
  });

  it('reads why there is no way in, and what to do, in their language', async () => {
    const w = await tabbed();
    const b = pageBrowser(w);
    await b.open('/tab?locale=fr-ca');
    expect(b.here().html).toContain('<html lang="fr"');
    expect(b.here().text).toContain('Ouvrir ma page dans un navigateur');
    const french = { 'Accept-Language': 'fr' };
    const send = async (token: string) => {
      const form = b.forms().find(({ action }) => action === '/tab/enter');
      form?.fields.set('token', token);
      return form && b.send(form, { headers: french });
    };
    const unknown = await send(await tokenFor(w, entra));
    expect(unknown).toMatchObject({
      status: 403,
      text: expect.stringContaining('Vous ne figurez pas encore') as string,
    });
    expect(unknown?.text).toContain('écrivez une fois « accueil »');
    await b.open('/tab');
    const elsewhere = await enter(b, await tokenFor(w, entra, { tid: OTHER_TENANT }));
    expect(elsewhere).toMatchObject({ status: 403, text: expect.stringContaining('is not served here') as string });
    await b.open('/tab');
    const wrong = await enter(b, await tokenFor(w, entra, { aud: 'api://other.example/x' }));
    expect(wrong).toMatchObject({
      status: 403,
      text: expect.stringContaining('Teams did not say who you are') as string,
    });
    expect(wrong.text).toContain('write “page” to Concord in the chat');
    entra.answer(500);
    await b.open('/tab');
    const other = await tabbed();
    const later = await openTab(other, entra);
    expect(later.here()).toMatchObject({ status: 503, text: expect.stringContaining('could not be asked') as string });
    entra.answer(200);
    // Anybody may send a token, so those raise no alarm.
    expect(logged(w)).toEqual([]);
    expect(logged(other)).toEqual(['the keys for the tab in Teams could not be fetched']);
    expect(await w.store.keyValues.list('passes')).toEqual([]);
  });

  it('is told everything that is theirs in several networks, and nothing of a network that does not know them', async () => {
    const w = await tabbed({ neighbour: true });
    const who = w.focalPoint('UNHCR');
    await link(w, who);
    const b = await openTab(w, entra);
    expect(b.here().text).toContain('You are here as Focal point of UNHCR');
    // The neighbour's person, whose identity nobody linked, is no choice here, even when asked for by id.
    const stranger = await b.open('/tab/home?as=nrc-P-1');
    expect(stranger.text).toContain('You are here as Focal point of UNHCR');
    expect(b.here().html).not.toContain('nrc-P');
  });
});

describe('a pass of the tab', () => {
  it('is good for twelve hours; a form that was filled in meanwhile is done when the account is told again', async () => {
    const w = await tabbed();
    const who = w.focalPoint('UNHCR');
    await link(w, who);
    const e = await w.open();
    const b = await openTab(w, entra);
    await b.open(`/tab/look?as=${who.id}&verb=endorsement.show&target=${e}`);
    const reason = 'Zeichen\n'.repeat(400);
    const form = b.forms().find(({ fields }) => fields.get('verb') === 'endorsement.object');
    for (const name of [...(form?.fields.keys() ?? [])].filter((one) => one.startsWith('i:')))
      form?.fields.set(name, reason);
    await w.advance('PT12H1S');
    const asked = form && (await b.send(form));
    expect(asked?.status).toBe(401);
    expect(await positions(w, e)).toEqual([]);
    // Somebody else has Teams open by now: the form is not theirs.
    await link(w, w.focalPoint('UNICEF'), `${TENANT}/00000000-0000-0000-0000-0000000000b2`);
    const kept = b.forms().find(({ action }) => action === '/tab/enter');
    const others = await enter(b, await tokenFor(w, entra, { oid: '00000000-0000-0000-0000-0000000000b2' }));
    expect(others).toMatchObject({ status: 403, text: expect.stringContaining('somebody else’s') as string });
    expect(await positions(w, e)).toEqual([]);
    kept?.fields.set('token', await tokenFor(w, entra));
    const done = kept && (await b.send(kept));
    expect(done?.text).toContain('UNHCR');
    expect(await positions(w, e)).toEqual(['UNHCR object']);
  });

  it.each([
    ['leaves the roll', async (w: World, email: string) => w.officer.press('roll.remove', null, { email })],
    [
      'is erased',
      async (w: World, email: string) => {
        await w.officer.press('roll.remove', null, { email });
        expect(await w.officer.press('person.erase', null, { email })).toMatchObject({ ok: true });
        expect(await w.store.keyValues.list('passes')).toEqual([]);
      },
    ],
    ['has other links ended', async (w: World, email: string) => w.officer.press('mail.revoke', null, { email })],
    [
      'has another address',
      async (w: World, email: string) => w.officer.press('roll.set', null, { email, newEmail: 'new@unhcr.example' }),
    ],
    [
      'is no longer linked to the account',
      async (w: World) =>
        w.door.unlinkElsewhere(
          { platform: 'teams', user: `33333333-3333-3333-3333-333333333333/${OBJECT}` },
          async () => undefined,
        ),
    ],
  ])('ends when its person %s', async (_what, end) => {
    const w = await tabbed();
    const who = w.focalPoint('UNHCR');
    await link(w, who);
    const e = await w.open();
    const b = await openTab(w, entra);
    await b.open(`/tab/look?as=${who.id}&verb=endorsement.show&target=${e}`);
    const press = b.form('Endorse');
    await end(w, await emailOf(w, who));
    expect((await b.open('/tab/home')).text).not.toContain('You are here');
    expect((await b.send(press)).status).toBe(401);
    expect(await positions(w, e)).toEqual([]);
  });

  it('ends with the tenant’s place on the list of those that are served', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'concord-tab-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const first = await startWorld({ ...withTab(entra), folder });
    await link(first, first.focalPoint('UNHCR'));
    const { cookies } = await openTab(first, entra);
    await first.close();
    for (const [settings, isIn] of [
      [{}, true],
      [{ tenant: OTHER_TENANT, allowedTenants: [OTHER_TENANT] }, false],
    ] as const) {
      const again = await startWorld({ ...withTab(entra, settings), folder });
      const b = pageBrowser(again);
      for (const [name, word] of cookies) b.cookies.set(name, word);
      expect((await b.open('/tab/home')).text.includes('You are here'), JSON.stringify(settings)).toBe(isIn);
      await again.close();
    }
  });

  it('is no pass on the page of a browser, nor the other way round', async () => {
    const w = await tabbed();
    const who = w.focalPoint('UNHCR');
    await link(w, who);
    const b = await openTab(w, entra);
    const word = b.cookies.get('concord-tab-pass') ?? '';
    expect(word).not.toBe('');
    const other = pageBrowser(w);
    other.cookies.set('concord-pass', word);
    expect((await other.open('/m/')).text).toContain('Give the e-mail address');
    // And what the page has given does not open the tab.
    const alone = pageBrowser(w);
    const url = /"url":"([^"]*)"/.exec(JSON.stringify((await who.press('page.show')).card))?.[1] ?? '';
    await alone.open(url);
    await alone.press('Open my page');
    await alone.press('Confirm', { code: /\b\d{6}\b/.exec((await who.last('code')).words)?.[0] ?? '' });
    const tab = pageBrowser(w);
    tab.cookies.set('concord-tab-pass', alone.cookies.get('concord-pass') ?? '');
    expect((await tab.open('/tab/home')).text).not.toContain('You are here');
  });
});

describe('others', () => {
  it('cannot send a token or a press from elsewhere, and what was sent once is no way in for another', async () => {
    const w = await tabbed();
    const who = w.focalPoint('UNHCR');
    await link(w, who);
    const e = await w.open();
    const b = await openTab(w, entra);
    const token = await tokenFor(w, entra);
    await b.open(`/tab/look?as=${who.id}&verb=endorsement.show&target=${e}`);
    const press = b.form('Endorse');
    for (const headers of [
      { Origin: 'https://teams.microsoft.com' },
      { Origin: 'null' },
      { Origin: 'https://evil.example' },
    ])
      expect((await b.send(press, { headers })).status).toBe(403);
    const noGuard = { ...press, fields: new URLSearchParams(press.fields) };
    noGuard.fields.set('guard', 'x');
    expect((await b.send(noGuard)).status).toBe(403);
    // Without the cookies of the tab, as from another browser.
    expect((await pageBrowser(w).send(press)).status).toBe(403);
    await b.open('/tab');
    const way = b.forms().find(({ action }) => action === '/tab/enter');
    way?.fields.set('token', token);
    if (!way) throw new Error('no way in');
    const replayed = await pageBrowser(w).send(way);
    expect(replayed).toMatchObject({
      status: 403,
      text: expect.stringContaining('could not be opened here') as string,
    });
    expect((await b.send(way, { headers: { Origin: 'https://evil.example' } })).status).toBe(403);
    // In the tab itself the same again is the same again: one pass, and the one before is over.
    const before = b.cookies.get('concord-tab-pass');
    await b.send(way);
    await b.send(way);
    expect(b.cookies.get('concord-tab-pass')).not.toBe(before);
    expect(await w.store.keyValues.list('passes')).toHaveLength(1);
    expect(await positions(w, e)).toEqual([]);
  });

  it('may not show any page in a frame but Teams the tab, whose cookies no page beside it gets', async () => {
    const w = await tabbed();
    const who = w.focalPoint('UNHCR');
    await link(w, who);
    const b = pageBrowser(w);
    const way = await b.open('/tab');
    const cookies = way.headers.getSetCookie();
    expect(cookies).toEqual([
      expect.stringMatching(/^concord-tab=[\w-]{22}; Path=\/; .*HttpOnly; SameSite=None.*; Partitioned$/),
    ]);
    const entered = b.forms().find(({ action }) => action === '/tab/enter');
    entered?.fields.set('token', await tokenFor(w, entra));
    const kept = [...b.cookies].map(([name, word]) => `${name}=${word}`).join('; ');
    const answer = await w.fetch('/tab/enter', {
      ...{ method: 'POST', body: entered?.fields ?? '', redirect: 'manual' },
      headers: { Cookie: kept, Origin: w.url },
    });
    expect(answer.headers.getSetCookie().join()).toMatch(/concord-tab-pass=[\w-]{22}; .*SameSite=None.*; Partitioned/);
    await enter(b, await tokenFor(w, entra));
    for (const path of ['/tab', '/tab/home', '/tab/look?verb=home', `/tab/home?as=${who.id}`]) {
      const { headers } = await b.open(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy, path).toContain(FRAMES);
      expect(policy, path).toMatch(new RegExp(`script-src ${w.url}/tab/[0-9a-f]{16}\\.js;`));
      expect(policy, path).not.toMatch(/unsafe|'self'(?!; base)|https:\/\/\*(?:;| )/);
      expect(headers.get('x-frame-options'), path).toBeNull();
      expect(headers.get('referrer-policy'), path).toBe('same-origin');
    }
    for (const path of ['/m/', '/m/x.y', '/m/code?event=x', '/m/look?verb=home', '/page/x.y', '/']) {
      const { headers } = await b.open(path);
      const framed = headers.get('content-security-policy') ?? "frame-ancestors 'none'";
      expect(framed, path).toContain("frame-ancestors 'none'");
      expect(framed, path).not.toContain('microsoft');
      if (path !== '/') expect(headers.get('x-frame-options'), path).toBe('DENY');
      for (const set of headers.getSetCookie()) expect(set, path).not.toContain('None');
    }
  });

  it('get no more than so many answers in a minute, and no other methods', async () => {
    const w = await tabbed();
    const b = pageBrowser(w);
    await b.open('/tab');
    for (let n = 0; n < 59; n += 1) await b.open('/tab');
    expect((await b.open('/tab')).status).toBe(429);
    expect((await w.fetch('/tab/enter', { method: 'PUT' })).status).toBe(405);
    const big = await w.fetch('/tab/act', { method: 'POST', body: 'x'.repeat(300_000) });
    expect(big.status).toBe(413);
    expect((await w.fetch('/tab/act', { method: 'POST', body: '{}' })).status).toBe(415);
    const script = await w.fetch('/tab/0123456789abcdef.js');
    expect(script.headers.get('content-type')).toContain('text/javascript');
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect((await w.fetch('/tab/ffffffffffffffff.js')).status).toBe(404);
  });
});

it('where Teams is not set up there is no tab', async () => {
  const w = await world();
  expect((await w.fetch('/tab')).status).toBe(404);
});
