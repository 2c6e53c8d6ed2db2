import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { never } from '../../core/ids.ts';
import { LOCALE } from '../../i18n/format.ts';
import type { Paper, Part } from './paper.ts';

/** Builds a Word document (see `word.ts`). */
export async function build({ title, language, mark, parts }: Paper): Promise<Uint8Array> {
  const document = new Document({
    title,
    creator: 'Concord',
    styles: { default: { document: { run: { font: 'Calibri', size: 22, language: { value: LOCALE[language] } } } } },
    sections: [{ ...(mark !== undefined && onEveryPage(mark)), children: parts.map(block) }],
  });
  return steady(new Uint8Array(await Packer.toArrayBuffer(document)));
}

function onEveryPage(mark: string) {
  const line = () => ({ children: [paragraph(mark, { bold: true }, { alignment: AlignmentType.CENTER })] });
  return { headers: { default: new Header(line()) }, footers: { default: new Footer(line()) } };
}

function block(part: Part): Paragraph | Table {
  switch (part.type) {
    case 'title':
      return paragraph(part.text, {}, { heading: HeadingLevel.TITLE });
    case 'heading':
      return paragraph(part.text, {}, { heading: HeadingLevel.HEADING_1 });
    case 'text':
      return paragraph(part.text);
    case 'strong':
      return paragraph(part.text, { bold: true });
    case 'subtle':
      return paragraph(part.text, { color: '595959', size: 20 });
    case 'bullet':
      return paragraph(part.text, {}, { bullet: { level: 0 } });
    case 'quote':
      return paragraph(`${part.text}\n${part.by}`, { italics: true }, { indent: { left: 480 } });
    case 'table':
      return table(part.columns, part.rows);
    default:
      return never(part);
  }
}

type Look = Readonly<{ bold?: boolean; italics?: boolean; color?: string; size?: number }>;

/** A paragraph. Line breaks in the text are kept; characters that XML cannot hold are shown as `�`. */
function paragraph(text: string, look: Look = {}, options: IParagraphOptions = {}): Paragraph {
  const lines = text.replace(UNWRITABLE, '\ufffd').split('\n');
  const children = lines.map((line, i) => new TextRun({ text: line, ...look, ...(i > 0 && { break: 1 }) }));
  return new Paragraph({ ...options, children, spacing: { after: 120 } });
}
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

function table(columns: readonly string[], rows: readonly (readonly string[])[]): Table {
  const row = (cells: readonly string[], look: Look, tableHeader: boolean): TableRow =>
    new TableRow({ tableHeader, children: cells.map((cell) => new TableCell({ children: [paragraph(cell, look)] })) });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [row(columns, { bold: true }, true), ...rows.map((cells) => row(cells, {}, false))],
  });
}

/** The earliest day that a ZIP archive can store. */
const LONG_AGO = new Date(1980, 0, 1);

function steady(archive: Uint8Array): Uint8Array {
  const files = Object.entries(unzipSync(archive)).sort(([a], [b]) => (a < b ? -1 : 1));
  const packed = files.map(([name, content]) => [name, [withoutTime(name, content), { mtime: LONG_AGO }]] as const);
  return zipSync(Object.fromEntries(packed) as never);
}

const withoutTime = (name: string, content: Uint8Array): Uint8Array =>
  name === 'docProps/core.xml'
    ? strToU8(strFromU8(content).replace(/(?<=<dcterms:(?:created|modified)[^>]*>)[^<]*/g, '1980-01-01T00:00:00Z'))
    : content;
