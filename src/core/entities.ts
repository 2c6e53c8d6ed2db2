/**
 * Member organizations (domain.md 4): what they are called, in each language and on each day. An entity's id never changes;
 * its names do. What has left is kept, so that the record can call it by its name.
 */
import type { CalendarDate, EntityId, Instant } from './ids.ts';
import { asNamed } from './seen.ts';

/** The six languages of the United Nations: an entity may have a name in each, whichever of them Concord speaks. */
export const NAME_LANGUAGES = ['en', 'fr', 'es', 'ar', 'ru', 'zh'] as const;
export type NameLanguage = (typeof NAME_LANGUAGES)[number];
export type ByLanguage = { readonly [L in NameLanguage]?: string };

export interface EntityNames {
  /** In full, in English. */
  readonly name: string;
  /** By which people know it and cards call it. Absent: as its id says. */
  readonly short?: string;
  /** The same in other languages, where they differ. */
  readonly shorts?: ByLanguage;
  readonly names?: ByLanguage;
}

export interface Entity extends EntityNames {
  readonly id: EntityId;
  readonly joinedOn?: CalendarDate;
  readonly leftOn?: CalendarDate;
  /** The instant since which it is a member no more. */
  readonly leftAt?: Instant;
  readonly reason?: string;
  /** The entity that it was found to be. */
  readonly mergedInto?: EntityId;
  /** What it was called before, oldest first. */
  readonly former?: readonly FormerNames[];
}
export interface FormerNames extends EntityNames {
  readonly until: Instant;
}

/** The members, and those that have left. */
export interface Entities {
  readonly entities: Readonly<Record<string, Entity>>;
  readonly left?: Readonly<Record<string, Entity>>;
}

const at = <T>(table: Readonly<Record<string, T>> | undefined, id: string): T | undefined =>
  table !== undefined && Object.hasOwn(table, id) ? table[id] : undefined;

/** A member, or one that has left. */
export const entityOf = (roll: Entities, id: string): Entity | undefined => at(roll.entities, id) ?? at(roll.left, id);
export const memberOf = (roll: Entities, id: string): Entity | undefined => at(roll.entities, id);

/** What it was called at that instant; without one, what it is called now. */
export function namesOn(entity: Entity, on?: Instant): EntityNames {
  const then = on === undefined ? undefined : entity.former?.find(({ until }) => until > on);
  return then ?? entity;
}

/** Its short name in a language; where it has none in it, the English one. */
export function shortName(entity: Entity, language: string, on?: Instant): string {
  const { short, shorts } = namesOn(entity, on);
  return shorts?.[language as NameLanguage] ?? short ?? entity.id;
}
export function fullName(entity: Entity, language: string, on?: Instant): string {
  const { name, names } = namesOn(entity, on);
  return names?.[language as NameLanguage] ?? name;
}

/** Everything by which people may call it today. */
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

/** Everything by which people may call it, of today and of before: as it is looked for. */
export const everyNameOf = (entity: Entity): readonly string[] => [...namesOf(entity), ...formerNamesOf(entity)];

interface Names {
  readonly byName: ReadonlyMap<string, Entity>;
}
const known = new WeakMap<Entities['entities'], Names>();

/** By every name, compared as people see it: today's names go before former ones, members before those merged into them. */
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

/** The member that somebody means: by a short or a full name, of today or before, in any language. */
export const entityNamed = (roll: Entities, typed: string): Entity | undefined =>
  namesIn(roll).byName.get(asNamed(typed));

/** One that has left, by any of its names. */
export const formerEntityNamed = (roll: Entities, typed: string): Entity | undefined =>
  Object.values(roll.left ?? {}).find((gone) => everyNameOf(gone).some((name) => asNamed(name) === asNamed(typed)));

/** A list as people type it, with commas, semicolons or line breaks between the names; each found one once. */
export function entitiesNamed(
  roll: Entities,
  typed: string,
  among?: readonly EntityId[],
): { readonly entities: readonly EntityId[]; readonly unknown: readonly string[] } {
  const parts = typed
    .split(/[,;\n]+/)
    .map((part) => part.trim())
    .filter(Boolean);
  const found = parts.map((part) => {
    const id = entityNamed(roll, part)?.id;
    return id !== undefined && (among === undefined || among.includes(id)) ? id : undefined;
  });
  return {
    entities: [...new Set(found.flatMap((id) => id ?? []))],
    unknown: parts.filter((_part, i) => found[i] === undefined).map((part) => part.slice(0, 60)),
  };
}

const MAX_NEAREST = 3;
/** Members whose names are near what was typed, the nearest first. */
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

/** Letters to put in, take out, replace or swap with their neighbours. */
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
