/** A workbook as its reader finds it: heads that stay, columns as wide as what is in them, and dates that are dates. */
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { workbook } from '../../src/kit/documents/workbook.ts';

const COLUMNS = ['number', 'date', 'at', 'text'];
const ROW = ['UNA/2026/1', '2026-12-10', '2026-12-10T23:30:00.000Z', `Long ${'words '.repeat(40)}`];
const ZONE = 'Asia/Bangkok';
const TIMES = { days: ['date'], instants: ['at'], zone: ZONE };
async function sheetXml(rows: readonly (readonly (string | number)[])[]): Promise<string> {
  const parts = unzipSync(await workbook(COLUMNS, rows, TIMES));
  return strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
}
/** The day that a spreadsheet counts as this number. */
const serial = (at: string): number => Date.parse(at) / 86_400_000 + 25_569;

it('days are dates, and instants are on the clock of the reader’s zone, which the head names', async () => {
  const bytes = await workbook(COLUMNS, [ROW], TIMES);
  const xml = await sheetXml([ROW]);
  expect(xml).toContain(`<v>${serial('2026-12-10T00:00:00Z')}</v>`);
  const at = [...xml.matchAll(/<v>([\d.]+)<\/v>/g)].map(([, n]) => Number(n)).find((n) => n > 46_000 && n % 1 > 0);
  // 06:30 of the next day in Bangkok.
  expect(at).toBeCloseTo(serial('2026-12-11T06:30:00Z'), 5);
  const text = Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join('\n');
  expect(text).toContain(`at (${ZONE})`);
  expect(text).toContain('yyyy-mm-dd hh:mm');
});

it('what is no date stays as it was written', async () => {
  const text = Object.values(unzipSync(await workbook(COLUMNS, [['1', '2026-13-45', 'soon', '=1+1']], TIMES)))
    .map((part) => strFromU8(part))
    .join('\n');
  for (const words of ['2026-13-45', 'soon', '=1+1']) expect(text).toContain(words);
});

it('columns are as wide as their texts, up to a width at which a text goes on below; the heads stay', async () => {
  const xml = await sheetXml([ROW]);
  const widths = [...xml.matchAll(/<col [^>]*width="([\d.]+)"/g)].map(([, width]) => Number(width));
  expect(widths).toEqual([12, 12, 18, 62]);
  expect(xml).toMatch(/<pane [^>]*state="frozen"/);
});

it('a long one, which another thread makes, is the same', async () => {
  const rows = Array.from({ length: 1_000 }, () => ROW);
  const xml = await sheetXml(rows);
  expect(xml.match(new RegExp(`<v>${serial('2026-12-10T00:00:00Z')}</v>`, 'g'))).toHaveLength(1_000);
});
