/** An entity has left the network, or was found to be another (domain.md 4): what every kind of document is told of it. */
import type { Effect } from './decision.ts';
import type { EntityId, PersonId, Ref } from './ids.ts';

export interface LeftInputs {
  readonly entity: EntityId;
  /** The entity that it was found to be; absent when it has left. */
  readonly into?: EntityId;
  readonly reason: string;
  /** Its people, who speak for the other from now on. */
  readonly people?: readonly PersonId[];
}

/** What can be for one entity alone. */
export const ASKS_ONE = ['endorsement', 'meeting', 'series', 'correspondence', 'input'] as const;
export interface NobodyLeft {
  readonly what: (typeof ASKS_ONE)[number];
  readonly target: Ref;
  readonly entity: EntityId;
  /** Of a series: it has no reference that people know. */
  readonly title?: string;
}

/** To the Secretariat: what was for that entity alone is for nobody now, and only they can say what becomes of it. */
export const nobodyLeft = (data: NobodyLeft): Effect => ({ type: 'tell', to: 'secretariat', card: 'nobodyLeft', data });

/** Is the list, which named somebody before, empty without it? */
export const isForNobody = (before: readonly string[] | undefined, after: readonly string[] | undefined): boolean =>
  before !== undefined && before.length > 0 && after?.length === 0;

/** Whoever came to the other entity with this: they are told of what it alone was asked. */
export const newcomers = ({ people = [] }: LeftInputs): { readonly people: readonly PersonId[] } => ({ people });
