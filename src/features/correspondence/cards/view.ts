/** The views from which the cards of correspondence and news are drawn. */
import type { CalendarDate, EntityId, Instant, Ref } from '../../../core/ids.ts';
import type { Classification, Discretion } from '../../../core/classification.ts';
import type { ModerationView } from '../../../kit/moderation.ts';
import type { CorrespondenceKind, CorrespondenceState, Counts, Decided } from '../rules/state.ts';

/** A recipient who was not reached, with the reason. */
export interface MissedView {
  readonly name: string;
  readonly entity?: string;
  readonly reason: string;
}

/** A message as one reader may see it. Recipients have only the first half of the properties. */
export interface CorrespondenceView extends ModerationView<Decided> {
  readonly ref: Ref;
  readonly kind: CorrespondenceKind;
  readonly state: CorrespondenceState;
  readonly subject: string;
  readonly text: string;
  readonly links: readonly string[];
  /** The call for input whose answers the message has as a file. */
  readonly source?: Ref;
  readonly classification: Classification;
  /** How much a message that is kept may contain; `all` when the reader has just asked for it (domain.md 9). */
  readonly discretion: Discretion;
  readonly from: string;
  readonly fromEntity?: string;
  readonly audience: readonly string[];
  readonly people: number;
  readonly entities: number;
  /** The reader is a recipient and is asked to acknowledge. The sender never is. */
  readonly asksToAcknowledge: boolean;
  /** The number of people who are asked to acknowledge; 0 when nobody is. */
  readonly askedToConfirm: number;
  readonly isRecipient: boolean;
  readonly acknowledgedAt?: Instant;
  readonly dueAt?: Instant;
  readonly isOver: boolean;
  /** The reader's entity still has to pass it on. */
  readonly asksToShare: boolean;
  readonly sharedBy?: { readonly name: string; readonly at: Instant };
  readonly sendAt?: Instant;
  readonly sentAt?: Instant;

  /** The version of the text. A press on the card sends it back. */
  readonly cardVersion: string;
  readonly manages: boolean;
  readonly isSender: boolean;
  readonly progress: Counts;
  readonly failures: readonly MissedView[];
  readonly fallbacks: readonly { readonly entity: string; readonly to: readonly string[] }[];
  readonly acknowledged: readonly string[];
  /** How many have acknowledged. */
  readonly confirmed: number;
  /** Recipients who were reached, or are to be, and have not acknowledged, where this is asked. */
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

/** For its document: with the name of the network. */
export interface CircularView {
  readonly network: string;
  readonly item: CorrespondenceView;
}

export interface CorrespondenceLine {
  readonly ref: Ref;
  readonly kind: CorrespondenceKind;
  readonly state: CorrespondenceState;
  readonly subject: string;
  readonly veiled: boolean;
  readonly at: Instant;
  /** What this reader has to do about it, if anything. */
  readonly wants?: 'decision' | 'review' | 'acknowledgement' | 'sharing';
  readonly dueAt?: Instant;
}

/** A page of the messages that a reader may see, the latest first. */
export interface CorrespondencePage {
  readonly lines: readonly CorrespondenceLine[];
  /** There may be more messages: the next page has numbers below this one. */
  readonly before?: number;
}

/** A row of the outgoing register, as texts. */
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
    | 'notSharedBy'
    | 'handed'
    | 'opened'
    | 'cameBack',
    string
  >
>;

/** What the form offers. */
export interface ComposingView {
  readonly manages: boolean;
  readonly entities: readonly EntityId[];
  readonly zone: string;
  readonly urgentLeft?: number;
}

/** A message before it is sent: as recipients will see it, with their number. */
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
