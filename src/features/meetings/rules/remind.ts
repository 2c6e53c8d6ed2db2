/**
 * The reminders of a meeting, each to its readers awake and before the start (domain.md 3, "When and to whom", and 5). The first
 * that comes to somebody takes the agenda round; the last leads into the meeting.
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

/** What is known of a meeting's reminders. */
export type Reminding = Pick<Meeting, 'reminders' | 'remindedUntil' | 'remindAt'>;

/** When it was planned, or moved by somebody last: a reminder of before that would be news to nobody. */
const plannedFrom = ({ plannedAt, changes }: Meeting): Instant =>
  changes.findLast(({ what, why }) => what === 'moved' && why !== 'zoneRules')?.at ?? plannedAt;

/** The rungs of a meeting for the settings as they are; what has gone out does not go out again. */
export function planReminders(m: Meeting, now: Instant, network: Network): Reminding {
  const reminders = remindersOf(m, plannedFrom(m), network.settings);
  return { reminders, ...looked({ ...m, reminders }, now, network) };
}

/** Nothing of before `now` goes out any more; when the next does, for the roll and the settings as they are. */
export const looked = (m: Meeting, now: Instant, network: Network): Pick<Reminding, 'remindedUntil' | 'remindAt'> => ({
  remindedUntil: now,
  remindAt: nextMoment(plansFor(m, network), now),
});

const officers = ({ roll }: Network): Person[] => everyone(roll).filter(manages);

/** Who sits in the RMC may change until then, so everybody's zone is looked at. */
function plansFor(m: Meeting, network: Network): Plans<MeetingReminder> {
  const { roll, settings } = network;
  const entities = m.kind === 'rmc' ? (Object.keys(roll.entities) as EntityId[]) : invited(m, network);
  const zones = new Set([...zonesOf(roll, entities), ...zonesOfPeople(officers(network))]);
  return plansOf(m.reminders, { opensAt: plannedFrom(m), closesAt: m.startsAt }, [...zones].sort(), settings);
}

/** Has the agenda gone round among the readers of a zone? One that went to all at once has. */
const hasAgenda = ({ circulatedAt, circulatedIn }: Meeting, zone: string): boolean =>
  circulatedAt !== undefined && (circulatedIn === undefined || circulatedIn.includes(zone));

export interface Reminded {
  readonly next: Meeting;
  readonly effects: readonly Effect[];
  /** The agenda goes round for the first time. */
  readonly begins: boolean;
}

/** Whoever is to be reminded by now, and when the next are. */
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

/** The agenda goes round, also among the Secretariat; the officers get their desk with the last. */
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
 * Of each invited entity, whoever is reminded, and whoever goes for it on the day. One that sent regrets is left alone; one
 * that comes gets the agenda, and the last reminder, which leads into the meeting. Whoever is away gets none.
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

/** Shorter than this is said in minutes. */
const SOON_MS = 90 * MINUTE_MS;

/** How long it is until the start, as somebody would say it on the wall clock of a reader's zone. */
export function startsIn(at: Instant, startsAt: Instant, zone: string): StartsIn {
  const left = millis(startsAt) - millis(at);
  if (left <= SOON_MS) return { says: 'minutes', left: Math.round(left / MINUTE_MS) };
  const days = Math.round((Date.parse(dateAt(startsAt, zone)) - Date.parse(dateAt(at, zone))) / DAY_MS);
  return days === 0 ? { says: 'today' } : days === 1 ? { says: 'tomorrow' } : { says: 'days', left: days };
}
