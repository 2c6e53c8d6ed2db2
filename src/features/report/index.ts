/**
 * Figures of what the entities did in a year (docs/domain.md 9): all for the Secretariat, and for each member those of their
 * entity.
 */
import type { Feature } from '../../kit/feature.ts';
import { unversioned } from '../../kit/views.ts';
import { acts } from './acts.ts';
import { cards } from './cards/index.ts';
import { reportWord, reportWorkbook } from './cards/files.ts';
import { commands } from './commands.ts';
import { reportFor } from './queries/report.ts';

export const report = {
  acts,
  views: {
    report: async (read, { data, now, reader }, network) => {
      const view = await reportFor(
        read,
        { data, now, manages: reader.manages, ...(reader.entity && { own: reader.entity }) },
        network,
      );
      return view && unversioned(view);
    },
  },
  cards,
  files: { 'report.xlsx': reportWorkbook, 'report.docx': reportWord },
  commands,
} satisfies Feature;
