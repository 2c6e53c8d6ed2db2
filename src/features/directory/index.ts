/** The roll: who represents whom, who is away, by which identities people write, and who chairs the RMC (domain.md 4). */
import type { Feature } from '../../kit/feature.ts';
import { one } from '../../kit/kinds.ts';
import { unversioned } from '../../kit/views.ts';
import { acts } from './acts.ts';
import { cards } from './cards/index.ts';
import { commands } from './commands.ts';
import { records } from './queries/records.ts';
import { rollView } from './queries/views.ts';
import { emptyRoll } from './rules/state.ts';

export const directory = {
  kinds: { roll: { ...one, initial: () => emptyRoll } },
  acts,
  views: { roll: async (_read, _asked, { roll }) => unversioned(rollView(roll)) },
  cards,
  commands,
  records,
} satisfies Feature;
