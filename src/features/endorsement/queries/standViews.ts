/** The positions of all entities and their counts. They are the same for every reader, so they are computed once. */
import { personName, type Roll } from '../../../core/people.ts';
import type { EntityId } from '../../../core/ids.ts';
import type { RequestView, StandView } from '../cards/view.ts';
import { countsAs, isSilent, unreachedFor, standOf, standing, type CountsAs, type Stand } from '../rules/stands.ts';
import { STANDS, type StandKind, type Endorsement } from '../rules/state.ts';
import { perRoll } from './perRoll.ts';

const byStand = (a: StandView, b: StandView): number =>
  STANDS.indexOf(a.stand) - STANDS.indexOf(b.stand) || (a.entity < b.entity ? -1 : 1);

/** Cached by entity as well, because all entities that have said nothing share one `Stand`. */
const standViews = new WeakMap<Roll, Map<EntityId, WeakMap<Stand, StandView>>>();
function standViewsOf(roll: Roll, entity: EntityId): WeakMap<Stand, StandView> {
  let entities = standViews.get(roll);
  if (!entities) standViews.set(roll, (entities = new Map<EntityId, WeakMap<Stand, StandView>>()));
  let known = entities.get(entity);
  if (!known) entities.set(entity, (known = new WeakMap()));
  return known;
}

function seen(
  e: Endorsement,
  entity: EntityId,
  {
    stand,
    kind,
    unreached,
    as,
  }: {
    readonly stand: Stand;
    readonly kind: StandKind;
    readonly unreached: string | undefined;
    readonly as: CountsAs;
  },
  roll: Roll,
): StandView {
  const said = stand.objection ?? stand.position ?? stand.request ?? stand.lifted;
  return {
    entity,
    name: entity,
    stand: kind,
    silent: isSilent(e, entity),
    requestsDiscussion: stand.request !== undefined,
    ...(said?.text && { text: said.text }),
    ...(said?.wouldSatisfy && { wouldSatisfy: said.wouldSatisfy }),
    ...(said && { by: personName(roll, said.by), at: said.at }),
    ...(said?.source && { source: said.source }),
    ...(unreached !== undefined && { unreached }),
    ...(as === 'asked' && { asked: true as const }),
    ...(as === 'notYet' && { notYet: true as const }),
  };
}

/** Returns the same object until something about it changes: a press changes one of many, and cards cache the others. */
function standView(e: Endorsement, entity: EntityId, roll: Roll, as: CountsAs): StandView {
  const stand = standOf(e, entity);
  const kind = standing(e, entity);
  const unreached = as === 'unreached' ? unreachedFor(e, entity) : undefined;
  const known = standViewsOf(roll, entity);
  const before = known.get(stand);
  if (before?.stand === kind && before.unreached === unreached && isAs(before, as)) return before;
  const view = seen(e, entity, { stand, kind, unreached, as }, roll);
  known.set(stand, view);
  return view;
}

const isAs = ({ asked, notYet }: StandView, as: CountsAs): boolean =>
  (asked === true) === (as === 'asked') && (notYet === true) === (as === 'notYet');

/** Counts each entity once, except those that have recused themselves. */
function countsOf(stands: readonly StandView[]): RequestView['counts'] {
  const counts = { endorsed: 0, objected: 0, abstained: 0, recused: 0, lifted: 0, silent: 0 };
  let [unreached, discussion, asked, notYet] = [0, 0, 0, 0];
  for (const { stand, silent, unreached: why, asked: isAsked, notYet: isNotYet } of stands)
    if (why !== undefined) unreached += 1;
    else if (isAsked) asked += 1;
    else if (isNotYet) notYet += 1;
    else if (silent) counts.silent += 1;
    else if (stand === 'silent' || stand === 'stale') discussion += 1;
    else counts[stand] += 1;
  const { recused, ...others } = counts;
  return {
    ...{ entities: stands.length - recused, ...others, recused, discussion, unreached },
    ...(asked > 0 && { asked }),
    ...(notYet > 0 && { notYet }),
  };
}

/** At the end everybody who was not proved to be reached was not reached: the outcome names them, also those asked by mail. */
function asAtEnd(e: Endorsement): (entity: EntityId) => CountsAs {
  const missing = new Set(e.outcome?.unreached);
  return (entity) => (!isSilent(e, entity) ? 'answered' : missing.has(entity) ? 'unreached' : 'silent');
}

/** The positions as every reader sees them, computed once for all readers. */
export const standsOf = perRoll((e: Endorsement, roll): Pick<RequestView, 'stands' | 'counts'> => {
  const as = e.outcome ? asAtEnd(e) : (entity: EntityId) => countsAs(e, entity);
  const stands = e.electorate.map((entity) => standView(e, entity, roll, as(entity))).sort(byStand);
  return { stands, counts: countsOf(stands) };
});
