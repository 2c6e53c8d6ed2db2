/** The first start: the sample network, and the network that the settings name. Those that exist are left alone. */
import { personId, type Instant } from '../core/ids.ts';
import type { Person } from '../core/people.ts';
import type { Config } from '../config.ts';
import { emptyRoll, type RollState } from '../domain/directory/roll.ts';
import { newSettings } from '../domain/settings.ts';
import type { Store } from '../store/store.ts';
import { foundNetwork, loadNetwork } from '../usecases/network.ts';
import { foundSeries } from './series.ts';
import { sampleNetwork } from './unAction.ts';

/** @returns whether the store holds a sample network, so that the console can say so */
export async function foundNetworks(
  store: Store,
  { sample, network, secretariat }: Pick<Config, 'sample' | 'network' | 'secretariat'>,
  at: Instant,
): Promise<boolean> {
  if (network) {
    const settings = newSettings(network.id, network.name, at);
    await foundNetwork(store, settings, withSecretariat(settings.id, secretariat, settings.timeZone), at);
  }
  if (sample) {
    const { settings, roll, rotation } = sampleNetwork(at);
    await Promise.all([foundNetwork(store, settings, roll, at, rotation), foundSeries(store, settings, at)]);
  }
  const all = await Promise.all((await store.networks()).map((id) => loadNetwork(store, id)));
  return all.some((net) => net?.settings.sample === true);
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
