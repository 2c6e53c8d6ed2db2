/** What time does to a meeting: reminders, the end of its agenda, the day after one that nobody began (domain.md 5). */
import type { Act, SYSTEM } from '../../../core/act.ts';
import { accept, type Decision, type Effect } from '../../../core/decision.ts';
import type { Instant } from '../../../core/ids.ts';
import { phrase } from '../../../i18n/phrase.ts';
import type { Network } from '../../../core/network.ts';
import { endsAt, refresh, touched, type Meeting } from './state.ts';
import { minutesDue } from './minutes.ts';
import { displaceItems, owesOutcome } from './plan.ts';
import { reminded } from './remind.ts';
import { finalAt, lapsesAt, outcomeAskedAt } from './timing.ts';
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

/** The agenda goes round with the first reminder that goes out; the items that stand on every agenda are put on it. */
function remind(m: Meeting, now: Instant, network: Network): Decision<Meeting> {
  const { next, effects, begins } = reminded(m, now, network);
  if (effects.length === 0 && !begins) return done(next);
  return done(touched(next), [...(begins ? standingItems(m, network) : []), ...effects, refresh]);
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
