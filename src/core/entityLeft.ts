/** What every kind of document is told when an entity leaves the network, or is merged into another (domain.md 4). */
import type { Effect } from './decision.ts';
import type { EntityId, PersonId, Ref } from './ids.ts';

export interface LeftInputs {
  readonly entity: EntityId;
  /** The entity into which it was merged; absent when it has left. */
  readonly into?: EntityId;
  readonly reason: string;
  /** Its people. They represent the other entity from now on. */
  readonly people?: readonly PersonId[];
}

/** The kinds of document that can concern a single entity. */
export const ASKS_ONE = ['endorsement', 'meeting', 'series', 'correspondence', 'input'] as const;
export interface NobodyLeft {
  readonly what: (typeof ASKS_ONE)[number];
  readonly target: Ref;
  readonly entity: EntityId;
  /** The title of a series, which has no reference that people know. */
  readonly title?: string;
}

/**
 * Tells the Secretariat that a document which concerned only the entity that left now concerns nobody. They have to decide what
 * becomes of it.
 */
export const nobodyLeft = (data: NobodyLeft): Effect => ({ type: 'tell', to: 'secretariat', card: 'nobodyLeft', data });

/** Has a list that named entities become empty? */
export const isForNobody = (before: readonly string[] | undefined, after: readonly string[] | undefined): boolean =>
  before !== undefined && before.length > 0 && after?.length === 0;

/** The people who came to the other entity in the merger. They are told what it alone was asked before. */
export const newcomers = ({ people = [] }: LeftInputs): { readonly people: readonly PersonId[] } => ({ people });
