import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageBreak,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
  type IParagraphOptions,
} from 'docx';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { never } from '../../core/ids.ts';
import type { Language } from '../../core/people.ts';
import { speaker } from '../../i18n/speaker.ts';
import { packed } from './packed.ts';
import { beforeLink, labelOf, writable, type Paper, type Part } from './paper.ts';
import { beginsRight, runsOf } from './runs.ts';
import { languageOf, stylesFor } from './styles.ts';

/** A4 with its edges, in twentieths of a point. */
const PAGE = { width: 11906, height: 16838, edge: 1134, narrowEdge: 850 };
const edgeOf = ({ compact }: Paper): number => (compact ? PAGE.narrowEdge : PAGE.edge);
const lineOf = (paper: Paper): number => (paper.landscape ? PAGE.height : PAGE.width) - 2 * edgeOf(paper);

/** Builds a Word document (see `word.ts`). */
export async function build(paper: Paper): Promise<Uint8Array> {
  const { title, language, organisation, parts } = paper;
  const draw = drawnIn(language, lineOf(paper));
  const edge = edgeOf(paper);
  const head = organisation === undefined ? [] : [draw.paragraph(organisation, {}, { style: 'Organisation' })];
  const document = new Document({
    title: writable(title),
    creator: writable(organisation ?? 'Concord'),
    lastModifiedBy: writable(organisation ?? 'Concord'),
    description: writable(paper.reference ?? ''),
    styles: stylesFor(language, paper.compact),
    sections: [
      {
        properties: {
          page: {
            size: {
              width: PAGE.width,
              height: PAGE.height,
              orientation: paper.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: { top: edge, bottom: edge, left: edge, right: edge },
          },
        },
        headers: { default: new Header({ children: [draw.header(paper)] }) },
        footers: { default: new Footer({ children: [draw.footer(paper)] }) },
        children: [
          ...head,
          ...parts.flatMap((part, i) => {
            const below = partBelow(parts, i);
            return [...draw.blocks(part, below), ...gapBelow(part, below)];
          }),
        ],
      },
    ],
  });
  return steady(new Uint8Array(await Packer.toArrayBuffer(document)));
}

/** A little room between a table and what follows it; headings bring their own. */
function gapBelow(part: Part, below: Part | undefined): Paragraph[] {
  if (part.type !== 'table' && part.type !== 'facts') return [];
  return below === undefined || below.type === 'heading' || below.type === 'pageBreak'
    ? []
    : [new Paragraph({ style: 'Gap' })];
}

/** What stands below a part. In a template marks do not count. */
function partBelow(parts: readonly Part[], i: number): Part | undefined {
  for (let at = i + 1; at < parts.length; at += 1) {
    const part = parts[at];
    if (part?.type !== 'text' || !MARK.test(part.text)) return part;
  }
  return undefined;
}
/** A paragraph that only begins or ends a part of a template. */
const MARK = /^\{[#^/]\w+\??\}$/;

type Look = Readonly<{ bold?: boolean }>;
const STRONG: Look = { bold: true };

/**
 * Draws parts. The language is that of words that are not a person's.
 * @param lineWidth in twentieths of a point
 */
function drawnIn(language: Language, lineWidth: number) {
  const say = speaker(language, 'UTC');

  /** Keeps line breaks, and marks text that runs from right to left. */
  function textRuns(text: string, look: Look): TextRun[] {
    return writable(text)
      .split('\n')
      .flatMap((line, i) => {
        const lineBreak = i > 0 ? [new TextRun({ break: 1 })] : [];
        return [
          ...lineBreak,
          ...runsOf(line).map(
            (run) =>
              new TextRun({
                text: run.text,
                ...look,
                ...(run.rightToLeft && { rightToLeft: true, language: languageOf(language) }),
              }),
          ),
        ];
      });
  }

  const paragraph = (text: string, look: Look = {}, options: IParagraphOptions = {}): Paragraph =>
    new Paragraph({ ...options, ...(beginsRight(text) && { bidirectional: true }), children: textRuns(text, look) });

  /** A quotation is two paragraphs, all else is one block. */
  const blocks = (part: Part, below?: Part): (Paragraph | Table)[] =>
    part.type === 'quote' ? quote(part.text, part.by) : [block(part, below)];

  function block(part: Exclude<Part, { type: 'quote' }>, below?: Part): Paragraph | Table {
    // What leads to facts or a table is on one page with its beginning.
    const keepNext = below?.type === 'facts' || below?.type === 'table';
    switch (part.type) {
      case 'title':
        return paragraph(part.text, {}, { heading: HeadingLevel.TITLE });
      case 'heading':
        return paragraph(part.text, {}, { heading: HEADINGS[(part.level ?? 1) - 1] ?? HeadingLevel.HEADING_1 });
      case 'text':
        return paragraph(part.text, {}, { ...(keepNext && { keepNext }) });
      case 'strong':
        return paragraph(part.text, { bold: true }, { ...(keepNext && { keepNext }) });
      case 'subtle':
        return paragraph(part.text, {}, { style: 'Subtle' });
      case 'bullet':
        return paragraph(part.text, {}, { bullet: { level: 0 } });
      case 'facts':
        return facts(part.facts);
      case 'link':
        return link(part);
      case 'table':
        return table(part.columns, part.rows, part.widths);
      case 'pageBreak':
        return new Paragraph({ children: [new PageBreak()] });
      default:
        return never(part);
    }
  }

  /** The address is written out, for whoever reads the document on paper. */
  function link(part: Extract<Part, { type: 'link' }>): Paragraph {
    const before = beforeLink(say, part);
    const { url } = part;
    if (!/^https?:/i.test(url)) return paragraph(`${before}${url}`);
    return new Paragraph({
      children: [
        ...(before === '' ? [] : textRuns(before, {})),
        new ExternalHyperlink({
          link: url,
          children: [new TextRun({ text: writable(url), style: 'Hyperlink' })],
        }),
      ],
    });
  }

  /** The words in their own direction, and their author in a paragraph of its own in that of the document. */
  const quote = (text: string, by: string): Paragraph[] => [
    paragraph(text, {}, { style: 'Quote', keepNext: true }),
    paragraph(`— ${by}`, {}, { style: 'QuoteAuthor' }),
  ];

  const cell = (text: string, width: number, look: Look, { shaded = false, keepNext = false } = {}): TableCell =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      margins: { top: 20, bottom: 20, left: 90, right: 90 },
      ...(shaded && { shading: { fill: 'E7ECF4' } }),
      children: [paragraph(text, look, { style: 'Cell', ...(keepNext && { keepNext }) })],
    });

  function table(
    columns: readonly string[],
    rows: readonly (readonly string[])[],
    parts: readonly number[] = columns.map(() => 1),
  ): Table {
    const whole = parts.reduce((sum, part) => sum + part, 0);
    const widths = parts.map((part) => Math.floor((lineWidth * part) / whole));
    const row = (cells: readonly string[], isHead: boolean): TableRow =>
      new TableRow({
        tableHeader: isHead,
        cantSplit: cells.every((text) => text.length < LONG),
        children: cells.map((text, i) =>
          cell(text, widths[i] ?? 0, isHead ? { bold: true } : {}, { shaded: isHead, keepNext: isHead }),
        ),
      });
    return new Table({
      width: { size: lineWidth, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      rows: [row(columns, true), ...rows.map((cells) => row(cells, false))],
    });
  }

  function facts(all: readonly (readonly [string, string])[]): Table {
    const widths = [Math.floor(lineWidth * 0.28), lineWidth - Math.floor(lineWidth * 0.28)] as const;
    const isShort = all.reduce((sum, [, value]) => sum + value.length, 0) < LONG;
    const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
    return new Table({
      width: { size: lineWidth, type: WidthType.DXA },
      columnWidths: [...widths],
      layout: TableLayoutType.FIXED,
      borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
      rows: all.map(([label, value], i) => {
        // Short facts stay together on one page.
        const keepNext = isShort && i < all.length - 1;
        return new TableRow({
          cantSplit: value.length < LONG,
          children: [cell(label, widths[0], { bold: true }, { keepNext }), cell(value, widths[1], {}, { keepNext })],
        });
      }),
    });
  }

  /** The reference on the left, the classification on the right. */
  const header = (paper: Paper): Paragraph => edge(paper.reference ?? '', labelOf(say, paper), 'bottom');

  function footer(paper: Paper): Paragraph {
    const label = labelOf(say, paper);
    // The places are filled in by Word.
    const [before = '', between = '', after = ''] = say('paper.page', { page: '\u0001', pages: '\u0001' }).split(
      '\u0001',
    );
    return new Paragraph({
      style: 'Edge',
      tabStops: [{ type: TabStopType.RIGHT, position: lineWidth }],
      children: [
        new TextRun({ text: label, ...STRONG }),
        new TextRun({
          children: ['\t', before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after],
        }),
      ],
    });
  }

  const edge = (left: string, right: string, line: 'top' | 'bottom'): Paragraph =>
    new Paragraph({
      style: 'Edge',
      alignment: AlignmentType.LEFT,
      tabStops: [{ type: TabStopType.RIGHT, position: lineWidth }],
      border: { [line]: { style: BorderStyle.SINGLE, size: 4, color: '8A8A8A', space: 4 } },
      children: [
        new TextRun({ text: writable(left) }),
        new TextRun({ text: '\t' }),
        new TextRun({ text: right, ...STRONG }),
      ],
    });

  return { paragraph, blocks, header, footer };
}

const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3];
/** A row with more characters than this may need more than a page, so it may break. */
const LONG = 1500;

function steady(archive: Uint8Array): Uint8Array {
  const unpacked = Object.entries(unzipSync(archive));
  const ids = steadyIds(unpacked);
  return packed(Object.fromEntries(unpacked.map(([name, content]) => [name, steadied(name, content, ids)])));
}

/** The library gives links random names, so they are numbered in order. */
function steadyIds(files: readonly (readonly [string, Uint8Array])[]): ReadonlyMap<string, string> {
  const found = files.find(([name]) => name === 'word/document.xml');
  const text = found ? strFromU8(found[1]) : '';
  const ids = [...text.matchAll(/<w:hyperlink[^>]*r:id="([^"]+)"/g)].map(([, id = '']) => id);
  return new Map([...new Set(ids)].map((id, i) => [id, `link${i + 1}`]));
}

function steadied(name: string, content: Uint8Array, ids: ReadonlyMap<string, string>): Uint8Array {
  // The library writes the time of making, which would make each file another one. The document says its own dates.
  if (name === 'docProps/core.xml')
    return strToU8(strFromU8(content).replace(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g, ''));
  if (ids.size === 0 || (name !== 'word/document.xml' && name !== 'word/_rels/document.xml.rels')) return content;
  const named = strFromU8(content).replace(/(?<=(?:r:id|Id)=")[^"]+(?=")/g, (id) => ids.get(id) ?? id);
  return strToU8(name.endsWith('.rels') ? sortedRelations(named) : named);
}

/** In the order of their names: links are written in that of their making. */
const sortedRelations = (text: string): string => {
  const all = text.match(/<Relationship [^>]*\/>/g) ?? [];
  return all.length === 0 ? text : text.replace(/<Relationship [\s\S]*\/>/, [...all].sort().join(''));
};
