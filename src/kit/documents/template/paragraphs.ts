/**
 * The paragraphs of a Word part, with the table cells that contain them. Runs are joined, because Word splits them anywhere.
 */

export interface Cell {
  readonly table: number;
  readonly row: number;
  readonly cell: number;
}
export interface Paragraph {
  /** From 1. */
  readonly n: number;
  readonly text: string;
  /** From the outermost table to the innermost. */
  readonly cells: readonly Cell[];
}

const TOKEN = /<(\/?)w:(tbl|tr|tc|p|t|tab|br|delText)(?=[\s/>])[^>]*?(\/?)>/g;

export function paragraphsIn(xml: string): Paragraph[] {
  const found: Paragraph[] = [];
  const open: { n: number; text: string; cells: readonly Cell[] }[] = [];
  const cells: Cell[] = [];
  let [count, tables, rows, columns, textFrom] = [0, 0, 0, 0, -1];
  for (const token of xml.matchAll(TOKEN)) {
    const [whole, slash, name, empty] = token;
    const ends = slash === '/';
    const last = open.at(-1);
    if (name === 'p') {
      if (!ends) open.push({ n: (count += 1), text: '', cells: [...cells] });
      if (ends || empty === '/') found.push(...[open.pop()].flatMap((one) => one ?? []));
    } else if (name === 'tbl') {
      if (ends) cells.pop();
      else cells.push({ table: (tables += 1), row: 0, cell: 0 });
    } else if (name === 'tr' || name === 'tc') {
      const inner = cells.pop();
      if (inner)
        cells.push(ends ? inner : name === 'tr' ? { ...inner, row: (rows += 1) } : { ...inner, cell: (columns += 1) });
    } else if (name === 't') {
      if (!ends) textFrom = empty === '/' ? -1 : token.index + whole.length;
      else if (last && textFrom >= 0) last.text += decoded(xml.slice(textFrom, token.index));
    } else if (last && name !== 'delText') last.text += name === 'tab' ? '\t' : '\n';
  }
  return found.sort((a, b) => a.n - b.n);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
export const decoded = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, number?: string, name = '') => {
    const code = hex === undefined ? Number(number) : Number.parseInt(hex, 16);
    if (hex === undefined && number === undefined) return ENTITIES[name as string] ?? whole;
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  });
