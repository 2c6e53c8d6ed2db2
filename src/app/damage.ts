/** Reports damaged networks as troubles (see `/readyz`), because nobody reads the log of a start. */
import type { NetworkId } from '../core/ids.ts';
import type { Troubles } from '../core/troubles.ts';
import { damagedInWords, type Store } from '../store/store.ts';

/** @returns a function that checks now */
export function watchDamage(store: Pick<Store, 'damaged'>, troubles: Troubles): () => Promise<void> {
  let told: readonly NetworkId[] = [];
  const about = (network: NetworkId): string => `store/${network}`;
  return async () => {
    const damaged = (await store.damaged?.()) ?? [];
    for (const network of damaged) troubles.begin(about(network), damagedInWords(network));
    for (const network of told) if (!damaged.includes(network)) troubles.end(about(network));
    told = damaged;
  };
}
