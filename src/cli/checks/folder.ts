/** Looks at the folder of the embedded store without opening the database: a running program has it. */
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Check } from '../../platforms/descriptor.ts';

/** Bytes. A network's store grows by some 100 MB a year; less room than this is trouble within weeks. */
const LEAST_ROOM = 500 * 1024 * 1024;
const inMegabytes = (bytes: number): string => `${Math.floor(bytes / 1024 / 1024).toLocaleString('en')} MB`;

export interface Disk {
  /** Bytes that this user may still write there. */
  readonly free: (folder: string) => number;
}
const disk: Disk = {
  free(folder) {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  },
};

/** The nearest folder that is there: the start makes what is missing below it. */
const existing = (folder: string): string => (existsSync(folder) ? folder : existing(dirname(folder)));

const isWritable = (folder: string): boolean => {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

/** @param folder the setting `CONCORD_DATA` */
export function folderChecks(folder: string, { free }: Disk = disk): readonly Check[] {
  const whole = resolve(folder);
  const there = existing(whole);
  const what = 'The store’s folder';
  if (!statSync(there).isDirectory())
    return [{ what, ok: false, words: `${there} is a file: give CONCORD_DATA another folder` }];
  if (!isWritable(there))
    return [{ what, ok: false, words: `${there} cannot be written by this user: change its owner, or CONCORD_DATA` }];
  const database = join(whole, 'concord.db');
  const found = existsSync(database)
    ? `${database} is there, with ${inMegabytes(statSync(database).size)}`
    : `${whole} is empty; the first start makes the store there`;
  const room = free(there);
  return [
    { what, ok: true, words: found },
    {
      what: 'Room on its disk',
      ok: room >= LEAST_ROOM,
      words: room >= LEAST_ROOM ? inMegabytes(room) : `only ${inMegabytes(room)} are free: make room before it is full`,
    },
  ];
}
