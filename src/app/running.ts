/**
 * Starts and stops the work: first it creates what the first start has not created yet, then it does what is due, then it
 * ticks each minute.
 */
import { eachMinute, type Clock } from '../runtime/clock.ts';
import type { Instant } from '../core/ids.ts';
import type { DueWork } from '../engine/dueWork.ts';
import type { Worker } from './worker.ts';

export interface BackgroundWorkDeps {
  readonly clock: Clock;
  readonly due: DueWork;
  readonly worker: Worker;
  /** Creates what the first start has not created yet. */
  readonly seed?: ((at: Instant) => Promise<void>) | undefined;
  /** Called when everything that the program needs exists. */
  readonly onSeeded: () => void;
  /** The work of each minute. */
  readonly tick: () => Promise<void>;
  readonly fault: (what: string, fault: unknown) => void;
}

export interface BackgroundWork {
  begin(): void;
  seeded(): Promise<void>;
  /** Resolves when no tick is running, nor what a first start makes. The caller stops the worker. */
  end(): Promise<void>;
}

/** The delay of the first due work, in milliseconds: requests that waited for the start are answered first. */
const FIRST_WORK_DELAY_MS = 50;
/** The delay of the first tick, in milliseconds. What is due at the start is done at once, so ticks can begin later. */
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
  let isOver = false;

  const seeded = (): Promise<void> =>
    (seeding ??= (async () => {
      if (!seed) return;
      await seed(clock.now());
      // New networks have work that is due at once, such as the meetings of a series.
      for (let done = 1; done > 0;) done = await due.doDue(clock.now());
    })().catch((error: unknown) => {
      seeding = undefined;
      throw error;
    }));

  const beginWork = (): void => {
    seeded().then(
      () => {
        if (isOver) return;
        worker.wake();
        onSeeded();
      },
      (error: unknown) => {
        fault('what the start had left out could not be made', error);
        if (!isOver) workTimer = setTimeout(beginWork, SEED_RETRY_DELAY_MS).unref();
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
      isOver = true;
      await seeding?.catch(() => undefined);
      await (
        await ticking
      )?.();
    },
  };
}
