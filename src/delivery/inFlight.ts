/** The deliveries that are being sent, and the number of those that have ended. */
export interface InFlight {
  /**
   * @param work gets a function that it calls when the delivery is being sent
   * @returns resolves when the delivery is being sent, or `work` has ended
   */
  begin(id: string, work: (onStart: () => void) => Promise<void>): Promise<void>;
  ids(): Iterable<string>;
  /** The delivery's outcome is known, and being stored. */
  onOutcome(id: string): void;
  /** The number of deliveries whose outcome is not known yet. */
  sending(): number;
  /** An outcome has been stored. */
  onStored(): void;
  /** The number of outcomes stored since the last call. */
  takeStored(): number;
  /** Is anything being sent, or stored and not yet taken by `takeStored`? */
  isBusy(): boolean;
  /** Resolves when a delivery has ended. */
  answered(): Promise<void>;
  /** Resolves when everything that is being sent now has ended. */
  all(): Promise<unknown>;
}

export function createInFlight(fault: (what: string, fault: unknown) => void): InFlight {
  const running = new Map<string, Promise<void>>();
  const outcomes = new Set<string>();
  let stored = 0;
  let waiters: (() => void)[] = [];

  return {
    begin: (id, work) =>
      new Promise((resolve) => {
        const end = (): void => {
          running.delete(id);
          outcomes.delete(id);
          resolve();
          waiters.forEach((waiter) => waiter());
          waiters = [];
        };
        const ended = work(resolve).catch((error: unknown) => fault('a delivery could not be settled', error));
        running.set(id, ended.then(end));
      }),
    ids: () => running.keys(),
    onOutcome: (id) => void outcomes.add(id),
    sending: () => running.size - outcomes.size,
    onStored: () => void (stored += 1),
    takeStored() {
      const count = stored;
      stored = 0;
      return count;
    },
    isBusy: () => running.size + stored > 0,
    answered: () => (stored > 0 ? Promise.resolve() : new Promise((resolve) => waiters.push(resolve))),
    all: () => Promise.all(running.values()),
  };
}
