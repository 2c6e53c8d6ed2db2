/** One odd value among good ones, for every input of every act: never a fault of the program, and a refusal stores nothing. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { REFUSALS } from '../../src/core/answer.ts';
import { eventId, instant } from '../../src/core/ids.ts';
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

/** Others are in `badInput.test.ts`, where all inputs are odd at once. */
const ODD: readonly unknown[] = [
  ...['\u0301', ['a'], -1, -1e21, '99999999999', 'E-999', '24:00', '__proto__', '0000-01-01T00:00'],
  ...['0000-01-01', '9999-12-31', '2026-02-30', '9999-12-31T23:59', '0001-01-01 9999-12-31'],
];

/** The first state of the document that the act is about. */
const sceneOf = (verb: string): Scene | undefined =>
  Object.values(FEATURES).flatMap(({ acts, scenes }) => (Object.hasOwn(acts, verb) ? Object.values(scenes) : []))[0];
const whoMay = (verb: string): Role => {
  const who = ACTS[verb]?.who ?? [];
  return who.includes('secretariat') ? 'secretariat' : (who[0] ?? 'secretariat');
};
const TAKERS = REGISTRY.publicActs.filter(
  (verb) => (ACT_DEFINITIONS[verb]?.fields ?? []).length > 0 && sceneOf(verb) !== undefined,
);

it('nearly all acts that take something are walked through', () => {
  expect(TAKERS.length).toBeGreaterThan(120);
});

it.each(TAKERS)('%s', async (verb) => {
  const scene = sceneOf(verb);
  if (!scene) return;
  const network = await networkWith(store, scene);
  const stored = async (): Promise<string> =>
    JSON.stringify(await Promise.all(Object.keys(REGISTRY.kinds).map((kind) => store.list(network, kind))));
  let before = await stored();
  let events = 0;
  for (const field of ACT_DEFINITIONS[verb]?.fields ?? [])
    for (const odd of ODD) {
      const what = `${field} ${JSON.stringify(odd)}`;
      // A fault of the program is thrown here.
      const answer = await handler
        .handle({
          verb,
          network,
          target: scene.target,
          inputs: { ...ACTS[verb]?.sample, [field]: odd },
          from: EVERYBODY[whoMay(verb)],
          platform: 'local',
          receivedAt: instant(scene.at),
          eventId: eventId(`press ${(events += 1)}`),
        })
        .catch((fault: unknown) => expect.fail(`${what}: ${String(fault)}`));
      const after = await stored();
      if (!answer.ok) expect(REFUSALS, what).toContain(answer.code);
      if (!answer.ok && answer.code === 'invalid') expect(after, what).toBe(before);
      before = after;
    }
});
