/**
 * After the events that have come in by now. Taken once, at the start: a test that winds the clock by putting its own
 * timers in place would otherwise hold up every write.
 */
export const soon: (work: () => void) => void = globalThis.setImmediate;
