/** Calls for input [ToR 2.a.v, 2.a.vi, 2.a.xi; 2.d.vi]. */
import type { Feature } from '../../kit/feature.ts';
import { acts } from './acts.ts';
import { cards } from './cards/index.ts';
import { inputJson, inputWord } from './cards/files.ts';
import { inputCsv, inputXlsx } from './cards/tableFiles.ts';
import { commands } from './commands.ts';
import { kinds } from './kinds.ts';
import { createProgressTask, runningInputs } from './queries/facts.ts';
import { views } from './queries/readers.ts';
import { records } from './queries/records.ts';

export const inputs = {
  kinds,
  acts,
  views,
  cards,
  files: { 'input.docx': inputWord, 'input.xlsx': inputXlsx, 'input.csv': inputCsv, 'input.json': inputJson },
  commands,
  records,
  afterDelivery: createProgressTask,
  stillOfUse: runningInputs,
} satisfies Feature;
