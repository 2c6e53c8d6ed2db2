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

/** A line of `GET /local/people`. */
/** @param called the names of the person's entity, today's first */
export const personLine = (person: Person, unread: number, chats: Chats, called: readonly string[] = []) => ({
  id: person.id,
  name: person.name,
  entity: called[0] ?? person.entity ?? null,
  /** The other names of the entity. */
  names: called.slice(1),
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
