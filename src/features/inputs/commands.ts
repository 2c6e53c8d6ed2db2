/** The commands that people can type (domain.md 10). Their words are in `i18n`. */
import type { Commands } from '../../kit/commands.ts';

export const commands = {
  callNew: { act: 'input.compose' },
  callList: { act: 'input.list', takes: 'words' },
  callShow: { act: 'input.show', takes: 'ref' },
} satisfies Commands;
