/** What comes of sending is written in groups: whatever has come to its end while others were being written. */
import type { Settlement, Store, Task } from '../store/store.ts';

/** Resolves when it is on the disk. */
export type Settle = (settlement: Settlement, task?: Task) => Promise<void>;

interface Outcome {
  readonly settlement: Settlement;
  readonly task: Task | undefined;
  readonly resolve: () => void;
  readonly reject: (fault: unknown) => void;
}

const MOST_TOGETHER = 256;

export function makeSettler(store: Store): Settle {
  const waiting: Outcome[] = [];
  let writing = false;

  async function writeAll(): Promise<void> {
    writing = true;
    while (waiting.length > 0) {
      const together = waiting.splice(0, MOST_TOGETHER);
      try {
        await write(store, together);
        together.forEach(({ resolve }) => resolve());
      } catch (fault) {
        // One that cannot be written must not take the others with it: they have been sent.
        if (together.length === 1) together[0]?.reject(fault);
        else for (const one of together) await write(store, [one]).then(one.resolve, one.reject);
      }
    }
    writing = false;
  }

  return (settlement, task) =>
    new Promise((resolve, reject) => {
      waiting.push({ settlement, task, resolve, reject });
      if (!writing) void writeAll();
    });
}

/** The same follow-up of many is one follow-up. */
function write(store: Store, outcomes: readonly Outcome[]): Promise<void> {
  const tasks = new Map(outcomes.flatMap(({ task }) => (task ? [[task.id, task] as const] : [])));
  return store.settle(
    outcomes.map(({ settlement }) => settlement),
    [...tasks.values()],
  );
}
