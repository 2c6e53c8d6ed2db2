/** The work plan as files, and the links to them. The same content gives the same bytes. */
import type { Action, Card } from '../../../core/card.ts';
import { text } from '../../../kit/blocks/blocks.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { csv, CSV } from '../../../kit/documents/csv.ts';
import type { Part } from '../../../kit/documents/paper.ts';
import { word, WORD } from '../../../kit/documents/word.ts';
import { workbook, WORKBOOK } from '../../../kit/documents/workbook.ts';
import { file, type FileAt, type NamedAt } from '../../../kit/file.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import type { Reader } from '../../../core/people.ts';
import { byYear, entityIn } from './plan.ts';
import type { ActivityView, PlanView } from './view.ts';

type At = FileAt<PlanView>;
const manages = ({ manages: may }: Reader): boolean => may;

const titleOf = (say: Speaker, { entity }: PlanView): string =>
  entity === undefined ? say('plan.title') : say('plan.titleOf', { entity });
const called = ({ say, view }: NamedAt<PlanView>): string =>
  view.year === undefined
    ? titleOf(say, view)
    : say('file.name.of', { what: titleOf(say, view), year: String(view.year) });

const COLUMNS = [
  'reference',
  'activity',
  'lead',
  'contributors',
  'from',
  'to',
  'state',
  'text',
  'overdue',
  'silent',
  'decisions',
] as const;

const row = (say: Speaker, a: ActivityView): string[] => [
  a.ref,
  a.activity,
  a.lead === undefined ? '' : entityIn(say, a, a.lead),
  a.contributors.map((id) => entityIn(say, a, id)).join(', '),
  a.from ?? '',
  a.to ?? '',
  a.state,
  a.text ?? '',
  a.isOverdue ? 'yes' : 'no',
  a.isSilent ? 'yes' : 'no',
  a.decisions.join(', '),
];
const rows = (say: Speaker, { activities }: PlanView): string[][] => activities.map((a) => row(say, a));

/** Columns have the record's names in every language, because programs read the spreadsheets too. */
export const planCsv = file('plan', CSV, manages, ({ view, say }: At) => csv(COLUMNS, rows(say, view)), { called });
export const planXlsx = file(
  'plan',
  WORKBOOK,
  manages,
  ({ view, say }: At) => workbook(COLUMNS, rows(say, view), { days: ['from', 'to'] }),
  {
    called,
  },
);
export const planJson = file(
  'plan',
  'application/json; charset=utf-8',
  manages,
  ({ view, say }: At) =>
    `${JSON.stringify(
      {
        activities: view.activities.map(({ manages: _m, mayUpdate: _u, called: names, ...a }) => ({
          ...a,
          lead: a.lead === undefined ? null : entityIn(say, { called: names }, a.lead),
          contributors: a.contributors.map((id) => entityIn(say, { called: names }, id)),
        })),
        figures: view.figures.map((one) => ({ ...one, entity: say.entity(one.entity) })),
        adopted: view.adopted ?? null,
      },
      null,
      2,
    )}\n`,
  { called },
);
export const planWord = file(
  'plan',
  WORD,
  manages,
  ({ view, say }: At) =>
    word({
      title: say('plan.title'),
      language: say.language,
      parts: [
        {
          type: 'title',
          text: titleOf(say, view),
        },
        ...(view.adopted ? [{ type: 'subtle', text: say('plan.adoptedBy', view.adopted) } as const] : []),
        ...(view.activities.length === 0
          ? [{ type: 'text', text: say('plan.none') } as const]
          : activityTables(say, view)),
        ...(view.figures.length === 0 ? [] : figureParts(say, view)),
      ],
    }),
  { called },
);

/** Of an entity: what it leads, and what it contributes to. */
function activityTables(say: Speaker, { entity, activities }: PlanView): Part[] {
  if (entity === undefined) return [activityTable(say, activities)];
  const parts = [
    [say('plan.leads'), activities.filter(({ lead }) => lead === entity)],
    [say('plan.contributes'), activities.filter(({ lead }) => lead !== entity)],
  ] as const;
  return parts.flatMap(([title, some]): Part[] =>
    some.length === 0 ? [] : [{ type: 'heading', text: title }, activityTable(say, some)],
  );
}

const activityTable = (say: Speaker, activities: readonly ActivityView[]): Part => ({
  type: 'table',
  columns: [
    say('plan.form.activity'),
    say('plan.form.lead'),
    say('plan.form.contributors'),
    say('plan.form.from'),
    say('plan.form.to'),
    say('plan.form.state'),
    say('plan.form.text'),
  ],
  rows: activities.map((a) => [
    `${a.ref}\t${a.activity}`,
    a.lead === undefined ? '' : entityIn(say, a, a.lead),
    say.list(a.contributors.map((id) => entityIn(say, a, id))),
    a.from === undefined ? '' : say.date(a.from),
    a.to === undefined ? '' : say.date(a.to),
    say.list([
      say(`plan.state.${a.state}`),
      ...(a.isOverdue ? [say('plan.overdue')] : []),
      ...(a.isSilent ? [say('plan.silent')] : []),
    ]),
    a.text ?? '',
  ]),
});

const figureParts = (say: Speaker, { figures }: PlanView): Part[] => [
  { type: 'heading', text: say('plan.figures') },
  { type: 'table', ...byYear(say, figures, MAX_YEARS_ON_PAGE) },
];
/** The most columns of years that fit on a page. */
const MAX_YEARS_ON_PAGE = 6;

const FORMATS = ['docx', 'xlsx', 'csv', 'json'] as const;
export interface FilesAsked {
  readonly format?: (typeof FORMATS)[number];
  readonly entity?: string;
  readonly year?: number;
}

export function planFiles({ say, data, link }: CardContext<undefined, FilesAsked>): Card {
  const { format: wanted, ...asked } = data;
  const title = say('plan.title');
  return {
    title,
    body: [text(say('plan.files'))],
    actions: (wanted ? [wanted] : FORMATS).map((format): Action => ({
      type: 'open',
      title: say('inputs.files.as', { format }),
      url: link(`plan.${format}`, undefined, { ...asked }),
      file: true,
    })),
    summary: title,
  };
}
