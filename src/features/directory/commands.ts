/** What people can type (domain.md 10); the words for it are in `i18n`. */
import type { Commands } from '../../kit/commands.ts';

export const commands = {
  people: { act: 'roll.show' },
  peopleImport: { act: 'roll.import', form: 'rollImport' },
  away: { act: 'away.set', takes: 'away' },
  awayClear: { act: 'away.clear' },
  language: { act: 'language.set', takes: 'language' },
} satisfies Commands;
