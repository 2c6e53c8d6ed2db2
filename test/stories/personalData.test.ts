/** All that is stored about one person, for themselves and for the Secretariat. */
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { paragraphsIn } from '../../src/kit/documents/template/paragraphs.ts';
import { begin, planTwo, propose, refer } from '../support/meetings.ts';
import { pageBrowser } from '../support/pageBrowser.ts';
import { newFolder } from '../support/storeFolder.ts';
import { startWorld, world, type Reply, type World } from '../support/world.ts';

const fileOf = async (w: World, reply: Reply, format: string): Promise<Response> => {
  const [url = ''] = new RegExp(`https?://[^"]*person\\.${format}[^"]*`).exec(JSON.stringify(reply.card)) ?? [];
  return w.fetch(url.replace(w.url, ''));
};

it('holds their line of the roll, their words, what was sent to them and what they did; nobody else’s words', async () => {
  const w = await world();
  const e = await w.open();
  const me = w.focalPoint('UNHCR');
  await me.press('endorsement.object', e, { text: 'My own words.' });
  await w.focalPoint('UNICEF').press('endorsement.comment', e, { text: 'Words of another.' });
  await w.settle();
  const own = await me.say('my data');
  expect(own).toMatchObject({ ok: true, cardName: 'personalData' });
  const text = await (await fileOf(w, own, 'json')).text();
  expect(text).toContain('My own words.');
  expect(text).toContain('fp@unhcr.example');
  expect(text).toContain('"card": "request"');
  expect(text).toContain('"verb": "endorsement.object"');
  expect(text).not.toContain('Words of another.');
  expect(text).not.toContain('fp@unicef.example');
  const paper = await fileOf(w, own, 'docx');
  expect([paper.status, Number((await paper.arrayBuffer()).byteLength > 1000)]).toEqual([200, 1]);

  // The Secretariat may have it for anybody on the roll; a link lives one hour.
  const officers = await w.officer.press('person.export', null, { email: 'fp@unhcr.example' });
  expect(await (await fileOf(w, officers, 'json')).text()).toContain('My own words.');
  await w.advance('PT61M');
  expect((await fileOf(w, officers, 'json')).ok).toBe(false);
});

it('finds the name however others spelled it, as an erasure would, and no part of a text that has its letter', async () => {
  const w = await world();
  const e = await w.open();
  await w.officer.press('roll.set', null, { email: 'fp@unhcr.example', name: 'Amina Grânt' });
  const unicef = w.focalPoint('UNICEF');
  await unicef.press('endorsement.comment', e, { text: 'As GRANT Amina said.' });
  await w.focalPoint('UNFPA').press('endorsement.comment', e, { text: 'See Annex A. Grant agreements.' });
  await w.settle();
  const own = await w.officer.press('person.export', null, { email: 'fp@unhcr.example' });
  const text = await (await fileOf(w, own, 'json')).text();
  expect(text).toContain('As GRANT Amina said.');
  expect(text).not.toContain('Grant agreements');
});

it('is for nobody else, and of nobody who is not there', async () => {
  const w = await world();
  expect(await w.focalPoint('UNHCR').press('person.export', null, { email: 'fp@unicef.example' })).toMatchObject({
    code: 'notAllowed',
  });
  const nobody = await w.officer.press('person.export', null, { email: 'nobody@un.example' });
  expect(nobody.code).toBe('invalid');
  expect(nobody.fields?.['email']).toContain('roll');
  expect(await w.observer.press('person.export')).toMatchObject({ ok: true });
});

it('holds the browsers that are trusted as theirs and the codes that were sent, and no secret; all of it goes with them', async () => {
  const w = await world();
  const me = w.focalPoint('UNHCR');
  const b = pageBrowser(w);
  await b.open(/"url":"([^"]*)"/.exec(JSON.stringify((await me.say('page')).card))?.[1] ?? '');
  await b.press('Open my page');
  const code = /\b\d{6}\b/.exec((await me.last('code')).words)?.[0] ?? '';
  await b.press('Confirm', { code });
  await w.store.keyValues.put('mail.returned', 'fp@unhcr.example', '2026-11-24T14:00:00.000Z 550 5.1.1 no such user');
  const text = await (await fileOf(w, await me.say('my data'), 'json')).text();
  expect(JSON.parse(text)).toMatchObject({
    browsers: [
      { browser: expect.stringMatching(/^P-[\w-]{8}$/) as string, provedAt: await w.now(), usedAt: await w.now() },
    ],
    codes: [{ at: await w.now() }],
    returned: [{ at: '2026-11-24T14:00:00.000Z', words: '550 5.1.1 no such user' }],
  });
  const [kept] = await w.store.keyValues.list('passes');
  for (const secret of [code, ...b.cookies.values(), kept?.key ?? '']) expect(text).not.toContain(secret);
  // Nothing of the others.
  const other = await (await fileOf(w, await w.focalPoint('UNICEF').say('my data'), 'json')).text();
  expect(JSON.parse(other)).toMatchObject({ browsers: [], codes: [], returned: [] });

  // A code that waits, and the browser: both are gone with the person, and so is the way in.
  const second = pageBrowser(w);
  await second.open('/m/');
  await second.press('Send me a code', { address: 'fp@unhcr.example' });
  expect((await w.officer.press('person.erase', null, { email: 'fp@unhcr.example' })).ok).toBe(true);
  await w.settle();
  for (const space of ['passes', 'codes', 'mail.returned']) expect(await w.store.keyValues.list(space)).toEqual([]);
  expect((await b.open('/m/')).text).toContain('Give the e-mail address');
});

it('is to be read as a Word file: heads and labels in the reader’s language, dates in words, and all that the data have', async () => {
  const w = await world();
  const e = await w.open({ title: 'Framework' });
  const me = w.focalPoint('UNHCR');
  await me.press('endorsement.object', e, { text: 'My own words, object.' });
  await me.press('endorsement.object', await w.open({ title: 'Plan' }), { text: '2026-13-45' });
  await w.settle();
  const linesOf = async (reply: Reply): Promise<string[]> => {
    const docx = new Uint8Array(await (await fileOf(w, reply, 'docx')).arrayBuffer());
    return paragraphsIn(strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array())).map(({ text }) => text);
  };
  const own = await me.say('my data');
  const english = await linesOf(own);
  for (const line of ['Requests for endorsement', e, 'Position 1', 'Counts', 'yes', 'focal point', 'objects'])
    expect(english).toContain(line);
  expect(english).toContain('My own words, object.');
  expect(english).toContain('2026-13-45');
  expect(english).toContain('Endorsement: object');
  const raw = /positions\.\d|true|false|\d{4}-\d\d-\d\dT|focalPoint|una-5$/;
  expect(english.filter((line) => raw.test(line))).toEqual(['una-5']);
  // Each value that is data is there: nothing is left out for the sake of reading.
  const data = JSON.parse(await (await fileOf(w, own, 'json')).text()) as {
    readonly documents: readonly { readonly mentions: readonly { readonly values: object }[] }[];
  };
  const count = data.documents.flatMap(({ mentions }) => mentions.flatMap(({ values }) => Object.keys(values))).length;
  const labels = english.slice(0, english.indexOf('Messages'));
  expect(labels.filter((line) => line !== '').length).toBeGreaterThanOrEqual(count * 2);

  await me.say('language fr');
  const french = await linesOf(await me.say('my data'));
  for (const line of ['Demandes d’approbation', 'Compte', 'oui', 'point focal', 'objecte', 'My own words, object.'])
    expect(french).toContain(line);
  expect(french.filter((line) => raw.test(line))).toEqual(['una-5']);
});

it('has in French no name of a property for a label, whatever the person did', async () => {
  const w = await world();
  const me = w.focalPoint('UNHCR');
  const [m] = await planTwo(w);
  const { item } = await refer(w, 'UNHCR');
  await me.press('endorsement.endorse', await w.open({ title: 'Plan' }), {});
  await me.press('meeting.reply', m, { answer: 'attending' });
  await propose(w, 'Work plan', { note: 'My note.' });
  await me.press('meeting.request', null, { topic: 'A topic', purpose: 'Why', when: 'Soon' });
  await me.press('correspondence.submit', null, { subject: 'Mine', text: 'My text' });
  await me.press('correspondence.urgent', null, { subject: 'Roads', text: 'Closed' });
  const sent = await w.officer.press('correspondence.send', null, { subject: 'S', text: 'T', acknowledge: 'yes' });
  await me.press('correspondence.acknowledge', sent.target);
  await me.press('correspondence.reply', sent.target, { text: 'A reply' });
  const call = await w.officer.press('input.open', null, { title: 'Call', questions: 'What?', dueOn: '2026-12-04' });
  await me.press('input.answer', call.target, { answers: { 1: 'This.' } });
  await me.press('news.submit', null, { headline: 'News', text: 'My news' });
  await me.press('away.set', null, { from: '2026-12-20', to: '2026-12-24', alternate: 'alt@unhcr.example' });
  await begin(w, m, 'UNHCR, UNICEF');
  await w.officer.press('decision.put', item, { text: 'Shall it?' });
  await me.press('decision.withdrawObjection', item, { text: 'It is fine.' });
  const agreed = { outcome: 'consensus', text: 'Yes.', actions: `${me.name}: send it by 2026-12-15` };
  await w.officer.press('decision.record', item, agreed);
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  // On a later day the action has another owner: the minutes say who it was.
  await w.advance('P2D');
  expect(await w.officer.say(`owner ${item} UNICEF`)).toMatchObject({ ok: true });
  await w.officer.press('minutes.draft', m, {});
  await me.press('minutes.comment', m, { text: 'A comment.' });
  await w.settle();
  await me.say('language fr');
  const docx = new Uint8Array(await (await fileOf(w, await me.say('my data'), 'docx')).arrayBuffer());
  const text = paragraphsIn(strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array())).map((one) => one.text);
  for (const words of [
    'Demandes d’approbation',
    'Réunions',
    'Points de l’ordre du jour',
    'Correspondance',
    'Responsable',
  ])
    expect(text.join('\n')).toContain(words);
  expect(text.filter((line) => line.includes('Autre donnée'))).toEqual([]);
});

it('is the same at one moment, before and after a restart, but for the openings that are recorded, of which it tells', async () => {
  const folder = newFolder();
  const w = await startWorld({ folder });
  const me = w.focalPoint('UNHCR');
  const pathsOf = (reply: Reply) =>
    [...new Set(JSON.stringify(reply.card).match(/https?:[^"]*person\.(?:json|docx)/g))].map(
      (url) => new URL(url).pathname,
    );
  const bytes = async (of: World, paths: readonly string[]) =>
    Promise.all(paths.map(async (path) => Buffer.from(await (await of.fetch(path)).arrayBuffer()).toString('base64')));
  await me.press('endorsement.comment', await w.open(), { text: 'Mine.' });
  await w.settle();
  const ordinary = pathsOf(await me.say('my data'));
  expect(ordinary).toHaveLength(2);
  const first = await bytes(w, ordinary);
  const now = await w.now();
  await w.close();
  const again = await startWorld({ folder, now });
  expect(await bytes(again, ordinary)).toEqual(first);

  const strict = await again.open({ title: 'Strict', documentVersion: '1', classification: 'strictly confidential' });
  await again.focalPoint('UNHCR').press('endorsement.comment', strict, { text: 'Mine too.' });
  await again.settle();
  const [json = '', docx = ''] = pathsOf(await again.focalPoint('UNHCR').say('my data')).sort((a) =>
    a.endsWith('json') ? -1 : 1,
  );
  const fetched = async (): Promise<{ acts: readonly { verb: string }[] }> =>
    (await (await again.fetch(json)).json()) as { acts: readonly { verb: string }[] };
  const [before, after] = [await fetched(), await fetched()];
  expect(after).toEqual({
    ...before,
    acts: [...before.acts, expect.objectContaining({ verb: 'file.open', target: 'person.json' })],
  });
  const paper = await (await again.fetch(docx)).arrayBuffer();
  const xml = strFromU8(unzipSync(new Uint8Array(paper))['word/document.xml'] ?? new Uint8Array());
  expect(xml).toContain('A copy that is fetched later lists the openings before it, and not its own.');
  await again.close();
});

it('holds of what others wrote what the person may open, and tells nothing of the rest; an officer’s says which is which', async () => {
  const w = await world();
  const [me, other] = [w.focalPoint('UNHCR'), w.focalPoint('UNICEF')];
  const officer = (verb: string, target: string | null, given = {}) => w.officer.press(verb, target, given);
  const own = async (who = me) => (await fileOf(w, await who.say('my data'), 'json')).text();
  const bare = (text: string) => JSON.parse(text) as { about: string; classification: string; documents: unknown[] };
  const before = bare(await own());
  const hidden = [
    officer('correspondence.send', null, {
      ...{ subject: `Hidden-a ${me.name}`, text: `Hidden-b ${me.name}` },
      ...{ audience: 'UNICEF', classification: 'strictlyConfidential' },
    }),
    other.press('correspondence.submit', null, { subject: `Hidden-c ${me.name}`, text: `Hidden-d ${me.name}` }),
    other.press('news.submit', null, { headline: `Hidden-e ${me.name}`, text: `Hidden-f ${me.name}` }),
    other.press('correspondence.submit.preview', null, { subject: `Hidden-p ${me.name}`, text: 'Unsent-other' }),
  ];
  const [, submitted] = await Promise.all(hidden);
  await officer('correspondence.decline', submitted?.target ?? '', { reason: `Hidden-g ${me.name}` });
  await w.settle();
  // As if there were nothing: not a count, a reference, a line, nor another label of the file.
  const [first, second] = [before, bare(await own())];
  expect(second.documents).toEqual(first.documents);
  expect([second.about, second.classification]).toEqual([first.about, first.classification]);
  expect(second.about).toContain('whether there are any or not');

  const sent = await officer('correspondence.send', null, {
    subject: 'All',
    text: `Shown-a ${me.name}`,
    audience: 'all',
  });
  await other.press('correspondence.reply', sent.target ?? '', { text: `Hidden-h ${me.name}` });
  await me.press('correspondence.reply', sent.target ?? '', { text: 'Own-a' });
  await me.press('correspondence.submit.preview', null, { subject: 'Unsent-a', text: 'Unsent-b' });
  const strict = await w.open({ title: `Shown-b ${me.name}`, classification: 'strictly confidential' });
  await other.press('endorsement.comment', strict, { text: `Shown-c ${me.name}` });
  await w.settle();
  const mine = await own();
  for (const words of ['Shown-a', 'Shown-b', 'Shown-c', 'Own-a', 'Unsent-a', 'Unsent-b']) expect(mine).toContain(words);
  expect(mine).not.toMatch(/Hidden|Unsent-other|theyMayRead/);
  expect((await w.observer.press('person.export')).ok).toBe(true);
  const theirs = await w.open({ title: `Hidden-o ${w.observer.name}`, classification: 'strictly confidential' });
  expect(await own(w.observer)).not.toMatch(new RegExp(`Hidden-o|"${theirs}"`));

  const whole = await (
    await fileOf(w, await officer('person.export', null, { email: 'fp@unhcr.example' }), 'json')
  ).text();
  const { about, documents } = JSON.parse(whole) as {
    readonly about: string;
    readonly documents: { readonly mentions: { readonly values: object; readonly theyMayRead: boolean }[] }[];
  };
  expect(about).toContain('rights of others');
  const marked = (isTheirs: boolean) =>
    JSON.stringify(documents.flatMap((one) => one.mentions).filter((one) => one.theyMayRead === isTheirs));
  for (const letter of 'abcdefgh') expect(marked(false), letter).toContain(`Hidden-${letter}`);
  expect(marked(true)).not.toContain('Hidden');
  for (const words of ['Shown-a', 'Shown-b', 'Shown-c', 'Own-a']) expect(marked(true), words).toContain(words);
  // What nobody has sent is theirs alone.
  expect(whole).not.toContain('Unsent');
});

it('an officer’s holds what another entity answered to a call, and what only an officer can tell to be about the person', async () => {
  const w = await world();
  const [me, other] = [w.focalPoint('UNHCR'), w.focalPoint('UNICEF')];
  await w.officer.press('roll.set', null, { email: 'fp@unhcr.example', name: 'Nora Kesslerin' });
  await w.officer.press('roll.set', null, { email: 'fp@unfpa.example', name: 'Rita Korva' });
  await w.officer.press('roll.set', null, {
    ...{ email: 'rita@unicef.example', name: 'Rita Korva', entity: 'UNICEF', role: 'alternate', different: 'yes' },
  });
  const call = await w.officer.press('input.open', null, {
    title: 'Good practice',
    questions: 'What helped?',
    dueOn: '2026-12-20',
  });
  const answers = '1: Answer-a Nora Kesslerin did it';
  expect(await other.press('input.answer', call.target ?? '', { answers })).toMatchObject({ ok: true });
  for (const text of [
    'Text-b by Nora Kesslerin Chair of the group',
    'Text-c _Nora_ Kesslerin',
    'Text-d Rita Korva of UNFPA',
  ])
    await w.officer.press('correspondence.send', null, {
      subject: 'To some',
      text,
      audience: 'UNICEF',
      classification: 'strictlyConfidential',
    });
  await w.settle();
  const whole = async (email: string) =>
    (await fileOf(w, await w.officer.press('person.export', null, { email }), 'json')).text();
  const found = await whole('fp@unhcr.example');
  for (const words of ['Answer-a', 'Text-b', 'Text-c']) expect(found, words).toContain(words);
  expect(await whole('fp@unfpa.example')).toContain('Text-d');
  expect(await (await fileOf(w, await me.say('my data'), 'json')).text()).not.toMatch(/Answer-a|Text-/);
});
