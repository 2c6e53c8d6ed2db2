/** A database that is open, and whether it is still what lies in the folder: for the store and for whoever keeps a file of its own. */
import { statSync } from 'node:fs';
import { sameContent, type ContentCheck } from './sameContent.ts';

/** @property isSame of the content; the files may be others all the same */
export interface OpenedFiles extends ContentCheck {
  /** False once the database or its log was removed or replaced. */
  readonly isThere: () => boolean;
  /** False once the index was: another program would not see who uses the database. */
  readonly isShared: () => boolean;
}

/** Remembers which files these are now, and what SQLite has in them. It has looked into the database: all three are there. */
export const openedFiles = (file: string): OpenedFiles => ({
  isThere: sameOnes([file, `${file}-wal`]),
  isShared: sameOnes([`${file}-shm`]),
  ...sameContent(file),
});

export function sameOnes(files: readonly string[]): () => boolean {
  const opened = files.map((file) => ({ file, was: identityOf(file) }));
  return () =>
    opened.every(({ file, was }) => {
      const is = identityOf(file);
      return is?.ino === was?.ino && is?.dev === was?.dev;
    });
}

/** No other file has this while the one is open, not even after it was removed. */
const identityOf = (file: string) => statSync(file, { throwIfNoEntry: false });
