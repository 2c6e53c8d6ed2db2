/** What the preview of something about meetings is drawn from. */
import type { Instant, Ref } from '../../../core/ids.ts';
import type { MeetingKindView } from './view.ts';

export type PreviewedAct =
  'meeting.schedule' | 'meeting.move' | 'meeting.cancel' | 'meeting.requestApprove' | 'series.set' | 'series.end';

export interface MeetingPreview {
  /** What one more press does, with `values` by the names of its inputs. */
  readonly verb: PreviewedAct;
  readonly values: Readonly<Record<string, string>>;
  readonly ref?: Ref;
  readonly kind: MeetingKindView;
  readonly title: string;
  readonly untitled: boolean;
  readonly startsAt?: Instant;
  /** Of one that is moved. */
  readonly from?: Instant;
  readonly minutes?: number;
  readonly place?: string;
  /** Of one that is cancelled: so many items go to the next. */
  readonly items?: number;
  /** Of a series: so many meetings, the first of which are these. */
  readonly meetings?: number;
  readonly first?: readonly Instant[];
  readonly dayOff?: boolean;
  readonly people: number;
  readonly entities: number;
}
