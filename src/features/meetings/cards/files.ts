/** A meeting for calendars, and its minutes as a document and as text [ToR 3.b.iii]. */
import type { MinutesRecordView } from './minutesPaperView.ts';
import type { MeetingView } from './view.ts';
import { file, type FileAt } from '../../../kit/file.ts';
import { ics, ICS } from './ics.ts';
import { inFormats } from '../../../kit/documents/formats.ts';
import { minutesLayout } from './summaryLayout.ts';
import { minutesData } from './summaryRecord.ts';

const anyone = (): boolean => true;

/** The calendar file that adds the meeting, or removes a cancelled one. */
export const invitationIcs = file(
  'meeting',
  ICS,
  anyone,
  ({ view, say }: FileAt<MeetingView>) =>
    ics(say, [view.event], { method: view.event.cancelled ? 'CANCEL' : 'PUBLISH' }),
  { called: ({ view, say, day }) => say('file.name.invitation', { ref: view.ref, on: day(view.startsAt) }) },
);

export const minutesFiles = inFormats('minutes', {
  view: 'minutes',
  may: anyone,
  data: minutesData,
  layout: minutesLayout,
  label: ({ classification }) => classification,
  called: ({ say, view, day }) =>
    say(view.state === 'issued' ? 'file.name.minutes' : 'file.name.minutesDraft', {
      ref: view.ref,
      on: day(view.startsAt),
    }),
});

/** To the letter as it is stored, so that its hash is the one that the minutes name when something was removed later. */
export const minutesRecord = file(
  'minutesRecord',
  'application/json; charset=utf-8',
  ({ manages }) => manages,
  ({ view }: FileAt<MinutesRecordView>) => view.json,
  {
    label: ({ classification }) => classification,
    called: ({ say, view, day }) => say('file.name.minutesRecord', { ref: view.ref, on: day(view.startsAt) }),
  },
);
