/** The one loop that does what is due, never two at once: follow-ups and closings, then sending, then edits. */
import { after, millis, type Instant } from '../core/ids.ts';
import type { Dispatcher } from '../dispatch/dispatcher.ts';
import type { Editor } from '../dispatch/edits.ts';
import type { Store } from '../store/store.ts';
import type { Due } from '../usecases/work.ts';

export interface PumpDeps {
  readonly store: Store;
  readonly due: Due;
  readonly dispatcher: Dispatcher;
  readonly editor: Editor;
  readonly now: () => Instant;
  readonly fault: (what: string, fault: unknown) => void;
}

export interface Worked {
  readonly ran: number;
  readonly delivered: number;
}

export interface Pump {
  /** Something may be due: look soon. */
  wake(): void;
  /** Something may be due that can wait a moment, for others like it: cards to bring up to date. */
  wakeLater(): void;
  /** Does everything that may be done at the clock's now, and waits for it. */
  run(): Promise<Worked>;
  /** The next instant at which something is due, null when nothing is. */
  next(): Promise<Instant | null>;
  stop(): Promise<void>;
}

/** More rounds than this without the clock moving means that something makes itself due again. */
const MOST_ROUNDS = 10_000;
/** The clock is asked at least this often, whatever the store says is next. */
const LONGEST_SLEEP_MS = 60_000;
/** A crowd of presses is followed by one look at the cards in this time, not by one for each press. */
const A_MOMENT_MS = 100;

export function makePump(
  { store, due, dispatcher, editor, now, fault }: PumpDeps,
  options: { readonly timers: boolean },
): Pump {
  let running: Promise<Worked> | undefined;
  let again = false;
  /** How long the platforms asked to wait with what is due. */
  let waitMs = 0;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let soon: NodeJS.Immediate | undefined;
  let later: NodeJS.Timeout | undefined;

  async function work(): Promise<Worked & { waitMs: number }> {
    let [ran, delivered, wait] = [0, 0, 0];
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      again = false;
      const done = await due.doDue(now());
      const sent = await dispatcher.sendDue();
      const edited = await editor.editDue();
      ran += done;
      delivered += sent.done + edited;
      wait = sent.waitMs;
      if (stopped || done + sent.done + edited === 0) return { ran, delivered, waitMs: wait };
    }
    throw new Error('what is due stays due');
  }

  async function once(): Promise<Worked> {
    clearTimeout(timer);
    const worked = await work();
    waitMs = worked.waitMs;
    if (again) setImmediate(wake);
    else if (options.timers && !stopped) await sleepUntilNext(worked.waitMs);
    return worked;
  }

  async function sleepUntilNext(waitMs: number): Promise<void> {
    const next = waitMs > 0 ? after(now(), waitMs) : await store.nextDue();
    const ms = next ? Math.max(waitMs > 0 ? 1 : 20, millis(next) - millis(now())) : LONGEST_SLEEP_MS;
    timer = setTimeout(wake, Math.min(ms, LONGEST_SLEEP_MS));
    timer.unref();
  }

  const run = async (): Promise<Worked> => {
    // Whoever asks while a run is under way wants what was committed before asking to be done too.
    while (running) await running.catch(() => undefined);
    running = once().finally(() => {
      running = undefined;
    });
    return running;
  };

  function wake(): void {
    again = true;
    if (stopped || running || soon) return;
    soon = setImmediate(() => {
      soon = undefined;
      if (running || stopped) return;
      run().catch((error: unknown) => {
        fault('what is due could not be done and will be tried again', error);
        if (!stopped) timer = setTimeout(wake, 1_000).unref();
      });
    });
  }

  function wakeLater(): void {
    if (stopped) return;
    later ??= setTimeout(() => {
      later = undefined;
      wake();
    }, A_MOMENT_MS).unref();
  }

  return {
    wake,
    wakeLater,
    run,
    async next() {
      const due = await store.nextDue();
      return due !== null && due <= now() && waitMs > 0 ? after(now(), waitMs) : due;
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      clearTimeout(later);
      clearImmediate(soon);
      await dispatcher.stop();
      await running?.catch(() => undefined);
    },
  };
}
