/** What is stored about a person, for the person and for the Secretariat (docs/domain.md 9). */
import type { Feature } from '../../kit/feature.ts';
import { unversioned } from '../../kit/views.ts';
import { acts } from './acts.ts';
import { personJson, personWord } from './cards/files.ts';
import { cards } from './cards/index.ts';
import { commands } from './commands.ts';
import { personalDataFor } from './queries/personalData.ts';

export const personalData = {
  acts,
  views: {
    personalData: async (read, asked, network, shownOf) => {
      const view = await personalDataFor(read, asked, network, shownOf);
      return view && unversioned(view);
    },
  },
  cards,
  files: { 'person.docx': personWord, 'person.json': personJson },
  commands,
} satisfies Feature;
