/** Documents as a Secretariat hands them in: made, turned to PDF by LibreOffice, and read back page by page. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { calendarDate, entityId, instant, personId, ref } from '../../../src/core/ids.ts';
import { speaker, type Speaker } from '../../../src/i18n/speaker.ts';
import { sampleOf, type Data, type Spec } from '../../../src/kit/documents/fields/field.ts';
import { TEMPLATES } from '../../../src/kit/documents/fields/index.ts';
import { circularLayout } from '../../../src/features/correspondence/cards/circularFile.ts';
import {
  decisionData,
  decisionLayout,
  registerData,
  registerLayout,
} from '../../../src/features/register/cards/registerTemplate.ts';
import type { RegisterLineView } from '../../../src/features/register/cards/view.ts';
import { reportWord } from '../../../src/features/report/cards/files.ts';
import type { ReportView } from '../../../src/features/report/cards/view.ts';
import { compositionLayout } from '../../../src/features/rmc/cards/composition.ts';
import { word, wordFrom } from '../../../src/kit/documents/word.ts';
import { paperOf, templateOf } from '../../../src/kit/documents/layout.ts';
import { recordData } from '../../../src/features/endorsement/cards/record.ts';
import { recordLayout } from '../../../src/features/endorsement/cards/recordLayout.ts';
import type { RecordView } from '../../../src/features/endorsement/cards/recordView.ts';
import type { Endorsement, Position } from '../../../src/features/endorsement/rules/state.ts';
import type { Paper } from '../../../src/kit/documents/paper.ts';
import { minutesData } from '../../../src/features/meetings/cards/summaryRecord.ts';
import { minutesLayout } from '../../../src/features/meetings/cards/summaryLayout.ts';
import type { MinutesView } from '../../../src/features/meetings/cards/minutesPaperView.ts';

const folder = mkdtempSync(join(process.env['CONCORD_TEST_OUTPUT'] ?? tmpdir(), 'concord-documents-'));
const keep = process.env['CONCORD_KEEP_DOCUMENTS'] !== undefined;
afterAll(() => {
  if (keep) console.log(`documents are in ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
});

/** The text of each page, as it is laid out. */
async function pagesOf(name: string, paper: Paper): Promise<string[]> {
  writeFileSync(join(folder, `${name}.docx`), await word(paper));
  return converted(name);
}

function converted(name: string): string[] {
  const file = join(folder, `${name}.docx`);
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file], {
    stdio: 'ignore',
  });
  const text = execFileSync('pdftotext', ['-layout', join(folder, `${name}.pdf`), '-'], { encoding: 'utf8' });
  return text.split('\f').slice(0, -1);
}

const say = speaker('en', 'America/New_York');
const summaryRecord = (by: Speaker, view: MinutesView): Paper => paperOf(minutesLayout(by), minutesData(by, view));
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
  regrets: [entityId('WHO'), entityId('IOM')],
  people: [
    ...entities(60)
      .slice(2)
      .map((entity, i) => ({
        ...{ entity, person: personId(`p${i}`), role: i % 5 === 0 ? ('alternate' as const) : ('focalPoint' as const) },
        name: `Ms. Representative of the Entity ${i + 3}`,
      })),
    { entity: entityId('WHO'), person: personId('p99'), name: '', role: 'focalPoint' as const },
  ],
  issuedAt: instant('2026-12-15T22:00:00.001Z'),
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
      withdrawn: [
        {
          ...{ entity: entityId('ENTITY-04'), text: 'Annex C is too long.', written: true, reason: 'It was cut.' },
          ...{
            at: instant('2026-12-04T09:00:00Z'),
            byName: 'Ana Li',
            stops: [{ at: instant('2026-12-02T09:00:00Z') }],
          },
        },
      ],
      lifted: [
        {
          ...{ entity: entityId('ENTITY-03'), text: 'Annex B is too wide.', written: true },
          ...{ at: instant('2026-12-10T15:20:00Z'), byName: 'Ana Li' },
        },
      ],
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
  withHeads(/Entity\s+Represented by/, /^\s*ENTITY-\d\d\s+(?:an alternate|Ms\.)/m);
  expect(withHeads(/Item\s+Action\s+Due/, /Send comments on chapter/)).toBeGreaterThanOrEqual(3);
  const whole = pages.join('\n');
  const order = [
    'UN Action Against Sexual Violence in Conflict',
    'Summary record: Focal Points meeting',
    'Held on',
    'Conference Room 7',
    'Amina Diallo',
    'Participants',
    'Ms. Representative of the Entity 60 (focal point)',
    'WHO: a representative of WHO; IOM',
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

it('the summary record from its own template says on as many pages what the built-in one says', async () => {
  const template = Buffer.from(await word(templateOf(minutesLayout(say)))).toString('base64');
  const made = pagesOfFile('record from a template', await wordFrom(template, minutesData(say, minutes())));
  const builtIn = await pagesOf('record again', summaryRecord(say, minutes()));
  const wordsOf = (pages: readonly string[]): string => pages.join(' ').replace(/\s+/g, ' ');
  expect(wordsOf(made)).toBe(wordsOf(builtIn));
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

/** A request to sixty entities: all said something, some over again. */
function record(of: Partial<RecordView> = {}): RecordView {
  const asked = entities(60);
  const positions = asked.flatMap((entity, i): Position[] => [
    {
      entity,
      position: i % 10 === 0 ? 'object' : 'endorse',
      objects: i % 10 === 0,
      requestsDiscussion: i === 0,
      counts: true,
      ...(i % 5 === 0 && {
        text: i === 10 ? `We object to paragraph three. ${ARABIC} and ask for a new text.` : 'In our view.',
      }),
      by: personId(`p${i}`),
      role: i % 20 === 1 ? 'secretariat' : 'focalPoint',
      ...(i % 20 === 1 && { source: 'E-mail of 3 December 2026', onBehalfOf: entity }),
      version: '2',
      revision: 2,
      at: instant('2026-12-03T15:00:00Z'),
      platform: 'slack',
    },
  ]);
  const request: Endorsement = {
    target: ref('E-12'),
    title: 'Framework for the coming year',
    documentUrl: 'https://un.example/documents/framework-of-the-coming-year-second-revision.pdf',
    documentVersion: '2',
    revision: 2,
    summary: 'The framework sets the priorities of the network.',
    classification: 'confidential',
    state: 'endorsed',
    openedAt: instant('2026-12-01T14:00:00Z'),
    openedBy: personId('p1'),
    askedAt: instant('2026-12-02T14:00:00Z'),
    closesAt: instant('2026-12-10T22:00:00Z'),
    electorate: asked,
    positions,
    late: [
      {
        entity: entityId('ENTITY-07'),
        verb: 'endorsement.endorse',
        by: personId('p6'),
        at: instant('2026-12-11T08:00:00Z'),
      },
    ],
    reach: {},
    corrections: [],
    revisions: [
      {
        at: instant('2026-12-02T14:00:00Z'),
        by: personId('p1'),
        before: { documentUrl: 'https://un.example/1', documentVersion: '1' },
        documentUrl: 'https://un.example/2',
        documentVersion: '2',
        changes: 'Annex B is new.',
      },
    ],
    extensions: [
      {
        at: instant('2026-12-04T14:00:00Z'),
        by: personId('p1'),
        from: instant('2026-12-09T22:00:00Z'),
        to: instant('2026-12-10T22:00:00Z'),
        reason: 'A holiday in several duty stations.',
      },
    ],
    reminders: [],
    awaitingSecretariat: false,
    spoken: true,
    outcome: {
      state: 'endorsed',
      at: instant('2026-12-10T22:00:00Z'),
      by: 'silence',
      number: 'UNA/2026/14',
      version: '2',
      endorsed: asked.filter((_, i) => i % 10 !== 0),
      silent: [],
      abstained: [],
      objections: [],
      unreached: [],
    },
  };
  return {
    network: 'UN Action Against Sexual Violence in Conflict',
    request,
    actions: [],
    names: Object.fromEntries(asked.map((_, i) => [`p${i}`, `Representative ${i + 1}`])),
    reach: asked.map((entity, i) => ({
      entity,
      state: i === 59 ? ('notReached' as const) : ('reached' as const),
      ...(i === 59
        ? { reason: 'blocked' }
        : {
            at: instant('2026-12-01T14:00:05Z'),
            name: `Representative ${i + 1}`,
            platform: i % 2 ? 'slack' : 'teams',
          }),
    })),
    objections: asked
      .filter((_, i) => i % 10 === 0)
      .map((entity, i) => ({
        entity,
        text: i === 1 ? `We object. ${ARABIC}.` : 'We object to annex B.',
        ended: 'recorded' as const,
      })),
    discussion: [],
    sittings: [],
    stood: {
      endorsed: asked.filter((_, i) => i % 10 !== 0),
      silent: [],
      abstained: [],
      recused: [],
      unreached: [],
      present: [],
      lifted: [],
    },
    trail: { line: 1204, hash: '9f2c'.repeat(16) },
    ...of,
  };
}

/** Converts a file that is made already. */
const pagesOfFile = (name: string, docx: Uint8Array): string[] => {
  writeFileSync(join(folder, `${name}.docx`), docx);
  return converted(name);
};

describe.each([
  ['built in', async (view: RecordView) => word(paperOf(recordLayout(say), recordData(say, view)))],
  [
    'from a template',
    async (view: RecordView) =>
      wordFrom(Buffer.from(await word(templateOf(recordLayout(say)))).toString('base64'), recordData(say, view)),
  ],
] as const)('the record of a written endorsement, %s', (how, made) => {
  it('of sixty entities has its heads on each page of a table over three pages, reference and label', async () => {
    const pages = pagesOfFile(`endorsement ${how}`, await made(record()));
    const n = pages.length;
    expect(n).toBeGreaterThanOrEqual(6);
    pages.forEach((page, i) => {
      expect(page).toContain(`Page ${i + 1} of ${n}`);
      expect(page.match(/Confidential/g)?.length).toBeGreaterThanOrEqual(2);
      expect(page).toContain('E-12');
    });
    const rows = pages.filter((page) => /ENTITY-\d\d\s+(endorse|object)/.test(page));
    expect(rows.length).toBeGreaterThanOrEqual(3);
    for (const page of rows) expect(page).toMatch(/Entity\s+Position\s+By\s+When \(New/);
    const whole = pages.join('\n').normalize('NFKC');
    expect(whole).toMatch(/\p{Script=Arabic}{3,}/u);
    for (const words of ['UNA/2026/14', 'Annex B is new.', 'A holiday in', 'has blocked', 'Microsoft', '9f2c'])
      expect(whole).toContain(words);
    expect(whole).not.toMatch(/[{}]/);
  });

  it('without positions and objections says so on two pages at most', async () => {
    const empty = record();
    const request = { ...empty.request, positions: [], late: [], electorate: [], revisions: [], extensions: [] };
    const pages = pagesOfFile(`empty ${how}`, await made({ ...empty, request, reach: [], objections: [] }));
    expect(pages.length).toBeLessThanOrEqual(2);
    expect(pages.join('\n')).toContain('No entity took a position.');
    expect(pages.join('\n')).toContain('No objection was made.');
    expect(pages.join('\n')).not.toMatch(/[{}]/);
  });
});

const LAYOUTS = {
  decision: decisionLayout,
  register: registerLayout,
  rmc: compositionLayout,
  circular: circularLayout,
};
it.each(Object.entries(LAYOUTS) as [keyof typeof LAYOUTS, (typeof LAYOUTS)['rmc']][])(
  'the template of %s, filled with samples, is laid out as the built-in document is',
  async (name, layoutOf) => {
    const french = speaker('fr', 'America/New_York');
    const data: Data = sampleOf<Spec>(TEMPLATES[name]);
    const template = Buffer.from(await word(templateOf(layoutOf(french)))).toString('base64');
    const own = pagesOfFile(`${name} from a template`, await wordFrom(template, data));
    const builtIn = pagesOfFile(`${name} built in`, await word(paperOf(layoutOf(french), data)));
    const linesOf = (pages: readonly string[]): string[] =>
      pages
        .join('\n')
        .split('\n')
        .map((line) => line.replace(/\s+/g, ' ').trim())
        .filter((line) => line !== '');
    expect(linesOf(own)).toEqual(linesOf(builtIn));
    expect(own.join('\n')).not.toMatch(/[{}]/);
    expect(own[0]).toContain(`Page 1 sur ${own.length}`);
    expect(own[0]).toContain('Unclassified');
  },
);

const LONG = `Framework for the coming year, ${'with the views of the field offices on each of its chapters, '.repeat(9)}as revised`;
const decided = (i: number, of: Partial<RegisterLineView> = {}): RegisterLineView => ({
  ...{
    number: `UNA/2026/${i}`,
    kind: 'decision',
    ref: ref(`E-${i}`),
    date: calendarDate('2026-12-10'),
    route: 'written',
  },
  ...{
    title: `Decision ${i} on the coming year`,
    text: 'It is endorsed as circulated.',
    classification: 'unclassified',
  },
  ...{ documentUrl: 'https://un.example/framework', documentVersion: '3', outcome: 'endorsed' },
  endorsed: entities(40),
  silent: entities(59).slice(40),
  unreached: ['ENTITY-60'],
  ...{ abstained: [], recused: [], objections: [], objectionsEnded: [], discussion: [], present: [], lifted: [] },
  reach: entities(60).map((entity, n) =>
    n === 59
      ? { entity, state: 'notReached', reason: 'noAddress' }
      : { entity, state: 'reached', at: instant('2026-12-01T14:00:05Z'), by: n % 2 ? 'slack' : 'teams' },
  ),
  reason: 'ENTITY-60 agreed by telephone.',
  supersedes: [],
  trail: { line: 1204, hash: '9f2c'.repeat(16) },
  ...of,
});

it('the register of a year: the parts of a decision stay together, and each page says which it is', async () => {
  const lines = Array.from({ length: 45 }, (_, i) => decided(45 - i, i % 9 === 0 ? { title: LONG } : {}));
  const data = registerData(say, lines, { title: 'Register of decisions, 2026', network: 'UN Action' });
  const pages = await pagesOf('register of a year', paperOf(registerLayout(say), data));
  pages.forEach((page, i) => {
    expect(page).toContain(`Page ${i + 1} of ${pages.length}`);
    expect(page).toContain('Register of decisions, 2026');
  });
  // The facts of a decision are on the page of its heading.
  const counted = (page: string, what: RegExp): number => page.match(what)?.length ?? 0;
  for (const page of pages) {
    const facts = counted(page, /^\s*Route\s+in writing/gm);
    expect(counted(page, /^\s*UNA\/2026\/\d+ (?:Decision|Framework)/gm)).toBe(facts);
    expect(counted(page, /Audit trail/g)).toBe(facts);
  }
});

it('a decision sheet with sixty entities is one page', async () => {
  const pages = await pagesOf('decision', paperOf(decisionLayout(say), decisionData(say, decided(7), 'UN Action')));
  expect(pages).toHaveLength(1);
  for (const words of [
    'Decision UNA/2026/7',
    'Not reached',
    'reached, Microsoft Teams (30',
    'Slack',
    'ENTITY-01',
    '9f2c',
  ])
    expect(pages[0]).toContain(words);
  expect(pages[0]?.match(/ENTITY-59/g)).toHaveLength(2);
});

/** Objections as an ordinary course leaves them: made in writing, raised in a meeting, withdrawn with a reason. */
const objected = (n: number): Pick<RegisterLineView, 'objectionsEnded'> => ({
  objectionsEnded: Array.from({ length: n }, (_, i) => ({
    entity: entityId(`ENTITY-${String(i + 1).padStart(2, '0')}`),
    text: i === 1 ? ARABIC : `Paragraph ${i + 1} is too narrow, and its annex names no lead entity.`,
    ...(i % 2 === 0
      ? {
          ...{ ended: 'lifted' as const, at: instant('2026-12-10T15:20:00Z'), by: 'Leila Ben Amor' },
          reason: 'A wider paragraph was agreed.',
        }
      : { ended: 'recorded' as const }),
    raised: {
      ...{ at: instant('2026-12-02T14:00:00Z'), written: true as const },
      ...(i === 3
        ? { by: 'Nadia Rousseau', entered: true as const, source: 'E-mail of 1 December 2026 from the Director' }
        : { by: 'Leila Ben Amor' }),
    },
  })),
});

it.each(['en', 'fr'] as const)(
  'a decision sheet with 26 entities present, seven objections and an entered position is one page (%s)',
  async (language) => {
    const view = decided(7, {
      ...{ route: 'meeting', outcome: 'decided', question: 'Shall the framework be endorsed as revised?' },
      ...{ endorsed: [], silent: [], unreached: [], present: entities(26), ...objected(7) },
      entered: [
        {
          ...{ entity: entityId('ENTITY-04'), position: 'object', by: 'Nadia Rousseau' },
          ...{ at: instant('2026-12-02T14:00:00Z'), source: 'E-mail of 1 December 2026 from the Director' },
        },
      ],
      sittings: (['deferred', 'consensus'] as const).map((outcome, i) => ({
        ...{ meeting: ref(`M-${i + 1}`), at: instant('2026-12-10T15:30:00Z'), outcome },
      })),
      reach: entities(26).map((entity) => ({
        entity,
        state: 'reached',
        at: instant('2026-12-01T14:00:05Z'),
        by: 'slack',
      })),
    });
    const say = speaker(language, 'America/New_York');
    const name = `decision with objections ${language}`;
    const pages = await pagesOf(name, paperOf(decisionLayout(say), decisionData(say, view, 'UN Action')));
    expect(pages).toHaveLength(1);
    // The zone is named once.
    expect(pages[0]?.match(/New York/g)).toHaveLength(1);
  },
);

it('a decision sheet with too many objections for one page repeats the heads of their table, with number and label', async () => {
  const data = decisionData(say, decided(7, objected(16)), 'UN Action');
  const pages = await pagesOf('decision on two pages', paperOf(decisionLayout(say), data));
  expect(pages).toHaveLength(2);
  pages.forEach((page, i) => {
    expect(page).toMatch(/Objection\s+How it ended/);
    expect(page).toContain('UNA/2026/7');
    expect(page).toContain(`Page ${i + 1} of 2`);
  });
});

it('a decision sheet in French, with a very long title, groups the sixty entities by how it had reached them', async () => {
  const french = speaker('fr', 'Europe/Zurich');
  const data = decisionData(french, decided(7, { title: LONG }), 'UN Action');
  const pages = await pagesOf('decision in French', paperOf(decisionLayout(french), data));
  expect(pages.length).toBeLessThanOrEqual(2);
  const whole = pages.join('\n');
  for (const words of ['Décision UNA/2026/7', 'Non jointes', '1er déc. 2026', 'jointe']) expect(whole).toContain(words);
});

it('the summary record in French and of a very long title keeps its order', async () => {
  const french = speaker('fr', 'Europe/Zurich');
  const pages = await pagesOf('record in French', summaryRecord(french, minutes({ title: LONG, untitled: false })));
  const whole = pages.join('\n');
  for (const words of ['Compte rendu analytique', 'Représentée par', '(point focal)', 'Annexe', 'Confidentiel'])
    expect(whole).toContain(words);
  expect(pages.at(-1)).toContain(`Page ${pages.length} sur ${pages.length}`);
});

it('the report of a year has a row for each entity, and heads on each page', async () => {
  const figures = { asked: 12, answered: 9, silent: 2, unreached: 1, late: 1, medianHours: 40, calls: 3, inputs: 2 };
  const others = { lateInputs: 1, invited: 11, attended: 8, actions: 5, openActions: 2, overdueActions: 1, terms: 1 };
  const view: ReportView = {
    ...{ year: 2026, network: 'UN Action', plan: [], passedOn: [] },
    entities: entities(60).map((entity) => ({ entity, ...figures, ...others, load: 4 })),
  };
  for (const language of ['en', 'fr'] as const) {
    const reader = { person: personId('p1'), name: 'N', language, zone: 'UTC', roles: [], manages: true };
    const made = reportWord.make({ say: speaker(language, 'UTC'), reader, view, data: {} });
    const pages = pagesOfFile(`report ${language}`, (await made) as Uint8Array);
    expect(pages.length).toBeLessThanOrEqual(8);
    for (const page of pages.filter((one) => /ENTITY-\d\d/.test(one)))
      expect(page).toMatch(language === 'en' ? /Entity\s/ : /Entité\s/);
    expect(pages.join('')).toContain(language === 'en' ? '1.7' : '1,7');
  }
});

it('the report with long names of entities breaks no word of its heads, and is not twice as long', async () => {
  const figures = { asked: 12, answered: 9, silent: 2, unreached: 1, late: 1, medianHours: 40, calls: 3, inputs: 2 };
  const others = { lateInputs: 1, invited: 11, attended: 8, actions: 5, openActions: 2, overdueActions: 1, terms: 1 };
  const view: ReportView = {
    ...{ year: 2026, network: 'UN Action', plan: [], passedOn: [] },
    entities: entities(60).map((entity) => ({ entity, ...figures, ...others, load: 4 })),
  };
  const called = (id: string) => ({
    name: `Office of the United Nations High Commissioner for Human Rights ${id.slice(-2)}`,
  });
  for (const language of ['en', 'fr'] as const) {
    const reader = { person: personId('p1'), name: 'N', language, zone: 'UTC', roles: [], manages: true };
    const made = reportWord.make({ say: speaker(language, 'UTC', called), reader, view, data: {} });
    const pages = pagesOfFile(`report with long names ${language}`, (await made) as Uint8Array);
    expect(pages.length).toBeLessThanOrEqual(14);
    const heads = pages.join('\n');
    const whole =
      language === 'en'
        ? ['Requests', 'Answered', 'Silent', 'reached', '(median)', 'Meetings', 'attended']
        : ['Demandes', 'Réponses', 'Silences', 'contrib.', 'jusqu’à', '(médiane)', 'Réunions', 'présente'];
    for (const one of whole) expect(heads).toContain(one);
  }
});
