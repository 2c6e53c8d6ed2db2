/** The consolidated answers of a call as a workbook and as CSV: one row for each answer, and for each comment on a paragraph. */
import { CLASSIFICATIONS } from '../../../core/classification.ts';
import { csv, CSV } from '../../../kit/documents/csv.ts';
import { workbook, WORKBOOK } from '../../../kit/documents/workbook.ts';
import { file, type FileAt, type NamedAt } from '../../../kit/file.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import type { FileQuestion, InputFileView } from './fileView.ts';

type At = FileAt<InputFileView>;

export const label = ({ classification }: InputFileView): InputFileView['classification'] => classification;
/** People who may not have the file get no view (`queries/files.ts`). */
export const anybody = (): boolean => true;

/** With what was chosen: files of one call are told apart by their names. */
export function called({ say, view, data, day }: NamedAt<InputFileView>): string {
  const of = { ref: view.ref, on: day(view.dueAt) };
  const name = say(data['by'] === 'entity' ? 'file.name.inputByEntity' : 'file.name.input', of);
  const upTo = CLASSIFICATIONS.find((one) => one === data['upTo']);
  return upTo === undefined ? name : say('file.name.only', { name, label: say(`card.classification.${upTo}`) });
}

const COLUMNS = [
  'reference',
  'number',
  'question',
  'kind',
  'entity',
  'answer',
  'late',
  'partial',
  'wording',
  'by',
  'at',
  'state',
  'leftOn',
  'classification',
  'withheld',
] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], string>> & {
  /** A comment on a document: where it belongs, and its cells. */
  readonly place?: string;
  readonly cells?: readonly string[];
};

/**
 * One row for each answer, and one for each entity without an answer. Comments on a document have a row each, in the order of
 * its paragraphs, so that those on one paragraph stand together.
 */
function rows(say: Speaker, view: InputFileView): Row[] {
  const { ref, classification } = view;
  const none = {
    reference: ref,
    number: '',
    question: '',
    kind: '',
    answer: '',
    late: '',
    partial: '',
    wording: '',
    by: '',
    leftOn: '',
    classification,
    withheld: '',
  };
  const states = new Map(view.entities.map(({ entity, state }) => [entity, state]));
  const left = new Map(view.entities.map(({ entity, leftOn = '' }) => [entity, leftOn]));
  const asked = ({ n, text, kind }: FileQuestion) => ({
    ...none,
    number: n === undefined ? '' : String(n),
    question: text,
    kind,
  });
  const given = view.questions.flatMap((question) =>
    (question.comments ?? question.entries.map((entry) => ({ ...entry, cells: undefined, place: undefined }))).map(
      ({ entity, late, partial, wording = '', by, at, classification: of, place, cells, ...entry }): Row => ({
        ...asked(question),
        entity: say.entity(entity),
        answer: 'text' in entry ? entry.text : '',
        late: yesNo(late),
        partial: yesNo(partial),
        wording,
        by,
        at,
        state: states.get(entity) ?? '',
        leftOn: left.get(entity) ?? '',
        classification: of,
        ...(cells && { place, cells }),
      }),
    ),
  );
  const withheld = view.questions.flatMap((question) =>
    question.withheld.map(({ entity, classification: of }) => ({
      ...asked(question),
      entity: say.entity(entity),
      at: '',
      state: states.get(entity) ?? '',
      leftOn: left.get(entity) ?? '',
      withheld: of,
    })),
  );
  const said = new Set(view.questions.flatMap((one) => [...one.entries, ...one.withheld].map(({ entity }) => entity)));
  const silent = view.entities
    .filter(({ entity }) => !said.has(entity))
    .map(({ entity, state, at = '', leftOn = '' }) => ({ ...none, entity: say.entity(entity), at, state, leftOn }));
  return [...given, ...withheld, ...silent];
}
const yesNo = (is: boolean): string => (is ? 'yes' : 'no');

/** The columns of comments stand after the entity: the place in the paper, and what the call has named them. */
function table(say: Speaker, view: InputFileView): { readonly columns: string[]; readonly cells: string[][] } {
  const asked = view.questions.filter(({ comments }) => comments !== undefined);
  const most = Math.max(0, ...asked.map(({ options = [] }) => options.length));
  const heads = Array.from({ length: most }, (_, i) =>
    [...new Set(asked.flatMap(({ options = [] }) => options[i] ?? []))].join(' / '),
  );
  const after = COLUMNS.indexOf('entity') + 1;
  const withComments = (all: readonly string[], comments: readonly string[]): string[] =>
    most === 0 ? [...all] : [...all.slice(0, after), ...comments, ...all.slice(after)];
  return {
    columns: withComments(COLUMNS, ['place', ...heads]),
    cells: rows(say, view).map((row) =>
      withComments(
        COLUMNS.map((column) => row[column]),
        [row.place ?? '', ...heads.map((_, i) => row.cells?.[i] ?? '')],
      ),
    ),
  };
}

/** Columns have the record's names in every language, because programs read the spreadsheets too. */
export const inputCsv = file(
  'inputFile',
  CSV,
  anybody,
  ({ view, say }: At) => {
    const { columns, cells } = table(say, view);
    return csv(columns, cells);
  },
  { label, called },
);

export const inputXlsx = file(
  'inputFile',
  WORKBOOK,
  anybody,
  ({ view, say }: At) => {
    const { columns, cells } = table(say, view);
    return workbook(columns, cells, { days: ['leftOn'], instants: ['at'], zone: say.zone });
  },
  { label, called },
);
