/**
 * Checks whether the open database on the disk is still as SQLite left it, by SQLite's documented and stable file formats.
 */
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';

export interface ContentCheck {
  /** False when another program has written to the database or its log, or truncated one of them. */
  readonly isSame: () => boolean;
  /** Call it after each transaction of this process: later checks compare with the state at that time. */
  readonly committed: () => void;
  /** Call it after this process has written the database anew: nothing of it is as it was. */
  readonly rewritten: () => void;
  /**
   * Call it only after SQLite has closed the files. Closing any handle of a file releases all of this process's locks on
   * it, and another program would then use the log as if it were alone.
   */
  readonly close: () => void;
}

/**
 * @param file its log and index must exist. Otherwise nothing can be compared, and the files are only recognised by their
 * identity.
 */
export function sameContent(file: string): ContentCheck {
  const handles = ['', '-wal', '-shm'].flatMap((part) => (existsSync(file + part) ? openSync(file + part, 'r') : []));
  const close = (): void => handles.forEach((handle) => closeSync(handle));
  const [database, log, index] = handles;
  if (database === undefined || log === undefined || index === undefined)
    return { isSame: () => true, committed: () => undefined, rewritten: () => undefined, close };
  const read = createReader({ database, log, index });
  let seen = read.look();
  let ours = seen?.index;
  /** The database was written anew, and the log that makes it smaller is not copied yet: somebody else reads it. */
  let mayShrink = false;
  return {
    isSame() {
      const now = read.look();
      if (now === undefined || seen === undefined || ours === undefined) return false;
      const isCopied = wasCopiedInto(seen.index, ours) || wasCopiedInto(ours, now.index);
      if (
        !isLater(mayShrink ? { ...seen, size: 0n } : seen, now, isCopied) ||
        !follows(ours, now.index) ||
        !read.hasAll(now.index)
      )
        return false;
      mayShrink &&= now.index.frames !== now.index.copied && isPair(seen.index.salt, now.index.salt);
      seen = now;
      ours = now.index;
      return true;
    },
    committed() {
      ours = read.index();
    },
    rewritten() {
      seen = read.look();
      ours = seen?.index;
      mayShrink = seen !== undefined && seen.index.frames !== seen.index.copied;
    },
    close,
  };
}

/** Two numbers of 32 bits. */
type Pair = readonly [number, number];
const isPair = (a: Pair, b: Pair): boolean => a[0] === b[0] && a[1] === b[1];

interface Seen {
  readonly changedAt: bigint;
  readonly size: bigint;
  readonly counter: number;
  /** Does not change while the program runs. */
  readonly format: string;
  readonly index: Index;
}

/** The log's header as SQLite has it in memory: SQLite maps the index file into its memory. */
interface Index {
  /** The number of transactions since the index was made. */
  readonly commits: number;
  readonly page: number;
  /** The number of the last committed frame; 0 when the log has begun again. */
  readonly frames: number;
  readonly checksum: Pair;
  readonly salt: Pair;
  /** The number of frames that were copied into the database. Nothing else writes to the database. */
  readonly copied: number;
  /** The number of frames to copy. It is larger than `copied` while another program, such as a backup, is copying. */
  readonly toCopy: number;
}

const MAGIC = 'SQLite format 3\0';
const HEADER = 100;
const INDEX_HEADER = 136;

interface Handles {
  readonly database: number;
  readonly log: number;
  readonly index: number;
}

/** Reads the files. Every commit is checked, so memory is reused. */
function createReader({ database, log, index }: Handles) {
  const header = Buffer.alloc(HEADER);
  const indexHeader = Buffer.alloc(INDEX_HEADER);
  const logHeader = Buffer.alloc(LOG_HEADER);
  const frameHeader = Buffer.alloc(FRAME_HEADER);
  const fill = (bytes: Buffer, handle: number, at = 0): boolean =>
    readSync(handle, bytes, 0, bytes.length, at) === bytes.length;
  const readIndex = (): Index | undefined => (fill(indexHeader, index) ? indexIn(indexHeader) : undefined);
  return {
    index: readIndex,
    look(): Seen | undefined {
      const { mtimeNs: changedAt, size } = fstatSync(database, { bigint: true });
      if (!fill(header, database) || header.toString('latin1', 0, MAGIC.length) !== MAGIC) return undefined;
      const known = readIndex();
      // Page size and format versions; number of migrations; application id.
      const format = header.toString('latin1', 16, 24) + header.toString('latin1', 56, 72);
      return known && { changedAt, size, counter: header.readUInt32BE(24), format, index: known };
    },
    /** Does the log have all frames? The checksum of the last one covers all before it. */
    hasAll({ page, frames, checksum, salt, copied }: Index): boolean {
      // All frames are in the database, and the next transaction begins the log again.
      if (frames === 0 || frames === copied) return true;
      const at = LOG_HEADER + (frames - 1) * (FRAME_HEADER + page);
      return (
        fill(logHeader, log) &&
        fill(frameHeader, log, at) &&
        fstatSync(log).size >= at + FRAME_HEADER + page &&
        isPair(pairIn(logHeader, 16), salt) &&
        isPair(pairIn(frameHeader, 8), salt) &&
        isPair(pairIn(frameHeader, 16), checksum)
      );
    },
  };
}
const LOG_HEADER = 32;
const FRAME_HEADER = 24;
const pairIn = (bytes: Buffer, at: number): Pair => [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)];

/** The header of the index is in the machine's byte order, except for the salt. */
function indexIn(bytes: Buffer): Index {
  const number = (at: number): number => (LITTLE ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const page = LITTLE ? bytes.readUInt16LE(14) : bytes.readUInt16BE(14);
  return {
    commits: number(8),
    page: page === 1 ? 65536 : page,
    frames: number(16),
    checksum: [number(24), number(28)],
    salt: pairIn(bytes, 32),
    copied: number(96),
    toCopy: number(128),
  };
}
const LITTLE = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/** Is this a later state of the same database? It never shrinks, and only changes when frames are copied into it. */
const isLater = (before: Seen, now: Seen, isCopied: boolean): boolean =>
  now.size >= before.size &&
  now.counter >= before.counter &&
  now.format === before.format &&
  (now.changedAt === before.changedAt || isCopied);

/**
 * Were frames copied into the database? True also while another program is copying: the file's time changes first, the
 * counter when all frames are copied.
 */
const wasCopiedInto = (before: Index, now: Index): boolean =>
  now.copied !== before.copied ||
  now.toCopy > now.copied ||
  isNext(before.salt, now.salt) ||
  // The log was empty, was written to and was cut off: its salt was chosen anew in between.
  (before.frames === 0 && now.frames === 0 && now.commits > before.commits);

/**
 * Is this a later state of the same index? Another program may have committed too. But an older index that was copied over
 * this one would make SQLite forget the log.
 */
const follows = (ours: Index, now: Index): boolean =>
  now.commits >= ours.commits && (ours.frames === 0 || isPair(now.salt, ours.salt) || isNext(ours.salt, now.salt));

/**
 * Is this the salt of the log that followed? A log that begins again has the first half of its salt increased by one. The
 * salt of an empty log is random.
 */
function isNext([from]: Pair, [to]: Pair): boolean {
  const further = (to - from) >>> 0;
  return further > 0 && further < MAX_BEGINNINGS;
}
/** The maximum number of times that other programs may begin the log again between two transactions of this process. */
const MAX_BEGINNINGS = 10_000;
