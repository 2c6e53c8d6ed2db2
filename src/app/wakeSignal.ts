/** Tells a run of the worker that something new may be due, and ends its waiting for the answers of platforms. */
export interface WakeSignal {
  /** Something may be due. Ends the waiting. */
  raise(): void;
  /** Ends the waiting, although nothing new is due. */
  interrupt(): void;
  /** Forgets what was raised before. */
  clear(): void;
  isRaised(): boolean;
  /** Waits until `answered` resolves, an interruption, or the poll interval. @returns whether there may be something to do */
  wait(answered: () => Promise<void>): Promise<boolean>;
}

/** The longest wait for answers of platforms before the store is asked again for due work, in milliseconds. */
const POLL_INTERVAL_MS = 100;

/** @param isStopped a stopped worker only waits for what it has begun, so it always has something to do */
export function createWakeSignal(isStopped: () => boolean): WakeSignal {
  let isRaised = false;
  let interrupt = (): void => undefined;
  return {
    raise() {
      isRaised = true;
      interrupt();
    },
    interrupt: () => interrupt(),
    clear: () => void (isRaised = false),
    isRaised: () => isRaised,
    async wait(answered) {
      const waited = new Promise<boolean>((resolve) => {
        interrupt = () => resolve(true);
        void answered().then(() => resolve(true));
        setTimeout(() => resolve(isStopped()), POLL_INTERVAL_MS).unref();
      });
      return isRaised || waited;
    },
  };
}
