/** What people can type (domain.md 10), each with what else people call it. */
import type { Command } from '../../kit/commands.ts';

export const commands: readonly Command[] = [
  { usage: 'settings', words: ['setting', 'reglage', 'reglages'], act: 'settings.show' },
  { usage: 'room here', words: ['room here', 'room set', 'channel here', 'salon ici', 'canal ici'], act: 'room.set' },
  {
    usage: 'room off',
    words: ['room off', 'room clear', 'room remove', 'room end', 'salon fin', 'salon retirer'],
    act: 'room.clear',
  },
];
