/** Work that nobody waits for while the program runs. A stop does: the store is closed after it. */
export interface BackgroundTasks {
  /** @param failed what is logged when the work fails */
  run(failed: string, work: () => Promise<unknown>): void;
  /** Resolves when nothing is being done. Nothing is begun from then on. */
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
