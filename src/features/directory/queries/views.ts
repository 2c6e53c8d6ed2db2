/** The roll as its cards show it. */
import { everyone, representativesOf, type Roll } from '../../../core/people.ts';
import type { RollView } from '../cards/view.ts';

export function rollView(roll: Roll): RollView {
  const lines = everyone(roll).map((p) => ({
    ...(p.entity && { entity: p.entity, entityName: roll.entities[p.entity]?.name ?? p.entity }),
    name: p.name,
    email: p.email,
    roles: p.roles,
    language: p.language,
    zone: p.zone,
  }));
  return {
    lines: lines.sort((a, b) => (a.entity ?? '').localeCompare(b.entity ?? '') || a.name.localeCompare(b.name)),
    entities: Object.keys(roll.entities).length,
    empty: Object.values(roll.entities)
      .filter((e) => representativesOf(roll, e.id).length === 0)
      .map((e) => e.name),
    away: roll.away.map((a) => ({
      name: roll.people[a.focalPoint]?.name ?? a.focalPoint,
      entity: a.entity,
      from: a.from,
      to: a.to,
      alternate: roll.people[a.alternate]?.name ?? a.alternate,
    })),
  };
}
