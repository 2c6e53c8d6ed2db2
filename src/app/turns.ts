/**
 * Turns on a clock that is moved by hand. Presses run together; a step of the clock runs alone, so that everything due at
 * an instant is done before anybody adds to it. Both wait in the order of arrival.
 */
export interface Turns {
  /**
   * Runs with other presses; begins at once, unless a step is running or waits. It must not be called inside another
   * `together`: a step that waits between the two would block both for ever.
   */
  together<T>(work: () => Promise<T>): Promise<T>;
  /** Begins when everything before it has ended. Nothing else begins until it has ended. */
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

/** The system clock has no steps, so nothing waits. */
export const NO_TURNS: Turns = { together: (work) => work(), alone: (work) => work() };
