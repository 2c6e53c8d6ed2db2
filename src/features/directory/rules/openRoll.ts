/**
 * The roll while lines are put into it. It is indexed once, so that no line has to search all people, and then turned into a
 * new roll.
 */
import { atOnce, type InParts } from '../../../core/inParts.ts';
import {
  entityNamed,
  formerEntityNamed,
  nearestEntities,
  type Entity,
  type Membership,
} from '../../../core/entities.ts';
import { entityId, type CalendarDate, type EntityId, type Instant } from '../../../core/ids.ts';
import { everyone, type Person } from '../../../core/people.ts';
import { addressKey, asNamed, asSeen } from '../../../core/seen.ts';
import type { RollState } from './state.ts';

/** What a line says of one person. Fields that are absent do not change. */
export interface Line {
  readonly email: string;
  /** The new address. */
  readonly newEmail?: string | undefined;
  readonly name?: string | undefined;
  readonly entity?: string | undefined;
  readonly entityName?: string | undefined;
  readonly role?: string | undefined;
  readonly language?: string | undefined;
  readonly zone?: string | undefined;
  /** An officer confirms that this is not the person with the similar address. */
  readonly different?: boolean | undefined;
}
/** The most characters of a field. */
export const MAX_LENGTHS = {
  email: 254,
  newEmail: 254,
  name: 120,
  entity: 60,
  entityName: 200,
  role: 120,
  language: 20,
  zone: 60,
} as const;

/** A roll while lines are put into it. */
export interface OpenRoll {
  readonly people: Map<string, Person>;
  readonly entities: Map<string, Entity>;
  /** People by address and by how the address looks; the names of entities; focal points by entity. */
  readonly byEmail: Map<string, Person>;
  readonly byLook: Map<string, Person[]>;
  readonly known: (name: string) => Entity | undefined;
  readonly near: (name: string) => readonly EntityId[];
  /** Entities that have left: by any of their names, and by id. */
  readonly former: (name: string) => Entity | undefined;
  readonly hasLeft: (id: string) => boolean;
  /** The new entities of these lines, by name as people see it. */
  readonly added: Map<string, Entity>;
  /** The names of new entities that an officer has confirmed, or `all`. */
  readonly confirmed: ReadonlySet<string> | 'all';
  readonly focalPoints: Map<string, Person>;
  next: number;
  secretariat: number;
}

/** @param confirmed names of new entities, in the form of `asNamed` */
export const openRoll = (roll: RollState, confirmed: OpenRoll['confirmed'] = new Set()): OpenRoll =>
  atOnce(openRollInParts(roll, confirmed));

/** The same in parts, for a list that takes long anyway. */
export function* openRollInParts(roll: RollState, confirmed: OpenRoll['confirmed']): InParts<OpenRoll> {
  const open: OpenRoll = {
    people: new Map(),
    entities: new Map(Object.entries(roll.entities)),
    byEmail: new Map(),
    byLook: new Map(),
    known: (name) => entityNamed(roll, name),
    near: nearestIn(roll),
    former: (name) => formerEntityNamed(roll, name),
    hasLeft: (id) => Object.hasOwn(roll.left ?? {}, id),
    added: new Map(),
    confirmed,
    focalPoints: new Map(),
    next: roll.next,
    secretariat: 0,
  };
  for (const person of everyone(roll)) {
    yield;
    add(open, person);
  }
  return open;
}

/** The most unknown names for which similar ones are searched: a list for another network would have very many. */
const MAX_NEAR = 50;
function nearestIn(roll: RollState): OpenRoll['near'] {
  const found = new Map<string, readonly EntityId[]>();
  return (name) => {
    const key = asNamed(name);
    const near = found.get(key) ?? (found.size < MAX_NEAR ? nearestEntities(roll, name).map(({ id }) => id) : []);
    if (found.size < MAX_NEAR) found.set(key, near);
    return near;
  };
}

/**
 * @param joinedOn the day on which the new entities join
 * @param joinedAt the instant
 */
export const closeRoll = (before: RollState, open: OpenRoll, joinedOn: CalendarDate, joinedAt?: Instant): RollState => {
  for (const { id, ...entity } of open.added.values())
    open.entities.set(id, { id, ...entity, joinedOn, ...(joinedAt && { joinedAt }) });
  const left = Object.entries(before.left ?? {}).filter(([id]) => !open.entities.has(id));
  const after = {
    ...before,
    ...(before.left && { left: Object.fromEntries(left) }),
    entities: open.added.size === 0 ? before.entities : Object.fromEntries(open.entities),
    people: Object.fromEntries(open.people),
    next: open.next,
  };
  return withAbsences(after);
};

/** The roll with only those absences that are still valid. */
export const withAbsences = (roll: RollState): RollState => ({
  ...roll,
  away: roll.away.filter((window) => stillHolds(roll, window)),
});

/** Is the absence still valid? It is not when its focal point or its alternate no longer represents the entity. */
const stillHolds = ({ people }: RollState, { entity, focalPoint, alternate }: RollState['away'][number]): boolean => {
  const [away, acting] = [people[focalPoint], people[alternate]];
  return (
    away?.entity === entity &&
    away.roles.includes('focalPoint') &&
    acting?.entity === entity &&
    acting.roles.includes('alternate')
  );
};

export const isOfSecretariat = (person: Person): boolean => person.roles.includes('secretariat');

/** An entity that has left and comes back is the same one: it keeps its id and its history, with its earlier membership. */
export function returning({ joinedOn, joinedAt: _at, leftOn, leftAt, reason, mergedInto, ...kept }: Entity): Entity {
  const before: Membership = { ...(joinedOn && { joinedOn }), ...(leftOn && { leftOn }) };
  return { ...kept, earlier: [...(kept.earlier ?? []), before] };
}

export function addEntity(open: OpenRoll, name: string, fullName: string | undefined): EntityId {
  const taken = (id: string): boolean => open.entities.has(id) || open.hasLeft(id);
  const short = name.trim();
  const gone = open.former(short);
  let id = gone?.id ?? entityId(short);
  for (let n = 2; !gone && taken(id); n += 1) id = entityId(`${short} (${n})`);
  const entity: Entity = gone
    ? { ...returning(gone), ...(fullName !== undefined && { name: fullName }) }
    : { id, name: fullName ?? short, ...(id !== short && { short }) };
  open.entities.set(id, entity);
  open.added.set(asNamed(short), entity);
  return id;
}

export function add(open: OpenRoll, person: Person): void {
  open.people.set(person.id, person);
  open.byEmail.set(addressKey(person.email), person);
  const look = asSeen(person.email);
  open.byLook.set(look, [...(open.byLook.get(look) ?? []), person]);
  if (person.entity && person.roles.includes('focalPoint')) open.focalPoints.set(person.entity, person);
  if (isOfSecretariat(person)) open.secretariat += 1;
}

export function takeOut(open: OpenRoll, person: Person): void {
  open.byEmail.delete(addressKey(person.email));
  const look = asSeen(person.email);
  open.byLook.set(
    look,
    (open.byLook.get(look) ?? []).filter(({ id }) => id !== person.id),
  );
  if (person.entity && open.focalPoints.get(person.entity)?.id === person.id) open.focalPoints.delete(person.entity);
  if (isOfSecretariat(person)) open.secretariat -= 1;
}
