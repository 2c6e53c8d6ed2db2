import type { Person, Role } from '../../core/people.ts';
import type { Chats } from './chats.ts';

/** The order in which a person's roles are shown: roles for an entity before offices. */
const BY_WEIGHT: readonly Role[] = [
  'focalPoint',
  'alternate',
  'coordinator',
  'secretariat',
  'rmcChair',
  'chair',
  'observer',
];

/** @property all today's short name first */
export interface EntityNames {
  readonly all: readonly string[];
  readonly shorts: Readonly<Record<string, string>>;
}
const NAMELESS: EntityNames = { all: [], shorts: {} };

/** A line of `GET /local/people`. */
/** @param called the names of the person's entity */
export const personLine = (person: Person, unread: number, chats: Chats, called: EntityNames = NAMELESS) => ({
  id: person.id,
  name: person.name,
  entity: called.all[0] ?? person.entity ?? null,
  /** Its short name in each language, where it has several. */
  ...(Object.keys(called.shorts).length > 1 && { shorts: called.shorts }),
  /** The other names of the entity. */
  names: called.all.slice(1),
  role: BY_WEIGHT.find((role) => person.roles.includes(role)) ?? null,
  roles: person.roles,
  platform: 'local',
  /** Cards are drawn as in Microsoft Teams. */
  look: 'teams',
  unread,
  language: person.language,
  zone: person.zone,
  blocked: chats.isBlocked(person.id),
});
