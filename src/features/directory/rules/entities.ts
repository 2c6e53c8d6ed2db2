/** Entities (domain.md 4): they are added, renamed, merged and closed. */
import type { Act } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { entityNamed, formerEntityNamed, nearestEntities, type Entity } from '../../../core/entities.ts';
import { entityName, maybeDate, maybeLine, maybeWords, words, type Inputs } from '../../../core/inputs.ts';
import { entityId, type CalendarDate, type EntityId, type Instant } from '../../../core/ids.ts';
import {
  everyone,
  representativesOf,
  represents,
  type Person,
  type Roll,
  type FormerPerson,
} from '../../../core/people.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { dateAt } from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import type { LeftInputs } from '../../../core/entityLeft.ts';
import { namesFaults, readNames, renamed } from './entityNames.ts';
import { MAX_LENGTHS, returning, withAbsences } from './openRoll.ts';
import { isLastOfSecretariat, withoutPerson } from './roll.ts';
import type { RollState } from './state.ts';

const MAX_NAMES = 1500;
export const entityInputs = {
  short: entityName(),
  newShort: maybeLine(MAX_LENGTHS.entity),
  shorts: maybeWords(MAX_NAMES),
  name: maybeLine(MAX_LENGTHS.entityName),
  names: maybeWords(MAX_NAMES),
  joinedOn: maybeDate(),
};
export const mergeInputs = { from: entityName(), into: entityName() };
export const closeInputs = { entity: entityName(), leftOn: maybeDate(), reason: words() };

type Fields = Readonly<Record<string, Phrase>>;
const invalid = (roll: RollState, fields: Fields): Decision<RollState> =>
  refuse(roll, 'invalid', phrase('refused.invalid'), { fields });
const cardOf = ({ id }: Entity) => ({ card: { name: 'entity', data: { entity: id } } }) as const;

/** The answer for a name that no entity has, with the most similar names. */
export function unknownEntity(roll: Roll, typed: string): Phrase {
  const near = nearestEntities(roll, typed).map(({ id }) => id);
  return near.length > 0
    ? phrase('entity.unknownNear', { name: typed, near })
    : phrase('entity.unknown', { name: typed });
}

/** `entity.set` (Secretariat): adds an entity, or changes its names. Matters that are over keep the names of their day. */
export function setEntity(
  roll: RollState,
  act: Act<Inputs<typeof entityInputs>, Person>,
  network: Network,
): Decision<RollState> {
  const { short, newShort, joinedOn } = act.inputs;
  const before = entityNamed(roll, short);
  if (!before && newShort !== undefined) return invalid(roll, { short: unknownEntity(roll, short) });
  const read = readNames(act.inputs, newShort ?? (before ? undefined : short));
  const today = dateAt(act.receivedAt, network.settings.timeZone);
  const fields = {
    ...namesFaults(roll, read, before),
    ...(joinedOn !== undefined && joinedOn > today && { joinedOn: phrase('entity.inTheFuture') }),
  };
  if (Object.keys(fields).length > 0) return invalid(roll, renamedFields(fields, before, newShort));
  const now = before
    ? joinedOnDay(renamed(before, read, act.receivedAt), joinedOn)
    : begun(roll, short, read, {
        joinedOn: joinedOn ?? today,
        ...((joinedOn ?? today) === today && { joinedAt: act.receivedAt }),
      });
  // A name may be one that every object has (`constructor`).
  const isBack = Object.hasOwn(roll.left ?? {}, now.id);
  const { [now.id]: _back, ...left } = roll.left ?? {};
  const next = { ...roll, entities: { ...roll.entities, [now.id]: now }, ...(roll.left && { left }) };
  return accept(next, saidOf(before, now, isBack), redraw(now.id, act), cardOf(now));
}

/** Another day than the one on which it was added says nothing of the hour. */
function joinedOnDay({ joinedAt, ...entity }: Entity, joinedOn: CalendarDate | undefined): Entity {
  const isSame = joinedOn === undefined || joinedOn === entity.joinedOn;
  return { ...entity, ...(joinedOn && { joinedOn }), ...(isSame && joinedAt && { joinedAt }) };
}

/** Reports a fault of the short name at the field in which it was given. */
const renamedFields = (
  { newShort, ...others }: Fields,
  before: Entity | undefined,
  typed: string | undefined,
): Fields =>
  newShort === undefined ? others : { ...others, [before && typed !== undefined ? 'newShort' : 'short']: newShort };

function saidOf(before: Entity | undefined, now: Entity, isBack: boolean): Phrase {
  if (!before) return isBack ? phrase('entity.back', { entity: now.id }) : phrase('entity.added', { entity: now.id });
  const [was, is] = [before.short ?? before.id, now.short ?? now.id];
  return was === is ? phrase('entity.changed', { entity: now.id }) : phrase('entity.renamed', { was, is });
}

/**
 * An entity that has left and comes back is the same one. Otherwise its id is its first short name, and is never used again.
 */
function begun(
  roll: RollState,
  short: string,
  read: ReturnType<typeof readNames>,
  joined: Pick<Entity, 'joinedOn' | 'joinedAt'>,
): Entity {
  const gone = formerEntityNamed(roll, short);
  if (gone) return { ...returning(gone), ...read.names, ...joined };
  const isTaken = (id: string): boolean => Object.hasOwn(roll.entities, id) || Object.hasOwn(roll.left ?? {}, id);
  let id = short;
  for (let n = 2; isTaken(id); n += 1) id = `${short} (${n})`;
  return { name: short, ...read.names, id: entityId(id), ...(id !== short && { short }), ...joined };
}

/** Redraws open cards, so that they show the new name. */
const redraw = (id: EntityId, { receivedAt }: Act<unknown>): Effect[] =>
  (['endorsements.redraw', 'meetings.redraw'] as const).map((verb) => ({
    type: 'act',
    verb,
    inputs: {},
    key: `${verb}/${id}/${receivedAt}`,
  }));

/** What every kind of document is told when an entity leaves or is merged. */
const followed = (what: 'merged' | 'closed', inputs: LeftInputs, at: Instant): Effect[] =>
  FOLLOWING.map((verb) => ({ type: 'act', verb, inputs, key: `${verb}/${inputs.entity}/${what}/${at}` }));
const FOLLOWING = [
  'endorsements.entityLeft',
  'meetings.entityLeft',
  'agendas.entityLeft',
  'allSeries.entityLeft',
  'meetingRequests.entityLeft',
  'correspondence.entityLeft',
  'news.entityLeft',
  'inputs.entityLeft',
  'plans.entityLeft',
  'rmc.entityLeft',
] as const;

/**
 * `entity.merge` (Secretariat): `from` turned out to be `into`, so its people, seats, history and open positions pass to
 * `into`.
 */
export function mergeEntities(
  roll: RollState,
  act: Act<Inputs<typeof mergeInputs>, Person>,
  network: Network,
): Decision<RollState> {
  const [from, into] = [entityNamed(roll, act.inputs.from), entityNamed(roll, act.inputs.into)];
  const fields = {
    ...(!from && { from: unknownEntity(roll, act.inputs.from) }),
    ...(!into && { into: unknownEntity(roll, act.inputs.into) }),
    ...(from && from.id === into?.id && { into: phrase('entity.sameEntity') }),
  };
  if (!from || !into || Object.keys(fields).length > 0) return invalid(roll, fields);
  const { receivedAt } = act;
  const gone: Entity = {
    ...from,
    mergedInto: into.id,
    leftOn: dateAt(receivedAt, network.settings.timeZone),
    leftAt: receivedAt,
  };
  const people = { ...roll.people };
  const hasFocalPoint = representativesOf(roll, into.id).some(({ roles }) => roles.includes('focalPoint'));
  const theirs = everyone(roll).filter(({ entity }) => entity === from.id);
  for (const person of theirs)
    people[person.id] = { ...person, entity: into.id, roles: hasFocalPoint ? asAlternate(person) : person.roles };
  const away = roll.away.map((window) => (window.entity === from.id ? { ...window, entity: into.id } : window));
  const formerPeople = movedTo(into.id, from.id, roll);
  const next = withAbsences({ ...roll, people, away, ...formerPeople, ...without(roll, gone) });
  const told: Effect = {
    type: 'tell',
    to: { entities: [into.id] },
    card: 'entityMerged',
    data: { from: from.id, into: into.id },
  };
  const say = phrase('entity.merged', { from: from.short ?? from.id, into: into.id });
  const follow = followed(
    'merged',
    { entity: from.id, into: into.id, reason: '', people: theirs.filter(represents).map(({ id }) => id) },
    receivedAt,
  );
  return accept(next, say, [told, ...follow], cardOf(into));
}

/** Who had left the entity is of the other now: if they are erased, that is whose representative they were. */
function movedTo(into: EntityId, from: EntityId, { formerPeople }: RollState): Pick<RollState, 'formerPeople'> {
  if (!formerPeople) return {};
  const follow = (one: FormerPerson): FormerPerson => (one.entity === from ? { ...one, entity: into } : one);
  const moved = Object.entries(formerPeople).map(([id, one]) => [id, follow(one)] as const);
  return { formerPeople: Object.fromEntries(moved) };
}

/** An entity has one focal point, so the focal point of the merged one becomes an alternate. */
const asAlternate = ({ roles }: Person): Person['roles'] =>
  roles.includes('focalPoint')
    ? [...new Set(roles.map((role) => (role === 'focalPoint' ? ('alternate' as const) : role)))]
    : roles;

const without = (roll: RollState, gone: Entity): Pick<RollState, 'entities' | 'left'> => {
  const { [gone.id]: taken, ...entities } = roll.entities;
  return { entities, left: { ...roll.left, [gone.id]: gone } };
};

/** `entity.close` (Secretariat): the entity leaves the network, and its people lose the roles by which they represent it. */
export function closeEntity(
  roll: RollState,
  act: Act<Inputs<typeof closeInputs>, Person>,
  network: Network,
): Decision<RollState> {
  const { receivedAt, inputs } = act;
  const entity = entityNamed(roll, inputs.entity);
  const today = dateAt(receivedAt, network.settings.timeZone);
  const leftOn = inputs.leftOn ?? today;
  const fields = {
    ...(!entity && { entity: unknownEntity(roll, inputs.entity) }),
    ...(leftOn > today && { leftOn: phrase('entity.inTheFuture') }),
    ...(entity?.joinedOn !== undefined && leftOn < entity.joinedOn && { leftOn: phrase('entity.beforeJoining') }),
  };
  if (!entity || Object.keys(fields).length > 0) return invalid(roll, fields);
  const gone: Entity = { ...entity, leftOn, leftAt: receivedAt, reason: inputs.reason };
  const theirs = everyone(roll).filter((person) => person.entity === entity.id);
  const next = theirs.reduce(leaving, { ...roll, ...without(roll, gone) });
  const told: Effect = {
    type: 'tell',
    to: 'secretariat',
    card: 'entityClosed',
    data: { entity: entity.id, leftOn, reason: inputs.reason },
  };
  const follow = followed('closed', { entity: entity.id, reason: inputs.reason }, receivedAt);
  return accept(next, phrase('entity.closed', { entity: entity.id, leftOn }), [told, ...follow], cardOf(gone));
}

/** Removes the person's roles for the entity. A person without another role leaves the roll. */
function leaving(roll: RollState, person: Person): RollState {
  const { entity: _left, ...rest } = person;
  const roles = person.roles.filter((role) => role !== 'focalPoint' && role !== 'alternate');
  if (roles.length === 0 && !isLastOfSecretariat(roll, person)) return withoutPerson(roll, person);
  return withAbsences({ ...roll, people: { ...roll.people, [person.id]: { ...rest, roles } } });
}
