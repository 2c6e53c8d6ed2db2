/** Who was in the chair of a meeting: whoever an officer named, otherwise the usual chair if something shows that they were there. */
import type { Instant, PersonId } from '../../../core/ids.ts';
import { everyone, personName, type Representative } from '../../../core/people.ts';
import type { Network } from '../../../core/network.ts';
import type { AgendaItem } from './item.ts';
import { spokenIn } from './represented.ts';
import type { Meeting } from './state.ts';

/**
 * The name of the chair. The usual one, for the RMC its Chair and for other meetings the Coordinator, is named only on evidence:
 * they represented an entity that was there, spoke for it, or ran the meeting.
 * @param people who represented the entities that were present
 */
export function inTheChair(
  m: Meeting,
  items: readonly AgendaItem[],
  people: readonly Representative[],
  { roll }: Pick<Network, 'roll'>,
): string | undefined {
  if (m.chair) return personName(roll, m.chair);
  const role = m.kind === 'rmc' ? 'rmcChair' : 'coordinator';
  const there = new Set<string | undefined>([
    ...[...people, ...spokenIn(m, items)].map(({ person }) => person),
    ...ranBy(m, items),
  ]);
  return everyone(roll).find(({ id, roles }) => roles.includes(role) && there.has(id))?.name;
}

/**
 * Who began and ended it, and entered in it what happened. Whoever records a meeting afterwards need not have been there, nor
 * whoever typed when it ended, or entered something after that.
 */
function ranBy(m: Meeting, items: readonly AgendaItem[]): (PersonId | 'concord' | undefined)[] {
  if (m.afterwards) return [];
  const isIn = ({ at }: { readonly at: Instant }): boolean => m.endedAt === undefined || at <= m.endedAt;
  const entered = items.flatMap(({ question, sittings }) => [...(question ? [question] : []), ...sittings]);
  return [
    ...[m.begunBy, ...(m.endTyped ? [] : [m.endedBy])],
    ...m.attendance.filter(isIn).map(({ by }) => by),
    ...entered.filter((one) => one.meeting === m.target && isIn(one)).map(({ by }) => by),
  ];
}
