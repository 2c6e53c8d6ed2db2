/** The view from which the previews of acts on meetings are drawn. */
import type { Instant, Ref } from '../../../core/ids.ts';
import type { MeetingKindView } from './view.ts';

export type PreviewedAct =
  'meeting.schedule' | 'meeting.move' | 'meeting.cancel' | 'meeting.requestApprove' | 'series.set' | 'series.end';

export interface MeetingPreview {
  /** The act of the button, with `values` by the names of its inputs. */
  readonly verb: PreviewedAct;
  readonly values: Readonly<Record<string, string>>;
  readonly ref?: Ref;
  readonly kind: MeetingKindView;
  readonly title: string;
  readonly untitled: boolean;
  readonly startsAt?: Instant;
  /** The present start of a meeting that is to be moved. */
  readonly from?: Instant;
  readonly minutes?: number;
  readonly place?: string;
  /** The number of items that go to the next meeting when this one is cancelled. */
  readonly items?: number;
  /** The number of meetings of a series, of which these are the first. */
  readonly meetings?: number;
  readonly first?: readonly Instant[];
  readonly dayOff?: boolean;
  readonly people: number;
  readonly entities: number;
}
