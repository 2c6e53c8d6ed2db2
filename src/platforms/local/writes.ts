/**
 * Writes that wait for one another: whatever is asked for in one turn of the event loop lands in one transaction, so
 * that a thousand messages at a time cost one sync of the disk. What need not be durable at once waits a little longer,
 * for company: even without a sync of its own, it makes the next sync of the store beside it slower.
 */
export interface Writes {
  /**
   * Resolves when the write has landed, with what `work` gave. Not `durable`: a killed process may take it back. One of
   * `many` waits a few milliseconds for the others, which are still being drawn.
   */
  add<T>(work: () => T, options?: { readonly durable?: boolean; readonly many?: boolean }): Promise<T>;
  /** Writes what waits, now: for those who read right after writing. */
  flush(): void;
}

const LAZY_MS = 200;
const GATHER_MS = 10;
/** As many as are sent at the same time: nobody else comes until these have landed. */
const GATHERED = 64;

interface Waiting {
  readonly work: () => unknown;
  readonly durable: boolean;
  readonly done: (value: unknown) => void;
  readonly failed: (fault: unknown) => void;
}
type Together = (durable: boolean, work: () => void) => void;

/** @param together runs the work in one transaction. */
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
    if (many && waiting.length < GATHERED) gathering ??= setTimeout(flush, GATHER_MS);
    else if (durable && !hurried) {
      hurried = true;
      setImmediate(flush);
    }
    timer ??= setTimeout(flush, LAZY_MS).unref();
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
