import type { Journals } from './journals.ts';
import type { Models } from './models.ts';
import type { NetworkList } from './networkList.ts';
import { execWithin } from './operations.ts';

/** How often other processes' commits are read, at least. The work that follows from them may be this process's. */
const POLL_INTERVAL_MS = 1_000;

export interface TailingDeps {
  readonly models: Models;
  readonly journals: Journals;
  readonly networkList: NetworkList;
  readonly schemaVersion: number;
  /** This process copies another store into the database, and so may write meanwhile. */
  readonly copying: boolean;
}

/** Reads other processes' commits regularly. @returns a function that stops it and waits for the current reading */
export function startTailing({ models, journals, networkList, schemaVersion, copying }: TailingDeps) {
  async function tail(): Promise<void> {
    const about = await execWithin(models.about.findById('concord').lean());
    // A newer Concord has migrated the database, or another process copies a store into it.
    if (about && (about.schemaVersion > schemaVersion || (about.copying && !copying))) return journals.close();
    await journals.readAll();
    await networkList.refresh();
  }

  let tailing: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    tailing = tailing.then(() => (journals.isClosed() ? undefined : tail())).catch(() => undefined);
  }, POLL_INTERVAL_MS).unref();

  return {
    stop: (): void => clearInterval(timer),
    ended: (): Promise<void> => tailing,
  };
}
