/** The outcomes of an agenda item, and the objections to it. */
import type { EntityId, Instant, PersonId, PlatformName } from '../../../core/ids.ts';
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
  /** The Secretariat entered it for the entity. */
  readonly entered?: true;
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
  /** The objection as it was raised in the meeting. Absent for a written one, and from before December 2026. */
  readonly raised?: Objection;
  /** The reason, in the entity's words. */
  readonly reason?: string;
  readonly platform?: PlatformName;
}

/** A written objection that its entity withdrew, or replaced by another position, before the meeting took the item up. */
export interface Withdrawn {
  readonly entity: EntityId;
  readonly text: string;
  readonly at: Instant;
  readonly by?: PersonId;
  /** The Secretariat entered it for the entity. */
  readonly entered?: true;
  readonly reason?: string;
  readonly stops?: readonly Stop[];
}

/** Why an item is on an agenda no more. */
export const LEFT = ['objectionWithdrawn', 'requestWithdrawn', 'declined'] as const;
export type Left = (typeof LEFT)[number];
