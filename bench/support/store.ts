/** A store filled directly through its port, with what the rules would have made. */
import { SYSTEM } from '../../src/core/act.ts';
import type { MongoServer } from '../../test/support/mongo/server.ts';
import { after, eventId, instant, networkId, ref, type Instant } from '../../src/core/ids.ts';
import type { Endorsement } from '../../src/features/endorsement/rules/state.ts';
import { phrase } from '../../src/i18n/phrase.ts';
import { foundNetworks, seedSample } from '../../src/sample/found.ts';
import { openMongoStore } from '../../src/store/mongo/mongoStore.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { documentId, type Commit, type Store } from '../../src/store/store.ts';
import { REGISTRY } from '../../src/app/registry.ts';
import { discard, temporary } from './children.ts';
import { database, mongo, wordsFor } from './mongo.ts';
import type { Pressing } from './presses.ts';
import { START } from './program.ts';
import { createCommandHandler, type CommandHandler } from '../../test/support/features.ts';

const NETWORK = networkId('una');

export interface Opened {
  readonly store: Store;
  readonly commandHandler: CommandHandler;
  close(): Promise<void>;
}

/** A store that the benches are run on. */
export interface BenchStore {
  readonly name: string;
  /** The server, where it is not MongoDB or the embedded store itself but something that speaks like it. */
  readonly standIn?: string;
  open(): Promise<Opened>;
}

/** MongoDB's is there when a server is. */
export async function stores(): Promise<readonly BenchStore[]> {
  const server = await mongo();
  const onMongo = server && {
    name: 'MongoDB',
    ...(!server.real && { standIn: wordsFor(server) }),
    open: () => openMongo(server),
  };
  return [{ name: 'embedded', open: openEmbedded }, ...(onMongo ? [onMongo] : [])];
}

async function openEmbedded(): Promise<Opened> {
  const folder = temporary();
  return founded(await openSqliteStore({ folder }), async () => discard(folder));
}

export async function openMongo(server: MongoServer): Promise<Opened & { readonly uri: string }> {
  const { uri, drop } = database(server);
  return { ...(await founded(await openMongoStore(uri), drop)), uri };
}

async function founded(store: Store, after: () => Promise<void>): Promise<Opened> {
  await foundNetworks(store, { sample: true, secretariat: [] }, instant(START));
  await seedSample(store, instant(START));
  return {
    store,
    commandHandler: createCommandHandler({ store, changed: () => undefined }),
    async close() {
      await store.close();
      await after();
    },
  };
}

/** A press, through the command handler itself. @throws when it is not accepted */
export async function press(
  { commandHandler }: Opened,
  { person, ...pressed }: Omit<Pressing, 'target'> & { target?: string },
  at = instant(START),
): Promise<string> {
  const answer = await commandHandler.handle({
    ...pressed,
    eventId: eventId(pressed.eventId),
    from: person,
    network: NETWORK,
    platform: 'local',
    receivedAt: at,
  });
  if (!answer.ok) throw new Error(`${pressed.verb}: ${answer.say.key}`);
  return answer.target ?? '';
}

/** Opens a request through the command handler. Gives its reference. */
export const openOn = (opened: Opened, name: string): Promise<string> =>
  press(opened, {
    person: 'una-1',
    verb: 'endorsement.open',
    inputs: { title: `Guidance note ${name}`, documentUrl: `https://example.org/${name}.docx` },
    eventId: `open-${name}`,
  });

/** Copies of a request under other references, as many at a time as share one transaction. */
export async function copies(
  { store }: Opened,
  model: Endorsement,
  count: number,
  closing: (n: number) => Instant,
): Promise<void> {
  const from = await store.nextNumber(NETWORK, 'endorsements');
  for (let n = 0; n < count; n += AT_ONCE)
    await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, count - n) }, (_, i) =>
        insist(store, copy(model, from + n + i, closing(n + i))),
      ),
    );
}
const AT_ONCE = 256;
const MAX_TRIES = 5;

/** A store that a process is far away from may be away for a moment: written after all, it finds its own receipt. */
async function insist(store: Store, commit: Commit): Promise<void> {
  for (let tries = 1; ; tries += 1)
    try {
      await store.commit(commit);
      return;
    } catch (fault) {
      if (tries === MAX_TRIES) throw fault;
    }
}

function copy(model: Endorsement, number: number, closesAt: Instant): Commit {
  const target = ref(`E-${number}`);
  const kind = REGISTRY.kind('endorsements');
  const dayBefore = after(closesAt, -DAY_MS);
  const reminders = model.reminders.slice(0, 1).map((reminder) => ({ ...reminder, at: dayBefore }));
  const state: Endorsement = {
    ...model,
    target,
    documentUrl: `https://example.org/${target}`,
    closesAt,
    reminders: dayBefore > model.openedAt ? reminders : [],
  };
  const made = state as never;
  return {
    document: {
      id: documentId(NETWORK, target),
      network: NETWORK,
      kind: 'endorsements',
      target,
      number,
      state,
      lists: kind.lists,
      stage: kind.stage(made),
      dueAt: kind.dueAt(made),
      uniqueKey: kind.uniqueKey(made),
    },
    journal: [
      {
        network: NETWORK,
        eventId: eventId(`copy/${target}`),
        at: model.openedAt,
        actor: SYSTEM,
        verb: 'endorsement.open',
        target,
        platform: 'concord',
        outcome: 'accepted',
        answer: { ok: true, say: phrase('concord.done') },
      },
    ],
    envelopes: [],
    tasks: [],
  };
}
const DAY_MS = 24 * 3_600_000;

export const loadRequest = async ({ store }: Opened, target: string): Promise<Endorsement> => {
  const found = await store.load(documentId(NETWORK, target));
  if (!found) throw new Error(`no ${target}`);
  return found.state as Endorsement;
};
