/** The register of decisions [ToR 3.b.iii]. */
import type { Feature } from '../../kit/feature.ts';
import { one } from '../../kit/kinds.ts';
import { unversioned } from '../../kit/views.ts';
import { acts } from './acts.ts';
import { registerCsv, registerJson, registerWord } from './cards/files.ts';
import { cards } from './cards/index.ts';
import { commands } from './commands.ts';
import { registerFor } from './queries/answers.ts';
import { records } from './queries/records.ts';

export const register = {
  kinds: { register: { ...one, lists: ['lines'], initial: () => ({ lines: [] }) } },
  acts,
  views: {
    register: async (read, { reader, data }, network) => unversioned(await registerFor(read, network, reader, data)),
  },
  cards,
  files: { 'register.csv': registerCsv, 'register.json': registerJson, 'register.docx': registerWord },
  commands,
  records,
} satisfies Feature;
