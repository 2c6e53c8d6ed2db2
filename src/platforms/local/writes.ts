/**
 * Groups writes. Those of one turn of the event loop share a transaction, so that a thousand messages cost one sync of the
 * disk. Writes that need not be durable at once wait longer for others: even without a sync of its own, each makes the
 * store's next sync slower.
 */
export interface Writes {
  /**
   * Resolves with the result of `work` when the write is committed. Not `durable`: a killed process may lose it. `many`: it
   * waits some milliseconds for others of its group, which are still being drawn.
   */
  add<T>(work: () => T, options?: { readonly durable?: boolean; readonly many?: boolean }): Promise<T>;
  /** Runs the waiting writes now, for a read directly after a write. */
  flush(): void;
}

const IDLE_DELAY_MS = 200;
const BATCH_DELAY_MS = 10;
/** The number of messages that are sent at the same time. With this many, no others will come until they are written. */
const BATCH_SIZE = 64;

interface Waiting {
  readonly work: () => unknown;
  readonly durable: boolean;
  readonly done: (value: unknown) => void;
  readonly failed: (fault: unknown) => void;
}
type Together = (durable: boolean, work: () => void) => void;

/** @param together runs the work in one transaction */
export function groupedWrites(together: Together): Writes {
  let waiting: Waiting[] = [];
  let hurried = false;
  let timer: NodeJS.Timeout | undefined;
  let gathering: NodeJS.Timeout | undefined;

  const flush = (): void => {
    const batch = waiting;
    waiting = [];
    hurried = false;
    clearTimeout(timer);
    clearTimeout(gathering);
    timer = undefined;
    gathering = undefined;
    if (batch.length > 0) land(together, batch);
  };
  const plan = (durable: boolean, many: boolean): void => {
    if (many && waiting.length < BATCH_SIZE) gathering ??= setTimeout(flush, BATCH_DELAY_MS);
    else if (durable && !hurried) {
      hurried = true;
      setImmediate(flush);
    }
    timer ??= setTimeout(flush, IDLE_DELAY_MS).unref();
  };

  return {
    add: <T>(
      work: () => T,
      { durable = true, many = false }: { readonly durable?: boolean; readonly many?: boolean } = {},
    ) =>
      new Promise<T>((done, failed) => {
        waiting.push({ work, durable, done: done as (value: unknown) => void, failed });
        plan(durable, many);
      }),
    flush,
  };
}

function land(together: Together, batch: readonly Waiting[]): void {
  const values: unknown[] = [];
  const durable = batch.some((write) => write.durable);
  try {
    together(durable, () => {
      for (const write of batch) values.push(write.work());
    });
  } catch (fault) {
    for (const write of batch) write.failed(fault);
    return;
  }
  batch.forEach((write, index) => {
    write.done(values[index]);
  });
}
