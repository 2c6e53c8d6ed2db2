import type { Person, Role } from '../../core/people.ts';
import type { Chats } from './chats.ts';

/** The order in which a person's roles are shown: representation of an entity before an office. */
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
export const personLine = (person: Person, unread: number, chats: Chats) => ({
  id: person.id,
  name: person.name,
  entity: person.entity ?? null,
  role: BY_WEIGHT.find((role) => person.roles.includes(role)) ?? null,
  roles: person.roles,
  platform: 'local',
  /** Cards look as in Microsoft Teams. */
  look: 'teams',
  unread,
  language: person.language,
  zone: person.zone,
  blocked: chats.isBlocked(person.id),
});
