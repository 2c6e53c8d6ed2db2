/** The meetings of a series: made from its rule, following it when it is set anew, flagged on a day off (domain.md 5). */
import type { BySystem } from '../../../core/act.ts';
import { accept, type Decision, type Effect } from '../../../core/decision.ts';
import type { EntityId, Instant, PersonId, Ref } from '../../../core/ids.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { instantAt, timeAt } from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import { refresh, tellAll, touched, type Meeting, type SeriesKind } from './state.ts';
import { displaceItems, meetingOf, takeInPool } from './plan.ts';
import type { Occurrence } from './series.ts';
import { planReminders } from './remind.ts';
import { cutoffOf, proposedDay } from './timing.ts';
import type { Settings } from '../../../core/settings.ts';

const done = (m: Meeting, effects: readonly Effect[] = []): Decision<Meeting> =>
  accept(m, phrase('concord.done'), effects);

export interface PlanInputs extends Occurrence {
  readonly series: Ref;
  readonly kind: SeriesKind;
  readonly title?: string;
  readonly audience?: readonly EntityId[];
  readonly minutes: number;
  readonly zone: string;
  readonly place?: string;
}
export const occurrenceKey = (series: string, on: string): string => `occurrence/${series}/${on}`;

/** The meeting of an occurrence. On a day that is no working day it is made all the same, with a day to propose instead. */
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

/** The day of a series is no working day: which would be one. */
function clashOf({ series, startsAt, zone }: Meeting, settings: Settings): Meeting['clash'] {
  const instead = series && proposedDay(series.on, settings);
  return series && instead && { on: series.on, proposed: instantAt(instead, timeAt(startsAt, zone), zone) };
}

/** `meeting.plan`: an occurrence is made, once. The Secretariat is told of one on a holiday; it is not moved silently. */
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

/** Has anybody done something with it that another day would undo? */
const isTouched = (m: Meeting): boolean =>
  m.state !== 'planned' || m.replies.length > 0 || m.circulatedAt !== undefined || m.changes.some(isAnswer);
/** By somebody: not that a zone got other rules. */
const isAnswer = ({ why }: Meeting['changes'][number]): boolean => why !== 'zoneRules';

/** `meeting.follow`: the series was set anew. One that nobody touched follows it, or goes when its day is none any more. */
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

/** `meeting.endSeries`: its series has ended. Whoever has the agenda already, or has answered, is told of this one too. */
export function endedWithSeries(m: Meeting, act: BySystem<EndInputs>, network: Network): Decision<Meeting> {
  const { series, by, reason } = act.inputs;
  const at = act.receivedAt;
  if (m.series?.of !== series || m.state !== 'planned' || m.startsAt <= at) return done(m);
  const change = { at, by, what: 'cancelled' as const, from: m.startsAt, reason };
  const next: Meeting = {
    ...touched(m),
    state: 'cancelled',
    sequence: m.sequence + 1,
    reminders: [],
    changes: [...m.changes, change],
  };
  const data = { reason, byName: network.roll.people[by]?.name ?? '' };
  const tell = isTouched(m) ? tellAll(next, network, { card: 'meetingCancelled', data }) : [];
  return done(next, [...tell, displaceItems(m, 'cancelled', at), refresh]);
}

/**
 * `meeting.replan`: the settings have changed, or somebody's zone. What has gone out has gone out, and an agenda that is final stays so; what is
 * still to come follows, and a day of a series that is no working day any more is flagged.
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

/** What people see of what the settings decide. */
const looks = ({ cutoffAt, reminders, clash }: Meeting): string => JSON.stringify([cutoffAt, reminders, clash]);
