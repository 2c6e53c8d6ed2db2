/** The register of decisions for the archive [ToR 3.b.iii]: as a spreadsheet, as data, and as a document. */
import type { Speaker } from '../../../i18n/speaker.ts';
import { csv, CSV } from '../../../kit/documents/csv.ts';
import { file, type FileAt } from '../../../kit/file.ts';
import type { Part } from '../../../kit/documents/paper.ts';
import { word, WORD } from '../../../kit/documents/word.ts';
import { CLASSIFICATIONS, type Classification } from '../../../core/classification.ts';
import type { Reader } from '../../../core/people.ts';
import type { RegisterLineView } from './view.ts';

const manages = ({ manages: may }: Reader): boolean => may;
type At = FileAt<readonly RegisterLineView[]>;

const COLUMNS = [
  'number',
  'date',
  'route',
  'title',
  'documentUrl',
  'documentVersion',
  'outcome',
  'endorsed',
  'silent',
  'abstained',
  'recused',
  'objections',
  'discussion',
  'unreached',
  'reason',
  'present',
  'lifted',
  'classification',
] as const;

const cells = (line: RegisterLineView): Readonly<Record<(typeof COLUMNS)[number], string>> => ({
  number: line.number,
  date: line.date,
  route: line.route,
  title: line.title,
  documentUrl: line.documentUrl,
  documentVersion: line.documentVersion,
  outcome: line.outcome,
  endorsed: line.endorsed.join(', '),
  silent: line.silent.join(', '),
  abstained: line.abstained.join(', '),
  recused: line.recused.join(', '),
  objections: line.objections.map(said).join('\n'),
  discussion: line.discussion.map(said).join('\n'),
  unreached: line.unreached.join(', '),
  reason: line.reason ?? '',
  classification: line.classification,
  present: line.present.join(', '),
  lifted: line.lifted.map(said).join('\n'),
});

const said = ({ entity, text }: { readonly entity: string; readonly text: string }): string =>
  text === '' ? entity : `${entity}: ${text}`;

const rank = (label: Classification): number => CLASSIFICATIONS.indexOf(label);
/** The highest label of its lines. A label that this version does not know is taken for the highest. */
const label = (lines: readonly RegisterLineView[]): Classification =>
  lines.reduce<Classification>((highest, { classification: one }) => {
    if (rank(one) === -1) return 'strictlyConfidential';
    return rank(one) > rank(highest) ? one : highest;
  }, 'unclassified');

/** Names of columns are the names of the record, in every language: spreadsheets are read by programs too. */
export const registerCsv = file(
  'register',
  CSV,
  manages,
  ({ view }: At) =>
    csv(
      COLUMNS,
      view.map(cells).map((row) => COLUMNS.map((column) => row[column])),
    ),
  label,
);

export const registerJson = file(
  'register',
  'application/json; charset=utf-8',
  manages,
  ({ view }: At) => `${JSON.stringify(view, null, 2)}\n`,
  label,
);

export const registerWord = file(
  'register',
  WORD,
  manages,
  ({ view, say }: At) =>
    word({
      title: say('register.title'),
      language: say.language,
      ...marked(say, label(view)),
      parts: [
        { type: 'title', text: say('register.title') },
        ...(view.length === 0
          ? [{ type: 'text', text: say('register.none') } as const]
          : view.flatMap((l) => entry(say, l))),
      ],
    }),
  label,
);

const marked = (say: Speaker, of: Classification): { readonly mark?: string } =>
  of === 'unclassified' ? {} : { mark: say(`card.classification.${of}`) };

function entry(say: Speaker, line: RegisterLineView): Part[] {
  const names = (label: string, of: readonly string[]): Part[] =>
    of.length === 0 ? [] : [{ type: 'text', text: `${label}\t${say.list(of)}` }];
  return [
    { type: 'heading', text: `${line.number}\t${line.title}` },
    { type: 'subtle', text: `${say.date(line.date)}\t${say(`register.route.${line.route}`)}` },
    ...(line.classification === 'unclassified'
      ? []
      : [{ type: 'strong', text: say(`card.classification.${label([line])}`) } as const]),
    { type: 'text', text: `${line.documentUrl} (${line.documentVersion})` },
    ...names(say('register.present'), line.present),
    ...line.lifted.map(({ entity, text }): Part => ({
      type: 'quote',
      text,
      by: say('card.said.lifted', { name: entity }),
    })),
    ...names(say('register.endorsed'), line.endorsed),
    ...names(say('register.silent'), line.silent),
    ...names(say('register.abstained'), line.abstained),
    ...names(say('register.recused'), line.recused),
    ...names(
      say('register.discussion'),
      line.discussion.map(({ entity }) => entity),
    ),
    ...names(say('register.unreached'), line.unreached),
    ...(line.reason === undefined ? [] : [{ type: 'quote', text: line.reason, by: say('register.reason') } as const]),
    ...line.objections.map(({ entity, text }): Part => ({ type: 'quote', text, by: entity })),
  ];
}
