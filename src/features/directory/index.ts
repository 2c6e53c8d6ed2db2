/** The roll: who represents whom, who is away, people's identities on platforms, the RMC Chair (domain.md 4). */
import type { Feature } from '../../kit/feature.ts';
import { one } from '../../kit/kinds.ts';
import { acts } from './acts.ts';
import { rollCsv, rollWorkbook } from './cards/files.ts';
import { cards } from './cards/index.ts';
import { commands } from './commands.ts';
import { records } from './queries/records.ts';
import { seeEntity, seePerson, seeRoll } from './queries/views.ts';
import { emptyRoll } from './rules/state.ts';

export const directory = {
  kinds: { roll: { ...one, initial: () => emptyRoll } },
  acts,
  views: { roll: seeRoll, person: seePerson, entity: seeEntity },
  cards,
  files: { 'roll.csv': rollCsv, 'roll.xlsx': rollWorkbook },
  commands,
  records,
} satisfies Feature;
