/** What people can type (domain.md 10), each with what else people call it. */
import type { Command } from '../../kit/commands.ts';

export const commands: readonly Command[] = [
  { usage: 'help', words: ['help', 'aide', '?', 'commands', 'commandes'], act: 'help' },
  { usage: 'home', words: ['home', 'accueil', 'hello', 'hi', 'bonjour', 'start', 'todo'], act: 'home' },
];
