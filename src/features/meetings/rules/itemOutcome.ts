/** The outcomes of an agenda item, and the objections to it. */
import type { EntityId, Instant, PersonId, PlatformName } from '../../../core/ids.ts';
import type { Made } from '../../../core/objections.ts';
import type { Stop } from '../../../core/stops.ts';

export const OUTCOMES = ['consensus', 'noConsensus', 'deferred', 'noted'] as const;

export type ItemOutcome = (typeof OUTCOMES)[number];

/** Where an item goes without consensus: to the next meeting, to the Steering Committee's list, or back to its authors. */
export const NEXTS = ['carry', 'steeringCommittee', 'revise'] as const;

export type Next = (typeof NEXTS)[number];

/** An objection to what is put. `written`: it was made in the written procedure. */
export interface Objection {
  readonly entity: EntityId;
  readonly text: string;
  readonly at: Instant;
  readonly by?: PersonId;
  readonly written?: true;
  /** The Secretariat entered it for the entity; of a written one, from which writing. */
  readonly entered?: true;
  readonly source?: string;
}

/** A statement in the meeting that the entity no longer objects, with its former objection. */
export interface Lifted {
  readonly entity: EntityId;
  readonly at: Instant;
  readonly by?: PersonId;
  /** The Secretariat entered it for the entity. */
  readonly entered?: true;
  /** The entity's objection, and whether it was written. Absent: the entity had not objected. */
  readonly text?: string;
  readonly written?: true;
  /** The objection as it was made. Absent in what is from before December 2026. */
  readonly raised?: Objection;
  /** The reason, in the entity's words. */
  readonly reason?: string;
  readonly platform?: PlatformName;
}

/**
 * An objection that was raised to the question and is not in force, beside those that were withdrawn last: its entity raised
 * another one after it, or had left when the question was put again.
 */
export interface Former extends Lifted {
  readonly ended: 'lifted' | 'replaced' | 'left';
}

/** A written objection that its entity withdrew, or replaced by another position, before the meeting took the item up. */
export interface Withdrawn {
  readonly entity: EntityId;
  readonly text: string;
  readonly at: Instant;
  readonly by?: PersonId;
  /** The Secretariat entered it for the entity. */
  readonly entered?: true;
  readonly source?: string;
  readonly reason?: string;
  /** Another objection of the entity took its place; or it stood when its entity left the network. */
  readonly ended?: 'replaced' | 'departed';
  /** Who had made it, and when. Absent in what is from before December 2026. */
  readonly raised?: Made;
  readonly stops?: readonly Stop[];
}

/**
 * Why an item is on an agenda no more: the objection, or the request for discussion alone, was withdrawn; so was the whole request;
 * or the Secretariat took it off.
 */
export const LEFT = ['objectionWithdrawn', 'discussionWithdrawn', 'requestWithdrawn', 'declined'] as const;
export type Left = (typeof LEFT)[number];
