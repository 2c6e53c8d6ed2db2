/**
 * Copies the log into the database on a slow disk. SQLite would wait for the disk three times in the middle of a commit;
 * here commits pause, the disk is waited for by another thread, and the event loop goes on.
 */
import type { Log } from './durability.ts';
import { BUSY_TIMEOUT_MS, type Database } from './sql.ts';

export interface Checkpoints {
  /** Call it after each transaction. */
  afterCommit(): void;
  /** Resolves when none is under way; undefined when none is. */
  idle(): Promise<void> | undefined;
}

export interface CheckpointDeps {
  readonly sql: Database;
  readonly log: Log;
  readonly isSlow: () => boolean;
  /** Runs `work` while no transaction is made. */
  readonly pause: (work: () => Promise<void>) => Promise<void>;
  /** SQLite's own index of the log has changed. */
  readonly changed: () => void;
}

/** The length of the log at which it is copied, in bytes: a thousand pages, as SQLite does it. */
const LONG = 1_000 * 4_120;
/** SQLite's own, for a disk that is quick. */
const AUTOMATIC = 'PRAGMA wal_autocheckpoint = 1000';
const NOT_AUTOMATIC = 'PRAGMA wal_autocheckpoint = 0';
const WAIT = `PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`;
/** Neither for the disk nor for other programs that read. */
const WAIT_NOT = 'PRAGMA synchronous = OFF; PRAGMA busy_timeout = 0';

export function createCheckpoints({ sql, log, isSlow, pause, changed }: CheckpointDeps): Checkpoints {
  const copy = sql.query<{ log: number; checkpointed: number }>('PRAGMA wal_checkpoint(PASSIVE)');
  const cut = sql.query<object>('PRAGMA wal_checkpoint(TRUNCATE)');
  let isOwn = false;
  let running: Promise<void> | undefined;
  let startsAnew = false;
  let at = LONG;

  /** Without waits: they are made afterwards, before anything else is written. */
  function unwaited<Result>(work: () => Result): Result {
    sql.exec(WAIT_NOT);
    try {
      return work();
    } finally {
      sql.exec(WAIT);
      changed();
    }
  }

  async function run(): Promise<void> {
    await log.sync();
    const copied = unwaited(() => copy.all()[0]);
    await log.syncDatabase();
    // A reader, such as a backup, may still need the log. Then it goes on growing.
    if (copied === undefined || copied.log !== copied.checkpointed) return;
    unwaited(() => cut.all());
    await log.sync();
    if (log.size() > 0) return;
    // Nothing old is left that could be taken for the log, so its new beginning need not be on the disk before the rest.
    startsAnew = true;
    sql.exec('PRAGMA synchronous = OFF');
  }

  function start(): void {
    running = pause(run)
      .catch(() => undefined) // The next write reports a file that is gone, or a disk that fails.
      .finally(() => {
        running = undefined;
        at = log.size() + LONG;
      });
  }

  return {
    afterCommit() {
      if (startsAnew) {
        startsAnew = false;
        sql.exec(WAIT);
      }
      if (isSlow() !== isOwn) {
        isOwn = !isOwn;
        sql.exec(isOwn ? NOT_AUTOMATIC : AUTOMATIC);
      }
      if (isOwn && !running && log.size() > at) start();
    },
    idle: () => running,
  };
}
