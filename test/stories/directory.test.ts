/** The roll: who is asked, who may speak, in which language (domain.md 4). */
import { describe, expect, it } from 'vitest';
import { world, type World } from '../support/world.ts';

const HEAD = 'entity,name,email,role,language,time zone';
const csv = (...lines: readonly string[]): string => [HEAD, ...lines].join('\n');
const emails = async (w: World): Promise<string[]> =>
  (await w.records<{ email: string }>('people')).map((p) => p.email);
const load = (w: World, text: string, apply = 'no', newEntities = 'all') =>
  w.officer.press('roll.import', null, { csv: text, apply, newEntities });

const GOOD = csv(
  'WFP,Halima Abdi,Halima@wfp.example,focal point,en,Africa/Nairobi',
  'WFP,Marc-Antoine Diallo,marc@wfp.example,backstop,fr,Africa/Nairobi',
  'UNHCR,Luc Descombes,alt@unhcr.example,alternate,fr,',
);

describe('importing the roll', () => {
  it('shows first what would change, and changes nothing', async () => {
    const w = await world();
    const before = await w.records('people');
    const answer = await load(w, GOOD);
    expect(answer).toMatchObject({ ok: true, cardName: 'rollImport' });
    expect(answer.message).toContain('This is a preview: 3 people would be added or changed.');
    for (const shown of ['Halima Abdi', 'added · halima@wfp.example', 'changed · alt@unhcr.example'])
      expect(answer.words).toContain(shown);
    expect(await w.records('people')).toEqual(before);
  });

  it('applied, adds and changes, and everyone new is welcomed', async () => {
    const w = await world();
    expect((await load(w, GOOD, 'yes')).message).toContain('3 people were added or changed');
    const marc = await w.byEmail('marc@wfp.example');
    expect((await w.records('people', 'marc@wfp.example'))[0]).toMatchObject({
      roles: ['alternate'],
      entity: 'WFP',
      language: 'fr',
      zone: 'Africa/Nairobi',
    });
    expect((await w.records('people', 'alt@unhcr.example'))[0]).toMatchObject({
      name: 'Luc Descombes',
      language: 'fr',
      zone: 'Europe/Zurich',
    });
    expect((await marc.last('welcome')).words).toContain('Marc-Antoine Diallo');
    expect(await w.alternate('UNHCR').messages('welcome')).toEqual([]);
  });

  it('applied twice changes nothing more', async () => {
    const w = await world();
    await load(w, GOOD, 'yes');
    const before = await w.records('people');
    // Later, so that it is no double press.
    await w.advance('PT11M');
    expect((await load(w, GOOD, 'yes')).message).toContain('Nobody was added or changed');
    expect(await w.records('people')).toEqual(before);
  });

  it('a preview with bad lines promises nothing, counts lines, and keeps what was pasted to be corrected', async () => {
    const w = await world();
    const pasted = csv('WFP,Halima Abdi,halima@wfp.example,focalPoint,en,', 'WFP,Odd,odd,king,tlh,Mars/Olympus');
    const answer = await load(w, pasted);
    expect(answer.message).toBe('4 faults in the file, so nothing has been changed.');
    expect(answer.words).toContain('1 line needs another look');
    expect(JSON.stringify(answer.card)).toContain(JSON.stringify(pasted));
  });

  it('a bad line changes nothing at all; every fault is told with its line', async () => {
    const w = await world();
    const before = await w.records('people');
    const answer = await load(
      w,
      csv(
        'WFP,Halima Abdi,halima@wfp.example,focalPoint,en,Africa/Nairobi',
        'WFP,Nobody,not-an-address,alternate,en,',
        'WFP,Someone,someone@wfp.example,king,en,',
        'WFP,Another,another@wfp.example,alternate,tlh,',
        'WFP,Far,far@wfp.example,alternate,en,Mars/Olympus',
        'UNHCR,Second,second@unhcr.example,focalPoint,en,',
        'WFP,Halima Abdi,halima@wfp.example,focalPoint,en,',
        ',Homeless,homeless@wfp.example,alternate,en,',
      ),
      'yes',
    );
    expect(answer).toMatchObject({ ok: false, code: 'invalid' });
    expect(answer.message).toContain('7 faults in the file, so nothing has been changed.');
    for (const line of [3, 4, 5, 6, 7, 8, 9]) expect(answer.words).toContain(`Line ${line}`);
    expect(await w.records('people')).toEqual(before);
  });

  it.each([
    ['without a column of addresses', 'entity,name\nWFP,Halima'],
    ['with a head alone', HEAD],
    ['with a quotation mark that never ends', `${HEAD}\nWFP,"Halima,halima@wfp.example,focalPoint,en,`],
    ['with a column called constructor', 'constructor,__proto__\n1,2'],
  ])('a file %s is refused', async (_what, text) => {
    const w = await world();
    expect(await load(w, text, 'yes')).toMatchObject({
      ok: false,
      code: 'invalid',
      fields: { csv: expect.any(String) as string },
    });
  });

  it('a role that every object has by nature is no role', async () => {
    const w = await world();
    expect(await load(w, csv('WFP,Halima,h@wfp.example,constructor,en,'), 'yes')).toMatchObject({ code: 'invalid' });
  });

  it('reads semicolons, quotation marks, a byte order mark and other words for the columns', async () => {
    const w = await world();
    const text =
      '\ufeffOrganisation;Nom;Courriel;Rôle;Langue;Fuseau horaire\n"WFP";"Abdi; Halima";h@wfp.example;point focal;FR;Africa/Nairobi\n';
    expect(await load(w, text, 'yes')).toMatchObject({ ok: true });
    expect((await w.records('people', 'h@wfp.example'))[0]).toMatchObject({
      name: 'Abdi; Halima',
      roles: ['focalPoint'],
      language: 'fr',
    });
  });

  it('lets a focal point hand over to another in one list, in whatever order they stand in it', async () => {
    const w = await world();
    const lines = ['UNHCR,New,new@unhcr.example,focalPoint,en,', 'UNHCR,Old,fp@unhcr.example,alternate,en,'];
    expect(await load(w, csv(...lines), 'yes')).toMatchObject({ ok: true });
    expect((await w.records('people', 'new@unhcr.example'))[0]).toMatchObject({ roles: ['focalPoint'] });
    expect((await w.records('people', 'fp@unhcr.example'))[0]).toMatchObject({ roles: ['alternate'] });
  });

  it('refuses fields that are longer than those of the form', async () => {
    const w = await world();
    const answer = await load(w, csv(`WFP,${'x'.repeat(121)},h@wfp.example,alternate,en,`), 'yes');
    expect(answer.words).toContain('At most 120 characters, please.');
  });

  it('previews a list of nine thousand at once, and applies one of a thousand', async () => {
    const w = await world();
    const lines = Array.from(
      { length: 9000 },
      (_, i) => `E${i >> 1},Person ${i},p${i}@big.example,${i % 2 ? 'alternate' : 'focalPoint'},en,`,
    );
    expect((await load(w, csv(...lines))).message).toContain('9,000 people would be added');
    expect((await load(w, csv(...lines.slice(0, 1000)), 'yes')).message).toContain('1,000 people were added');
    expect(await emails(w)).toHaveLength(1010);
  });
});

describe('changing the roll from chat', () => {
  it('an entity has one focal point at a time', async () => {
    const w = await world();
    const second = { email: 'x@unhcr.example', name: 'Second', entity: 'UNHCR', role: 'focalPoint' };
    const answer = await w.officer.press('roll.set', null, second);
    expect(answer).toMatchObject({ ok: false, code: 'invalid' });
    expect(answer.fields?.['role']).toContain('Focal point of UNHCR is the focal point of UNHCR');
    await w.officer.press('roll.set', null, { email: 'fp@unhcr.example', role: 'alternate' });
    expect(await w.officer.press('roll.set', null, second)).toMatchObject({ ok: true });
  });

  it('only what is given is changed', async () => {
    const w = await world();
    await w.officer.press('roll.set', null, { email: 'FP@unhcr.example', language: 'fr' });
    expect((await w.records('people', 'fp@unhcr.example'))[0]).toMatchObject({
      name: 'Focal point of UNHCR',
      entity: 'UNHCR',
      roles: ['focalPoint'],
      language: 'fr',
      zone: 'Europe/Zurich',
    });
  });

  it('whoever leaves can do nothing more, gets nothing more, and stays in the record', async () => {
    const w = await world();
    const e = await w.open();
    const unhcr = w.focalPoint('UNHCR');
    await unhcr.press('endorsement.endorse', e);
    await w.officer.press('roll.remove', null, { email: 'fp@unhcr.example' });
    expect(await unhcr.press('endorsement.abstain', e)).toMatchObject({ ok: false, code: 'notOnRoll' });
    expect((await w.request(e)).positions).toEqual([expect.objectContaining({ by: unhcr.id, position: 'endorse' })]);
    await w.to('2026-12-02T22:00:00.001Z');
    const outcome = (await w.records<{ card: string; to: string }>('deliveries', e)).filter(
      (d) => d.card === 'outcome',
    );
    expect(outcome.map((d) => d.to)).not.toContain(unhcr.id);
    expect((await w.request(e)).outcome).toMatchObject({ endorsed: ['UNHCR'] });
  });

  it('a person’s id is never given to another', async () => {
    const w = await world({ empty: ['WFP'] });
    await w.officer.press('roll.set', null, { email: 'a@wfp.example', name: 'A', entity: 'WFP', role: 'alternate' });
    const { id } = await w.byEmail('a@wfp.example');
    await w.officer.press('roll.remove', null, { email: 'a@wfp.example' });
    await w.officer.press('roll.set', null, { email: 'b@wfp.example', name: 'B', entity: 'WFP', role: 'alternate' });
    expect((await w.byEmail('b@wfp.example')).id).not.toBe(id);
  });

  it.each([
    ['removed', 'roll.remove', { email: 'nadia@secretariat.example' }],
    ['made something else', 'roll.set', { email: 'nadia@secretariat.example', role: 'observer' }],
    [
      'made something else by a list',
      'roll.import',
      { csv: 'email,role\nnadia@secretariat.example,observer', apply: 'yes' },
    ],
  ])('the last person of the Secretariat is not %s', async (_what, verb, inputs) => {
    const w = await world();
    expect(await w.coordinator.press(verb, null, inputs)).toMatchObject({ ok: false });
    expect((await w.records('people', 'nadia@secretariat.example'))[0]).toMatchObject({ roles: ['secretariat'] });
  });

  it('a newcomer is told what is pending for the entity, and nothing else', async () => {
    const w = await world();
    const ended = await w.open();
    await w.officer.press('endorsement.withdraw', ended, { reason: 'No.' });
    const pending = [await w.open(), await w.open()];
    await w.officer.press('roll.set', null, {
      email: 'n@unhcr.example',
      name: 'New',
      entity: 'UNHCR',
      role: 'alternate',
    });
    const newcomer = await w.byEmail('n@unhcr.example');
    expect((await newcomer.messages('request')).map((m) => m.target).sort()).toEqual(pending);
  });

  it('a newcomer whose last message arrives reaches the entity', async () => {
    const w = await world({ entities: ['UNICEF'], empty: ['UNHCR'] });
    const e = await w.open();
    await w.officer.press('roll.set', null, {
      email: 'n@unhcr.example',
      name: 'New',
      entity: 'UNHCR',
      role: 'focalPoint',
    });
    await w.to('2026-12-02T22:00:00.001Z');
    expect((await w.request(e)).outcome).toMatchObject({
      state: 'endorsed',
      silent: ['UNHCR', 'UNICEF'],
      unreached: [],
    });
  });
});

describe('languages', () => {
  it('cards, answers and refusals come in the reader’s language', async () => {
    const w = await world();
    await w.officer.press('roll.set', null, { email: 'fp@unhcr.example', language: 'fr' });
    const e = await w.open();
    const card = await w.focalPoint('UNHCR').last('request');
    expect(card.words).toContain('Si UNHCR ne répond pas d’ici là');
    expect(card.words).toMatch(/mer\. 2 déc\. 2026/);
    const answer = await w.focalPoint('UNHCR').press('endorsement.endorse', e);
    expect(answer.message).toContain('UNHCR approuve E-1');
    expect((await w.focalPoint('UNHCR').press('endorsement.open')).message).toContain('Secrétariat');
    expect((await w.alternate('UNHCR').last('request')).words).toContain('Endorse');
  });

  it('one’s own is changed by oneself, and the answer comes in the new one', async () => {
    const w = await world();
    const answer = await w.focalPoint('UNHCR').say('language fr');
    expect(answer).toMatchObject({ ok: true, message: 'Je vous parlerai désormais en français.' });
    expect((await w.focalPoint('UNHCR').press('language.set', null, { language: 'en' })).message).toContain(
      'I will speak English',
    );
    expect(await w.focalPoint('UNHCR').press('language.set', null, { language: 'tlh' })).toMatchObject({
      code: 'invalid',
    });
  });
});

describe('absences', () => {
  const window = { from: '2026-12-01', to: '2026-12-04', alternate: 'alt@unhcr.example' };

  it('are set by the entity’s own people or by the Secretariat; both are told', async () => {
    const w = await world();
    expect(await w.alternate('UNHCR').press('away.set', null, window)).toMatchObject({ ok: true });
    expect(await w.officer.press('away.set', null, { ...window, from: '2026-12-02' })).toMatchObject({ ok: true });
    expect((await w.records<{ away: object[] }>('people', 'fp@unhcr.example'))[0]?.away).toEqual([
      expect.objectContaining({ from: '2026-12-02', to: '2026-12-04', entity: 'UNHCR' }),
    ]);
    for (const reader of [w.focalPoint('UNHCR'), w.alternate('UNHCR')])
      expect((await reader.messages()).length, reader.name).toBeGreaterThan(0);
  });

  it.each([
    ['another entity’s alternate', { ...window, alternate: 'alt@unicef.example' }, 'alternate'],
    ['a last day before the first', { ...window, to: '2026-11-30' }, 'to'],
    ['days that are over', { ...window, from: '2025-12-01', to: '2025-12-04' }, 'to'],
    ['somebody unknown', { ...window, alternate: 'Napoleon' }, 'alternate'],
    ['days that do not exist', { ...window, from: '2026-11-31' }, 'from'],
  ])('are not set with %s', async (_what, inputs, field) => {
    const w = await world();
    const answer = await w.focalPoint('UNHCR').press('away.set', null, inputs);
    expect(answer).toMatchObject({ ok: false, code: 'invalid' });
    expect(Object.keys(answer.fields ?? {})).toEqual([field]);
  });

  it('typed: away FROM TO NAME', async () => {
    const w = await world();
    const answer = await w.focalPoint('UNHCR').say('away 2026-12-01 2026-12-04 Alternate of UNHCR');
    expect(answer.message).toContain('Focal point of UNHCR is away from Tue, 1 Dec 2026 to Fri, 4 Dec 2026');
    expect(await w.focalPoint('UNHCR').say('away clear')).toMatchObject({ ok: true });
    expect(await w.focalPoint('UNHCR').say('away')).toMatchObject({ ok: true, cardName: 'awayForm' });
  });

  const other = { email: 'other@unhcr.example', name: 'Other', entity: 'UNHCR', role: 'alternate' };
  it.each([
    ['one that goes on', ['03', '06'], ['06', '13'], 'alt@unhcr.example', [['03', '13']]],
    [
      'one that begins while it runs',
      ['03', '06'],
      ['05', '09'],
      other.email,
      [
        ['03', '04'],
        ['05', '09'],
      ],
    ],
    [
      'one inside it, for another alternate',
      ['03', '13'],
      ['06', '08'],
      other.email,
      [
        ['03', '05'],
        ['06', '08'],
        ['09', '13'],
      ],
    ],
    ['one directly after it', ['03', '06'], ['07', '09'], 'alt@unhcr.example', [['03', '09']]],
    ['one with the same first day, which corrects it', ['03', '13'], ['03', '10'], 'alt@unhcr.example', [['03', '10']]],
    ['one with the same last day, which corrects it', ['03', '13'], ['06', '13'], other.email, [['06', '13']]],
    ['one around it', ['05', '06'], ['03', '13'], other.email, [['03', '13']]],
  ] as const)('keep their other days beside %s', async (_what, first, second, alternate, left) => {
    const w = await world();
    await w.officer.press('roll.set', null, other);
    const set = ([from, to]: readonly [string, string], who: string) =>
      w.focalPoint('UNHCR').press('away.set', null, { from: `2026-12-${from}`, to: `2026-12-${to}`, alternate: who });
    await set(first, 'alt@unhcr.example');
    const answer = await set(second, alternate);
    const [person] = await w.records<{ away: { from: string; to: string }[] }>('people', 'fp@unhcr.example');
    const days = (person?.away ?? []).map(({ from, to }) => [from.slice(-2), to.slice(-2)]);
    expect(days.sort()).toEqual(left);
    // The answer names the whole of it.
    const [from, to] = left.find(([one, last]) => one <= second[0] && second[1] <= last) ?? [];
    expect(answer.message).toMatch(new RegExp(`${Number(from)} Dec 2026 to .*${Number(to)} Dec 2026`));
  });

  it('are over for somebody who leaves the roll, and the focal point and the Secretariat are told', async () => {
    const w = await world();
    await w.officer.press('away.set', null, window);
    await w.officer.press('roll.remove', null, { email: 'alt@unhcr.example' });
    expect((await w.records<{ away: object[] }>('people', 'fp@unhcr.example'))[0]?.away).toEqual([]);
    for (const reader of [w.focalPoint('UNHCR'), w.officer, w.coordinator]) {
      const told = await reader.last('awayEnded');
      expect(told.words, reader.name).toMatch(/Nobody stands in for UNHCR.*Focal point of UNHCR.*Alternate of UNHCR/s);
      expect(told.verbs).toContain('away.form');
    }
    expect(await w.focalPoint('UNICEF').messages('awayEnded')).toEqual([]);
  });

  const LIST = 'entity,name,email,role\n';
  it.each([
    ['changes entity', 'roll.set', { email: 'alt@unhcr.example', entity: 'UNICEF' }],
    ['changes role', 'roll.set', { email: 'alt@unhcr.example', role: 'observer' }],
    ['changes places with another', 'roll.exchange', { email: 'alt@unhcr.example', with: 'alt@unicef.example' }],
    ['is moved by a list', 'roll.import', { csv: `${LIST}UNICEF,Moved,alt@unhcr.example,alternate`, apply: 'yes' }],
    ['is removed with a list', 'roll.import', { remove: 'alt@unhcr.example', apply: 'yes' }],
    ['is erased, without their name', 'person.erase', { email: 'alt@unhcr.example' }],
  ])('are over, and it is told, where the alternate %s', async (_what, verb, inputs) => {
    const w = await world();
    await w.officer.press('away.set', null, window);
    const list = verb === 'roll.import' && !('csv' in inputs) && { csv: `${LIST}UNHCR,F,fp@unhcr.example,focal point` };
    expect(await w.officer.press(verb, null, { ...inputs, ...list })).toMatchObject({ ok: true });
    expect(await w.focalPoint('UNHCR').messages('awayEnded')).toHaveLength(1);
    const { words } = await w.officer.last('awayEnded');
    expect(words).toContain('Nobody stands in for UNHCR');
    if (verb === 'person.erase') expect(words).not.toContain('Alternate of UNHCR');
  });

  it('end without a word where nobody is away any more: they are over, or the focal point or the entity leaves', async () => {
    const w = await world();
    const days = { from: '2026-12-01', to: '2026-12-04' };
    for (const of of ['UNHCR', 'UNICEF', 'UNFPA'])
      await w.officer.press('away.set', null, { ...days, alternate: `alt@${of.toLowerCase()}.example` });
    await w.officer.press('roll.remove', null, { email: 'fp@unhcr.example' });
    await w.officer.press('entity.close', null, { entity: 'UNICEF', reason: 'Reform.' });
    await w.to('2026-12-05T15:00:00Z');
    await w.officer.press('roll.remove', null, { email: 'alt@unfpa.example' });
    expect(await w.focalPoint('UNFPA').messages('awayEnded')).toEqual([]);
    expect(await w.officer.messages('awayEnded')).toEqual([]);
  });
});
