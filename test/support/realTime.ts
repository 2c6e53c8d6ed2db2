/** For tests in which real time passes, or would. The machine that runs them may be busy with other things. */
import { onTestFinished, vi } from 'vitest';

/** For `vi.waitFor`, whose own bound is a second: what is awaited comes at once, unless the machine is busy. */
export const SOON = { timeout: 20_000, interval: 20 } as const;

/**
 * For a test that holds a bound of real time. Once over the bound says that the machine was busy; three times in a row says
 * that the code is slow.
 */
export const REAL_TIME = { retry: 2 } as const;

/**
 * From now on time passes for the program's own timers when the test says so, and by nothing else. Sockets and the store go
 * on by themselves. @returns lets so many milliseconds pass, with all that happens in them
 */
export function timePassesByHand(): (ms: number) => Promise<void> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const rest = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
  };
  return async (ms) => {
    await rest();
    await vi.advanceTimersByTimeAsync(ms);
    await rest();
  };
}

/** The processor's time that this takes, in milliseconds: a busy machine makes it hardly longer, and code that is slow does. */
export function processorMs(work: () => unknown): number {
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}
