/** A network's own documents: settings, roll, register. */
import type { NetworkId } from '../core/ids.ts';
import type { Network } from '../core/network.ts';
import { seatsOf } from '../features/rmc/rules/state.ts';
import { newSettings } from '../features/network/rules/settings.ts';
import { readFrom } from '../kit/read.ts';
import type { Store } from '../store/store.ts';
import type { Settings } from '../core/settings.ts';

/** What rules may look at; undefined when there is no such network. */
export async function loadNetwork(store: Store, id: NetworkId): Promise<Network | undefined> {
  const read = readFrom(store, id);
  const [settings, roll, terms] = await Promise.all([
    read.load('settings', 'settings'),
    read.load('roll', 'roll'),
    read.load('terms', 'terms'),
  ]);
  if (!settings || !roll) return undefined;
  return { id, settings: complete(settings), roll, seats: terms ? seatsOf(terms) : [] };
}

/** Settings that an earlier Concord wrote know nothing of the numbers that came later: those have their defaults. */
function complete(stored: Settings): Settings {
  const known = completed.get(stored) ?? { ...newSettings(stored.id, stored.name, stored.madeAt), ...stored };
  completed.set(stored, known);
  return known;
}
const completed = new WeakMap<Settings, Settings>();
