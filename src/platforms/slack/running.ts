import { within } from '../../core/timeout.ts';

/**
 * The events that are still being handled. Slack was told that they arrived and will not send them again, so a stop waits
 * for them.
 */
export interface RunningEvents {
  /** Does the work, and counts it as running until it ends. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing is running, or after a time limit. */
  done(): Promise<void>;
}

/** Longer than the time limit of any call to Slack. */
const MAX_WAIT_MS = 12_000;

export function createRunningEvents(longestMs = MAX_WAIT_MS): RunningEvents {
  const running = new Set<Promise<unknown>>();

  async function empty(): Promise<void> {
    while (running.size > 0) await Promise.allSettled([...running]);
  }

  return {
    during(work) {
      const task = work();
      running.add(task);
      const remove = (): void => void running.delete(task);
      task.then(remove, remove);
      return task;
    },
    async done() {
      await within(empty(), longestMs);
    },
  };
}
