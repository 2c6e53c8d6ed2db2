/** The Resource Management Committee: rotation, swaps, stand-ins, and what its Chair shares [ToR 2.d.i, 3.a.iii]. */
import type { Feature } from '../../kit/feature.ts';
import { acts } from './acts.ts';
import { cards } from './cards/index.ts';
import { files } from './cards/composition.ts';
import { commands } from './commands.ts';
import { kinds } from './kinds.ts';
import { rotationOf, seeComposition, seeOutcome, seeRmc } from './queries/answers.ts';
import { stillOfUse } from './queries/facts.ts';
import { records } from './queries/records.ts';
import { seatsOf } from './rules/state.ts';

export const rmc = {
  kinds,
  acts,
  views: { rmc: seeRmc, rmcComposition: seeComposition, outcome: seeOutcome },
  cards,
  files,
  commands,
  records,
  context: { seats: { from: 'terms', read: async (read) => seatsOf((await rotationOf(read)).state) } },
  stillOfUse,
} satisfies Feature;
