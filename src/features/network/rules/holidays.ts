/**
 * Official holidays at United Nations Headquarters, New York, as a starting point: every network edits them in its settings
 * (domain.md section 2). This is not an official list. Compare it each year with the Secretariat's information circular (ST/IC,
 * published towards the end of the year before).
 *
 * Nine days a year are fixed. Since 2016 the tenth is a floating holiday that each staff member chooses (Orthodox Christmas,
 * Presidents' Day, Lunar New Year, Nowruz, Vesak, Juneteenth, Yom Kippur, Diwali, Gurpurab and others). The organization works
 * on those days, so they are not in the list.
 *
 * - 2024: all nine dates as reported from the published list (readers' questions of the Global Times, January 2024).
 * - 2025–2027: no copy of the circulars was found when this was written (29 November 2026). The dates follow from the rules
 *   below, which give the published lists of 2017 (circular of December 2016) and 2020 (ST/IC/2019/23).
 * - 2025–2028: seven of nine follow from rules. Good Friday is two days before Western Easter; Memorial Day the last Monday of
 *   May; Labour Day the first Monday of September; Thanksgiving the fourth Thursday of November; New Year's Day, Independence
 *   Day and Christmas are fixed. A Saturday is observed on the Friday before and a Sunday on the Monday after, as in the
 *   circulars for 2017 and 2020.
 * - 2025–2028: Eid al-Fitr and Eid al-Adha follow the moon. These dates are those of the Umm al-Qura calendar, moved off
 *   weekends as above. The day observed may differ by one.
 * - Every day of these years is marked "expected" until the Secretariat has compared it with the circular.
 */
import type { HolidayName } from '../../../core/settings.ts';
import { calendarDate, type CalendarDate } from '../../../core/ids.ts';

type Known =
  | 'newYear'
  | 'newYearObserved'
  | 'goodFriday'
  | 'eidAlFitr'
  | 'memorialDay'
  | 'eidAlAdha'
  | 'independenceDay'
  | 'independenceDayObserved'
  | 'labourDay'
  | 'thanksgiving'
  | 'christmas'
  | 'christmasObserved';

/** No published list was seen for dates from this day on. */
const EXPECTED_FROM = '2025-01-01';

/** Sorted by date. New Year's Day 2028 is observed in 2027. */
const SHIPPED: readonly (readonly [date: string, known: Known])[] = [
  ['2024-01-01', 'newYear'],
  ['2024-03-29', 'goodFriday'],
  ['2024-04-10', 'eidAlFitr'],
  ['2024-05-27', 'memorialDay'],
  ['2024-06-17', 'eidAlAdha'],
  ['2024-07-04', 'independenceDay'],
  ['2024-09-02', 'labourDay'],
  ['2024-11-28', 'thanksgiving'],
  ['2024-12-25', 'christmas'],

  ['2025-01-01', 'newYear'],
  ['2025-03-31', 'eidAlFitr'], // from Sunday 30 March
  ['2025-04-18', 'goodFriday'],
  ['2025-05-26', 'memorialDay'],
  ['2025-06-06', 'eidAlAdha'],
  ['2025-07-04', 'independenceDay'],
  ['2025-09-01', 'labourDay'],
  ['2025-11-27', 'thanksgiving'],
  ['2025-12-25', 'christmas'],

  ['2026-01-01', 'newYear'],
  ['2026-03-20', 'eidAlFitr'],
  ['2026-04-03', 'goodFriday'],
  ['2026-05-25', 'memorialDay'],
  ['2026-05-27', 'eidAlAdha'],
  ['2026-07-03', 'independenceDayObserved'], // from Saturday
  ['2026-09-07', 'labourDay'],
  ['2026-11-26', 'thanksgiving'],
  ['2026-12-25', 'christmas'],

  ['2027-01-01', 'newYear'],
  ['2027-03-09', 'eidAlFitr'],
  ['2027-03-26', 'goodFriday'],
  ['2027-05-17', 'eidAlAdha'], // from Sunday 16 May
  ['2027-05-31', 'memorialDay'],
  ['2027-07-05', 'independenceDayObserved'], // from Sunday
  ['2027-09-06', 'labourDay'],
  ['2027-11-25', 'thanksgiving'],
  ['2027-12-24', 'christmasObserved'], // from Saturday

  ['2027-12-31', 'newYearObserved'], // from Saturday
  ['2028-02-25', 'eidAlFitr'], // from Saturday 26 February
  ['2028-04-14', 'goodFriday'],
  ['2028-05-05', 'eidAlAdha'],
  ['2028-05-29', 'memorialDay'],
  ['2028-07-04', 'independenceDay'],
  ['2028-09-04', 'labourDay'],
  ['2028-11-23', 'thanksgiving'],
  ['2028-12-25', 'christmas'],
];

export const DEFAULT_HOLIDAYS: readonly CalendarDate[] = SHIPPED.map(([date]) => calendarDate(date));

export const DEFAULT_NAMES: Readonly<Record<string, HolidayName>> = Object.fromEntries(
  SHIPPED.map(([date, known]) => [date, { known, ...(date >= EXPECTED_FROM && { expected: true as const }) }]),
);
