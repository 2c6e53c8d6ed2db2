/** Valid things to begin from: a test names only what matters to it. */
import { SYSTEM, type Act } from '../../src/core/act.ts';
import type { Decision, Effect } from '../../src/core/decision.ts';
import {
  entityId,
  eventId,
  instant,
  networkId,
  personId,
  ref,
  type EntityId,
  type Instant,
  type NetworkId,
} from '../../src/core/ids.ts';
import type { Delivery } from '../../src/core/envelope.ts';
import type { Entity } from '../../src/core/entities.ts';
import type { Person, Role } from '../../src/core/people.ts';
import type { Endorsement, Reached } from '../../src/features/endorsement/rules/state.ts';
import type { Network } from '../../src/core/network.ts';
import { newSettings } from '../../src/features/network/rules/settings.ts';
import { emptyRoll, type RollState } from '../../src/features/directory/rules/state.ts';
import type { Settings } from '../../src/core/settings.ts';
import { ACT_DEFINITIONS } from './features.ts';

/** Tuesday 24 November 2026, 09:00 in New York. Thursday of that week is a holiday. */
export const NOW = instant('2026-11-24T14:00:00Z');
/** Five working days on: Wednesday 2 December 2026, 17:00 in New York. */
export const CLOSES = instant('2026-12-02T22:00:00Z');
export const later = (at: Instant, ms: number): Instant => instant(Date.parse(at) + ms);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Where entities sit, for tests in which that matters; the others are in New York. */
const ZONES: Readonly<Record<string, string>> = {
  UNHCR: 'Europe/Zurich',
  ESCAP: 'Asia/Bangkok',
  WFP: 'Africa/Nairobi',
};

export interface Members {
  /** Each with a focal point and an alternate. */
  readonly entities: readonly string[];
  /** Entities without an alternate. */
  readonly alone?: readonly string[];
  /** Entities nobody represents. */
  readonly empty?: readonly string[];
  readonly people?: readonly Person[];
}

/** `UN Women` → `un-women`, for addresses and ids. */
const short = (entity: string): string => entity.toLowerCase().replace(/[^a-z0-9]+/g, '-');

export function person(id: string, roles: readonly Role[], of: Partial<Person> = {}): Person {
  return {
    id: personId(id),
    name: id,
    email: `${id}@un.example`,
    roles,
    language: 'en',
    zone: 'America/New_York',
    ...of,
  };
}

const speaker = (network: string, entity: string, role: 'focalPoint' | 'alternate', n: number): Person =>
  person(`${network}-${n}`, [role], {
    name: `${role === 'focalPoint' ? 'Focal point' : 'Alternate'} of ${entity}`,
    email: `${role === 'focalPoint' ? 'fp' : 'alt'}@${short(entity)}.example`,
    entity: entityId(entity),
    zone: ZONES[entity] ?? 'America/New_York',
  });

/** A roll: an officer of the Secretariat (number 1), the Coordinator, an observer, the Chair, and the entities' people. */
export function roll(members: Members, network = 'una'): RollState {
  const { entities, alone = [], empty = [] } = members;
  const people: Person[] = [
    person(`${network}-1`, ['secretariat'], { name: 'Nadia Rousseau', email: 'nadia@secretariat.example' }),
    person(`${network}-2`, ['coordinator'], { name: 'Marisol Vega', email: 'marisol@secretariat.example' }),
    person(`${network}-3`, ['observer'], { name: 'Colette Amari', email: 'colette@secretariat.example' }),
    person(`${network}-4`, ['chair'], { name: 'Henrik Dahl', email: 'henrik@secretariat.example' }),
  ];
  for (const entity of entities) {
    people.push(speaker(network, entity, 'focalPoint', people.length + 1));
    if (!alone.includes(entity)) people.push(speaker(network, entity, 'alternate', people.length + 1));
  }
  people.push(...(members.people ?? []));
  const named = [...entities, ...empty].map((id): Entity => ({ id: entityId(id), name: id }));
  return {
    ...emptyRoll,
    entities: Object.fromEntries(named.map((entity) => [entity.id, entity])),
    people: Object.fromEntries(people.map((p) => [p.id, p])),
    next: people.length + 1,
  };
}

export const settings = (of: Partial<Settings> = {}, id: NetworkId = networkId('una')): Settings => ({
  ...newSettings(id, 'UN Action', NOW),
  ...of,
});

/** UNHCR (Geneva), UNICEF and UNFPA (New York), each with a focal point and an alternate. */
export const net = (of: { roll?: Partial<RollState>; settings?: Partial<Settings> } = {}): Network => ({
  id: networkId('una'),
  settings: settings(of.settings),
  roll: { ...roll({ entities: ['UNHCR', 'UNICEF', 'UNFPA'] }), ...of.roll },
  seats: [],
});

const found = (network: Network, what: (p: Person) => boolean, name: string): Person => {
  const one = Object.values(network.roll.people).find(what);
  if (!one) throw new Error(`nobody is ${name}`);
  return one;
};
export const focalPoint = (entity: string, network: Network = net()): Person =>
  found(network, (p) => p.entity === entity && p.roles.includes('focalPoint'), `focal point of ${entity}`);
export const alternate = (entity: string, network: Network = net()): Person =>
  found(network, (p) => p.entity === entity && p.roles.includes('alternate'), `alternate of ${entity}`);
export const officer = (network: Network = net()): Person =>
  found(network, (p) => p.roles.includes('secretariat'), 'officer');

/** An open request of UNHCR, UNICEF and UNFPA, with all of them reached and nothing said. */
export function request(of: Partial<Endorsement> = {}): Endorsement {
  const electorate = of.electorate ?? ['UNFPA', 'UNHCR', 'UNICEF'].map(entityId);
  const fresh: Endorsement = {
    target: ref('E-1'),
    title: 'Framework of Cooperation',
    documentUrl: 'https://un.example/framework',
    documentVersion: '1',
    revision: 1,
    classification: 'unclassified',
    state: 'open',
    openedAt: NOW,
    openedBy: personId('una-1'),
    askedAt: NOW,
    closesAt: CLOSES,
    electorate,
    positions: [],
    late: [],
    reach: Object.fromEntries(electorate.map((entity): [string, Reached] => [entity, { state: 'reached' }])),
    corrections: [],
    revisions: [],
    extensions: [],
    reminders: [],
    awaitingSecretariat: false,
    spoken: false,
  };
  return { ...fresh, ...of };
}

/** A message that is queued. */
export const delivery = (id: string, of: Partial<Delivery> = {}): Delivery => ({
  id,
  network: networkId('una'),
  to: personId('una-5'),
  card: 'request',
  data: {},
  live: false,
  urgent: false,
  createdAt: NOW,
  state: 'queued',
  tries: 0,
  nextAt: NOW,
  at: NOW,
  shownVersion: 0,
  ...of,
});

export interface How {
  readonly at?: Instant;
  /** The version printed on the pressed card. */
  readonly seen?: string;
  readonly network?: Network;
  /** What the store would give besides. */
  readonly facts?: object;
}

let events = 0;
/** An act with its inputs read as the command handler reads them. */
export function act(verb: string, by: Person | typeof SYSTEM, inputs: object = {}, how: How = {}): Act<never, never> {
  const read = ACT_DEFINITIONS[verb]?.inputs(inputs);
  if (!read?.ok) throw new Error(`${verb}: ${JSON.stringify(read?.faults ?? 'no such verb')}`);
  return {
    verb,
    network: networkId('una'),
    target: ref('E-1'),
    inputs: { ...read.inputs, ...how.facts },
    ...(how.seen !== undefined && { seen: how.seen }),
    actor: by,
    platform: by === SYSTEM ? 'concord' : 'local',
    receivedAt: how.at ?? later(NOW, HOUR),
    eventId: eventId(`event-${(events += 1)}`),
  } as never;
}

/** What the rule of this verb decides on a request. Pure: no store, no clock. */
export function decide(
  e: Endorsement,
  verb: string,
  by: Person | typeof SYSTEM,
  inputs: object = {},
  how: How = {},
): Decision<Endorsement> {
  const declared = ACT_DEFINITIONS[verb];
  if (declared?.type !== 'change') throw new Error(`${verb} changes no document`);
  return declared.rule(e, act(verb, by, inputs, how), how.network ?? net(), e.target) as Decision<Endorsement>;
}

/** What somebody did: the short verb, who, with what. */
export type Step = readonly [verb: string, by: Person | typeof SYSTEM, inputs?: object, how?: How];

/** The request after these acts. Each must have been accepted. */
export const after = (e: Endorsement, ...steps: readonly Step[]): Endorsement =>
  steps.reduce((so, [verb, by, inputs, how]) => {
    const { state, answer } = decide(so, `endorsement.${verb}`, by, inputs, how);
    if (!answer.ok) throw new Error(`${verb} was refused: ${answer.code}`);
    return state;
  }, e);

const audienceOf = (to: Extract<Effect, { type: 'tell' }>['to']): string =>
  typeof to === 'string' ? to : Object.values(to).flat().join('+');

/** Effects in words: `referred → network`, `agenda.add`, `refreshCards`. */
export const effects = ({ effects: all }: Decision<unknown>): string[] =>
  all.map((effect) => {
    if (effect.type === 'tell') return `${effect.card} → ${audienceOf(effect.to)}`;
    return effect.type === 'act' ? effect.verb : effect.type;
  });

/** The verdict in a word: the key of what is said, or the refusal's code. */
export const verdict = ({ answer }: Decision<unknown>): string => (answer.ok ? answer.say.key : answer.code);

export const entities = (...names: readonly string[]): EntityId[] => names.map(entityId);
export { SYSTEM };
