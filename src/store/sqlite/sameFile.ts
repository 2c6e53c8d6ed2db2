import { existsSync } from 'node:fs';
import { StoreGone } from '../store.ts';
import { openedFiles, sameOnes } from './openedFiles.ts';

/** A log that stays beside another database is taken for that one's. */
export const PUT_A_BACKUP = 'put a backup in the place of concord.db, concord.db-wal and concord.db-shm.';

/** What is written to a file that was removed or replaced is gone when the program ends, and nobody is told by SQLite. */
export class FileGone extends StoreGone {
  override readonly name = 'FileGone';
}

export interface FileCheck {
  /** Throws `FileGone` when what is open is not what is in the folder any more; it costs some 20 microseconds. */
  readonly check: () => void;
  /** False once somebody else wrote to the files, or cut them, or has taken them for theirs: whoever does makes a lock. */
  readonly isSame: () => boolean;
  /** To be called after each transaction of our own. */
  readonly committed: () => void;
  /** Only after SQLite has let go of the files. */
  readonly close: () => void;
}

/**
 * Remembers which files these are now, and what SQLite has in them.
 * @param lock another Concord that finds none takes the folder for its own
 */
export function sameFiles(file: string, lock: string): FileCheck {
  const { isThere, isShared, ...content } = openedFiles(file);
  const isLocked = sameOnes([lock]);
  const check = (): void => {
    if (!isThere())
      throw new FileGone(
        'The database file was removed or replaced while Concord runs, and nothing can be stored. ' +
          `Move the very same file back, or stop Concord and ${PUT_A_BACKUP}`,
      );
    if (!content.isSame())
      throw new FileGone(
        'Something else wrote to the database file, or cut it, while Concord runs, and nothing can be stored. ' +
          `Stop Concord and ${PUT_A_BACKUP}`,
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
