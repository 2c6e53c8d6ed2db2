/** Names of people for texts that others read. */
import type { Roll } from '../../../core/people.ts';

export const nameOf = (roll: Roll, id: string): string => roll.people[id]?.name ?? id;
