/** Reminds entities that have not passed on a call, each reader by their own working days (domain.md 3, "When and to whom"). */
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

/** A call that has a last day. */
type Call = Correspondence & { readonly dueAt: Instant };
/** The time left when a reminder was sent, in its reader's zone. `at` is that reader's instant. */
export type SentReminder = TimeLeft & { readonly at: Instant };
export type Planned = Pick<Correspondence, 'remindedUntil' | 'remindAt'>;

const plansFor = (c: Call, { roll, settings }: Network): Plans<Rung> =>
  plansOf(c.reminders, { opensAt: c.sentAt ?? c.dueAt, closesAt: c.dueAt }, zonesOf(roll, c.entities), settings);

/** Plans reminders from `now` on: those before it are not sent, and the next one is computed. */
export const planned = (c: Call, now: Instant, network: Network): Planned => ({
  remindedUntil: now,
  remindAt: nextMoment(plansFor(c, network), now),
});

/** The reminders that are due by now. One that was missed while the program was down is skipped, and none is sent twice. */
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
