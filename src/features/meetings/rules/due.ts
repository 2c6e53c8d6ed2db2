/**
 * What happens to a meeting when something is due: reminders, its final agenda, the day after a meeting that nobody began
 * (domain.md 5).
 */
import type { BySystem } from '../../../core/act.ts';
import { accept, type Decision, type Effect } from '../../../core/decision.ts';
import type { Instant } from '../../../core/ids.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { dateAt, isWorkingDay } from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import { endsAt, refresh, touched, withFinalAgenda, type Meeting } from './state.ts';
import { minutesDue } from './minutes.ts';
import { displaceItems, owesOutcome } from './plan.ts';
import { reminded } from './remind.ts';
import { endAskedAt, finalAt, lapsesAt, outcomeAskedAt } from './timing.ts';
import { ref } from '../../../core/ids.ts';
import { uninvite, type Mailed } from './uninvite.ts';

const done = (m: Meeting, effects: readonly Effect[] = []): Decision<Meeting> =>
  accept(m, phrase('concord.done'), effects);

/** `meeting.due`: does everything that is due by the act's instant. Repeated later, it does only the rest. */
export function due(m: Meeting, act: BySystem<Mailed>, network: Network): Decision<Meeting> {
  if (m.state === 'ended') return minutesDue(m, act.receivedAt);
  const asked = askOutcome(m, act.receivedAt);
  if (m.state !== 'planned') {
    const ends = askEnd(asked.state, act.receivedAt, network);
    return done(ends.state, [...asked.effects, ...ends.effects]);
  }
  const reminded = remind(asked.state, act.receivedAt, network);
  const finished = finish(reminded.state, act.receivedAt);
  const lapsed = lapse(finished.state, act.receivedAt);
  const gone = uninvite(lapsed.state, act.inputs, network);
  return done(gone.state, [
    ...gone.effects,
    ...asked.effects,
    ...reminded.effects,
    ...finished.effects,
    ...lapsed.effects,
  ]);
}

/** The first reminder circulates the agenda. Before that the standing items are put on it. */
function remind(m: Meeting, now: Instant, network: Network): Decision<Meeting> {
  const { next, effects, begins } = reminded(m, now, network);
  if (effects.length === 0 && !begins) return done(next);
  return done(touched(next), [...(begins ? standingItems(m, network) : []), ...effects, refresh]);
}

/** Puts the standing items on the agenda of a Focal Points meeting. */
export function standingItems(m: Meeting, { settings }: Network): Effect[] {
  if (m.kind !== 'focalPoints') return [];
  return settings.standingItems.map((title, i) => {
    const source = ref(`standing/${m.target}/${i + 1}`);
    return { type: 'act', verb: 'agenda.stand', inputs: { source, title, meeting: m.target }, key: source };
  });
}

/** The agenda becomes final. Proposals that nobody has accepted go to the next meeting. */
function finish(m: Meeting, now: Instant): Decision<Meeting> {
  if (m.final || now < finalAt(m)) return done(m);
  return done(withFinalAgenda(touched(m)), [displaceItems(m, 'late', m.cutoffAt), refresh]);
}

/** When the meeting's time is over, the RMC Chair is asked for the outcome, whether or not anybody began it [ToR 3.a.iii]. */
function askOutcome(m: Meeting, now: Instant): Decision<Meeting> {
  const at = outcomeAskedAt(m);
  return at === null || now < at ? done(m) : done({ ...m, outcomeAsked: true }, [owesOutcome(m, endsAt(m))]);
}

/**
 * Its time is over and nobody has ended it. After a downtime the officers are reminded once; on days off they are not, and are
 * asked again a day later.
 */
function askEnd(m: Meeting, now: Instant, { settings }: Network): Decision<Meeting> {
  const at = endAskedAt(m);
  if (at === null || now < at) return done(m);
  const next = { ...m, endAskedAt: now };
  if (!isWorkingDay(dateAt(now, settings.timeZone), settings)) return done(next);
  return done(next, [{ type: 'tell', to: 'secretariat', card: 'meetingToEnd', live: true }]);
}

/** Nobody began the meeting: its items go to the next one, and the Secretariat is told. */
function lapse(m: Meeting, now: Instant): Decision<Meeting> {
  if (now < lapsesAt(m)) return done(m);
  const tell: Effect = { type: 'tell', to: 'secretariat', card: 'meetingNotHeld' };
  return done({ ...touched(m), state: 'notHeld', reminders: [] }, [
    displaceItems(m, 'notReached', lapsesAt(m)),
    tell,
    refresh,
  ]);
}
