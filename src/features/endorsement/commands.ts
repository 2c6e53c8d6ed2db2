/** The commands that people can type (domain.md 10). Their words are in `i18n`. */
import type { Commands } from '../../kit/commands.ts';
import { STATES } from './queries/answers.ts';

export const commands = {
  endorsementNew: { act: 'endorsement.compose' },
  endorsementList: { act: 'endorsement.list', takes: 'state', states: STATES },
  endorsementShow: { act: 'endorsement.show', takes: 'ref' },
} satisfies Commands;
