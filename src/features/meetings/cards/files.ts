/** A meeting for calendars, and its minutes as a document and as text [ToR 3.b.iii]. */
import type { MeetingView } from './view.ts';
import type { MinutesView } from './minutesPaperView.ts';
import type { Classification } from '../../../core/classification.ts';
import { file, type FileAt } from '../../../kit/file.ts';
import { ics, ICS } from './ics.ts';
import { summaryRecord } from './summaryRecord.ts';
import { html, HTML } from '../../../kit/documents/html.ts';
import { plainText, PLAIN } from '../../../kit/documents/plain.ts';
import { word, WORD } from '../../../kit/documents/word.ts';

const anyone = (): boolean => true;
const label = ({ classification }: MinutesView): Classification => classification;

/** The calendar file that adds the meeting, or removes a cancelled one. */
export const invitationIcs = file('meeting', ICS, anyone, ({ view, say }: FileAt<MeetingView>) =>
  ics(say, [view.event], { method: view.event.cancelled ? 'CANCEL' : 'PUBLISH' }),
);

type At = FileAt<MinutesView>;
export const minutesWord = file('minutes', WORD, anyone, ({ view, say }: At) => word(summaryRecord(say, view)), label);
export const minutesText = file(
  'minutes',
  PLAIN,
  anyone,
  ({ view, say }: At) => plainText(summaryRecord(say, view)),
  label,
);
export const minutesHtml = file('minutes', HTML, anyone, ({ view, say }: At) => html(summaryRecord(say, view)), label);
