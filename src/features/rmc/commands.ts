/** What people can type (domain.md 10), each with what else people call it. */
import type { Command } from '../../kit/commands.ts';

export const commands: readonly Command[] = [
  { usage: 'rmc', words: ['rmc', 'rmc show', 'committee', 'comite'], act: 'rmc.show' },
  { usage: 'rmc T-3', words: ['rmc', 'rmc show', 'rmc term', 'term', 'mandat'], act: 'rmc.show', takes: 'ref' },
  { usage: 'rmc preview', words: ['rmc preview', 'rmc plan', 'comite plan'], act: 'rmc.preview', takes: 'years' },
  { usage: 'rmc set up', words: ['rmc set up', 'rmc configure', 'rmc new', 'comite etablir'], act: 'rmc.form' },
];
