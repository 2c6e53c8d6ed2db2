/** Starting and stopping: what the first start has left out, then the work that is due, then a tick each minute. */
import { eachMinute, type Clock } from '../runtime/clock.ts';
import type { Instant } from '../core/ids.ts';
import type { DueWork } from '../engine/dueWork.ts';
import type { Worker } from './worker.ts';

export interface BackgroundWorkDeps {
  readonly clock: Clock;
  readonly due: DueWork;
  readonly worker: Worker;
  /** Makes what a first start has left out. */
  readonly seed?: ((at: Instant) => Promise<void>) | undefined;
  /** Called when the program has what it needs to work. */
  readonly onSeeded: () => void;
  /** The work of each minute. */
  readonly tick: () => Promise<void>;
  readonly fault: (what: string, fault: unknown) => void;
}

export interface BackgroundWork {
  begin(): void;
  seeded(): Promise<void>;
  /** Resolves when no tick is under way. The worker is stopped by the caller. */
  end(): Promise<void>;
}

/** Requests that wait for the start are answered before the first work is done. */
const FIRST_WORK_DELAY_MS = 50;
/** The ticks begin later: what is due at the start is done at once, whatever the second of the minute. */
const FIRST_TICK_DELAY_MS = 1_000;
const SEED_RETRY_DELAY_MS = 1_000;

export function createBackgroundWork({
  clock,
  due,
  worker,
  seed,
  onSeeded,
  tick,
  fault,
}: BackgroundWorkDeps): BackgroundWork {
  let ticking: Promise<() => Promise<void>> | undefined;
  let tickTimer: NodeJS.Timeout | undefined;
  let workTimer: NodeJS.Timeout | undefined;
  let seeding: Promise<void> | undefined;

  const seeded = (): Promise<void> =>
    (seeding ??= (async () => {
      if (!seed) return;
      await seed(clock.now());
      // What was made has work of its own that is due at once: the meetings of a series are made.
      for (let done = 1; done > 0;) done = await due.doDue(clock.now());
    })().catch((error: unknown) => {
      seeding = undefined;
      throw error;
    }));

  const beginWork = (): void => {
    seeded().then(
      () => {
        worker.wake();
        onSeeded();
      },
      (error: unknown) => {
        fault('what the start had left out could not be made', error);
        workTimer = setTimeout(beginWork, SEED_RETRY_DELAY_MS).unref();
      },
    );
  };

  const beginTicks = (): void => {
    ticking = eachMinute(() => tick().catch((error: unknown) => fault('a minute’s work failed', error)));
  };

  return {
    seeded,
    begin() {
      workTimer = setTimeout(beginWork, FIRST_WORK_DELAY_MS).unref();
      if (!clock.manual) tickTimer = setTimeout(beginTicks, FIRST_TICK_DELAY_MS).unref();
    },
    async end() {
      clearTimeout(workTimer);
      clearTimeout(tickTimer);
      await (
        await ticking
      )?.();
    },
  };
}
