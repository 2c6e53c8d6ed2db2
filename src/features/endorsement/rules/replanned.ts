/** The roll or the settings have changed since a request was planned (domain.md 3, "A day that becomes a holiday"). */
import type { BySystem } from '../../../core/act.ts';
import { accept, type Decision, type Effect } from '../../../core/decision.ts';
import type { CalendarDate, Instant } from '../../../core/ids.ts';
import type { Network } from '../../../core/network.ts';
import type { Settings } from '../../../core/settings.ts';
import { dateAt, isWorkingDay, workingDayOnOrAfter } from '../../../calendar/calendar.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { remindsBy } from './remind.ts';
import { replan } from './schedule.ts';
import { inTime, type Endorsement } from './state.ts';

/** Computes the next reminder by the present roll and settings. What is due already stays due. */
export function reminding(e: Endorsement, now: Instant, network: Network): Endorsement {
  if (e.state !== 'open' || e.awaitingSecretariat || remindsBy(e, now)) return e;
  const { remindAt } = replan(e, now, network);
  return remindAt === e.remindAt && e.remindedUntil !== undefined
    ? e
    : { ...e, remindedUntil: e.remindedUntil ?? now, remindAt };
}

/** The day on which an open request closes, when it is no longer a working day, with the next working day. */
export function closesOnDayOff(
  e: Endorsement,
  now: Instant,
  settings: Settings,
): { readonly on: CalendarDate; readonly next: CalendarDate } | undefined {
  if (e.state !== 'open' || !inTime(e, now)) return undefined;
  const on = dateAt(e.closesAt, settings.timeZone);
  return isWorkingDay(on, settings) ? undefined : { on, next: workingDayOnOrAfter(on, settings) };
}

/**
 * `endorsement.replan`: reminders follow the readers' days. The end does not change, even on a day that has become a holiday.
 * The Secretariat is told once for each end.
 */
export function replanned(e: Endorsement, act: BySystem<unknown>, network: Network): Decision<Endorsement> {
  const next = reminding(e, act.receivedAt, network);
  if (!closesOnDayOff(e, act.receivedAt, network.settings)) {
    const { dayOffTold: told, ...rest } = next;
    return accept(told === undefined ? next : rest, phrase('concord.done'), told === undefined ? [] : [refresh]);
  }
  if (next.dayOffTold === e.closesAt) return accept(next, phrase('concord.done'));
  return accept({ ...next, dayOffTold: e.closesAt }, phrase('concord.done'), [tell, refresh]);
}

const tell: Effect = { type: 'tell', to: 'secretariat', card: 'closesOnDayOff', live: true };
const refresh: Effect = { type: 'refreshCards' };
