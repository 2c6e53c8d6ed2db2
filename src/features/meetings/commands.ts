/** What people can type (domain.md 10), each with what else people call it. */
import type { Command } from '../../kit/commands.ts';

export const commands: readonly Command[] = [
  {
    usage: 'meeting new',
    words: ['meeting new', 'meeting convene', 'series set', 'reunion nouvelle', 'reunion convoquer'],
    act: 'meeting.compose',
  },
  {
    usage: 'meeting request',
    words: ['meeting request', 'meeting ask', 'reunion demander', 'reunion demande'],
    act: 'meeting.composeRequest',
  },
  { usage: 'meeting list', words: ['meeting list', 'meeting', 'reunion liste', 'reunion'], act: 'meeting.list' },
  {
    usage: 'meeting show M-7',
    words: ['meeting show', 'meeting', 'reunion montrer', 'reunion'],
    act: 'meeting.show',
    takes: 'ref',
    letters: 'MR',
  },
  { usage: 'agenda', words: ['agenda', 'ordre du jour'], act: 'agenda.show' },
  {
    usage: 'agenda M-7',
    words: ['agenda', 'agenda show', 'ordre du jour'],
    act: 'agenda.show',
    takes: 'ref',
    letters: 'AM',
  },
  {
    usage: 'minutes M-7',
    words: ['minutes', 'minutes show', 'compte rendu'],
    act: 'minutes.show',
    takes: 'ref',
    letters: 'M',
  },
  { usage: 'calendar', words: ['calendar', 'calendrier', 'subscribe'], act: 'calendar.show' },
];
