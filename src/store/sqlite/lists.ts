/**
 * Lists of documents as they were last read, until a document of the kind is written. A card that is drawn for thousands of
 * people reads the same lists for each of them.
 */
import type { NetworkId } from '../../core/ids.ts';
import { createBoundedCache } from '../../core/boundedCache.ts';
import type { Stored } from '../store.ts';

export interface ListCache {
  /** The list of that name; `read` is called when it is not known, or a document of the kind was written since. */
  get(network: NetworkId, kind: string, name: string, read: () => readonly Stored[]): readonly Stored[];
  /** A document of the kind was written. */
  changed(network: NetworkId, kind: string): void;
  forget(): void;
}

const MAX_KEPT = 50;
/** Longer lists are read each time: they would keep everything that ever was in memory. */
const MAX_LENGTH = 10_000;

export function createListCache(): ListCache {
  const lists = createBoundedCache<string, { readonly of: number; readonly list: readonly Stored[] }>(MAX_KEPT);
  const changes = new Map<string, number>();
  const kindOf = (network: NetworkId, kind: string): string => `${network} ${kind}`;
  return {
    get(network, kind, name, read) {
      const of = changes.get(kindOf(network, kind)) ?? 0;
      const key = `${kindOf(network, kind)} ${name}`;
      const known = lists.get(key);
      if (known?.of === of) return known.list;
      const list = read();
      if (list.length <= MAX_LENGTH) lists.set(key, { of, list });
      else lists.delete(key);
      return list;
    },
    changed: (network, kind) => void changes.set(kindOf(network, kind), (changes.get(kindOf(network, kind)) ?? 0) + 1),
    forget: () => lists.clear(),
  };
}
