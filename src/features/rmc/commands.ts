/** The commands that people can type (domain.md 10). Their words are in `i18n`. */
import type { Commands } from '../../kit/commands.ts';

export const commands = {
  rmcShow: { act: 'rmc.show' },
  rmcTerm: { act: 'rmc.show', takes: 'ref' },
  rmcPreview: { act: 'rmc.preview', takes: 'years' },
  rmcSetUp: { act: 'rmc.form' },
} satisfies Commands;
