/**
 * An open database, and whether it is still the one in the folder. Used for the store and for the local platform's own
 * database.
 */
import { statSync } from 'node:fs';
import { sameContent, type ContentCheck } from './sameContent.ts';

/** @property isSame whether the content is the same; the files themselves may have been replaced */
export interface OpenedFiles extends ContentCheck {
  /** False when the database or its log was removed or replaced. */
  readonly isThere: () => boolean;
  /** False when the log's index was removed or replaced: another program could not see that the database is in use. */
  readonly isShared: () => boolean;
}

/** Records the identity and the content of the three files, which exist once SQLite has read the database. */
export const openedFiles = (file: string): OpenedFiles => ({
  isThere: areStillTheSame([file, `${file}-wal`]),
  isShared: areStillTheSame([`${file}-shm`]),
  ...sameContent(file),
});

export function areStillTheSame(files: readonly string[]): () => boolean {
  const opened = files.map((file) => ({ file, was: identityOf(file) }));
  return () =>
    opened.every(({ file, was }) => {
      const is = identityOf(file);
      return is?.ino === was?.ino && is?.dev === was?.dev;
    });
}

/** No other file has this identity while the file is open, even after it was removed. */
const identityOf = (file: string) => statSync(file, { throwIfNoEntry: false });
