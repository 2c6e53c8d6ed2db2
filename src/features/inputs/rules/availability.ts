/**
 * Finds the days on which most entities are available, from the days that each has given: the three best ones, with who cannot
 * attend.
 */
import { addDays, readDay, readDays, type WorkingDays } from '../../../calendar/calendar.ts';
import type { CalendarDate, EntityId } from '../../../core/ids.ts';
import { folded } from '../../../core/fold.ts';
import { TYPED } from '../../../i18n/typed.ts';

export interface Available {
  readonly entity: EntityId;
  readonly rows: readonly (readonly string[])[];
}
export interface BestDay {
  readonly date: CalendarDate;
  readonly available: readonly EntityId[];
  readonly missing: readonly EntityId[];
}

const BEST = 3;
/** A longer span of days is a typing mistake. */
const MAX_SPAN = 120;

const says = (words: readonly string[], cell: string): boolean => words.some((word) => folded(word) === folded(cell));

/** The days of a row: `3 Dec`, `1 to 5 December; yes`. None when the row says no, or has no date. */
function daysOf(
  [day = '', answer = '']: readonly string[],
  today: CalendarDate,
  calendar: WorkingDays,
): readonly CalendarDate[] {
  if (answer.trim() !== '' && says(TYPED.answers.no, answer)) return [];
  const one = readDay(day, today, TYPED.dates, calendar);
  if (one && 'day' in one) return [one.day];
  const span = readDays(day, today, TYPED.dates, calendar);
  if (!span) return [];
  const days: CalendarDate[] = [];
  for (let date = span.from; date <= span.to && days.length < MAX_SPAN; date = addDays(date, 1)) days.push(date);
  return days;
}

/** @param asked all entities that should attend; one that has not answered counts as absent on every day */
export function bestDays(
  asked: readonly EntityId[],
  given: readonly Available[],
  today: CalendarDate,
  calendar: WorkingDays,
): BestDay[] {
  const byDay = new Map<CalendarDate, Set<EntityId>>();
  for (const { entity, rows } of given)
    for (const date of rows.flatMap((row) => daysOf(row, today, calendar)))
      byDay.set(date, (byDay.get(date) ?? new Set<EntityId>()).add(entity));
  return [...byDay]
    .map(([date, there]) => ({
      date,
      available: asked.filter((entity) => there.has(entity)),
      missing: asked.filter((entity) => !there.has(entity)),
    }))
    .sort((a, b) => b.available.length - a.available.length || (a.date < b.date ? -1 : 1))
    .slice(0, BEST);
}
