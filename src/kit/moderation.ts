/** Who may decide about what is held for the Secretariat [ToR 3.a.iv]: a submission for circulation, a call for input. */
import type { ByPerson } from '../core/act.ts';
import { refuse, type Decision, type Extras } from '../core/decision.ts';
import { millis, type Instant, type PersonId, type Ref } from '../core/ids.ts';
import type { Network } from '../core/network.ts';
import { everyone, manages } from '../core/people.ts';
import { HOUR_MS } from '../core/spans.ts';
import { phrase } from '../i18n/phrase.ts';

/** Something that is held. */
export interface Held {
  readonly by: PersonId;
  readonly claimedBy?: PersonId;
  readonly claimedAt?: Instant;
}

/** Has it been held for more than this many hours? */
export const isOlderThan = (since: Instant, hours: number, now: Instant): boolean =>
  millis(now) - millis(since) >= hours * HOUR_MS;

/** Nobody decides about their own submission, unless there is nobody else. */
export const mayDecideAbout = ({ by }: Pick<Held, 'by'>, person: PersonId, { roll }: Network): boolean =>
  by !== person || everyone(roll).every((other) => other.id === person || !manages(other));

/** The person who has claimed the decision. Nobody, when that person has left or has held it longer than the alarm. */
export function claimHolder(
  { claimedBy, claimedAt }: Held,
  now: Instant,
  { roll, settings }: Network,
): PersonId | undefined {
  const person = claimedBy && roll.people[claimedBy];
  if (!person || !claimedAt || !manages(person)) return undefined;
  return isOlderThan(claimedAt, settings.heldAlarmHours, now) ? undefined : claimedBy;
}

interface Decidable extends Held {
  readonly target: Ref;
  /** Counts its texts. */
  readonly revision: number;
}
interface Refusals<State> {
  readonly isOwn: (held: State, act: ByPerson<unknown>, network: Network) => Decision<State> | undefined;
  readonly claimedByOther: (held: State, act: ByPerson<unknown>, network: Network) => Decision<State> | undefined;
  /** Its text was edited after the pressed card was drawn: what was read is not what would go out. */
  readonly outOfDate: (held: State, act: ByPerson<unknown>) => Decision<State> | undefined;
}
/** Why a moderator may not decide now. @param shown the card that goes with a refusal */
export const createRefusals = <State extends Decidable>(shown: (held: State) => Extras): Refusals<State> => ({
  isOwn: (held, { actor }, network) =>
    mayDecideAbout(held, actor.id, network)
      ? undefined
      : refuse(held, 'notAllowed', phrase('correspondence.ownSubmission', { ref: held.target }), shown(held)),
  claimedByOther(held, { actor, receivedAt }, network) {
    const holder = claimHolder(held, receivedAt, network);
    if (holder === undefined || holder === actor.id) return undefined;
    const name = network.roll.people[holder]?.name ?? holder;
    return refuse(held, 'conflict', phrase('correspondence.claimedBy', { name, ref: held.target }), shown(held));
  },
  outOfDate: (held, { seen }) =>
    seen === undefined || seen === String(held.revision)
      ? undefined
      : refuse(held, 'stale', phrase('correspondence.stale', { ref: held.target }), shown(held)),
});
