/** When something is due for a request: reminders, and its closing. */
import { after, earliest, type Instant } from '../../../core/ids.ts';
import { zonesOf } from '../../../core/people.ts';
import {
  dateAt,
  instantAt,
  momentsOf,
  readerIn,
  reminderRungs,
  type Moment as MomentOf,
} from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import type { Settings } from '../../../core/settings.ts';
import type { Endorsement, Reminder } from './state.ts';

const LAST_DAY_AT = '09:00';

type Rungs = Pick<Endorsement, 'askedAt' | 'closesAt' | 'reminders'>;
/** The plan of a period's reminders. */
export type Planned = Pick<Endorsement, 'reminders' | 'remindedUntil' | 'remindAt'>;
/** What the plan depends on. */
type Period = Pick<Endorsement, 'askedAt' | 'closesAt' | 'electorate'>;

/**
 * Plans the reminders after `now` for a period that began when its text was put to the entities, and the reminder on the last
 * working day to entities that object without a request for discussion. A period that is extended or resumed keeps its
 * beginning, so nobody is reminded of half-time twice.
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

/** Plans the same reminders again, by the present roll and settings. */
export function replan(e: Period & Pick<Endorsement, 'reminders'>, now: Instant, network: Network): Planned {
  const remindAt = nextMoment(e, now, network);
  // Set even when there is no next reminder, to replace the former value.
  return { reminders: e.reminders, remindedUntil: now, remindAt };
}

/** A reminder at its readers' own instant. */
export type Moment = MomentOf<Reminder>;

/** Plans by zone, cached for the same reminders, period and settings. */
interface Known {
  readonly settings: Settings;
  readonly closesAt: Instant;
  readonly zones: Map<string, readonly Moment[]>;
}
const known = new WeakMap<readonly Reminder[], Known>();

/** The reminders of the readers in a zone. Cached, because it is read both for what is due and for what is next. */
export function momentsIn(zone: string, e: Rungs, { settings }: Network): readonly Moment[] {
  let plans = known.get(e.reminders);
  if (plans?.settings !== settings || plans.closesAt !== e.closesAt)
    known.set(e.reminders, (plans = { settings, closesAt: e.closesAt, zones: new Map<string, readonly Moment[]>() }));
  const found = plans.zones.get(zone) ?? planIn(zone, e, settings);
  plans.zones.set(zone, found);
  return found;
}

/**
 * Plans the reminders for silent entities, and separately the one for entities that object without a request for discussion.
 */
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

/** The first instant that is too late: a millisecond after the closing instant. */
export const closable = (e: Endorsement): Instant => after(e.closesAt, 1);

/** When somebody is reminded next. For reminders that an earlier version planned, this is the instant of the next one. */
export const remindsAt = (e: Endorsement): Instant | undefined =>
  e.remindedUntil === undefined ? e.reminders[0]?.at : e.remindAt;

/** The next instant at which something is due for this request; null when there is none. */
export function dueAt(e: Endorsement): Instant | null {
  if (e.state === 'referred') return e.spoken ? null : closable(e);
  if (e.state !== 'open' || e.awaitingSecretariat) return null;
  const reminder = remindsAt(e);
  if (reminder !== undefined && reminder <= e.closesAt) return reminder;
  return e.mailboxLookAt !== undefined && e.mailboxLookAt > closable(e) ? e.mailboxLookAt : closable(e);
}
