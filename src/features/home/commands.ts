/** The commands that people can type (domain.md 10). Their words are in `i18n`. */
import type { Commands } from '../../kit/commands.ts';

export const commands = {
  help: { act: 'help' },
  home: { act: 'home' },
  page: { act: 'page.show' },
} satisfies Commands;
