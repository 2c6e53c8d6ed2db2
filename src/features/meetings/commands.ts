/** The commands that people can type (domain.md 10). Their words are in `i18n`. */
import type { Commands } from '../../kit/commands.ts';

export const commands = {
  meetingNew: { act: 'meeting.compose' },
  meetingRequest: { act: 'meeting.composeRequest' },
  meetingList: { act: 'meeting.list' },
  meetingShow: { act: 'meeting.show', takes: 'ref', letters: 'MR' },
  agenda: { act: 'agenda.show' },
  agendaOf: { act: 'agenda.show', takes: 'ref', letters: 'AM' },
  minutesOf: { act: 'minutes.show', takes: 'ref', letters: 'M' },
  represented: { act: 'meeting.represented', takes: 'refAndWords', letters: 'M', as: 'represented' },
  actionDue: { act: 'action.change', takes: 'refAndWords', letters: 'A', as: 'due', isNumbered: true },
  actionOwner: { act: 'action.change', takes: 'refAndWords', letters: 'A', as: 'owner', isNumbered: true },
  actionUndone: { act: 'action.undone', takes: 'refAndNumber', letters: 'A', as: 'n' },
  calendar: { act: 'calendar.show' },
} satisfies Commands;
