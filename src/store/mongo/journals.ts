import type { NetworkId } from '../../core/ids.ts';
import type { JournalEntry } from '../store.ts';
import type { Appender } from './append.ts';
import { JournalDamaged, type NetworkJournal } from './networkJournal.ts';
import type { Models } from './models.ts';
import { execWithin, StoreTimeout } from './operations.ts';

/** The journals of all networks. Each is opened when it is first used. */
export interface Journals {
  /** @throws StoreTimeout when the store is closed */
  of(network: NetworkId): Journal;
  /** Reads a journal to its end. */
  readonly read: (network: NetworkId) => Promise<void>;
  /** Reads all journals to their ends; a damaged one does not stop the others. */
  readAll(): Promise<void>;
  /** Waits until the changes of a journal have arrived in the other collections. */
  readonly relayed: (network: NetworkId) => Promise<void>;
  allRelayed(): Promise<void>;
  /** Writes entries into the journals of other networks than the commit's own. */
  readonly appendElsewhere: (entries: readonly JournalEntry[]) => Promise<void>;
  /** All networks of the database. */
  readonly networks: () => Promise<readonly NetworkId[]>;
  /** Networks whose journals could not be read any further. */
  readonly damaged: ReadonlySet<NetworkId>;
  isClosed(): boolean;
  /** From this call on nothing is read or written. */
  close(): void;
  /** Waits for the relays and ignores their faults. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

export interface Journal {
  readonly log: NetworkJournal;
  readonly appender: Appender;
}

export function createJournals({ networks: rows }: Models, open: (network: NetworkId) => Journal): Journals {
  const journals = new Map<NetworkId, Journal>();
  const damaged = new Set<NetworkId>();
  let closed = false;

  const checkOpen = (): void => {
    if (closed) throw new StoreTimeout('the store is closed');
  };

  function of(network: NetworkId): Journal {
    checkOpen();
    const journal = journals.get(network) ?? open(network);
    journals.set(network, journal);
    return journal;
  }

  const read = (network: NetworkId): Promise<void> => of(network).log.fresh();

  async function readOrDamaged(network: NetworkId): Promise<void> {
    try {
      await read(network);
      damaged.delete(network);
    } catch (fault) {
      if (!(fault instanceof JournalDamaged)) throw fault;
      damaged.add(network);
    }
  }

  async function networks(): Promise<readonly NetworkId[]> {
    const found = await execWithin(rows.find().select({ _id: 1 }).lean());
    return found.map(({ _id }) => _id as NetworkId);
  }

  return {
    of,
    read,
    networks,
    damaged,
    async readAll() {
      await Promise.all((await networks()).map(readOrDamaged));
    },
    async relayed(network) {
      const { log } = of(network);
      await log.opened();
      await log.relay.flush();
    },
    async allRelayed() {
      checkOpen();
      await Promise.all([...journals.values()].map(({ log }) => log.relay.flush()));
    },
    async appendElsewhere(entries) {
      for (const entry of entries)
        await of(entry.network).appender.append({ journal: [entry], envelopes: [], tasks: [] });
    },
    isClosed: () => closed,
    close: () => void (closed = true),
    async flush() {
      await Promise.allSettled([...journals.values()].map(({ log }) => log.relay.flush()));
    },
    async stop() {
      await Promise.all([...journals.values()].map(({ log }) => log.relay.stop()));
    },
  };
}
