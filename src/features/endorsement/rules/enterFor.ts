/** The Secretariat enters a position for an entity, with its written source (domain.md 3). */
import { namesNobody } from '../../../core/classification.ts';
import type { Act } from '../../../core/act.ts';
import { entityNamed } from '../../../core/entities.ts';
import { refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { choice, entityName, maybeWords, words, yesNo, type Inputs } from '../../../core/inputs.ts';
import type { EntityId } from '../../../core/ids.ts';
import { representativesOf, type Person } from '../../../core/people.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { TYPED } from '../../../i18n/typed.ts';
import { given } from './breaking.ts';
import { inTime, runs, type Endorsement, type PositionKind } from './state.ts';
import type { Network } from '../../../core/network.ts';
import { eventOf, peopleOf } from './positions.ts';
import type { Saying } from './whoSpeaks.ts';
import { counted, shown } from './positionOutcome.ts';
import { outOfDate } from './positionRefusals.ts';
import { isMain, standOf, withPosition } from './stands.ts';

export const enterForInputs = {
  entity: entityName(),
  position: choice(['endorse', 'abstain', 'object']),
  text: maybeWords(),
  requestDiscussion: yesNo(TYPED.answers),
  source: words(),
};

/**
 * The position counts as the entity's own. Its people are told the source, and may change it themselves. An objection needs the
 * entity's words.
 */
export function enterFor(
  e: Endorsement,
  act: Act<Inputs<typeof enterForInputs>, Person>,
  network: Network,
): Decision<Endorsement> {
  const { position, text, requestDiscussion, source } = act.inputs;
  if (!runs(e)) return refuse(e, 'closed', phrase('endorsement.ended', { ref: e.target }), shown(e));
  if (!inTime(e, act.receivedAt))
    return refuse(e, 'closed', phrase('endorsement.periodOver', { ref: e.target, closedAt: e.closesAt }), shown(e));
  const old = outOfDate(e, act);
  if (old) return old;
  const meant = entityNamed(network.roll, act.inputs.entity)?.id;
  const entity = e.electorate.find((id) => id === meant);
  const fields = {
    ...(!entity && { entity: phrase('endorsement.notInElectorate') }),
    ...(position === 'object' && !text && { text: phrase('input.required') }),
  };
  if (!entity || Object.keys(fields).length > 0) return refuse(e, 'invalid', phrase('refused.invalid'), { fields });
  const overturns = overturnedBy(e, entity, position);
  const said = given({
    position,
    overturns,
    text,
    source,
    requestsDiscussion: position === 'object' && requestDiscussion,
  }) as unknown as Saying;
  const event = eventOf(e, act, said, { entity, role: 'secretariat', counts: true, onBehalfOf: entity });
  const decided = counted(e, withPosition(e, event), event, network);
  return {
    ...decided,
    effects: [...decided.effects, tellEntity(entity, act, network, overturns)],
    answer: { ok: true, say: entered(e, entity, network, overturns), ...shown(decided.state) },
  };
}

/** The position by the focal point, or given for the focal point in an absence, that this one would replace. */
function overturnedBy(
  e: Endorsement,
  entity: EntityId,
  entering: Inputs<typeof enterForInputs>['position'],
): PositionKind | undefined {
  const { position, request } = standOf(e, entity);
  const isCurrent = position && (position.position === 'object' || position.revision === e.revision);
  if (isCurrent && isMain(position) && position.position !== entering) return position.position;
  return request && isMain(request) && entering !== 'object' ? 'requestDiscussion' : undefined;
}

function entered(e: Endorsement, entity: EntityId, { roll }: Network, overturns: PositionKind | undefined): Phrase {
  if (namesNobody(e.classification)) return phrase('endorsement.enteredBare', { ref: e.target });
  const values = { ref: e.target, entity };
  if (representativesOf(roll, entity).length === 0) return phrase('endorsement.enteredNobody', values);
  return phrase(overturns === undefined ? 'endorsement.entered' : 'endorsement.enteredOver', values);
}

const tellEntity = (
  entity: EntityId,
  { inputs, actor }: Act<Inputs<typeof enterForInputs>, Person>,
  { roll }: Network,
  overturns: PositionKind | undefined,
): Effect => ({
  type: 'tell',
  to: peopleOf(roll, entity),
  card: 'enteredFor',
  data: given({
    byName: actor.name,
    position: inputs.position,
    source: inputs.source,
    text: inputs.text,
    overturns,
  }),
  live: overturns !== undefined,
});
