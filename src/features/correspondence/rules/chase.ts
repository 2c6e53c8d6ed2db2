/** Entities that have not shared a call are reminded of it, each reader by their own day (domain.md 3, "When and to whom"). */
import { earliest, type Instant } from '../../../core/ids.ts';
import type { Effect } from '../../../core/decision.ts';
import { chased, focalPointOf, zonesOf, type Person } from '../../../core/people.ts';
import {
  dateAt,
  decisiveInstant,
  isMissed,
  momentsOf,
  quietUntil,
  timeLeft,
  type TimeLeft,
  type Moment,
  type Reader,
  type Rung,
} from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import { notShared, type Correspondence } from './state.ts';

/** A call with its last day. */
type Call = Correspondence & { readonly dueAt: Instant };
type Plans = ReadonlyMap<string, readonly Moment<Rung>[]>;
/** How much time was left when it was sent, on its reader's wall clock; `at` is their instant. */
export type SentReminder = TimeLeft & { readonly at: Instant };
export type Planned = Pick<Correspondence, 'remindedUntil' | 'remindAt'>;

const readerIn = (zone: string, { settings }: Network): Reader => ({ zone, quiet: settings.quiet, calendar: settings });

const plansOf = (c: Call, network: Network): Plans =>
  new Map(
    zonesOf(network.roll, c.entities).map((zone) => [
      zone,
      momentsOf(c.reminders, { opensAt: c.sentAt ?? c.dueAt, closesAt: c.dueAt }, readerIn(zone, network)),
    ]),
  );

/** Nothing of before `now` goes out any more; when the next does. */
export function planned(c: Call, now: Instant, network: Network): Planned {
  const ahead = [...plansOf(c, network).values()].flat().filter(({ at }) => at > now);
  return { remindedUntil: now, remindAt: earliest(...ahead.map(({ at }) => at)) ?? undefined };
}

/** Who is to be reminded by now. A moment that was missed by downtime is skipped; none is used twice. */
export function remind(c: Call, now: Instant, network: Network): Effect[] {
  const plans = plansOf(c, network);
  const due = [...plans.values()]
    .flat()
    .filter(({ at }) => (c.remindedUntil === undefined || at > c.remindedUntil) && at <= now);
  return due
    .filter(({ at }) => !isMissed(at, now))
    .flatMap((moment) => {
      const people = owing(c, moment, plans, network);
      return people.length === 0 ? [] : [reminder(c, moment, people, now, network)];
    });
}

function owing(c: Call, moment: Moment<Rung>, plans: Plans, { roll, settings }: Network): Person[] {
  return notShared(c)
    .flatMap((entity) => {
      const theirs = plans.get(focalPointOf(roll, entity)?.zone ?? '');
      const on = dateAt(decisiveInstant(moment, theirs), settings.timeZone);
      return chased(roll, entity, { on, last: moment.last });
    })
    .filter(({ zone }) => zone === moment.zone);
}

const reminder = (
  c: Call,
  { zone, at }: Moment<Rung>,
  to: readonly Person[],
  now: Instant,
  network: Network,
): Effect => ({
  type: 'tell',
  to: { people: to.map(({ id }) => id) },
  card: 'proposalsReminder',
  data: { at, ...timeLeft(at, c.dueAt, readerIn(zone, network)) },
  // A few minutes late, in the evening: it is not held until the morning, which may be after the end.
  ...(quietUntil(now, zone, network.settings.quiet) !== null && { urgent: true }),
});
