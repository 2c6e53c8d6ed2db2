/**
 * People and entities in the shape of the contract's records: a person has the first of their roles; names are the present
 * ones.
 */
import { entityOf, shortName, type Entity } from '../../../core/entities.ts';
import { addressKey } from '../../../core/seen.ts';
import type { EntityId } from '../../../core/ids.ts';
import { representativesOf, type Roll } from '../../../core/people.ts';
import type { RecordReader } from '../../../kit/records.ts';

const called = (roll: Roll, id: EntityId): string => {
  const entity = entityOf(roll, id);
  return entity ? shortName(entity, 'en') : id;
};

const people: RecordReader = async ({ read, target }) => {
  const roll = await read.load('roll', 'roll');
  if (!roll) return [];
  return Object.values(roll.people)
    .filter((person) => !target || person.id === target || addressKey(person.email) === addressKey(target))
    .map((person) => ({
      ...person,
      ...(person.entity && { entity: called(roll, person.entity) }),
      role: person.roles[0],
      identities: Object.entries(roll.identities ?? {}).flatMap(([identity, id]) =>
        id === person.id ? [identity] : [],
      ),
      away: roll.away
        .filter((a) => a.focalPoint === person.id)
        .map((window) => ({ ...window, entity: called(roll, window.entity) })),
    }));
};

const entities: RecordReader = async ({ read, target }) => {
  const roll = await read.load('roll', 'roll');
  if (!roll) return [];
  const state = ({ leftOn, mergedInto }: Entity): string => (mergedInto ? 'merged' : leftOn ? 'left' : 'member');
  return [...Object.values(roll.entities), ...Object.values(roll.left ?? {})]
    .filter((entity) => !target || entity.id === target || shortName(entity, 'en') === target)
    .map(({ leftAt, joinedAt, earlier, ...entity }) => ({
      ...entity,
      short: shortName(entity, 'en'),
      state: state(entity),
      ...(entity.mergedInto && { mergedInto: called(roll, entity.mergedInto) }),
      former: entity.former ?? [],
      people: representativesOf(roll, entity.id).map(({ id }) => id),
    }));
};

export const records = { people, entities };
