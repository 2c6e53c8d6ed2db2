/**
 * Checks whether the open database on the disk is still as SQLite left it, by SQLite's documented and stable file formats.
 */
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';

export interface ContentCheck {
  /** False when another program has written to the database or its log, or truncated one of them. */
  readonly isSame: () => boolean;
  /** Call it after each transaction of this process: later checks compare with the state at that time. */
  readonly committed: () => void;
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
  readonly checksum: readonly [number, number];
  readonly salt: string;
  /** The number of frames that were copied into the database. Nothing else writes to the database. */
  readonly copied: number;
  /** The number of frames to copy. It is larger than `copied` while another program, such as a backup, is copying. */
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
  // Page size and format versions; number of migrations; application id.
  const format = header.toString('latin1', 16, 24) + header.toString('latin1', 56, 72);
  return known && { changedAt, size, counter: header.readUInt32BE(24), format, index: known };
}

/** Reads the index, in the machine's byte order, except for the salt. */
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
  now.copied !== before.copied || now.toCopy > now.copied || isNext(before.salt, now.salt);

/**
 * Is this a later state of the same index? Another program may have committed too. But an older index that was copied over
 * this one would make SQLite forget the log.
 */
const follows = (ours: Index, now: Index): boolean =>
  now.commits >= ours.commits && (ours.frames === 0 || now.salt === ours.salt || isNext(ours.salt, now.salt));

/**
 * Is this the salt of the log that followed? A log that begins again has the first half of its salt increased by one. The
 * salt of an empty log is random.
 */
function isNext(before: string, now: string): boolean {
  const [from, to] = [before, now].map((salt) => Number.parseInt(salt.slice(0, 8), 16)) as [number, number];
  const further = (to - from) >>> 0;
  return further > 0 && further < MAX_BEGINNINGS;
}
/** The maximum number of times that other programs may begin the log again between two transactions of this process. */
const MAX_BEGINNINGS = 10_000;

/** Does the log have all frames? The checksum of the last one covers all before it. */
function hasAll(log: number, { page, frames, checksum, salt, copied }: Index): boolean {
  // All frames are in the database, and the next transaction begins the log again.
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
