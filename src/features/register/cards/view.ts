/** What the cards and files of the register are drawn from. */
import type { CalendarDate, Instant, Ref } from '../../../core/ids.ts';
import type { Classification } from '../../../core/classification.ts';

interface Said {
  readonly entity: string;
  readonly text: string;
}

/** An objection, and how it ended: it stands recorded, was taken back before the end or in the meeting, or was not in the room. */
export interface ObjectionEnd extends Said {
  readonly ended: 'recorded' | 'withdrawn' | 'lifted' | 'absent';
  readonly at?: Instant;
  readonly reason?: string;
}

/** One line of the register, as far as this reader may see it. */
export interface RegisterLineView {
  readonly number: string;
  readonly kind: 'decision' | 'minutes';
  /** It is restricted and not for this reader, who sees that there is one. */
  readonly closed?: true;
  readonly ref: Ref;
  /** The request that a meeting or the Steering Committee decided. */
  readonly about?: Ref;
  readonly date: CalendarDate;
  readonly route: 'written' | 'meeting' | 'steeringCommittee';
  readonly title: string;
  /** What was decided, in the words of the record. */
  readonly text: string;
  readonly documentUrl: string;
  readonly documentVersion: string;
  readonly classification: Classification;
  readonly outcome: string;
  readonly endorsed: readonly string[];
  readonly silent: readonly string[];
  readonly abstained: readonly string[];
  readonly recused: readonly string[];
  /** Those that stood at the end. */
  readonly objections: readonly Said[];
  /** All of them, with how each ended. */
  readonly objectionsEnded: readonly ObjectionEnd[];
  /** Requests for discussion that no objection stood beside. */
  readonly discussion: readonly Said[];
  /** Who was there when a meeting decided, and which objections were taken back in it. */
  readonly present: readonly string[];
  readonly lifted: readonly Said[];
  readonly unreached: readonly string[];
  /** Why it was closed although some were not reached. */
  readonly reason?: string;
  /** Numbers of the decisions whose place it took, and of the one that took its own. */
  readonly supersedes: readonly string[];
  readonly supersededBy?: string;
  readonly reviewOn?: CalendarDate;
}

/** What a search has found: so many, and the lines of one page of them, the latest first. */
export interface RegisterPageView {
  readonly decisions: number;
  readonly minutes: number;
  /** From 1. */
  readonly page: number;
  readonly lines: readonly RegisterLineView[];
}
