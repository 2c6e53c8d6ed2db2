/** Templates of an officer's own: filled as the built-in documents are, and refused with the place and the remedy. */
import { randomBytes } from 'node:crypto';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { speaker } from '../../../src/i18n/speaker.ts';
import { minutesLayout } from '../../../src/features/meetings/cards/summaryLayout.ts';
import { decisionLayout, registerLayout } from '../../../src/features/register/cards/registerTemplate.ts';
import { recordLayout } from '../../../src/features/endorsement/cards/recordLayout.ts';
import { compositionLayout } from '../../../src/features/rmc/cards/composition.ts';
import { circularLayout } from '../../../src/features/correspondence/cards/circularFile.ts';
import { sampleOf, type Field, type Spec } from '../../../src/kit/documents/fields/field.ts';
import { TEMPLATES } from '../../../src/kit/documents/fields/index.ts';
import { paperOf, templateOf, type Layout } from '../../../src/kit/documents/layout.ts';
import { checkedTemplate } from '../../../src/kit/documents/template/check.ts';
import { filledTemplate } from '../../../src/kit/documents/template/fill.ts';
import { paragraphsIn } from '../../../src/kit/documents/template/paragraphs.ts';
import type { Paper, Part } from '../../../src/kit/documents/paper.ts';
import { word } from '../../../src/kit/documents/word.ts';

const LAYOUTS = {
  minutes: minutesLayout,
  decision: decisionLayout,
  register: registerLayout,
  endorsement: recordLayout,
  rmc: compositionLayout,
  circular: circularLayout,
};
const SPEC = TEMPLATES.endorsement;

const xml = (docx: Uint8Array, part = 'word/document.xml'): string =>
  strFromU8(unzipSync(docx)[part] ?? new Uint8Array());
const linesOf = (docx: Uint8Array): string[] =>
  paragraphsIn(xml(docx))
    .map(({ text }) => text.trim())
    .filter((text) => text !== '');
const text = (words: string): Part => ({ type: 'text', text: words });
const paper = (...parts: readonly Part[]): Paper => ({ title: 'T', language: 'en', parts });
const template = (...parts: readonly (Part | string)[]): Promise<Uint8Array> =>
  word(paper(...parts.map((part) => (typeof part === 'string' ? text(part) : part))));
/** The same file with some parts changed or added. */
const edited = (docx: Uint8Array, change: (parts: Record<string, Uint8Array>) => void): Uint8Array => {
  const parts = { ...unzipSync(docx) };
  change(parts);
  return zipSync(parts);
};
const withPart = async (name: string, content: string | Uint8Array) =>
  edited(await template('{title}'), (parts) => {
    parts[name] = typeof content === 'string' ? strToU8(content) : content;
  });
const faultsOf = (bytes: Uint8Array) => {
  const checked = checkedTemplate(bytes, SPEC);
  return checked.ok ? [] : checked.faults;
};

describe('the template to begin with', () => {
  it.each(Object.entries(LAYOUTS) as [keyof typeof LAYOUTS, (typeof LAYOUTS)['rmc']][])(
    'of %s is without faults, and gives what the built-in document gives, in both languages',
    async (name, layoutOf) => {
      for (const language of ['en', 'fr'] as const) {
        const layout: Layout = layoutOf(speaker(language, 'UTC'));
        const checked = checkedTemplate(await word(templateOf(layout)), TEMPLATES[name]);
        expect(checked).toMatchObject({ ok: true });
        if (!checked.ok) continue;
        const nothing = Object.fromEntries(
          Object.entries<Field>(TEMPLATES[name]).map(([field, { of }]) => [
            field,
            of ? [] : field === 'title' ? 'T' : '',
          ]),
        );
        for (const data of [sampleOf<Spec>(TEMPLATES[name]), nothing]) {
          const [one, two] = [filledTemplate(checked.template, data), filledTemplate(checked.template, data)];
          expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
          expect(linesOf(one)).toEqual(linesOf(await word(paperOf(layout, data))));
          expect(xml(one, 'word/header1.xml').includes('UNA/2026/14')).toBe(data !== nothing);
        }
      }
    },
  );
});

describe('a filled template', () => {
  it('repeats rows, leaves out what is empty, keeps line breaks, and takes words for data', async () => {
    const docx = await template(
      '{#reason?}Reason: {reason}{/reason?}',
      '{#objections}',
      '{entity} said: {text}',
      '{/objections}',
      '{^objections}',
      'No objection.',
      '{/objections}',
      { type: 'table', columns: ['Entity', 'Position'], rows: [['{#positions}{entity}', '{position}{/positions}']] },
    );
    const hostile = '{title} <w:p> & "quoted"\nsecond line \u0007';
    const data = {
      ...sampleOf(SPEC),
      reason: '',
      objections: [{ entity: 'WHO', text: hostile, end: '' }],
      positions: [],
    };
    const lines = linesOf(filledTemplate(docx, data));
    expect(lines).toEqual(['WHO said: {title} <w:p> & "quoted"\nsecond line \ufffd', 'Entity', 'Position']);
    expect(linesOf(filledTemplate(docx, { ...data, objections: [] }))).toContain('No objection.');
  });

  it('says of Arabic inside English which runs are from the right, and turns a paragraph that begins so', async () => {
    const docx = await template('{#objections}', '{text}', '{/objections}');
    const ARABIC = 'نعترض على الفقرة';
    const objections = [`We object: ${ARABIC} (3).`, ARABIC].map((words) => ({ entity: 'WHO', text: words, end: '' }));
    const page = xml(filledTemplate(docx, { ...sampleOf(SPEC), objections }));
    expect(page.match(/<w:rtl\/>/g)).toHaveLength(2);
    expect(page.match(/<w:bidi\/>/g)).toHaveLength(1);
    expect(page).toContain(`<w:rtl/></w:rPr><w:t xml:space="preserve">${ARABIC}</w:t>`);
  });

  it('works where Word has split the places into runs, and from Word’s own letterhead', async () => {
    const whole = await template('{title} and {#versions}{version}{/versions}');
    const split = edited(whole, (parts) => {
      const page = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
      const run = '</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">';
      parts['word/document.xml'] = strToU8(
        page.replace('{title}', `{ti${run}tle${run}}`).replace('{#ver', `{${run}#ver`),
      );
      parts['word/_rels/settings.xml.rels'] = strToU8(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="file:///C:/letterhead.dotm" TargetMode="External"/></Relationships>',
      );
    });
    const checked = checkedTemplate(split, SPEC);
    expect(checked).toMatchObject({ ok: true });
    if (!checked.ok) return;
    expect(linesOf(filledTemplate(checked.template, sampleOf(SPEC)))).toEqual(['Framework for the coming year and 33']);
    expect(strFromU8(unzipSync(checked.template)['word/_rels/settings.xml.rels'] ?? new Uint8Array())).not.toContain(
      'letterhead',
    );
  });
});

describe('a faulty template says what is wrong and where', () => {
  it.each([
    [
      'a list that is not closed',
      ['Intro', '{#positions}{entity}'],
      { what: 'notClosed', name: '{#positions}', other: '{/positions}', at: { part: 'body', paragraph: 2 } },
    ],
    [
      'an unknown field',
      ['{foobarbaz}'],
      { what: 'unknown', name: '{foobarbaz}', at: { paragraph: 1, words: '{foobarbaz}' } },
    ],
    [
      'a misspelt field',
      ['a', 'b', 'Of {titel}'],
      { what: 'nearly', name: '{titel}', other: 'title', at: { paragraph: 3 } },
    ],
    ['a field outside its list', ['{wouldSatisfy}'], { what: 'outside', other: 'positions' }],
    ['a list where a text belongs', ['{positions}'], { what: 'isList' }],
    [
      'lists that cross',
      ['{#positions}', '{#late}', '{/positions}', '{/late}'],
      { what: 'crossed', name: '{/positions}', other: '{#late}' },
    ],
    ['an end without a beginning', ['{/late}'], { what: 'notOpened' }],
    ['a brace left open', ['Title: {title'], { what: 'openBrace' }],
    ['a brace too many', ['title}'], { what: 'closeBrace' }],
    ['a program', ['{title.toUpperCase()}'], { what: 'notField' }],
    ['raw XML', ['{@summary}'], { what: 'notField' }],
    ['no field at all', ['Dear all'], { what: 'noFields' }],
    ['nothing', [], { what: 'empty' }],
  ] as const)('%s', async (_, parts, fault) => {
    expect(faultsOf(await template(...parts))[0]).toMatchObject(fault);
  });

  it('a list that begins in a table and ends outside it', async () => {
    const table: Part = { type: 'table', columns: ['A'], rows: [['{#positions}{entity}']] };
    expect(faultsOf(await template(table, '{/positions}'))).toMatchObject([
      { what: 'acrossTable', name: '{/positions}', other: '{#positions}' },
    ]);
  });

  it('a field in the header', async () => {
    const docx = await word({ ...paper(text('{title}')), reference: '{referenz}' });
    expect(faultsOf(docx)).toMatchObject([
      { what: 'nearly', other: 'reference', at: { part: 'header', paragraph: 1 } },
    ]);
  });

  const good = template('{title}');
  const relation = (type: string, target: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`;
  it.each([
    ['a macro', () => withPart('word/vbaProject.bin', 'x'), { what: 'macro' }],
    ['too large', async () => new Uint8Array(20_000_000), { what: 'tooLarge' }],
    ['not a Word file', async () => strToU8('%PDF-1.7'), { what: 'notZip' }],
    ['cut off', async () => (await good).slice(0, 900), { what: 'notZip' }],
    ['the old format', async () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1]), { what: 'oldFormat' }],
    [
      'a workbook',
      async () => zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<x/>') }),
      { what: 'notWord' },
    ],
    ['a bomb', () => withPart('word/media/bomb.bin', new Uint8Array(30_000_000)), { what: 'unpacksTooLarge' }],
    [
      'a picture from elsewhere',
      () => withPart('word/_rels/header9.xml.rels', relation('image', 'https://spy.example/pixel.png')),
      { what: 'external', name: 'https://spy.example/pixel.png' },
    ],
    ['an object', () => withPart('word/embeddings/oleObject1.bin', 'x'), { what: 'embedded' }],
    [
      'a document type',
      () => withPart('word/footnotes.xml', '<!DOCTYPE a [<!ENTITY b "c">]><a/>'),
      { what: 'declares' },
    ],
    [
      'a field that fetches',
      () => withPart('word/header9.xml', '<w:hdr><w:p><w:r><w:instrText>DDEAUTO cmd</w:instrText></w:r></w:p></w:hdr>'),
      { what: 'fetches', name: 'DDEAUTO' },
    ],
  ] as const)('%s', async (_, make, fault) => {
    expect(faultsOf(await make())).toMatchObject([fault]);
  });

  it.each([
    '../../evil.txt',
    'word/../../evil.xml',
    '/etc/evil',
    '..\\evil.txt',
    'word\\evil.xml',
    'C:/evil.txt',
    'word/..',
  ])('a part that leaves the package: %s', async (name) => {
    expect(faultsOf(await withPart(name, '<x/>'))).toEqual([{ what: 'leaves', name }]);
  });
  it('and dots in the name of a part leave nothing', async () => {
    expect(faultsOf(await withPart('word/media/a..b.png', 'x'))).toEqual([]);
  });

  it('and a link to the web is none', async () => {
    expect(
      faultsOf(await withPart('word/_rels/header9.xml.rels', relation('hyperlink', 'https://un.example/'))),
    ).toEqual([]);
  });
});

describe('what Word makes of a template', () => {
  /** The XML of a paragraph, and of a run in it. */
  const p = (...inner: readonly string[]): string => `<w:p>${inner.join('')}</w:p>`;
  const r = (words: string): string => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
  const sdt = (inner: string): string => `<w:sdt><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
  const author = 'w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"';
  const removed = `<w:del ${author}><w:r><w:delText>{titel}</w:delText></w:r></w:del>`;
  const table = (...rows: readonly (readonly string[])[]): string =>
    `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${p(r(cell))}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;
  const box = `<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>${p(r('{title}'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`;
  const made = async (body: string, header = '{classification}'): Promise<Uint8Array> =>
    edited(await word({ ...paper(text('BODY')), label: '{classification}' }), (parts) => {
      const inPart = (name: string, change: (xml: string) => string): void => {
        parts[name] = strToU8(change(strFromU8(parts[name] ?? new Uint8Array())));
      };
      inPart('word/document.xml', (all) => all.replace(/<w:p>(?:(?!<w:p>).)*BODY.*?<\/w:p>/s, body));
      inPart('word/header1.xml', (all) => all.replace('{classification}', header));
    });
  const TITLE = 'Framework for the coming year';
  it.each<readonly [string, string, readonly string[]]>([
    ['a place in several runs', p(r('{ti'), '<w:proofErr w:type="spellStart"/>', r('tl'), r('e}')), [TITLE]],
    ['a loop in the row of a table', table(['{#positions}{entity}', '{position}{/positions}']), ['UNHCR', 'object']],
    ['a content control around a paragraph', sdt(p(r('{title}'))), [TITLE]],
    ['a content control in a line', p(r('On '), sdt(r('{title}'))), [`On ${TITLE}`]],
    [
      'content controls around marks',
      `${sdt(p(r('{#discussion}')))}${p(r('{entity}'))}${sdt(p(r('{/discussion}')))}`,
      ['UNHCR'],
    ],
    ['a text box', p(box), [TITLE]],
  ])('%s is filled', async (_what, body, words) => {
    const checked = checkedTemplate(await made(body), SPEC);
    expect(checked).toMatchObject({ ok: true });
    const filled = filledTemplate(checked.ok ? checked.template : new Uint8Array(), sampleOf<Spec>(SPEC));
    const lines = linesOf(filled);
    for (const line of words) expect(lines).toContain(line);
    expect(lines.join()).not.toMatch(/[{}]/);
    expect(xml(filled, 'word/header1.xml')).toContain('Unclassified');
  });

  // What was taken out stays in the file for everybody who opens a document, with the name of whoever took it out.
  const inserted = `<w:ins ${author}>${r('{title}')}</w:ins>`;
  it.each<readonly [string, string]>([
    ['words put in', p(inserted)],
    ['words taken out', p(r('{title}'), removed)],
    ['a place changed', p(r('{ti'), removed, `<w:ins ${author}>${r('tle}')}</w:ins>`)],
    ['words moved', p(r('{title}'), `<w:moveFrom ${author}>${r('old')}</w:moveFrom>`)],
    ['a paragraph joined', `<w:p><w:pPr><w:rPr><w:del ${author}/></w:rPr></w:pPr>${r('{title}')}</w:p>`],
    [
      'a look changed',
      p(`<w:r><w:rPr><w:b/><w:rPrChange ${author}><w:rPr/></w:rPrChange></w:rPr><w:t>{title}</w:t></w:r>`),
    ],
  ])('%s with tracking is refused', async (_what, body) => {
    expect(faultsOf(await made(body))).toEqual([{ what: 'tracked' }]);
  });
  it('changes that are tracked in the header are refused, and borders between cells are no changes', async () => {
    const inHeader = `{classification}</w:t></w:r>${removed}<w:r><w:t>`;
    expect(faultsOf(await made(p(r('{title}')), inHeader))).toEqual([{ what: 'tracked' }]);
    const borders = '<w:pPr><w:tblBorders><w:insideH w:val="single"/></w:tblBorders></w:pPr>';
    expect(faultsOf(await made(p(borders, r('{title}'))))).toEqual([]);
  });

  // Nothing hidden may get into a document that is handed in.
  const hidden = '<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve">not for them</w:t></w:r>';
  const HIDDEN = { what: 'hidden', name: 'not for them' };
  const styled = async (body: string, styles: string) =>
    edited(await made(body), (parts) => {
      const all = strFromU8(parts['word/styles.xml'] ?? new Uint8Array());
      parts['word/styles.xml'] = strToU8(all.replace('</w:styles>', `${styles}</w:styles>`));
    });
  const secret = (type: string, id = 'Secret'): string =>
    `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${id}"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="${type}" w:styleId="Heir"><w:name w:val="Heir"/><w:basedOn w:val="${id}"/></w:style>`;
  const words = '<w:t>not for them</w:t>';
  it.each<readonly [string, string]>([
    ['a run', p(r('{title}'), hidden)],
    [
      'several runs',
      p(r('{title}'), hidden.replace('not for them', 'not for '), hidden.replace('not for them', 'them')),
    ],
    ['a run with the value on', p(r('{title}'), hidden.replace('<w:vanish/>', '<w:vanish w:val="true"/>'))],
    ['a run in a content control', p(r('{title}'), sdt(hidden))],
    ['a run in a text box', p(r('{title}'), box.replace(r('{title}'), hidden))],
    ['an entry of an index', p(r('{title}'), hidden.replace(/w:t\b/g, 'w:instrText'))],
    [
      'a row',
      p(r('{title}')) + `<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>${p(r('not for them'))}</w:tc></w:tr></w:tbl>`,
    ],
  ])('text that is hidden by %s is refused', async (_what, body) => {
    expect(faultsOf(await made(body))).toMatchObject([{ ...HIDDEN, at: { part: 'body' } }]);
  });
  it.each<readonly [string, string, string]>([
    [
      'a style of letters',
      p(r('{title}'), `<w:r><w:rPr><w:rStyle w:val="Heir"/></w:rPr>${words}</w:r>`),
      secret('character'),
    ],
    [
      'a style of a paragraph',
      p(r('{title}')) + p('<w:pPr><w:pStyle w:val="Heir"/></w:pPr>', r('not for them')),
      secret('paragraph'),
    ],
    [
      'a style of a table',
      p(r('{title}')) +
        `<w:tbl><w:tblPr><w:tblStyle w:val="Heir"/></w:tblPr><w:tr><w:tc>${p(r('not for them'))}</w:tc></w:tr></w:tbl>`,
      secret('table'),
    ],
  ])('text that is hidden by %s is refused', async (_what, body, styles) => {
    expect(faultsOf(await styled(body, styles))).toMatchObject([{ ...HIDDEN, at: { part: 'body' } }]);
  });
  it('hidden text of a header, a footer and a note has its place', async () => {
    const inHeader = `{classification}</w:t></w:r>${hidden}<w:r><w:t>`;
    expect(faultsOf(await made(p(r('{title}')), inHeader))).toMatchObject([
      { ...HIDDEN, at: { part: 'header', paragraph: 1, words: '{classification}not for them' } },
    ]);
    for (const [root, name, part] of [
      ['w:ftr', 'footer9', 'footer'],
      ['w:hdr', 'letterhead', 'header'],
      ['w:footnotes', 'footnotes', 'notes'],
      ['w:endnotes', 'endnotes', 'notes'],
    ] as const)
      expect(faultsOf(await withPart(`word/${name}.xml`, `<${root}>${p(r('a'))}${p(hidden)}</${root}>`))).toMatchObject(
        [{ ...HIDDEN, at: { part, paragraph: 2 } }],
      );
  });
  it('a drawing that is switched off is hidden', async () => {
    const drawn = '<w:r><w:drawing><wp:docPr xmlns:wp="w" id="1" name="a" hidden="1"/></w:drawing></w:r>';
    expect(faultsOf(await made(p(r('{title}'), drawn)))).toMatchObject([{ what: 'hidden', name: '…' }]);
  });
  it.each([
    ['a mark of a paragraph', p('<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>', r('{title}'))],
    ['a run that is said not to be', p(r('{title}'), hidden.replace('<w:vanish/>', '<w:vanish w:val="0"/>'))],
    ['nothing', p(r('{title}'), hidden.replace('not for them', ' '))],
    ['what the web does not show', p(r('{title}'), hidden.replace('vanish', 'webHidden'))],
  ])('%s is no hidden text', async (_what, body) => {
    expect(faultsOf(await made(body))).toEqual([]);
  });
  it('a style that hides and nobody uses is no fault', async () => {
    expect(faultsOf(await styled(p(r('{title}')), secret('paragraph')))).toEqual([]);
  });

  const comment = (id: string, said: string): string =>
    `<w:comment w:id="${id}" w:author="A">${p(r(said))}</w:comment>`;
  const commented = async (body: string, ...comments: readonly string[]): Promise<Uint8Array> =>
    edited(await made(body), (parts) => {
      parts['word/comments.xml'] = strToU8(`<w:comments>${comments.join('')}</w:comments>`);
    });
  it('a comment is refused with its words, at its place or, where the text does not refer to it, at its own', async () => {
    const anchor =
      '<w:commentRangeStart w:id="7"/><w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>';
    const body = p(r('{title}')) + p(r('Of {reference}'), anchor);
    expect(faultsOf(await commented(body, comment('6', 'Lost'), comment('7', 'Ask legal')))).toEqual([
      { what: 'comment', name: 'Lost', at: { part: 'comments', paragraph: 1, words: 'Lost' } },
      { what: 'comment', name: 'Ask legal', at: { part: 'body', paragraph: 2, words: 'Of {reference}' } },
    ]);
    const inHeader = `{classification}</w:t></w:r>${anchor}<w:r><w:t>`;
    expect(faultsOf(await made(p(r('{title}')), inHeader))).toMatchObject([
      { what: 'comment', at: { part: 'header', paragraph: 1 } },
    ]);
  });
  it('comments that were all deleted are none, and the names of who made them go', async () => {
    const docx = edited(await commented(p(r('{title}'))), (parts) => {
      parts['word/people.xml'] = strToU8(
        '<w15:people xmlns:w15="w"><w15:person w15:author="Ada"><w15:presenceInfo w15:userId="ada@un.example"/></w15:person></w15:people>',
      );
    });
    const checked = checkedTemplate(docx, SPEC);
    expect(checked).toMatchObject({ ok: true });
    if (checked.ok) expect(xml(checked.template, 'word/people.xml')).toBe('<w15:people xmlns:w15="w"></w15:people>');
  });
  it('a file in which tracking is still on is taken, and no document tracks changes', async () => {
    const docx = edited(await made(p(r('{title}'))), (parts) => {
      const all = strFromU8(parts['word/settings.xml'] ?? new Uint8Array());
      parts['word/settings.xml'] = strToU8(all.replace('</w:settings>', '<w:trackRevisions/></w:settings>'));
    });
    expect(xml(docx, 'word/settings.xml')).toContain('trackRevisions');
    const checked = checkedTemplate(docx, SPEC);
    expect(checked).toMatchObject({ ok: true });
    if (checked.ok)
      expect(xml(filledTemplate(checked.template, sampleOf<Spec>(SPEC)), 'word/settings.xml')).not.toContain(
        'trackRevisions',
      );
  });

  it.each([
    ['a misprint in the header', '{clasification}', { what: 'nearly', other: 'classification' }],
    ['a place in runs of the header', '{clasi</w:t></w:r><w:r><w:t>fication}', { what: 'nearly' }],
    ['a loop of the header that goes on', '{#positions}{entity}', { what: 'notClosed', other: '{/positions}' }],
  ])('%s has its place', async (_what, header, fault) => {
    expect(faultsOf(await made(p(r('{title}')), header))).toMatchObject([
      { ...fault, at: { part: 'header', paragraph: 1 } },
    ]);
  });

  it('a letterhead with a picture of more than one megabyte stays as it is; of two it is too large', async () => {
    const picture = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes));
    const [large, tooLarge] = [picture(1_400_000), picture(2_100_000)];
    const with_ = async (media: Uint8Array) =>
      edited(await good(), (parts) => (parts['word/media/image1.png'] = media));
    const checked = checkedTemplate(await with_(large), SPEC);
    expect(checked).toMatchObject({ ok: true });
    const filled = filledTemplate(checked.ok ? checked.template : new Uint8Array(), sampleOf<Spec>(SPEC));
    expect(Buffer.from(unzipSync(filled)['word/media/image1.png'] ?? []).equals(large)).toBe(true);
    expect(faultsOf(await with_(tooLarge))).toMatchObject([{ what: 'tooLarge' }]);
  });
  const good = () => template('{title}');
});
