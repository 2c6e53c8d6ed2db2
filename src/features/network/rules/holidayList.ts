/** The network's holidays with their names, and the yearly question for next year's list (domain.md 2). */
import type { Act, SYSTEM } from '../../../core/act.ts';
import { accept, type Decision, type Effect } from '../../../core/decision.ts';
import type { CalendarDate, Instant } from '../../../core/ids.ts';
import type { HolidayName, Settings } from '../../../core/settings.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { dateAt, instantAt } from '../../../calendar/calendar.ts';
import { calendarDate } from '../../../core/ids.ts';
import { DEFAULT_NAMES } from './holidays.ts';

/** The holidays with their names. Settings that an earlier version stored have no names. */
export const listOf = ({ holidays, holidayNames = DEFAULT_NAMES }: Partial<Settings>): Line[] =>
  (holidays ?? []).map((date) => ({ date, ...(Object.hasOwn(holidayNames, date) && holidayNames[date]) }));
export interface Line extends HolidayName {
  readonly date: CalendarDate;
}

const NOVEMBER = 11;
const AT = '09:00';
const yearOf = (date: string): number => Number(date.slice(0, 4));

/** When the Secretariat is asked for next year's list: on the first of November. */
export const askedAt = ({ holidaysAskedIn: year, timeZone }: Settings): Instant | null =>
  year === undefined ? null : instantAt(calendarDate(`${year}-${NOVEMBER}-01`), AT, timeZone);

/** The year of the next November, for a network that is new or has not been asked before. */
export const firstAsked = (today: CalendarDate): number =>
  Number(today.slice(5, 7)) >= NOVEMBER ? yearOf(today) + 1 : yearOf(today);

/**
 * `holidays.due`: in November the Secretariat is told when next year has no list, or an unconfirmed one. When the program was
 * down in November, it is told later only if there is no list.
 */
export function holidaysDue(s: Settings, act: Act<unknown, typeof SYSTEM>): Decision<Settings> {
  const today = dateAt(act.receivedAt, s.timeZone);
  const next = firstAsked(today);
  if (s.holidaysAskedIn === next) return accept(s, phrase('concord.done'));
  const isNovember = next > yearOf(today);
  const year = isNovember ? next : yearOf(today);
  const effects = concernOf(s, year, isNovember) ? [askFor(year)] : [];
  return accept({ ...s, holidaysAskedIn: next }, phrase('concord.done'), effects);
}
const askFor = (year: number): Effect => ({ type: 'tell', to: 'secretariat', card: 'holidaysMissing', data: { year } });

function concernOf(s: Settings, year: number, isNovember: boolean): boolean {
  const ofYear = listOf(s).filter(({ date }) => yearOf(date) === year);
  return (
    ofYear.length === 0 || (isNovember && s.holidaysAskedIn === year - 1 && ofYear.some(({ expected }) => expected))
  );
}
