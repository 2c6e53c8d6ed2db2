/** Correspondence through the Secretariat [ToR 3.a.iv], urgent information [2.a.i], calls for proposals [2.d.iv], news [2.c.i]. */
import type { Feature } from '../../kit/feature.ts';
import { acts } from './acts.ts';
import { circularFiles } from './cards/circularFile.ts';
import { correspondenceCsv, newsJson, newsWord } from './cards/files.ts';
import { cards } from './cards/index.ts';
import { commands } from './commands.ts';
import { kinds } from './kinds.ts';
import { createProgressTask, runningCorrespondence } from './queries/facts.ts';
import { views } from './queries/readers.ts';
import { records } from './queries/records.ts';

export const correspondence = {
  kinds,
  acts,
  views,
  cards,
  files: { 'correspondence.csv': correspondenceCsv, 'news.json': newsJson, 'news.docx': newsWord, ...circularFiles },
  commands,
  records,
  afterDelivery: createProgressTask,
  stillOfUse: runningCorrespondence,
} satisfies Feature;
