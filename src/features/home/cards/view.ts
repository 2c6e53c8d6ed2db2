/** The views from which the home card and the welcome are drawn. */
import type { CalendarDate, Instant } from '../../../core/ids.ts';
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
  /** Requests that need a decision by the Secretariat. */
  readonly toDecide: readonly RequestLine[];
  /** Messages for which the reader has to do something, for example decide or acknowledge. */
  readonly correspondence: readonly CorrespondenceLine[];
  /** Calls for input that need an answer of the reader's entity, or a decision by the Secretariat. */
  readonly inputs: readonly InputLine[];
  /** Activities of the work plan that are overdue, or of which nothing was reported. */
  readonly plan: readonly PlanLine[];
  readonly away?: { readonly from: CalendarDate; readonly to: CalendarDate; readonly alternate: string };
  readonly rmc?: RmcHome;
  /** For officers: since when Concord's own mailbox cannot be read. */
  readonly mailboxUnread?: Instant;
}
