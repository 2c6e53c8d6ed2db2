/**
 * Every public verb, tried by every role in every state of what its feature is about. Who may is said once more in
 * `support/acts`, from the contract; what comes of it is kept as a table for each feature, in the folder `authority`.
 */
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pressed } from '../../src/core/act.ts';
import { eventId, type NetworkId } from '../../src/core/ids.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { documentId, type Store } from '../../src/store/store.ts';
import { ACTS, FEATURES } from '../support/acts.ts';
import { ANYONE, EVERYBODY, ROLES, type Role, type Scene } from '../support/acts/act.ts';
import { CLOSES, later, SYSTEM } from '../support/builders.ts';
import { createCommandHandler, type CommandHandler, REGISTRY, ACT_DEFINITIONS } from '../support/features.ts';
import { networkWith } from '../support/sceneNetwork.ts';

let store: Store;
let handler: CommandHandler;
const open = async (): Promise<void> => {
  store = await openSqliteStore(':memory:');
  handler = createCommandHandler({ store, changed: () => undefined });
};
beforeAll(open);
afterAll(() => store.close());

/** Everything a network has, but for the audit trail. */
async function everything(id: NetworkId): Promise<unknown> {
  const kinds = await Promise.all(Object.keys(REGISTRY.kinds).map((kind) => store.list(id, kind)));
  const tasks = (await store.tasks('9999-12-31T00:00:00.000Z' as never, 100_000)).filter(
    (task) => task.act.network === id,
  );
  return { documents: kinds.flat(), deliveries: await store.deliveries(id), tasks: tasks.map((task) => task.id) };
}

interface Cell {
  readonly outcome: string;
  readonly before: unknown;
  /** Looked at after a refusal: what was done has changed something. */
  readonly after?: unknown;
  readonly lines: number;
  readonly audit: number;
}
/** A network as it was before anybody tried anything in it that was done. */
interface Untouched {
  readonly id: NetworkId;
  readonly before: unknown;
  /** The lines in the audit trail. */
  readonly audit: number;
}
const untouched = async (scene: Scene): Promise<Untouched> => {
  const id = await networkWith(store, scene);
  return { id, before: await everything(id), audit: (await store.audit(id)).length };
};
async function tried(verb: string, role: Role, scene: Scene, { id, before, audit: was }: Untouched): Promise<Cell> {
  const pressed: Pressed = {
    verb,
    network: id,
    target: scene.target,
    inputs: ACTS[verb]?.sample ?? {},
    from: EVERYBODY[role],
    platform: 'local',
    receivedAt: scene.at as never,
    eventId: eventId(`press-${role}`),
  };
  const answer = await handler.handle(pressed);
  const audit = (await store.audit(id)).length;
  const all = { before, lines: audit - was, audit };
  return answer.ok ? { ...all, outcome: 'ok' } : { ...all, outcome: answer.code, after: await everything(id) };
}

describe('who may do what', () => {
  it('is said of every public verb', () => {
    expect(Object.keys(ACTS).sort(), 'who, as the contract has it').toEqual([...REGISTRY.publicActs].sort());
    const needing = REGISTRY.publicActs.filter((verb) => ACT_DEFINITIONS[verb]?.inputs({}).ok === false);
    expect(
      needing.filter((verb) => !ACTS[verb]?.sample),
      'inputs that do something',
    ).toEqual([]);
  });

  it.each(REGISTRY.publicActs)('%s takes the inputs of the contract', (verb) => {
    expect([...(ACT_DEFINITIONS[verb]?.fields ?? [])].sort()).toEqual([...(ACTS[verb]?.inputs ?? [])].sort());
  });
});

describe.each(Object.entries(FEATURES))('who may do what: %s', (feature, { acts, scenes }) => {
  const verbs = Object.keys(acts);
  const table = new Map<string, string>();
  describe.each(Object.entries(scenes))('with one that is %s', (state, scene) => {
    // Small stores: every test looks through all that is in one.
    beforeAll(async () => {
      await store.close();
      await open();
    });

    it.each(verbs)('%s', async (verb) => {
      // A refusal that has changed nothing leaves the network to the next who tries.
      let fresh: Untouched | undefined;
      for (const role of ROLES) {
        const network = fresh ?? (await untouched(scene));
        const cell = await tried(verb, role, scene, network);
        const isUntouched = cell.outcome !== 'ok' && isDeepStrictEqual(cell.after, cell.before);
        fresh = isUntouched ? { ...network, audit: cell.audit } : undefined;
        table.set(`${verb} ${role} ${state}`, cell.outcome);
        const where = `${verb} by ${role}`;
        expect(cell.lines, `${where}: one line in the audit trail`).toBe(1);
        if (role === 'stranger') {
          expect(cell.outcome, where).toBe('notOnRoll');
          expect((cell.after as { documents: unknown }).documents, where).toEqual(
            (cell.before as { documents: unknown }).documents,
          );
        } else if (acts[verb]?.depends.includes(role) && cell.outcome === 'notAllowed') {
          expect(cell.after, `${where}: nothing has changed`).toEqual(cell.before);
        } else if (acts[verb]?.depends.includes(role)) {
          continue;
        } else if (!acts[verb]?.who.includes(role)) {
          expect(cell.outcome, where).toBe('notAllowed');
          expect(cell.after, `${where}: nothing has changed`).toEqual(cell.before);
        } else expect(cell.outcome, where).not.toBe('notAllowed');
      }
    });
  });

  it('is the table kept beside this test', async ({ skip }) => {
    const states = Object.keys(scenes);
    if (table.size < verbs.length * ROLES.length * states.length) return skip('only a part of it was tried');
    const line = ([first = '', ...cells]: readonly string[]): string =>
      [first.padEnd(14), ...cells.map((cell) => cell.padEnd(12))].join('').trimEnd();
    const blocks = verbs.flatMap((verb) => [
      verb,
      line(['', ...states]),
      ...ROLES.map((role) => line([role, ...states.map((state) => table.get(`${verb} ${role} ${state}`) ?? '?')])),
      '',
    ]);
    await expect(blocks.join('\n')).toMatchFileSnapshot(`./authority/${feature}.txt`);
  });
});

describe('what Concord does by itself', () => {
  const open = FEATURES['endorsement']!.scenes['open']!;
  const inner = Object.keys(ACT_DEFINITIONS).filter((verb) => !REGISTRY.publicActs.includes(verb));

  it.each(inner)('%s is unknown to people, whatever their role', async (verb) => {
    const id = await networkWith(store, open);
    const before = await everything(id);
    for (const role of ANYONE) {
      const pressed = {
        verb,
        network: id,
        target: 'E-1',
        inputs: {},
        from: EVERYBODY[role],
        platform: 'local',
        receivedAt: later(CLOSES, 1),
        eventId: eventId(`press-${role}`),
      } as const;
      expect(await handler.handle(pressed), role).toMatchObject({ ok: false, code: 'notFound' });
    }
    expect(await everything(id)).toEqual(before);
  });

  it('cannot be claimed: being called “concord” is not enough', async () => {
    const id = await networkWith(store, open);
    const pressed = {
      verb: 'endorsement.due',
      network: id,
      target: 'E-1',
      inputs: {},
      from: SYSTEM,
      platform: 'local',
      receivedAt: later(CLOSES, 1),
      eventId: eventId('press'),
    } as const;
    expect(await handler.handle(pressed)).toMatchObject({ ok: false, code: 'notOnRoll' });
    expect((await store.load(documentId(id, 'E-1')))?.state).toMatchObject({ state: 'open' });
  });
});
