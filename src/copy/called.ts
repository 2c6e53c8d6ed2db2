/** What a meeting is called. */
import type { MeetingLine } from '../core/meetingView.ts';
import type { Speaker } from './copy.ts';

/** One without a title of its own is called by its kind, in the reader's language. */
export const called = (say: Speaker, m: Pick<MeetingLine, 'kind' | 'title' | 'untitled'>): string =>
  m.untitled ? say(`card.meeting.kind.${m.kind}`) : m.title;
