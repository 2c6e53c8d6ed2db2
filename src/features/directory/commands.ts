/** What people can type (domain.md 10), each with what else people call it. */
import type { Command } from '../../kit/commands.ts';

export const commands: readonly Command[] = [
  { usage: 'people', words: ['people', 'person', 'roll', 'liste', 'personne'], act: 'roll.show' },
  { usage: 'people import', words: ['people import', 'roll import', 'import'], act: 'roll.import', form: 'rollImport' },
  { usage: 'away 2026-12-21 2027-01-04 NAME', words: ['away', 'absence', 'absent'], act: 'away.set', takes: 'away' },
  { usage: 'away clear', words: ['away clear', 'away off', 'absence effacer'], act: 'away.clear' },
  { usage: 'language fr', words: ['language', 'langue'], act: 'language.set', takes: 'language' },
];
