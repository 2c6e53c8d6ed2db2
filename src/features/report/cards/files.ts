/** The report of a year as a workbook and a Word document. The same figures give the same bytes. */
import type { Reader } from '../../../core/people.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { file, type FileAt } from '../../../kit/file.ts';
import { word, WORD } from '../../../kit/documents/word.ts';
import { workbook, WORKBOOK } from '../../../kit/documents/workbook.ts';
import type { EntityFigures } from '../rules/state.ts';
import type { Part } from '../../../kit/documents/paper.ts';
import { figures, passedOnTitle, planNote } from './report.ts';
import type { ReportView } from './view.ts';

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
const rows = (say: Speaker, view: ReportView): string[][] =>
  view.entities.map((one) => [say.entity(one.entity), ...figures(say, one).map(([, value]) => value)]);

export const reportWorkbook = file('report', WORKBOOK, may, ({ view, say }: At) =>
  workbook(columns(say), rows(say, view)),
);

export const reportWord = file('report', WORD, may, ({ view, say }: At) => {
  const title = say('report.title', { year: String(view.year) });
  const [, ...labels] = columns(say);
  return word({
    title,
    language: say.language,
    organisation: view.network,
    reference: title,
    classification: 'unclassified',
    parts: [
      { type: 'title', text: title },
      { type: 'text', text: say('report.order') },
      ...view.entities.flatMap((one) => [
        { type: 'heading', text: say.entity(one.entity) } as const,
        {
          type: 'table',
          columns: [say('report.figure'), say('report.value')],
          rows: figures(say, one).map(([, value], i) => [labels[i] ?? '', value]),
        } as const,
      ]),
      ...plan(say, view),
      ...passedOn(say, view),
    ],
  });
});

const plan = (say: Speaker, { plan: lines }: ReportView): Part[] => [
  ...(lines.length > 0 ? [{ type: 'heading', text: say('card.agenda.plan') } as const] : []),
  ...lines.map((one): Part => ({
    type: 'bullet',
    text: `${say('card.line', { ref: one.ref, title: one.activity })}\t${planNote(say, one)}`,
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
