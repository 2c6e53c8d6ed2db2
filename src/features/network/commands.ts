/** The commands that people can type (domain.md 10). Their words are in `i18n`. */
import type { Commands } from '../../kit/commands.ts';

export const commands = {
  settings: { act: 'settings.show' },
  holidays: { act: 'holidays.show' },
  roomHere: { act: 'room.set' },
  roomOff: { act: 'room.clear' },
} satisfies Commands;
