/** A meeting for calendars, and its minutes as a document and as text [ToR 3.b.iii]. */
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
