/** How the entities stand, and how many stand how. The same for every reader, so it is worked out once for all of them. */
import type { Roll } from '../../../core/people.ts';
import type { EntityId } from '../../../core/ids.ts';
import type { RequestView, StandView } from '../cards/view.ts';
import { isSilent, unreachedFor, standOf, standing, unreached, type Stand } from '../rules/stands.ts';
import { STANDS, type StandKind, type Endorsement } from '../rules/state.ts';
import { nameOf, perRoll } from './perRoll.ts';

const byStand = (a: StandView, b: StandView): number =>
  STANDS.indexOf(a.stand) - STANDS.indexOf(b.stand) || (a.entity < b.entity ? -1 : 1);

/** By the entity too: those that have said nothing share one stand. */
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
  }: { readonly stand: Stand; readonly kind: StandKind; readonly unreached: string | undefined },
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
    ...(said && { by: nameOf(roll, said.by), at: said.at }),
    ...(said?.source && { source: said.source }),
    ...(unreached !== undefined && { unreached }),
  };
}

/** The same object as long as nothing about it has changed: a press changes one stand of many, and cards keep the rest. */
function standView(e: Endorsement, entity: EntityId, roll: Roll, missing: ReadonlySet<string>): StandView {
  const stand = standOf(e, entity);
  const kind = standing(e, entity);
  const unreached = missing.has(entity) ? unreachedFor(e, entity) : undefined;
  const known = standViewsOf(roll, entity);
  const before = known.get(stand);
  if (before?.stand === kind && before.unreached === unreached) return before;
  const view = seen(e, entity, { stand, kind, unreached }, roll);
  known.set(stand, view);
  return view;
}

/** Each entity in one of them, but for those that have stepped aside. */
function countsOf(stands: readonly StandView[]): RequestView['counts'] {
  const counts = { endorsed: 0, objected: 0, abstained: 0, recused: 0, lifted: 0, silent: 0 };
  let [unreached, discussion] = [0, 0];
  for (const { stand, silent, unreached: why } of stands)
    if (why !== undefined) unreached += 1;
    else if (silent) counts.silent += 1;
    else if (stand === 'silent' || stand === 'stale') discussion += 1;
    else counts[stand] += 1;
  const { recused, ...others } = counts;
  return { entities: stands.length - recused, ...others, recused, discussion, unreached };
}

/** What every reader sees of how the entities stand, worked out once for a crowd of them. */
export const standsOf = perRoll((e: Endorsement, roll): Pick<RequestView, 'stands' | 'counts'> => {
  const missing = new Set(unreached(e));
  const stands = e.electorate.map((entity) => standView(e, entity, roll, missing)).sort(byStand);
  return { stands, counts: countsOf(stands) };
});
