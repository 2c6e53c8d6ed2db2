/** Every objection of a request's whole course stands in its record, in the sheet and in the register (domain.md 3, 5, 9). */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { schemaFaults, type Schema } from '../support/jsonSchema.ts';
import { textOf } from '../support/labels/fileText.ts';
import { begin, planTwo, refer } from '../support/meetings.ts';
import { world, type Somebody, type World } from '../support/world.ts';

const schema = JSON.parse(readFileSync(new URL('../../docs/register.schema.json', import.meta.url), 'utf8')) as Schema;

/** The words of every file to which a card leads, without their marks, by the name of the file. */
async function filesOf(card: unknown): Promise<ReadonlyMap<string, string>> {
  const urls = [...JSON.stringify(card).matchAll(/http:[^"]*?[/]files[/][^"]+?(?=")/g)].map(([url]) => url);
  const found = new Map<string, string>();
  for (const url of new Set(urls)) {
    const text = textOf(new Uint8Array(await (await fetch(url)).arrayBuffer()));
    const name = /[/]([\w.]+)(?:[?]|$)/.exec(url)?.[1] ?? url;
    found.set(name, name.endsWith('json') ? text : text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '));
  }
  return found;
}
/** The sheet of the last decision in every form, with its card, and the register in every form. */
async function sheetAndRegister(w: World, who: Somebody): Promise<readonly (readonly [string, string])[]> {
  const lines = await w.records<{ readonly number: string; readonly kind: string }>('register');
  const number = lines.findLast(({ kind }) => kind === 'decision')?.number ?? '';
  const sheet = await who.press('register.show', null, { number });
  const register = await w.officer.press('register.export', null, {});
  return [['card', sheet.words], ...(await filesOf(sheet.card)), ...(await filesOf(register.card))];
}
const recordOf = async (w: World, request: string): Promise<readonly (readonly [string, string])[]> => [
  ...(await filesOf((await w.officer.press('endorsement.export', request)).card)),
];

const RAISED = 'The budget of annex two is missing.';
const AGAIN = 'The budget of annex two is still too small.';
const LEFT = 'Annex four names no lead agency.';

it('says when the meeting was, and when it was entered, of one that is recorded afterwards', async () => {
  const w = await world();
  const [first, second] = await planTwo(w);
  const { request, item } = await refer(w, 'UNFPA');
  const [one] = await w.records<{ readonly startsAt: string }>('meetings', first);
  const day = one!.startsAt.slice(0, 10);
  await w.to(`${day}T23:00:00Z`);
  await w.advance('P3D');
  const times = { startedAt: `${day}T10:05`, endedAt: `${day}T10:50` };
  expect(await w.officer.press('meeting.begin', first, times)).toMatchObject({ ok: true });
  await w.settle();
  await w.officer.press('meeting.present', first, { entities: 'UNHCR, UNICEF, UNFPA' });
  await w.officer.press('decision.put', item, { text: 'Shall the framework go ahead?' });
  await w.officer.press('decision.object', item, { entity: 'UNFPA', text: LEFT });
  await w.officer.press('decision.object', item, { entity: 'UNHCR', text: RAISED });
  await w.officer.press('decision.withdrawObjection', item, { entity: 'UNHCR', text: 'It is there.' });
  await w.officer.press('decision.object', item, { entity: 'UNICEF', text: 'Too early, in short.' });
  await w.officer.press('meeting.end', first, { confirm: 'yes' });
  await w.settle();
  expect((await w.officer.press('minutes.draft', first)).ok).toBe(true);
  const minutes = await filesOf((await w.officer.press('minutes.show', first)).card);
  const entered = /of 10 Dec 2026, 10:50 by [^;]*; entered on 13 Dec 2026, 18:00/;
  for (const [file, text] of minutes) {
    expect(text, file).toMatch(/UNICEF objects [(][^;)]*; entered on /);
    expect(text, file).toMatch(new RegExp(`Raised in the meeting ${entered.source}`));
  }
  const [later] = await w.records<{ readonly startsAt: string }>('meetings', second);
  await w.to(later!.startsAt);
  await w.officer.press('meeting.begin', second);
  await w.officer.press('meeting.present', second, { entities: 'UNHCR, UNFPA' });
  await w.officer.press('decision.put', item, { text: 'Shall it go ahead now?' });
  await w.officer.press('decision.withdrawObjection', item, { entity: 'UNFPA', text: 'All is said.' });
  const decided = { outcome: 'consensus', text: 'The framework is adopted.' };
  expect(await w.officer.press('decision.record', item, decided)).toMatchObject({ ok: true });
  await w.settle();
  const sheet = await sheetAndRegister(w, w.officer);
  for (const [file, text] of [...(await recordOf(w, request)), ...sheet].filter(([name]) =>
    /^(?!register).*[.](html|txt|docx)$/.test(name),
  )) {
    expect(text, file).toMatch(new RegExp(`Objection of UNHCR, withdrawn in the meeting ${entered.source}`));
    expect(text, file).toContain(
      `Objection of UNFPA, which stood in the meeting ${first} and was withdrawn in a later`,
    );
    expect(text, file).toMatch(new RegExp(`Raised in the meeting ${entered.source}`));
    expect(text, file).not.toMatch(/in the meeting on 13 Dec/);
  }
  for (const [file, text] of sheet.filter(([name]) => /[.](html|txt)$/.test(name)))
    if (file.startsWith('decision')) expect(text, file).toContain(`${first}, 10 Dec 2026, 10:50`);
  const json = sheet.find(([name]) => name.endsWith('json'))?.[1] ?? '[]';
  expect(schemaFaults(JSON.parse(json), schema)).toEqual([]);
});

it('what an earlier meeting heard stands beside the decision of a later one', async () => {
  const w = await world();
  const [first, second] = await planTwo(w);
  const { request, item } = await refer(w, 'UNFPA');
  await begin(w, first, 'UNHCR, UNICEF, UNFPA');
  const question = { text: 'Shall the framework go ahead?' };
  await w.officer.press('decision.put', item, question);
  await w.alternate('UNHCR').press('decision.object', item, { text: RAISED });
  await w.focalPoint('UNFPA').press('decision.object', item, { text: LEFT });
  await w.focalPoint('UNICEF').press('decision.object', item, { text: 'Too early, in short.' });
  await w.focalPoint('UNICEF').press('decision.object', item, { text: 'Too early by a year, in short.' });
  await w.officer.press('meeting.left', first, { entities: 'UNFPA' });
  await w.officer.press('decision.put', item, question);
  await w.advance('PT10M');
  await w.focalPoint('UNICEF').press('decision.withdrawObjection', item, { text: 'A year has passed.' });
  const deferred = { outcome: 'deferred', text: 'To be taken up once the budget is there.' };
  expect(await w.officer.press('decision.record', item, deferred)).toMatchObject({ ok: true });
  await w.settle();

  // While the next meeting is waited for, the record has it already.
  for (const [file, text] of await recordOf(w, request)) {
    for (const one of [RAISED, LEFT, 'Too early, in short.', 'Too early by a year, in short.'])
      expect(text, file).toContain(one);
    expect(text, file).toContain(`Objection of UNHCR, which stood in the meeting ${first}.`);
    expect(text, file).toMatch(
      /Objection of UNFPA, which stands[.] Made in writing on [^.]*2026[^.]* by Focal point of UNFPA/,
    );
    // Who recorded that it was deferred, and in which words.
    const course = text.slice(text.lastIndexOf('Course of the procedure'));
    expect(course, file).toContain(deferred.text);
    expect(course.slice(course.indexOf(`${first} deferred it`)), file).toContain(w.officer.name);
    // The number belongs to a decision, and there is none yet.
    expect(text, file).not.toMatch(/UNA[/]2026[/]\d/);
  }
  await w.officer.press('meeting.end', first, { confirm: 'yes' });
  await w.officer.press('minutes.draft', first);
  for (const one of [RAISED, LEFT, 'Too early, in short.'])
    expect((await w.officer.press('minutes.show', first)).words).toContain(one);

  await w.to('2027-01-14T15:00:00Z');
  await w.officer.press('meeting.begin', second);
  await w.officer.press('meeting.present', second, { entities: 'UNHCR, UNICEF' });
  await w.officer.press('decision.put', item, question);
  await w.focalPoint('UNHCR').press('decision.object', item, { text: AGAIN });
  await w.focalPoint('UNHCR').press('decision.withdrawObjection', item, { text: 'It was raised.' });
  expect(await w.officer.press('decision.record', item, { outcome: 'consensus', text: 'It goes.' })).toMatchObject({
    ok: true,
  });
  await w.settle();
  const all = [...(await sheetAndRegister(w, w.focalPoint('UNICEF'))), ...(await recordOf(w, request))];
  expect(all.length).toBeGreaterThanOrEqual(13);
  for (const [file, text] of all) {
    for (const one of [RAISED, AGAIN, LEFT, 'Too early, in short.', 'Too early by a year, in short.'])
      expect(text, file).toContain(one);
    if (file.endsWith('json')) continue;
    expect(text, file).toContain(`Objection of UNHCR, which stood in the meeting ${first}; a later one heard it again`);
    expect(text, file).toContain(`Objection of UNFPA, which had left the meeting ${first} when the question was put`);
    expect(text, file).toMatch(/Raised in the meeting on [^.]* by Alternate of UNHCR/);
    expect(text, file).toContain('Objection of UNICEF, in place of which it made another one');
    expect(text, file).toMatch(/Made in writing on [^.]*2026[^.]* by Focal point of UNFPA/);
  }
  for (const [file, text] of all.filter(([name]) => !name.startsWith('endorsement'))) {
    expect(text, file).toContain(question.text);
    if (!file.endsWith('json'))
      expect(text, file).toMatch(new RegExp(`${first}, [^;]*: deferred.*${second}, [^;]*: decided`));
  }
  const json = JSON.parse(all.find(([file]) => file.endsWith('json'))?.[1] ?? '[]') as unknown;
  expect(schemaFaults(json, schema)).toEqual([]);
  // The record is of the request: the number stands beside the outcome, not in every head.
  for (const [file, text] of await recordOf(w, request)) expect(text, file).toMatch(/Number:? UNA[/]2027[/]1/);

  // Whoever raised it is erased: the files have it no more, also by links that were given before, and keep what others said.
  const { number = '' } = (await w.request(request)).outcome ?? {};
  const { card: given } = await w.focalPoint('UNICEF').press('register.show', null, { number });
  expect([...(await filesOf(given)).values()].join()).toContain(RAISED);
  await w.officer.press('person.erase', null, { email: 'alt@unhcr.example' });
  await w.settle();
  await w.advance('PT1H');
  const after = [...(await sheetAndRegister(w, w.focalPoint('UNICEF'))), ...(await recordOf(w, request))];
  for (const [file, text] of [...after, ...(await filesOf(given))]) {
    expect(text, file).not.toContain(RAISED);
    expect(text, file).not.toContain('Alternate of UNHCR');
    for (const one of [AGAIN, LEFT]) expect(text, file).toContain(one);
  }
});

it('a request endorsed in writing names who objected and when, also where it was withdrawn, and what was entered', async () => {
  const w = await world();
  const e = await w.open();
  const mail = 'E-mail of 24 November 2026';
  await w.focalPoint('UNICEF').press('endorsement.object', e, { text: 'Paragraph 3 is too wide.' });
  await w.focalPoint('UNICEF').press('endorsement.withdrawObjection', e, { reason: 'It is narrow enough.' });
  await w.focalPoint('UNICEF').press('endorsement.object', e, { text: 'Paragraph 4 is too wide as well.' });
  await w.officer.press('endorsement.enterFor', e, { entity: 'UNFPA', position: 'endorse', source: mail });
  const objects = {
    entity: 'UNHCR',
    position: 'object',
    text: 'The budget is unclear.',
    source: `${mail}, second part`,
  };
  expect(await w.officer.press('endorsement.enterFor', e, objects)).toMatchObject({ ok: true });
  await w.to('2026-12-12T00:00:00Z');
  const sheets = await sheetAndRegister(w, w.focalPoint('UNHCR'));
  for (const [file, text] of [...sheets, ...(await recordOf(w, e))]) {
    for (const one of ['Paragraph 3 is too wide.', 'Paragraph 4 is too wide as well.', mail, `${mail}, second part`])
      expect(text, file).toContain(one);
    if (file.endsWith('json')) {
      expect(schemaFaults(JSON.parse(text), schema)).toEqual([]);
      expect(JSON.parse(text)).toMatchObject([
        { entered: [{ entity: 'UNFPA', position: 'endorse', source: mail }, {}] },
      ]);
      continue;
    }
    expect(text.match(/Made in writing on (?:Tue, )?24 Nov 2026[^.]* by Focal point of UNICEF/g), file).toHaveLength(2);
    expect(text, file).toContain(`${w.officer.name}, entered by the Secretariat, source: ${mail}, second part`);
  }
  for (const [file, text] of sheets.filter(([name]) => !name.endsWith('json')))
    expect(text, file).toContain(`UNFPA: endorsement, entered by the Secretariat, source: ${mail}; ${w.officer.name}`);

  // With the period of decisions the sources and the names go as well.
  await w.officer.press('settings.set', null, { retention: 'decisions: 1d' });
  await w.advance('P3D');
  await w.officer.press('retention.apply');
  await w.settle();
  for (const [file, text] of await sheetAndRegister(w, w.focalPoint('UNHCR'))) {
    expect(text, file).not.toContain('E-mail of 24');
    expect(text, file).not.toContain(w.officer.name);
  }
});

it('the decision of the Committee says when a meeting that is recorded afterwards was, and not so of what was written', async () => {
  const w = await world();
  const [first] = await planTwo(w);
  const { item, request } = await refer(w, 'UNFPA');
  const [one] = await w.records<{ readonly startsAt: string }>('meetings', first);
  const day = one!.startsAt.slice(0, 10);
  await w.to(`${day}T23:00:00Z`);
  await w.advance('P3D');
  await w.officer.press('meeting.begin', first, { startedAt: `${day}T10:05`, endedAt: `${day}T10:50` });
  await w.settle();
  await w.officer.press('meeting.present', first, { entities: 'UNHCR, UNICEF' });
  await w.officer.press('decision.put', item, { text: 'Shall the framework go ahead?' });
  await w.officer.press('decision.object', item, { entity: 'UNICEF', text: RAISED });
  const sent = { outcome: 'noConsensus', then: 'steeringCommittee', text: 'No.' };
  expect(await w.officer.press('decision.record', item, sent)).toMatchObject({ ok: true });
  await w.officer.press('meeting.end', first, { confirm: 'yes' });
  await w.settle();
  const today = (await w.now()).slice(0, 10);
  const decided = await w.officer.press('agenda.committeeDecided', item, { text: 'It is so.', on: today });
  expect(decided).toMatchObject({ ok: true });
  await w.settle();
  const lines = await w.records<{ readonly route: string; readonly positions: { objections?: readonly Held[] } }>(
    'register',
  );
  const objections = lines.find(({ route }) => route === 'steeringCommittee')?.positions.objections ?? [];
  const heldOf = (of: string): unknown => objections.find(({ entity }) => entity === of)?.raised.held;
  expect(objections.map(({ entity }) => entity).sort()).toEqual(['UNFPA', 'UNICEF']);
  expect(heldOf('UNICEF')).toMatch(new RegExp(`^${day}T`));
  expect(heldOf('UNFPA')).toBeUndefined();
  for (const [file, text] of (await sheetAndRegister(w, w.officer)).filter(([name]) =>
    /^(?!register).*[.]txt$/.test(name),
  ))
    expect(text, file).toMatch(/Objection of UNICEF[^;]*10 Dec 2026, 10:50[^;]*; entered on 13 Dec 2026/);
  // The Committee decided it afterwards, and not in the meeting that sent it there.
  for (const [file, text] of await recordOf(w, request))
    if (!file.endsWith('docx'))
      expect(text, file).not.toMatch(/In the meeting M-\d+: Decided by the Steering Committee/);
});
interface Held {
  readonly entity: string;
  readonly raised: { readonly held?: string };
}

it('an objection stands in the sheet when its entity leaves the network, while the request runs or afterwards', async () => {
  const w = await world({ entities: ['UNHCR', 'UNICEF', 'UNFPA', 'UNDP'] });
  const e = await w.open();
  await w.focalPoint('UNFPA').press('endorsement.object', e, { text: LEFT });
  await w.focalPoint('UNICEF').press('endorsement.object', e, { text: RAISED });
  const closed = { entity: 'UNFPA', reason: 'Reform.' };
  expect(await w.officer.press('entity.close', null, closed)).toMatchObject({ ok: true });
  await w.to('2026-12-12T00:00:00Z');
  const reader = w.focalPoint('UNHCR');
  const before = await sheetAndRegister(w, reader);
  expect(await w.officer.press('entity.close', null, { ...closed, entity: 'UNICEF' })).toMatchObject({ ok: true });
  await w.settle();
  for (const [file, text] of [...before, ...(await sheetAndRegister(w, reader)), ...(await recordOf(w, e))]) {
    for (const one of [RAISED, LEFT]) expect(text, file).toContain(one);
    if (file.endsWith('json')) continue;
    expect(text, file).toMatch(/Objection of UNFPA, which left the network on [^.]*24 Nov 2026/);
    for (const name of ['UNFPA', 'UNICEF'])
      expect(text, file).toMatch(new RegExp(`Made in writing on [^.]*2026[^.]* by Focal point of ${name}`));
  }
});

it('the minutes name the writing from which the Secretariat entered an objection, and why one was withdrawn', async () => {
  const w = await world();
  const m = (await planTwo(w))[0];
  const { item, request } = await refer(w, 'UNFPA');
  const mail = (of: string): string => `E-mail of ${of}, 24 November 2026`;
  for (const entity of ['UNHCR', 'UNICEF']) {
    const objects = { entity, position: 'object', text: `The budget troubles ${entity}.`, source: mail(entity) };
    expect(await w.officer.press('endorsement.enterFor', request, objects)).toMatchObject({ ok: true });
  }
  await begin(w, m, 'UNHCR, UNFPA');
  await w.officer.press('decision.put', item, { text: 'Shall the framework go ahead?' });
  await w.focalPoint('UNFPA').press('decision.withdrawObjection', item, { text: 'شكرا.' });
  await w.officer.press('decision.record', item, { outcome: 'deferred', text: 'Later.' });
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  await w.officer.press('minutes.draft', m);
  await w.focalPoint('UNICEF').press('minutes.comment', m, { text: 'We wrote of annex two.' });
  const shown = await w.officer.press('minutes.show', m);
  expect(shown.words).toContain('UNICEF, comment (Focal point of UNICEF, ');
  for (const [file, text] of [['card', shown.words] as const, ...(await filesOf(shown.card))]) {
    for (const entity of ['UNHCR', 'UNICEF'])
      expect(text, file).toContain(`${w.officer.name}, entered by the Secretariat, source: ${mail(entity)}, `);
    if (file === 'card') continue;
    // The zone is named once, and no full stop follows that of the words.
    expect(text, file).toContain('Times are those of New York.');
    expect(text, file).toMatch(
      /\(Focal point of UNFPA, 10 Dec 2026, 10:00\):[^a-z]*شكرا[^a-z.]*\.[^a-z.]* Made in writing on 24 Nov 2026/u,
    );
  }

  // Whoever commented is erased while the draft stands.
  await w.officer.press('person.erase', null, { email: 'fp@unicef.example' });
  await w.settle();
  const after = (await w.officer.press('minutes.show', m)).words;
  expect(after).toContain('UNICEF, comment (a representative of UNICEF, ');
});
