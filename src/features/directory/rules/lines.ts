/** Puts lines into the roll (domain.md 4): one from a chat, or thousands from a list. */
import { readZone } from '../../../calendar/calendar.ts';
import { personId, type Instant, type NetworkId } from '../../../core/ids.ts';
import { revocationsOf, type Person, type Role } from '../../../core/people.ts';
import { readAddress } from '../../../core/addresses.ts';
import { addressKey } from '../../../core/seen.ts';
import { readLanguage } from '../../../i18n/typed.ts';
import { entityMeant, faultsOf, tooLong, type Faults } from './faults.ts';
import { add, addEntity, takeOut, type Line, type OpenRoll } from './openRoll.ts';
import { readRoles } from './roles.ts';

export interface Put {
  readonly person: Person;
  readonly before?: Person;
}

/** Removes a focal point who loses this role in this line, before any line is put in: the successor finds the place free. */
export function makeRoom(open: OpenRoll, line: Line): void {
  const before = open.byEmail.get(addressKey(line.email));
  if (!before?.entity || open.focalPoints.get(before.entity)?.id !== before.id) return;
  const roles = line.role === undefined ? before.roles : (readRoles(line.role) ?? before.roles);
  const entity = line.entity === undefined ? before.entity : open.known(line.entity)?.id;
  if (!roles.includes('focalPoint') || entity !== before.entity) open.focalPoints.delete(before.entity);
}

/**
 * Puts one line into the roll, or returns every fault of it.
 * @param at when, for the former name of a person who is renamed
 */
export function put(
  open: OpenRoll,
  line: Line,
  network: { readonly id: NetworkId; readonly settings: { readonly timeZone: string } },
  at: Instant,
): Put | { readonly faults: Faults } {
  const before = open.byEmail.get(addressKey(line.email));
  const roles = line.role === undefined ? (before?.roles ?? []) : readRoles(line.role);
  const entity = entityMeant(open, line, before);
  const faults = { ...tooLong(line), ...faultsOf(open, line, before, roles, entity) };
  if (Object.keys(faults).length > 0) return { faults };
  const isNew = typeof entity === 'object';
  const id = isNew ? addEntity(open, entity.name, line.entityName) : entity;
  const typed = line.newEmail ?? line.email;
  const email = readAddress(typed) ?? typed;
  const isMoved = before !== undefined && addressKey(before.email) !== addressKey(email);
  const person: Person = {
    id: before?.id ?? personId(`${network.id}-${open.next}`),
    name: line.name ?? before?.name ?? '',
    email: before && !isMoved ? before.email : email,
    roles: roles as Role[],
    ...(id && { entity: id }),
    language: readLanguage(line.language ?? '') ?? before?.language ?? 'en',
    zone: readZone(line.zone ?? '') ?? before?.zone ?? network.settings.timeZone,
    ...(before?.formerEmails && { formerEmails: before.formerEmails }),
    ...namesBefore(before, line.name ?? before?.name ?? '', at),
    ...(before && revocationsOf(before)),
    ...(before?.mailRetries !== undefined && { mailRetries: before.mailRetries }),
    ...(isMoved && { formerEmails: [...(before.formerEmails ?? []), before.email] }),
  };
  if (before) takeOut(open, before);
  else open.next += 1;
  add(open, person);
  return { person, ...(before && { before }) };
}

/** The record keeps the names of the time in which it was written. */
function namesBefore(before: Person | undefined, name: string, until: Instant): Pick<Person, 'formerNames'> {
  if (!before) return {};
  const { formerNames = [] } = before;
  const all = before.name === name ? formerNames : [...formerNames, { name: before.name, until }];
  return all.length > 0 ? { formerNames: all } : {};
}
