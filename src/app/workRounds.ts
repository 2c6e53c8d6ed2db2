/** One run of the worker: rounds of due work, sending and edits, until nothing is left that can be done now. */
import type { Instant } from '../core/ids.ts';
import type { Dispatcher } from '../delivery/dispatcher.ts';
import type { DueWork } from '../engine/dueWork.ts';
import type { EditRuns } from './editRuns.ts';
import type { WakeSignal } from './wakeSignal.ts';

export interface WorkDone {
  readonly ran: number;
  readonly delivered: number;
}

export interface WorkRoundsDeps {
  readonly due: DueWork;
  readonly dispatcher: Dispatcher;
  readonly edits: EditRuns;
  readonly signal: WakeSignal;
  readonly now: () => Instant;
  /** The number of presses so far. */
  readonly presses: () => number;
  readonly isStopped: () => boolean;
}

/** More rounds than this mean that something makes itself due again. */
const MAX_ROUNDS = 10_000;
/** While people press all the time there are also always new rounds. A run then ends after so many, and the next one begins. */
const MAX_ROUNDS_AMID_PRESSES = 500;

/**
 * @returns a function that does one run. `told` is called with the progress.
 * @throws Error when due work makes itself due again
 */
export function createWorkRounds(deps: WorkRoundsDeps): (told: (soFar: WorkDone) => void) => Promise<WorkDone> {
  const { due, dispatcher, edits, signal, now, presses, isStopped } = deps;
  const isAnswered = (): Promise<boolean> => signal.wait(() => dispatcher.answered());

  /** Edits go on beside everything else; the poll interval is waited for. @returns the number of edits that were done */
  async function editSome(): Promise<number> {
    await Promise.race([edits.begin(), isAnswered()]);
    return edits.taken();
  }

  return async (told) => {
    const worked = { ran: 0, delivered: 0 };
    const before = presses();
    for (let round = 0; round < (presses() === before ? MAX_ROUNDS : MAX_ROUNDS_AMID_PRESSES);) {
      signal.clear();
      const ran = isStopped() ? 0 : await due.doDue(now());
      worked.ran += ran;
      if (ran > 0) round += 1;
      const sent = await dispatcher.sendSome();
      worked.delivered += sent.ended;
      told(worked);
      if (ran + sent.begun + sent.ended > 0 && !isStopped()) continue;
      if (dispatcher.isBusy() && (await isAnswered())) continue;
      const edited = await editSome();
      worked.delivered += edited;
      if (edited > 0) round += 1;
      else if (isStopped() || !(dispatcher.isBusy() || edits.isRunning())) return worked;
    }
    if (presses() === before) throw new Error('what is due stays due');
    signal.raise();
    return worked;
  };
}
