/** What time it is: the machine's, or one that stands still until it is moved. */
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

/** An overlap or a missed minute is no news: the next minute does what is due. */
const nothing = (): void => undefined;
const SILENT = { info: nothing, warn: nothing, error: nothing, debug: nothing };

/**
 * Calls `tick` each minute, never two at once. It only says that time has passed: what is due is asked of the store, so a
 * missed minute does no harm.
 * @returns the way to stop it
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
