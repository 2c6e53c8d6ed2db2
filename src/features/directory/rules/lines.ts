/**
 * Lines put into the roll (domain.md 4): one from chat, or thousands from a list. The roll is opened once, so that no line
 * makes it look through everybody, and closed again into a new one.
 */
import { entityId, personId, type EntityId, type NetworkId } from '../../../core/ids.ts';
import { everyone, LANGUAGES, type Entity, type Person, type Role } from '../../../core/people.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { readLanguage } from '../../../i18n/typed.ts';
import { isZone } from '../../../calendar/calendar.ts';
import { readRoles } from './roles.ts';
import type { RollState } from './state.ts';

/** What is given of one person; fields left out keep what the roll has. */
export interface Line {
  readonly email: string;
  readonly name?: string | undefined;
  readonly entity?: string | undefined;
  readonly entityName?: string | undefined;
  readonly role?: string | undefined;
  readonly language?: string | undefined;
  readonly zone?: string | undefined;
}
/** The most characters of a field. */
export const LONGEST = { email: 254, name: 120, entity: 60, role: 120, language: 20, zone: 60 } as const;

export type Faults = Record<string, Phrase>;
export interface Put {
  readonly person: Person;
  readonly before?: Person;
}

/** A roll while lines are put into it. */
export interface OpenRoll {
  readonly people: Map<string, Person>;
  readonly entities: Map<string, Entity>;
  /** By address; entities by their names in lower case; focal points by entity. */
  readonly byEmail: Map<string, Person>;
  readonly byName: Map<string, EntityId>;
  readonly focalPoints: Map<string, Person>;
  next: number;
  secretariat: number;
}

export function openRoll(roll: RollState): OpenRoll {
  const entities = new Map(Object.entries(roll.entities));
  const open: OpenRoll = {
    people: new Map(),
    entities: new Map(),
    byEmail: new Map(),
    byName: new Map(),
    focalPoints: new Map(),
    next: roll.next,
    secretariat: 0,
  };
  for (const entity of entities.values()) addEntity(open, entity);
  for (const person of everyone(roll)) add(open, person);
  return open;
}

export const closeRoll = (before: RollState, open: OpenRoll): RollState => ({
  ...before,
  entities: Object.fromEntries(open.entities),
  people: Object.fromEntries(open.people),
  next: open.next,
});

const isOfSecretariat = (person: Person): boolean => person.roles.includes('secretariat');
const address = (email: string): string => email.trim().toLowerCase();

function addEntity(open: OpenRoll, entity: Entity): void {
  open.entities.set(entity.id, entity);
  for (const name of [entity.id, entity.name])
    if (!open.byName.has(name.toLowerCase())) open.byName.set(name.toLowerCase(), entity.id);
}

function add(open: OpenRoll, person: Person): void {
  open.people.set(person.id, person);
  open.byEmail.set(person.email, person);
  if (person.entity && person.roles.includes('focalPoint')) open.focalPoints.set(person.entity, person);
  if (isOfSecretariat(person)) open.secretariat += 1;
}

function takeOut(open: OpenRoll, person: Person): void {
  if (person.entity && open.focalPoints.get(person.entity)?.id === person.id) open.focalPoints.delete(person.entity);
  if (isOfSecretariat(person)) open.secretariat -= 1;
}

/** Puts one line in, or says what is wrong with it: every fault at once. */
export function put(
  open: OpenRoll,
  line: Line,
  network: { readonly id: NetworkId; readonly settings: { readonly timeZone: string } },
): Put | { readonly faults: Faults } {
  const before = open.byEmail.get(address(line.email));
  const roles = line.role === undefined ? (before?.roles ?? []) : readRoles(line.role);
  const entity = entityOf(open, line, before);
  const faults = { ...tooLong(line), ...faultsOf(open, line, before, roles, entity) };
  if (Object.keys(faults).length > 0) return { faults };
  const person: Person = {
    id: before?.id ?? personId(`${network.id}-${open.next}`),
    name: line.name ?? before?.name ?? '',
    email: address(line.email),
    roles: roles as Role[],
    ...(entity && { entity }),
    language: readLanguage(line.language ?? '') ?? before?.language ?? 'en',
    zone: line.zone ?? before?.zone ?? network.settings.timeZone,
  };
  if (entity && !open.entities.has(entity)) addEntity(open, { id: entity, name: line.entityName ?? entity });
  if (before) takeOut(open, before);
  else open.next += 1;
  add(open, person);
  return { person, ...(before && { before }) };
}

/** The entity as the roll spells it; a new one as it is given. */
function entityOf(open: OpenRoll, { entity }: Line, before: Person | undefined): EntityId | undefined {
  if (entity === undefined) return before?.entity;
  return open.byName.get(entity.trim().toLowerCase()) ?? entityId(entity.trim());
}

function tooLong(line: Line): Faults {
  const fields = Object.entries(LONGEST).filter(([field, most]) => (line[field as keyof Line] ?? '').length > most);
  return Object.fromEntries(fields.map(([field, most]) => [field, phrase('input.tooLong', { n: most })]));
}

function faultsOf(
  open: OpenRoll,
  line: Line,
  before: Person | undefined,
  roles: readonly Role[] | undefined,
  entity: EntityId | undefined,
): Faults {
  const faults: Faults = {};
  if (!/^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(line.email.trim())) faults['email'] = phrase('input.notEmail');
  if (!before && !line.name) faults['name'] = phrase('input.required');
  if (!roles || roles.length === 0)
    faults['role'] = phrase(line.role === undefined ? 'input.required' : 'roll.unknownRole');
  if (line.language !== undefined && !readLanguage(line.language))
    faults['language'] = phrase('roll.unknownLanguage', { languages: LANGUAGES });
  if (line.zone !== undefined && !isZone(line.zone)) faults['zone'] = phrase('input.notZone');
  const speaks = roles?.some((role) => role === 'focalPoint' || role === 'alternate');
  if (speaks && !entity) faults['entity'] = phrase('input.required');
  const leavesNone = before && isOfSecretariat(before) && roles?.includes('secretariat') === false;
  if (leavesNone && open.secretariat === 1) faults['role'] = phrase('roll.lastSecretariat');
  const holder = entity && roles?.includes('focalPoint') ? open.focalPoints.get(entity) : undefined;
  if (holder && holder.id !== before?.id)
    faults['role'] = phrase('roll.focalPointTaken', { entity: entity ?? '', name: holder.name });
  return faults;
}
