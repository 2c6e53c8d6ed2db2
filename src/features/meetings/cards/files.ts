/** A meeting for calendars, and its minutes as a document and as text [ToR 3.b.iii]. */
import type { MeetingView } from './view.ts';
import type { MinutesView } from './minutesPaperView.ts';
import type { Classification } from '../../../core/classification.ts';
import { file, type FileAt } from '../../../kit/file.ts';
import { ics, ICS } from './ics.ts';
import { summaryRecord } from './summaryRecord.ts';
import { html, HTML } from '../../../kit/documents/html.ts';
import { plainText, PLAIN } from '../../../kit/documents/plain.ts';
import { templateFiles } from '../../../kit/documents/formats.ts';
import { minutesData, minutesLayout } from './summaryTemplate.ts';
import { word, wordFrom, WORD } from '../../../kit/documents/word.ts';

const anyone = (): boolean => true;
const label = ({ classification }: MinutesView): Classification => classification;

/** The calendar file that adds the meeting, or removes a cancelled one. */
export const invitationIcs = file('meeting', ICS, anyone, ({ view, say }: FileAt<MeetingView>) =>
  ics(say, [view.event], { method: view.event.cancelled ? 'CANCEL' : 'PUBLISH' }),
);

type At = FileAt<MinutesView>;
export const minutesWord = {
  ...file(
    'minutes',
    WORD,
    anyone,
    ({ view, say, template }: At) =>
      template === undefined ? word(summaryRecord(say, view)) : wordFrom(template, minutesData(say, view)),
    label,
  ),
  template: 'minutes' as const,
};
export const minutesTemplates = templateFiles('minutes', minutesLayout);
export const minutesText = file(
  'minutes',
  PLAIN,
  anyone,
  ({ view, say }: At) => plainText(summaryRecord(say, view)),
  label,
);
export const minutesHtml = file('minutes', HTML, anyone, ({ view, say }: At) => html(summaryRecord(say, view)), label);
