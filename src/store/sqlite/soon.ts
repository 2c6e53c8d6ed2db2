/**
 * Resolves after the pending events of the event loop. `setImmediate` is saved at the start, because a test with fake
 * timers would otherwise block every write.
 */
export const defer: (work: () => void) => void = globalThis.setImmediate;
