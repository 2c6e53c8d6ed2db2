/**
 * The reminders of a meeting, each sent while its readers are awake and before the start (domain.md 3, "When and to whom", and
 * 5). The first one that reaches somebody contains the agenda; the last one has the link for joining.
 */
import type { Effect, Message } from '../../../core/decision.ts';
import { millis, type EntityId, type Instant } from '../../../core/ids.ts';
import type { Network } from '../../../core/network.ts';
import { absenceOn, chased, everyone, manages, zonesOf, type Person } from '../../../core/people.ts';
import { DAY_MS, MINUTE_MS } from '../../../core/spans.ts';
import {
  chasedAt,
  dateAt,
  decisiveDay,
  dueMoments,
  nextMoment,
  plansOf,
  urgentAt,
  zonesOfPeople,
  type Moment,
  type Plans,
} from '../../../calendar/calendar.ts';
import { dayOf } from './day.ts';
import { answerOf, goesFor, invited, type Meeting, type MeetingReminder, type StartsIn } from './state.ts';
import { remindersOf } from './timing.ts';

/** The plan of a meeting's reminders. */
export type Reminding = Pick<Meeting, 'reminders' | 'remindedUntil' | 'remindAt'>;

/** When the meeting was planned, or last moved by a person. Reminders for an earlier instant are not sent. */
const plannedFrom = ({ plannedAt, changes }: Meeting): Instant =>
  changes.findLast(({ what, why }) => what === 'moved' && why !== 'zoneRules')?.at ?? plannedAt;

/** Plans the reminders by the present settings. Those that were sent are not sent again. */
export function planReminders(m: Meeting, now: Instant, network: Network): Reminding {
  const reminders = remindersOf(m, plannedFrom(m), network.settings);
  return { reminders, ...looked({ ...m, reminders }, now, network) };
}

/**
 * Plans reminders from `now` on, by the present roll and settings: those before it are not sent, and the next one is computed.
 */
export const looked = (m: Meeting, now: Instant, network: Network): Pick<Reminding, 'remindedUntil' | 'remindAt'> => ({
  remindedUntil: now,
  remindAt: nextMoment(plansFor(m, network), now),
});

const officers = ({ roll }: Network): Person[] => everyone(roll).filter(manages);

/** The zones of everybody are used, because the members of the RMC may change until then. */
function plansFor(m: Meeting, network: Network): Plans<MeetingReminder> {
  const { roll, settings } = network;
  const entities = m.kind === 'rmc' ? (Object.keys(roll.entities) as EntityId[]) : invited(m, network);
  const zones = new Set([...zonesOf(roll, entities), ...zonesOfPeople(officers(network))]);
  return plansOf(m.reminders, { opensAt: plannedFrom(m), closesAt: m.startsAt }, [...zones].sort(), settings);
}

/** Have the readers of this zone got the agenda? An agenda that was sent to all at once counts for every zone. */
const hasAgenda = ({ circulatedAt, circulatedIn }: Meeting, zone: string): boolean =>
  circulatedAt !== undefined && (circulatedIn === undefined || circulatedIn.includes(zone));

export interface Reminded {
  readonly next: Meeting;
  readonly effects: readonly Effect[];
  /** The agenda is sent for the first time. */
  readonly begins: boolean;
}

/** Sends the reminders that are due by now, and computes when the next ones are. */
export function reminded(m: Meeting, now: Instant, network: Network): Reminded {
  const plans = plansFor(m, network);
  const sent = dueMoments(plans, m.remindedUntil, now).map((moment) => ({
    moment,
    isAgenda: !hasAgenda(m, moment.zone),
  }));
  const zones = sent.flatMap(({ moment, isAgenda }) => (isAgenda ? [moment.zone] : []));
  return {
    next: {
      ...m,
      ...looked(m, now, network),
      ...(zones.length > 0 && {
        circulatedAt: m.circulatedAt ?? now,
        circulatedIn: [...new Set([...(m.circulatedIn ?? []), ...zones])].sort(),
      }),
    },
    effects: sent.flatMap(({ moment, isAgenda }) => tellings(m, { moment, isAgenda, plans }, now, network)),
    begins: zones.length > 0 && m.circulatedAt === undefined,
  };
}

interface Sent {
  readonly moment: Moment<MeetingReminder>;
  readonly isAgenda: boolean;
  readonly plans: Plans<MeetingReminder>;
}

/**
 * The messages of a reminder. The agenda also goes to the Secretariat, and the last reminder brings officers the card for
 * running the meeting.
 */
function tellings(m: Meeting, sent: Sent, now: Instant, network: Network): Effect[] {
  const { zone, at, last } = sent.moment;
  const data = { at, ...(last && { last: true }), ...startsIn(at, m.startsAt, zone) };
  const tell = (people: readonly Person[], message: Message): Effect[] =>
    people.length === 0
      ? []
      : [
          {
            type: 'tell',
            to: { people: people.map(({ id }) => id) },
            ...message,
            ...urgentAt(zone, now, network.settings),
          },
        ];
  const theirs = officers(network).filter((person) => person.zone === zone);
  const agenda: Message = { card: 'agendaCirculated', data, live: true };
  return [
    ...tell(receivers(m, sent, network), sent.isAgenda ? agenda : { card: 'meetingReminder', data }),
    ...(sent.isAgenda ? tell(theirs, agenda) : last ? tell(theirs, { card: 'meetingDesk', live: true }) : []),
  ];
}

/**
 * The recipients of each invited entity: the people who are reminded for it, and whoever attends for it on the day. An entity
 * that sent regrets gets nothing; one that comes gets the agenda and the last reminder. A person who is away gets nothing.
 */
function receivers(m: Meeting, { moment, isAgenda, plans }: Sent, network: Network): Person[] {
  const { roll } = network;
  return invited(m, network).flatMap((entity) => {
    const answer = answerOf(m, entity);
    if (answer === 'regrets') return [];
    if (answer !== undefined && !moment.last && !isAgenda) return [];
    const on = decisiveDay(moment, entity, plans, network);
    const away = absenceOn(roll, entity, on)?.focalPoint;
    const today = answer === undefined ? chasedAt(moment, entity, plans, network) : goesFor(entity, on, roll, answer);
    const onTheDay =
      answer === undefined
        ? chased(roll, entity, { on: dayOf(m, network), last: false })
        : goesFor(entity, dayOf(m, network), roll, answer);
    return [...new Set([...today, ...onTheDay])].filter(({ id, zone }) => id !== away && zone === moment.zone);
  });
}

/** Shorter times are given in minutes, in milliseconds. */
const SOON_MS = 90 * MINUTE_MS;

/** The time until the start, as people say it, by the reader's zone. */
export function startsIn(at: Instant, startsAt: Instant, zone: string): StartsIn {
  const left = millis(startsAt) - millis(at);
  if (left <= SOON_MS) return { says: 'minutes', left: Math.round(left / MINUTE_MS) };
  const days = Math.round((Date.parse(dateAt(startsAt, zone)) - Date.parse(dateAt(at, zone))) / DAY_MS);
  return days === 0 ? { says: 'today' } : days === 1 ? { says: 'tomorrow' } : { says: 'days', left: days };
}
