/** A network's own documents: settings, roll, register. */
import type { NetworkId } from '../core/ids.ts';
import type { Net } from '../core/net.ts';
import { seatsOf, type Rotation } from '../features/rmc/rules/state.ts';
import { newSettings } from '../features/network/rules/settings.ts';
import { documentId, type Store } from '../store/store.ts';
import { type RollState } from '../features/directory/rules/state.ts';
import type { Settings } from '../core/settings.ts';

/** What rules may look at; undefined when there is no such network. */
export async function loadNetwork(store: Store, id: NetworkId): Promise<Net | undefined> {
  const [settings, roll, terms] = await Promise.all([
    store.load(documentId(id, 'settings')),
    store.load(documentId(id, 'roll')),
    store.load(documentId(id, 'terms')),
  ]);
  if (!settings || !roll) return undefined;
  const seats = terms ? seatsOf(terms.state as Rotation) : [];
  return { id, settings: complete(settings.state as Settings), roll: roll.state as RollState, seats };
}

/** Settings that an earlier Concord wrote know nothing of the numbers that came later: those have their defaults. */
function complete(stored: Settings): Settings {
  const known = completed.get(stored) ?? { ...newSettings(stored.id, stored.name, stored.madeAt), ...stored };
  completed.set(stored, known);
  return known;
}
const completed = new WeakMap<Settings, Settings>();
