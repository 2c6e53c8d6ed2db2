/**
 * Finds out about acts for which the store did not say whether they were stored. A little later an act of Concord itself
 * reads the journal, and the person gets a message. The commit of that act settles the outcome, because a write that
 * arrives even later finds the event taken. The act is a follow-up in the store, so it is done even when this process has
 * died.
 */
import { within } from '../core/timeout.ts';
import { systemAct, type Pressed } from '../core/act.ts';
import { after, type Instant } from '../core/ids.ts';
import { task } from '../kit/followUp.ts';
import type { Store, Task } from '../store/store.ts';
import { REGISTRY } from './registry.ts';

export interface Outcomes {
  /** Arranges that the person is told what became of the act. */
  tellLater(pressed: Pressed): void;
  /** Tries once more to write the follow-ups that the store has not taken yet. */
  stop(): Promise<void>;
}

interface Deps {
  readonly store: Pick<Store, 'settle'>;
  readonly now: () => Instant;
  /** How long after the act the journal is read. Most late writes have arrived by then. */
  readonly delayMs: number;
  readonly wake: () => void;
  readonly fault: (what: string, fault: unknown) => void;
}

/** The pause before the second try to write, in milliseconds. It doubles with each try. */
const FIRST_PAUSE_MS = 1_000;
const MAX_PAUSE_MS = 30_000;
/** The longest wait of a stop for a store that does not answer, in milliseconds. */
const STOP_TIMEOUT_MS = 2_000;

export function createOutcomes({ store, now, delayMs, wake, fault }: Deps): Outcomes {
  /** Follow-ups that are not written yet, each with its running try. */
  const unwritten = new Map<Task, Promise<void> | undefined>();
  const timers = new Set<NodeJS.Timeout>();
  let isStopped = false;

  async function write(followUp: Task, pauseMs: number): Promise<void> {
    try {
      await store.settle([], [followUp]);
      unwritten.delete(followUp);
      wake();
    } catch (error) {
      fault('what became of an act could not be noted down yet', error);
      unwritten.set(followUp, undefined);
      if (!isStopped) later(followUp, pauseMs);
    }
  }

  const begin = (followUp: Task, pauseMs: number): void =>
    void unwritten.set(followUp, write(followUp, Math.min(pauseMs, MAX_PAUSE_MS)));

  function later(followUp: Task, pauseMs: number): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      begin(followUp, 2 * pauseMs);
    }, pauseMs).unref();
    timers.add(timer);
  }

  return {
    tellLater: (pressed) => begin(followUpOf(pressed, now(), delayMs), FIRST_PAUSE_MS),
    async stop() {
      isStopped = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      for (const [followUp, running] of unwritten) if (!running) begin(followUp, 0);
      await within(Promise.all([...unwritten.values()].map(async (running) => running)), STOP_TIMEOUT_MS);
    },
  };
}

function followUpOf({ network, eventId: event, from, target, receivedAt }: Pressed, at: Instant, delayMs: number) {
  const key = `outcome/${event}`;
  const inputs = {
    ...{ event, person: from, at: receivedAt },
    ...(target !== undefined && { about: target, show: REGISTRY.shownBy(target) }),
  };
  const act = systemAct({ verb: 'press.outcome', network, inputs }, at, key);
  return { ...task(act, key), dueAt: after(at, delayMs) };
}
