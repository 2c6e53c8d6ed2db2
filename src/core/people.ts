import { createBoundedCache } from './boundedCache.ts';
import { own } from './own.ts';
import { oncePer } from './oncePer.ts';
import type { Entities } from './entities.ts';
import type { CalendarDate, EntityId, Instant, PersonId } from './ids.ts';
import type { NameMarks } from './nameMarks.ts';

/** The roles, as the roll stores them. A person may have several. */
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

/** A person on the roll. `entity` is set for people who represent one. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly entity?: EntityId;
  readonly language: Language;
  /** An IANA zone name, for example `Africa/Nairobi`. */
  readonly zone: string;
  /** Their earlier addresses, the latest one last. */
  readonly formerEmails?: readonly string[];
  /** Their earlier names, the latest one last, each with the instant until which it was theirs. */
  readonly formerNames?: readonly FormerName[];
  /** How often the Secretariat has ended all their links and all browsers that were trusted as theirs. */
  readonly revocations?: number;
  /** How often mails to the address were tried again although some had come back. */
  readonly mailRetries?: number;
}

export interface FormerName {
  readonly name: string;
  readonly until: Instant;
}

/**
 * The days on which an entity's focal point is away and `alternate` acts for them. Both ends are included; the dates are in the
 * network's zone.
 */
export interface Absence {
  readonly entity: EntityId;
  readonly focalPoint: PersonId;
  readonly alternate: PersonId;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/**
 * The days on which an entity sits in the Resource Management Committee [ToR 2.d.i]. Both ends are included; the dates are in
 * the network's zone.
 */
export interface Seat {
  readonly entity: EntityId;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** Somebody who was in a meeting for an entity, by the name and role of that day. The name is empty where the person was erased. */
export interface Delegate {
  /** Absent for a name that an officer entered and that is not on the roll. */
  readonly person?: PersonId;
  readonly name: string;
  /** Absent where the person is neither of the entity's focal point and alternates. */
  readonly role?: 'focalPoint' | 'alternate';
}
/** Who represented an entity in a meeting. There may be several of one entity. */
export interface Representative extends Delegate {
  readonly entity: EntityId;
}

export interface Roll extends Entities {
  readonly people: Readonly<Record<string, Person>>;
  readonly away: readonly Absence[];
  /** Whose account on a platform is whose: `slack:T1/U7`. */
  readonly identities?: Readonly<Record<string, PersonId>>;
  /** Those who have left, for the record of what they did. */
  readonly formerPeople?: Readonly<Record<string, FormerPerson>>;
  /** What stands in the place of each erased person's name. */
  readonly erased?: Readonly<Record<string, string>>;
  /** That somebody who was erased was called so: what they shared with others stays with these. */
  readonly nameMarks?: NameMarks;
  /** Not stored: people are called by their names of this instant (see `asOf`). */
  readonly asOf?: Instant;
  /** Not stored: nobody is called by name (see `withoutNames`). */
  readonly isNameless?: true;
}

/** Somebody who has left the roll, kept so that what is stored about them can be found. */
export type FormerPerson = Pick<Person, 'id' | 'name' | 'email' | 'formerEmails' | 'formerNames' | 'entity'> & {
  readonly identities?: readonly string[];
  /** Those who left before December 2026 have none. */
  readonly language?: Language;
  readonly zone?: string;
};

/** Somebody who has left the roll, as the reader of a message: they have no roles and no entity any more. */
export function formerReader({ formerPeople }: Pick<Roll, 'formerPeople'>, id: string): Person | undefined {
  const former = own(formerPeople ?? {}, id);
  if (!former) return undefined;
  const { name, email, language = 'en', zone = 'UTC' } = former;
  return { id: former.id, name, email, roles: [], language, zone };
}

type Named = Pick<Roll, 'people' | 'formerPeople' | 'erased' | 'asOf' | 'isNameless'>;
/** The name of a person in the record, also of one who has left. Of an erased one it says whom they represented. */
export function personName({ people, formerPeople, erased, asOf: at, isNameless }: Named, id: string): string {
  if (isNameless) return NO_NAME;
  const person = people[id] ?? formerPeople?.[id];
  return person ? nameAt(person, at) : (erased?.[id] ?? id);
}

/** What stands in place of the names that retention has removed, in every language. */
export const NO_NAME = '–';

/** The roll for what is shown without anybody's name. */
export const withoutNames = oncePer((roll: Roll): Roll => ({ ...roll, isNameless: true }));

const nameAt = ({ name, formerNames = [] }: Pick<Person, 'name' | 'formerNames'>, at: Instant | undefined): string =>
  (at === undefined ? undefined : formerNames.find(({ until }) => at < until)?.name) ?? name;

/**
 * The roll for what was frozen at that instant: it calls people by their names of then. Without an instant, or when nobody has
 * been renamed since, it is the same roll.
 */
export function asOf(roll: Roll, at: Instant | undefined): Roll {
  if (at === undefined || !(at < lastRenamed(roll))) return roll;
  const known = frozenIn(roll);
  const before = known.get(at);
  if (before) return before;
  const then = { ...roll, asOf: at };
  known.set(at, then);
  return then;
}
const MAX_FROZEN = 500;
const frozenIn = oncePer((_roll: Roll) => createBoundedCache<Instant, Roll>(MAX_FROZEN));

/** When somebody was renamed for the last time; before everything, where nobody was. */
const lastRenamed = ({ people, formerPeople = NOBODY }: Pick<Roll, 'people' | 'formerPeople'>): string =>
  [lastIn(people).at, lastIn(formerPeople).at].sort().at(-1) ?? '';
const NOBODY = {};
const lastIn = oncePer((people: Readonly<Record<string, Pick<Person, 'formerNames'>>>): { readonly at: string } => ({
  at: Object.values(people).reduce((last, { formerNames }) => {
    const until = formerNames?.at(-1)?.until ?? '';
    return until > last ? until : last;
  }, ''),
}));

export interface Reader {
  readonly person: PersonId;
  readonly name: string;
  readonly language: Language;
  readonly zone: string;
  readonly roles: readonly Role[];
  readonly entity?: EntityId;
  /** Has the person the rights of the Secretariat? */
  readonly manages: boolean;
}

/** Does the person represent their entity? Focal points and alternates do [ToR 2]. */
export const represents = (person: Pick<Person, 'entity' | 'roles'>): boolean =>
  person.entity !== undefined && (person.roles.includes('focalPoint') || person.roles.includes('alternate'));

/** The entity for which the person speaks; undefined for others than focal points and alternates. */
export const entityFor = (person: Pick<Person, 'entity' | 'roles'>): EntityId | undefined =>
  represents(person) ? person.entity : undefined;

/** Has the person the rights of the Secretariat, which runs the network? The Coordinator has them all. */
export const manages = (person: Pick<Person, 'roles'>): boolean =>
  person.roles.includes('secretariat') || person.roles.includes('coordinator');

/** Everybody on the roll. A roll object never changes, so the list is made once for each. */
export const everyone = ({ people }: Pick<Roll, 'people'>): readonly Person[] => listOf(people);
const listOf = oncePer((people: Roll['people']): readonly Person[] => Object.values(people));

export const representativesOf = (roll: Roll, entity: EntityId): Person[] => [...(spokenFor(roll).get(entity) ?? [])];
export const focalPointOf = (roll: Roll, entity: EntityId): Person | undefined =>
  representativesOf(roll, entity).find((person) => person.roles.includes('focalPoint'));

/** The zones of the people who represent these entities. */
export function zonesOf(roll: Roll, entities: readonly EntityId[]): string[] {
  const zones = entities.flatMap((entity) => (spokenFor(roll).get(entity) ?? []).map(({ zone }) => zone));
  return [...new Set(zones)].sort();
}

/** Is the day within the window? Both ends are included. */
export const isWithin = (on: CalendarDate, { from, to }: Pick<Absence, 'from' | 'to'>): boolean =>
  from <= on && on <= to;

/** The absence on a day, provided that its alternate still represents the entity. */
export const absenceOn = (roll: Roll, entity: EntityId, on: CalendarDate): Absence | undefined =>
  roll.away.find(
    (a) =>
      a.entity === entity && isWithin(on, a) && representativesOf(roll, entity).some(({ id }) => id === a.alternate),
  );

/** When somebody is reminded, and of what. */
export interface Chase {
  readonly on: CalendarDate;
  /** No reminder comes after this one, so the alternates get it too. */
  readonly last: boolean;
  /** Has this person received what they are reminded of? Absent: everybody has. */
  readonly cameTo?: (person: PersonId) => boolean;
}

/**
 * The people of an entity who are reminded of what it owes (domain.md 3, "When and to whom"). Usually this is the focal point;
 * during an absence it is the acting alternate instead. All alternates get the last reminder. They get every reminder where
 * there is no focal point, or where only they received the matter.
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

const spokenFor = ({ people }: Roll): ReadonlyMap<EntityId, readonly Person[]> => speakersIn(people);
/** The people by entity. */
const speakersIn = oncePer((people: Roll['people']): ReadonlyMap<EntityId, readonly Person[]> => {
  const speakers = new Map<EntityId, Person[]>();
  for (const person of Object.values(people))
    if (person.entity !== undefined && represents(person)) {
      const others = speakers.get(person.entity);
      if (others) others.push(person);
      else speakers.set(person.entity, [person]);
    }
  return speakers;
});

/** Everyone except those who only observe. */
export const isMember = (person: Pick<Person, 'roles'>): boolean => person.roles.some((role) => role !== 'observer');

export const readerOf = (person: Person): Reader => ({
  person: person.id,
  name: person.name,
  language: person.language,
  zone: person.zone,
  roles: person.roles,
  ...(represents(person) && { entity: person.entity as EntityId }),
  manages: manages(person),
});

/** What is made for a person keeps their count of revocations (`mail.revoke`); none is left out. */
export const revocationsOf = ({ revocations }: Pick<Person, 'revocations'>): Pick<Person, 'revocations'> =>
  revocations === undefined ? {} : { revocations };

/** Was the link made before all links of its reader were ended? */
export const isRevoked = (
  link: { readonly revocations?: number },
  { revocations = 0 }: Pick<Person, 'revocations'>,
): boolean => (link.revocations ?? 0) !== revocations;

const linkedOf = oncePer(({ identities = {} }: Roll): ReadonlySet<string> => new Set(Object.values(identities)));

/** Has the person an account in a chat? */
export const hasChat = (roll: Roll, person: PersonId): boolean => linkedOf(roll).has(person);
