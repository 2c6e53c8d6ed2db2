/** What people can type (domain.md 10), each with what else people call it. */
import type { Command } from '../../kit/commands.ts';

export const commands: readonly Command[] = [
  { usage: 'register WORDS', words: ['register', 'registre', 'decision'], act: 'register.search', takes: 'words' },
];
