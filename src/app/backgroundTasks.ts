/** Runs work in the background while the program goes on. A stop waits for it, because the store is closed after that. */
export interface BackgroundTasks {
  /** @param failed the log's message when the work fails */
  run(failed: string, work: () => Promise<unknown>): void;
  /** Resolves when no work is running. Nothing is begun after the call. */
  done(): Promise<void>;
}

export function createBackgroundTasks(fault: (what: string, fault: unknown) => void): BackgroundTasks {
  const running = new Set<Promise<void>>();
  let isOver = false;
  return {
    run(failed, work) {
      if (isOver) return;
      const task: Promise<void> = work()
        .then(() => undefined)
        .catch((error: unknown) => fault(failed, error))
        .finally(() => running.delete(task));
      running.add(task);
    },
    async done() {
      isOver = true;
      await Promise.all(running);
    },
  };
}
