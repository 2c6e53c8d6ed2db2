/** The register of decisions [ToR 3.b.iii]. */
import type { Feature } from '../../kit/feature.ts';
import { one } from '../../kit/kinds.ts';
import { unversioned } from '../../kit/views.ts';
import { acts } from './acts.ts';
import {
  registerCsv,
  registerHtml,
  registerJson,
  registerTemplates,
  registerText,
  registerWord,
  registerWorkbook,
} from './cards/files.ts';
import { cards } from './cards/index.ts';
import { commands } from './commands.ts';
import { registerFor, registerPage, seeDecision } from './queries/answers.ts';
import { records } from './queries/records.ts';
import type { Register } from './rules/enter.ts';
import { reviewDueAt } from './rules/notes.ts';
import { decisionFiles } from './cards/sheet.ts';

export const register = {
  kinds: {
    register: {
      ...one,
      lists: ['lines'],
      readIn: ['register'],
      initial: () => ({ lines: [] }),
      dueAt: (state: Register) => reviewDueAt(state),
      dueAct: 'register.due',
    },
  },
  acts,
  views: {
    register: async (read, { reader, data }, network) => unversioned(await registerFor(read, network, reader, data)),
    registerPage: async (read, asked, network) => unversioned(await registerPage(read, asked, network)),
    registerLine: seeDecision,
  },
  cards,
  files: {
    'register.csv': registerCsv,
    'register.xlsx': registerWorkbook,
    'register.json': registerJson,
    'register.docx': registerWord,
    'register.txt': registerText,
    'register.html': registerHtml,
    ...registerTemplates,
    ...decisionFiles,
  },
  commands,
  records,
} satisfies Feature;
