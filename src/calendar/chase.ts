/**
 * Who is reminded of what by when (domain.md section 3, "When and to whom"): one function for requests, calls, meetings,
 * actions and whatever else people are chased for. A rule keeps the network's rungs and how far they have been used; the
 * moments of its readers follow from these, from the roll and from the settings.
 */
import { earliest, type EntityId, type Instant, type PersonId } from '../core/ids.ts';
import type { Network } from '../core/network.ts';
import { chased, focalPointOf, type Chase, type Person } from '../core/people.ts';
import type { Settings } from '../core/settings.ts';
import { isMissed } from './missed.ts';
import { decisiveInstant, momentsOf, type Moment } from './moments.ts';
import { quietUntil } from './quietHours.ts';
import type { Period, Reader } from './readerReminders.ts';
import { dateAt } from './zones.ts';

/** The moments of a ladder, by zone. */
export type Plans<R extends { readonly at: Instant }> = ReadonlyMap<string, readonly Moment<R>[]>;

export const readerIn = (zone: string, { quiet, ...calendar }: Settings): Reader => ({ zone, quiet, calendar });

/** @param zones of everybody who may be reminded. @throws RangeError as `readerReminders`. */
export const plansOf = <R extends { readonly at: Instant }>(
  rungs: readonly R[],
  period: Period,
  zones: readonly string[],
  settings: Settings,
): Plans<R> => new Map(zones.map((zone) => [zone, momentsOf(rungs, period, readerIn(zone, settings))]));

/** When somebody is reminded next. */
export const nextMoment = (plans: Plans<{ readonly at: Instant }>, now: Instant): Instant | undefined =>
  earliest(...[...plans.values()].flat().flatMap(({ at }) => (at > now ? [at] : []))) ?? undefined;

/** The moments after `since`, up to now; one that was missed by downtime is skipped, not sent late. */
export const dueMoments = <R extends { readonly at: Instant }>(
  plans: Plans<R>,
  since: Instant | undefined,
  now: Instant,
): Moment<R>[] =>
  [...plans.values()].flat().filter(({ at }) => (since === undefined || at > since) && at <= now && !isMissed(at, now));

/**
 * The day that decides who acts for an entity when a moment comes, where the network is: one for everybody who stands in for
 * each other.
 */
export const decisiveDay = <R extends { readonly at: Instant }>(
  moment: Moment<R>,
  entity: EntityId,
  plans: Plans<R>,
  { roll, settings }: Pick<Network, 'roll' | 'settings'>,
): Chase['on'] => dateAt(decisiveInstant(moment, plans.get(focalPointOf(roll, entity)?.zone ?? '')), settings.timeZone);

/** Who of an entity gets a moment, of those in its zone. */
export const chasedAt = <R extends { readonly at: Instant }>(
  moment: Moment<R>,
  entity: EntityId,
  plans: Plans<R>,
  network: Pick<Network, 'roll' | 'settings'>,
  cameTo?: (person: PersonId) => boolean,
): Person[] =>
  chased(network.roll, entity, {
    on: decisiveDay(moment, entity, plans, network),
    last: moment.last,
    ...(cameTo && { cameTo }),
  }).filter(({ zone }) => zone === moment.zone);

/** A few minutes late, in the evening: it is not held until the morning, which may be after the end. */
export const urgentAt = (zone: string, now: Instant, { quiet }: Settings): { readonly urgent?: true } =>
  quietUntil(now, zone, quiet) === null ? {} : { urgent: true };

/** The zones of these people. */
export const zonesOfPeople = (people: readonly Pick<Person, 'zone'>[]): string[] =>
  [...new Set(people.map(({ zone }) => zone))].sort();
