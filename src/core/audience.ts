/** Finds the people of an audience on the roll. */
import type { Audience, Effect } from './decision.ts';
import { formerReader, everyone, isMember, manages, represents, type Person, type Roll } from './people.ts';

/**
 * The people of an audience, each once. The Coordinator counts as Secretariat. A network without a Coordinator has its
 * Secretariat told instead.
 */
export function audience(to: Audience, roll: Roll): readonly Person[] {
  if (to === 'secretariat') return everyone(roll).filter(manages);
  if (to === 'coordinator') return coordinators(roll);
  if (to === 'network') return everyone(roll).filter(isMember);
  if ('rooms' in to) return [];
  if ('left' in to) return to.left.flatMap((id) => formerReader(roll, id) ?? []);
  if ('people' in to) return to.people.flatMap((id) => roll.people[id] ?? []);
  if ('roles' in to) return everyone(roll).filter((person) => person.roles.some((role) => to.roles.includes(role)));
  const asked = new Set<string>(to.entities);
  return everyone(roll).filter((person) => represents(person) && asked.has(person.entity ?? ''));
}

function coordinators(roll: Roll): readonly Person[] {
  const found = everyone(roll).filter((person) => person.roles.includes('coordinator'));
  return found.length > 0 ? found : everyone(roll).filter(manages);
}

/** The number of people who are told of a decision, and the number of entities that they represent. */
export interface Told {
  readonly people: number;
  readonly entities: number;
}
export function toldBy(effects: readonly Effect[], roll: Roll): Told {
  const people = new Set(effects.flatMap((one) => (one.type === 'tell' ? audience(one.to, roll) : [])));
  const entities = new Set([...people].filter(represents).map(({ entity }) => entity));
  return { people: people.size, entities: entities.size };
}
