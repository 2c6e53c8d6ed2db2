/**
 * Lists of documents as they were last read, until a document of the kind is written. A card that is drawn for thousands of
 * people reads the same lists for each of them.
 */
import type { NetworkId } from '../../core/ids.ts';
import { createBoundedCache } from '../../core/boundedCache.ts';
import type { DocumentId, Stored } from '../store.ts';
import { nextTurn } from './defer.ts';

export interface ListCache {
  /**
   * The list of that name; it is read when it is not known, or a document of the kind was written since.
   * @param ids finds the documents of the list
   * @param find reads one of them, or takes it from memory
   */
  get(
    network: NetworkId,
    kind: string,
    name: string,
    ids: () => readonly DocumentId[],
    find: (id: DocumentId) => Stored | undefined,
  ): Promise<readonly Stored[]>;
  /** A document of the kind was written. */
  changed(network: NetworkId, kind: string): void;
  forget(): void;
}

const MAX_KEPT = 50;
/** The number of documents that are read before other work has its turn. */
const SLICE = 200;
/** Longer lists are read each time: they would keep everything that ever was in memory. */
const MAX_LENGTH = 10_000;

export function createListCache(): ListCache {
  const lists = createBoundedCache<string, { readonly of: number; readonly list: readonly Stored[] }>(MAX_KEPT);
  const changes = new Map<string, number>();
  const kindOf = (network: NetworkId, kind: string): string => `${network} ${kind}`;
  return {
    async get(network, kind, name, ids, find) {
      const changed = (): number => changes.get(kindOf(network, kind)) ?? 0;
      const key = `${kindOf(network, kind)} ${name}`;
      const known = lists.get(key);
      if (known?.of === changed()) return known.list;
      let of = changed();
      const wanted = ids();
      for (let from = SLICE; from < wanted.length; from += SLICE) {
        wanted.slice(from - SLICE, from).forEach(find);
        await nextTurn();
      }
      // What was read is in memory now; what was written meanwhile is found here.
      const now = changed() === of ? wanted : ids();
      of = changed();
      const list = now.flatMap((id) => find(id) ?? []);
      if (list.length <= MAX_LENGTH) lists.set(key, { of, list });
      else lists.delete(key);
      return list;
    },
    changed: (network, kind) => void changes.set(kindOf(network, kind), (changes.get(kindOf(network, kind)) ?? 0) + 1),
    forget: () => lists.clear(),
  };
}
