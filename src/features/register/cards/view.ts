/** What the cards and files of the register are drawn from. */
import type { CalendarDate, Ref } from '../../../core/ids.ts';
import type { Classification } from '../../../core/classification.ts';

/** One decision of the register, as far as this reader may see it. */
export interface RegisterLineView {
  readonly number: string;
  /** It is restricted and not for this reader, who sees that there is one. */
  readonly closed?: true;
  readonly ref: Ref;
  readonly date: CalendarDate;
  readonly route: 'written' | 'meeting' | 'steeringCommittee';
  readonly title: string;
  readonly documentUrl: string;
  readonly documentVersion: string;
  readonly classification: Classification;
  readonly outcome: string;
  readonly endorsed: readonly string[];
  readonly silent: readonly string[];
  readonly abstained: readonly string[];
  readonly recused: readonly string[];
  readonly objections: readonly { readonly entity: string; readonly text: string }[];
  /** Requests for discussion that no objection stood beside. */
  readonly discussion: readonly { readonly entity: string; readonly text: string }[];
  /** Who was there when a meeting decided, and which objections were taken back in it. */
  readonly present: readonly string[];
  readonly lifted: readonly { readonly entity: string; readonly text: string }[];
  readonly unreached: readonly string[];
  /** Why it was closed although some were not reached. */
  readonly reason?: string;
}
