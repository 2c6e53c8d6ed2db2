/** The commands that people can type (domain.md 10). Their words are in `i18n`. */
import type { Commands } from '../../kit/commands.ts';

export const commands = {
  myData: { act: 'person.export' },
  dataOf: { act: 'person.export', takes: 'words' },
} satisfies Commands;
