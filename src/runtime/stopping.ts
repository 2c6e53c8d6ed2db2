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
  readonly faultOf: (error: unknown) => unknown;
  readonly exit: (code: number) => void;
  readonly deadlineMs?: number;
}

/**
 * The longest time of a stop, in milliseconds. Everything acknowledged is stored by then; queued messages are sent after
 * the next start.
 */
const DEADLINE_MS = 15_000;

/**
 * @returns the handler of signals, and of faults that nobody caught (with another exit code). Only a second signal ends the
 * program at once.
 */
export function createEnd(deps: StoppingDeps): (signal: string, code?: number) => void {
  const { stop, log, faultOf, exit, deadlineMs = DEADLINE_MS } = deps;
  let isStopping = false;
  let exitCode = 0;
  let isOver = false;
  const over = (code: number): void => {
    if (isOver) return;
    isOver = true;
    exit(code);
  };
  return (signal, code = 0) => {
    exitCode = Math.max(exitCode, code);
    if (isStopping && code !== 0) return;
    if (isStopping) {
      log.warn({ signal }, 'told twice to stop: ends at once');
      return over(1);
    }
    isStopping = true;
    log.info({ code: 'program.stopping', signal }, 'stopping');
    setTimeout(() => {
      if (!isOver) log.error({ deadlineMs }, 'the stop took too long: ends at once');
      over(1);
    }, deadlineMs).unref();
    stop().then(
      () => over(exitCode),
      (error: unknown) => {
        if (!isOver) log.error({ err: faultOf(error) }, 'the stop failed');
        over(1);
      },
    );
  };
}
