/** Templates of documents: an officer replaces letterhead, wording and order by a Word file with fields in it. */
import type { Feature } from '../../kit/feature.ts';
import { unversioned } from '../../kit/views.ts';
import { acts } from './acts.ts';
import { cards } from './cards/index.ts';
import { commands } from './commands.ts';
import { templateFor, templatesFor } from './queries/views.ts';
import type { Template } from './rules/state.ts';

export const templates = {
  kinds: {
    templates: {
      letter: 'L',
      lists: [],
      stage: ({ file }: Template) => (file === undefined ? 'builtIn' : 'own'),
      dueAt: () => null,
      uniqueKey: ({ document }: Template) => document,
    },
  },
  acts,
  views: {
    template: async (read, asked, network) => {
      const view = await templateFor(read, asked, network);
      return view && unversioned(view);
    },
    templates: async (read, _asked, network) => unversioned(await templatesFor(read, network)),
  },
  cards,
  commands,
} satisfies Feature;
