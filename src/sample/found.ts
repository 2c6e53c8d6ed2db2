/**
 * Creates the networks of the first start: the sample network, and the one that the settings name. Existing ones are not
 * changed.
 */
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

/**
 * Creates what is missing.
 * @returns whether the store has a sample network, so that the console can say so
 */
export async function foundNetworks(
  store: Store,
  { sample, network, secretariat, timeZone }: Pick<Config, 'sample' | 'network' | 'secretariat' | 'timeZone'>,
  at: Instant,
): Promise<boolean> {
  const damaged = new Set(await store.damaged?.());
  if (network && !damaged.has(network.id)) {
    const made = newSettings(network.id, network.name, at);
    const settings = { ...made, ...(timeZone !== undefined && { timeZone }) };
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
 * Creates the sample network with an RMC and a series of meetings. They need calculations with dates and zones, which are slow
 * the first time. So they are made after the program has started and before anybody uses it.
 */
export async function seedSample(store: Store, at: Instant): Promise<void> {
  const { settings, roll } = sampleNetwork(at);
  if ((await store.damaged?.())?.includes(settings.id)) return;
  await foundNetwork(store, REGISTRY, { settings, roll }, at, ['terms']);
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

/** The people who start as Secretariat. Their addresses are used as names until they give their names. */
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
