/** For tests in which real time passes. The machine that runs them may be busy with other things. */

/** For `vi.waitFor`, whose own bound is a second: what is awaited comes at once, unless the machine is busy. */
export const SOON = { timeout: 20_000, interval: 20 } as const;

/**
 * For a test that holds a bound of real time. Once over the bound says that the machine was busy; three times in a row says
 * that the code is slow.
 */
export const REAL_TIME = { retry: 2 } as const;
