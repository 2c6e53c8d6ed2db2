import type { NetworkId } from '../../core/ids.ts';
import type { MongoDocuments } from './documents.ts';
import type { Journals } from './journals.ts';

/** The networks that are served: those with settings, without the damaged ones. */
export interface NetworkList {
  read(): Promise<readonly NetworkId[]>;
  /** The list as it was last read. It is needed for every press, because the person is looked for in each network. */
  cached(): Promise<readonly NetworkId[]>;
  forget(): void;
  /** Reads the list for `cached` again, if `cached` was ever called. */
  refresh(): Promise<void>;
}

export function createNetworkList(journals: Journals, documents: Pick<MongoDocuments, 'networks'>): NetworkList {
  let known: readonly NetworkId[] | undefined;
  async function read(): Promise<readonly NetworkId[]> {
    await journals.allRelayed();
    const found = await documents.networks();
    return (known = found.filter((id) => !journals.damaged.has(id)));
  }
  return {
    read,
    cached: async () => known ?? read(),
    forget: () => void (known = undefined),
    async refresh() {
      if (known) await read();
    },
  };
}
