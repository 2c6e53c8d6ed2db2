/** Templates of an officer's own: seen, handed in, held against the fields, used, and taken back (issue 21, point 1). */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { TEMPLATES } from '../../src/kit/documents/fields/index.ts';
import { checkedTemplate } from '../../src/kit/documents/template/check.ts';
import { word } from '../../src/kit/documents/word.ts';
import { begin, plan, propose } from '../support/meetings.ts';
import { world, type Somebody, type World } from '../support/world.ts';

const urlsIn = (card: unknown): string[] => [
  ...new Set([...JSON.stringify(card).matchAll(/http:[^"]*?[/](?:files|page)[/][^"]+/g)].map(([url]) => url)),
];
const bytes = async (url: string): Promise<Buffer> => Buffer.from(await (await fetch(url)).arrayBuffer());
const pageOf = (docx: Uint8Array): string =>
  strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, ' ');
const template = (...lines: readonly string[]): Promise<Uint8Array> =>
  word({ title: 'T', language: 'en', parts: lines.map((text) => ({ type: 'text', text })) });
const base64 = async (docx: Uint8Array | Promise<Uint8Array>): Promise<string> =>
  Buffer.from(await docx).toString('base64');
const documentOf = async (w: World, e: string): Promise<Buffer> => {
  const url = urlsIn((await w.officer.press('endorsement.export', e, { format: 'docx' })).card)[0] ?? '';
  return bytes(url);
};

const OWN = [
  'Letterhead of the Secretariat',
  '{title} ({reference})',
  '{#positions}',
  '{entity}: {position}',
  '{/positions}',
];

describe('a template', () => {
  it('takes the place of the layout once it is set, is the same twice, and gives way again', async () => {
    const w = await world();
    const e = await w.open({ title: 'Framework' });
    await w.focalPoint('UNHCR').press('endorsement.endorse', e);
    const file = await base64(template(...OWN));
    expect(await w.officer.press('template.set', null, { document: 'endorsement', file })).toMatchObject({ ok: true });
    const [one, two] = [await documentOf(w, e), await documentOf(w, e)];
    expect(one.equals(two)).toBe(true);
    expect(pageOf(one)).toMatch(/Letterhead of the Secretariat.*Framework \(E-1\).*UNHCR: endorsement/s);
    const shown = await w.officer.press('template.show', null, { document: 'endorsement' });
    expect(shown.words).toContain('own template, of Nadia Rousseau');
    expect((await w.officer.say('templates')).words).toContain('own template');
    const audit = await w.records<{ verb: string; outcome: string }>('audit');
    expect(audit).toContainEqual(expect.objectContaining({ verb: 'template.set', outcome: 'accepted' }));
    // What is stored about the officer names the template, and does not carry it.
    const own = await w.officer.press('person.export');
    const json = (await bytes(urlsIn(own.card).find((url) => url.endsWith('json')) ?? '')).toString();
    expect(json).not.toContain(file.slice(0, 200));

    expect(await w.officer.press('template.reset', null, { document: 'endorsement' })).toMatchObject({ ok: true });
    const coordinator = await w.coordinator.press('template.reset', null, { document: 'endorsement' });
    expect(coordinator).toMatchObject({ ok: false, code: 'conflict' });
    expect(pageOf(await documentOf(w, e))).not.toContain('Letterhead');
    // The same file again after the reset is another act.
    expect(await w.officer.press('template.set', null, { document: 'endorsement', file })).toMatchObject({ ok: true });
    expect(pageOf(await documentOf(w, e))).toContain('Letterhead');
  });

  it('without the classification on every page gives way where the document is restricted', async () => {
    const w = await world();
    const e = await w.open({ title: 'Framework', classification: 'confidential' });
    const use = async (docx: Promise<Uint8Array>): Promise<string> => {
      const file = await base64(docx);
      expect(await w.officer.press('template.set', null, { document: 'endorsement', file })).toMatchObject({
        ok: true,
      });
      const parts = unzipSync(await documentOf(w, e));
      return Object.values(parts)
        .map((part) => strFromU8(part))
        .join()
        .replace(/<[^>]+>/g, ' ');
    };
    const parts = OWN.map((text) => ({ type: 'text', text }) as const);
    const without = await use(word({ title: 'T', language: 'en', parts }));
    expect(without).not.toContain('Letterhead');
    expect(without).toContain('Confidential');
    const marked = await use(word({ title: 'T', language: 'en', label: '{classification}', parts }));
    expect(marked).toMatch(/Letterhead.*Framework/s);
    expect(marked).toContain('Confidential');
  });

  it('without the classification says so before it is used, while it is used, and where a document is made without it', async () => {
    const w = await world();
    const restricted = await w.open({ title: 'Framework', classification: 'confidential' });
    const open = await w.open({ title: 'Plan' });
    const sent = { subject: 'Notice', text: 'Please read.', classification: 'confidential' };
    const circular = String((await w.officer.press('correspondence.send', null, sent)).target);
    const parts = OWN.map((text) => ({ type: 'text', text }) as const);
    const without = await base64(word({ title: 'T', language: 'en', parts }));
    const marked = await base64(word({ title: 'T', language: 'en', label: '{classification}', parts }));
    const MISSING = 'does not show {classification} in the header or footer of every page';
    const GIVES_WAY = 'the Word file has the built-in layout';
    const made = async (ref: string, inputs = {}): Promise<string> =>
      (await w.officer.press('endorsement.export', ref, inputs)).message;

    const preview = async (file: string) =>
      w.officer.press('template.set.preview', null, { document: 'endorsement', file });
    expect((await preview(without)).words).toContain(MISSING);
    expect((await preview(marked)).words).not.toContain(MISSING);
    expect(await made(restricted)).not.toContain(GIVES_WAY);
    const set = await w.officer.press('template.set', null, { document: 'endorsement', file: without });
    expect(set.words).toContain(MISSING);
    expect((await w.officer.press('template.show', null, { document: 'endorsement' })).words).toContain(MISSING);
    await w.advance('PT11M');
    expect(await made(restricted)).toContain(GIVES_WAY);
    expect(await made(restricted, { format: 'docx' })).toContain(GIVES_WAY);
    expect(await made(restricted, { format: 'txt' })).not.toContain(GIVES_WAY);
    expect(await made(open)).not.toContain(GIVES_WAY);
    // Each document has a template of its own.
    expect((await w.officer.press('correspondence.export', circular)).message).not.toContain(GIVES_WAY);
    const plain = await base64(template('{title}'));
    await w.officer.press('template.set', null, { document: 'circular', file: plain });
    await w.advance('PT11M');
    expect((await w.officer.press('correspondence.export', circular)).message).toContain(GIVES_WAY);
    await w.officer.press('template.set', null, { document: 'endorsement', file: marked });
    await w.advance('PT11M');
    expect(await made(restricted)).not.toContain(GIVES_WAY);
    await w.officer.say('language fr');
    expect((await preview(without)).words).toContain('n’affiche pas {classification}');
  });

  it('without the classification gives way in minutes, decision sheet and register, and officers are told', async () => {
    const w = await world();
    const m = await plan(w);
    const a = await propose(w, 'Work plan', { classification: 'confidential' });
    await begin(w, m);
    await w.officer.press('decision.put', a, { text: 'Shall it be done?' });
    const text = 'It shall be done.';
    expect(await w.officer.press('decision.record', a, { outcome: 'consensus', text })).toMatchObject({ ok: true });
    await w.officer.press('meeting.end', m, { confirm: 'yes' });
    await w.settle();
    await w.officer.press('minutes.draft', m);
    await w.settle();
    const GIVES_WAY = 'the Word file has the built-in layout';
    const [number = ''] = (await w.records<{ number: string }>('register', a)).map((line) => line.number);
    const told = async (who: Somebody = w.officer) => {
      await w.advance('PT11M');
      const answers = {
        minutes: await who.press('minutes.show', m),
        decision: await who.press('register.show', null, { number }),
        register: await who.press('register.export'),
      };
      return Object.entries(answers).flatMap(([name, { words }]) => (words.includes(GIVES_WAY) ? [name] : []));
    };
    expect(await told()).toEqual([]);
    const file = await base64(template('{title}'));
    for (const document of ['minutes', 'decision', 'register']) {
      expect(await told()).not.toContain(document);
      expect(await w.officer.press('template.set', null, { document, file })).toMatchObject({ ok: true });
      expect(await told()).toContain(document);
    }
    expect(await told(w.focalPoint('UNHCR'))).toEqual([]);
    expect((await w.officer.press('register.export')).message).toContain(GIVES_WAY);
    const asText = await w.officer.press('register.export', null, { format: 'csv' });
    expect(`${asText.message}${asText.words}`).not.toContain(GIVES_WAY);
    const other = await w.officer.press('register.export', null, { year: '2027' });
    expect(`${other.message}${other.words}`).not.toContain(GIVES_WAY);
  });

  it('that is faulty changes nothing, and each fault has its place, its field and the remedy', async () => {
    const w = await world();
    const file = await base64(template('Dear all', 'On {titel}', '{#positions}{entity}'));
    const answer = await w.officer.press('template.set', null, { document: 'endorsement', file });
    expect(answer).toMatchObject({ ok: false, code: 'invalid', cardName: 'templateFaults' });
    expect(answer.fields?.['file']).toBe('“{titel}” is not known. Did you mean “title”?');
    expect(answer.words).toContain('Paragraph 2: “On {titel}”');
    expect(answer.words).toContain('Paragraph 3: “{#positions}{entity}”');
    expect(answer.words).toContain('“{#positions}” begins what is not ended. Write “{/positions}” where it ends');
    expect((await w.officer.press('template.show', null, { document: 'endorsement' })).words).toContain(
      'built-in layout',
    );
    const none = await w.officer.press('template.set', null, { document: 'endorsement' });
    expect(none.fields).toEqual({ file: 'Give a Word file (.docx).' });
    const gone = await w.officer.press('template.set', null, { document: 'endorsement', upload: 'nowhere' });
    expect(gone.fields?.['file']).toContain('files are kept for one hour');
    expect(await w.focalPoint('UNHCR').press('template.set', null, { document: 'endorsement', file })).toMatchObject({
      code: 'notAllowed',
    });
  });

  it('of which a part is no XML is refused: Word would open no document that is made from it', async () => {
    const good = unzipSync(await template(...OWN));
    const page = strFromU8(good['word/document.xml'] ?? new Uint8Array());
    const verdict = (xml: string): unknown =>
      checkedTemplate(zipSync({ ...good, 'word/document.xml': strToU8(xml) }), TEMPLATES.endorsement);
    const unreadable = { ok: false, faults: [{ what: 'unreadable' }] };
    expect(verdict(page)).toMatchObject({ ok: true });
    expect(verdict(page.replace('<w:body>', '<!-- a note --><w:body>'))).toMatchObject({ ok: true });
    expect(verdict(page.replace('</w:body>', ''))).toEqual(unreadable);
    expect(verdict(page.replace('Letterhead', 'A & B'))).toEqual(unreadable);
    expect(verdict(page.replace('<w:body>', '<w:body a=b>'))).toEqual(unreadable);
    expect(verdict(`${page}<w:p/>`)).toEqual(unreadable);
    expect(verdict(`${page}<!-- goes on`)).toEqual(unreadable);
  });

  it('is downloaded to begin with, handed in on a page, seen with samples and used from there', async () => {
    const w = await world();
    const e = await w.open({ title: 'Framework' });
    const { card } = await w.officer.press('template.show', null, { document: 'endorsement' });
    const [upload = '', builtIn = '', sample = ''] = urlsIn(card);
    expect([builtIn, sample].map((url) => url.replace(/.*[/]/, ''))).toEqual([
      'endorsement.template.docx',
      'endorsement.sample.docx',
    ]);
    expect(pageOf(await bytes(sample))).toContain('Framework for the coming year');
    const start = await bytes(builtIn);
    expect(pageOf(start)).toContain('{title}');

    const page = await fetch(upload);
    const html = await page.text();
    expect(html).toContain('Hand in a template of a document');
    const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
    const headers = { Cookie: cookie, Origin: w.url };
    const form = new FormData();
    form.set('guard', /name="guard" value="([^"]*)"/.exec(html)?.[1] ?? '');
    form.set('file', new File([start as BlobPart], 'mine.docx'));
    const checked = await fetch(`${upload}/file`, { method: 'POST', headers, body: form });
    const shown = await checked.text();
    expect(shown).toContain('The template can be used.');
    const seen = /href="([^"]*endorsement\.sample\.docx)"/.exec(shown)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(pageOf(await bytes(seen))).toContain('Framework for the coming year');
    const [use = ''] = shown.match(/<form .*?Use this template.*?<\/form>/s) ?? [];
    const fields = new URLSearchParams();
    for (const [, name = '', value = ''] of use.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g))
      fields.append(name, value);
    expect((await fetch(`${upload}/act`, { method: 'POST', headers, body: fields })).status).toBe(200);
    expect((await w.officer.press('template.show', null, { document: 'endorsement' })).words).toContain('own template');
    // Filled with the same content it says what the built-in document says.
    expect(pageOf(await documentOf(w, e))).toContain('No objection was made.');
  });
});

it('a file that is too large is told in megabytes, as where it is uploaded', async () => {
  const w = await world();
  const answer = await w.officer.press('template.set', null, { document: 'minutes', file: 'A'.repeat(2_700_001) });
  expect(answer).toMatchObject({ ok: false, code: 'invalid' });
  expect(answer.fields?.['file']).toContain('2 MB');
  expect(JSON.stringify(answer)).not.toContain('characters');
});
