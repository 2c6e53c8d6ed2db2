/** The views from which cards and files of the register are drawn. */
import type { CalendarDate, Instant, Ref } from '../../../core/ids.ts';
import type { Classification } from '../../../core/classification.ts';
import type { Made, Since } from '../../../core/objections.ts';
import type { CorrectionMade } from '../../../core/corrections.ts';
import type { Stop } from '../../../core/stops.ts';
import type { LongList } from '../../../core/longList.ts';
import type { ROUTES } from '../rules/state.ts';

interface Said {
  readonly entity: string;
  readonly text: string;
}

/**
 * An objection and its end: it is in force in the record; was withdrawn before the end or in a meeting; its entity was not present;
 * it stood when a meeting ended; another one took its place; or its entity left the meeting or the network.
 */
export interface ObjectionEnd extends Said {
  readonly ended: 'recorded' | 'withdrawn' | 'lifted' | 'absent' | 'stood' | 'replaced' | 'left' | 'departed';
  readonly at?: Instant;
  /** The name of whoever withdrew it. */
  readonly by?: string;
  /** The Secretariat entered it for the entity. */
  readonly entered?: true;
  /** From which writing. */
  readonly source?: string;
  readonly reason?: string;
  /** The meeting where it was withdrawn was recorded afterwards: when it was held. */
  readonly held?: Instant;
  /** The meeting that raised it, where it was not withdrawn there. */
  readonly meeting?: Ref;
  /** Of one that stood, where another meeting has taken the item since. */
  readonly since?: Since;
  /** Who had made it, and when. */
  readonly raised?: Made;
  /** When it stood together with a request for discussion. */
  readonly stops?: readonly Stop[];
}

/** The name is empty where the person was erased. */
export interface RepresentativeView {
  readonly entity: string;
  readonly name: string;
  readonly role?: 'focalPoint' | 'alternate';
}

/** A position that the Secretariat entered, from which writing, by whom and when. */
export interface EnteredView {
  readonly entity: string;
  readonly position: 'endorse' | 'abstain' | 'object';
  readonly at: Instant;
  readonly by?: string;
  readonly source: string;
}

/** A meeting that took the item, when and with which outcome. */
export interface TookView {
  readonly meeting: Ref;
  readonly at: Instant;
  readonly outcome:
    'consensus' | 'noted' | 'deferred' | 'leftOpen' | 'noConsensus' | 'carry' | 'steeringCommittee' | 'revise';
}

/** How a request had come to an entity: when and on which platform, or why it had not. */
export interface CameView {
  readonly entity: string;
  readonly state: 'reached' | 'tooLate' | 'notReached' | 'asked' | 'unknown';
  readonly at?: Instant;
  readonly by?: string;
  readonly reason?: string;
}

/** A line of the register, as far as this reader may see it. */
export interface RegisterLineView {
  /** The network's own template does not mark every page, so the decision sheet in Word is made without it. */
  readonly passedOver?: true;
  readonly number: string;
  readonly kind: 'decision' | 'minutes';
  /** The reader may not see this restricted decision, only that it exists. */
  readonly closed?: true;
  readonly ref: Ref;
  /** The request that a meeting or the Steering Committee decided. */
  readonly about?: Ref;
  /** The meeting that sent it to the Steering Committee. */
  readonly sentBy?: Ref;
  readonly date: CalendarDate;
  readonly route: (typeof ROUTES)[number];
  readonly title: string;
  /** The decision, in the words of the record. */
  readonly text: string;
  readonly documentUrl: string;
  readonly documentVersion: string;
  readonly classification: Classification;
  readonly outcome: string;
  readonly endorsed: readonly string[];
  readonly silent: readonly string[];
  readonly abstained: readonly string[];
  readonly recused: readonly string[];
  /** The objections in force at the end. */
  readonly objections: readonly Said[];
  /** All objections, each with its end. */
  readonly objectionsEnded: readonly ObjectionEnd[];
  /** Requests for discussion without an objection. */
  readonly discussion: readonly (Said & Pick<ObjectionEnd, 'raised'>)[];
  /** Of a decision in a meeting: who was present, and which objections were withdrawn in it. */
  readonly present: readonly string[];
  readonly lifted: readonly Said[];
  /** Who represented them, where it is known. */
  readonly people?: readonly RepresentativeView[];
  readonly unreached: readonly string[];
  /** Positions that the Secretariat entered. */
  readonly entered?: readonly EnteredView[];
  /** The question that was put, and the meetings that took it. */
  readonly question?: string;
  readonly sittings?: readonly TookView[];
  /** How the request had come to each entity. */
  readonly reach?: readonly CameView[];
  /** Editorial corrections of the request, with what was there and what stands now. */
  readonly corrections?: readonly CorrectionMade[];
  /** The reason why it was closed although some entities were not reached. */
  readonly reason?: string;
  /** The numbers of the decisions that it replaced, and of the one that replaced it. */
  readonly supersedes: readonly string[];
  readonly supersededBy?: string;
  readonly reviewOn?: CalendarDate;
  /** Entities to which a mail about it came back after the end, and why. */
  readonly cameBack?: readonly { readonly entity: string; readonly at: Instant; readonly reason: string }[];
  /** The end of the audit trail when it got its number. */
  readonly trail?: { readonly line: number; readonly hash: string };
}

/** The register for a file. A line is made when its turn comes: all at once would take hundreds of megabytes. */
export interface RegisterView {
  /** The latest first. */
  readonly lines: LongList<RegisterLineView>;
  /** The same for programs: entities are named by their ids. */
  readonly data: LongList<RegisterLineView>;
  /** The date of the latest. */
  readonly latest?: CalendarDate;
  /** The strictest label of its lines. */
  readonly classification: Classification;
}

/** The results of a search: their number, and the lines of one page, the latest first. */
export interface RegisterPageView {
  /** The name of the entity that was asked for, as it can be typed again. */
  readonly entityName?: string;
  readonly decisions: number;
  readonly minutes: number;
  /** Counted from 1. */
  readonly page: number;
  readonly lines: readonly RegisterLineView[];
}
