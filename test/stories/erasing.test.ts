/** Somebody is erased: what names them and what they wrote goes from everywhere; the record and its proof stay. */
import { createHash } from 'node:crypto';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { word } from '../../src/kit/documents/word.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { networkId } from '../../src/core/ids.ts';
import { askByHand, newFolder } from '../support/storeFolder.ts';
import { begin, plan } from '../support/meetings.ts';
import { erasedAtOnce } from '../support/removal/atOnce.ts';
import { world, type World } from '../support/world.ts';

const UNA = networkId('una');
/** Each text is found by this word, and is in no other text. */
const SECRET = 'Quetzalcoatl';
const NAME = 'Xiomara Quiñones';
const EMAIL = 'xiomara.q@unhcr.example';

/** Lets the person write wherever people write, and others write their name. */
async function planted(w: World): Promise<{ readonly e: string }> {
  await w.officer.press('roll.set', null, { email: 'fp@unhcr.example', newEmail: EMAIL, name: NAME });
  await w.settle();
  const me = w.focalPoint('UNHCR');
  let n = 0;
  const text = (what: string): string => `${SECRET} ${what} number ${(n += 1)}, by her hand`;
  const e = await w.open();
  await me.press('endorsement.object', e, { text: text('objection'), requestDiscussion: 'no' });
  await me.press('endorsement.needTime', e, { until: '2026-12-10', text: text('need of time') });
  await w.focalPoint('UNICEF').press('endorsement.comment', e, { text: `I agree with ${NAME} (${EMAIL}).` });
  await me.press('correspondence.submit', null, { subject: text('subject'), text: text('submission') });
  const sent = await w.officer.press('correspondence.send', null, { subject: 'To all', text: `Thanks to ${NAME}.` });
  await me.press('correspondence.reply', sent.target ?? '', { text: text('reply') });
  await me.press('news.submit', null, { headline: text('headline'), text: text('article') });
  await me.press('meeting.request', null, { topic: text('topic'), purpose: text('purpose'), when: text('when') });
  await me.press('agenda.propose', null, { title: 'Shelter', note: text('note') });
  const call = await w.officer.press('input.open', null, { title: 'Report', questions: 'What?', dueOn: '2026-12-20' });
  await me.press('input.answer', call.target ?? '', { answers: `1: ${text('answer')}` });
  const activity = await w.officer.press('plan.set', null, { activity: 'Training', lead: 'UNHCR' });
  await me.press('plan.update', activity.target ?? '', { state: 'underWay', text: text('update') });
  await w.settle();
  await w.advance('P10D');
  return { e };
}

const bytesIn = (folder: string): string =>
  readdirSync(folder)
    .filter((name) => name.startsWith('concord.db'))
    .map((name) => readFileSync(join(folder, name)).toString('utf8'))
    .join('');
const everyDocument = async (w: World): Promise<string> => {
  const kinds =
    'roll settings endorsements register meetings agenda meetingRequests series feeds terms outcomes correspondence news inputs plan planBook inputAnswers retention templates';
  const all = await Promise.all(kinds.split(' ').map((kind) => w.store.list(UNA, kind)));
  return JSON.stringify([all, await w.store.deliveries(UNA)]);
};

it('takes the name, the addresses and the words out of every kind, and out of the file', async () => {
  const folder = newFolder();
  const w = await world({ folder });
  const { e } = await planted(w);
  const before = await everyDocument(w);
  for (const what of 'objection,need of time,subject,submission,reply,headline,article,purpose,note,answer,update'.split(
    ',',
  ))
    expect(before).toContain(`${SECRET} ${what}`);

  // What the export shows and what is erased come from one walk.
  const exported = await w.officer.press('person.export', null, { email: EMAIL });
  const [url = ''] = /https?:\/\/[^"]*person\.json[^"]*/.exec(JSON.stringify(exported.card)) ?? [];
  const file = await (await w.fetch(url.replace(w.url, ''))).text();
  expect(new Set(file.match(new RegExp(`${SECRET} [a-z ]+ number \\d+`, 'g')))).toEqual(
    new Set(before.match(new RegExp(`${SECRET} [a-z ]+ number \\d+`, 'g'))),
  );
  expect(file).toContain(`I agree with ${NAME}`);

  expect(bytesIn(folder)).toContain(SECRET);
  const preview = await w.officer.press('person.erase.preview', null, { email: EMAIL });
  expect(preview).toMatchObject({ ok: true, cardName: 'personErasure' });
  expect(await everyDocument(w)).toContain(NAME);
  const erasure = await w.officer.press('person.erase', null, { email: EMAIL });
  expect(erasure).toMatchObject({ ok: true });
  expect(erasure.message).toContain('Copies and backups made before still hold it.');
  await w.settle();

  const after = await everyDocument(w);
  for (const gone of [SECRET, NAME, EMAIL]) expect(after).not.toContain(gone);
  expect(after).toContain('I agree with a representative of UNHCR ([…]).');
  const request = await w.request(e);
  expect(request.positions.find(({ entity }) => entity === 'UNHCR')).toMatchObject({
    position: 'object',
    objects: true,
    text: '[…]',
  });
  expect(request.outcome?.number).toBe('UNA/2026/1');
  const lines = await w.store.audit(UNA);
  expect(lines.filter(({ removal }) => removal?.rule === 'person.erase').length).toBeGreaterThan(8);
  expect(JSON.stringify(lines)).not.toMatch(new RegExp(`${SECRET}|${NAME}|${EMAIL}`));
  expect(await w.store.verifyAudit(UNA)).toMatchObject({ ok: true });
  // The cards of what is left can still be drawn.
  expect(await w.officer.press('endorsement.show', e)).toMatchObject({ ok: true });
  await w.advance('P1D');
  // The log is cut off a second later.
  await vi.waitFor(
    () => {
      for (const gone of [SECRET, NAME, EMAIL]) expect(bytesIn(folder)).not.toContain(gone);
    },
    { timeout: 20_000, interval: 200 },
  );
});

it('leaves no part of the name in any row of the journal, what previews quoted included', async () => {
  const folder = newFolder();
  const w = await world({ folder });
  await w.officer.press('roll.set', null, { email: 'fp@unhcr.example', newEmail: EMAIL, name: NAME });
  const e = await w.open();
  const text = `We thank Ms. Quiñones, and her colleagues, for it; the proposal of ${NAME}, and of Ms. Quiñones, as *Xiomara* Quiñones had it`;
  await w.focalPoint('UNICEF').press('endorsement.comment', e, { text });
  await w.settle();
  const rows = () => JSON.stringify(askByHand(folder, 'SELECT * FROM journal'));
  await w.officer.press('person.erase.preview', null, { email: EMAIL });
  await w.officer.press('person.erase.preview', null, { email: EMAIL, also: 'Xiomara' });
  await w.officer.say(`people erase ${EMAIL} keep 1`);
  expect(await w.officer.press('person.erase', null, { email: EMAIL, take: '3', listed: 'x' })).toMatchObject({
    code: 'conflict',
  });
  expect(rows()).toMatch(/Xiomara/);
  expect(rows()).toMatch(/person\.erase\.preview.*Quiñones/);
  const preview = await w.officer.press('person.erase.preview', null, { email: EMAIL });
  const listed = /"listed":"([^"]+)"/.exec(JSON.stringify(preview.card))?.[1] ?? '';
  const n = /(\d)\. “\*Xiomara\* Quiñones” stays unless/.exec(preview.words)?.[1] ?? '';
  expect(await w.officer.press('person.erase', null, { email: EMAIL, take: n, listed })).toMatchObject({ ok: true });
  await w.settle();
  await w.advance('P1D');
  expect(rows()).not.toMatch(/xiomara|xiom|qui[ñn]|iñones|omara/i);
  expect(JSON.stringify(await w.request(e))).not.toMatch(/xiomara|quiñones/i);
});

it('refuses oneself, the last of the Secretariat and nobody, and finds somebody who has left', async () => {
  const w = await world();
  const erase = (email: string, by = w.officer) => by.press('person.erase', null, { email });
  const nobody = await erase('nobody@un.example');
  expect(nobody).toMatchObject({ code: 'invalid' });
  expect(JSON.stringify(nobody)).toContain('put their name on the roll first');
  expect(await erase('fp@unhcr.example', w.focalPoint('UNICEF'))).toMatchObject({ code: 'notAllowed' });
  const officers = (await w.store.load('una/roll'))?.state as { people: Record<string, { id: string; email: string }> };
  const own = Object.values(officers.people).find(({ id }) => id === w.officer.id)?.email ?? '';
  expect(await erase(own)).toMatchObject({ code: 'conflict' });
  expect(await w.officer.press('person.erase.preview', null, { email: own })).toMatchObject({ code: 'conflict' });

  // Somebody else of the same name keeps theirs.
  const [one, other] = ['fp@unhcr.example', 'fp@unicef.example'];
  for (const email of [one, other]) await w.officer.press('roll.set', null, { email, name: NAME, different: 'yes' });
  const e = await w.open();
  await w.focalPoint('UNHCR').press('endorsement.comment', e, { text: `${SECRET} as she said` });
  expect(await w.officer.press('roll.remove', null, { email: 'fp@unhcr.example' })).toMatchObject({ ok: true });
  expect(await w.officer.press('person.export', null, { email: 'fp@unhcr.example' })).toMatchObject({ ok: true });
  expect(await erase('fp@unhcr.example')).toMatchObject({ ok: true });
  await w.settle();
  expect(JSON.stringify(await w.request(e))).not.toContain(SECRET);
  expect(JSON.stringify(await w.store.load('una/roll'))).not.toContain('fp@unhcr.example');
  expect(JSON.stringify(await w.store.load('una/roll'))).toContain(NAME);
  await w.advance('PT11M');
  expect(await erase('fp@unhcr.example')).toMatchObject({ code: 'invalid' });
});

it('takes the family name after a title, and leaves what may be another person or another word', async () => {
  const w = await world();
  const called = { unhcr: 'Amina Grant', unicef: 'Marie de la Cruz', unfpa: 'Chi Okafor' };
  for (const [entity, name] of Object.entries(called))
    await w.officer.press('roll.set', null, { email: `fp@${entity}.example`, name });
  const li = 'li@unicef.example';
  expect(
    await w.officer.press('roll.set', null, { email: li, name: 'Li Okafor', entity: 'UNICEF', role: 'alternate' }),
  ).toMatchObject({ ok: true });
  const e = await w.open();
  const said = 'Ms. Grant and Mme GRANT ask for a grant; Dr de la Cruz agrees with Mr Okafor and Mr Grantham.';
  await w.focalPoint('UNFPA').press('endorsement.comment', e, { text: said });
  for (const email of ['fp@unhcr.example', 'fp@unicef.example', li])
    expect(await w.officer.press('person.erase', null, { email })).toMatchObject({ ok: true });
  await w.settle();
  expect(JSON.stringify(await w.request(e))).toContain(
    'a representative of UNHCR and a representative of UNHCR ask for a grant; a representative of UNICEF agrees with ' +
      'Mr Okafor and Mr Grantham.',
  );
});

it('leaves a family name that somebody had who is erased already, and says so', async () => {
  const w = await world();
  const called = { unhcr: 'Aminata Diallo', unicef: 'Ibrahim Diallo', unfpa: 'Marc-Antoine Diallo' };
  const emails = Object.keys(called).map((entity) => `fp@${entity}.example`);
  for (const [entity, name] of Object.entries(called))
    await w.officer.press('roll.set', null, { email: `fp@${entity}.example`, name });
  const m = await plan(w);
  await begin(w, m, 'UNHCR, UNICEF');
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  await w.officer.press('minutes.draft', m, {
    text: 'The chair thanked Aminata Diallo, Ms. Diallo and Ibrahim Diallo.',
  });
  await w.to('2026-12-17T15:00:00Z');
  for (const email of emails) {
    const preview = await w.officer.press('person.erase.preview', null, { email });
    expect(preview.words.includes('A name that somebody else who is erased already bore too')).toBe(
      email === emails[2],
    );
    expect(await w.officer.press('person.erase', null, { email })).toMatchObject({ ok: true });
    await w.settle();
  }
  const all = await everyDocument(w);
  expect(all).toContain('thanked a representative of UNHCR, Ms. Diallo and a representative of UNICEF.');
  expect(all.replaceAll('Ms. Diallo', '')).not.toMatch(/diallo|aminata|ibrahim/i);
});

it('takes a name out however others spelled it, and whatever the roll has beside it', async () => {
  const w = await world({ entities: ['UNHCR', 'UNICEF', 'UNFPA', 'UNDP', 'WFP', 'UN Women'] });
  const called = {
    unhcr: ['Omar Siddiquí', 'Omar Siddiqui, OMAR SIDDIQUI, Mr. Siddiqui'],
    unicef: ['DIALLO, Marc-Antoine', 'Marc-Antoine Diallo, Mr. Diallo, M.-A. Diallo'],
    unfpa: ['Luc Descombes (UNHCR)', 'Luc Descombes, Mr. Descombes, DESCOMBES Luc'],
    undp: ['Étienne Gaudreau (sample)', 'Etienne Gaudreau, Étienne Gaudreau, M. Gaudreau'],
  };
  for (const [entity, [name]] of Object.entries(called))
    await w.officer.press('roll.set', null, { email: `fp@${entity}.example`, name });
  const said = Object.values(called)
    .map(([, texts]) => texts)
    .join('; ');
  const e = await w.open({ summary: said });
  await w.focalPoint('WFP').press('endorsement.object', e, { text: `As ${said} say.`, requestDiscussion: 'no' });
  const sent = await w.officer.press('correspondence.send', null, { subject: 'To all', text: said });
  const m = await plan(w);
  await begin(w, m, 'WFP, UN Women');
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  await w.officer.press('minutes.draft', m, { text: said });
  for (const entity of Object.keys(called))
    expect(await w.officer.press('person.erase', null, { email: `fp@${entity}.example` })).toMatchObject({ ok: true });
  await w.settle();
  const all = await everyDocument(w);
  expect(all).not.toMatch(/Siddiqu|Diallo|Descombes|Gaudreau/i);
  for (const target of [e, sent.target ?? '', m]) expect(all).toContain(`"target":"${target}"`);
});

it('lists before and after where the family name stands alone, which an officer looks at', async () => {
  const w = await world();
  const email = 'fp@unhcr.example';
  await w.officer.press('roll.set', null, { email, name: 'Amina Grant' });
  const [e, other] = [await w.open(), await w.open({ title: 'On the grant of Ms. Grant' })];
  await w.focalPoint('UNFPA').press('endorsement.comment', e, { text: 'As Grant said, and Amina Grant wrote.' });
  await w.focalPoint('UNHCR').press('endorsement.comment', other, { text: 'Regards from Grant, as ever.' });
  await w.settle();
  const preview = await w.officer.press('person.erase.preview', null, { email });
  expect(preview.words).toContain(`to be looked at: 1, in ${e}.`);
  expect(preview.words).toContain(`1. “Ms. Grant” goes, in ${other}: `);
  const erased = await w.officer.press('person.erase', null, { email });
  expect(erased.message).toContain(`to be looked at: 1, in ${e}.`);
  await w.settle();
  expect(JSON.stringify(await w.request(e))).toContain('As Grant said, and a representative of UNHCR wrote.');
  expect(JSON.stringify(await w.request(other))).not.toContain('Grant');
});

it('numbers each part of the name that goes, and leaves out what the officer says, of the list they read', async () => {
  const w = await world();
  const email = 'fp@unhcr.example';
  await w.officer.press('roll.set', null, { email, name: 'Bao Nguyen' });
  const [e, other] = [await w.open(), await w.open({ title: 'Another text' })];
  const say = (at: string, text: string, entity = 'UNFPA') =>
    w.focalPoint(entity).press('endorsement.comment', at, { text });
  await say(e, 'Ms. Nguyen of UNHCR wrote to Mr. Nguyen of the bank, and Bao Nguyen knows. So does Le Bao Nguyen.');
  await say(other, 'As B. Nguyen says.');
  await w.settle();
  const preview = () => w.officer.press('person.erase.preview', null, { email });
  const first = await preview();
  expect(first.words).toContain('To be decided by you: 4 places');
  expect(first.words).toMatch(
    /1\. “Ms. Nguyen” goes, in E-1: .*\n.*2\. “Mr. Nguyen” goes, in E-1: .*\n.*3\. “Le Bao Nguyen” goes, in E-1: .*\n.*4\. “B. Nguyen” goes, in E-2: /,
  );
  expect(first.words).toContain('“Ms. Nguyen of UNHCR wrote to [Mr. Nguyen] of the bank, and Bao Nguyen knows. So…”');
  expect(first.words).toContain('Afterwards nothing shows what a place said before');
  const listedIn = (answer: { readonly card?: unknown }): string =>
    /"listed":"([^"]+)"/.exec(JSON.stringify(answer.card))?.[1] ?? '';

  // The numbers are of a list, and that one is no longer so.
  await say(other, 'As Ms. Nguyen says.', 'UNICEF');
  await w.settle();
  const erase = (inputs: Record<string, string>) => w.officer.press('person.erase', null, { email, ...inputs });
  for (const inputs of [{ keep: '2', listed: listedIn(first) }, { keep: '2' }]) {
    const refused = await erase(inputs);
    expect(refused).toMatchObject({ code: 'conflict', cardName: 'personErasure' });
    expect(refused.words).toContain('To be decided by you: 5 places');
  }
  const typed = await w.officer.say(`people erase ${email} keep 2`);
  expect(typed.words).toContain('2. “Mr. Nguyen” stays, in E-1');
  for (const keep of ['6', '2-3', 'all'])
    expect(await erase({ keep, listed: listedIn(typed) }), keep).toMatchObject({ code: 'invalid' });
  expect(await erase({ keep: '2, 3', listed: listedIn(typed) })).toMatchObject({ ok: true });
  await w.settle();
  expect(JSON.stringify(await w.request(e))).toContain(
    'a representative of UNHCR of UNHCR wrote to Mr. Nguyen of the bank, and a representative of UNHCR knows. So does Le Bao Nguyen.',
  );
  expect(JSON.stringify(await w.request(other))).not.toContain('Nguyen');
});

it('shows every place page by page, and takes words that are looked for besides by their numbers alone', async () => {
  const w = await world();
  const email = 'fp@unhcr.example';
  await w.officer.press('roll.set', null, { email, name: 'Bao Nguyen' });
  const lines = Array.from({ length: 70 }, (_, i) => `${i + 1} is a point of Mr. Nguyen.`);
  await w.officer.press('correspondence.send', null, {
    subject: 'T',
    text: `${lines.join('\n')}\nBaobei spoke twice.`,
  });
  await w.settle();
  const pressed = (inputs: Record<string, string>) =>
    w.officer.press('person.erase.preview', null, { email, ...inputs });
  const seen: number[] = [];
  let also = { also: 'Baobei' } as Record<string, string>;
  for (let from: number | undefined = 1; from !== undefined;) {
    const page = await pressed({ ...also, from: String(from) });
    seen.push(...[...page.words.matchAll(/(\d+)\. “/g)].map(([, n]) => Number(n)));
    const next: string | undefined = /"from":"(\d+)"/.exec(JSON.stringify(page.card))?.[1];
    const listed = /"listed":"([^"]+)"/.exec(JSON.stringify(page.card))?.[1] ?? '';
    also = { ...also, listed };
    // The button that erases stands below the last place alone.
    expect(JSON.stringify(page.card).includes('"person.erase"')).toBe(seen.includes(71));
    from = seen.includes(71) ? undefined : Number(next);
  }
  expect(seen).toEqual(Array.from({ length: 71 }, (_, i) => i + 1));
  for (const short of ['Bo', 'x; Baobei', 'UNHCR'])
    expect(await pressed({ also: short }), short).toMatchObject({ code: 'invalid' });
  expect(await w.officer.press('person.erase', null, { email, also: 'Baobei', take: '71' })).toMatchObject({
    code: 'conflict',
  });
  expect(await w.officer.press('person.erase', null, { email, ...also, keep: '70', take: '71' })).toMatchObject({
    ok: true,
  });
  await w.settle();
  const all = await everyDocument(w);
  expect(all).toContain('a representative of UNHCR spoke twice');
  expect(all.match(/Mr\. Nguyen/g)?.length).toBe(1);
});

it('lists places that are written alike in the order of the text, and keeps the one that is meant', async () => {
  const w = await world();
  const email = 'fp@unhcr.example';
  await w.officer.press('roll.set', null, { email, name: 'Bao Nguyen' });
  const text = 'Zeal of Mr. Nguyen.\nMr. Nguyen agreed.\nAt last Mr. Nguyen.\nNguyen Bao of the bank.';
  await w.officer.press('correspondence.send', null, { subject: 'T', text });
  await w.settle();
  const preview = await w.officer.say(`people erase ${email} keep 2, 4`);
  const lines = preview.words.split('\n').filter((line) => /^.?.?\d\. “/.test(line));
  expect(lines.map((line) => /\[.*/.exec(line)?.[0].slice(0, 24))).toEqual([
    '[Mr. Nguyen]. Mr. Nguyen',
    '[Mr. Nguyen] agreed. At ',
    '[Mr. Nguyen]. Nguyen Bao',
    '[Nguyen Bao] of the bank',
  ]);
  const listed = /"listed":"([^"]+)"/.exec(JSON.stringify(preview.card))?.[1] ?? '';
  expect(await w.officer.press('person.erase', null, { email, keep: '2, 4', listed })).toMatchObject({ ok: true });
  await w.settle();
  const me = 'a representative of UNHCR';
  expect(await everyDocument(w)).toContain(
    JSON.stringify(`Zeal of ${me}.\nMr. Nguyen agreed.\nAt last ${me}.\nNguyen Bao of the bank.`),
  );
});

it('by typed words, with a preview that does it; of who left an entity that was merged, as the other’s', async () => {
  const w = await world();
  const e = await w.open();
  await w.focalPoint('UNHCR').press('endorsement.comment', e, { text: `${SECRET} of her` });
  await w.focalPoint('UNICEF').press('endorsement.comment', e, { text: 'As Focal point of UNHCR says.' });
  expect(await w.officer.say('my data')).toMatchObject({ ok: true, cardName: 'personalData' });
  const hers = await w.officer.say('person export fp@unhcr.example');
  expect(hers.message).toContain('Focal point of UNHCR');
  expect(await w.focalPoint('UNICEF').say('person export fp@unhcr.example')).toMatchObject({ code: 'notAllowed' });
  expect(await w.officer.say('person export nobody@un.example')).toMatchObject({ code: 'invalid' });

  expect(await w.focalPoint('UNICEF').say('people erase fp@unhcr.example')).toMatchObject({ code: 'notAllowed' });
  await w.officer.press('roll.remove', null, { email: 'fp@unhcr.example' });
  await w.officer.press('entity.merge', null, { from: 'UNHCR', into: 'UNFPA' });
  await w.settle();
  const name = w.focalPoint('UNICEF').name;
  for (const said of [
    `data of ${name}`,
    `Personal data of ${name}`,
    `données de ${name}`,
    `data about fp@unicef.example`,
  ])
    expect(await w.officer.say(said), said).toMatchObject({ ok: true, cardName: 'personalData' });
  expect((await w.officer.say(`data of ${name}`)).message).toContain(name);
  for (const said of ['mes données', 'personal data', 'données personnelles'])
    expect((await w.officer.say(said)).message, said).toContain(w.officer.name);
  for (const said of [`erase ${name}`, `Erase person ${name}`, `effacer ${name}`, 'erase fp@unicef.example'])
    expect((await w.officer.say(said)).words, said).toContain(`fp@unicef.example`);
  for (const said of ['people erase fp@unhcr.example', 'membres oublier fp@unhcr.example']) {
    const preview = await w.officer.say(said);
    expect(preview).toMatchObject({ ok: true, cardName: 'personErasure' });
    expect(JSON.stringify(preview.card)).toContain('"verb":"person.erase"');
  }
  expect(JSON.stringify(await w.request(e))).toContain(SECRET);
  await w.officer.press('person.erase', null, { email: 'fp@unhcr.example' });
  await w.settle();
  const left = JSON.stringify(await w.request(e));
  expect(left).not.toContain(SECRET);
  expect(left).toContain('As a representative of UNFPA says.');
});

it('names who has left in the record, and an erased person by their entity alone', async () => {
  const w = await world();
  await w.officer.press('roll.set', null, { email: 'fp@unhcr.example', newEmail: EMAIL, name: NAME });
  const me = w.focalPoint('UNHCR');
  const e = await w.open();
  await me.press('endorsement.object', e, { text: 'Paragraph 3.', requestDiscussion: 'no' });
  await w.settle();
  const record = async (): Promise<string> => {
    const { card } = await w.officer.press('endorsement.export', e, { format: 'txt' });
    const [url = ''] = /https?:\/\/[^"]*endorsement\.txt[^"]*/.exec(JSON.stringify(card)) ?? [];
    return (await w.fetch(url.replace(w.url, ''))).text();
  };
  const shown = async (): Promise<string> => JSON.stringify((await w.officer.press('endorsement.show', e)).card);

  expect(await record()).toContain(`UNHCR\tobjection\t${NAME}`);
  await w.officer.press('roll.remove', null, { email: EMAIL });
  await w.settle();
  expect(await record()).toContain(`UNHCR\tobjection\t${NAME}`);
  expect(await shown()).toContain(NAME);
  expect(`${await record()}${await shown()}`).not.toContain(me.id);

  await w.officer.press('person.erase', null, { email: EMAIL });
  await w.settle();
  expect(await record()).toContain('UNHCR\tobjection\ta representative of UNHCR');
  expect(`${await record()}${await shown()}`).not.toMatch(new RegExp(`${NAME}|\\b${me.id}\\b`));
});

it('names the templates that an officer has to replace, before and after, and shows them in the export', async () => {
  const w = await world();
  const email = 'fp@unhcr.example';
  const { name } = w.focalPoint('UNHCR');
  const [first = '', ...rest] = name.split(' ');
  const own = async (text: string) => {
    const docx = await word({ title: 'T', language: 'en', parts: [{ type: 'text', text: `{title} ${text}` }] });
    const parts = unzipSync(docx);
    // Word splits the runs of a name anywhere.
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    const split = xml.replace(`${first} ${rest.join(' ')}`, `${first} </w:t></w:r><w:r><w:t>${rest.join(' ')}`);
    return Buffer.from(zipSync({ ...parts, 'word/document.xml': strToU8(split) })).toString('base64');
  };
  const set = async (document: string, text: string) =>
    expect(await w.officer.press('template.set', null, { document, file: await own(text) })).toMatchObject({
      ok: true,
    });
  await set('rmc', `For ${name}`);
  await set('circular', `Write to ${email}`);
  await set('minutes', 'For the Secretariat');
  const exported = await w.officer.press('person.export', null, { email });
  const [url = ''] = /https?:\/\/[^"]*person\.json[^"]*/.exec(JSON.stringify(exported.card)) ?? [];
  const { documents } = (await (await w.fetch(url.replace(w.url, ''))).json()) as {
    documents: { kind: string; mentions: { values: { text: string } }[] }[];
  };
  const inTemplates = documents.filter(({ kind }) => kind === 'templates').flatMap(({ mentions }) => mentions);
  expect(inTemplates.map(({ values }) => values.text).sort()).toEqual([
    `{title} For ${name}`,
    `{title} Write to ${email}`,
  ]);

  const preview = await w.officer.press('person.erase.preview', null, { email });
  expect(preview.words).toContain('Composition of the RMC and Circular');
  const erased = await w.officer.press('person.erase', null, { email });
  expect(erased).toMatchObject({ ok: true, cardName: 'templates' });
  expect(erased.message).toContain('templates still name them');
  expect(erased.words.match(/names an erased person/g)).toHaveLength(2);
  const other = await w.officer.press('person.erase', null, { email: 'fp@unfpa.example' });
  expect(other).toMatchObject({ ok: true, cardName: 'roll' });
});

it('is told before of the running requests that lose the words of an objection or of a request for discussion', async () => {
  const w = await world();
  const [e, other] = [await w.open(), await w.open({ title: 'Another text' })];
  const [me, email] = [w.focalPoint('UNHCR'), 'fp@unhcr.example'];
  await me.press('endorsement.endorse', other);
  expect((await w.officer.press('person.erase.preview', null, { email })).words).not.toContain('still under way');
  await me.press('endorsement.object', e, { text: 'Paragraph 4.', requestDiscussion: 'yes' });
  const { words } = await w.officer.press('person.erase.preview', null, { email });
  expect(words).toContain(`what they object to or want discussed: ${e}.`);
  expect(words).not.toContain(other);
});

it('the correction in issued minutes says what happened, not at whose wish, and shows the hash of what was there', async () => {
  const w = await world();
  const m = await plan(w);
  await w.focalPoint('UNHCR').press('meeting.reply', m, { answer: 'attending' });
  await begin(w, m, 'UNHCR, UNICEF');
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  await w.officer.press('minutes.draft', m);
  await w.to('2026-12-17T15:00:00Z');
  const recordOf = async (): Promise<string> => {
    const { card } = await w.officer.press('minutes.show', m);
    const record = /http[^"]*minutesRecord\.json/.exec(JSON.stringify(card))?.[0] ?? '';
    return createHash('sha256')
      .update(Buffer.from(await (await fetch(record)).arrayBuffer()))
      .digest('hex');
  };
  // Whoever kept the record from before can verify the hash that the minutes then name.
  const hash = await recordOf();
  expect((await w.focalPoint('UNICEF').press('minutes.show', m)).words).not.toContain('Record (JSON)');
  expect(await w.officer.press('person.erase', null, { email: 'fp@unhcr.example' })).toMatchObject({ ok: true });
  await w.settle();
  expect(await recordOf()).not.toBe(hash);
  const shown = await w.focalPoint('UNICEF').press('minutes.show', m);
  expect(shown.words).toMatch(
    /removed from these minutes\. SHA-256 of the record of the minutes that was stored before, not of a file: [0-9a-f]{64}/,
  );
  expect(shown.words).toContain(hash);
  expect(shown.words).not.toContain('request');
  const url = /http[^"]*minutes\.txt/.exec(JSON.stringify(shown.card))?.[0] ?? '';
  expect(await (await fetch(url)).text()).toMatch(/that was stored before, not of a file: [0-9a-f]{64}/);
});

it('of several erasures at once, each correction has the hash of the version right before it', () => erasedAtOnce());

it('calls an erased person in the reader’s language, in cards, files and what others wrote', async () => {
  const w = await world();
  await w.officer.press('roll.set', null, { email: 'fp@unhcr.example', newEmail: EMAIL, name: NAME });
  await w.officer.press('roll.set', null, { email: 'fp@unfpa.example', language: 'fr' });
  const e = await w.open();
  await w.focalPoint('UNHCR').press('endorsement.object', e, { text: 'Paragraph 3.', requestDiscussion: 'no' });
  await w.focalPoint('UNICEF').press('endorsement.comment', e, { text: `I agree with ${NAME}.` });
  await w.settle();
  await w.officer.press('person.erase', null, { email: EMAIL });
  await w.settle();
  const french = w.focalPoint('UNFPA');
  const english = w.focalPoint('UNICEF');
  const read = async (who: typeof french): Promise<string> => {
    const shown = await who.press('endorsement.show', e);
    await w.officer.press('language.set', null, { language: who === french ? 'fr' : 'en' });
    const { card } = await w.officer.press('endorsement.export', e, { format: 'txt' });
    const [url = ''] = /https?:\/\/[^"]*endorsement\.txt[^"]*/.exec(JSON.stringify(card)) ?? [];
    expect(url).not.toBe('');
    return `${JSON.stringify(shown.card)}\n${await (await w.fetch(url.replace(w.url, ''))).text()}`;
  };
  const before = await read(french);
  expect(before).toContain('une personne représentant UNHCR');
  expect(before).toContain('I agree with une personne représentant UNHCR.');
  expect(before).not.toContain('a representative of');
  expect(await read(english)).toContain('I agree with a representative of UNHCR.');
  expect(await read(english)).not.toContain('une personne représentant');
});

it('calls an erased person in the reader’s language in the register’s files, and in one language in its JSON', async () => {
  const w = await world();
  await w.officer.press('roll.set', null, { email: 'fp@unhcr.example', newEmail: EMAIL, name: NAME });
  const e = await w.open();
  await w.focalPoint('UNHCR').press('endorsement.object', e, { text: 'Paragraph 3.' });
  await w.focalPoint('UNHCR').press('endorsement.withdrawObjection', e, { reason: 'It was changed.' });
  await w.to('2026-12-02T22:00:00.001Z');
  await w.officer.press('person.erase', null, { email: EMAIL });
  await w.settle();
  const file = async (format: string): Promise<string> => {
    const { card } = await w.officer.press('register.export', null, { format });
    const [url = ''] = new RegExp(`http[^"]*?/files/[^"]*[.]${format}`).exec(JSON.stringify(card)) ?? [];
    return (await w.fetch(url.replace(w.url, ''))).text();
  };
  const json = await file('json');
  expect(await file('csv')).toContain('a representative of UNHCR');
  await w.officer.press('language.set', null, { language: 'fr' });
  const csv = await file('csv');
  expect(csv).toContain('une personne représentant UNHCR');
  expect(csv).not.toContain('a representative of');
  expect(await file('json')).toBe(json);
});
