/**
 * Lists of documents as they were last read, until a document of the kind is written. A card that is drawn for thousands of
 * people reads the same lists for each of them.
 */
import type { NetworkId } from '../../core/ids.ts';
import { createBoundedCache } from '../../core/boundedCache.ts';
import type { DocumentId, Stored } from '../store.ts';
import { turnsOfOthers } from './defer.ts';
import type { WrittenLog } from './written.ts';

export interface ListCache {
  /**
   * The list of that name; it is read when it is not known, or a document of the kind was written since. Then what was not
   * written is taken from the list as it was.
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
  forget(): void;
}

const MAX_KEPT = 50;
/** The number of documents that are read before other work has its turn; fewer when they take long. */
const SLICE = 100;
/** Longer lists are read each time: they would keep everything that ever was in memory. */
const MAX_LENGTH = 10_000;

interface Kept {
  readonly mark: number;
  readonly list: readonly Stored[];
}

/** @param written says what was written since @param clock milliseconds, for tests */
export function createListCache(written: Pick<WrittenLog, 'since'>, clock?: () => number): ListCache {
  const lists = createBoundedCache<string, Kept>(MAX_KEPT);
  /** Those that are being read: a card that goes to everybody asks for the same list many times at once. */
  const reading = new Map<string, Promise<readonly Stored[]>>();
  const keyOf = (network: NetworkId, kind: string, name: string): string => `${network} ${kind} ${name}`;

  /** Those of the list that were not written since. */
  function unchanged(network: NetworkId, kind: string, { mark, list }: Kept): Map<DocumentId, Stored> {
    const { targets } = written.since(network, kind, mark);
    const gone = new Set(targets);
    return new Map(targets ? list.flatMap((one) => (gone.has(one.target) ? [] : [[one.id, one] as const])) : []);
  }

  type Asked = Parameters<ListCache['get']>;
  async function read(...[network, kind, name, ids, find]: Asked): Promise<readonly Stored[]> {
    const known = lists.get(keyOf(network, kind, name));
    const begun = written.since(network, kind).mark;
    // Kept here: a long list is more than is kept of single documents, and would be read again, in one piece.
    const fresh: Stored[] = [];
    const inMemory = (): Map<DocumentId, Stored> => {
      const both = known ? unchanged(network, kind, known) : new Map<DocumentId, Stored>();
      for (const [id, one] of unchanged(network, kind, { mark: begun, list: fresh })) both.set(id, one);
      return both;
    };
    const before = inMemory();
    const turn = turnsOfOthers(SLICE, clock);
    for (const id of ids().filter((one) => !before.has(one))) {
      const found = find(id);
      if (found) fresh.push(found);
      const others = turn();
      if (others) await others;
    }
    // What was written meanwhile is read now.
    const { mark } = written.since(network, kind);
    const there = inMemory();
    const list = ids().flatMap((id) => there.get(id) ?? find(id) ?? []);
    if (list.length <= MAX_LENGTH) lists.set(keyOf(network, kind, name), { mark, list });
    else lists.delete(keyOf(network, kind, name));
    return list;
  }

  return {
    get(...asked) {
      const [network, kind, name] = asked;
      const key = keyOf(network, kind, name);
      const known = lists.get(key);
      if (known?.mark === written.since(network, kind).mark) return Promise.resolve(known.list);
      const under = reading.get(key);
      if (under) return under;
      const made = read(...asked).finally(() => reading.delete(key));
      reading.set(key, made);
      return made;
    },
    forget: () => lists.clear(),
  };
}
