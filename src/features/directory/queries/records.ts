/** People in the shape of the contract's records: each with their first role and their absences. */
import type { RecordReader } from '../../../kit/records.ts';

const people: RecordReader = async ({ read, target }) => {
  const roll = await read.load('roll', 'roll');
  return Object.values(roll?.people ?? {})
    .filter((person) => !target || person.id === target || person.email === target.toLowerCase())
    .map((person) => ({
      ...person,
      role: person.roles[0],
      away: roll?.away.filter((a) => a.focalPoint === person.id) ?? [],
    }));
};

export const records = { people };
