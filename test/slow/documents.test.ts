/** Documents as a Secretariat hands them in: made, turned to PDF by LibreOffice, and read back page by page. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { calendarDate, entityId, instant, ref } from '../../src/core/ids.ts';
import { speaker } from '../../src/i18n/speaker.ts';
import { word } from '../../src/kit/documents/word.ts';
import type { Paper } from '../../src/kit/documents/paper.ts';
import { summaryRecord } from '../../src/features/meetings/cards/summaryRecord.ts';
import type { MinutesView } from '../../src/features/meetings/cards/minutesPaperView.ts';

const folder = mkdtempSync(join(process.env['CONCORD_TEST_OUTPUT'] ?? tmpdir(), 'concord-documents-'));
const keep = process.env['CONCORD_KEEP_DOCUMENTS'] !== undefined;
afterAll(() => {
  if (keep) console.log(`documents are in ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
});

/** The text of each page, as it is laid out. */
async function pagesOf(name: string, paper: Paper): Promise<string[]> {
  const file = join(folder, `${name}.docx`);
  writeFileSync(file, await word(paper));
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file], {
    stdio: 'ignore',
  });
  const text = execFileSync('pdftotext', ['-layout', join(folder, `${name}.pdf`), '-'], { encoding: 'utf8' });
  return text.split('\f').slice(0, -1);
}

const say = speaker('en', 'America/New_York');
const entities = (n: number) =>
  Array.from({ length: n }, (_, i) => entityId(`ENTITY-${String(i + 1).padStart(2, '0')}`));
const ARABIC = 'نعترض على الفقرة الثالثة من الوثيقة';

const minutes = (of: Partial<MinutesView> = {}): MinutesView => ({
  ref: ref('M-7'),
  classification: 'confidential',
  network: 'UN Action Against Sexual Violence in Conflict',
  kind: 'focalPoints',
  title: 'Focal Points meeting',
  untitled: true,
  startsAt: instant('2026-12-10T15:00:00Z'),
  endedAt: instant('2026-12-10T16:30:00Z'),
  place: 'Conference Room 7, New York',
  chair: 'Amina Diallo',
  state: 'issued',
  wordless: false,
  number: 'UNA/2026/14',
  present: entities(60),
  alternates: entities(2),
  regrets: [entityId('WHO')],
  items: [
    {
      item: ref('A-1'),
      title: 'Framework for the coming year',
      veiled: false,
      discreet: false,
      note: 'The draft was circulated in November and revised twice.',
      document: { url: 'https://un.example/framework', version: '3' },
      outcome: 'consensus',
      number: 'UNA/2026/13',
      question: 'Shall the framework be endorsed?',
      text: 'The framework is endorsed as revised.',
      present: entities(60),
      objections: [],
      absent: [{ entity: entityId('WHO'), text: `We object to paragraph three. ${ARABIC} and we ask for a new text.` }],
      lifted: [{ entity: entityId('ENTITY-03'), text: 'Annex B is too wide.' }],
      actions: Array.from({ length: 70 }, (_, i) => ({
        owner: `ENTITY-${String((i % 60) + 1).padStart(2, '0')}`,
        text: `Send comments on chapter ${i + 1} to the Secretariat, with the figures of the field offices`,
        due: calendarDate('2027-01-15'),
        done: false,
      })),
    },
  ],
  noted: [],
  earlier: [],
  adoptAt: instant('2026-12-15T22:00:00Z'),
  open: false,
  comments: [],
  bySilence: true,
  corrections: [],
  mayComment: false,
  mayManage: false,
  ...of,
});

it('a summary record of sixty entities: heads come again on each page, with numbers, reference and label', async () => {
  const pages = await pagesOf('record', summaryRecord(say, minutes()));
  const n = pages.length;
  expect(n).toBeGreaterThanOrEqual(6);
  pages.forEach((page, i) => {
    expect(page).toContain(`Page ${i + 1} of ${n}`);
    expect(page.match(/Confidential/g)?.length).toBeGreaterThanOrEqual(2);
    expect(page).toContain('UNA/2026/14');
  });
  // Two tables break over pages: their heads are on each of them.
  const withHeads = (head: RegExp, row: RegExp) => {
    const those = pages.filter((page) => row.test(page));
    expect(those.length).toBeGreaterThanOrEqual(2);
    for (const page of those) expect(page).toMatch(head);
    return those.length;
  };
  withHeads(/Entity\s+Note/, /^\s*ENTITY-\d\d\s*(?:represented by an alternate)?$/m);
  expect(withHeads(/Item\s+Action\s+Due/, /Send comments on chapter/)).toBeGreaterThanOrEqual(3);
  const whole = pages.join('\n');
  const order = [
    'UN Action Against Sexual Violence in Conflict',
    'Summary record: Focal Points meeting',
    'Held on',
    'Conference Room 7',
    'Amina Diallo',
    'Participants',
    'Adoption of the agenda',
    'Item 1: A-1',
    'Shall the framework be endorsed?',
    'Decided by consensus',
    'We object to paragraph three.',
    'Annex B is too wide.',
    'Action points',
    'Annex: decisions',
  ].map((words) => whole.indexOf(words));
  expect(order).not.toContain(-1);
  expect([...order].sort((a, b) => a - b)).toEqual(order);
  expect(whole).not.toContain('Begins');
  // Read as it is written: each word is whole, whichever way the run is drawn.
  expect(whole.normalize('NFKC')).toMatch(/\p{Script=Arabic}{3,}/u);
});

it('one without participants and without items is a whole page all the same', async () => {
  const [page = '', ...more] = await pagesOf(
    'empty',
    summaryRecord(say, minutes({ present: [], alternates: [], regrets: [], items: [] })),
  );
  expect(more).toEqual([]);
  expect(page).toContain('No entity was recorded as present.');
  expect(page).toContain('The agenda had no items.');
  expect(page).not.toContain('Annex');
  expect(page).toContain('Page 1 of 1');
});
