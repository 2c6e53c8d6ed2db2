/** Where entities that come, leave and come back are in the order of turns (domain.md 6). */
import type { CalendarDate, EntityId } from '../../../core/ids.ts';
import type { Roll } from '../../../core/people.ts';
import { represented, type Member, type Rotation } from './state.ts';
import { tallyOn, turnsOf, type Tally } from './turns.ts';

/**
 * The entities that the roll has now. The first ones begin with no served terms. A new entity begins with the average, so that
 * it is neither first nor last. So does one that comes back after the others have had several turns.
 */
export function enrolled(r: Rotation, roll: Roll, today: CalendarDate): Rotation {
  const here = represented(roll);
  if (r.terms.length === 0) return { ...r, members: founders(here, roll) };
  const tally = tallyOn(r, today);
  const staying = here.filter((entity) => Object.hasOwn(r.members, entity) && r.members[entity]?.gone === undefined);
  const average = averageOf(tally, staying);
  const changed: Record<string, Member> = {};
  for (const entity of here) {
    const before = Object.hasOwn(r.members, entity) ? r.members[entity] : undefined;
    if (!before) changed[entity] = { startsAt: average, since: today };
    else if (before.gone !== undefined) changed[entity] = back(before, turnsOf(tally, entity).served, average, today);
  }
  const present = new Set<string>(here);
  for (const [entity, member] of Object.entries(r.members))
    if (member.gone === undefined && !present.has(entity)) changed[entity] = { ...member, gone: today };
  return Object.keys(changed).length === 0 ? r : { ...r, members: { ...r.members, ...changed } };
}

const founders = (here: readonly EntityId[], roll: Roll): Record<string, Member> => {
  const present = new Set<string>(here);
  const ids = Object.keys(roll.entities);
  return Object.fromEntries(
    ids.map((id): [string, Member] => [id, present.has(id) ? { startsAt: 0 } : { startsAt: 0, gone: NEVER }]),
  );
};
/** For an entity that nobody has represented yet. */
const NEVER = '0001-01-01' as CalendarDate;

/**
 * An entity that comes back. A short gap, as between two focal points, changes nothing. After years of absence its served terms
 * are raised to the average.
 */
function back({ gone, ...member }: Member, served: number, average: number, today: CalendarDate): Member {
  if (gone === undefined || served >= Math.floor(average)) return member;
  return { startsAt: member.startsAt + average - served, since: today };
}

function averageOf(tally: Tally, entities: readonly EntityId[]): number {
  if (entities.length === 0) return 0;
  const all = entities.reduce((sum, entity) => sum + turnsOf(tally, entity).served, 0);
  return Math.round((all / entities.length) * 100) / 100;
}
