/** When a request wants attention: reminders, and the instant after which it can be closed. */
import { after, earliest, type Instant } from '../../../core/ids.ts';
import { zonesOf } from '../../../core/people.ts';
import {
  dateAt,
  instantAt,
  momentsOf,
  reminderRungs,
  type Moment as MomentOf,
  type Reader,
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
export type Moment = MomentOf<Reminder>;

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
const planIn = (zone: string, { askedAt, closesAt, reminders }: Rungs, settings: Settings): Moment[] =>
  [reminders.filter((rung) => !isLastDay(rung)), reminders.filter(isLastDay)].flatMap((ladder) =>
    momentsOf(ladder, { opensAt: askedAt, closesAt }, readerIn(zone, settings)),
  );
export const isLastDay = ({ kind }: Reminder): boolean => kind === 'lastDay';

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
