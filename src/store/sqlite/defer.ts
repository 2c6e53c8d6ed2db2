/**
 * Runs work after the pending events of the event loop. `setImmediate` is saved when the program starts, because a test
 * with fake timers would otherwise block every write.
 */
export const defer: (work: () => void) => void = globalThis.setImmediate;

/** Resolves when other work has had its turn. */
export const nextTurn = (): Promise<void> => new Promise(defer);

/** How long reading may go on before other work has its turn, in milliseconds. */
const TURN_MS = 10;

/** @returns a function to be asked after each piece: a promise when it is the turn of others, as after `most` pieces */
export function turnsOfOthers(most: number, clock = (): number => performance.now()): () => Promise<void> | undefined {
  let pieces = 0;
  let since = clock();
  return () => {
    pieces += 1;
    if (pieces < most && clock() - since < TURN_MS) return undefined;
    pieces = 0;
    return nextTurn().then(() => void (since = clock()));
  };
}
