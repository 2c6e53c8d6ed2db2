/** Meetings: series, agenda, consensus, minutes [ToR 2.a.ix, 3.a.i–iii, 3.b.i–iii]. */
import type { Feature } from '../../kit/feature.ts';
import { agendaActs, decisionActs } from './agendaActs.ts';
import { cards } from './cards/index.ts';
import { invitationIcs, minutesFiles, minutesRecord } from './cards/files.ts';
import { commands } from './commands.ts';
import { kinds } from './kinds.ts';
import { minutesActs } from './minutesActs.ts';
import { views } from './queries/readers.ts';
import { records } from './queries/records.ts';
import { calendarActs, seriesActs } from './seriesActs.ts';
import { sittingActs } from './sittingActs.ts';

export const meetings = {
  kinds,
  acts: { ...calendarActs, ...seriesActs, ...sittingActs, ...agendaActs, ...decisionActs, ...minutesActs },
  views,
  cards,
  files: {
    'invitation.ics': invitationIcs,
    ...minutesFiles,
    'minutesRecord.json': minutesRecord,
  },
  commands,
  records,
} satisfies Feature;
