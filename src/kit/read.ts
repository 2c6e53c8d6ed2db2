/** What a network has stored, with the type that the contract gives each kind of document. */
import type { Documents, Kind } from '../core/contract.ts';
import type { NetworkId } from '../core/ids.ts';
import { documentId, type Store, type Stored } from '../store/store.ts';

export interface StoredAs<K extends Kind> extends Stored {
  readonly state: Documents[K];
}

export interface Read {
  /** The document of this kind with this reference; undefined when there is none, or it is of another kind. */
  find<K extends Kind>(kind: K, target: string | undefined): Promise<StoredAs<K> | undefined>;
  /** What it says, without its version. */
  load<K extends Kind>(kind: K, target: string | undefined): Promise<Documents[K] | undefined>;
  /** All of a kind, in the order of their references. */
  list<K extends Kind>(kind: K, options?: Parameters<Store['list']>[2]): Promise<Documents[K][]>;
  /** Those with the highest references first. */
  latest<K extends Kind>(kind: K, options: Parameters<Store['latest']>[2]): Promise<StoredAs<K>[]>;
}

/** A store keeps plain JSON under the name of a kind: what it gives back under that name is what the kind's rules wrote. */
export const isOf = <K extends Kind>(found: Stored | undefined, kind: K): found is StoredAs<K> => found?.kind === kind;

export function readFrom(store: Store, network: NetworkId): Read {
  const find: Read['find'] = async (kind, target) => {
    const found = target === undefined ? undefined : await store.load(documentId(network, target));
    return isOf(found, kind) ? found : undefined;
  };
  return {
    find,
    load: async (kind, target) => (await find(kind, target))?.state,
    list: async (kind, options) =>
      (await store.list(network, kind, options)).flatMap((found) => (isOf(found, kind) ? [found.state] : [])),
    latest: async (kind, options) =>
      (await store.latest(network, kind, options)).flatMap((found) => (isOf(found, kind) ? [found] : [])),
  };
}
