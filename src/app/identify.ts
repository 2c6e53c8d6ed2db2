/** Links people's accounts on platforms to the roll (domain.md 1). */
import { systemAct } from '../core/act.ts';
import type { Instant, NetworkId } from '../core/ids.ts';
import type { Person } from '../core/people.ts';
import { personByAddress } from '../core/personByAddress.ts';
import type { StoredNetwork } from '../engine/network.ts';
import { elsewhere, personBehind } from '../features/directory/rules/identities.ts';
import type { Door, Identity } from '../platforms/door.ts';
import type { Store } from '../store/store.ts';
import type { CommandHandler } from '../engine/commandHandler.ts';
import { loadNetwork } from './registry.ts';

interface Deps {
  readonly store: Store;
  readonly commandHandler: CommandHandler;
  readonly now: () => Instant;
}

/** See `Door.identify`. A new link is an act, so it is in the audit trail. */
export function createIdentify({ store, commandHandler, now }: Deps): Door['identify'] {
  async function link(network: NetworkId, identity: string, person: Person): Promise<void> {
    const at = now();
    await commandHandler.handle(
      systemAct(
        { verb: 'roll.linked', network, inputs: { identity, person: person.id } },
        at,
        `linked/${identity}/${at}`,
      ),
    );
  }

  async function inNetwork(network: StoredNetwork, { platform, user, email }: Identity): Promise<Person | undefined> {
    const identity = `${platform}:${user}`;
    const known = personBehind(network.roll, identity);
    if (known || email === undefined) return known;
    const person = personByAddress(network.roll, email);
    if (person) await link(network.id, identity, person);
    return person;
  }

  async function inAll(read: Store, identity: Identity) {
    const found: { person: Person; network: NetworkId }[] = [];
    for (const id of await read.networks()) {
      const network = await loadNetwork(read, id);
      const person = network && (await inNetwork(network, identity));
      if (person) found.push({ person, network: id });
    }
    return found;
  }

  return async (identity) => {
    // The cache is enough for a known person. An unknown person may just have been added to the roll, so the store is read.
    const known = store.cached && identity.email === undefined ? await inAll(store.cached, identity) : [];
    return known.length > 0 ? known : inAll(store, identity);
  };
}

/** See `Door.unlinkElsewhere`. */
export function createUnlinkElsewhere({ store, commandHandler, now }: Deps): Door['unlinkElsewhere'] {
  return async ({ platform, user }, first) => {
    const account = `${platform}:${user}`;
    for (const network of await (store.cached ?? store).networks()) {
      const roll = (await loadNetwork(store.cached ?? store, network))?.roll;
      for (const [identity, person] of roll ? elsewhere(roll, account) : []) {
        await first(person);
        await endLink(network, identity, account);
      }
    }
  };

  async function endLink(network: NetworkId, identity: string, account: string): Promise<void> {
    const at = now();
    await commandHandler.handle(
      systemAct({ verb: 'roll.unlinked', network, inputs: { identity, account } }, at, `unlinked/${identity}/${at}`),
    );
  }
}
