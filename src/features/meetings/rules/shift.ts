/**
 * The start of a meeting goes to another instant, and everyone invited is told why: it is begun early, that is taken back, or
 * the rules of its time zone are others than were known when it was planned (domain.md 5: the same wall clock).
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

/** `YYYY-MM-DDTHH:mm` on the wall clock of the zone. */
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

/** Of a meeting of a series that nobody has moved it is known although it was not kept. */
const keptLocal = ({ local, series, changes }: Meeting, time: string | undefined): string | undefined =>
  local ??
  (series && time !== undefined && changes.every(({ what }) => what !== 'moved') ? `${series.on}T${time}` : undefined);

/**
 * The wall clock that it keeps, and the instant which that is by the rules known now; undefined when it is there already.
 * @param time of day of its series, for a meeting that does not know its own
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

/** The same wall clock. What has been answered stays: the time on the meeting's own clock is the same. */
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
