/** Loads the documents that a network has one of: settings, roll, seats. */
import type { Documents } from '../core/contract.ts';
import type { NetworkId } from '../core/ids.ts';
import type { Network } from '../core/network.ts';
import { readFrom } from '../kit/read.ts';
import type { Store } from '../store/store.ts';
import type { Settings } from '../core/settings.ts';
import type { Registry } from './registry.ts';

/** A network as it is stored. Its roll contains more than rules may read. */
export interface StoredNetwork extends Network {
  readonly roll: Documents['roll'];
}

/** Loads what every rule may read; undefined when there is no such network. */
export async function loadNetwork(store: Store, registry: Registry, id: NetworkId): Promise<StoredNetwork | undefined> {
  const read = readFrom(store, id);
  const { context } = registry;
  const [settings, roll, seats] = await Promise.all([
    read.load('settings', 'settings'),
    read.load('roll', 'roll'),
    context.seats(read),
  ]);
  if (!settings || !roll) return undefined;
  return { id, settings: complete(settings, context.settings), roll, seats };
}

/** Adds defaults to settings that an earlier version stored. Done once for each stored object. */
function complete(stored: Settings, completing: (stored: Settings) => Settings): Settings {
  const known = completed.get(stored) ?? completing(stored);
  completed.set(stored, known);
  return known;
}
const completed = new WeakMap<Settings, Settings>();
