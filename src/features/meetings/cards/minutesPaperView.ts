/** The views from which the cards and papers of minutes are drawn, for one reader. */
import type { Classification } from '../../../core/classification.ts';
import type { Delegate, Representative } from '../../../core/people.ts';
import type { EntityId, Instant, Ref } from '../../../core/ids.ts';
import type { Stop } from '../../../core/stops.ts';
import type {
  MeetingKindView,
  OutcomeView,
  NextView,
  ActionLine,
  GoneView,
  MeetingView,
  WithdrawnView,
} from './view.ts';

/** An objection that stood to the end of the item. */
export interface StandingView {
  readonly entity: EntityId;
  readonly text: string;
  readonly written?: boolean;
  readonly entered?: true;
  /** From which writing the Secretariat entered it. */
  readonly source?: string;
  readonly at?: Instant;
  /** The meeting was recorded afterwards: the instant is when this was entered. */
  readonly afterwards?: true;
  readonly byName?: string;
  /** When a written one stood together with a request for discussion. */
  readonly stops?: readonly Stop[];
}

export interface MinutesItemView {
  readonly item: Ref;
  readonly title: string;
  /** Only its reference is shown: nobody's name, position or words. */
  readonly veiled: boolean;
  /** The reader may not open the item. */
  readonly closed?: true;
  /** The words are omitted, as on the item's own card. */
  readonly discreet: boolean;
  /** What was withdrawn after the closing time. */
  readonly withdrawnLate?: WithdrawnView;
  readonly note?: string;
  readonly document?: { readonly url: string; readonly version: string };
  /** Why it left the agenda after that was final, or that nobody came to a standing item. */
  readonly left?: 'objectionWithdrawn' | 'discussionWithdrawn' | 'requestWithdrawn' | 'declined' | 'notReached';
  /** Why the Secretariat took it off. */
  readonly reason?: string;
  /** The written request that brought it, who stopped that, and who asked for a discussion without an objection. */
  readonly source?: Ref;
  readonly stopped?: readonly (Omit<StandingView, 'text' | 'at'> & { readonly at: Instant })[];
  readonly discussion?: readonly StandingView[];
  readonly outcome?: OutcomeView;
  readonly then?: NextView;
  readonly question?: string;
  readonly text?: string;
  readonly number?: string;
  readonly present: readonly EntityId[];
  readonly objections: readonly StandingView[];
  /** Written ones of entities that were not present. */
  readonly absent: readonly StandingView[];
  readonly withdrawn: readonly GoneView[];
  readonly lifted: readonly GoneView[];
  readonly actions: readonly ActionLine[];
}

export interface CorrectionView {
  readonly at: Instant;
  /** Its author; none once retention has removed the names. */
  readonly by?: string;
  readonly text: string;
  /** Who represented these entities, as it was corrected. */
  readonly represented?: readonly { readonly entity: EntityId; readonly people: readonly Delegate[] }[];
  /** Of a removal: the hash of the minutes as they were before. */
  readonly hash?: string;
}

/** The record of issued minutes as it is stored: its SHA-256 is the one that a correction names after a removal. */
export interface MinutesRecordView {
  readonly ref: Ref;
  readonly startsAt: Instant;
  readonly classification: Classification;
  readonly json: string;
}

export interface MinutesView {
  readonly ref: Ref;
  /** The strictest label of the content, as far as this reader may see it. */
  readonly classification: Classification;
  /** What is for the members of the network is left out. An extract does not tell the label of the whole. */
  readonly extract?: true;
  /** The network of the meeting. */
  readonly network: string;
  readonly endedAt?: Instant;
  readonly chair?: string;
  readonly alternates?: readonly EntityId[];
  readonly kind: MeetingKindView;
  readonly title: string;
  readonly untitled: boolean;
  /** When it began. */
  readonly startsAt: Instant;
  /** When a meeting that was recorded afterwards ended. */
  readonly until?: Instant;
  readonly place?: string;
  /** When its agenda was circulated, and from when on it was final. */
  readonly agenda?: { readonly circulatedAt?: Instant; readonly finalAt: Instant };
  readonly state: 'draft' | 'issued';
  /** The text, comments and corrections are left out: the minutes are restricted, and this is kept or not for this reader. */
  readonly wordless: boolean;
  readonly text?: string;
  readonly present: readonly EntityId[];
  readonly regrets: readonly EntityId[];
  readonly people?: readonly Representative[];
  readonly items: readonly MinutesItemView[];
  readonly noted: MeetingView['noted'];
  readonly earlier: MeetingView['earlier'];
  readonly adoptAt: Instant;
  readonly open: boolean;
  /** Which draft it is, or was when it was issued, when that went round, and the hash of what it said. */
  readonly draft?: { readonly n: number; readonly at: Instant; readonly hash: string };
  /** For the Secretariat: the draft does not say what was entered since. */
  readonly outdated?: true;
  readonly comments: readonly {
    readonly entity: EntityId;
    readonly by?: string;
    readonly at: Instant;
    readonly text: string;
  }[];
  readonly issuedAt?: Instant;
  readonly bySilence: boolean;
  readonly number?: string;
  /** The end of the audit trail when they got it. */
  readonly trail?: { readonly line: number; readonly hash: string };
  readonly corrections: readonly CorrectionView[];
  /** When their period of retention was over, and texts and names went. */
  readonly bareSince?: Instant;
  /** The network's own template does not mark every page, so the Word file is made without it. */
  readonly passedOver?: true;
  readonly mayComment: boolean;
  readonly mayManage: boolean;
  /**
   * `leftOut`: words of restricted items are omitted until the reader asks for them. `shown`: they are included, and the card
   * is not kept.
   */
  readonly restricted?: 'leftOut' | 'shown';
}
