/** Entities that have not shared a call are reminded of it, each reader by their own day (domain.md 3, "When and to whom"). */
import type { Instant } from '../../../core/ids.ts';
import type { Effect } from '../../../core/decision.ts';
import { zonesOf, type Person } from '../../../core/people.ts';
import {
  chasedAt,
  dueMoments,
  nextMoment,
  plansOf,
  readerIn,
  timeLeft,
  urgentAt,
  type Moment,
  type Plans,
  type Rung,
  type TimeLeft,
} from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import { notShared, type Correspondence } from './state.ts';

/** A call with its last day. */
type Call = Correspondence & { readonly dueAt: Instant };
/** How much time was left when it was sent, on its reader's wall clock; `at` is their instant. */
export type SentReminder = TimeLeft & { readonly at: Instant };
export type Planned = Pick<Correspondence, 'remindedUntil' | 'remindAt'>;

const plansFor = (c: Call, { roll, settings }: Network): Plans<Rung> =>
  plansOf(c.reminders, { opensAt: c.sentAt ?? c.dueAt, closesAt: c.dueAt }, zonesOf(roll, c.entities), settings);

/** Nothing of before `now` goes out any more; when the next does. */
export const planned = (c: Call, now: Instant, network: Network): Planned => ({
  remindedUntil: now,
  remindAt: nextMoment(plansFor(c, network), now),
});

/** Who is to be reminded by now. A moment that was missed by downtime is skipped; none is used twice. */
export function remind(c: Call, now: Instant, network: Network): Effect[] {
  const plans = plansFor(c, network);
  return dueMoments(plans, c.remindedUntil, now).flatMap((moment) => {
    const people = notShared(c).flatMap((entity) => chasedAt(moment, entity, plans, network));
    return people.length === 0 ? [] : [reminder(c, moment, people, now, network)];
  });
}

const reminder = (
  c: Call,
  { zone, at }: Moment<Rung>,
  to: readonly Person[],
  now: Instant,
  { settings }: Network,
): Effect => ({
  type: 'tell',
  to: { people: to.map(({ id }) => id) },
  card: 'proposalsReminder',
  data: { at, ...timeLeft(at, c.dueAt, readerIn(zone, settings)) },
  ...urgentAt(zone, now, settings),
});
