/**
 * The loop that does what is due: follow-ups and closings, then sending, then edits. It does not wait for the answers of
 * platforms, so that a platform that hangs delays only its own messages.
 */
import { MINUTE_MS } from '../core/spans.ts';
import { after, earliest, millis, type Instant } from '../core/ids.ts';
import type { Dispatcher } from '../delivery/dispatcher.ts';
import { EDIT_EVERY_MS } from '../delivery/rendered.ts';
import type { Editor } from '../delivery/editor.ts';
import type { Store } from '../store/store.ts';
import type { DueWork } from '../engine/dueWork.ts';

export interface WorkerDeps {
  readonly store: Store;
  readonly due: DueWork;
  readonly dispatcher: Dispatcher;
  readonly editor: Editor;
  readonly now: () => Instant;
  readonly fault: (what: string, fault: unknown) => void;
}

export interface WorkDone {
  readonly ran: number;
  readonly delivered: number;
}

export interface Worker {
  /** Somebody has pressed or written: a run that goes on for long is no fault then. */
  pressed(): void;
  /** Something may be due: runs soon. */
  wake(): void;
  /** Something may be due that can wait half a second for more of its kind: cards to edit. */
  wakeLater(): void;
  /** Does everything that may be done at the clock's now, and waits for it. @param told called with the progress */
  run(told?: (soFar: WorkDone) => void): Promise<WorkDone>;
  /** The next instant at which something is due; null when nothing is. */
  next(): Promise<Instant | null>;
  /** Is anything due by then besides edits of cards? */
  isMoreThanEdits(at: Instant): Promise<boolean>;
  /** Begins nothing more: a run ends after its current step. */
  stopAccepting(): void;
  stop(): Promise<void>;
}

/** More rounds than this mean that something makes itself due again. */
const MAX_ROUNDS = 10_000;
/** People who press all the time do so too. A run then ends after this many rounds, and the next one begins. */
const MAX_ROUNDS_AMID_PRESSES = 500;
/** The longest sleep, whatever the store says is next: the system clock may jump. */
const MAX_SLEEP_MS = MINUTE_MS;
/** The longest wait for answers of platforms before the store is asked again for due work. */
const POLL_INTERVAL_MS = 100;
/** Many presses are followed by one run that edits cards, not by one for each press. */
const WAKE_LATER_MS = 500;
/** Lets other tasks of the event loop run. */
const MIN_SLEEP_MS = 1;
const RETRY_DELAY_MS = 1_000;

export function createWorker(
  { store, due, dispatcher, editor, now, fault }: WorkerDeps,
  options: { readonly timers: boolean },
): Worker {
  let running: Promise<WorkDone> | undefined;
  let again = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let soon: NodeJS.Immediate | undefined;
  let later: NodeJS.Timeout | undefined;
  /** Ends the wait for answers of platforms: something else may be due. */
  let interrupt = (): void => undefined;
  let editing: Promise<void> | undefined;
  let edited: { count: number; readonly faults: unknown[] } = { count: 0, faults: [] };
  /** On a clock that does not move, edits are released after this timer. `at`: the clock when it was set. */
  let release: { readonly timer: NodeJS.Timeout; readonly at: Instant } | undefined;
  let aheadMs = 0;
  let presses = 0;

  async function work(told: (soFar: WorkDone) => void): Promise<WorkDone> {
    const worked = { ran: 0, delivered: 0 };
    const before = presses;
    for (let round = 0; round < (presses === before ? MAX_ROUNDS : MAX_ROUNDS_AMID_PRESSES);) {
      again = false;
      const ran = stopped ? 0 : await due.doDue(now());
      worked.ran += ran;
      if (ran > 0) round += 1;
      const sent = await dispatcher.sendSome();
      worked.delivered += sent.ended;
      told(worked);
      if (ran + sent.begun + sent.ended > 0 && !stopped) continue;
      if (dispatcher.isBusy() && (await isAnswered())) continue;
      const more = await editSome();
      worked.delivered += more;
      if (more > 0) round += 1;
      else if (stopped || !(dispatcher.isBusy() || editing)) return worked;
    }
    if (presses === before) throw new Error('what is due stays due');
    again = true;
    return worked;
  }

  /** Waits for an answer, an interruption or the poll interval. @returns whether there may be something to do */
  async function isAnswered(): Promise<boolean> {
    const answered = new Promise<boolean>((resolve) => {
      interrupt = () => resolve(true);
      void dispatcher.answered().then(() => resolve(true));
      setTimeout(() => resolve(stopped), POLL_INTERVAL_MS).unref();
    });
    return again || answered;
  }

  /** Edits run beside everything else, and are awaited for the poll interval. @returns how many were done */
  async function editSome(): Promise<number> {
    editing ??= editor
      .editDue(aheadMs)
      .then((count) => void (edited.count += count))
      .catch((error: unknown) => void edited.faults.push(error))
      .finally(() => (editing = undefined));
    aheadMs = 0;
    await Promise.race([editing, isAnswered()]);
    const { count, faults } = edited;
    edited = { count: 0, faults: [] };
    if (faults.length > 0) throw faults[0];
    return count;
  }

  async function once(told: (soFar: WorkDone) => void): Promise<WorkDone> {
    clearTimeout(timer);
    const worked = await work(told);
    if (again) setImmediate(wake);
    else if (!stopped) await (options.timers ? sleepUntilNext() : releaseEditsLater());
    return worked;
  }

  /**
   * A card that was just edited is left alone for five seconds of the clock. On a clock that does not move it would never be
   * edited again: five seconds of real time without a move count too.
   */
  async function releaseEditsLater(): Promise<void> {
    const at = now();
    if (release && release.at === at) return;
    clearTimeout(release?.timer);
    release = undefined;
    if ((await store.dueRefreshes(after(at, EDIT_EVERY_MS), 1)).length === 0) return;
    const editAhead = (): void => {
      release = undefined;
      aheadMs = now() === at ? EDIT_EVERY_MS : 0;
      wake();
    };
    release = { timer: setTimeout(editAhead, EDIT_EVERY_MS).unref(), at };
  }

  async function sleepUntilNext(): Promise<void> {
    const at = await next();
    const ms = at ? Math.max(MIN_SLEEP_MS, millis(at) - millis(now())) : MAX_SLEEP_MS;
    timer = setTimeout(wake, Math.min(ms, MAX_SLEEP_MS));
    timer.unref();
  }

  async function next(): Promise<Instant | null> {
    const stored = await store.nextDue();
    const waiting = dispatcher.nextAt();
    // What is due and was not done waits for a limit or a retry, which the dispatcher knows.
    return stored !== null && stored <= now() && waiting !== null ? waiting : earliest(stored, waiting);
  }

  async function isMoreThanEdits(at: Instant): Promise<boolean> {
    const waiting = dispatcher.nextAt();
    if (waiting !== null && waiting <= at) return true;
    const found = await Promise.all([store.due(at, 1), store.tasks(at, 1), store.dueDeliveries(at, 1)]);
    return found.some(({ length }) => length > 0);
  }

  const run = async (told: (soFar: WorkDone) => void = () => undefined): Promise<WorkDone> => {
    // The caller wants everything done that was committed before the call: a run that has begun may have missed some.
    while (running) await running.catch(() => undefined);
    running = once(told).finally(() => {
      running = undefined;
    });
    return running;
  };

  function wake(): void {
    again = true;
    interrupt();
    if (stopped || running || soon) return;
    soon = setImmediate(() => {
      soon = undefined;
      if (running || stopped) return;
      run().catch((error: unknown) => {
        fault('what is due could not be done and will be tried again', error);
        if (!stopped) timer = setTimeout(wake, RETRY_DELAY_MS).unref();
      });
    });
  }

  function wakeLater(): void {
    if (stopped) return;
    later ??= setTimeout(() => {
      later = undefined;
      wake();
    }, WAKE_LATER_MS).unref();
  }

  function stopAccepting(): void {
    stopped = true;
    for (const each of [timer, later, release?.timer]) clearTimeout(each);
    clearImmediate(soon);
    editor.stop();
    void dispatcher.stop();
    interrupt();
  }

  return {
    wake,
    wakeLater,
    run,
    next,
    isMoreThanEdits,
    pressed: () => void (presses += 1),
    stopAccepting,
    async stop() {
      stopAccepting();
      await dispatcher.stop();
      await editing;
      await running?.catch(() => undefined);
    },
  };
}
