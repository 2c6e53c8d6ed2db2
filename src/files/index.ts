/** Every file that can be downloaded, by the name under which it is saved. */
import { correspondenceCsv, newsJson, newsWord } from './correspondence.ts';
import type { FileMaker } from './file.ts';
import { invitationIcs, minutesText, minutesWord } from './meeting.ts';
import { registerCsv, registerJson, registerWord } from './register.ts';

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
