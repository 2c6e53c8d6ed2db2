/** What a meeting made of a referred request, and the request that takes its place (domain.md 3, 5) [ToR 3.b.ii, 3.b.iv]. */
import type { BySystem } from '../../../core/act.ts';
import { accept, type Decision, type Effect } from '../../../core/decision.ts';
import { words, type Inputs } from '../../../core/inputs.ts';
import type { Instant, Ref } from '../../../core/ids.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { isCarried, type Endorsement, type EndorsementOutcome } from './state.ts';
import { tally } from './tally.ts';

const done = (e: Endorsement, effects: readonly Effect[] = []): Decision<Endorsement> =>
  accept(e, phrase('concord.done'), effects);
const refresh: Effect = { type: 'refreshCards' };

export interface ConcludeInputs {
  readonly state: 'decided' | 'notDecided';
  readonly at: Instant;
  readonly by: string;
  readonly text: string;
  readonly meeting: Ref;
  readonly item: Ref;
  readonly then?: NonNullable<EndorsementOutcome['then']>;
  readonly number?: string;
  /** The Steering Committee decided it, not the meeting that had sent it there. */
  readonly committee?: NonNullable<EndorsementOutcome['committee']>;
}

/**
 * `endorsement.concluded`: decided by consensus, with the register's number, or not decided. One that is carried to the
 * next meeting can still be decided there; what the earlier meeting made of it is kept.
 */
export function conclude(e: Endorsement, act: BySystem<ConcludeInputs>): Decision<Endorsement> {
  const { state, at, by, text, meeting, then, number, committee } = act.inputs;
  if (e.state !== 'referred' && !isCarried(e) && !(committee && isWithCommittee(e))) return done(e);
  const outcome: EndorsementOutcome = {
    ...tally(e),
    state,
    at,
    by,
    reason: text,
    meeting,
    ...(then && { then }),
    ...(number && { number }),
    ...(committee && { committee }),
  };
  const next: Endorsement = {
    ...e,
    state,
    spoken: true,
    outcome,
    ...(e.outcome && { earlierOutcomes: [...(e.earlierOutcomes ?? []), e.outcome] }),
  };
  return done(next, [{ type: 'tell', to: 'network', card: 'outcome', data: { meeting } }, refresh]);
}

const isWithCommittee = ({ state, outcome }: Endorsement): boolean =>
  state === 'notDecided' && outcome?.then === 'steeringCommittee';

export const takenBackInputs = { reason: words() };
/** `endorsement.takenBack`: off the Steering Committee's list; a next meeting takes it up. */
export function takenBack(e: Endorsement, _act: BySystem<Inputs<typeof takenBackInputs>>): Decision<Endorsement> {
  if (!e.outcome || !isWithCommittee(e)) return done(e);
  const outcome: EndorsementOutcome = { ...e.outcome, then: 'carry' };
  const next = { ...e, outcome, earlierOutcomes: [...(e.earlierOutcomes ?? []), e.outcome] };
  const tell: Effect = {
    type: 'tell',
    to: 'network',
    card: 'outcome',
    data: e.outcome.meeting ? { meeting: e.outcome.meeting } : {},
  };
  return done(next, [tell, refresh]);
}

export const followedInputs = { by: words(20) };
/** `endorsement.followed`: a new request follows this one. One that a meeting gave back for revision is superseded by it. */
export function followed(e: Endorsement, act: BySystem<Inputs<typeof followedInputs>>): Decision<Endorsement> {
  if (e.followedBy !== undefined || e.target === act.inputs.by) return done(e);
  const next: Endorsement = { ...e, followedBy: act.inputs.by as Ref };
  if (e.state !== 'notDecided' || e.outcome?.then !== 'revise') return done(next, [refresh]);
  const outcome = { ...e.outcome, state: 'superseded' as const, at: act.receivedAt };
  const earlierOutcomes = [...(e.earlierOutcomes ?? []), e.outcome];
  return done({ ...next, state: 'superseded', outcome, earlierOutcomes }, [refresh]);
}

/** The request that a new one follows learns of it. */
export const tellFollowed = ({ target, follows }: Pick<Endorsement, 'target' | 'follows'>): Effect[] =>
  follows === undefined
    ? []
    : [
        {
          type: 'act',
          verb: 'endorsement.followed',
          target: follows,
          inputs: { by: target },
          key: `followed/${follows}/${target}`,
        },
      ];
