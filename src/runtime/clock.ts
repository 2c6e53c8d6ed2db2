/** The clock: the machine's, or a manual one that only moves when it is set. */
import { instant, type Instant } from '../core/ids.ts';

export interface Clock {
  readonly manual: boolean;
  readonly now: () => Instant;
}
export interface ManualClock extends Clock {
  readonly manual: true;
  set(to: Instant): void;
}

export const systemClock = (): Clock => ({ manual: false, now: () => instant(Date.now()) });

/** @param start the first instant it shows */
export function manualClock(start: Instant): ManualClock {
  let at = start;
  return {
    manual: true,
    now: () => at,
    set: (to) => {
      at = to;
    },
  };
}

/** node-cron's warnings about overlaps and missed minutes are not logged: the next minute does what is due. */
const nothing = (): void => undefined;
const SILENT = { info: nothing, warn: nothing, error: nothing, debug: nothing };

/**
 * Calls `tick` each minute, never two at once. What is due is read from the store, so a missed minute does no harm.
 * @returns a function that stops it
 */
export async function eachMinute(tick: () => Promise<unknown>): Promise<() => Promise<void>> {
  const { default: cron } = await import('node-cron');
  const task = cron.schedule(
    '* * * * *',
    async () => {
      await tick();
    },
    {
      timezone: 'UTC',
      noOverlap: true,
      name: 'concord',
      logger: SILENT,
    },
  );
  return async () => {
    await task.destroy();
  };
}
