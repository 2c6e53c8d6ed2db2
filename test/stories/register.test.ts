/** The register of decisions: found by words, and taken away as files (domain.md 9; ToR 3.b.iii). */
import { unzipSync, strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { world, type World } from '../support/world.ts';

/** Two decisions: one with an objection recorded, one strictly confidential. */
async function decided(): Promise<World> {
  const w = await world();
  const e = await w.open({ title: '=Framework, "draft" é' });
  await w.open({ title: 'Names of witnesses', classification: 'strictly confidential' });
  await w.focalPoint('UNHCR').press('endorsement.endorse', e);
  await w.focalPoint('UNFPA').press('endorsement.object', e, { text: '@SUM(A1)\nNot like this.' });
  await w.to('2026-12-03T00:00:00Z');
  return w;
}
const found = async (w: World, words: string): Promise<string> => (await w.focalPoint('UNICEF').say(words)).words;

/** The addresses of the files on a card, by the ending of the name. */
async function links(w: World, inputs = {}): Promise<Record<string, string>> {
  const { card } = await w.officer.press('register.export', null, inputs);
  const actions = (card as { actions: { url: string }[] }).actions;
  return Object.fromEntries(actions.map(({ url }) => [url.slice(url.lastIndexOf('.') + 1), url.slice(w.url.length)]));
}
const download = async (w: World, path = ''): Promise<Response> => w.fetch(path);

describe('searching the register', () => {
  it('without words shows every decision, the latest first', async () => {
    const w = await decided();
    const said = await found(w, 'register');
    expect(said.indexOf('UNA/2026/2')).toBeLessThan(said.indexOf('UNA/2026/1'));
    expect(said).toContain('Wed, 2 Dec 2026, in writing');
  });

  it.each([
    'register framework',
    'REGISTER FRAMEWORK DRAFT',
    'register unhcr',
    'register UNA/2026/1',
    'registre é draft',
  ])('finds by words: %s', async (words) => {
    const said = await found(await decided(), words);
    expect(said).toContain('UNA/2026/1');
    expect(said).not.toContain('UNA/2026/2');
  });

  it('says so when nothing is found', async () => {
    expect(await found(await decided(), 'register unicorns')).toContain('No decision in the register has these words');
  });

  it('has words for nothing, whether or not something was searched for', async () => {
    const w = await world();
    const said = async (words: string): Promise<string> => (await w.officer.say(words)).message;
    expect(await said('register')).toBe('There is no decision yet.');
    expect(await said('endorsement list')).toBe('No requests.');
    expect(await said('send list')).toBe('No messages.');
    expect(await said('news list')).toBe('No news.');
  });

  it('does not give away what a strictly confidential decision is about', async () => {
    const w = await decided();
    expect(await found(w, 'register witnesses')).toContain('No decision');
    const all = await found(w, 'register');
    expect(all).toContain('UNA/2026/2 · E-2');
    expect(all).not.toContain('witnesses');
  });

  it('keeps to the dates given', async () => {
    const w = await decided();
    const by = async (inputs: object) => (await w.officer.press('register.search', null, inputs as never)).words;
    expect(await by({ from: '2026-12-03' })).toContain('No decision');
    expect(await by({ from: '2026-12-02', to: '2026-12-02' })).toContain('UNA/2026/1');
  });

  it('shows observers the reference alone of what is restricted', async () => {
    const w = await decided();
    const { words } = await w.observer.say('register');
    expect(words).toContain('UNA/2026/1');
    expect(words).toContain('UNA/2026/2 · E-2');
    expect(words).not.toContain('witnesses');
  });
});

describe('the files', () => {
  it('are for the Secretariat', async () => {
    const w = await decided();
    expect(await w.focalPoint('UNHCR').press('register.export')).toMatchObject({ ok: false, code: 'notAllowed' });
  });

  it('as a spreadsheet hold every decision, and no formula', async () => {
    const w = await decided();
    const answer = await download(w, (await links(w))['csv']);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="register.csv"');
    expect(answer.headers.get('content-type')).toContain('text/csv');
    const text = await answer.text();
    expect(text).toContain('"\'=Framework, ""draft"" é"');
    expect(text).toContain('UNFPA: @SUM(A1)');
    expect(text.split('\r\n')[0]).toContain('number,date,route,title');
  });

  it('as data and as a document hold the same', async () => {
    const w = await decided();
    const { json, docx } = await links(w);
    const lines = (await (await download(w, json)).json()) as { number: string; objections: unknown[] }[];
    expect(lines.map(({ number }) => number)).toEqual(['UNA/2026/2', 'UNA/2026/1']);
    const parts = unzipSync(new Uint8Array(await (await download(w, docx)).arrayBuffer()));
    const text = strFromU8(parts['word/document.xml'] as Uint8Array);
    expect(text).toContain('=Framework, &quot;draft&quot; é');
    expect(text).toContain('Not like this.');
  });

  it.each(['csv', 'json', 'docx'])('made twice are the same to the byte: %s', async (format) => {
    const w = await decided();
    const path = (await links(w, { format }))[format];
    const [one, two] = [await download(w, path), await download(w, path)];
    expect(Buffer.from(await one.arrayBuffer()).equals(Buffer.from(await two.arrayBuffer()))).toBe(true);
  });

  it('do not run in a browser and stay in no cache', async () => {
    const w = await decided();
    const { headers } = await download(w, (await links(w))['json']);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('cache-control')).toBe('no-store');
  });
});

describe('a link to a file', () => {
  it('expires after two weeks', async () => {
    const w = await world();
    await w.open();
    await w.to('2026-12-03T00:00:00Z');
    const { csv } = await links(w);
    await w.to('2026-12-17T00:00:00Z');
    expect((await download(w, csv)).status).toBe(200);
    await w.to('2026-12-18T00:00:01Z');
    const late = await download(w, csv);
    expect(late.status).toBe(410);
    expect(await late.text()).toContain('expired');
    const french = await fetch(`${w.url}${csv}`, { headers: { 'Accept-Language': 'fr-CH, fr;q=0.9, en;q=0.8' } });
    expect(await french.text()).toContain('Ce lien a expiré');
  });

  it('that was changed, or made up, opens nothing', async () => {
    const w = await decided();
    const { csv = '' } = await links(w);
    const [, , token = '', name = ''] = csv.split('/');
    const [body = '', signature = ''] = token.split('.');
    const other = Buffer.from(Buffer.from(body, 'base64url').toString().replace('register.csv', 'register.json'));
    for (const forged of [`${other.toString('base64url')}.${signature}`, `${body}.${signature}x`, body, '.', 'x.y'])
      expect((await download(w, `/files/${forged}/${name}`)).status, forged).toBe(404);
  });

  it('stops working for whoever may not have the file any more', async () => {
    const w = await decided();
    const { csv } = await links(w);
    const other = (await w.records<{ email: string; roles: string[] }>('people')).find((p) =>
      p.roles.includes('coordinator'),
    );
    const coordinator = await w.byEmail(other?.email ?? '');
    await coordinator.press('roll.set', null, { email: 'new@un.example', name: 'New', role: 'secretariat' });
    const [officer] = await w.records<{ email: string }>('people', w.officer.id);
    await coordinator.press('roll.remove', null, { email: officer?.email });
    expect((await download(w, csv)).status).toBe(403);
  });
});
