/** The stored state of a meeting's minutes [ToR 3.b.iii]. */
import type { CalendarDate, EntityId, Instant, PersonId, Ref } from '../../../core/ids.ts';
import type { Delegate, Representative } from '../../../core/people.ts';
import type { Classification } from '../../../core/classification.ts';
import type { Stop } from '../../../core/stops.ts';
import type { Former, ItemOutcome, Left, Next, Objection, Lifted, Withdrawn } from './itemOutcome.ts';

/** What was recorded about one item. */
export interface MinutesItem {
  readonly item: Ref;
  readonly title: string;
  readonly source?: Ref;
  /** Its objection was withdrawn after the closing time. */
  readonly objectionWithdrawn?: true;
  /** Its request for discussion alone was. Minutes from before December 2026 say of it that the objection was. */
  readonly discussionWithdrawn?: true;
  /** What it was about. Minutes from before December 2026 have neither this nor the document. */
  readonly note?: string;
  readonly document?: { readonly url: string; readonly version: string };
  /** Why it left the agenda after that was final. `notReached`: a standing item, which goes to no other meeting. */
  readonly left?: Left | 'notReached';
  /** Why the Secretariat took it off. Minutes from before December 2026 do not have it. */
  readonly reason?: string;
  readonly outcome?: ItemOutcome;
  readonly then?: Next;
  /** The meeting ended before anything was recorded of it. Minutes from before December 2026 do not have it. */
  readonly leftOpen?: true;
  readonly question?: string;
  readonly text?: string;
  readonly number?: string;
  readonly present: readonly EntityId[];
  readonly objections: readonly (Objection & Stopped)[];
  readonly absent: readonly (Objection & Stopped)[];
  /** Written objections that were withdrawn in writing before. Minutes from before December 2026 have none. */
  readonly withdrawn?: readonly Withdrawn[];
  /** Objections that were withdrawn in the meeting. Minutes from before December 2026 have none. */
  readonly lifted?: readonly ((Lifted | Former) & Stopped)[];
  /** Whose objection and request for discussion stopped the written procedure. Minutes from before December 2026 do not have it. */
  readonly stopped?: readonly (Said & { readonly at: Instant })[];
  /** Requests for discussion without an objection. Minutes from before December 2026 do not have them. */
  readonly discussion?: readonly (Said & { readonly text: string })[];
  readonly actions: readonly MinutesAction[];
  readonly restricted?: Restricted;
}

/** When a written objection stood together with a request for discussion. */
interface Stopped {
  readonly stops?: readonly Stop[];
}

/** What an entity did in writing, by whom and when; `entered` by the Secretariat, from which writing. */
export interface Said {
  readonly entity: EntityId;
  readonly at?: Instant;
  readonly by?: string;
  readonly entered?: true;
  readonly source?: string;
}

/** The label of a restricted item: words about it are as restricted as the request that brought it (domain.md 9). */
export type Restricted = Exclude<Classification, 'unclassified'>;

export interface MinutesAction {
  readonly owner: string;
  /** The owner is this person, by name. Minutes from before December 2026 do not say it. */
  readonly person?: PersonId;
  readonly text: string;
  readonly due?: CalendarDate;
  readonly done: boolean;
  /** The day on which it was done, in the network's zone. Minutes from before December 2026 do not have it. */
  readonly doneOn?: CalendarDate;
  /** What it was before each change since the day on which it was agreed. Minutes from before December 2026 do not have it. */
  readonly was?: readonly {
    readonly owner: string;
    readonly person?: PersonId;
    readonly due?: CalendarDate;
    readonly until: CalendarDate;
  }[];
  /** Of a restricted item: its reference and label. Without the label the reference is all that is said of it. */
  readonly item?: Ref;
  readonly restricted?: Restricted;
}

/** Whom an officer entered for an entity. Nobody: the entity stands without a name. */
export interface Represented {
  readonly entity: EntityId;
  readonly people: readonly Delegate[];
  readonly at: Instant;
  readonly by: PersonId;
}

/** Somebody did something in the meeting for their entity. */
export interface Spoke {
  readonly entity: EntityId;
  readonly person: PersonId;
}

/** The content of minutes besides the officer's own text. It no longer changes when they are issued. */
export interface MinutesContent {
  /** The chair, by the name of that day. Minutes from before December 2026 do not have it. */
  readonly chair?: string;
  /** The present entities that were represented by an alternate, as they had announced. */
  readonly alternates?: readonly EntityId[];
  readonly present: readonly EntityId[];
  readonly regrets: readonly EntityId[];
  /** Who represented these entities, or sent regrets, where it is known. Minutes from before December 2026 do not have it. */
  readonly people?: readonly Representative[];
  readonly items: readonly MinutesItem[];
  /** Written endorsements since the last meeting, to be noted. */
  readonly noted: readonly {
    readonly number: string;
    /** Of a restricted decision: its reference. */
    readonly title: string;
    readonly restricted?: Restricted;
    /** The title of a restricted decision. Minutes from before December 2026 do not have it. */
    readonly whole?: string;
  }[];
  /** Actions of earlier meetings, with their present state. */
  readonly earlier: readonly MinutesAction[];
}

export interface Minutes {
  /** `draft` can be commented on until `adoptAt`; `issued` no longer changes. */
  readonly state: 'draft' | 'issued';
  readonly content: MinutesContent;
  /** The officer's own text, which replaces the one made from the content. */
  readonly text?: string;
  readonly draftedAt: Instant;
  readonly draftedBy: PersonId;
  readonly drafts: number;
  readonly adoptAt: Instant;
  /** The comment period is over and there were comments, so the Secretariat has to issue or to draft again. */
  readonly silenceOver?: true;
  /** When the officers were told that the draft does not say what was entered since. Silence adopts what was circulated. */
  readonly outdatedAt?: Instant;
  readonly comments: readonly MinutesComment[];
  readonly issuedAt?: Instant;
  /** Who issued them: an officer, or `silence`. */
  readonly issuedBy?: PersonId | 'silence';
  readonly number?: string;
  readonly corrections: readonly MinutesCorrection[];
}

export interface MinutesComment {
  readonly entity: EntityId;
  readonly by: PersonId;
  readonly at: Instant;
  readonly text: string;
  /** The number of the draft to which the comment belongs. */
  readonly draft: number;
}

export interface MinutesCorrection {
  readonly at: Instant;
  readonly by: PersonId;
  readonly text: string;
  /** Who represented these entities, as it was corrected. */
  readonly represented?: readonly Represented[];
  /** Something was removed from the frozen text: the hash of the minutes as they were. */
  readonly hash?: string;
}
