/** What the cards of correspondence and news are drawn from. */
import type { CalendarDate, EntityId, Instant, Ref } from '../../../core/ids.ts';
import type { Classification } from '../../../core/classification.ts';
import type { CorrespondenceKind, CorrespondenceState, Counts } from '../rules/state.ts';

/** A name, and why it was not reached. */
export interface MissedView {
  readonly name: string;
  readonly entity?: string;
  readonly reason: string;
}

/** One reader's view of a message: those who only receive it see the first half. */
export interface CorrespondenceView {
  readonly ref: Ref;
  readonly kind: CorrespondenceKind;
  readonly state: CorrespondenceState;
  readonly subject: string;
  readonly text: string;
  readonly links: readonly string[];
  /** The call for input whose answers it brings, as a file. */
  readonly source?: Ref;
  readonly classification: Classification;
  /** What may stand in a message that is kept; all, when the reader asked for it (domain.md 9). */
  readonly discretion: 'all' | 'title' | 'reference';
  readonly from: string;
  readonly fromEntity?: string;
  readonly audience: readonly string[];
  readonly people: number;
  readonly entities: number;
  /** Of the reader, if it came to them; its sender is not asked to have it. */
  readonly asksToAcknowledge: boolean;
  /** How many are asked to confirm it; 0 when nobody is. */
  readonly askedToConfirm: number;
  readonly isRecipient: boolean;
  readonly acknowledgedAt?: Instant;
  readonly dueAt?: Instant;
  readonly isOver: boolean;
  /** The reader's entity has yet to pass it on. */
  readonly asksToShare: boolean;
  readonly sharedBy?: { readonly name: string; readonly at: Instant };
  readonly sendAt?: Instant;
  readonly sentAt?: Instant;

  /** The version of the text, which a press on the card says it saw. */
  readonly cardVersion: string;
  readonly manages: boolean;
  readonly isSender: boolean;
  /** May this reader decide about a held one: not their own, unless alone, nor one that a colleague has claimed. */
  readonly mayDecide: boolean;
  readonly mayClaim: boolean;
  readonly heldSince?: Instant;
  readonly claimedBy?: { readonly name: string; readonly at: Instant; readonly me: boolean };
  readonly decided?: {
    readonly how: 'approved' | 'declined' | 'cancelled';
    readonly by: string;
    readonly at: Instant;
    readonly reason?: string;
    readonly before?: { readonly subject: string; readonly text: string };
  };
  readonly progress: Counts;
  readonly failures: readonly MissedView[];
  readonly fallbacks: readonly { readonly entity: string; readonly to: readonly string[] }[];
  readonly acknowledged: readonly string[];
  /** Those whom it has reached, or is to reach, and who have not said that they have it, where that is asked. */
  readonly unconfirmed: readonly string[];
  readonly shared: readonly {
    readonly entity: string;
    readonly name: string;
    readonly at: Instant;
    readonly where?: string;
    readonly link?: string;
  }[];
  readonly notShared: readonly string[];
  readonly replies: readonly { readonly name: string; readonly text: string; readonly at: Instant }[];
  readonly reviewed?: { readonly name: string; readonly at: Instant; readonly note?: string };
  readonly asksForReview: boolean;
}

export interface CorrespondenceLine {
  readonly ref: Ref;
  readonly kind: CorrespondenceKind;
  readonly state: CorrespondenceState;
  readonly subject: string;
  readonly veiled: boolean;
  readonly at: Instant;
  /** What it wants of this reader, if anything. */
  readonly wants?: 'decision' | 'review' | 'acknowledgement' | 'sharing';
  readonly dueAt?: Instant;
}

/** Some of the messages that a reader may see, the latest first. */
export interface CorrespondencePage {
  readonly lines: readonly CorrespondenceLine[];
  /** There may be more: the looking goes on below this number. */
  readonly before?: number;
}

/** A line of the outgoing register, each cell as text. */
export type CorrespondenceRow = Readonly<
  Record<
    | 'reference'
    | 'kind'
    | 'sentAt'
    | 'subject'
    | 'classification'
    | 'from'
    | 'entity'
    | 'approvedBy'
    | 'audience'
    | 'links'
    | 'people'
    | 'entities'
    | 'delivered'
    | 'notReached'
    | 'acknowledged'
    | 'dueOn'
    | 'sharedBy'
    | 'notSharedBy',
    string
  >
>;

/** What a form needs to offer. */
export interface ComposingView {
  readonly manages: boolean;
  readonly entities: readonly EntityId[];
  readonly zone: string;
  readonly urgentLeft?: number;
}

/** A message before it is sent: as recipients will see it, and how many they are. */
export interface PreviewView {
  readonly item: CorrespondenceView;
  readonly people: number;
  readonly entities: number;
  readonly composing: ComposingView;
}

export interface NewsView {
  readonly ref: Ref;
  readonly state: 'queued' | 'used' | 'declined';
  readonly headline: string;
  readonly text: string;
  readonly picture?: string;
  readonly from: string;
  readonly entity: string;
  readonly submittedAt: Instant;
  readonly usedAt?: Instant;
  readonly usedOn?: CalendarDate;
  readonly reason?: string;
  readonly manages: boolean;
}
