/** Finds the best days of a call for availability, from its first table, in which entities give their days. */
import type { WorkingDays } from '../../../core/settings.ts';
import { bestDays, type BestDay } from '../rules/availability.ts';
import type { Consolidated } from '../rules/consolidate.ts';
import { rowsIn, type InputCall } from '../rules/state.ts';

type Asked = Consolidated['questions'][number];
const COLUMNS = 2;

export function bestOf(c: InputCall, questions: readonly Asked[], calendar: WorkingDays): readonly BestDay[] {
  const table = questions.find(({ kind }) => kind === 'table');
  return table ? bestIn(c, table, calendar) : [];
}

export function bestIn(
  c: InputCall,
  { options = [], entries }: Pick<Asked, 'options' | 'entries'>,
  calendar: WorkingDays,
): BestDay[] {
  const columns = Math.max(COLUMNS, options.length);
  const given = entries.map(({ entity, text }) => ({ entity, rows: rowsIn(text, columns) }));
  return bestDays(c.entities, given, c.dueOn, calendar);
}
