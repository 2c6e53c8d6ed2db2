/**
 * Who has their turn on a clock that is moved by hand. Presses go together; a step of the clock goes alone, so that what is
 * due at an instant is done to its end while nobody adds to it. First come, first served: neither keeps the other waiting
 * for longer than what came before.
 */
export interface Turns {
  /** Begins at once, unless a step is under way or waits for its turn. Not within another: a step may wait between the two. */
  together<T>(work: () => Promise<T>): Promise<T>;
  /** Begins when all before it have ended, and ends before any other begins. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

interface Waiting {
  readonly isAlone: boolean;
  readonly begin: () => void;
}

export function createTurns(): Turns {
  const waiting: Waiting[] = [];
  let together = 0;
  let isAlone = false;

  const mayBegin = (alone: boolean): boolean => !isAlone && (!alone || together === 0);

  function begin({ isAlone: alone, begin: go }: Waiting): void {
    if (alone) isAlone = true;
    else together += 1;
    go();
  }

  function beginNext(): void {
    for (let first = waiting[0]; first && mayBegin(first.isAlone); first = waiting[0]) {
      waiting.shift();
      begin(first);
    }
  }

  async function inTurn<T>(alone: boolean, work: () => Promise<T>): Promise<T> {
    if (waiting.length === 0 && mayBegin(alone)) begin({ isAlone: alone, begin: () => undefined });
    else await new Promise<void>((resolve) => waiting.push({ isAlone: alone, begin: resolve }));
    try {
      return await work();
    } finally {
      if (alone) isAlone = false;
      else together -= 1;
      beginNext();
    }
  }

  return { together: (work) => inTurn(false, work), alone: (work) => inTurn(true, work) };
}

/** On the machine's own clock there are no steps, and nobody waits. */
export const NO_TURNS: Turns = { together: (work) => work(), alone: (work) => work() };
