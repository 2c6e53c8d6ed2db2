/** Edits cards that are out of date, while the worker does other things. At most one run of edits is in progress. */
import type { Editor } from '../delivery/editor.ts';

export interface EditRuns {
  /** Begins a run, unless one is in progress. @returns a promise that resolves at the end of the run; it never rejects */
  begin(): Promise<void>;
  /** The number of edits since the last call. @throws the fault of a run that failed since then */
  taken(): number;
  isRunning(): boolean;
  /** The next run also edits what is due within this time (ms). */
  reachAhead(ms: number): void;
  /** Resolves when no run is in progress. */
  done(): Promise<void>;
}

export function createEditRuns(editor: Editor): EditRuns {
  let running: Promise<void> | undefined;
  let edited: { count: number; readonly faults: unknown[] } = { count: 0, faults: [] };
  let aheadMs = 0;

  /** How far ahead was asked for while a run was in progress is for the next one. */
  async function run(): Promise<void> {
    const ms = aheadMs;
    aheadMs = 0;
    try {
      const count = await editor.editDue(ms);
      edited.count += count;
    } catch (error) {
      edited.faults.push(error);
    }
  }

  return {
    begin() {
      running ??= run().finally(() => (running = undefined));
      return running;
    },
    taken() {
      const { count, faults } = edited;
      edited = { count: 0, faults: [] };
      if (faults.length > 0) throw faults[0];
      return count;
    },
    isRunning: () => running !== undefined,
    reachAhead: (ms) => void (aheadMs = ms),
    async done() {
      await running;
    },
  };
}
