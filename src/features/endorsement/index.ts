/** Written endorsement [ToR 3.b.iv]. */
import type { Feature } from '../../kit/feature.ts';
import { acts } from './acts.ts';
import { cards } from './cards/index.ts';
import { files } from './cards/files.ts';
import { commands } from './commands.ts';
import { kinds } from './kinds.ts';
import { afterLook, createReachTask, runningRequests } from './queries/facts.ts';
import { views } from './queries/readers.ts';
import { records } from './queries/records.ts';

export const endorsement = {
  kinds,
  acts,
  views,
  cards,
  files,
  commands,
  records,
  afterDelivery: createReachTask,
  afterLook,
  stillOfUse: runningRequests,
} satisfies Feature;
