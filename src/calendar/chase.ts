/**
 * Decides who is reminded and when (domain.md 3, "When and to whom"), for requests, calls, meetings, actions and everything
 * else that people are reminded of. A document stores the network's reminder times ("rungs") and how far they were used. The
 * readers' own times follow from these, from the roll and from the settings.
 */
import { earliest, millis, type EntityId, type Instant, type PersonId } from '../core/ids.ts';
import type { Network } from '../core/network.ts';
import { chased, focalPointOf, type Chase, type Person } from '../core/people.ts';
import type { Settings } from '../core/settings.ts';
import { MINUTE_MS } from '../core/spans.ts';
import { decisiveInstant, momentsOf, type Moment } from './moments.ts';
import { quietUntil } from './quietHours.ts';
import type { Period, Reader } from './readerReminders.ts';
import { dateAt } from './zones.ts';

/** The reminder times of a ladder, by zone. */
export type Plans<R extends { readonly at: Instant }> = ReadonlyMap<string, readonly Moment<R>[]>;

export const readerIn = (zone: string, { quiet, ...calendar }: Settings): Reader => ({ zone, quiet, calendar });

/**
 * @param zones the zones of everybody who may be reminded
 * @throws RangeError as `readerReminders`
 */
export const plansOf = <R extends { readonly at: Instant }>(
  rungs: readonly R[],
  period: Period,
  zones: readonly string[],
  settings: Settings,
): Plans<R> => new Map(zones.map((zone) => [zone, momentsOf(rungs, period, readerIn(zone, settings))]));

/** When the next reminder goes to anybody. */
export const nextMoment = (plans: Plans<{ readonly at: Instant }>, now: Instant): Instant | undefined =>
  earliest(...[...plans.values()].flat().flatMap(({ at }) => (at > now ? [at] : []))) ?? undefined;

/** A reminder that is late by more than this was missed while the program was down, in milliseconds. */
const MISSED_MS = 15 * MINUTE_MS;

/** Was the reminder missed? Missed ones are skipped, so that they are not sent late all together (domain.md section 3). */
const isMissed = (at: Instant, now: Instant): boolean => millis(now) - millis(at) > MISSED_MS;

/** Is a reminder after `since` due by now? One that was missed while the program was down is not. */
export const isDueReminder = (at: Instant, since: Instant | undefined, now: Instant): boolean =>
  (since === undefined || at > since) && at <= now && !isMissed(at, now);

/** The reminders after `since`, up to now. A reminder that was missed while the program was down is skipped, not sent late. */
export const dueMoments = <R extends { readonly at: Instant }>(
  plans: Plans<R>,
  since: Instant | undefined,
  now: Instant,
): Moment<R>[] => [...plans.values()].flat().filter(({ at }) => isDueReminder(at, since, now));

/**
 * The day, in the network's zone, by which it is decided who acts for an entity. It is the same day for everybody who acts for
 * each other.
 */
export const decisiveDay = <R extends { readonly at: Instant }>(
  moment: Moment<R>,
  entity: EntityId,
  plans: Plans<R>,
  { roll, settings }: Pick<Network, 'roll' | 'settings'>,
): Chase['on'] => dateAt(decisiveInstant(moment, plans.get(focalPointOf(roll, entity)?.zone ?? '')), settings.timeZone);

/** The people of an entity in this zone who get this reminder. */
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

/**
 * A reminder that is a few minutes late, after quiet hours have begun, is sent at once. In the morning it could be too late.
 */
export const urgentAt = (zone: string, now: Instant, { quiet }: Settings): { readonly urgent?: true } =>
  quietUntil(now, zone, quiet) === null ? {} : { urgent: true };

/** The zones of these people, each once. */
export const zonesOfPeople = (people: readonly Pick<Person, 'zone'>[]): string[] =>
  [...new Set(people.map(({ zone }) => zone))].sort();
