/** Loads the documents that a network has one of: settings, roll, seats. */
import type { Documents } from '../core/contract.ts';
import type { NetworkId } from '../core/ids.ts';
import type { Network } from '../core/network.ts';
import { readFrom } from '../kit/read.ts';
import { createBoundedCache, type BoundedCache } from '../core/boundedCache.ts';
import { documentId, type DocumentId, type Store, type Stored } from '../store/store.ts';
import type { Settings } from '../core/settings.ts';
import type { Registry } from './registry.ts';

/** A network as it is stored. Its roll contains more than rules may read. */
export interface StoredNetwork extends Network {
  readonly roll: Documents['roll'];
}

/**
 * Loads what every rule may read; undefined when there is no such network. A press asks for it five times: as long as the
 * documents are the same ones, it gets the same answer.
 */
export function loadNetwork(store: Store, registry: Registry, id: NetworkId): Promise<StoredNetwork | undefined> {
  let known = networks.get(store);
  if (!known) networks.set(store, (known = createBoundedCache(MAX_NETWORKS)));
  const kept = known.get(id);
  if (kept?.registry === registry && isAsRead(store, kept)) return kept.network;
  return readNetwork(store, registry, id, known);
}

/** A network, and the documents from which it was read. */
interface Kept {
  readonly registry: Registry;
  readonly ids: readonly DocumentId[];
  readonly documents: readonly (Stored | null | undefined)[];
  readonly network: Promise<StoredNetwork | undefined>;
}

const networks = new WeakMap<Store, BoundedCache<NetworkId, Kept>>();
const MAX_NETWORKS = 200;

/** Are all documents in memory, and those that were read? */
function isAsRead({ peek }: Store, { ids, documents }: Pick<Kept, 'ids' | 'documents'>): boolean {
  if (!peek) return false;
  for (let at = 0; at < ids.length; at += 1) {
    const document = documents[at];
    if (document === undefined || peek(ids[at] as DocumentId) !== document) return false;
  }
  return true;
}

async function readNetwork(
  store: Store,
  registry: Registry,
  id: NetworkId,
  known: BoundedCache<NetworkId, Kept>,
): Promise<StoredNetwork | undefined> {
  const read = readFrom(store, id);
  const { context } = registry;
  const ids = ['settings', 'roll', context.seats.from].map((kind) => documentId(id, kind));
  const documents = ids.map((one) => store.peek?.(one));
  const [settings, roll, seats] = await Promise.all([
    read.load('settings', 'settings'),
    read.load('roll', 'roll'),
    context.seats.read(read),
  ]);
  if (!settings || !roll) return undefined;
  const network = { id, settings: complete(settings, context.settings), roll, seats };
  // The same before and after: nothing else can have been read in between.
  if (isAsRead(store, { ids, documents }))
    known.set(id, { registry, ids, documents, network: Promise.resolve(network) });
  return network;
}

/** Adds defaults to settings that an earlier version stored. Done once for each stored object. */
function complete(stored: Settings, completing: (stored: Settings) => Settings): Settings {
  const known = completed.get(stored) ?? completing(stored);
  completed.set(stored, known);
  return known;
}
const completed = new WeakMap<Settings, Settings>();
