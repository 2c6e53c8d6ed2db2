/** When a request wants attention: reminders, and the instant after which it can be closed. */
import { after, earliest, type EntityId, type Instant } from '../../../core/ids.ts';
import { represents, type Roll } from '../../../core/people.ts';
import {
  dateAt,
  instantAt,
  readerReminders,
  reminderRungs,
  type Reader,
  type ReaderRung,
} from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import type { Settings } from '../../../core/settings.ts';
import type { Endorsement, Reminder } from './state.ts';

const LAST_DAY_AT = '09:00';

type Rungs = Pick<Endorsement, 'askedAt' | 'closesAt' | 'reminders'>;
/** What is known of the reminders of a period. */
export type Planned = Pick<Endorsement, 'reminders' | 'remindedUntil' | 'remindAt'>;
/** What they are planned from. */
type Period = Pick<Endorsement, 'askedAt' | 'closesAt' | 'electorate'>;

/**
 * The reminders still to come at `now` of a period that began when its text was put to the entities, and the word to lone
 * objectors on the last working day. A period that is extended or resumed keeps its beginning, so nobody is reminded of
 * half-time twice.
 */
export function plan(period: Period, now: Instant, network: Network): Planned {
  const { settings: s } = network;
  const { askedAt, closesAt } = period;
  const lastDay = instantAt(dateAt(closesAt, s.timeZone), s.ladder.closingDayAt ?? LAST_DAY_AT, s.timeZone);
  const rungs: Reminder[] = reminderRungs(askedAt, closesAt, s.ladder, s);
  if (lastDay < closesAt) rungs.push({ at: lastDay, kind: 'lastDay' });
  const reminders = rungs.filter(({ at }) => at > now).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return replan({ ...period, reminders }, now, network);
}

/** The same rungs, for the roll and the settings as they are now. */
export function replan(e: Period & Pick<Endorsement, 'reminders'>, now: Instant, network: Network): Planned {
  const remindAt = nextMoment(e, now, network);
  // Said also when there is none, so that it takes the place of what was known before.
  return { reminders: e.reminders, remindedUntil: now, remindAt };
}

/** A rung at its readers' own instant. */
export interface Moment {
  readonly zone: string;
  readonly at: Instant;
  readonly rung: Reminder;
  /** The rungs that it stands for, itself among them, by their own instants. */
  readonly covers: readonly Instant[];
  /** Nothing comes to these readers after it. */
  readonly last: boolean;
}

export const readerIn = (zone: string, { quiet, ...calendar }: Settings): Reader => ({ zone, quiet, calendar });

/** Plans by zone, for as long as the same rungs stand in the same period under the same settings. */
interface Known {
  readonly settings: Settings;
  readonly closesAt: Instant;
  readonly zones: Map<string, readonly Moment[]>;
}
const known = new WeakMap<readonly Reminder[], Known>();

/** What the readers in a zone get. Worked out once: whoever is due asks for it, and whoever is next. */
export function momentsIn(zone: string, e: Rungs, { settings }: Network): readonly Moment[] {
  let plans = known.get(e.reminders);
  if (plans?.settings !== settings || plans.closesAt !== e.closesAt)
    known.set(e.reminders, (plans = { settings, closesAt: e.closesAt, zones: new Map<string, readonly Moment[]>() }));
  const found = plans.zones.get(zone) ?? planIn(zone, e, settings);
  plans.zones.set(zone, found);
  return found;
}

/** The ladder of the silent, and the last day's word to lone objectors, each by itself. */
function planIn(zone: string, { askedAt, closesAt, reminders }: Rungs, settings: Settings): Moment[] {
  const rungs = reminders.map((rung) => ({ at: rung.at, rung }));
  const ladders = [(rung: Reminder) => rung.kind !== 'lastDay', (rung: Reminder) => rung.kind === 'lastDay'];
  const period = { opensAt: askedAt, closesAt };
  return ladders.flatMap((isOf) =>
    asMoments(
      zone,
      readerReminders(
        rungs.filter(({ rung }) => isOf(rung)),
        period,
        readerIn(zone, settings),
      ),
    ),
  );
}

const asMoments = (zone: string, rungs: readonly ReaderRung<{ readonly at: Instant; readonly rung: Reminder }>[]) =>
  rungs.map(({ at, rung, merged }, i): Moment => ({
    zone,
    at,
    rung,
    covers: [...merged, { rung }].map((one) => one.rung.at),
    last: i === rungs.length - 1,
  }));

/** The zones in which somebody speaks for one of these entities. */
export function zonesOf(roll: Roll, electorate: readonly EntityId[]): string[] {
  const asked = new Set(electorate);
  const zones = new Set<string>();
  for (const person of Object.values(roll.people))
    if (represents(person) && person.entity !== undefined && asked.has(person.entity)) zones.add(person.zone);
  return [...zones].sort();
}

function nextMoment(e: Period & Pick<Endorsement, 'reminders'>, now: Instant, network: Network): Instant | undefined {
  const zones = e.reminders.length === 0 ? [] : zonesOf(network.roll, e.electorate);
  const ahead = zones.flatMap((zone) => momentsIn(zone, e, network).filter(({ at }) => at > now));
  return earliest(...ahead.map(({ at }) => at)) ?? undefined;
}

/** The first instant at which it is too late: a millisecond after the closing instant. */
export const closable = (e: Endorsement): Instant => after(e.closesAt, 1);

/** When somebody is to be reminded next. What an earlier version planned is looked at when its next rung comes. */
export const remindsAt = (e: Endorsement): Instant | undefined =>
  e.remindedUntil === undefined ? e.reminders[0]?.at : e.remindAt;

/** When the clock has to look at this request next; null when never. */
export function dueAt(e: Endorsement): Instant | null {
  if (e.state === 'referred') return e.spoken ? null : closable(e);
  if (e.state !== 'open' || e.awaitingSecretariat) return null;
  const reminder = remindsAt(e);
  return reminder !== undefined && reminder <= e.closesAt ? reminder : closable(e);
}
