/** The roll (domain.md 4; ToR 2): entities, people, absences. One document, so that its rules hold across people. */
import type { Act } from '../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../core/decision.ts';
import { maybeWords, words, type Inputs } from '../../core/inputs.ts';
import { entityId, personId, type EntityId, type NetworkId } from '../../core/ids.ts';
import {
  everyone,
  focalPointOf,
  LANGUAGES,
  represents,
  type Language,
  type Person,
  type Role,
  type Roll,
} from '../../core/people.ts';
import { own } from '../../core/own.ts';
import type { Phrase } from '../../core/phrase.ts';
import { phrase } from '../../copy/phrase.ts';
import { isZone } from '../calendar.ts';
import type { Net } from '../endorsement/endorsement.ts';
import { readRoles } from './roles.ts';

export interface RollState extends Roll {
  /** The number of the next person's id; ids are never used again. */
  readonly next: number;
  /** Platform identities that wrote without being on the roll, and about whom the Secretariat was told. */
  readonly strangers: readonly string[];
}

export const emptyRoll: RollState = { entities: {}, people: {}, away: [], next: 1, strangers: [] };

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
export type Faults = Record<string, Phrase>;

export const setInputs = {
  email: words(254),
  name: maybeWords(120),
  entity: maybeWords(60),
  role: maybeWords(120),
  language: maybeWords(20),
  zone: maybeWords(60),
};
export const removeInputs = { email: words(254) };

/** `roll.set` (Secretariat): adds a person, or changes what is given of one. A newcomer gets what is pending. */
export function setPerson(
  roll: RollState,
  act: Act<Inputs<typeof setInputs>, Person>,
  network: Net,
): Decision<RollState> {
  const put = withLine(roll, act.inputs, network);
  if ('faults' in put) return refuse(roll, 'invalid', phrase('refused.invalid'), { fields: put.faults });
  const { person, before } = put;
  const say = before ? phrase('roll.changed', { name: person.name }) : phrase('roll.added', { name: person.name });
  return accept(put.roll, say, joined(before, person), { card: { name: 'roll' } });
}

/** `roll.remove` (Secretariat): the person leaves the roll; what they did stays in the record. */
export function removePerson(roll: RollState, act: Act<Inputs<typeof removeInputs>, Person>): Decision<RollState> {
  const person = byEmail(roll, act.inputs.email);
  if (!person)
    return refuse(roll, 'invalid', phrase('refused.invalid'), { fields: { email: phrase('roll.noSuchEmail') } });
  if (isLastOfSecretariat(roll, person)) return refuse(roll, 'conflict', phrase('roll.lastSecretariat'));
  const { [person.id]: gone, ...people } = roll.people;
  const away = roll.away.filter((a) => a.focalPoint !== person.id && a.alternate !== person.id);
  const effects: Effect[] = represents(person) ? [reviewReach(person)] : [];
  return accept({ ...roll, people, away }, phrase('roll.removed', { name: person.name }), effects, {
    card: { name: 'roll' },
  });
}

const isLastOfSecretariat = (roll: Roll, person: Person): boolean =>
  person.roles.includes('secretariat') && !everyone(roll).some((p) => p.id !== person.id && p.roles.includes('secretariat'));

/** What follows when somebody comes to represent an entity. */
export function joined(before: Person | undefined, now: Person): Effect[] {
  const spoke = before && represents(before) ? before : undefined;
  if (spoke && represents(now) && spoke.entity === now.entity) return [];
  const left = spoke ? [reviewReach(spoke)] : [];
  if (!represents(now)) return left;
  return [
    ...left,
    { type: 'tell', to: { people: [now.id] }, card: 'welcome' },
    {
      type: 'act',
      verb: 'endorsements.include',
      inputs: { person: now.id },
      key: `include/${now.id}/${now.entity ?? ''}`,
    },
  ];
}
const reviewReach = (person: Person): Effect => ({
  type: 'act',
  verb: 'endorsements.review',
  inputs: { entity: person.entity ?? '' },
  key: `review/${person.id}`,
});

export const byEmail = (roll: Roll, email: string): Person | undefined =>
  everyone(roll).find((person) => person.email === email.trim().toLowerCase());

/** The roll with one line put in, or what is wrong with it. Every fault at once. */
export function withLine(
  roll: RollState,
  line: Line,
  network: { readonly id: NetworkId; readonly settings: { readonly timeZone: string } },
): { roll: RollState; person: Person; before?: Person } | { faults: Faults } {
  const before = byEmail(roll, line.email);
  const roles = line.role === undefined ? (before?.roles ?? []) : readRoles(line.role);
  const entity = entityOf(roll, line, before);
  const faults = faultsOf(roll, line, before, roles, entity);
  if (Object.keys(faults).length > 0) return { faults };
  const person: Person = {
    id: before?.id ?? personId(`${network.id}-${roll.next}`),
    name: line.name ?? before?.name ?? '',
    email: line.email.trim().toLowerCase(),
    roles: roles as Role[],
    ...(entity && { entity }),
    language: (line.language?.toLowerCase() as Language | undefined) ?? before?.language ?? 'en',
    zone: line.zone ?? before?.zone ?? network.settings.timeZone,
  };
  const entities =
    entity && !own(roll.entities, entity)
      ? { ...roll.entities, [entity]: { id: entity, name: line.entityName ?? entity } }
      : roll.entities;
  return {
    roll: {
      ...roll,
      entities,
      people: { ...roll.people, [person.id]: person },
      next: before ? roll.next : roll.next + 1,
    },
    person,
    ...(before && { before }),
  };
}

/** The entity as the roll spells it; a new one as it is given.  */
function entityOf(roll: Roll, line: Line, before: Person | undefined): EntityId | undefined {
  if (line.entity === undefined) return before?.entity;
  const typed = line.entity.trim().toLowerCase();
  const found = Object.values(roll.entities).find(
    (e) => e.id.toLowerCase() === typed || e.name.toLowerCase() === typed,
  );
  return found?.id ?? entityId(line.entity.trim());
}

function faultsOf(
  roll: Roll,
  line: Line,
  before: Person | undefined,
  roles: readonly Role[] | undefined,
  entity: EntityId | undefined,
): Faults {
  const faults: Faults = {};
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(line.email.trim())) faults['email'] = phrase('input.notEmail');
  if (!before && !line.name) faults['name'] = phrase('input.required');
  if (!roles || roles.length === 0)
    faults['role'] = phrase(line.role === undefined ? 'input.required' : 'roll.unknownRole');
  if (line.language !== undefined && !(LANGUAGES as readonly string[]).includes(line.language.toLowerCase()))
    faults['language'] = phrase('roll.unknownLanguage', { languages: LANGUAGES });
  if (line.zone !== undefined && !isZone(line.zone)) faults['zone'] = phrase('input.notZone');
  const speaks = roles?.some((role) => role === 'focalPoint' || role === 'alternate');
  if (speaks && !entity) faults['entity'] = phrase('input.required');
  if (before && roles?.includes('secretariat') === false && isLastOfSecretariat(roll, before))
    faults['role'] = phrase('roll.lastSecretariat');
  const holder = entity && roles?.includes('focalPoint') ? focalPointOf(roll, entity) : undefined;
  if (holder && holder.id !== before?.id)
    faults['role'] = phrase('roll.focalPointTaken', { entity: entity ?? '', name: holder.name });
  return faults;
}
