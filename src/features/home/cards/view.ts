/** What the home card and the welcome are drawn from. */
import type { CalendarDate } from '../../../core/ids.ts';
import type { MeetingsHome } from '../../meetings/cards/view.ts';
import type { CorrespondenceLine } from '../../correspondence/cards/view.ts';
import type { InputLine } from '../../inputs/cards/view.ts';
import type { PlanLine } from '../../plan/cards/view.ts';
import type { RmcHome } from '../../rmc/cards/view.ts';
import type { RequestLine } from '../../endorsement/cards/view.ts';

export interface HomeView extends MeetingsHome {
  readonly networkName: string;
  readonly waiting: readonly RequestLine[];
  readonly running: readonly RequestLine[];
  /** Requests that only the Secretariat can take further. */
  readonly toDecide: readonly RequestLine[];
  /** Messages that want something of the reader: a decision, an acknowledgement. */
  readonly correspondence: readonly CorrespondenceLine[];
  /** Calls for input that want an answer of the reader's entity, or the Secretariat's decision. */
  readonly inputs: readonly InputLine[];
  /** Of the work plan: what is overdue, or nobody has said anything about. */
  readonly plan: readonly PlanLine[];
  readonly away?: { readonly from: CalendarDate; readonly to: CalendarDate; readonly alternate: string };
  readonly rmc?: RmcHome;
}
