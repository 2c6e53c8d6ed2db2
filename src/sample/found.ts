/** The first start: the sample network, and the network that the settings name. Those that exist are left alone. */
import { personId, type Instant } from '../core/ids.ts';
import type { Person } from '../core/people.ts';
import type { Config } from '../runtime/config.ts';
import { newSettings } from '../features/network/rules/settings.ts';
import type { Store } from '../store/store.ts';
import { loadNetwork, REGISTRY } from '../app/registry.ts';
import { sampleSeries } from './series.ts';
import { sampleNetwork, sampleRotation } from './unAction.ts';
import { emptyRoll, type RollState } from '../features/directory/rules/state.ts';
import { foundDocument, foundNetwork } from '../engine/found.ts';

/** @returns whether the store holds a sample network, so that the console can say so */
export async function foundNetworks(
  store: Store,
  { sample, network, secretariat }: Pick<Config, 'sample' | 'network' | 'secretariat'>,
  at: Instant,
): Promise<boolean> {
  const damaged = new Set(await store.damaged?.());
  if (network && !damaged.has(network.id)) {
    const settings = newSettings(network.id, network.name, at);
    const roll = withSecretariat(settings.id, secretariat, settings.timeZone);
    await foundNetwork(store, REGISTRY, { settings, roll }, at);
  }
  if (sample) {
    const { settings, roll } = sampleNetwork(at);
    if (!damaged.has(settings.id)) await foundNetwork(store, REGISTRY, { settings, roll }, at, ['terms']);
  }
  const all = await Promise.all((await store.networks()).map((id) => loadNetwork(store, id)));
  return all.some((net) => net?.settings.sample === true);
}

/**
 * What the sample network has besides its people: an RMC and a series of meetings. They take reckoning with dates and time
 * zones, which is slow the first time, and so are made when the program is there and before anybody uses it.
 */
export async function seedSample(store: Store, at: Instant): Promise<void> {
  const { settings, roll } = sampleNetwork(at);
  if ((await store.damaged?.())?.includes(settings.id)) return;
  const network = { id: settings.id, settings, roll, seats: [] };
  await Promise.all([
    foundDocument(
      store,
      REGISTRY,
      network.id,
      { kind: 'terms', target: 'terms', state: () => sampleRotation(network, at) },
      at,
    ),
    foundDocument(store, REGISTRY, network.id, { kind: 'series', target: 'S-1', state: () => sampleSeries(at) }, at),
  ]);
}

/** The people who start as Secretariat. Until they give their names, their addresses stand for them. */
function withSecretariat(id: string, emails: readonly string[], zone: string): RollState {
  const people = emails.map((email, i): Person => ({
    id: personId(`${id}-${i + 1}`),
    name: email,
    email,
    roles: ['secretariat'],
    language: 'en',
    zone,
  }));
  return {
    ...emptyRoll,
    people: Object.fromEntries(people.map((person) => [person.id, person])),
    next: people.length + 1,
  };
}
