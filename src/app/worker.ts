/**
 * Does what is due: first follow-ups and closings, then sending, then edits. It does not wait for the answers of platforms, so
 * a platform that does not answer delays only its own messages.
 */
import { millis, type Instant } from '../core/ids.ts';
import { MINUTE_MS } from '../core/spans.ts';
import type { Dispatcher } from '../delivery/dispatcher.ts';
import type { Editor } from '../delivery/editor.ts';
import type { DueWork } from '../engine/dueWork.ts';
import type { Store } from '../store/store.ts';
import { createEditRelease } from './editRelease.ts';
import { createEditRuns } from './editRuns.ts';
import { createNextDue, type NextDue } from './nextDue.ts';
import { createWakeSignal } from './wakeSignal.ts';
import { createWorkerTimers } from './workerTimers.ts';
import { createWorkRounds, type WorkDone } from './workRounds.ts';

export interface WorkerDeps {
  readonly store: Store;
  readonly due: DueWork;
  readonly dispatcher: Dispatcher;
  readonly editor: Editor;
  readonly now: () => Instant;
  readonly fault: (what: string, fault: unknown) => void;
}

export interface Worker extends NextDue {
  /** Somebody has pressed or written something, so a run with many rounds is not a fault. */
  pressed(): void;
  /** Something may be due: runs soon. */
  wake(): void;
  /** Something may be due that can wait half a second for more of its kind, such as edits of cards. */
  wakeLater(): void;
  /** Does everything that can be done at the clock's present time, and waits for it. @param told called with the progress */
  run(told?: (soFar: WorkDone) => void): Promise<WorkDone>;
  /** Begins nothing more: a run ends after its current step. */
  stopAccepting(): void;
  stop(): Promise<void>;
}

/** The longest sleep, in milliseconds, whatever is due next: the system clock may jump. */
const MAX_SLEEP_MS = MINUTE_MS;
/** The shortest sleep, in milliseconds. Other tasks of the event loop run meanwhile. */
const MIN_SLEEP_MS = 1;
const RETRY_DELAY_MS = 1_000;

/** @param options `timers`: sleeps until something is due. False on a clock that does not move by itself. */
export function createWorker(
  { store, due, dispatcher, editor, now, fault }: WorkerDeps,
  options: { readonly timers: boolean },
): Worker {
  let running: Promise<WorkDone> | undefined;
  let stopped = false;
  let presses = 0;
  const isStopped = (): boolean => stopped;
  const signal = createWakeSignal(isStopped);
  const timers = createWorkerTimers(wake);
  const edits = createEditRuns(editor);
  const release = createEditRelease({ store, now }, (aheadMs) => {
    edits.reachAhead(aheadMs);
    wake();
  });
  const nextDue = createNextDue(store, dispatcher, now);
  const work = createWorkRounds({ due, dispatcher, edits, signal, now, presses: () => presses, isStopped });

  async function once(told: (soFar: WorkDone) => void): Promise<WorkDone> {
    timers.cancelSleep();
    try {
      const worked = await work(told);
      if (!signal.isRaised() && !stopped) await (options.timers ? sleepUntilNext() : release.plan());
      return worked;
    } catch (fault) {
      // Whoever asked for this run: the next one does what is left, and what became due meanwhile.
      if (!stopped) timers.sleep(RETRY_DELAY_MS);
      signal.clear();
      throw fault;
    }
  }

  /** What becomes due while a run plans the next one was not seen by either. */
  function onRunEnded(): void {
    running = undefined;
    if (signal.isRaised()) wake();
  }

  async function sleepUntilNext(): Promise<void> {
    const at = await nextDue.next();
    const ms = at ? Math.max(MIN_SLEEP_MS, millis(at) - millis(now())) : MAX_SLEEP_MS;
    timers.sleep(Math.min(ms, MAX_SLEEP_MS));
  }

  const run = async (told: (soFar: WorkDone) => void = () => undefined): Promise<WorkDone> => {
    // The caller needs everything done that was committed before the call. A run in progress may have missed some of it.
    while (running) await running.catch(() => undefined);
    running = once(told).finally(onRunEnded);
    return running;
  };

  function wake(): void {
    signal.raise();
    if (!stopped && !running) timers.soon(runAlone);
  }

  function runAlone(): void {
    if (running || stopped) return;
    run().catch((error: unknown) => fault('what is due could not be done and will be tried again', error));
  }

  function stopAccepting(): void {
    stopped = true;
    timers.stop();
    release.stop();
    editor.stop();
    void dispatcher.stop();
    signal.interrupt();
  }

  return {
    ...nextDue,
    wake,
    wakeLater() {
      if (!stopped) timers.later();
    },
    run,
    pressed: () => void (presses += 1),
    stopAccepting,
    async stop() {
      stopAccepting();
      await dispatcher.stop();
      await edits.done();
      await running?.catch(() => undefined);
    },
  };
}
