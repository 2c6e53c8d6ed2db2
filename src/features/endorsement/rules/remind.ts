/** Reminders: who gets which one now (domain.md 3, "When and to whom") [ToR 3.b.iv]. */
import { HOUR_MS } from '../../../core/spans.ts';
import { millis, type EntityId, type Instant, type PersonId } from '../../../core/ids.ts';
import type { Effect } from '../../../core/decision.ts';
import type { Network } from '../../../core/network.ts';
import { chased, focalPointOf, representativesOf, zonesOf, type Person } from '../../../core/people.ts';
import { dateAt, decisiveInstant, dueMoments, readerIn, timeLeft, urgentAt } from '../../../calendar/calendar.ts';
import { isLastDay, momentsIn, remindsAt, replan, type Moment } from './schedule.ts';
import { cardVersion, type Endorsement, type SentReminder } from './state.ts';
import { isSilent, standOf } from './stands.ts';

/** Nobody is reminded twice within this time, in milliseconds. */
const APART_MS = 12 * HOUR_MS;

/** Read by `cameFacts`: the people of each entity who have received the present text. Absent: not known. */
export interface Came {
  readonly came?: Readonly<Record<string, readonly PersonId[]>>;
  /** Until when the mailbox was read to its end, where Concord reads one. */
  readonly mailboxRead?: Instant;
}

export interface Reminded {
  readonly next: Endorsement;
  readonly effects: readonly Effect[];
}

export const remindsBy = (e: Endorsement, now: Instant): boolean =>
  e.state === 'open' && !e.awaitingSecretariat && (remindsAt(e) ?? e.closesAt) <= now;

/**
 * Sends the reminders that are due by now, and computes when the next ones are. A reminder that was missed while the program
 * was down is skipped, and none is sent twice.
 */
export function remind(e: Endorsement, now: Instant, { came }: Came, network: Network): Reminded {
  if (!remindsBy(e, now)) return { next: e, effects: [] };
  const plans = new Map(zonesOf(network.roll, e.electorate).map((zone) => [zone, momentsIn(zone, e, network)]));
  const due = dueMoments(plans, e.remindedUntil ?? e.askedAt, now);
  const sent = due.flatMap((moment) => {
    const people = audience(e, moment, { came, plans, network });
    return people.length === 0 || comesTooSoon(e, moment) ? [] : [{ moment, people }];
  });
  const ladder = sent.filter(({ moment }) => !isLastDay(moment.rung)).map(({ moment }) => moment);
  return {
    next: { ...e, ...replan(e, now, network), ...noted(e, ladder) },
    effects: sent.map(({ moment, people }) => reminder(e, moment, people, now, network)),
  };
}

/** When the readers of each zone were last reminded. An older reminder that was held back is not sent any more. */
function noted(e: Endorsement, ladder: readonly Moment[]): Partial<Endorsement> {
  const [last] = ladder
    .map(({ at }) => at)
    .sort()
    .reverse();
  if (last === undefined) return {};
  return {
    remindedAt: last,
    remindedIn: { ...e.remindedIn, ...Object.fromEntries(ladder.map(({ zone, at }) => [zone, at])) },
  };
}

/** After an extension, a reminder of the new plan may follow one of the old plan too closely. */
const comesTooSoon = (e: Endorsement, { zone, at, rung }: Moment): boolean => {
  const before = isLastDay(rung) ? undefined : e.remindedIn?.[zone];
  return before !== undefined && millis(at) - millis(before) < APART_MS;
};

interface Around {
  readonly came: Came['came'] | undefined;
  readonly plans: ReadonlyMap<string, readonly Moment[]>;
  readonly network: Network;
}

/**
 * The recipients in the reminder's zone: of entities that were reached, or asked by mail, and are silent, or of those that object without a
 * request for discussion.
 */
function audience(e: Endorsement, moment: Moment, { came, plans, network }: Around): Person[] {
  const { roll } = network;
  const isFor = isLastDay(moment.rung) ? objectsAlone : isOwed;
  return e.electorate
    .filter((entity) => isFor(e, entity) && representativesOf(roll, entity).some(({ zone }) => zone === moment.zone))
    .flatMap((entity) => {
      const people = came?.[entity];
      const theirs = plans
        .get(focalPointOf(roll, entity)?.zone ?? '')
        ?.filter(({ rung }) => isLastDay(rung) === isLastDay(moment.rung));
      return chased(roll, entity, {
        on: dateAt(decisiveInstant(moment, theirs), network.settings.timeZone),
        last: moment.last,
        ...(people && { cameTo: (person) => people.includes(person) }),
      });
    })
    .filter(({ zone }) => zone === moment.zone);
}

const isOwed = (e: Endorsement, entity: EntityId): boolean =>
  isSilent(e, entity) && ['reached', 'asked'].includes(e.reach[entity]?.state ?? '');
const objectsAlone = (e: Endorsement, entity: EntityId): boolean =>
  standOf(e, entity).objection !== undefined && standOf(e, entity).request === undefined;

function reminder(e: Endorsement, moment: Moment, to: readonly Person[], now: Instant, { settings }: Network): Effect {
  return {
    type: 'tell',
    to: { people: to.map(({ id }) => id) },
    card: isLastDay(moment.rung) ? 'objectionAlone' : 'reminder',
    data: said(e, moment, readerIn(moment.zone, settings)),
    live: true,
    version: cardVersion(e),
    ...urgentAt(moment.zone, now, settings),
  };
}

/** The words for the time left, by the instant of sending and the reader's zone. */
function said(e: Endorsement, { rung, at }: Moment, reader: ReturnType<typeof readerIn>): SentReminder {
  const left = timeLeft(at, e.closesAt, reader);
  const isFar = left.says === 'workingDays' || left.says === 'lastWorkingDay';
  const says = rung.kind === 'halfTime' && isFar ? ({ says: 'halfTime' } as const) : left;
  return { ...rung, at, ...says };
}
