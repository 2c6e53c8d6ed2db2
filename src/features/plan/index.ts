/** The work plan [ToR 2.a.iii, 2.a.iv], and the figures of the results framework [2.a.xi]. */
import type { Feature } from '../../kit/feature.ts';
import type { Kinds } from '../../kit/kinds.ts';
import { acts } from './acts.ts';
import { planCsv, planJson, planWord, planXlsx } from './cards/files.ts';
import { cards } from './cards/index.ts';
import type { Commands } from '../../kit/commands.ts';
import { records } from './queries/records.ts';
import { views } from './queries/views.ts';
import { dueAt } from './rules/plan.ts';
import { isRunning, PLAN_BOOK, PLAN_LISTS, type Activity } from './rules/state.ts';

const kinds = {
  plan: {
    letter: 'W',
    shownBy: 'plan.show',
    readIn: ['planActivity'],
    lists: PLAN_LISTS,
    stage: (a: Activity) => (isRunning(a) ? 'running' : 'over'),
    dueAt: (a: Activity) => dueAt(a),
    uniqueKey: ({ target, source }: Activity) => source?.key ?? target,
    dueAct: 'plan.due',
  },
  /** A network has one. It is made with the first figure or decision. */
  planBook: {
    letter: 'B',
    readIn: ['plan'],
    lists: [],
    stage: () => 'kept',
    dueAt: () => null,
    uniqueKey: () => PLAN_BOOK,
  },
} satisfies Kinds;

const commands = { plan: { act: 'plan.show', takes: 'words' } } satisfies Commands;

export const plan = {
  kinds,
  acts,
  views,
  cards,
  files: { 'plan.docx': planWord, 'plan.xlsx': planXlsx, 'plan.csv': planCsv, 'plan.json': planJson },
  commands,
  records,
} satisfies Feature;
