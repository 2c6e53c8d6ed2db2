/**
 * Moderation by the Secretariat [ToR 3.a.iv], for everything that is held until somebody has decided about it: submissions for
 * circulation, calls for input of entities.
 */
import type { ByPerson } from '../core/act.ts';
import { accept, refuse, type Decision, type Effect, type Extras } from '../core/decision.ts';
import { after, millis, type EntityId, type Instant, type PersonId, type Ref } from '../core/ids.ts';
import type { Network } from '../core/network.ts';
import { asOf, everyone, manages, personName, type Reader, type Roll } from '../core/people.ts';
import type { Settings } from '../core/settings.ts';
import { HOUR_MS } from '../core/spans.ts';
import { phrase } from '../i18n/phrase.ts';

/** How it was decided, and by whom. */
export interface Decided<How extends string = string> {
  readonly how: How;
  readonly by: PersonId;
  readonly at: Instant;
  readonly reason?: string;
}

/** The stored state of something that may be held. `by` is its sender. */
export interface Moderated<D extends Decided = Decided> {
  readonly target: Ref;
  readonly state: string;
  readonly by: PersonId;
  /** The entity that submits it; absent when the Secretariat writes. */
  readonly entity?: EntityId;
  /** Counts the sender's texts. A decision about an earlier text is out of date. */
  readonly revision: number;
  readonly heldSince?: Instant;
  /** When everybody concerned is told that it has been held for too long; absent once they have been told. */
  readonly alarmAt?: Instant;
  /** The moderator who has claimed the decision. */
  readonly claimedBy?: PersonId;
  readonly claimedAt?: Instant;
  readonly decided?: D;
}

type Claim = Pick<Moderated, 'claimedBy' | 'claimedAt'>;

/** @returns who decided how, for `decided` */
export const decidedBy = <How extends string>(
  { actor, receivedAt }: ByPerson<unknown>,
  how: How,
  reason?: string,
): Decided<How> => ({ how, by: actor.id, at: receivedAt, ...(reason !== undefined && { reason }) });

/** @returns the state of something that waits for no decision any more: without a claim, and without an alarm */
export const noLongerHeld = <State extends Pick<Moderated, 'alarmAt' | 'claimedBy' | 'claimedAt'>>({
  alarmAt,
  claimedBy,
  claimedAt,
  ...rest
}: State): Omit<State, 'alarmAt' | 'claimedBy' | 'claimedAt'> => rest;

/** The part of a submission's state from which the time until the alarm is counted. */
export const heldFrom = (
  now: Instant,
  { heldAlarmHours }: Pick<Settings, 'heldAlarmHours'>,
): { readonly heldSince: Instant; readonly alarmAt: Instant } => ({
  heldSince: now,
  alarmAt: after(now, heldAlarmHours * HOUR_MS),
});

/** All moderators, except the one who has sent it. */
export const moderatorsFor = ({ by }: Pick<Moderated, 'by'>, roll: Roll): PersonId[] =>
  moderators(roll).filter((id) => id !== by);

/** All moderators and the sender, each once: they are told when it has been held for too long. */
export const concernedBy = ({ by }: Pick<Moderated, 'by'>, roll: Roll): PersonId[] => [
  ...new Set([...moderators(roll), by]),
];

const moderators = (roll: Roll): PersonId[] =>
  everyone(roll)
    .filter(manages)
    .map(({ id }) => id);

/** Nobody decides about their own submission, unless there is nobody else. */
const mayDecideAbout = ({ by }: Pick<Moderated, 'by'>, person: PersonId, { roll }: Network): boolean =>
  by !== person || everyone(roll).every((other) => other.id === person || !manages(other));

/** The person who has claimed the decision. Nobody, when that person has left or has held it longer than the alarm. */
function claimHolder({ claimedBy, claimedAt }: Claim, now: Instant, { roll, settings }: Network): PersonId | undefined {
  const person = claimedBy && roll.people[claimedBy];
  if (!person || !claimedAt || !manages(person)) return undefined;
  const isTooOld = millis(now) - millis(claimedAt) >= settings.heldAlarmHours * HOUR_MS;
  return isTooOld ? undefined : claimedBy;
}

/** Does it wait for a decision that this reader may make, although a colleague may have claimed it? */
export const awaitsDecisionOf = (held: Moderated, reader: Reader, network: Network): boolean =>
  held.state === 'held' && reader.manages && mayDecideAbout(held, reader.person, network);

/** What a view shows of the moderation. */
export interface ModerationView<D extends Decided = Decided> {
  /** May this reader decide about it now? Not about their own, unless alone, nor about one that a colleague has claimed. */
  readonly mayDecide: boolean;
  readonly mayClaim: boolean;
  readonly heldSince?: Instant;
  readonly claimedBy?: { readonly name: string; readonly at: Instant; readonly me: boolean };
  readonly decided?: Omit<D, 'by'> & { readonly by: string };
}

export function moderationView<D extends Decided>(
  held: Moderated<D>,
  reader: Reader,
  network: Network,
  now: Instant,
): ModerationView<D> {
  const named = (id: PersonId): string => personName(network.roll, id);
  const holder = held.state === 'held' ? claimHolder(held, now, network) : undefined;
  const isOpen = awaitsDecisionOf(held, reader, network);
  return {
    mayDecide: isOpen && (holder === undefined || holder === reader.person),
    mayClaim: isOpen && holder === undefined,
    ...(held.heldSince && { heldSince: held.heldSince }),
    ...(holder &&
      held.claimedAt && {
        claimedBy: { name: named(holder), at: held.claimedAt, me: holder === reader.person },
      }),
    ...(held.decided && {
      decided: { ...held.decided, by: personName(asOf(network.roll, held.decided.at), held.decided.by) },
    }),
  };
}

/**
 * The claim and the decision as a message that is kept about something restricted may say them (domain.md 9): that and when, and
 * neither by whom nor why.
 */
export const withoutModerators = <How extends string>({
  claimedBy,
  decided,
}: ModerationView<Decided<How>>): Pick<ModerationView<Decided<How>>, 'claimedBy' | 'decided'> => ({
  ...(claimedBy && { claimedBy: { ...claimedBy, name: '' } }),
  ...(decided && { decided: { how: decided.how, by: '', at: decided.at } }),
});

type Person = ByPerson<unknown>;
type Refused<State> = Decision<State> | undefined;

/** The acts and refusals of moderation, for one kind of document. */
export interface Moderation<State> {
  /**
   * Refuses a decision about what is no longer held. When another moderator has decided, the refusal is a conflict.
   */
  readonly notHeld: (held: State, act: Person) => Refused<State>;
  /** Refuses a person who may not decide about it now. */
  readonly notTheirs: (held: State, act: Person, network: Network) => Refused<State>;
  /** Refuses a decision when the text was edited after the pressed card was drawn, because the moderator read another one. */
  readonly outOfDate: (held: State, act: Person) => Refused<State>;
  /** One moderator at a time takes the decision. A claim that is too old can be taken over. */
  readonly claim: (held: State, act: Person, network: Network) => Decision<State>;
  /** The moderator gives the claim back. */
  readonly release: (held: State, act: Person) => Decision<State>;
}

interface ModerationOf<State> {
  /** The card that is shown with an answer. */
  readonly shown: (held: State) => Extras;
  /** Makes the state without a claim. */
  readonly unclaimed: (held: State) => State;
}

const refresh: Effect = { type: 'refreshCards' };

export function createModeration<State extends Moderated>({
  shown,
  unclaimed,
}: ModerationOf<State>): Moderation<State> {
  const no = (held: State, code: 'conflict' | 'closed' | 'notAllowed' | 'stale', say: ReturnType<typeof phrase>) =>
    refuse(held, code, say, shown(held));

  function notHeld(held: State, { actor }: Person): Refused<State> {
    const { state, decided, target: ref } = held;
    if (state === 'held') return undefined;
    return decided && decided.how !== 'cancelled' && decided.by !== actor.id && manages(actor)
      ? no(held, 'conflict', phrase('correspondence.decidedAlready', { ref }))
      : no(held, 'closed', phrase('correspondence.notHeld', { ref }));
  }

  function notTheirs(held: State, act: Person, network: Network): Refused<State> {
    const { actor, receivedAt } = act;
    const gone = notHeld(held, act);
    if (gone) return gone;
    if (!mayDecideAbout(held, actor.id, network))
      return no(held, 'notAllowed', phrase('correspondence.ownSubmission', { ref: held.target }));
    const holder = claimHolder(held, receivedAt, network);
    if (holder === undefined || holder === actor.id) return undefined;
    const name = personName(network.roll, holder);
    return no(held, 'conflict', phrase('correspondence.claimedBy', { name, ref: held.target }));
  }

  return {
    notHeld,
    notTheirs,
    outOfDate: (held, { seen }) =>
      seen === undefined || seen === String(held.revision)
        ? undefined
        : no(held, 'stale', phrase('correspondence.stale', { ref: held.target })),
    claim(held, act, network) {
      const refused = notTheirs(held, act, network);
      if (refused) return refused;
      const say = phrase('correspondence.claimed', { ref: held.target });
      if (held.claimedBy === act.actor.id) return accept(held, say, [], shown(held));
      const next = { ...held, claimedBy: act.actor.id, claimedAt: act.receivedAt };
      return accept(next, say, [refresh], shown(held));
    },
    release(held, act) {
      const refused = notHeld(held, act);
      if (refused) return refused;
      if (held.claimedBy !== act.actor.id)
        return no(held, 'conflict', phrase('correspondence.notClaimed', { ref: held.target }));
      return accept(unclaimed(held), phrase('correspondence.released', { ref: held.target }), [refresh], shown(held));
    },
  };
}
