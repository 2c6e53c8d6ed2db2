/** The commands that people can type (domain.md 10). Their words are in `i18n`. */
import type { Commands } from '../../kit/commands.ts';

export const commands = {
  people: { act: 'roll.show', takes: 'words' },
  peopleImport: { act: 'roll.import', form: 'rollImport' },
  peopleUpload: { act: 'roll.upload' },
  peopleExport: { act: 'roll.export' },
  peopleAdd: { act: 'roll.compose', takes: 'words' },
  peopleChange: { act: 'roll.person', takes: 'words' },
  peopleRemove: { act: 'roll.remove.preview', takes: 'words' },
  peopleErase: { act: 'person.erase.preview', takes: 'words' },
  entity: { act: 'entity.show', takes: 'words' },
  entityAdd: { act: 'entity.compose' },
  away: { act: 'away.set', takes: 'away' },
  awayClear: { act: 'away.clear' },
  language: { act: 'language.set', takes: 'language' },
} satisfies Commands;
