/**
 * The meetings of a series. They are made from its rule, follow it when it is set again, and are flagged on days off (domain.md
 * 5).
 */
import type { BySystem } from '../../../core/act.ts';
import { accept, type Decision, type Effect } from '../../../core/decision.ts';
import type { EntityId, Instant, PersonId, Ref } from '../../../core/ids.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { instantAt, timeAt } from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import { cancelled, refresh, tellAll, touched, type Meeting, type MeetingKind } from './state.ts';
import { displaceItems, meetingOf, takeInPool } from './plan.ts';
import type { Occurrence } from './series.ts';
import { planReminders } from './remind.ts';
import { cutoffOf, proposedDay } from './timing.ts';
import type { Settings } from '../../../core/settings.ts';

const done = (m: Meeting, effects: readonly Effect[] = []): Decision<Meeting> =>
  accept(m, phrase('concord.done'), effects);

export interface PlanInputs extends Occurrence {
  readonly series: Ref;
  readonly kind: MeetingKind;
  readonly title?: string;
  readonly audience?: readonly EntityId[];
  readonly minutes: number;
  readonly zone: string;
  readonly place?: string;
}
export const occurrenceKey = (series: string, on: string): string => `occurrence/${series}/${on}`;

/** Makes the meeting of an occurrence. On a day that is not a working day it is made too, with a proposal for another day. */
export function occurrenceOf(target: Ref, of: PlanInputs, at: Instant, network: Network): Meeting {
  const { series, on, audience, ...wanted } = of;
  const made: Meeting = {
    ...meetingOf(target, { ...wanted, by: 'concord', at }, network),
    ...(audience && { audience }),
    series: { of: series, on },
  };
  const clash = clashOf(made, network.settings);
  return { ...made, ...(clash && { clash }) };
}

/** The proposed day for a meeting of a series that is not on a working day. */
function clashOf({ series, startsAt, zone }: Meeting, settings: Settings): Meeting['clash'] {
  const instead = series && proposedDay(series.on, settings);
  return series && instead && { on: series.on, proposed: instantAt(instead, timeAt(startsAt, zone), zone) };
}

/**
 * `meeting.plan`: makes the meeting of an occurrence, once. The Secretariat is told of one on a day off, which is never moved
 * silently.
 */
export function planOccurrence(
  m: Meeting | undefined,
  act: BySystem<PlanInputs>,
  network: Network,
  target: Ref,
): Decision<Meeting> {
  if (m) return done(m);
  const made = occurrenceOf(target, act.inputs, act.receivedAt, network);
  return done(made, [...(made.clash ? [tellClash] : []), ...(made.kind === 'focalPoints' ? [takeInPool] : [])]);
}
const tellClash: Effect = { type: 'tell', to: 'secretariat', card: 'holidayClash', live: true };

export interface FollowInputs {
  readonly series: Ref;
  readonly made: readonly Occurrence[];
  readonly title?: string;
  readonly audience?: readonly EntityId[];
  readonly minutes: number;
  readonly zone: string;
  readonly place?: string;
}

/** Has somebody done something with the meeting that another day would undo? */
const isTouched = (m: Meeting): boolean =>
  m.state !== 'planned' || m.replies.length > 0 || m.circulatedAt !== undefined || m.changes.some(isAnswer);
/** Was it changed by a person, and not by new rules of a time zone? */
const isAnswer = ({ why }: Meeting['changes'][number]): boolean => why !== 'zoneRules';

/**
 * `meeting.follow`: the series was set again. A meeting that nobody has changed follows it, or is cancelled when the rule no
 * longer has its day.
 */
export function follow(m: Meeting, act: BySystem<FollowInputs>, network: Network): Decision<Meeting> {
  const { series, made, title, audience, minutes, zone, place } = act.inputs;
  if (m.series?.of !== series || m.startsAt <= act.receivedAt || isTouched(m)) return done(m);
  const { on } = m.series;
  const stays = made.find((one) => one.on === on);
  if (!stays) return dropped(m, act.receivedAt);
  const isSame =
    stays.startsAt === m.startsAt &&
    minutes === m.minutes &&
    zone === m.zone &&
    place === m.place &&
    String(audience) === String(m.audience) &&
    (title ?? m.title) === m.title;
  if (isSame) return done(m);
  const { place: _before, clash: _clash, audience: _those, ...rest } = m;
  const fresh = occurrenceOf(
    m.target,
    {
      series,
      kind: m.kind,
      ...(title !== undefined && { title }),
      ...(audience && { audience }),
      ...stays,
      minutes,
      zone,
      ...(place && { place }),
    },
    act.receivedAt,
    network,
  );
  const next = {
    ...rest,
    ...fresh,
    agenda: m.agenda,
    order: m.order,
    sequence: m.sequence + 1,
    plannedAt: m.plannedAt,
    touched: m.touched + 1,
  };
  return done(next, [refresh]);
}

function dropped(m: Meeting, at: Instant): Decision<Meeting> {
  const change = { at, by: 'concord' as const, what: 'cancelled' as const, from: m.startsAt, reason: '' };
  const next: Meeting = {
    ...touched(m),
    state: 'cancelled',
    sequence: m.sequence + 1,
    reminders: [],
    changes: [change],
  };
  return done(next, [displaceItems(m, 'cancelled', at), refresh]);
}

export interface EndInputs {
  readonly series: Ref;
  readonly by: PersonId;
  readonly reason: string;
}

/** `meeting.endSeries`: the series has ended. People who have the agenda or have answered are told of this meeting too. */
export function endedWithSeries(m: Meeting, act: BySystem<EndInputs>, network: Network): Decision<Meeting> {
  const { series, by, reason } = act.inputs;
  const at = act.receivedAt;
  if (m.series?.of !== series || m.state !== 'planned' || m.startsAt <= at) return done(m);
  const change = { at, by, what: 'cancelled' as const, from: m.startsAt, reason };
  const next = cancelled(m, change);
  const data = { reason, byName: network.roll.people[by]?.name ?? '' };
  const tell = isTouched(m) ? tellAll(next, network, { card: 'meetingCancelled', data }) : [];
  return done(next, [...tell, displaceItems(m, 'cancelled', at), refresh]);
}

/**
 * `meeting.replan`: the settings or somebody's zone has changed. What was sent and a final agenda do not change. Later
 * reminders follow the change, and a meeting of a series on a new day off is flagged.
 */
export function replan(m: Meeting, act: BySystem<unknown>, network: Network): Decision<Meeting> {
  const { settings } = network;
  const now = act.receivedAt;
  if (m.state !== 'planned' || m.startsAt <= now) return done(m);
  const { clash: before, ...rest } = m;
  const clash = !m.changes.some(isAnswer) ? clashOf(m, settings) : undefined;
  const next: Meeting = {
    ...rest,
    ...(m.final ? {} : { cutoffAt: cutoffOf(m.startsAt, settings) }),
    ...planReminders(m, now, network),
    ...(clash && { clash }),
  };
  if (looks(next) === looks(m)) return done(next);
  return done(touched(next), [...(clash && !before ? [tellClash] : []), refresh]);
}

/** What people see of the parts that depend on settings. */
const looks = ({ cutoffAt, reminders, clash }: Meeting): string => JSON.stringify([cutoffAt, reminders, clash]);
