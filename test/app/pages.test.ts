/** The signed page on which an officer hands in the roll as a file: what a browser without scripts does with it, and what others try. */
import { describe, expect, it } from 'vitest';
import { world, type World } from '../support/world.ts';

const HEAD = 'entity,name,email,role';

interface Browser {
  readonly path: string;
  open(path?: string, init?: RequestInit): Promise<Page>;
  /** Hands in a file with the form that it has open. */
  upload(content: string | Uint8Array, name?: string, init?: RequestInit): Promise<Page>;
  /** Presses the button of this name on the page that it has open, with these boxes ticked. */
  press(button: string, ticked?: readonly string[], init?: RequestInit): Promise<Page>;
}
interface Page {
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
}

const urlIn = (answer: { readonly card?: unknown }): string =>
  /"url":"([^"]*)"/.exec(JSON.stringify(answer.card))?.[1] ?? '';
const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** Keeps the cookie it is given, and says where its forms come from, as browsers do. */
function browser(w: World, url: string): Browser {
  const path = new URL(url).pathname;
  let cookie = '';
  let html = '';
  const call = async (at: string, { headers = {}, ...init }: RequestInit = {}): Promise<Page> => {
    const answer = await w.fetch(at, {
      ...init,
      headers: { ...(cookie && { Cookie: cookie }), ...(headers as object) },
    });
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    html = await answer.text();
    return { status: answer.status, html, headers: answer.headers };
  };
  const send = (at: string, body: BodyInit, { headers = {}, ...init }: RequestInit = {}): Promise<Page> =>
    call(at, { method: 'POST', body, ...init, headers: { Origin: w.url, ...(headers as object) } });
  const fieldOf = (form: string, name: string): string =>
    unescaped(new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1] ?? '');
  return {
    path,
    open: (at = path, init) => call(at, init),
    upload(content, name = 'roll.csv', init) {
      const form = new FormData();
      form.set('guard', fieldOf(html, 'guard'));
      form.set('file', new File([content as BlobPart], name));
      return send(`${path}/file`, form, init);
    },
    press(button, ticked = [], init) {
      const forms = [...html.matchAll(/<form .*?<\/form>/gs)].map(([form]) => form);
      const form = forms.find((one) => unescaped(one).includes(`>${button}</button>`));
      if (form === undefined) throw new Error(`there is no button ${button} on ${unescaped(html)}`);
      const fields = new URLSearchParams();
      for (const [, name = '', value = ''] of form.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g))
        fields.append(name, unescaped(value));
      for (const [, name = '', value = ''] of form.matchAll(/type="checkbox" name="([^"]*)" value="([^"]*)"/g))
        if (ticked.includes(unescaped(value))) fields.append(name, unescaped(value));
      return send(`${path}/act`, fields, init);
    },
  };
}
const pageOf = async (w: World): Promise<Browser> => browser(w, urlIn(await w.officer.say('people upload')));
const emails = async (w: World): Promise<unknown[]> => (await w.records('people')).map(({ email }) => email);

describe('the page', () => {
  it('takes a file, shows what would change, asks what is new and who leaves, and applies it once', async () => {
    const w = await world({ entities: ['UNHCR'] });
    const b = await pageOf(w);
    expect(await b.open()).toMatchObject({ status: 200, html: expect.stringContaining('at most 2 MB') as string });
    const csv = `${HEAD}\nUNDP,<b>Bo</b> مرحبا,bo@undp.example,focal point\nUNHCR,Ana Li,fp@unhcr.example,focal point`;
    const asked = await b.upload(csv);
    expect(asked.html).toContain('Line 2, “entity”');
    expect(asked.html).not.toMatch(/<b>|<script|javascript:/);
    const preview = await b.press('It is a new entity');
    expect(preview.status).toBe(200);
    expect(preview.html).toContain('UNDP (new)');
    expect(preview.html).toContain('name: Focal point of UNHCR → Ana Li');
    expect(preview.html).toContain('&lt;b&gt;Bo&lt;/b&gt;');
    expect(await emails(w)).not.toContain('bo@undp.example');
    const done = await b.press('Apply, and remove those chosen', ['alt@unhcr.example']);
    expect(done).toMatchObject({ status: 200, html: expect.stringContaining('The roll has been changed') as string });
    expect(await emails(w)).toContain('bo@undp.example');
    expect(await emails(w)).not.toContain('alt@unhcr.example');
    expect(await emails(w)).toContain('colette@secretariat.example');
    const audit = await w.records<{ verb: string; platform: string; actor: string }>('audit');
    expect(audit.filter(({ verb, platform }) => verb === 'roll.import' && platform === 'page')).toHaveLength(3);
    expect(audit.at(-1)?.actor ?? '').not.toBe('');
  });

  it('does nothing for whoever only fetches it, says nothing to others, and speaks its reader’s language', async () => {
    const w = await world();
    await w.officer.press('language.set', null, { language: 'fr' });
    const b = await pageOf(w);
    const before = await w.records('audit');
    for (const method of ['GET', 'HEAD', 'GET']) {
      const { status, headers, html } = await b.open(b.path, { method });
      expect(status).toBe(200);
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
      );
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-robots-tag')).toContain('noindex');
      if (method === 'GET') expect(html).toMatch(/<html lang="fr" dir="ltr">.*Remettre la liste/s);
    }
    expect(await w.records('audit')).toEqual(before);
    expect(await w.store.keyValues.list('pages')).toEqual([]);
    expect((await w.focalPoint('UNHCR').say('people upload')).code).toBe('notAllowed');
    expect((await b.open(b.path, { method: 'PUT' })).status).toBe(405);
  });

  it.each([2_000_001, 20_000_000])('says how a template of %i bytes is made smaller, and leads back', async (size) => {
    const w = await world();
    const b = browser(w, urlIn(await w.officer.press('template.show', null, { document: 'rmc' })));
    await b.open();
    const { html } = await b.upload(new Uint8Array(size), 'letterhead.docx');
    expect(html).toContain('larger than 2 MB');
    expect(html).toContain('Make its pictures smaller');
    expect(html).toMatch(/Back to the form|Check the template/);
  });

  it('says plainly what is wrong with a file', async () => {
    const w = await world();
    const b = await pageOf(w);
    await b.open();
    const picture = await b.upload(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1]), 'roll.png');
    expect(picture).toMatchObject({ status: 422, html: expect.stringContaining('could not be read') as string });
    const large = await b.upload('x'.repeat(2_000_001));
    expect(large).toMatchObject({ status: 422, html: expect.stringContaining('more than 2 MB') as string });
    const back = `href="${b.path}">Back to the form`;
    const larger = await b.upload('x'.repeat(2_100_000));
    expect(larger).toMatchObject({ status: 413, html: expect.stringContaining('more than 2 MB') as string });
    expect(larger.html).toContain(back);
    await b.open();
    const none = await b.upload('');
    expect(none).toMatchObject({ status: 400, html: expect.stringContaining('No file came') as string });
    expect(none.html).toContain(back);
    await b.open();
    const faulty = await b.upload(`${HEAD}\nUNHCR,Ana,ana@,king\nUNHCR,Ana,ana@unhcr.example,alternate,Geneva`);
    expect(faulty.html).toContain('Line 2, “email”');
    expect(faulty.html).toContain('Line 2, “role”');
    expect(faulty.html).toContain('Geneva');
    expect(faulty.html).not.toContain('>Apply</button>');
    expect(faulty.html).toContain('Another file');
  });
});

describe('a form that is not from the page', () => {
  it('changes nothing: of another site, without the cookie or the token, in another browser, for another act', async () => {
    const w = await world({ entities: ['UNHCR'] });
    const url = urlIn(await w.officer.say('people upload'));
    const b = browser(w, url);
    await b.open();
    const csv = `${HEAD}\nUNHCR,Ana Li,ana@unhcr.example,alternate`;
    const before = await w.records('audit');
    const refused: readonly (readonly [string, RequestInit])[] = [
      ['another site', { headers: { Origin: 'https://evil.example' } }],
      ['a frame', { headers: { Origin: 'null' } }],
      ['no cookie', { headers: { Cookie: '' } }],
      ['another cookie', { headers: { Cookie: `concord-page=${'a'.repeat(22)}` } }],
    ];
    for (const [what, init] of refused) {
      const other = browser(w, url);
      await other.open();
      expect((await other.upload(csv, 'roll.csv', init)).status, what).toBe(403);
    }
    expect(await w.records('audit')).toEqual(before);

    const own = await pageOf(w);
    await own.open();
    expect((await own.upload(csv)).status).toBe(200);
    const stolen = browser(w, `${w.url}${own.path}`);
    await stolen.open();
    expect(await stolen.upload(csv)).toMatchObject({
      status: 403,
      html: expect.stringContaining('in use in another browser') as string,
    });
    const forged = new URLSearchParams({ guard: 'x', verb: 'roll.import', 'i:csv': csv, 'i:apply': 'yes' });
    const plain = { method: 'POST', body: forged, headers: { Origin: w.url } };
    expect((await own.open(`${own.path}/act`, plain)).status).toBe(403);
    expect(await emails(w)).not.toContain('ana@unhcr.example');
  });

  it('and none but the acts of the page', async () => {
    const w = await world({ entities: ['UNHCR'] });
    const b = await pageOf(w);
    await b.open();
    const guard = /name="guard" value="([^"]*)"/.exec((await b.open()).html)?.[1] ?? '';
    const body = new URLSearchParams({ guard, verb: 'roll.remove', 'i:email': 'fp@unhcr.example' });
    expect((await b.open(`${b.path}/act`, { method: 'POST', body, headers: { Origin: w.url } })).status).toBe(400);
    expect(await emails(w)).toContain('fp@unhcr.example');
  });
});

describe('the link', () => {
  it('is good for one hour, for this officer, as long as they are one; a file’s link is none', async () => {
    const w = await world();
    const b = await pageOf(w);
    await b.open();
    await b.upload(`${HEAD}\nUNHCR,Ana Li,ana@unhcr.example,alternate`);
    const file =
      new URL(urlIn(await w.officer.press('roll.export', null, { format: 'csv' }))).pathname.split('/')[2] ?? '';
    expect((await b.open(`/page/${file}`)).status).toBe(404);
    expect((await b.open(`${b.path}x`)).status).toBe(404);
    const page = b.path.split('/')[2] ?? '';
    expect((await b.open(`/files/${page}/roll.csv`)).status).toBe(404);
    const [, body = ''] = /^\/page\/([^.]+)/.exec(b.path) ?? [];
    const ticket = {
      ...(JSON.parse(Buffer.from(body, 'base64url').toString()) as object),
      until: '2030-01-01T00:00:00.000Z',
    };
    const changed = Buffer.from(JSON.stringify(ticket)).toString('base64url');
    expect((await b.open(b.path.replace(body, changed))).status).toBe(404);

    const nadia = { email: 'nadia@secretariat.example' };
    await w.coordinator.press('roll.set', null, { email: 'colette@secretariat.example', role: 'secretariat' });
    await w.coordinator.press('roll.set', null, { ...nadia, role: 'observer' });
    expect((await b.open()).status).toBe(403);
    await w.coordinator.press('roll.set', null, { ...nadia, role: 'secretariat' });
    expect((await b.open()).status).toBe(200);
    await b.upload(`${HEAD}\nUNHCR,Ana Li,ana@unhcr.example,alternate`);
    await w.advance('PT1H1M');
    expect(await b.press('Apply')).toMatchObject({
      status: 410,
      html: expect.stringContaining('people upload') as string,
    });
    expect(await emails(w)).not.toContain('ana@unhcr.example');
  });

  it('a form that is sent twice is one event', async () => {
    const w = await world();
    const b = await pageOf(w);
    await b.open();
    await b.upload(`${HEAD}\nUNHCR,Ana Li,ana@unhcr.example,alternate`);
    const html = await b.open().then(() => b.upload(`${HEAD}\nUNHCR,Ana Li,ana@unhcr.example,alternate`));
    const fields = new URLSearchParams(
      [
        ...(/<form [^>]*>((?:(?!<\/form>).)*)>Apply<\/button>/s.exec(html.html)?.[1] ?? '').matchAll(
          /type="hidden" name="([^"]*)" value="([^"]*)"/g,
        ),
      ].map(([, name = '', value = '']) => [name, unescaped(value)]),
    );
    const twice = () => b.open(`${b.path}/act`, { method: 'POST', body: fields, headers: { Origin: w.url } });
    expect([(await twice()).status, (await twice()).status]).toEqual([200, 200]);
    const audit = await w.records<{ platform: string }>('audit');
    expect(audit.filter(({ platform }) => platform === 'page')).toHaveLength(3);
  });
});
