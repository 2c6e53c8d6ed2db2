/**
 * Lists of documents as they were last read, until a document of the kind is written. A card that is drawn for thousands of
 * people reads the same lists for each of them.
 */
import type { NetworkId } from '../../core/ids.ts';
import { createBoundedCache } from '../../core/boundedCache.ts';
import type { DocumentId, Stored } from '../store.ts';
import { nextTurn } from './defer.ts';
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
/** The number of documents that are read before other work has its turn. */
const SLICE = 100;
/** Longer lists are read each time: they would keep everything that ever was in memory. */
const MAX_LENGTH = 10_000;

interface Kept {
  readonly mark: number;
  readonly list: readonly Stored[];
}

/** @param written says what was written since */
export function createListCache(written: Pick<WrittenLog, 'since'>): ListCache {
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
    const now = (): number => written.since(network, kind).mark;
    const known = lists.get(keyOf(network, kind, name));
    let mark = now();
    let before: ReadonlyMap<DocumentId, Stored> = known ? unchanged(network, kind, known) : new Map<never, never>();
    let wanted = ids();
    const missing = wanted.filter((id) => !before.has(id));
    for (let from = SLICE; from < missing.length; from += SLICE) {
      missing.slice(from - SLICE, from).forEach(find);
      await nextTurn();
    }
    // What was read is in memory now; what was written meanwhile is found here.
    if (now() !== mark) {
      wanted = ids();
      before = known ? unchanged(network, kind, known) : before;
      mark = now();
    }
    const list = wanted.flatMap((id) => before.get(id) ?? find(id) ?? []);
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
