/** Every file that can be downloaded, by the name under which it is saved. */
import { correspondenceCsv, newsJson, newsWord } from './correspondence/cards/files.ts';
import type { FileMaker } from '../kit/file.ts';
import { invitationIcs, minutesText, minutesWord } from './meetings/cards/files.ts';
import { registerCsv, registerJson, registerWord } from './register/cards/files.ts';

export const FILES: Readonly<Record<string, FileMaker>> = {
  'register.csv': registerCsv,
  'register.json': registerJson,
  'register.docx': registerWord,
  'correspondence.csv': correspondenceCsv,
  'news.json': newsJson,
  'news.docx': newsWord,
  'invitation.ics': invitationIcs,
  'minutes.docx': minutesWord,
  'minutes.txt': minutesText,
};
