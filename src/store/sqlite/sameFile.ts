import { existsSync } from 'node:fs';
import { StoreGone } from '../store.ts';
import { openedFiles, areStillTheSame } from './openedFiles.ts';

/**
 * A hint for administrators. All three files must be replaced: a log that is left beside another database would be applied
 * to it.
 */
export const RESTORE_HINT = 'put a backup in the place of concord.db, concord.db-wal and concord.db-shm.';

/**
 * The open file was removed or replaced. What is written to it is lost when the program ends, and SQLite does not report
 * that.
 */
export class FileGone extends StoreGone {
  override readonly name = 'FileGone';
}

export interface FileCheck {
  /** @throws FileGone when the open file is no longer the one in the folder. Costs about 20 microseconds. */
  readonly check: () => void;
  /** False when another program has changed or truncated the files, or has created a lock to use them. */
  readonly isSame: () => boolean;
  /** Call it after each transaction of this process. */
  readonly committed: () => void;
  /** Call it after this process has written the database anew. */
  readonly rewritten: () => void;
  /** Call it only after SQLite has closed the files. */
  readonly close: () => void;
}

/**
 * Records the identity and content of the files.
 * @param lock the lock file of this process. Another Concord that does not find it takes the folder for free.
 */
export function createFileCheck(file: string, lock: string): FileCheck {
  const { isThere, isShared, ...content } = openedFiles(file);
  const isLocked = areStillTheSame([lock]);
  const check = (): void => {
    if (!isThere())
      throw new FileGone(
        'The database file was removed or replaced while Concord runs, and nothing can be stored. ' +
          `Move the very same file back, or stop Concord and ${RESTORE_HINT}`,
      );
    if (!content.isSame())
      throw new FileGone(
        'Something else wrote to the database file, or cut it, while Concord runs, and nothing can be stored. ' +
          `Stop Concord and ${RESTORE_HINT}`,
      );
    if (!isShared())
      throw new FileGone(
        'concord.db-shm was removed or replaced while Concord runs: another program would not see who uses the database, ' +
          'and nothing is stored. Move the very same file back, or start Concord again.',
      );
    if (!isLocked())
      throw new FileGone(
        'lock.db was removed or replaced while Concord runs: another Concord could take the same data, and nothing is ' +
          'stored. Move the very same file back, or start Concord again.',
      );
  };
  return { ...content, check, isSame: () => (isLocked() || !existsSync(lock)) && content.isSame() };
}
