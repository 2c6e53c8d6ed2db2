/** Whether the mailbox can be read: for the log and `/readyz`, and, in the store, for the home card of any process. */
import type { Instant } from '../../../core/ids.ts';
import type { KeyValueStore } from '../../../core/keyValueStore.ts';
import { MAILBOX_SPACE, UNREADABLE } from '../../../core/mailbox.ts';
import type { Troubles } from '../../../core/troubles.ts';
import { troubleIn } from './troubles.ts';

interface HealthDeps {
  readonly keyValues: KeyValueStore;
  readonly now: () => Instant;
  /** The server. */
  readonly host: string;
  readonly troubles: Troubles;
}

export interface Health {
  /** @returns how often in a row it has failed now */
  failed(error: unknown): Promise<number>;
  works(): Promise<void>;
  /** Another process reads the mailbox now: what this one has met there tells nothing any more. */
  leave(): void;
}

/** A server may drop a connection at any time. It is a trouble when that comes so often in a row. */
const TIMES_TILL_TROUBLE = 3;

export function createHealth({ keyValues, now, host, troubles }: HealthDeps): Health {
  const about = `mailbox/${host}`;
  let faults = 0;
  let since = now();
  /** Is it known that the store has no note of a trouble? A former life may have left one. */
  let isNoted = true;
  return {
    async failed(error) {
      if (faults === 0) since = now();
      faults += 1;
      const { words, isOurs } = troubleIn(error);
      if (!isOurs && faults < TIMES_TILL_TROUBLE) return faults;
      troubles.begin(about, `Mail: the mailbox cannot be read: ${words}`);
      isNoted = true;
      // The log has said it. A store that is away is asked again at the next failure.
      await keyValues.putNew(MAILBOX_SPACE, UNREADABLE, since).catch(() => undefined);
      return faults;
    },
    leave() {
      faults = 0;
      // The note in the store is that of whoever reads now.
      isNoted = true;
      troubles.end(about);
    },
    async works() {
      faults = 0;
      troubles.end(about);
      if (!isNoted) return;
      await keyValues.remove(MAILBOX_SPACE, UNREADABLE);
      isNoted = false;
    },
  };
}
