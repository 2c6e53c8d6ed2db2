/** Working weeks without holidays. */
import type { WorkingDays } from '../../src/core/settings.ts';

export const MONDAY_TO_FRIDAY: WorkingDays = { workingWeek: [1, 2, 3, 4, 5], holidays: [] };
/** As a network's settings store it: in the order of the ISO weekdays. */
export const SUNDAY_TO_THURSDAY: WorkingDays = { workingWeek: [1, 2, 3, 4, 7], holidays: [] };
