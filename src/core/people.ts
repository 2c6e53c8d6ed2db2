import type { Entities } from './entities.ts';
import type { CalendarDate, EntityId, PersonId } from './ids.ts';

/** Roles as the roll stores them. A person may have several. */
export const ROLES = [
  'focalPoint',
  'alternate',
  'secretariat',
  'coordinator',
  'rmcChair',
  'chair',
  'observer',
] as const;
export type Role = (typeof ROLES)[number];

export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];
export const byLanguage = <T>(make: (language: Language) => T): Readonly<Record<Language, T>> =>
  Object.fromEntries(LANGUAGES.map((language) => [language, make(language)])) as Record<Language, T>;

/** One line of the roll. `entity` is set for those who represent one. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly entity?: EntityId;
  readonly language: Language;
  /** IANA zone name, for example `Africa/Nairobi`. */
  readonly zone: string;
  /** Addresses that they had before, the last one last. */
  readonly formerEmails?: readonly string[];
}

/** The days (inclusive, network's zone) on which an entity's focal point is away and `alternate` acts. */
export interface Absence {
  readonly entity: EntityId;
  readonly focalPoint: PersonId;
  readonly alternate: PersonId;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** The days (inclusive, network's zone) on which an entity sits in the Resource Management Committee [ToR 2.d.i]. */
export interface Seat {
  readonly entity: EntityId;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

export interface Roll extends Entities {
  readonly people: Readonly<Record<string, Person>>;
  readonly away: readonly Absence[];
}

export interface Reader {
  readonly person: PersonId;
  readonly name: string;
  readonly language: Language;
  readonly zone: string;
  readonly roles: readonly Role[];
  readonly entity?: EntityId;
  /** Has the Secretariat's rights. */
  readonly manages: boolean;
}

/** Focal points and alternates speak for their entity [ToR 2]. */
export const represents = (person: Pick<Person, 'entity' | 'roles'>): boolean =>
  person.entity !== undefined && (person.roles.includes('focalPoint') || person.roles.includes('alternate'));

/** The Secretariat runs the network; the Coordinator has every right of the Secretariat. */
export const manages = (person: Pick<Person, 'roles'>): boolean =>
  person.roles.includes('secretariat') || person.roles.includes('coordinator');

export const everyone = (roll: Roll): Person[] => Object.values(roll.people);
export const representativesOf = (roll: Roll, entity: EntityId): Person[] => [...(spokenFor(roll).get(entity) ?? [])];
export const focalPointOf = (roll: Roll, entity: EntityId): Person | undefined =>
  representativesOf(roll, entity).find((person) => person.roles.includes('focalPoint'));

/** The zones in which somebody speaks for one of these entities. */
export function zonesOf(roll: Roll, entities: readonly EntityId[]): string[] {
  const zones = entities.flatMap((entity) => (spokenFor(roll).get(entity) ?? []).map(({ zone }) => zone));
  return [...new Set(zones)].sort();
}

/** Does a window of days, both inclusive, hold this one? */
export const isWithin = (on: CalendarDate, { from, to }: Pick<Absence, 'from' | 'to'>): boolean =>
  from <= on && on <= to;

/** The window of absence that a day falls into, when somebody who still speaks for the entity acts in it. */
export const absenceOn = (roll: Roll, entity: EntityId, on: CalendarDate): Absence | undefined =>
  roll.away.find(
    (a) =>
      a.entity === entity && isWithin(on, a) && representativesOf(roll, entity).some(({ id }) => id === a.alternate),
  );

/** On which day somebody is reminded, and of what. */
export interface Chase {
  readonly on: CalendarDate;
  /** Nothing more comes after it: the alternates hear of it too. */
  readonly last: boolean;
  /** Did what they are reminded of come to this person? Left out: it came to everybody. */
  readonly cameTo?: (person: PersonId) => boolean;
}

/**
 * Who of an entity is reminded of what it owes (domain.md 3, "When and to whom"): the focal point; in an absence whoever
 * acts, and not the focal point; the alternates too with the last word, and with every one where there is no focal point,
 * or it came to nobody but them.
 */
export function chased(roll: Roll, entity: EntityId, { on, last, cameTo = () => true }: Chase): Person[] {
  const everybody = representativesOf(roll, entity);
  const alternates = everybody.filter((person) => !person.roles.includes('focalPoint'));
  const absence = absenceOn(roll, entity, on);
  if (absence) return everybody.filter((one) => one.id === absence.alternate || (last && alternates.includes(one)));
  const focalPoint = focalPointOf(roll, entity);
  const heard = alternates.filter(({ id }) => cameTo(id));
  if (!focalPoint) return alternates;
  if (!cameTo(focalPoint.id) && heard.length > 0) return heard;
  return last ? [focalPoint, ...alternates] : [focalPoint];
}

/** The entities that sit in the RMC on a day, each once, in the order of the seats. */
export const sitting = (seats: readonly Seat[], on: CalendarDate): EntityId[] => [
  ...new Set(seats.filter((seat) => isWithin(on, seat)).map(({ entity }) => entity)),
];

/** A roll is never changed, only followed by another; so a large one is gone through once, and not for each entity. */
const known = new WeakMap<Roll['people'], ReadonlyMap<EntityId, readonly Person[]>>();

function spokenFor({ people }: Roll): ReadonlyMap<EntityId, readonly Person[]> {
  const found = known.get(people);
  if (found) return found;
  const speakers = new Map<EntityId, Person[]>();
  for (const person of Object.values(people))
    if (person.entity !== undefined && represents(person)) {
      const others = speakers.get(person.entity);
      if (others) others.push(person);
      else speakers.set(person.entity, [person]);
    }
  known.set(people, speakers);
  return speakers;
}

/** Everyone but those who only observe. */
export const isMember = (person: Person): boolean => person.roles.some((role) => role !== 'observer');

export const readerOf = (person: Person): Reader => ({
  person: person.id,
  name: person.name,
  language: person.language,
  zone: person.zone,
  roles: person.roles,
  ...(represents(person) && { entity: person.entity as EntityId }),
  manages: manages(person),
});
