/** Every input in which an entity is named takes every name of it, and does the same for each (domain.md 4). */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ENTITY } from '../../src/core/inputs.ts';
import { calendarDate, entityId, eventId, instant, personId, type NetworkId } from '../../src/core/ids.ts';
import type { Entity } from '../../src/core/entities.ts';
import type { RollState } from '../../src/features/directory/rules/state.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import type { Store } from '../../src/store/store.ts';
import { ACTS, FEATURES } from '../support/acts.ts';
import { EVERYBODY, type Role, type Scene } from '../support/acts/act.ts';
import { ACT_DEFINITIONS, createCommandHandler, REGISTRY, type CommandHandler } from '../support/features.ts';
import { networkWith } from '../support/sceneNetwork.ts';

let store: Store;
let handler: CommandHandler;
beforeAll(async () => {
  store = await openSqliteStore(':memory:');
  handler = createCommandHandler({ store, changed: () => undefined });
});
afterAll(() => store.close());

const PADDING = ' and its programmes'.repeat(7);
/** What each is called: by its id, now, in French and in Arabic, in full, before; and as it is seen. */
const NAMES: Readonly<Record<string, (id: string) => string>> = {
  'its short name': (id) => `New ${id}`,
  'as it is seen': (id) => `nеw\u00a0${id.toLowerCase()}\u200b`,
  'its French name': (id) => `Agence ${id}`,
  'its Arabic name': (id) => `وكالة ${id}`,
  'its name in full': (id) => `The Agency that is called ${id}${PADDING}`,
  'its French name in full': (id) => `L’agence dite ${id}`,
  'a former name': (id) => `Old ${id}`,
};
const named = ({ id, ...rest }: Entity): Entity => ({
  ...rest,
  id,
  short: `New ${id}`,
  shorts: { fr: `Agence ${id}`, ar: `وكالة ${id}` },
  name: `The Agency that is called ${id}${PADDING}`,
  names: { fr: `L’agence dite ${id}` },
  former: [{ short: `Old ${id}`, name: `Former ${id}`, until: instant('2026-11-01T00:00:00Z') }],
});
const AWAY = {
  entity: entityId('UNHCR'),
  focalPoint: personId('una-5'),
  alternate: personId('una-6'),
  from: calendarDate('2027-01-04'),
  to: calendarDate('2027-01-08'),
};
const withNames = (roll: RollState): RollState => ({
  ...roll,
  away: [AWAY],
  entities: Object.fromEntries(Object.values(roll.entities).map((entity) => [entity.id, named(entity)])),
});

const isEntity = (verb: string, field: string): boolean => ACT_DEFINITIONS[verb]?.schema[field]?.is === 'entities';
const INPUTS = REGISTRY.publicActs.flatMap((verb) =>
  (ACT_DEFINITIONS[verb]?.fields ?? []).filter((field) => isEntity(verb, field)).map((field) => [verb, field] as const),
);

/** Inputs beside, or instead of, those of the contract's sample. `*`: the entity. */
const BESIDE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'series.set': { kind: 'thematic', title: 'Survivors', rule: 'second thursday', time: '10:00', audience: '*' },
  'meeting.schedule': { kind: 'thematic', title: 'Survivors', audience: '*' },
  'rmc.swap': { with: '*' },
  'entity.set': { short: '*', names: 'es: Agencia' },
  'roll.set': { email: 'new@un.example', name: 'New', role: 'alternate', entity: '*' },
};

it('inputs of that meaning are marked as such', () => {
  const meant = /^(entity|entities|audience|into|order|lead|contributors)$/;
  const unmarked = REGISTRY.publicActs.flatMap((verb) =>
    (ACT_DEFINITIONS[verb]?.fields ?? [])
      .filter((field) => meant.test(field) && !isEntity(verb, field))
      .map((field) => `${verb} ${field}`),
  );
  expect(unmarked).toEqual([]);
  expect(INPUTS.length).toBeGreaterThan(20);
});

const OFFICER: Role = 'secretariat';
const sceneOf = (verb: string): [string, Scene][] =>
  Object.values(FEATURES).flatMap(({ acts, scenes }) => (Object.hasOwn(acts, verb) ? Object.entries(scenes) : []));

async function pressed(verb: string, field: string, typed: string, role: Role, scene: Scene) {
  const id = await networkWith(store, scene, withNames);
  const inputs: Record<string, unknown> = { ...ACTS[verb]?.sample, [field]: typed };
  for (const [name, value] of Object.entries(BESIDE[verb] ?? {})) inputs[name] = value === '*' ? typed : value;
  const answer = await handler.handle({
    verb,
    network: id,
    target: scene.target,
    inputs,
    from: EVERYBODY[role],
    platform: 'local',
    receivedAt: scene.at as never,
    eventId: eventId('press'),
  });
  return { answer, stored: await stored(id) };
}
async function stored(id: NetworkId): Promise<string> {
  const kinds = await Promise.all(
    Object.keys(REGISTRY.kinds)
      .filter((kind) => kind !== 'settings')
      .map((kind) => store.list(id, kind)),
  );
  const trail = (await store.audit(id)).map(({ verb, onBehalfOf }) => [verb, onBehalfOf]);
  return JSON.stringify([kinds.flat().map(({ target, state }) => [target, state]), trail]).replaceAll(id, 'n');
}

const asTyped = (answer: unknown, typed: string): unknown =>
  JSON.parse(JSON.stringify(answer), (key, value: unknown) =>
    key === 'values' && typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value).map(([field, one]) => [field, one === typed ? 'as typed' : (one as unknown)]),
        )
      : value,
  );

it.each(INPUTS)('%s: %s', async (verb, field) => {
  const roles = (ACTS[verb]?.who ?? []).includes(OFFICER) ? [OFFICER] : (ACTS[verb]?.who ?? []);
  const ids = ['UNICEF', 'UNHCR', 'UNFPA'];
  for (const role of roles)
    for (const [, scene] of sceneOf(verb))
      for (const id of ids) {
        const wanted = await pressed(verb, field, id, role, scene);
        if (!wanted.answer.ok) continue;
        for (const [what, name] of Object.entries(NAMES)) {
          expect(name(id).length).toBeLessThanOrEqual(ENTITY);
          const got = await pressed(verb, field, name(id), role, scene);
          // A preview gives back what was typed, so that it can be changed.
          expect(asTyped(got.answer, name(id)), `${what}: ${name(id)}`).toEqual(asTyped(wanted.answer, id));
          expect(got.stored, `${what}: ${name(id)}`).toBe(wanted.stored);
        }
        return;
      }
  expect.fail('no scene in which it does something');
});
