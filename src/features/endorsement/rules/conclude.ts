/** What a meeting decided about a referred request, and the request that follows it (domain.md 3, 5) [ToR 3.b.ii, 3.b.iv]. */
import type { BySystem } from '../../../core/act.ts';
import { accept, type Decision, type Effect } from '../../../core/decision.ts';
import { words, type Inputs } from '../../../core/inputs.ts';
import type { EntityId, Instant, PersonId, PlatformName, Ref } from '../../../core/ids.ts';
import type { Network } from '../../../core/network.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { followersOf, isCarried, type Endorsement, type EndorsementOutcome } from './state.ts';
import { adopting } from './adopting.ts';
import { standOf, withPosition } from './stands.ts';
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
  readonly present?: EndorsementOutcome['present'];
  readonly lifted?: NonNullable<EndorsementOutcome['lifted']>;
  readonly actions?: EndorsementOutcome['actions'];
  /** The Steering Committee decided it, after a meeting had sent it there. */
  readonly committee?: NonNullable<EndorsementOutcome['committee']>;
}

/**
 * `endorsement.concluded`: decided by consensus, with the register's number, or not decided. A request that was carried to the
 * next meeting can still be decided there. The earlier outcome is kept.
 */
export function conclude(e: Endorsement, act: BySystem<ConcludeInputs>): Decision<Endorsement> {
  const { state, at, by, text, meeting, then, number, committee, present, lifted = [], actions } = act.inputs;
  if (e.state !== 'referred' && !isCarried(e) && !(committee && isWithCommittee(e))) return done(e);
  const stood = tally(e);
  const stands = ({ entity }: { readonly entity: EntityId }): boolean => !lifted.some((one) => one.entity === entity);
  const outcome: EndorsementOutcome = {
    ...stood,
    // Objections withdrawn in the room are recorded as withdrawn.
    objections: stood.objections.filter(stands),
    ...(stood.discussion && { discussion: stood.discussion.filter(stands) }),
    ...(lifted.length > 0 && { lifted }),
    ...(present && { present }),
    ...(actions && { actions }),
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
  const adopted = state === 'decided' && number !== undefined ? adopting(e, number) : [];
  return done(next, [{ type: 'tell', to: 'network', card: 'outcome', data: { meeting } }, ...adopted, refresh]);
}

export interface LiftedInputs {
  readonly meeting: Ref;
  readonly lifted: readonly {
    readonly entity: EntityId;
    readonly at: Instant;
    readonly by?: PersonId;
    readonly reason?: string;
    readonly platform?: PlatformName;
  }[];
}

/** `endorsement.lifted`: written objections that their entities withdrew in a meeting, with who and when. */
export function learnLifted(e: Endorsement, act: BySystem<LiftedInputs>, { roll }: Network): Decision<Endorsement> {
  const { lifted, meeting } = act.inputs;
  const next = lifted.reduce((before, { entity, at, by, reason, platform }) => {
    const { objection } = standOf(before, entity);
    if (!objection || objection.at > at) return before;
    const person = roll.people[by ?? ''];
    const own = person?.entity === entity && person.roles.find((role) => role === 'focalPoint' || role === 'alternate');
    return withPosition(before, {
      entity,
      position: 'withdrawObjection',
      objects: false,
      requestsDiscussion: false,
      counts: true,
      ...(reason && { text: reason }),
      by: by ?? objection.by,
      role: own === 'focalPoint' || own === 'alternate' ? own : 'secretariat',
      ...(!own && { onBehalfOf: entity, source: meeting }),
      version: before.documentVersion,
      revision: before.revision,
      at,
      platform: platform ?? objection.platform,
      meeting,
    });
  }, e);
  return done(next, next === e ? [] : [refresh]);
}

const isWithCommittee = ({ state, outcome }: Endorsement): boolean =>
  state === 'notDecided' && outcome?.then === 'steeringCommittee';

export const takenBackInputs = { reason: words() };
/** `endorsement.takenBack`: removed from the Steering Committee's list, so the next meeting takes it up. */
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
/**
 * `endorsement.followed`: a new request follows this one. If a meeting had asked for a revision, the new request supersedes it.
 */
export function followed(e: Endorsement, act: BySystem<Inputs<typeof followedInputs>>): Decision<Endorsement> {
  const by = act.inputs.by as Ref;
  if (followersOf(e).includes(by) || e.target === by) return done(e);
  if (e.followedBy !== undefined) return done({ ...e, alsoFollowedBy: [...(e.alsoFollowedBy ?? []), by] }, [refresh]);
  const next: Endorsement = { ...e, followedBy: by };
  if (e.state !== 'notDecided' || e.outcome?.then !== 'revise') return done(next, [refresh]);
  const outcome = { ...e.outcome, state: 'superseded' as const, at: act.receivedAt };
  const earlierOutcomes = [...(e.earlierOutcomes ?? []), e.outcome];
  return done({ ...next, state: 'superseded', outcome, earlierOutcomes }, [refresh]);
}

/** Tells the earlier request which one follows it. */
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
