/** The register of decisions for the archive [ToR 3.b.iii]: as a spreadsheet, as data, and as a document. */
import { CSV, longCsv, separatorOf } from '../../../kit/documents/csv.ts';
import { file, type FileAt, type NamedAt } from '../../../kit/file.ts';
import { htmlPieces, HTML } from '../../../kit/documents/html.ts';
import { longPaperOf, paperOf } from '../../../kit/documents/layout.ts';
import type { LongPaper } from '../../../kit/documents/paper.ts';
import { plainPieces, PLAIN } from '../../../kit/documents/plain.ts';
import { bytesInTurns, mapInSlices, slicesOf } from '../../../kit/slices.ts';
import { templateFiles } from '../../../kit/documents/formats.ts';
import { lineData, registerLayout, registerOf } from './registerTemplate.ts';
import { word, wordFrom, WORD } from '../../../kit/documents/word.ts';
import { workbook, WORKBOOK } from '../../../kit/documents/workbook.ts';
import { longList } from '../../../core/longList.ts';
import type { Reader } from '../../../core/people.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import type { CameView, ObjectionEnd, RegisterLineView, RegisterView } from './view.ts';
import {
  cameBackLines,
  cameBy,
  correctedAt,
  correctedTo,
  endAndWhy,
  enteredLine,
  presentOf,
  sittingLines,
  titleOf,
  unreachedOf,
  discussionLine,
} from './words.ts';

const manages = ({ manages: may }: Reader): boolean => may;
type At = FileAt<RegisterView, { readonly year?: number }>;

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
  'cameBack',
  'represented',
  'unreachedReasons',
  'reached',
  'corrections',
  'sentBy',
  'entered',
  'question',
  'sittings',
  // Last, where whoever reads a row to its end comes upon it.
  'classification',
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
  objectionsEnded: line.objectionsEnded.map((one) => wordsAndEnd(say, one)).join('\n'),
  discussion: line.discussion.map((one) => askedFor(say, one)).join('\n'),
  unreached: line.unreached.join(', '),
  reason: line.reason ?? '',
  classification: line.classification,
  sentBy: line.sentBy ?? '',
  entered: (line.entered ?? []).map((one) => enteredLine(say, one)).join('\n'),
  question: line.question ?? '',
  sittings: sittingLines(say, line).join('\n'),
  present: line.present.join(', '),
  lifted: line.lifted.map(said).join('\n'),
  supersedes: line.supersedes.join(', '),
  supersededBy: line.supersededBy ?? '',
  reviewOn: line.reviewOn ?? '',
  cameBack: cameBackLines(say, line).join('\n'),
  represented: line.people === undefined ? '' : presentOf(say, line),
  unreachedReasons: line.reach === undefined ? '' : unreachedOf(say, line),
  corrections: (line.corrections ?? []).map((one) => `${correctedAt(say, one)}\n${correctedTo(say, one)}`).join('\n'),
  reached: (line.reach ?? []).flatMap((one) => reachedIn(say, one)).join('\n'),
});

/** `UNHCR: Slack, 2026-12-01T14:00:05.000Z`. Instants are as programs read them. */
const reachedIn = (say: Speaker, one: CameView): string[] =>
  one.at === undefined ? [] : [`${one.entity}: ${[cameBy(say, one), one.at].filter(Boolean).join(', ')}`];

/** A request for discussion in its words, with who asked and when. */
const askedFor = (say: Speaker, one: RegisterLineView['discussion'][number]): string =>
  one.raised ? say('register.objection.wordsEnd', { words: one.text, end: discussionLine(say, one) }) : said(one);

/** An objection in its words, how it ended, and the word why: whoever reads this column alone has all of it. */
function wordsAndEnd(say: Speaker, one: ObjectionEnd): string {
  const end = endAndWhy(say, one);
  return one.text === '' ? end : say('register.objection.wordsEnd', { words: one.text, end });
}

const said = ({ entity, text }: { readonly entity: string; readonly text: string }): string =>
  text === '' ? entity : `${entity}: ${text}`;

const label = ({ classification }: RegisterView): RegisterView['classification'] => classification;

/** Of a year, or up to the date of the latest line. The lines come latest first. */
const called = ({ say, view, data }: NamedAt<At['view'], At['data']>): string => {
  const on = view.latest;
  if (data.year !== undefined) return say('register.titleOf', { year: String(data.year) });
  return on === undefined ? say('register.title') : say('file.name.upTo', { what: say('register.title'), on });
};

/** Made when they are written: of a long register all rows at once would take long and much memory. */
const rows = ({ view, say }: At): Iterable<readonly string[]> => ({
  *[Symbol.iterator]() {
    for (const line of view.lines) {
      const row = cells(say, line);
      yield COLUMNS.map((column) => row[column]);
    }
  },
});

/** Columns have the record's names in every language, because programs read the spreadsheets too. */
export const registerCsv = file(
  'register',
  CSV,
  manages,
  (at: At) => longCsv(COLUMNS, rows(at), separatorOf(at.say.language)),
  { label, called },
);

export const registerWorkbook = file(
  'register',
  WORKBOOK,
  manages,
  (at: At) => workbook(COLUMNS, rows(at), { days: ['date', 'reviewOn'] }),
  {
    label,
    called,
  },
);

/** The lines that are written at a time: some dozen kilobytes. */
const LINES_AT_ONCE = 25;
/** In the format of `docs/register.schema.json`: the same for every reader, whatever their language. */
export const registerJson = file(
  'register',
  'application/json; charset=utf-8',
  manages,
  async function* ({ view }: At) {
    let begins = '[';
    for await (const slice of slicesOf(view.data, LINES_AT_ONCE)) {
      const text = JSON.stringify(slice, null, 2);
      yield Buffer.from(`${begins}${text.slice(1, -2)}`);
      begins = ',';
    }
    yield Buffer.from(begins === '[' ? '[]\n' : '\n]\n');
  },
  { label, called },
);

const titleIn = (say: Speaker, { year }: At['data']): string =>
  year === undefined ? say('register.title') : say('register.titleOf', { year: String(year) });

/** First a list of all decisions, then each one with its details. The first of the year comes first. */
const registerFile = file(
  'register',
  WORD,
  manages,
  async ({ view, say, data, template, network }: At) => {
    const title = titleIn(say, data);
    const lines = await mapInSlices(view.lines, (line) => lineData(say, line), LINES_AT_ONCE);
    const content = registerOf(say, lines, { title, network, classification: view.classification });
    return template === undefined ? word(paperOf(registerLayout(say), content)) : wordFrom(template, content);
  },
  { label, called },
);
/** The same as text and HTML, of any number of lines: each is made when it is written. */
const written = (type: string, pieces: (paper: LongPaper) => Iterable<string>) =>
  file(
    'register',
    type,
    manages,
    ({ view, say, data, network }: At) => {
      const { lines: _none, ...head } = registerOf(say, [], {
        title: titleIn(say, data),
        network,
        classification: view.classification,
      });
      const lines = longList(view.lines.reversed(), (line) => lineData(say, line));
      return bytesInTurns(pieces(longPaperOf(registerLayout(say), { ...head, lines })));
    },
    { label, called },
  );
export const registerText = written(PLAIN, plainPieces);
export const registerHtml = written(HTML, htmlPieces);

export const registerWord = { ...registerFile, template: 'register' as const };
export const registerTemplates = templateFiles('register', registerLayout);
