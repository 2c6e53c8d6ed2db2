/** The roll as spreadsheets really bring it (domain.md 4): read whole, or told line by line. */
import { describe, expect, it } from 'vitest';
import { zipSync, strToU8 } from 'fflate';
import { world } from '../support/world.ts';

const HEAD = 'entity,name,email,role';
const LINE = 'UNICEF,Ana Li,ana@unicef.example,focal point';
const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes as string).toString('base64');
const utf16 = (text: string): Buffer => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

const emails = async (w: Awaited<ReturnType<typeof world>>): Promise<unknown[]> =>
  (await w.records('people')).map(({ email }) => email);

describe('a list in any shape', () => {
  it.each([
    ['commas', `${HEAD}\n${LINE}`],
    ['semicolons', `${HEAD}\n${LINE}`.replaceAll(',', ';')],
    ['tabs', `${HEAD}\n${LINE}`.replaceAll(',', '\t')],
    ['a line that says the separator', `sep=;\r\n${`${HEAD}\r\n${LINE}`.replaceAll(',', ';')}`],
    ['a mark of byte order', `\ufeff${HEAD}\n${LINE}`],
    ['a title and empty lines above the heads', `Roll of focal points 2026,,,\n,,,\n\n${HEAD}\n,,,\n${LINE}\n`],
    ['empty columns', `,${HEAD},,\n,${LINE},,`],
    ['heads in French', `entité;nom;courriel;rôle\nUNICEF;Ana Li;ana@unicef.example;point focal`],
    ['several roles in a cell', `${HEAD}\nUNICEF,Ana Li,ana@unicef.example,"focal point\nRMC Chair"`],
    ['an address as mail programs write it', `${HEAD}\nUNICEF,Ana Li,Ana Li <mailto:Ana@UNICEF.example>;,focal point`],
    ['semicolons with commas in cells', `entity;name;email;role\nUNICEF;"Li, Ana";ana@unicef.example;focal point`],
  ])('%s', async (_what, csv) => {
    const w = await world({ entities: ['UNHCR'], empty: ['UNICEF'] });
    const answer = await w.officer.press('roll.import', null, { csv, apply: 'yes' });
    expect(answer, answer.words).toMatchObject({ ok: true });
    expect(await emails(w)).toContain('ana@unicef.example');
  });

  it.each([
    ['UTF-8', base64(`${HEAD}\nUNICEF,Ana Lié,ana@unicef.example,focal point`)],
    ['UTF-16', base64(utf16(`${HEAD}\r\nUNICEF,Ana Lié,ana@unicef.example,focal point`))],
    ['Windows-1252', base64(Buffer.from(`${HEAD}\nUNICEF,Ana Lié,ana@unicef.example,focal point`, 'latin1'))],
    [
      'an Excel workbook',
      base64(workbook([HEAD.split(','), ['UNICEF', 'Ana Lié', 'ana@unicef.example', 'focal point']])),
    ],
  ])('a file: %s', async (_what, file) => {
    const w = await world({ entities: ['UNHCR'], empty: ['UNICEF'] });
    const answer = await w.officer.press('roll.import', null, { file, apply: 'yes' });
    expect(answer, answer.words).toMatchObject({ ok: true });
    expect((await w.records('people')).find(({ email }) => email === 'ana@unicef.example')).toMatchObject({
      name: 'Ana Lié',
    });
  });

  it.each([
    ['nothing of a table', base64('\u0000\u0001')],
    ['a broken workbook', base64(Buffer.from([0x50, 0x4b, 3, 4, 0, 0]))],
    [
      'a workbook that unpacks to more than it should',
      base64(zipSync({ 'xl/a.xml': new Uint8Array(41_000_000) }, { level: 9 })),
    ],
  ])('%s is refused', async (_what, file) => {
    const w = await world();
    const answer = await w.officer.press('roll.import', null, { file });
    expect(answer).toMatchObject({ ok: false, code: 'invalid' });
    expect(Object.keys(answer.fields ?? {})).toEqual(['file']);
  });
});

describe('nothing is dropped in silence', () => {
  it.each([
    ['surplus cells', `${HEAD}\n${LINE},Geneva`, 'Geneva'],
    [
      'two heads of one meaning',
      `entity,name,email,e-mail,role\nUNICEF,Ana Li,a@unicef.example,b@unicef.example,focal point`,
      'e-mail',
    ],
    ['letters that were lost', `${HEAD}\nUNICEF,Ana L\ufffd,ana@unicef.example,focal point`, 'Ana L\ufffd'],
    ['a language nobody has', `${HEAD},language\n${LINE},Klingon`, 'Line 2'],
    ['a role nobody has', `${HEAD}\nUNICEF,Ana Li,ana@unicef.example,king`, 'Line 2'],
  ])('%s', async (_what, csv, said) => {
    const w = await world({ entities: ['UNHCR'], empty: ['UNICEF'] });
    const before = await emails(w);
    const answer = await w.officer.press('roll.import', null, { csv, apply: 'yes' });
    expect(answer).toMatchObject({ ok: false, code: 'invalid' });
    expect(answer.words).toContain(said);
    expect(await emails(w)).toEqual(before);
  });

  it('a column that means nothing is named', async () => {
    const w = await world({ entities: ['UNHCR'], empty: ['UNICEF'] });
    const answer = await w.officer.press('roll.import', null, { csv: `${HEAD},shoe size\n${LINE},41` });
    expect(answer.words).toContain('shoe size');
  });
});

it('an input that an act of the roll does not know is refused by its name, and nothing changes', async () => {
  const w = await world({ entities: ['UNHCR'] });
  const before = await w.records('people');
  for (const [verb, inputs] of [
    ['roll.set', { email: 'fp@unhcr.example', nmae: 'Ana Li' }],
    ['entity.set', { short: 'UNHCR', nmae: 'The Commission' }],
  ] as const)
    expect(await w.officer.press(verb, null, inputs), verb).toMatchObject({
      ok: false,
      code: 'invalid',
      fields: { nmae: expect.stringContaining('no input “nmae”') as string },
    });
  expect(await w.records('people')).toEqual(before);
});

describe('the preview', () => {
  it('of a file that changes nothing says so and offers nothing to apply', async () => {
    const w = await world();
    const people = await w.records('people');
    const rows = people.map(({ entity = '', name, email, role }) => [entity, name, email, role].join(';'));
    const answer = await w.officer.press('roll.import', null, { csv: ['entity;name;email;role', ...rows].join('\n') });
    expect(answer).toMatchObject({ ok: true });
    expect(answer.message).toContain('nobody would be added or changed');
    expect(answer.words).toContain('The file changes nothing');
    expect(answer.words).not.toContain('Apply');
    expect(JSON.stringify(answer.card)).not.toContain('"apply":"yes"');
  });

  it('says what was and what will be, and who is not in the list', async () => {
    const w = await world({ entities: ['UNHCR'] });
    const people = await w.records('people');
    const alternate = people.find(({ name }) => name === 'Alternate of UNHCR');
    const csv = `email,name,role\n${String(alternate?.['email'])},Ana Li,"alternate, observer"`;
    const answer = await w.officer.press('roll.import', null, { csv });
    expect(answer.words).toContain('name: Alternate of UNHCR → Ana Li');
    expect(answer.words).toMatch(/role: [Aa]lternate → [Aa]lternate and [Oo]bserver/);
    expect(answer.words).toContain('Focal point of UNHCR');
    expect(answer.words).toContain(`${people.length - 1} people on the roll are not in this list`);
    expect((await w.records('people')).length).toBe(people.length);
  });

  it('can remove those chosen with it, and nobody else; one who cannot leave leaves all as it was', async () => {
    const w = await world({ entities: ['UNHCR'] });
    const people = await w.records('people');
    const of = (name: string): string => String(people.find((one) => one['name'] === name)?.['email']);
    const csv = `email,name\n${of('Focal point of UNHCR')},Ana Li`;
    const all = people.filter(({ roles }) => (roles as string[]).includes('secretariat')).map(({ email }) => email);
    const refused = await w.officer.press('roll.import', null, { csv, apply: 'yes', remove: all.join(', ') });
    expect(refused).toMatchObject({ ok: false });
    expect(await w.records('people')).toEqual(people);
    await w.officer.press('roll.import', null, { csv, apply: 'yes', remove: of('Alternate of UNHCR') });
    expect(await emails(w)).toEqual(people.map(({ email }) => email).filter((one) => one !== of('Alternate of UNHCR')));
  });
});

describe('nothing that was typed is passed over', () => {
  it('a name confirmed as new that no line has, and whoever is in the list and to be removed', async () => {
    const w = await world({ entities: ['UNHCR'] });
    const before = await w.records('people');
    const csv = `${HEAD}\nUNDP,Ana Li,ana@undp.example,alternate`;
    for (const apply of ['no', 'yes']) {
      const unused = await w.officer.press('roll.import', null, { csv, apply, newEntities: 'UNDP; UNOPS' });
      expect(unused).toMatchObject({
        code: 'invalid',
        fields: { newEntities: expect.stringContaining('UNOPS') as string },
      });
      const both = { csv, apply, newEntities: 'all', remove: 'ANA@undp.example' };
      expect(await w.officer.press('roll.import', null, both)).toMatchObject({
        code: 'invalid',
        fields: { remove: expect.stringContaining('ana@undp.example') as string },
      });
      const nobody = { csv, apply, newEntities: 'all', remove: 'nobody@undp.example' };
      expect(await w.officer.press('roll.import', null, nobody)).toMatchObject({
        code: 'invalid',
        fields: { remove: expect.stringContaining('nobody@undp.example') as string },
      });
    }
    expect(await w.records('people')).toEqual(before);
    const leaving = { csv, newEntities: 'all', remove: 'alt@unhcr.example' };
    const preview = await w.officer.press('roll.import', null, leaving);
    expect(preview.words).toContain('1 person leaves the roll');
    const done = await w.officer.press('roll.import', null, { ...leaving, apply: 'yes' });
    expect(done.message).toBe('Done: 1 added or changed, 1 person removed.');
  });

  it('faults name the row of the spreadsheet and the head, whatever stands in the cells above, under the input given', async () => {
    const w = await world({ entities: ['UNHCR'] });
    const rows = [
      ['Entity', 'Full name', 'E-mail', 'Role'],
      ['UNHCR', 'Ana\nLi', 'ana@unhcr.example', 'alternate\nobserver'],
      ['UNHCR', 'Bo', 'bo@unhcr.example', 'king'],
    ];
    const csv = rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n');
    for (const given of [{ csv }, { file: base64(csv) }, { file: base64(workbook(rows)) }]) {
      const answer = await w.officer.press('roll.import', null, { ...given, apply: 'yes' });
      expect(answer.words).toContain('Line 3, “Role”');
      expect(Object.keys(answer.fields ?? {})).toEqual(Object.keys(given));
    }
    const right = base64(workbook(rows.slice(0, 2)));
    expect(await w.officer.press('roll.import', null, { file: right, apply: 'yes' })).toMatchObject({ ok: true });
    expect((await w.records('people')).find(({ email }) => email === 'ana@unhcr.example')).toMatchObject({
      name: 'Ana Li',
      roles: ['alternate', 'observer'],
    });
  });
});

describe('out and in again', () => {
  const NAMES = ['=1+1', 'Li, Ana', '"Q"; x', 'مرحبا', '-Minus', '@at', "O'Hara", 'Łukasz', 'Ünal  B', '+49', '山田'];
  it('changes nothing, with 1,000 people, in either kind of file and with either separator', async () => {
    const w = await world({ entities: ['UNHCR', 'UN Women'], empty: ['UNICEF'] });
    const line = (n: number): string =>
      [
        n % 3 === 0 ? '' : n % 3 === 1 ? 'UNICEF' : 'UN Women',
        `"${(NAMES[n % NAMES.length] ?? '').replaceAll('"', '""').replace(/^(?=[=+@-])/, "'")} ${n}"`,
        `p${n}@un.example`,
        n % 3 === 0 ? 'observer' : '"alternate, observer"',
        n % 2 === 0 ? 'fr' : 'en',
        'Africa/Nairobi',
      ].join(',');
    const csv = [`${HEAD},language,zone`, ...Array.from({ length: 1000 }, (_, n) => line(n))].join('\n');
    expect(await w.officer.press('roll.import', null, { csv, apply: 'yes' })).toMatchObject({ ok: true });
    const before = await w.records('people');
    expect(before.find(({ email }) => email === 'p0@un.example')).toMatchObject({ name: '=1+1 0' });
    for (const language of ['en', 'fr']) {
      await w.officer.press('language.set', null, { language });
      for (const format of ['csv', 'xlsx']) {
        const card = JSON.stringify((await w.officer.press('roll.export', null, { format })).card);
        const path = /"(?:https?:\/\/[^"/]*)?(\/[^"]*)"/.exec(/"url":("[^"]*")/.exec(card)?.[1] ?? '')?.[1] ?? '';
        const bytes = Buffer.from(await (await w.fetch(path)).arrayBuffer());
        const file = bytes.toString('base64');
        const preview = await w.officer.press('roll.import', null, { file });
        expect(preview.words, `${language} ${format}`).toContain(
          language === 'en' ? 'Nobody is added or changed.' : 'Personne',
        );
        expect(await w.officer.press('roll.import', null, { file, apply: 'yes' })).toMatchObject({ ok: true });
      }
    }
    await w.officer.press('language.set', null, { language: 'en' });
    expect(await w.records('people')).toEqual(before);
  });
});

/** As Excel writes one, with the words inline. */
function workbook(rows: readonly (readonly string[])[]): Uint8Array {
  const cell = (text: string, at: string): string => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const sheet = rows
    .map(
      (row, i) =>
        `<row r="${i + 1}">${row.map((text, n) => cell(text, `${'ABCDEF'[n] ?? ''}${i + 1}`)).join('')}</row>`,
    )
    .join('');
  const ns = 'http://schemas.openxmlformats.org';
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<?xml version="1.0"?><Types xmlns="${ns}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    ),
    'xl/workbook.xml': strToU8(
      `<?xml version="1.0"?><workbook xmlns="${ns}/spreadsheetml/2006/main" xmlns:r="${ns}/officeDocument/2006/relationships"><sheets><sheet name="Roll" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<?xml version="1.0"?><Relationships xmlns="${ns}/package/2006/relationships"><Relationship Id="rId1" Type="${ns}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `<?xml version="1.0"?><worksheet xmlns="${ns}/spreadsheetml/2006/main"><sheetData>${sheet}</sheetData></worksheet>`,
    ),
  });
}
