/** What a reader's day looks like, worked out from the runtime's own zone data and not by the program's calendar. */
import type { Instant } from '../../src/core/ids.ts';
import { reminderRungs, type Calendar, type Ladder } from '../../src/calendar/calendar.ts';
import { closingInstant, readerReminders } from '../../src/calendar/calendar.ts';
import { instant, millis } from '../../src/core/ids.ts';

const HOUR = 3_600_000;
export const QUIET = { from: '20:00', to: '08:00' } as const;
export const LADDER: Ladder = { halfTime: true, workingDays: [2, 1], closingDayAt: '09:00' };
export const CALENDAR: Calendar = {
  timeZone: 'America/New_York',
  workingWeek: [1, 2, 3, 4, 5],
  holidays: [],
  closingTime: '17:00',
};

const formats = new Map<string, Intl.DateTimeFormat>();
function wallClock(
  at: Instant,
  zone: string,
): { readonly weekday: string; readonly hour: number; readonly minute: string } {
  let format = formats.get(zone);
  if (!format) {
    const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', ...time });
    formats.set(zone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  return { weekday: parts['weekday'] ?? '', hour: Number(parts['hour']), minute: parts['minute'] ?? '' };
}

/** On Monday to Friday, from 08:00 until before 20:00. */
export function isAwake(at: Instant, zone: string): boolean {
  const { weekday, hour } = wallClock(at, zone);
  return weekday !== 'Sat' && weekday !== 'Sun' && hour >= 8 && hour < 20;
}

/** One zone for each set of offsets that zones have in the year: what two such zones' readers get is the same. */
export function distinctZones(year: number): string[] {
  const byOffsets = new Map<string, string>();
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const offsets = Array.from({ length: 366 }, (_, day) => {
      const at = instant(Date.UTC(year, 0, 1 + day, 12));
      const { weekday, hour, minute } = wallClock(at, zone);
      return `${weekday}${hour}${minute}`;
    }).join('');
    if (!byOffsets.has(offsets)) byOffsets.set(offsets, zone);
  }
  return [...byOffsets.values()];
}

/** Everything that is wrong with what a reader in this zone gets about a request that is opened so; empty when nothing is. */
export function faultsOf(zone: string, opensAt: Instant, workingDays: number): string[] {
  const { closesAt } = closingInstant({ openedAt: opensAt, workingDays }, 72, CALENDAR);
  const rungs = reminderRungs(opensAt, closesAt, LADDER, CALENDAR);
  const sent = readerReminders(rungs, { opensAt, closesAt }, { zone, quiet: QUIET, calendar: CALENDAR });
  const about = `${zone}, opened ${opensAt}, ${workingDays} days, closes ${closesAt}`;
  const gaps = sent.slice(1).map(({ at }, i) => millis(at) - millis(sent[i]?.at ?? at));
  return [
    ...sent.filter(({ at }) => !isAwake(at, zone)).map(({ at }) => `${about}: asleep at ${at}`),
    ...sent.filter(({ at }) => at >= closesAt || at <= opensAt).map(({ at }) => `${about}: outside at ${at}`),
    ...(gaps.some((gap) => gap < 12 * HOUR) ? [`${about}: two within twelve hours`] : []),
    ...(sent.length === 0 ? [`${about}: never warned`] : []),
    ...lost(rungs, sent).map((at) => `${about}: the rung of ${at} is lost`),
  ];
}

/** Rungs that are neither sent nor merged. One can only be lost when its moment would lie before the opening. */
const lost = (
  rungs: readonly { readonly at: Instant }[],
  sent: ReturnType<typeof readerReminders<{ readonly at: Instant }>>,
): Instant[] => {
  const known = sent.length + sent.reduce((sum, { merged }) => sum + merged.length, 0);
  return known === rungs.length ? [] : rungs.slice(known).map(({ at }) => at);
};
