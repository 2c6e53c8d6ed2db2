/** Whether the open database still has on the disk what SQLite left there: its formats are stable and documented. */
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';

export interface ContentCheck {
  /** False once somebody else wrote to the database or to its log, or cut one of them. */
  readonly isSame: () => boolean;
  /** To be called after each transaction of our own: what is found later must come after it. */
  readonly committed: () => void;
  /**
   * Only after SQLite has let go of the files: closing any handle gives up all the locks that this process has on a file,
   * and another program would then take the log for its own.
   */
  readonly close: () => void;
}

/**
 * @param file whose log and index are there already; where SQLite has none of them yet there is nothing to compare, and the
 * files are known by their identity alone
 */
export function sameContent(file: string): ContentCheck {
  const handles = ['', '-wal', '-shm'].flatMap((part) => (existsSync(file + part) ? openSync(file + part, 'r') : []));
  const close = (): void => handles.forEach((handle) => closeSync(handle));
  const [database, log, index] = handles;
  if (database === undefined || log === undefined || index === undefined)
    return { isSame: () => true, committed: () => undefined, close };
  let seen = look(database, index);
  let ours = seen?.index;
  return {
    isSame() {
      const now = look(database, index);
      if (now === undefined || seen === undefined || ours === undefined) return false;
      const isCopied = wasCopiedInto(seen.index, ours) || wasCopiedInto(ours, now.index);
      if (!isLater(seen, now, isCopied) || !follows(ours, now.index) || !hasAll(log, now.index)) return false;
      seen = now;
      ours = now.index;
      return true;
    },
    committed() {
      ours = indexOf(index);
    },
    close,
  };
}

interface Seen {
  readonly changedAt: bigint;
  readonly size: bigint;
  readonly counter: number;
  /** What stays the same while the program runs. */
  readonly format: string;
  readonly index: Index;
}

/** Of the log, as SQLite has it in memory: the file beside it is that memory. */
interface Index {
  /** So many transactions were committed since it was made. */
  readonly commits: number;
  readonly page: number;
  /** The last frame that was committed; zero when the log begins anew. */
  readonly frames: number;
  readonly checksum: readonly [number, number];
  readonly salt: string;
  /** So many frames were copied into the database: nothing else ever writes to it. */
  readonly copied: number;
  /** So many were to be copied: more than `copied` while another program, such as a backup, is copying them. */
  readonly toCopy: number;
}

const MAGIC = 'SQLite format 3\0';
const HEADER = 100;
const INDEX_HEADER = 136;

function look(database: number, index: number): Seen | undefined {
  const { mtimeNs: changedAt, size } = fstatSync(database, { bigint: true });
  const header = Buffer.alloc(HEADER);
  if (readSync(database, header, 0, HEADER, 0) < HEADER || header.toString('latin1', 0, 16) !== MAGIC) return undefined;
  const known = indexOf(index);
  // Page size and versions of the format; the number of migrations; the application.
  const format = header.toString('latin1', 16, 24) + header.toString('latin1', 56, 72);
  return known && { changedAt, size, counter: header.readUInt32BE(24), format, index: known };
}

/** It is in the byte order of the machine, but for the salt. */
function indexOf(index: number): Index | undefined {
  const bytes = Buffer.alloc(INDEX_HEADER);
  if (readSync(index, bytes, 0, INDEX_HEADER, 0) < INDEX_HEADER) return undefined;
  const number = (at: number): number => (LITTLE ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const page = LITTLE ? bytes.readUInt16LE(14) : bytes.readUInt16BE(14);
  return {
    commits: number(8),
    page: page === 1 ? 65536 : page,
    frames: number(16),
    checksum: [number(24), number(28)],
    salt: bytes.toString('hex', 32, 40),
    copied: number(96),
    toCopy: number(128),
  };
}
const LITTLE = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/** It never shrinks, and changes only as frames are copied into it. */
const isLater = (before: Seen, now: Seen, isCopied: boolean): boolean =>
  now.size >= before.size &&
  now.counter >= before.counter &&
  now.format === before.format &&
  (now.changedAt === before.changedAt || isCopied);

/** Or is being copied into, by another program: the time of the file changes first, and the count when all is copied. */
const wasCopiedInto = (before: Index, now: Index): boolean =>
  now.copied !== before.copied || now.toCopy > now.copied || isNext(before.salt, now.salt);

/** Another program may commit too. A backup of the index, copied over it, would make SQLite forget what is in the log. */
const follows = (ours: Index, now: Index): boolean =>
  now.commits >= ours.commits && (ours.frames === 0 || now.salt === ours.salt || isNext(ours.salt, now.salt));

/** A log that begins anew counts the first half of its salt up. That of an empty one is drawn. */
function isNext(before: string, now: string): boolean {
  const [from, to] = [before, now].map((salt) => Number.parseInt(salt.slice(0, 8), 16)) as [number, number];
  const further = (to - from) >>> 0;
  return further > 0 && further < MOST_BEGINNINGS;
}
/** By other programs, between two of our own transactions. */
const MOST_BEGINNINGS = 10_000;

/** The checksum of the last frame is that of all before it. */
function hasAll(log: number, { page, frames, checksum, salt, copied }: Index): boolean {
  // What was copied is in the database, and the next press begins the log anew.
  if (frames === 0 || frames === copied) return true;
  const head = Buffer.alloc(32);
  const last = Buffer.alloc(24);
  const at = 32 + (frames - 1) * (24 + page);
  return (
    readSync(log, head, 0, 32, 0) === 32 &&
    readSync(log, last, 0, 24, at) === 24 &&
    fstatSync(log).size >= at + 24 + page &&
    [head.toString('hex', 16, 24), last.toString('hex', 8, 16)].every((each) => each === salt) &&
    last.readUInt32BE(16) === checksum[0] &&
    last.readUInt32BE(20) === checksum[1]
  );
}
