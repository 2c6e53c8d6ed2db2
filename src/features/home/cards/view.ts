/** What the home card and the welcome are drawn from. */
import type { CalendarDate, Ref } from '../../../core/ids.ts';
import type { MeetingLine } from '../../meetings/cards/view.ts';
import type { CorrespondenceLine } from '../../correspondence/cards/view.ts';
import type { RmcHome } from '../../rmc/cards/view.ts';
import type { RequestLine } from '../../endorsement/cards/view.ts';

export interface HomeView {
  readonly networkName: string;
  readonly waiting: readonly RequestLine[];
  readonly running: readonly RequestLine[];
  /** Requests that only the Secretariat can take further. */
  readonly toDecide: readonly RequestLine[];
  /** Messages that want something of the reader: a decision, an acknowledgement. */
  readonly correspondence: readonly CorrespondenceLine[];
  /** Meetings that are near enough for the reader's entity to say now whether it comes. */
  readonly toReply: readonly MeetingLine[];
  /** The next meetings that concern the reader. */
  readonly meetings: readonly MeetingLine[];
  /** Proposals for the agenda, and requests for meetings, that wait for the Secretariat. */
  readonly proposals: readonly { readonly ref: Ref; readonly title: string }[];
  readonly meetingRequests: readonly { readonly ref: Ref; readonly title: string }[];
  readonly away?: { readonly from: CalendarDate; readonly to: CalendarDate; readonly alternate: string };
  readonly rmc?: RmcHome;
}
