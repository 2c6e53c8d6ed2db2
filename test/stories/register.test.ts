/** The register of decisions: found by words, and taken away as files (domain.md 9; ToR 3.b.iii). */
import { unzipSync, strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { schemaFaults, type Schema } from '../support/jsonSchema.ts';
import { world, type World } from '../support/world.ts';

const schema = JSON.parse(readFileSync(new URL('../../docs/register.schema.json', import.meta.url), 'utf8')) as Schema;

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

  it('refuses a span that ends before it begins', async () => {
    const w = await decided();
    const turned = { from: '2026-12-31', to: '2026-12-01' };
    const refused = await w.focalPoint('UNICEF').press('register.search', null, turned);
    expect([refused.code, Object.keys(refused.fields ?? {})]).toEqual(['invalid', ['to']]);
    const asked = { from: turned.to, to: turned.from };
    expect(await w.focalPoint('UNICEF').press('register.search', null, asked)).toMatchObject({ ok: true });
  });

  it.each([
    'register framework',
    'REGISTER FRAMEWORK DRAFT',
    'register unhcr',
    'register UNA/2026/1',
    'registre é draft',
    'register frameworks',
    'register drafted december 2026',
    'register framework endorsed in writing',
    'register drafts approuvé par écrit décembre',
    'register "framework draft"',
    'register “2 December 2026” draft',
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

  it('does not give away what a strictly confidential decision is about, and finds it for whoever may read it', async () => {
    const w = await decided();
    expect((await w.observer.say('register witnesses')).message).toContain('No decision');
    for (const who of [w.officer, w.focalPoint('UNHCR')]) {
      const { words } = await who.say('register witnesses');
      expect(words).toContain('UNA/2026/2 · E-2');
      expect(words).not.toContain('Names of');
    }
    const all = await found(w, 'register');
    expect(all).toContain('UNA/2026/2 · E-2');
    expect(all).not.toContain('witnesses');
  });

  it('keeps to the dates given', async () => {
    const w = await decided();
    const by = async (inputs: object) => (await w.officer.press('register.search', null, inputs as never)).words;
    expect(await by({ from: '2026-12-03' })).toContain('No decision');
    expect(await by({ from: '2026-12-02', to: '2026-12-02' })).toContain('UNA/2026/1');
    // And to the route, the entity by any of its names, and the state.
    expect(await by({ route: 'meeting' })).toContain('No decision');
    expect(await by({ route: 'written', entity: 'unhcr', state: 'inForce' })).toContain('UNA/2026/1');
    const observers = (await w.observer.press('register.search', null, { entity: 'unhcr' })).words;
    expect(observers).toContain('UNA/2026/1');
    expect(observers).not.toContain('UNA/2026/2');
    expect(await w.officer.press('register.search', null, { entity: 'UNPD' })).toMatchObject({
      code: 'invalid',
      fields: { entity: expect.stringContaining('UNPD') as string },
    });
    expect(await w.officer.press('register.search', null, { state: 'lost' })).toMatchObject({ code: 'invalid' });
  });

  it('shows observers the reference alone of what is restricted', async () => {
    const w = await decided();
    const { words } = await w.observer.say('register');
    expect(words).toContain('UNA/2026/1');
    expect(words).toContain('UNA/2026/2 · E-2');
    expect(words).not.toContain('witnesses');
  });
});

describe('one decision', () => {
  /** An objection that was withdrawn, one that stands, an entity that was not reached; and a request that follows it. */
  async function whole(): Promise<{ readonly w: World; readonly e: string }> {
    const w = await world({ entities: ['UNFPA', 'UNHCR', 'UNICEF', 'WHO'], alone: ['WHO'] });
    await w.focalPoint('WHO').block();
    const e = await w.open({ title: 'Framework', summary: 'The framework for the coming year is endorsed.' });
    await w.focalPoint('UNHCR').press('endorsement.object', e, { text: 'Annex B is too wide.' });
    await w.focalPoint('UNHCR').press('endorsement.withdrawObjection', e, { reason: 'It is narrower now.' });
    await w.focalPoint('UNHCR').press('endorsement.endorse', e);
    await w.focalPoint('UNFPA').press('endorsement.object', e, { text: 'No indicators of our own.' });
    await w.to('2026-12-03T00:00:00Z');
    await w.officer.press('endorsement.closeUnreached', e, { reason: 'WHO agreed by telephone.' });
    await w.settle();
    return { w, e };
  }

  it('has a card with its text, who stood how, how each objection ended, and why it was closed', async () => {
    const { w } = await whole();
    const shown = await w.focalPoint('UNICEF').press('register.show', 'UNA/2026/1');
    expect(shown).toMatchObject({ ok: true, cardName: 'registerDecision' });
    for (const words of [
      'The framework for the coming year is endorsed.',
      'Annex B is too wide.',
      'Objection of UNHCR, withdrawn on',
      'It is narrower now.',
      'No indicators of our own.',
      'Objection of UNFPA, recorded',
      'WHO agreed by telephone.',
    ])
      expect(shown.words).toContain(words);
    expect(shown.words).toMatch(/Not reached\sWHO: has blocked or removed Concord/);
    // By its reference, typed, and from the list.
    expect((await w.officer.press('register.show', null, { number: 'e-1' })).words).toContain('UNA/2026/1');
    expect((await w.officer.say('register show una/2026/1')).words).toContain('Annex B is too wide.');
    expect(await w.officer.say('register show UNA/2026/9')).toMatchObject({ ok: false, code: 'notFound' });
    const [line] = await w.records<{ kind: string; positions: object }>('register');
    expect(line).toMatchObject({
      kind: 'decision',
      positions: { withdrawn: [{ entity: 'UNHCR', text: 'Annex B is too wide.', reason: 'It is narrower now.' }] },
    });
  });

  it('of a restricted one is kept in no chat, and refused to an observer', async () => {
    const w = await decided();
    expect(await w.observer.press('register.show', 'UNA/2026/2')).toMatchObject({ ok: false, code: 'notAllowed' });
    expect((await w.focalPoint('UNICEF').press('register.show', 'UNA/2026/2')).words).toContain('Names of witnesses');
    const kept = (await w.focalPoint('UNICEF').messages()).map(({ words }) => words).join();
    expect(kept).not.toContain('Names of witnesses');
  });

  it('is superseded by the decision on the request that follows it, or as the Secretariat marks it', async () => {
    const { w, e } = await whole();
    await w.open({ title: 'Framework, revised', follows: e, documentUrl: 'https://un.example/2' });
    await w.open({ title: 'Framework, third', documentUrl: 'https://un.example/3' });
    await w.to('2026-12-11T00:00:00Z');
    for (const ended of ['E-2', 'E-3'])
      await w.officer.press('endorsement.closeUnreached', ended, { reason: 'Agreed.' });
    await w.settle();
    expect((await w.officer.say('register')).words).toMatch(/UNA\/2026\/1 · Framework\s.*superseded by UNA\/2026\/2/);
    const marks = { number: 'UNA/2026/2', by: 'UNA/2026/3' };
    expect(await w.officer.press('register.supersede', null, { ...marks, by: 'UNA/2026/1' })).toMatchObject({
      code: 'invalid',
    });
    expect(await w.officer.press('register.supersede', null, marks)).toMatchObject({ ok: true });
    const { json } = await links(w);
    const lines = (await (await w.fetch(json ?? '')).json()) as object[];
    expect(lines).toMatchObject([
      { number: 'UNA/2026/3', supersedes: ['UNA/2026/2'] },
      { number: 'UNA/2026/2', supersedes: ['UNA/2026/1'], supersededBy: 'UNA/2026/3' },
      { number: 'UNA/2026/1', supersededBy: 'UNA/2026/2' },
    ]);
  });

  it('is reviewed on its day: the Secretariat is reminded once', async () => {
    const { w } = await whole();
    const number = 'UNA/2026/1';
    expect(await w.officer.press('register.review', null, { number, on: '2026-12-01' })).toMatchObject({
      fields: { on: 'Give a day to come.' },
    });
    expect(await w.officer.press('register.review', null, { number, on: '2026-12-14' })).toMatchObject({ ok: true });
    expect((await w.officer.press('register.show', number)).words).toMatch(/To be reviewed on\sMon, 14 Dec 2026/);
    await w.to('2026-12-14T13:59:59Z');
    expect(await w.officer.messages('reviewDue')).toEqual([]);
    await w.to('2026-12-16T16:00:00Z');
    expect((await w.officer.messages('reviewDue')).map(({ words }) => words)).toEqual([
      expect.stringContaining('Decision UNA/2026/1 of Wed, 2 Dec 2026 is to be reviewed today.'),
    ]);
  });

  it('has a sheet for members, as Word, text and HTML, with the same words', async () => {
    const { w } = await whole();
    const { card } = await w.focalPoint('UNICEF').press('register.show', 'UNA/2026/1');
    const urls = JSON.stringify(card).match(/http[^"]*\/decision\.\w+/g) ?? [];
    expect(urls.map((url) => url.slice(url.lastIndexOf('.') + 1))).toEqual(['docx', 'txt', 'html']);
    const texts = await Promise.all(
      urls.map(async (url) => {
        const bytes = new Uint8Array(await (await w.fetch(url.slice(w.url.length))).arrayBuffer());
        return url.endsWith('docx')
          ? strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, ' ')
          : strFromU8(bytes);
      }),
    );
    for (const text of texts)
      for (const words of ['UNA/2026/1', 'Annex B is too wide.', 'WHO agreed by telephone.', 'UNICEF'])
        expect(text).toContain(words);
    // How the request had come to the entities: when and on what, or why not.
    const [, text = '', page = ''] = texts;
    expect(text).toContain('reached, Concord (3; 24 Nov 2026, 09:00): UNFPA, UNHCR, UNICEF\n');
    expect(text).toContain('not reached, has blocked or removed Concord (1): WHO\n');
    expect(page).toContain('has blocked or removed Concord');
  });

  it('has in the files of the register what reached each entity, and why others were not reached', async () => {
    const { w } = await whole();
    const { json, csv } = await links(w);
    const [line] = (await (await w.fetch(json ?? '')).json()) as { reach: object[] }[];
    expect(schemaFaults([line], schema)).toEqual([]);
    expect(line?.reach).toHaveLength(4);
    expect(line?.reach).toEqual(
      expect.arrayContaining([
        { entity: 'UNHCR', state: 'reached', at: '2026-11-24T14:00:00.000Z', by: 'local' },
        { entity: 'WHO', state: 'notReached', reason: 'blocked' },
      ]),
    );
    const text = await (await w.fetch(csv ?? '')).text();
    expect(text).toContain(',WHO: has blocked or removed Concord,');
    expect(text).toContain('UNHCR: Concord, 2026-11-24T14:00:00.000Z');
  });
});

describe('the files', () => {
  it('as data are the same for every reader: entities by their ids, titles as they are stored', async () => {
    const w = await decided();
    await w.officer.press('entity.set', null, { short: 'UNHCR', shorts: 'fr: HCR' });
    await w.settle();
    const english = await (await download(w, (await links(w))['json'])).text();
    await w.officer.press('language.set', null, { language: 'fr' });
    const { json, csv } = await links(w);
    expect(await (await download(w, json)).text()).toBe(english);
    expect(english).toContain('"UNHCR"');
    expect(await (await download(w, csv)).text()).toContain('HCR');
    expect(schemaFaults(JSON.parse(english), schema)).toEqual([]);
  });

  it('are for the Secretariat', async () => {
    const w = await decided();
    expect(await w.focalPoint('UNHCR').press('register.export')).toMatchObject({ ok: false, code: 'notAllowed' });
  });

  it('as a spreadsheet hold every decision, and no formula', async () => {
    const w = await decided();
    const answer = await download(w, (await links(w))['csv']);
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="Register of decisions to 2026-12-02.csv"',
    );
    expect(answer.headers.get('content-type')).toContain('text/csv');
    const text = await answer.text();
    expect(text).toContain('"\'=Framework, ""draft"" é"');
    expect(text).toContain('UNFPA: @SUM(A1)');
    expect(text.split('\r\n')[0]).toContain('number,kind,date,route,title');
  });

  it('have the separator of their reader’s language', async () => {
    const w = await decided();
    await w.officer.press('language.set', null, { language: 'fr' });
    const answer = await download(w, (await links(w))['csv']);
    expect(answer.headers.get('content-disposition')).toContain(
      "filename*=UTF-8''Registre%20des%20d%C3%A9cisions%20au%202026-12-02.csv",
    );
    const text = Buffer.from(await answer.arrayBuffer()).toString();
    expect(text.startsWith('\ufeffnumber;kind;date;route;title')).toBe(true);
  });

  it('in French name a position, and do not say to take it', async () => {
    const w = await world();
    const e = await w.open({ title: 'Framework' });
    const source = 'E-mail of 25 November 2026';
    const said = { entity: 'UNFPA', position: 'object', text: 'Not like this.', source };
    expect(await w.officer.press('endorsement.enterFor', e, said)).toMatchObject({ ok: true });
    await w.focalPoint('UNHCR').press('endorsement.abstain', e);
    await w.to('2026-12-03T00:00:00Z');
    await w.officer.press('language.set', null, { language: 'fr' });
    const text = await (await download(w, (await links(w))['txt'])).text();
    expect(text).toMatch(/UNFPA\s: objection, consignée par le Secrétariat/);
    const record = JSON.stringify((await w.officer.press('endorsement.export', e)).card);
    const file = /https?:[^"]*\.txt/.exec(record)?.[0] ?? '';
    const words = await (await w.fetch(file.replace(w.url, ''))).text();
    expect(words).toMatch(/abstention/);
    expect(words).not.toMatch(/s’abstenir|formuler une objection/);
  });

  it('of a year hold that year alone', async () => {
    const w = await decided();
    const { card } = await w.officer.press('register.export', null, { format: 'json', year: '2025' });
    const [action] = (card as { actions: { url: string }[] }).actions;
    expect(await (await w.fetch((action?.url ?? '').slice(w.url.length))).json()).toEqual([]);
  });

  it('as data and as a document hold the same', async () => {
    const w = await decided();
    const { json, docx } = await links(w);
    const lines = (await (await download(w, json)).json()) as { number: string; objections: unknown[] }[];
    expect(lines.map(({ number }) => number)).toEqual(['UNA/2026/2', 'UNA/2026/1']);
    expect(schemaFaults(lines, schema)).toEqual([]);
    const [one] = lines as object[];
    expect(schemaFaults([{ ...one, date: 'today', more: 1, number: undefined }], schema)).toEqual([
      '$[0].more is not in the schema',
      '$[0].number is no string',
      '$[0].date is no date',
    ]);
    const parts = unzipSync(new Uint8Array(await (await download(w, docx)).arrayBuffer()));
    const text = strFromU8(parts['word/document.xml'] as Uint8Array);
    expect(text).toContain('=Framework, &quot;draft&quot; é');
    expect(text).toContain('Not like this.');
  });

  it.each(['csv', 'xlsx', 'json', 'docx', 'txt', 'html'])('made twice are the same to the byte: %s', async (format) => {
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

it('a day that is typed in a search is that day, in words or by the command', async () => {
  const w = await world();
  const e = await w.open({ title: 'Terms of the survey' });
  for (const entity of ['UNHCR', 'UNICEF', 'UNFPA']) await w.focalPoint(entity).press('endorsement.endorse', e);
  await w.officer.press('endorsement.close', e, {});
  await w.advance('P10D');
  const [line] = await w.records<{ readonly number: string; readonly date: string }>('register');
  const [year = '', month = '', day = ''] = (line?.date ?? '').split('-');
  const inWords = (language: string, style: 'short' | 'long'): string =>
    new Intl.DateTimeFormat(language, { day: 'numeric', month: style, year: 'numeric', timeZone: 'UTC' }).format(
      Date.parse(`${line?.date ?? ''}T00:00:00Z`),
    );
  for (const typed of [line?.date ?? '', inWords('en-GB', 'short'), inWords('en-US', 'long'), inWords('fr', 'long')]) {
    expect((await w.officer.say(`register ${typed}`)).words, typed).toContain('Terms of the survey');
    expect((await w.officer.say(`register survey ${typed}`)).words, typed).toContain('Terms of the survey');
  }
  // Another day of the month has the same words in another order: its number, the month, the year.
  const other = `${day === '01' ? 2 : 1} ${inWords('en-GB', 'long').replace(/^\d+ /, '')}`;
  expect((await w.officer.say(`register ${other}`)).words).not.toContain('Terms of the survey');
  expect((await w.officer.say(`register ${year}-${month}-${day}`)).words).toContain(line?.number);
});
