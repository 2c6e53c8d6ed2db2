/**
 * The rotation of the Resource Management Committee (domain.md 6) [ToR 2.d.i]. One document holds all of a network's terms,
 * so that its rules hold across them: an entity never has two seats, and what has begun is never worked out again.
 */
import type { SYSTEM } from '../../../core/act.ts';
import type { CalendarDate, EntityId, Instant, PersonId, Ref } from '../../../core/ids.ts';
import { everyone, isWithin, represents, representativesOf, type Roll, type Seat } from '../../../core/people.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { entityNamed as named } from '../../../core/entities.ts';
import { addDays } from '../../../calendar/calendar.ts';

export interface Configuration {
  readonly seats: number;
  readonly termMonths: number;
  /** Turns are counted from this day. */
  readonly startsOn: CalendarDate;
  /** The first day on which this configuration decides what begins. */
  readonly inForceFrom: CalendarDate;
  /** Seats turn over in this many groups, spread evenly over a term; 1: all on the same day. */
  readonly groups: number;
  /** Comes before the order of the roll when nothing else decides. */
  readonly order: readonly EntityId[];
}

/** Somebody who takes over for the rest of a term. */
export interface StandIn {
  readonly entity: EntityId;
  readonly from: CalendarDate;
  /** An officer, or Concord when an entity left. */
  readonly by: PersonId | typeof SYSTEM;
  readonly at: Instant;
}

/** One seat from one day to another, both inclusive, in the network's zone. */
export interface Term {
  readonly target: Ref;
  readonly seat: number;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /**
   * The days between the end of a term and a new start of the terms, half a term at most: whoever sat there stays. It counts
   * as served for nobody.
   */
  readonly bridge?: true;
  /** Absent: nobody was eligible, the seat is empty. */
  readonly entity?: EntityId;
  /** Whose turn it was, when two entities swapped: the term counts for that one. */
  readonly credit?: EntityId;
  readonly reason: Phrase;
  readonly standIns?: readonly StandIn[];
  /** The days before the term of the last notice to the incoming entity (0: at or after its beginning; less: none needed). */
  readonly noticed?: number;
  /** The same of the notices to the outgoing entity, before the term's end. */
  readonly parting?: number;
  readonly acknowledged?: { readonly entity: EntityId; readonly by: PersonId; readonly at: Instant };
  /** The entity about whose empty place the Secretariat was told; an empty text when there never was one. */
  readonly reported?: string;
}

/** How an entity stands in the order of turns, besides its terms. */
export interface Member {
  /** Terms it is taken to have served when it came: nothing for the first members, the average for newcomers. */
  readonly startsAt: number;
  /** The day it came or came back: it waits as if it had served until then. */
  readonly since?: CalendarDate;
  /** Nobody has represented it since this day. */
  readonly gone?: CalendarDate;
}

/** Terms served before Concord kept the rotation. */
export interface Served {
  readonly entity: EntityId;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly terms: number;
}

export interface Swap {
  readonly number: number;
  readonly state: 'asked' | 'agreed' | 'undone' | 'lapsed';
  /** The term of each, as planned; agreed, each serves the other's. */
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
  /** By first day, then seat. */
  readonly terms: readonly Term[];
  /** The number of the next term's reference; references are never used again. */
  readonly next: number;
  readonly members: Readonly<Record<string, Member>>;
  readonly history: readonly Served[];
  readonly swaps: readonly Swap[];
  /** The network was told who has come in up to this day. */
  readonly toldOn?: CalendarDate;
  readonly dueAt: Instant | null;
}

/** Of an entity that sits there already, or sat there before Concord came: nothing to tell it, nothing to confirm. */
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
export const isCurrent = (term: Term, today: CalendarDate): boolean => isWithin(today, term);

/** Who sits there, one after the other; without stand-ins the one entity throughout. Days are inclusive. */
export function holders({ entity, from, to, standIns = [] }: Term): Seat[] {
  const starts = [...(entity ? [{ entity, from }] : []), ...standIns];
  return starts.flatMap((start, i) => {
    const next = starts[i + 1];
    const until = next ? dayBefore(next.from) : to;
    return until < start.from ? [] : [{ entity: start.entity, from: start.from, to: until }];
  });
}

/** Who holds the term in the end: the last stand-in, or the entity itself. */
export const holder = (term: Term): EntityId | undefined => term.standIns?.at(-1)?.entity ?? term.entity;

/** Has a term of this entity's been asked for or agreed in a swap that is still open? */
export const openSwaps = ({ swaps }: Rotation): readonly Swap[] =>
  swaps.filter(({ state }) => state === 'asked' || state === 'agreed');

const seats = new WeakMap<Rotation, readonly Seat[]>();
/** The seats as everything else in the network sees them. The same list as long as the rotation is the same. */
export function seatsOf(rotation: Rotation): readonly Seat[] {
  const known = seats.get(rotation) ?? rotation.terms.flatMap(holders);
  seats.set(rotation, known);
  return known;
}

/** May take a seat: it is on the roll, and somebody speaks for it. */
export const isRepresented = (roll: Roll, entity: EntityId | undefined): boolean =>
  entity !== undefined && Object.hasOwn(roll.entities, entity) && representativesOf(roll, entity).length > 0;

/** The entities on the roll for which somebody speaks, in the order of the roll. */
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

/** An entity as people write it: any of its names. */
export function entityNamed(roll: Roll, typed: string): EntityId | undefined {
  return named(roll, typed)?.id;
}

const dayBefore = (date: CalendarDate): CalendarDate => addDays(date, -1);

/** What an import of earlier terms would add, or added. */
export interface HistoryView {
  readonly applied: boolean;
  readonly added: readonly {
    readonly line: number;
    readonly entity: EntityId;
    readonly from: CalendarDate;
    readonly to: CalendarDate;
    readonly terms: number;
  }[];
  /** Lines that are in the history already. */
  readonly known: number;
  readonly errors: readonly { readonly line: number; readonly say: Phrase }[];
  /** Kept so that "Apply" can send the same file again. */
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
/** The terms of a swap, and whose they are: the asker's first. */
export interface SwapNamed {
  readonly entities: readonly [EntityId, EntityId];
  readonly terms: readonly [Ref, Ref];
}

/** What a new configuration changes, and for whom. */
export interface ConfigurePreview {
  readonly given: ConfigurationTyped;
  /** Absent: there was none. */
  readonly was?: ConfigurationTyped;
  /** The values are those of the configuration in force. */
  readonly same: boolean;
  /** Entities whose next term is another one, or none, by the days of the term. */
  readonly turns: readonly { readonly entity: EntityId; readonly was?: Days; readonly will?: Days }[];
  /** Announced terms, and those of agreed swaps, on other days than before. */
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
  /** Agreed swaps that stand. */
  readonly kept: readonly SwapNamed[];
  /** Who stays until the terms begin anew. */
  readonly stay: readonly (Days & { readonly entity: EntityId; readonly seat: number })[];
  /** Terms to come for which no entity is eligible. */
  readonly empty: number;
}

/** Does it break an agreed swap, or anything that was announced? */
export const breaksAny = ({ lost, moved, broken }: ConfigurePreview): boolean =>
  lost.length > 0 || moved.some(({ announced }) => announced) || broken.some(({ agreed }) => agreed);
