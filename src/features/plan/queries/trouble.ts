/** Problems of the work plan: activities that are overdue, or whose lead has not reported for two quarters. */
import { dateAt } from '../../../calendar/calendar.ts';
import type { CalendarDate, EntityId, Instant, Ref } from '../../../core/ids.ts';
import type { Network } from '../../../core/network.ts';
import type { ReadStore } from '../../../kit/read.ts';
import { isOverdue, isRunning, isSilent, type Activity } from '../rules/state.ts';

export interface PlanTrouble {
  readonly ref: Ref;
  readonly activity: string;
  readonly lead?: EntityId;
  readonly to?: CalendarDate;
  readonly why: 'overdue' | 'silent';
}

export const runningActivities = async (read: ReadStore): Promise<Activity[]> =>
  (await read.list('plan', { stages: ['running'] })).filter(isRunning);

/** Undefined: nothing. What is overdue as well as silent is overdue. */
export function troubleOf(a: Activity, today: CalendarDate): PlanTrouble | undefined {
  const why = isOverdue(a, today) ? 'overdue' : isSilent(a) ? 'silent' : undefined;
  return (
    why && { ref: a.target, activity: a.activity, ...(a.lead && { lead: a.lead }), ...(a.to && { to: a.to }), why }
  );
}

export async function planTrouble(read: ReadStore, now: Instant, { settings }: Network): Promise<PlanTrouble[]> {
  const today = dateAt(now, settings.timeZone);
  return (await runningActivities(read)).flatMap((a) => troubleOf(a, today) ?? []);
}
