/** The report of a year as a workbook and a Word document. The same figures give the same bytes. */
import type { Reader } from '../../../core/people.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { file, type FileAt, type NamedAt } from '../../../kit/file.ts';
import { word, WORD } from '../../../kit/documents/word.ts';
import type { Cell } from '../../../kit/documents/sheet.ts';
import { workbook, WORKBOOK } from '../../../kit/documents/workbook.ts';
import type { EntityFigures } from '../rules/state.ts';
import type { Part } from '../../../kit/documents/paper.ts';
import {
  figureInWords,
  figures,
  knownFigures,
  nameOf,
  otherFigures,
  passedOnTitle,
  planNote,
  requestFigures,
} from './report.ts';
import type { FiguresView, ReportView } from './view.ts';

/** An observer has no figures. The view gives a member only those of their own entity. */
const may = (reader: Reader): boolean => reader.manages || reader.entity !== undefined;
type At = FileAt<ReportView>;

const EMPTY: Omit<EntityFigures, 'entity'> = {
  asked: 0,
  answered: 0,
  silent: 0,
  unreached: 0,
  late: 0,
  calls: 0,
  inputs: 0,
  lateInputs: 0,
  invited: 0,
  attended: 0,
  actions: 0,
  openActions: 0,
  overdueActions: 0,
  terms: 0,
  load: 0,
};
const columns = (say: Speaker): string[] => [
  say('report.entity'),
  ...figures(say, { entity: '' as EntityFigures['entity'], ...EMPTY }).map(([label]) => label),
];
const rows = (say: Speaker, view: ReportView): Cell[][] =>
  view.entities.map((one) => [nameOf(say, one), ...figures(say, one).map(([, value]) => value)]);

const onlyOne = ({ entities: [first, ...others] }: ReportView): FiguresView | undefined =>
  others.length === 0 ? first : undefined;

function titleOf(say: Speaker, view: ReportView): string {
  const only = onlyOne(view);
  const year = String(view.year);
  return only ? say('report.titleOf', { year, entity: nameOf(say, only) }) : say('report.title', { year });
}
const called = ({ say, view }: NamedAt<ReportView>): string => titleOf(say, view);

export const reportWorkbook = file(
  'report',
  WORKBOOK,
  may,
  ({ view, say }: At) => workbook(columns(say), rows(say, view)),
  { called },
);

export const reportWord = file(
  'report',
  WORD,
  may,
  ({ view, say }: At) => {
    const year = String(view.year);
    const only = onlyOne(view);
    const title = titleOf(say, view);
    return word({
      title,
      language: say.language,
      organisation: view.network,
      reference: say('report.title', { year }),
      classification: 'unclassified',
      ...(!only && { landscape: true }),
      parts: [
        { type: 'title', text: title },
        ...(only ? [oneEntity(say, only)] : everybody(say, view)),
        ...plan(say, view),
        ...passedOn(say, view),
      ],
    });
  },
  { called },
);

const oneEntity = (say: Speaker, one: EntityFigures): Part => ({
  type: 'facts',
  facts: knownFigures(say, one),
});

/** A row for each entity, in two tables, because all figures are too many for the width of a page. */
const everybody = (say: Speaker, view: ReportView): Part[] => [
  { type: 'text', text: say('report.inOrder') },
  { type: 'heading', text: say('report.inWriting') },
  tableOf(say, view, requestFigures),
  { type: 'heading', text: say('report.besides') },
  tableOf(say, view, otherFigures),
];

function tableOf(say: Speaker, view: ReportView, of: typeof requestFigures): Part {
  const labels = of(say, { entity: '' as EntityFigures['entity'], ...EMPTY }, true).map(([label]) => label);
  return {
    type: 'table',
    columns: [say('report.entity'), ...labels],
    widths: widthsFor(labels),
    rows: view.entities.map((one) => [nameOf(say, one), ...of(say, one).map(([, value]) => figureInWords(say, value))]),
  };
}

/** So wide that no word of a head is broken. Names of entities, which may be long, have the rest of the page. */
function widthsFor(labels: readonly string[]): number[] {
  const widths = labels.map((label) => Math.max(...label.split(' ').map((word) => word.length)) + MARGINS);
  return [Math.max(MIN_NAMES, PAGE - widths.reduce((sum, one) => sum + one, 0)), ...widths];
}
/** In letters of a head: the width of a page, the margins of a cell, and the least for names. */
const PAGE = 115;
const MARGINS = 2;
const MIN_NAMES = 20;

const plan = (say: Speaker, { plan: lines }: ReportView): Part[] => [
  ...(lines.length > 0 ? [{ type: 'heading', text: say('card.agenda.plan') } as const] : []),
  ...lines.map((one): Part => ({
    type: 'bullet',
    text: `${say('card.line', { ref: one.ref, title: one.activity })} (${planNote(say, one)})`,
  })),
];

/** One list for the Secretariat and its annual report. */
const passedOn = (say: Speaker, { passedOn: lines }: ReportView): Part[] =>
  lines.length === 0
    ? []
    : [
        { type: 'heading', text: say('report.passedOn') },
        {
          type: 'table',
          columns: [
            say('report.message'),
            say('report.entity'),
            say('report.passedOnAt'),
            say('report.passedOnWhere'),
            say('report.link'),
          ],
          rows: lines.map((one) => [
            passedOnTitle(say, one),
            say.entity(one.entity),
            one.late ? say('report.lateOn', { on: one.on }) : say.date(one.on),
            one.where ?? '',
            one.link ?? '',
          ]),
        },
      ];
