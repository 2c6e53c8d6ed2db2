/** How long texts are kept (docs/domain.md 9): a period for each kind, what is over it, and its removal. */
import type { Feature } from '../../kit/feature.ts';
import type { Commands } from '../../kit/commands.ts';
import type { Kinds } from '../../kit/kinds.ts';
import { unversioned } from '../../kit/views.ts';
import { acts } from './acts.ts';
import { cards } from './cards/index.ts';
import { seeRetention } from './queries/view.ts';
import { RETENTION, type Retention } from './rules/state.ts';

const kinds = {
  /** There is one; it is made when a period is set for the first time. */
  retention: {
    letter: 'K',
    lists: [],
    stage: () => 'kept',
    dueAt: ({ dueAt }: Retention) => dueAt,
    uniqueKey: () => RETENTION,
    dueAct: 'retention.due',
  },
} satisfies Kinds;

const commands = { retention: { act: 'retention.preview' } } satisfies Commands;

export const retention = {
  kinds,
  acts,
  views: { retention: async (read, asked, network) => unversioned(await seeRetention(read, asked, network)) },
  cards,
  commands,
} satisfies Feature;
