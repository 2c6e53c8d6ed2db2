/**
 * The one loop that does what is due: follow-ups and closings, then sending, then edits. While answers of platforms are
 * awaited it goes on looking, so that a platform that hangs holds up nothing but what goes by it.
 */
import { HOUR_MS, MINUTE_MS } from '../core/spans.ts';
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

export interface Worked {
  readonly ran: number;
  readonly delivered: number;
}

export interface Worker {
  /** Something may be due: look soon. */
  wake(): void;
  /** Something may be due that can wait a moment, for others like it: cards to bring up to date. */
  wakeLater(): void;
  /** Does everything that may be done at the clock's now, and waits for it. @param told is told how far it has come */
  run(told?: (soFar: Worked) => void): Promise<Worked>;
  /** The next instant at which something is due, null when nothing is. */
  next(): Promise<Instant | null>;
  /** As far as nothing but edits of cards is due, an hour at most; null when something else comes first. */
  nextButEdits(): Promise<Instant | null>;
  /** Begins nothing more: what is under way ends after its next step. */
  stopAccepting(): void;
  stop(): Promise<void>;
}

/** More rounds than this without the clock moving means that something makes itself due again. */
const MAX_ROUNDS = 10_000;
/** The clock is asked at least this often, whatever the store says is next. */
const MAX_SLEEP_MS = MINUTE_MS;
const LONG_STEPS_MS = [HOUR_MS, 10 * MINUTE_MS, MINUTE_MS];
const A_MOMENT_MS = 100;
/** A crowd of presses is followed by one look at the cards in this time, not by one for each press, nor amid them. */
const A_LITTLE_LATER_MS = 500;
/** However little the clock has to move on, other things get their turn. */
const SHORTEST_SLEEP_MS = 1;

export function createWorker(
  { store, due, dispatcher, editor, now, fault }: WorkerDeps,
  options: { readonly timers: boolean },
): Worker {
  let running: Promise<Worked> | undefined;
  let again = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let soon: NodeJS.Immediate | undefined;
  let later: NodeJS.Timeout | undefined;
  /** Called when something is to be looked at before what is on its way has been answered. */
  let interrupt = (): void => undefined;
  let editing: Promise<void> | undefined;
  let edited: { count: number; readonly faults: unknown[] } = { count: 0, faults: [] };
  /** What rests on a clock that stands still, until so much real time has passed; and where the clock stood then. */
  let rest: { readonly timer: NodeJS.Timeout; readonly at: Instant } | undefined;
  let aheadMs = 0;

  async function work(told: (soFar: Worked) => void): Promise<Worked> {
    const worked = { ran: 0, delivered: 0 };
    for (let round = 0; round < MAX_ROUNDS;) {
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
    throw new Error('what is due stays due');
  }

  /** Waits a moment for what is on its way. Gives whether there is something to look at. */
  async function isAnswered(): Promise<boolean> {
    const moment = new Promise<boolean>((resolve) => {
      interrupt = () => resolve(true);
      void dispatcher.answered().then(() => resolve(true));
      setTimeout(() => resolve(stopped), A_MOMENT_MS).unref();
    });
    return again || moment;
  }

  /** Edits go on beside everything else; they are waited for a moment. Gives how many have been done. */
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

  async function once(told: (soFar: Worked) => void): Promise<Worked> {
    clearTimeout(timer);
    const worked = await work(told);
    if (again) setImmediate(wake);
    else if (!stopped) await (options.timers ? sleepUntilNext() : restUntilStoodStill());
    return worked;
  }

  /**
   * Cards that were edited a moment ago rest for five seconds of the clock. One that stands still would never let them go:
   * so much real time without a move does.
   */
  async function restUntilStoodStill(): Promise<void> {
    const at = now();
    if (rest && rest.at === at) return;
    clearTimeout(rest?.timer);
    rest = undefined;
    if ((await store.dueRefreshes(after(at, EDIT_EVERY_MS), 1)).length === 0) return;
    const release = (): void => {
      rest = undefined;
      aheadMs = now() === at ? EDIT_EVERY_MS : 0;
      wake();
    };
    rest = { timer: setTimeout(release, EDIT_EVERY_MS).unref(), at };
  }

  async function sleepUntilNext(): Promise<void> {
    const at = await next();
    const ms = at ? Math.max(SHORTEST_SLEEP_MS, millis(at) - millis(now())) : MAX_SLEEP_MS;
    timer = setTimeout(wake, Math.min(ms, MAX_SLEEP_MS));
    timer.unref();
  }

  async function next(): Promise<Instant | null> {
    const stored = await store.nextDue();
    const waiting = dispatcher.nextAt();
    // What is due and was not done waits for something that the dispatcher knows of.
    return stored !== null && stored <= now() && waiting !== null ? waiting : earliest(stored, waiting);
  }

  async function nextButEdits(): Promise<Instant | null> {
    for (const span of LONG_STEPS_MS) {
      const at = after(now(), span);
      const waiting = dispatcher.nextAt();
      if (waiting !== null && waiting <= at) continue;
      const found = await Promise.all([store.due(at, 1), store.tasks(at, 1), store.dueDeliveries(at, 1)]);
      if (found.every(({ length }) => length === 0)) return at;
    }
    return null;
  }

  const run = async (told: (soFar: Worked) => void = () => undefined): Promise<Worked> => {
    // Whoever asks while a run is under way wants what was committed before asking to be done too.
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
        if (!stopped) timer = setTimeout(wake, 1_000).unref();
      });
    });
  }

  function wakeLater(): void {
    if (stopped) return;
    later ??= setTimeout(() => {
      later = undefined;
      wake();
    }, A_LITTLE_LATER_MS).unref();
  }

  function stopAccepting(): void {
    stopped = true;
    for (const each of [timer, later, rest?.timer]) clearTimeout(each);
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
    nextButEdits,
    stopAccepting,
    async stop() {
      stopAccepting();
      await dispatcher.stop();
      await editing;
      await running?.catch(() => undefined);
    },
  };
}
