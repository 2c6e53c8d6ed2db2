/**
 * The stored state of the rotation of the Resource Management Committee (domain.md 6) [ToR 2.d.i]. One document has all terms
 * of a network, because its rules concern all of them together: an entity never has two seats at once, and terms that have
 * begun are never planned again.
 */
import { oncePer } from '../../../core/oncePer.ts';
import type { SYSTEM } from '../../../core/act.ts';
import type { CalendarDate, EntityId, Instant, PersonId, Ref } from '../../../core/ids.ts';
import { everyone, isWithin, represents, representativesOf, type Roll, type Seat } from '../../../core/people.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { entityNamed as named } from '../../../core/entities.ts';
import { addDays } from '../../../calendar/calendar.ts';

export interface Configuration {
  readonly seats: number;
  readonly termMonths: number;
  /** The day from which turns are counted. */
  readonly startsOn: CalendarDate;
  /** The configuration decides terms that begin on this day or later. */
  readonly inForceFrom: CalendarDate;
  /** Seats change in this many groups, spread evenly over a term. With 1 all change on the same day. */
  readonly groups: number;
  /** Entities in this order come first when no other criterion decides; then the order of the roll. */
  readonly order: readonly EntityId[];
}

/** An entity that takes over the rest of a term. */
export interface StandIn {
  readonly entity: EntityId;
  readonly from: CalendarDate;
  /** An officer, or Concord when an entity has left. */
  readonly by: PersonId | typeof SYSTEM;
  readonly at: Instant;
}

/** A seat from one day to another, both included, in the network's zone. */
export interface Term {
  readonly target: Ref;
  readonly seat: number;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /**
   * The days between the end of a term and a new start of the terms, at most half a term. The entity of the former term stays,
   * and it counts as served for nobody.
   */
  readonly bridge?: true;
  /** Absent: no entity was eligible, so the seat is empty. */
  readonly entity?: EntityId;
  /** The entity whose turn it was, in a swap. The term counts for that one. */
  readonly credit?: EntityId;
  readonly reason: Phrase;
  readonly standIns?: readonly StandIn[];
  /**
   * How many days before the term the last notice was for the entity that comes in. 0: on or after the first day; less: none is
   * needed.
   */
  readonly noticed?: number;
  /** The same for notices to the entity that goes out, before the last day. */
  readonly parting?: number;
  readonly acknowledged?: { readonly entity: EntityId; readonly by: PersonId; readonly at: Instant };
  /** The entity about whose vacant seat the Secretariat was told; empty when the seat had none. */
  readonly reported?: string;
}

/** Where an entity is in the order of turns, besides its terms. */
export interface Member {
  /** The number of terms that count as served when it came: 0 for the first ones, the average for new ones. */
  readonly startsAt: number;
  /** The day on which it came or came back. It waits as if its last term had ended then. */
  readonly since?: CalendarDate;
  /** Nobody has represented it since this day. */
  readonly gone?: CalendarDate;
}

/** A term that was served before Concord was used. */
export interface Served {
  readonly entity: EntityId;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly terms: number;
}

export interface Swap {
  readonly number: number;
  readonly state: 'asked' | 'agreed' | 'undone' | 'lapsed';
  /** The planned term of each entity. Once agreed, each serves the other's. */
  readonly asker: SwapSide;
  readonly asked: SwapSide;
  readonly by: PersonId;
  readonly at: Instant;
}
export interface SwapSide {
  readonly entity: EntityId;
  readonly term: Ref;
}

export interface Rotation {
  readonly configuration?: Configuration;
  /** Sorted by first day, then seat. */
  readonly terms: readonly Term[];
  /** The number in the next term's reference. References are never used again. */
  readonly next: number;
  readonly members: Readonly<Record<string, Member>>;
  readonly history: readonly Served[];
  readonly swaps: readonly Swap[];
  /** The last day of change of which the network was told. */
  readonly toldOn?: CalendarDate;
  readonly dueAt: Instant | null;
}

/** For an entity that has the seat already, or had it before Concord was used: it needs no notice and no confirmation. */
export const IN_PLACE = -1;

export const emptyRotation: Rotation = {
  terms: [],
  next: 1,
  members: {},
  history: [],
  swaps: [],
  dueAt: null,
};

export const byTurn = (a: Term, b: Term): number => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.seat - b.seat);
export const overlap = (a: { from: string; to: string }, b: { from: string; to: string }): boolean =>
  a.from <= b.to && b.from <= a.to;

export const termOf = ({ terms }: Rotation, target: string | undefined): Term | undefined =>
  terms.find((term) => term.target === target);
export const hasBegun = (term: Term, today: CalendarDate): boolean => term.from <= today;
/** Has somebody sat in it? A term that began while no entity was on the roll binds nobody. */
export const wasServed = (term: Term, today: CalendarDate): boolean =>
  hasBegun(term, today) && holders(term).length > 0;
export const isCurrent = (term: Term, today: CalendarDate): boolean => isWithin(today, term);

/** The entities that have the seat, one after the other. Without stand-ins it is one entity. Days are inclusive. */
export function holders({ entity, from, to, standIns = [] }: Term): Seat[] {
  const starts = [...(entity ? [{ entity, from }] : []), ...standIns];
  return starts.flatMap((start, i) => {
    const next = starts[i + 1];
    const until = next ? dayBefore(next.from) : to;
    return until < start.from ? [] : [{ entity: start.entity, from: start.from, to: until }];
  });
}

/** The entity that has the term at its end: the last stand-in, or the term's own entity. */
export const holder = (term: Term): EntityId | undefined => term.standIns?.at(-1)?.entity ?? term.entity;

/** The swaps that are asked for or agreed and have not ended. */
export const openSwaps = ({ swaps }: Rotation): readonly Swap[] =>
  swaps.filter(({ state }) => state === 'asked' || state === 'agreed');

/** The seats, for the rest of the program. It is the same list as long as the rotation is the same. */
export const seatsOf = oncePer((rotation: Rotation): readonly Seat[] => rotation.terms.flatMap(holders));

/** Can the entity have a seat? It must be on the roll and be represented. */
export const isRepresented = (roll: Roll, entity: EntityId | undefined): boolean =>
  entity !== undefined && Object.hasOwn(roll.entities, entity) && representativesOf(roll, entity).length > 0;

/** The entities that are represented, in the order of the roll. */
export function represented(roll: Roll): EntityId[] {
  const spoken = new Set(
    everyone(roll)
      .filter(represents)
      .map(({ entity }) => entity),
  );
  return Object.values(roll.entities)
    .map(({ id }) => id)
    .filter((id) => spoken.has(id));
}

/** Finds an entity by any of its names. */
export function entityNamed(roll: Roll, typed: string): EntityId | undefined {
  return named(roll, typed)?.id;
}

const dayBefore = (date: CalendarDate): CalendarDate => addDays(date, -1);

/** What an import of earlier terms would add, or has added. */
export interface HistoryView {
  readonly applied: boolean;
  readonly added: readonly {
    readonly line: number;
    readonly entity: EntityId;
    readonly from: CalendarDate;
    readonly to: CalendarDate;
    readonly terms: number;
  }[];
  /** The number of lines that are in the history already. */
  readonly known: number;
  readonly errors: readonly { readonly line: number; readonly say: Phrase }[];
  /** The text of the table, so that the button can send it again. */
  readonly csv: string;
}

/** The configuration as a person would type it, by the names of the inputs of `rmc.configure`. */
export interface ConfigurationTyped {
  readonly seats: string;
  readonly termMonths: string;
  readonly startsOn: string;
  readonly stagger: string;
  readonly order: string;
}

export interface Days {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}
/** The terms of a swap with their entities, those of the entity that asks first. */
export interface SwapNamed {
  readonly entities: readonly [EntityId, EntityId];
  readonly terms: readonly [Ref, Ref];
}

/** What a new configuration changes, and for whom. */
export interface ConfigurePreview {
  readonly given: ConfigurationTyped;
  /** The present configuration; absent when there is none. */
  readonly was?: ConfigurationTyped;
  /** The values are those in force. */
  readonly same: boolean;
  /** Entities whose next term changes, with the days before and after. */
  readonly turns: readonly { readonly entity: EntityId; readonly was?: Days; readonly will?: Days }[];
  /** Announced terms and those of agreed swaps whose days change. */
  readonly moved: readonly {
    readonly entity: EntityId;
    readonly term: Ref;
    readonly announced: boolean;
    readonly was: Days;
    readonly will: Days;
  }[];
  /** Announced terms that their entity will not have. */
  readonly lost: readonly (Days & { readonly entity: EntityId; readonly seat: number })[];
  /** Swaps that cannot be kept. */
  readonly broken: readonly (SwapNamed & { readonly agreed: boolean })[];
  /** Agreed swaps that are kept. */
  readonly kept: readonly SwapNamed[];
  /** Entities that stay in their seat until the terms begin again. */
  readonly stay: readonly (Days & { readonly entity: EntityId; readonly seat: number })[];
  /** The number of future terms for which no entity is eligible. */
  readonly empty: number;
}

/** Does it break an agreed swap, or change an announced term? */
export const breaksAny = ({ lost, moved, broken }: ConfigurePreview): boolean =>
  lost.length > 0 || moved.some(({ announced }) => announced) || broken.some(({ agreed }) => agreed);
