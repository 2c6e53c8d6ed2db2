/** The register of decisions for the archive [ToR 3.b.iii]: as a spreadsheet, as data, and as a document. */
import { csv, CSV, separatorOf } from '../../../kit/documents/csv.ts';
import { file, type FileAt } from '../../../kit/file.ts';
import type { Part } from '../../../kit/documents/paper.ts';
import { templateFiles } from '../../../kit/documents/formats.ts';
import { registerData, registerLayout } from './registerTemplate.ts';
import { word, wordFrom, WORD } from '../../../kit/documents/word.ts';
import { workbook, WORKBOOK } from '../../../kit/documents/workbook.ts';
import { strictest, type Classification } from '../../../core/classification.ts';
import type { Reader } from '../../../core/people.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { decisionParts } from './sheet.ts';
import type { RegisterLineView } from './view.ts';
import { cameBackLines, endOf, titleOf } from './words.ts';

const manages = ({ manages: may }: Reader): boolean => may;
type At = FileAt<readonly RegisterLineView[], { readonly year?: number }>;

const COLUMNS = [
  'number',
  'kind',
  'date',
  'route',
  'title',
  'documentUrl',
  'documentVersion',
  'outcome',
  'text',
  'endorsed',
  'silent',
  'abstained',
  'recused',
  'objections',
  'objectionsEnded',
  'discussion',
  'unreached',
  'reason',
  'present',
  'lifted',
  'supersedes',
  'supersededBy',
  'reviewOn',
  'classification',
  'cameBack',
] as const;

const cells = (say: Speaker, line: RegisterLineView): Readonly<Record<(typeof COLUMNS)[number], string>> => ({
  number: line.number,
  kind: line.kind,
  date: line.date,
  route: line.route,
  title: titleOf(say, line),
  documentUrl: line.documentUrl,
  documentVersion: line.documentVersion,
  outcome: line.outcome,
  text: line.text,
  endorsed: line.endorsed.join(', '),
  silent: line.silent.join(', '),
  abstained: line.abstained.join(', '),
  recused: line.recused.join(', '),
  objections: line.objections.map(said).join('\n'),
  objectionsEnded: line.objectionsEnded.map((one) => endOf(say, one)).join('\n'),
  discussion: line.discussion.map(said).join('\n'),
  unreached: line.unreached.join(', '),
  reason: line.reason ?? '',
  classification: line.classification,
  present: line.present.join(', '),
  lifted: line.lifted.map(said).join('\n'),
  supersedes: line.supersedes.join(', '),
  supersededBy: line.supersededBy ?? '',
  reviewOn: line.reviewOn ?? '',
  cameBack: cameBackLines(say, line).join('\n'),
});

const said = ({ entity, text }: { readonly entity: string; readonly text: string }): string =>
  text === '' ? entity : `${entity}: ${text}`;

/** The strictest label of its lines. */
const label = (lines: readonly RegisterLineView[]): Classification =>
  strictest(lines.map(({ classification }) => classification));

const rows = ({ view, say }: At): string[][] =>
  view.map((line) => cells(say, line)).map((row) => COLUMNS.map((column) => row[column]));

/** Columns have the record's names in every language, because programs read the spreadsheets too. */
export const registerCsv = file(
  'register',
  CSV,
  manages,
  (at: At) => csv(COLUMNS, rows(at), separatorOf(at.say.language)),
  label,
);

export const registerWorkbook = file('register', WORKBOOK, manages, (at: At) => workbook(COLUMNS, rows(at)), label);

/** In the format of `docs/register.schema.json`. */
export const registerJson = file(
  'register',
  'application/json; charset=utf-8',
  manages,
  ({ view, say }: At) =>
    `${JSON.stringify(
      view.map((line) => ({ ...line, title: titleOf(say, line) })),
      null,
      2,
    )}\n`,
  label,
);

/** First a list of all decisions, then each one with its details. The first of the year comes first. */
const registerFile = file(
  'register',
  WORD,
  manages,
  ({ view, say, data, template, network }: At) => {
    const title =
      data.year === undefined ? say('register.title') : say('register.titleOf', { year: String(data.year) });
    if (template !== undefined) return wordFrom(template, registerData(say, view, { title, network }));
    const inOrder = [...view].reverse();
    return word({
      title,
      language: say.language,
      ...(network !== undefined && { organisation: network }),
      reference: title,
      classification: label(view),
      parts: [
        { type: 'title', text: title },
        ...(view.length === 0 ? [{ type: 'text', text: say('register.none') } as const] : [overview(say, inOrder)]),
        ...inOrder.flatMap((line) => entry(say, line)),
      ],
    });
  },
  label,
);
export const registerWord = { ...registerFile, template: 'register' as const };
export const registerTemplates = templateFiles('register', registerLayout);

const overview = (say: Speaker, lines: readonly RegisterLineView[]): Part => ({
  type: 'table',
  columns: [
    say('register.number'),
    say('register.date'),
    say('register.what'),
    say('register.routeHead'),
    say('card.classification'),
  ],
  widths: [3, 3, 6, 3, 3],
  rows: lines.map((line) => [
    line.number,
    say.date(line.date),
    titleOf(say, line),
    line.kind === 'minutes' ? say('register.kind.minutes') : say(`register.route.${line.route}`),
    say(`card.classification.${line.classification}`),
  ]),
});

const entry = (say: Speaker, line: RegisterLineView): Part[] => [
  { type: 'heading', text: `${line.number} ${titleOf(say, line)}` },
  ...(line.classification === 'unclassified'
    ? []
    : [{ type: 'strong', text: say(`card.classification.${line.classification}`) } as const]),
  ...decisionParts(say, line),
];
