/** The home card, and the words that everybody may type. */
import type { Feature } from '../../kit/feature.ts';
import { unversioned } from '../../kit/views.ts';
import { acts } from './acts.ts';
import { cards } from './cards/index.ts';
import { commands } from './commands.ts';
import { homeView } from './queries/views.ts';

export const home = {
  acts,
  views: { home: async (read, asked, network) => unversioned(await homeView(read, asked, network)) },
  cards,
  commands,
} satisfies Feature;
