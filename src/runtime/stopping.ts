/** Stops the program in order and within a deadline; at once on the second signal. */

export interface StoppingDeps {
  /** Ends everything in order. */
  readonly stop: () => Promise<void>;
  readonly log: {
    info(details: object, message: string): void;
    warn(details: object, message: string): void;
    error(details: object, message: string): void;
  };
  /** An error as it is logged. */
  readonly faultOf: (error: unknown) => object;
  readonly exit: (code: number) => void;
  readonly deadlineMs?: number;
}

/**
 * The longest time of a stop, in milliseconds. Everything acknowledged is stored by then; queued messages are sent after
 * the next start.
 */
const DEADLINE_MS = 15_000;

/** @returns the handler of signals */
export function createEnd(deps: StoppingDeps): (signal: string) => void {
  const { stop, log, faultOf, exit, deadlineMs = DEADLINE_MS } = deps;
  let isStopping = false;
  let isOver = false;
  const over = (code: number): void => {
    if (isOver) return;
    isOver = true;
    exit(code);
  };
  return (signal) => {
    if (isStopping) {
      log.warn({ signal }, 'told twice to stop: ends at once');
      return over(1);
    }
    isStopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => {
      if (!isOver) log.error({ deadlineMs }, 'the stop took too long: ends at once');
      over(1);
    }, deadlineMs).unref();
    stop().then(
      () => over(0),
      (error: unknown) => {
        if (!isOver) log.error({ err: faultOf(error) }, 'the stop failed');
        over(1);
      },
    );
  };
}
