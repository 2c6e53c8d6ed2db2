/** Loads a network's own documents: settings, roll, seats. */
import type { Documents } from '../core/contract.ts';
import type { NetworkId } from '../core/ids.ts';
import type { Network } from '../core/network.ts';
import { readFrom } from '../kit/read.ts';
import type { Store } from '../store/store.ts';
import type { Settings } from '../core/settings.ts';
import type { Registry } from './registry.ts';

/** A network as it is stored: its roll holds more than rules may look at. */
export interface StoredNetwork extends Network {
  readonly roll: Documents['roll'];
}

/** What every rule may read; undefined when there is no such network. */
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

/** Adds defaults to settings of an earlier version; done once for each stored object. */
function complete(stored: Settings, completing: (stored: Settings) => Settings): Settings {
  const known = completed.get(stored) ?? completing(stored);
  completed.set(stored, known);
  return known;
}
const completed = new WeakMap<Settings, Settings>();
