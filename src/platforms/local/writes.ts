/**
 * Writes that wait for one another: whatever is asked for in one turn of the event loop lands in one transaction, so
 * that a thousand messages at a time cost one sync of the disk.
 */
export interface Writes {
  /** Resolves when the write is on disk, with what `work` gave. `durable: false` does not wait for a power cut's sake. */
  add<T>(work: () => T, options?: { readonly durable?: boolean }): Promise<T>;
  /** Writes what waits, now: for those who read right after writing. */
  flush(): void;
}

interface Waiting {
  readonly work: () => unknown;
  readonly durable: boolean;
  readonly done: (value: unknown) => void;
  readonly failed: (fault: unknown) => void;
}

/** @param together runs the work in one transaction. */
export function groupedWrites(together: (durable: boolean, work: () => void) => void): Writes {
  let waiting: Waiting[] = [];

  const flush = (): void => {
    const batch = waiting;
    waiting = [];
    if (batch.length > 0) land(together, batch);
  };

  return {
    add: <T>(work: () => T, { durable = true }: { readonly durable?: boolean } = {}) =>
      new Promise<T>((done, failed) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ work, durable, done: done as (value: unknown) => void, failed });
      }),
    flush,
  };
}

function land(together: (durable: boolean, work: () => void) => void, batch: readonly Waiting[]): void {
  const values: unknown[] = [];
  try {
    together(
      batch.some((write) => write.durable),
      () => {
        for (const write of batch) values.push(write.work());
      },
    );
  } catch (fault) {
    for (const write of batch) write.failed(fault);
    return;
  }
  batch.forEach((write, index) => {
    write.done(values[index]);
  });
}
