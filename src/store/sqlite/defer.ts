/**
 * Runs work after the pending events of the event loop. `setImmediate` is saved when the program starts, because a test
 * with fake timers would otherwise block every write.
 */
export const defer: (work: () => void) => void = globalThis.setImmediate;

/** Resolves when other work has had its turn. */
export const nextTurn = (): Promise<void> => new Promise(defer);
