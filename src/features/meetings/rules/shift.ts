/**
 * Moves the start of a meeting and tells everyone invited why: it was begun early, that was undone, or its zone has other rules
 * than were known when it was planned (domain.md 5: the same local time).
 */
import type { Effect } from '../../../core/decision.ts';
import { calendarDate, type Instant } from '../../../core/ids.ts';
import type { Network } from '../../../core/network.ts';
import type { Person } from '../../../core/people.ts';
import { dateAt, instantAt, timeAt } from '../../../calendar/calendar.ts';
import { tellAll, touched, type Change, type Meeting, type MoveReason } from './state.ts';
import { planReminders } from './remind.ts';
import { cutoffOf } from './timing.ts';

const REASONS: Readonly<Record<MoveReason, string>> = {
  begunEarly: 'begun early',
  unbegun: 'it has not begun',
  zoneRules: 'the rules of its time zone have changed',
};

export interface Shifted {
  readonly state: Meeting;
  readonly effects: readonly Effect[];
}

/** The local time in the zone, `YYYY-MM-DDTHH:mm`. */
export const localOf = (startsAt: Instant, zone: string): string =>
  `${dateAt(startsAt, zone)}T${timeAt(startsAt, zone)}`;

export function shifted(
  m: Meeting,
  { at, by }: { readonly at: Instant; readonly by: Person | 'concord' },
  network: Network,
  { to, why }: { readonly to: Instant; readonly why: MoveReason },
): Shifted {
  const reason = REASONS[why];
  const who = by === 'concord' ? by : by.id;
  const change: Change = { at, by: who, what: 'moved', from: m.startsAt, to, reason, why };
  const { clash: _settled, ...rest } = m;
  const state: Meeting = {
    ...rest,
    ...(why === 'zoneRules' && m.clash && { clash: m.clash }),
    startsAt: to,
    ...(why !== 'zoneRules' && { local: localOf(to, m.zone) }),
    sequence: m.sequence + 1,
    changes: [...m.changes, change],
  };
  const data = { from: m.startsAt, to, reason, byName: by === 'concord' ? '' : by.name, why };
  const urgent = why !== 'zoneRules';
  return { state, effects: tellAll(state, network, { card: 'meetingMoved', data, live: true, urgent }) };
}

/** The meeting's local time. It is also known for a meeting of a series that nobody has moved, although it was not stored. */
const keptLocal = ({ local, series, changes }: Meeting, time: string | undefined): string | undefined =>
  local ??
  (series && time !== undefined && changes.every(({ what }) => what !== 'moved') ? `${series.on}T${time}` : undefined);

/**
 * The meeting's local time, with its instant by the present rules of the zone; undefined when the start is that instant
 * already.
 * @param time the time of day of its series, for a meeting without a stored local time
 */
export function onNewRules(
  m: Meeting,
  now: Instant,
  time?: string,
): { readonly local: string; readonly to: Instant } | undefined {
  const local = keptLocal(m, time);
  if (m.state !== 'planned' || local === undefined) return undefined;
  const [date = '', clock = ''] = local.split('T');
  const to = instantAt(calendarDate(date), clock, m.zone);
  return to === m.startsAt || to <= now ? undefined : { local, to };
}

/**
 * Moves the start to the same local time by the present rules. Answers are kept, because the time on the meeting's clock is the
 * same.
 */
export function onWallClock(m: Meeting, now: Instant, network: Network, time?: string): Shifted {
  const found = onNewRules(m, now, time);
  if (!found) return { state: m, effects: [] };
  const { local, to } = found;
  const { state, effects } = shifted({ ...m, local }, { at: now, by: 'concord' }, network, { to, why: 'zoneRules' });
  const cutoffAt = m.final ? m.cutoffAt : cutoffOf(to, network.settings);
  return {
    state: { ...touched(state), cutoffAt, ...planReminders(state, now, network) },
    effects,
  };
}
