/** What time does to a meeting: reminders, the end of its agenda, the day after one that nobody began (domain.md 5). */
import type { Act, SYSTEM } from '../../../core/act.ts';
import { accept, type Decision, type Effect } from '../../../core/decision.ts';
import type { CalendarDate, Instant, PersonId } from '../../../core/ids.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { dateAt } from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import { chased } from '../../../core/people.ts';
import { answerOf, endsAt, goesFor, invited, refresh, touched, type Meeting, type MeetingReminder } from './state.ts';
import { minutesDue } from './minutes.ts';
import { dayOf, displaceItems, owesOutcome } from './plan.ts';
import { dueReminders, finalAt, lapsesAt, outcomeAskedAt } from './timing.ts';
import { ref } from '../../../core/ids.ts';

const done = (m: Meeting, effects: readonly Effect[] = []): Decision<Meeting> =>
  accept(m, phrase('concord.done'), effects);

/** `meeting.due`: whatever has fallen due by the act's instant. Doing it again later does the rest, never the same. */
export function due(m: Meeting, act: Act<unknown, typeof SYSTEM>, network: Network): Decision<Meeting> {
  if (m.state === 'ended') return minutesDue(m, act.receivedAt, network);
  const asked = askOutcome(m, act.receivedAt);
  if (m.state !== 'planned') return asked;
  const reminded = remind(asked.state, act.receivedAt, network);
  const finished = finish(reminded.state, act.receivedAt);
  const lapsed = lapse(finished.state, act.receivedAt);
  return done(lapsed.state, [...asked.effects, ...reminded.effects, ...finished.effects, ...lapsed.effects]);
}

/** The agenda goes round with the first reminder that goes out; the others go to those who are not sorted. */
function remind(m: Meeting, now: Instant, network: Network): Decision<Meeting> {
  const { send, left } = dueReminders(m, now);
  if (left.length === m.reminders.length) return done(m);
  const next: Meeting = { ...m, reminders: left };
  if (!send) return done(next);
  const circulates = m.circulatedAt === undefined;
  const standing = circulates ? standingItems(m, network) : [];
  const people = receivers(m, send, now, network);
  const data = { at: send.at, ...(send.last && { last: true }) };
  const effects: Effect[] = [
    ...standing,
    // In quiet hours a word that comes after the meeting is of no use.
    {
      type: 'tell',
      to: { people },
      card: circulates ? 'agendaCirculated' : 'meetingReminder',
      data,
      live: circulates,
      urgent: send.hours !== undefined,
    },
    ...(circulates || send.last ? [toSecretariat(circulates, send)] : []),
    refresh,
  ];
  return done({ ...touched(next), ...(circulates && { circulatedAt: now }) }, effects);
}

const toSecretariat = (circulates: boolean, { hours }: MeetingReminder): Effect => ({
  type: 'tell',
  to: 'secretariat',
  card: circulates ? 'agendaCirculated' : 'meetingDesk',
  live: true,
  urgent: hours !== undefined,
});

/**
 * Of each invited entity, whoever goes for it. One that sent regrets is left alone; one that comes gets the agenda, and
 * the last reminder, which leads into the meeting. One that has not answered is asked as with every reminder, its alternates
 * too at the last.
 */
function receivers(m: Meeting, rung: MeetingReminder, now: Instant, network: Network): PersonId[] {
  const today = dateAt(now, network.settings.timeZone);
  const people = invited(m, network).flatMap((entity) => {
    const answer = answerOf(m, entity);
    if (answer === 'regrets') return [];
    if (answer !== undefined && !rung.last && m.circulatedAt !== undefined) return [];
    const whoIsMeant = (on: CalendarDate) =>
      answer === undefined
        ? chased(network.roll, entity, { on, last: rung.last === true })
        : goesFor(entity, on, network.roll, answer);
    // Whoever is away today reads nothing: the alternate of today hears of it too.
    return [...new Set([...whoIsMeant(dayOf(m, network)), ...whoIsMeant(today)])];
  });
  return people.map(({ id }) => id);
}

/** Items that stand on every agenda of a Focal Points meeting are put on it when it goes round. */
export function standingItems(m: Meeting, { settings }: Network): Effect[] {
  if (m.kind !== 'focalPoints') return [];
  return settings.standingItems.map((title, i) => {
    const source = ref(`standing/${m.target}/${i + 1}`);
    return { type: 'act', verb: 'agenda.stand', inputs: { source, title, meeting: m.target }, key: source };
  });
}

/** The cut-off: what is on the agenda stays; proposals that nobody accepted by then go to the next meeting. */
function finish(m: Meeting, now: Instant): Decision<Meeting> {
  if (m.final || now < finalAt(m)) return done(m);
  return done({ ...touched(m), final: true }, [displaceItems(m, 'late', m.cutoffAt), refresh]);
}

/** Whether or not anybody began it, the RMC Chair is asked for its outcome once its time is over [ToR 3.a.iii]. */
function askOutcome(m: Meeting, now: Instant): Decision<Meeting> {
  const at = outcomeAskedAt(m);
  return at === null || now < at ? done(m) : done({ ...m, outcomeAsked: true }, [owesOutcome(m, endsAt(m))]);
}

/** Nobody began it: its items go to the next, and the Secretariat is told. */
function lapse(m: Meeting, now: Instant): Decision<Meeting> {
  if (now < lapsesAt(m)) return done(m);
  const tell: Effect = { type: 'tell', to: 'secretariat', card: 'meetingNotHeld' };
  return done({ ...touched(m), state: 'notHeld', reminders: [] }, [
    displaceItems(m, 'notReached', lapsesAt(m)),
    tell,
    refresh,
  ]);
}
