/** What the record of a written endorsement is made from: the request as it is stored, and what is known beside it. */
import type { EntityId, Instant, Ref } from '../../../core/ids.ts';
import type { Made, Since } from '../../../core/objections.ts';
import type { Stop } from '../../../core/stops.ts';
import type { AgreedView } from './view.ts';
import type { Endorsement } from '../rules/state.ts';

/** How the request came to an entity. */
export interface CameBy {
  readonly entity: EntityId;
  readonly state: 'reached' | 'tooLate' | 'notReached' | 'asked' | 'unknown';
  readonly at?: Instant;
  readonly name?: string;
  readonly platform?: string;
  /** The person looked at the request, or pressed on it, before anything was known to have come. */
  readonly isLook?: true;
  /** For a mail: its address, when it was handed on, and when its reader was there. */
  readonly mail?: MailCame;
  /** The mails to it that came back: the last to each address before the end, and after it. They change nothing of the rest. */
  readonly cameBack?: readonly ReturnedTo[];
  /** The words of the mail system, for an entity whose mails came back of which nothing else is known any more. */
  readonly mailSaid?: string;
  readonly reason?: string;
}

/** A mail that came back. @property said the words of the mail system */
export interface ReturnedTo {
  /** To whom and where; not once retention has removed it. */
  readonly to?: { readonly name: string; readonly address: string };
  readonly at: Instant;
  readonly reason: string;
  readonly said?: string;
  readonly isAfterEnd?: true;
}

export interface MailCame {
  readonly address: string;
  readonly handedAt: Instant;
  /** A report says that it is in the mailbox, or its reader was there. */
  readonly provedAt?: Instant;
  readonly isSeen: boolean;
  readonly isDelayed: boolean;
}

/** An objection, and how it ended. */
export interface ObjectionEnd {
  readonly entity: EntityId;
  readonly text: string;
  readonly ended: 'recorded' | 'stands' | 'withdrawn' | 'lifted' | 'stood' | 'replaced' | 'left' | 'departed';
  readonly at?: Instant;
  /** The id of whoever withdrew it. */
  readonly by?: string;
  /** The Secretariat entered it for the entity. */
  readonly entered?: true;
  /** From which writing. */
  readonly source?: string;
  readonly reason?: string;
  /** By whom and when it was made, by their id. */
  readonly raised?: Made;
  /** The meeting where it was withdrawn was recorded afterwards: when it was held. */
  readonly held?: Instant;
  /** The meeting that raised it. */
  readonly meeting?: Ref;
  /** Of one that stood there, where another meeting has taken the item since. */
  readonly since?: Since;
  /** When it stood together with a request for discussion. */
  readonly stops?: readonly Stop[];
}

/** A meeting that took the item of the request: who recorded what came of it, in which words. */
export interface SatView {
  readonly meeting: Ref;
  /** The id of the officer; none where the meeting ended while the question was open. */
  readonly by?: string;
  readonly text: string;
  readonly question?: string;
}

export interface RecordView {
  readonly network: string;
  readonly request: Endorsement;
  /** Names of people by their ids. */
  readonly names: Readonly<Record<string, string>>;
  /** The names of those who spoke after the end, in the order of what they said. */
  readonly lateBy?: readonly string[];
  readonly reach: readonly CameBy[];
  readonly objections: readonly ObjectionEnd[];
  /** The meetings that took its item, in their order. */
  readonly sittings: readonly SatView[];
  /** With who asked, by their id, and when. */
  readonly discussion: readonly { readonly entity: EntityId; readonly text: string; readonly raised?: Made }[];
  /** The actions that a meeting agreed on with its decision. */
  readonly actions: readonly AgreedView[];
  /** While it runs, how the entities stand now; then as it was stored at the end. */
  readonly stood: Readonly<
    Record<'endorsed' | 'silent' | 'abstained' | 'recused' | 'unreached' | 'present' | 'lifted', readonly EntityId[]>
  >;
  /** The end of the audit trail when the number was given. */
  readonly trail?: { readonly line: number; readonly hash: string };
}
