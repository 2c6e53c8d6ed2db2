/** How the program ends: in order, within a deadline, and at once when it is told twice. */

export interface StoppingDeps {
  /** Ends everything in order. */
  readonly stop: () => Promise<void>;
  readonly log: {
    info(details: object, message: string): void;
    warn(details: object, message: string): void;
    error(details: object, message: string): void;
  };
  /** What an error looks like in the log. */
  readonly faultOf: (error: unknown) => object;
  readonly exit: (code: number) => void;
  readonly deadlineMs?: number;
}

/** What is acknowledged is on the disk by then, and what is queued goes out after the next start. */
const DEADLINE_MS = 15_000;

/** Gives what is to be called with each signal. */
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
