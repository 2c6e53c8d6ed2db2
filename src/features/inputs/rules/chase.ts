/**
 * Reminds entities that owe an answer, each reader by their own working days (domain.md 3, "When and to whom"), and once more
 * on the day after the end.
 */
import {
  dateAt,
  decisiveInstant,
  instantAt,
  isDueReminder,
  momentsOf,
  readerIn,
  timeLeft,
  urgentAt,
  workingDaysAfter,
  type Moment,
  type Rung,
  type TimeLeft,
} from '../../../calendar/calendar.ts';
import type { Effect } from '../../../core/decision.ts';
import { after, earliest, type EntityId, type Instant } from '../../../core/ids.ts';
import type { Network } from '../../../core/network.ts';
import { chased, focalPointOf, zonesOf, type Person } from '../../../core/people.ts';
import { DAY_MS } from '../../../core/spans.ts';
import { cameTo, dueFor, extensionOf, owes, type InputCall } from './state.ts';

export type Planned = Pick<InputCall, 'remindedUntil' | 'remindAt'>;
type Step = { readonly at: Instant; readonly kind: Rung['kind'] | 'dayAfter' };

/** The time left when it was sent. `overdue`: on the day after the end. `nudged`: by the Secretariat. */
export type Chased = Partial<TimeLeft> & {
  readonly at: Instant;
  readonly dueAt: Instant;
  readonly overdue?: boolean;
  readonly nudged?: boolean;
};

/** The morning of the working day after the due date. */
export function dayAfter(dueAt: Instant, { settings }: Network): Instant {
  const next = workingDaysAfter(dateAt(dueAt, settings.timeZone), 1, settings);
  return instantAt(next, settings.ladder.closingDayAt ?? '09:00', settings.timeZone);
}
/** How long after the end a reminder can still come, in milliseconds: longer than any weekend with its nights. */
const AFTERWARDS_MS = 10 * DAY_MS;

interface Plan {
  readonly dueAt: Instant;
  readonly moments: readonly Moment<Step>[];
}

/** The reminders for the readers of a zone about one end. */
function momentsFor(c: InputCall, entity: EntityId, zone: string, network: Network): Plan {
  const dueAt = dueFor(c, entity);
  const granted = extensionOf(c, entity);
  const isOwn = granted?.dueAt === dueAt;
  const reader = readerIn(zone, network.settings);
  const before = momentsOf<Step>(
    (isOwn ? granted.reminders : undefined) ?? c.reminders,
    { opensAt: c.openedAt ?? c.createdAt, closesAt: dueAt },
    reader,
  );
  const at = dayAfter(dueAt, network);
  const once = momentsOf<Step>(
    [{ at, kind: 'dayAfter' }],
    { opensAt: dueAt, closesAt: after(at, AFTERWARDS_MS) },
    reader,
  );
  return { dueAt, moments: [...before, ...once] };
}

/** The same for all entities of a call. Most have one end, so few plans are made for hundreds of entities. */
function plansOf(c: InputCall, network: Network): (entity: EntityId, zone: string) => Plan {
  const plans = new Map<string, Plan>();
  return (entity, zone) => {
    const key = `${extensionOf(c, entity) ? entity : ''} ${zone}`;
    const known = plans.get(key) ?? momentsFor(c, entity, zone, network);
    plans.set(key, known);
    return known;
  };
}

const owing = (c: InputCall): readonly EntityId[] => c.entities.filter((entity) => owes(c, entity));

/** Plans reminders from `now` on: those before it are not sent, and the next one is computed. */
export function planned(c: InputCall, now: Instant, network: Network): Planned {
  const planFor = plansOf(c, network);
  const ahead = new Set<Instant>();
  for (const entity of owing(c))
    for (const zone of zonesOf(network.roll, [entity]))
      for (const { at } of planFor(entity, zone).moments) if (at > now) ahead.add(at);
  return { remindedUntil: now, remindAt: earliest(...ahead) ?? undefined };
}

/** The reminders that are due by now. One that was missed while the program was down is skipped, and none is sent twice. */
export function remind(c: InputCall, now: Instant, network: Network): Effect[] {
  const since = c.remindedUntil ?? c.openedAt ?? c.createdAt;
  const planFor = plansOf(c, network);
  const due = owing(c).flatMap((entity) => {
    const main = focalPointOf(network.roll, entity);
    const theirs = main && planFor(entity, main.zone);
    return zonesOf(network.roll, [entity]).flatMap((zone) => {
      const { dueAt, moments } = planFor(entity, zone);
      return moments
        .filter(({ at }) => isDueReminder(at, since, now))
        .map((moment) => ({ dueAt, moment, people: readersOf(c, entity, moment, { theirs, network }) }));
    });
  });
  return grouped(due).map((one) => reminder(one, now, network));
}

interface Due {
  readonly dueAt: Instant;
  readonly moment: Moment<Step>;
  readonly people: readonly Person[];
}

function readersOf(
  c: InputCall,
  entity: EntityId,
  moment: Moment<Step>,
  { theirs, network: { roll, settings } }: { readonly theirs: Plan | undefined; readonly network: Network },
): Person[] {
  const on = dateAt(decisiveInstant(moment, theirs?.moments), settings.timeZone);
  const { last, zone: where } = moment;
  return chased(roll, entity, { on, last, cameTo: cameTo(c) }).filter(({ zone }) => zone === where);
}

/** Joins reminders with the same content into one message to all of their recipients. */
function grouped(due: readonly Due[]): Due[] {
  const groups = new Map<string, Due>();
  for (const one of due.filter(({ people }) => people.length > 0)) {
    const { zone, at, rung } = one.moment;
    const key = [zone, at, rung.kind, one.dueAt].join(' ');
    const before = groups.get(key);
    groups.set(key, before ? { ...before, people: [...before.people, ...one.people] } : one);
  }
  return [...groups.values()];
}

function reminder({ dueAt, moment: { zone, at, rung }, people }: Due, now: Instant, network: Network): Effect {
  const overdue = rung.kind === 'dayAfter';
  const data: Chased = {
    at,
    dueAt,
    ...(overdue ? { overdue } : timeLeft(at, dueAt, readerIn(zone, network.settings))),
  };
  return {
    type: 'tell',
    to: { people: people.map(({ id }) => id) },
    card: 'inputReminder',
    data,
    ...(!overdue && urgentAt(zone, now, network.settings)),
  };
}
