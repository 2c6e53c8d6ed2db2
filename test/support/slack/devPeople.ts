/** Who of the sample network is in Slack when it is tried by hand: one of the Secretariat, and two entities. */
import { instant } from '../../../src/core/ids.ts';
import { everyone, type Person } from '../../../src/core/people.ts';
import { sampleNetwork } from '../../../src/sample/unAction.ts';

const { roll } = sampleNetwork(instant('2026-11-24T14:00:00Z'));
const all: readonly Person[] = everyone(roll);
const entities = [...new Set(all.flatMap(({ entity }) => (entity === undefined ? [] : [entity])))].slice(0, 2);

export const people = [
  ...all.filter(({ roles }) => roles.includes('secretariat')).slice(0, 1),
  ...all.filter(({ entity }) => entity !== undefined && entities.includes(entity)),
].map(({ name, email }) => ({ name, email }));
