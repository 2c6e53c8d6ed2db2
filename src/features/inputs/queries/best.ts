/** Finds the best days of a call for availability, from its first table, in which entities give their days. */
import { bestDays, type BestDay } from '../rules/availability.ts';
import type { Consolidated } from '../rules/consolidate.ts';
import { rowsIn, type InputCall } from '../rules/state.ts';

type Asked = Consolidated['questions'][number];
const COLUMNS = 2;

export function bestOf(c: InputCall, questions: readonly Asked[]): readonly BestDay[] {
  const table = questions.find(({ kind }) => kind === 'table');
  return table ? bestIn(c, table) : [];
}

export function bestIn(c: InputCall, { options = [], entries }: Pick<Asked, 'options' | 'entries'>): BestDay[] {
  const columns = Math.max(COLUMNS, options.length);
  const given = entries.map(({ entity, text }) => ({ entity, rows: rowsIn(text, columns) }));
  return bestDays(c.entities, given, c.dueOn);
}
