/**
 * Official holidays at United Nations Headquarters, New York: a starting point, which every network edits in its
 * settings (domain.md section 2). Not an official list: compare it each year with the Secretariat's information circular
 * (ST/IC, published towards the end of the year before).
 *
 * Nine days a year are fixed: since 2016 the tenth is a floating holiday that each staff member chooses (Orthodox
 * Christmas, Presidents' Day, Lunar New Year, Nowruz, Vesak, Juneteenth, Yom Kippur, Diwali, Gurpurab and others).
 * The house works on those, so they are not here.
 *
 * - 2024: all nine dates as reported from the published list.
 * - 2025–2028: seven of nine follow from rules. Good Friday is two days before Western Easter; Memorial Day the last
 *   Monday of May; Labour Day the first Monday of September; Thanksgiving the fourth Thursday of November; New Year's
 *   Day, Independence Day and Christmas are fixed. A Saturday is observed on the Friday before and a Sunday on the Monday
 *   after, as in the circulars for 2017 and 2020.
 * - 2025–2028, marked "expected": Eid al-Fitr and Eid al-Adha follow the moon. These dates are the Umm al-Qura
 *   calendar's, moved off weekends as above; the day observed may differ by one, and the Secretariat has to confirm it.
 */
import { calendarDate, type CalendarDate } from '../../../core/ids.ts';

/** Sorted. The New Year's Day of 2028 is observed in 2027. */
export const DEFAULT_HOLIDAYS: readonly CalendarDate[] = [
  '2024-01-01', // New Year's Day
  '2024-03-29', // Good Friday
  '2024-04-10', // Eid al-Fitr
  '2024-05-27', // Memorial Day
  '2024-06-17', // Eid al-Adha
  '2024-07-04', // Independence Day
  '2024-09-02', // Labour Day
  '2024-11-28', // Thanksgiving
  '2024-12-25', // Christmas

  '2025-01-01', // New Year's Day
  '2025-03-31', // Eid al-Fitr, expected (from Sunday 30 March)
  '2025-04-18', // Good Friday
  '2025-05-26', // Memorial Day
  '2025-06-06', // Eid al-Adha, expected
  '2025-07-04', // Independence Day
  '2025-09-01', // Labour Day
  '2025-11-27', // Thanksgiving
  '2025-12-25', // Christmas

  '2026-01-01', // New Year's Day
  '2026-03-20', // Eid al-Fitr, expected
  '2026-04-03', // Good Friday
  '2026-05-25', // Memorial Day
  '2026-05-27', // Eid al-Adha, expected
  '2026-07-03', // Independence Day (from Saturday)
  '2026-09-07', // Labour Day
  '2026-11-26', // Thanksgiving
  '2026-12-25', // Christmas

  '2027-01-01', // New Year's Day
  '2027-03-09', // Eid al-Fitr, expected
  '2027-03-26', // Good Friday
  '2027-05-17', // Eid al-Adha, expected (from Sunday 16 May)
  '2027-05-31', // Memorial Day
  '2027-07-05', // Independence Day (from Sunday)
  '2027-09-06', // Labour Day
  '2027-11-25', // Thanksgiving
  '2027-12-24', // Christmas (from Saturday)

  '2027-12-31', // New Year's Day 2028 (from Saturday)
  '2028-02-25', // Eid al-Fitr, expected (from Saturday 26 February)
  '2028-04-14', // Good Friday
  '2028-05-05', // Eid al-Adha, expected
  '2028-05-29', // Memorial Day
  '2028-07-04', // Independence Day
  '2028-09-04', // Labour Day
  '2028-11-23', // Thanksgiving
  '2028-12-25', // Christmas
].map(calendarDate);
