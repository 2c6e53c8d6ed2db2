/** The timers after which the worker runs again. None of them keeps the process alive. */
export interface WorkerTimers {
  /** Calls back once, after the events that have happened already. */
  soon(callback: () => void): void;
  /** Wakes the worker after half a second, so that many presses are followed by one run that edits cards. */
  later(): void;
  /** Wakes the worker after this time (ms), instead of the time that was set before. */
  sleep(ms: number): void;
  cancelSleep(): void;
  stop(): void;
}

const LATER_MS = 500;

export function createWorkerTimers(wake: () => void): WorkerTimers {
  let immediate: NodeJS.Immediate | undefined;
  let later: NodeJS.Timeout | undefined;
  let sleep: NodeJS.Timeout | undefined;
  return {
    soon(callback) {
      immediate ??= setImmediate(() => {
        immediate = undefined;
        callback();
      });
    },
    later() {
      later ??= setTimeout(() => {
        later = undefined;
        wake();
      }, LATER_MS).unref();
    },
    sleep(ms) {
      clearTimeout(sleep);
      sleep = setTimeout(wake, ms).unref();
    },
    cancelSleep: () => clearTimeout(sleep),
    stop() {
      for (const timer of [sleep, later]) clearTimeout(timer);
      clearImmediate(immediate);
    },
  };
}
