import { within } from '../../core/timeout.ts';

/**
 * What is still being done about what Slack has brought. Slack has been told that it arrived and will not tell again, so a
 * stop waits until it is done.
 */
export interface Running {
  /** Does it, and counts it as under way meanwhile. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing is under way any more, or after a while: a stop must come to an end. */
  done(): Promise<void>;
}

/** Longer than any call to Slack is waited for. */
const MAX_MS = 12_000;

export function createRunning(longestMs = MAX_MS): Running {
  const under = new Set<Promise<unknown>>();

  async function empty(): Promise<void> {
    while (under.size > 0) await Promise.allSettled([...under]);
  }

  return {
    during(work) {
      const running = work();
      under.add(running);
      const left = (): void => void under.delete(running);
      running.then(left, left);
      return running;
    },
    async done() {
      await within(empty(), longestMs);
    },
  };
}
