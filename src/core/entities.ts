/**
 * Member organizations (domain.md 4) and their names, by language and by day. An entity's id never changes, but its names do.
 * Entities that have left stay on the roll, so that the record can name them.
 */
import type { CalendarDate, EntityId, Instant } from './ids.ts';
import { asNamed } from './seen.ts';

/**
 * The official languages of the United Nations. An entity may have a name in each, even where Concord does not speak the
 * language.
 */
export const NAME_LANGUAGES = ['en', 'fr', 'es', 'ar', 'ru', 'zh'] as const;
export type NameLanguage = (typeof NAME_LANGUAGES)[number];
export type ByLanguage = { readonly [L in NameLanguage]?: string };

export interface EntityNames {
  /** The full name in English. */
  readonly name: string;
  /** The short name that people use and cards show. Absent: the id. */
  readonly short?: string;
  /** The short name in other languages, where it differs. */
  readonly shorts?: ByLanguage;
  readonly names?: ByLanguage;
}

export interface Entity extends EntityNames {
  readonly id: EntityId;
  readonly joinedOn?: CalendarDate;
  /** When it was added, on the day on which it joined. Absent where an officer gave another day. */
  readonly joinedAt?: Instant;
  readonly leftOn?: CalendarDate;
  /** When it ceased to be a member. */
  readonly leftAt?: Instant;
  readonly reason?: string;
  /** The other entity that it turned out to be. */
  readonly mergedInto?: EntityId;
  /** Its earlier names, the oldest first. */
  readonly former?: readonly FormerNames[];
  /** The times before it came back, the oldest first. */
  readonly earlier?: readonly Membership[];
}
/** The days on which an entity was a member, the first and the last one too. */
export interface Membership {
  readonly joinedOn?: CalendarDate;
  readonly leftOn?: CalendarDate;
}
export interface FormerNames extends EntityNames {
  readonly until: Instant;
}

/** All entities: the members and those that have left. */
export interface Entities {
  readonly entities: Readonly<Record<string, Entity>>;
  readonly left?: Readonly<Record<string, Entity>>;
}

const at = <T>(table: Readonly<Record<string, T>> | undefined, id: string): T | undefined =>
  table !== undefined && Object.hasOwn(table, id) ? table[id] : undefined;

/**
 * Was the entity a member on that day? It is asked of members, and of those that left after that day.
 * @param until an instant of the day; one that was added later was not a member yet
 */
export function wasMember(entity: Entity | undefined, day: CalendarDate, until?: Instant): boolean {
  const { joinedOn = day, joinedAt, earlier = [] } = entity ?? {};
  const isAdded = joinedOn < day || joinedAt === undefined || until === undefined || joinedAt < until;
  const isBefore = ({ joinedOn: from = day, leftOn = day }: Membership): boolean => from <= day && day <= leftOn;
  return (joinedOn <= day && isAdded) || earlier.some(isBefore);
}

/** Finds an entity by its id, whether it is a member or has left. */
export const entityOf = (roll: Entities, id: string): Entity | undefined => at(roll.entities, id) ?? at(roll.left, id);
export const memberOf = (roll: Entities, id: string): Entity | undefined => at(roll.entities, id);

/** The entity's names at an instant; without one, its present names. */
export function namesOn(entity: Entity, on?: Instant): EntityNames {
  const then = on === undefined ? undefined : entity.former?.find(({ until }) => until > on);
  return then ?? entity;
}

/** The short name in a language; the English one where there is none. */
export function shortName(entity: Entity, language: string, on?: Instant): string {
  const { short, shorts } = namesOn(entity, on);
  return shorts?.[language as NameLanguage] ?? short ?? entity.id;
}
export function fullName(entity: Entity, language: string, on?: Instant): string {
  const { name, names } = namesOn(entity, on);
  return names?.[language as NameLanguage] ?? name;
}

/** All names that people use for the entity today. */
export const namesOf = (entity: Entity): readonly string[] => [
  ...new Set([
    entity.short ?? entity.id,
    entity.name,
    ...Object.values(entity.shorts ?? {}),
    ...Object.values(entity.names ?? {}),
  ]),
];
const formerNamesOf = ({ id, former = [] }: Entity): readonly string[] => [
  id,
  ...former.flatMap(({ short, name, shorts = {}, names = {} }) => [
    ...(short === undefined ? [] : [short]),
    name,
    ...Object.values(shorts),
    ...Object.values(names),
  ]),
];

/** All names of the entity, present and former, as they are compared. */
export const everyNameOf = (entity: Entity): readonly string[] => [...namesOf(entity), ...formerNamesOf(entity)];

/** All short names of the entity, present and former, in every language. */
export const everyShortNameOf = (entity: Entity): readonly string[] => [
  entity.id,
  ...[entity, ...(entity.former ?? [])].flatMap(({ short, shorts = {} }) => [
    ...(short === undefined ? [] : [short]),
    ...Object.values(shorts),
  ]),
];

interface Names {
  readonly byName: ReadonlyMap<string, Entity>;
}
const known = new WeakMap<Entities['entities'], Names>();

/**
 * A look-up by every name, compared as people see it. Present names take precedence over former ones, and members over entities
 * merged into them.
 */
function namesIn(roll: Entities): Names {
  const found = known.get(roll.entities);
  if (found) return found;
  const byName = new Map<string, Entity>();
  const put = (name: string, entity: Entity): void => {
    const key = asNamed(name);
    if (key !== '' && !byName.has(key)) byName.set(key, entity);
  };
  const members = Object.values(roll.entities);
  for (const entity of members) put(entity.short ?? entity.id, entity);
  for (const entity of members) for (const name of namesOf(entity)) put(name, entity);
  for (const entity of members) for (const name of formerNamesOf(entity)) put(name, entity);
  for (const gone of Object.values(roll.left ?? {})) {
    const into = gone.mergedInto === undefined ? undefined : at(roll.entities, gone.mergedInto);
    if (into) for (const name of everyNameOf(gone)) put(name, into);
  }
  const made = { byName };
  known.set(roll.entities, made);
  return made;
}

/** Finds a member by its short or full name, present or former, in any language. */
export const entityNamed = (roll: Entities, typed: string): Entity | undefined =>
  namesIn(roll).byName.get(asNamed(typed));

/** Finds an entity that has left, by any of its names. */
export const formerEntityNamed = (roll: Entities, typed: string): Entity | undefined =>
  Object.values(roll.left ?? {}).find((gone) => everyNameOf(gone).some((name) => asNamed(name) === asNamed(typed)));

/**
 * For looks into the past: finds a member, or an entity that has left. An entity that was merged is found under its own names,
 * because what has ended keeps them (domain.md 4). Acts of today take `entityNamed`.
 */
export function entityEverNamed(roll: Entities, typed: string): Entity | undefined {
  const member = entityNamed(roll, typed);
  const wanted = asNamed(typed);
  const isItsOwn = member !== undefined && everyNameOf(member).some((name) => asNamed(name) === wanted);
  return isItsOwn ? member : (formerEntityNamed(roll, typed) ?? member);
}

/** The entity and those that were merged into it. */
export function withMerged(roll: Entities, id: EntityId): ReadonlySet<EntityId> {
  const found = new Set([id]);
  const gone = Object.values(roll.left ?? {});
  for (const one of found) for (const { id: from, mergedInto } of gone) if (mergedInto === one) found.add(from);
  return found;
}

/**
 * Reads a list of names with commas, semicolons or line breaks between them. Each entity is returned once.
 * @param look `entityEverNamed` for looks into the past
 */
export function entitiesNamed(
  roll: Entities,
  typed: string,
  { look = entityNamed }: { readonly look?: typeof entityNamed } = {},
): { readonly entities: readonly EntityId[]; readonly unknown: readonly string[] } {
  const parts = typed
    .split(/[,;\n]+/)
    .map((part) => part.trim())
    .filter(Boolean);
  const found = parts.map((part) => look(roll, part)?.id);
  return {
    entities: [...new Set(found.flatMap((id) => id ?? []))],
    unknown: parts.filter((_part, i) => found[i] === undefined).map((part) => part.slice(0, 60)),
  };
}

const MAX_NEAREST = 3;
/** The members whose names are most like what was typed, the nearest first. */
export function nearestEntities(roll: Entities, typed: string): Entity[] {
  const wanted = asNamed(typed);
  const near = Object.values(roll.entities).map((entity) => ({ entity, far: Math.min(...namesOf(entity).map(far)) }));
  return near
    .filter((one) => one.far <= Math.max(2, wanted.length / 3))
    .sort((a, b) => a.far - b.far)
    .slice(0, MAX_NEAREST)
    .map(({ entity }) => entity);

  function far(name: string): number {
    const other = asNamed(name);
    const isPart = wanted.length >= 3 && (other.startsWith(wanted) || wanted.startsWith(other));
    return isPart ? 1 : edits(wanted.slice(0, MAX_COMPARED), other.slice(0, MAX_COMPARED));
  }
}
const MAX_COMPARED = 60;

/** The number of edits between two texts: letters inserted, removed, replaced or swapped with a neighbour. */
export function edits(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          (rows[i - 1]?.[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (rows[i - 1]?.[j - 1] ?? 0) + (isSame ? 0 : 1),
          isSwap ? (rows[i - 2]?.[j - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? Infinity;
}
