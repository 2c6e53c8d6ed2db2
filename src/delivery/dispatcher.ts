/**
 * Sends the due deliveries of the outbox, at least once each; the envelope's id lets a platform recognise a repeat. A person
 * or platform that does not answer delays nobody else, and a full limit holds back only the messages that count against it:
 * these wait in queues in the store.
 */
import type { Delivery } from '../core/envelope.ts';
import { earliest, millis, type Instant } from '../core/ids.ts';
import { MINUTE_MS } from '../core/spans.ts';
import { within } from '../core/timeout.ts';
import type { Store } from '../store/store.ts';
import { isLastWayDue } from './fallback.ts';
import { createInFlight } from './inFlight.ts';
import { createProcessing, type ProcessingDeps } from './processing.ts';
import { createSender, type SenderDeps } from './sender.ts';
import { createSettler, type SettlerDeps } from './settler.ts';

export interface DispatcherDeps extends SenderDeps, ProcessingDeps, Pick<SettlerDeps, 'wait'> {
  readonly store: Store;
  /**
   * Calls back after this many milliseconds of real time. A store that refuses writes is tried again even while the clock
   * is stopped.
   */
  readonly callAfter: (ms: number, callback: () => void) => void;
}

export interface Dispatcher {
  /**
   * Begins to send a batch of what is due, without waiting for the answers.
   * @returns `begun`: the number of deliveries tried or queued. `ended`: the number of outcomes stored since the last call.
   */
  sendSome(): Promise<{ readonly begun: number; readonly ended: number }>;
  /** Is anything being sent, or ended and not yet returned by `sendSome`? */
  isBusy(): boolean;
  /** Resolves when a delivery has ended. */
  answered(): Promise<void>;
  /** Another process may have left wait queues in the store: the next `sendSome` reads their names. */
  rescanQueues(): void;
  /** When a waiting delivery may be sent, where only this process knows that: it waits for a limit, or a write failed. */
  nextAt(): Instant | null;
  /** Begins no more sending, and waits a limited time for what is being sent. */
  stop(): Promise<void>;
}

/**
 * The longest wait of a stop, in milliseconds. Messages that a platform has not acknowledged by then are sent again after
 * the next start.
 */
const STOP_TIMEOUT_MS = 3_000;
const BATCH_SIZE = 64;
/** How often the names of wait queues that other processes left are read from the store. */
const SCAN_INTERVAL_MS = MINUTE_MS;
/** How often the messages that wait for a closed limit are looked at, and how many of a queue. */
const LOOK_INTERVAL_MS = 2 * MINUTE_MS;
const MAX_LOOKED = 1_024;

/** A look at a closed limit. @property due the messages whose last way is due, which were taken up once */
interface Look {
  readonly ms: number;
  readonly due: Set<string>;
}

export function createDispatcher(deps: DispatcherDeps): Dispatcher {
  const { store, concurrency, now } = deps;
  const { queues } = concurrency;
  const inFlight = createInFlight(deps.fault);
  const settler = createSettler({ ...deps, sending: () => inFlight.sending() });
  const begin = createProcessing(deps, { sender: createSender(deps), settler, inFlight });
  let scannedAt = -Infinity;
  const looks = new Map<string, Look>();
  let stopped = false;

  const next = (limit: number, queue?: string): Promise<readonly Delivery[]> =>
    store.dueDeliveries(now(), limit, new Set([...inFlight.ids(), ...settler.kept()]), queue);

  async function sendNew(): Promise<number> {
    const found = await next(BATCH_SIZE);
    await Promise.all(found.map((delivery) => begin(delivery)));
    return found.length;
  }

  /** Sends from the queues of one limit: one message for each free turn. @returns the number of messages */
  async function sendQueued(limit: string): Promise<number> {
    let sent = 0;
    if (stopped) return sent;
    for (const [queue, turns] of queues.share(limit, Math.min(concurrency.freeTurns(limit, now()), BATCH_SIZE))) {
      const found = await next(turns, queue);
      if (found.length < turns) queues.remove(queue);
      await Promise.all(found.map((delivery) => begin(delivery, queue)));
      sent += found.length;
    }
    return sent;
  }

  /**
   * A closed limit is probed by one message at a time. The others are taken up here, so that those that have another way by
   * now go by it; the rest stays in the queue, and is told once why it waits.
   */
  async function sendOtherwise(limit: string): Promise<number> {
    if (concurrency.accessFault(limit) === undefined) {
      looks.delete(limit);
      return 0;
    }
    const [at, last] = [now(), looks.get(limit)];
    const isSoon = last !== undefined && Math.abs(millis(at) - last.ms) < LOOK_INTERVAL_MS;
    if (stopped || isSoon) return 0;
    const due = last?.due ?? new Set<string>();
    looks.set(limit, { ms: millis(at), due });
    let taken = 0;
    for (const queue of queues.of(limit)) {
      const all = await next(MAX_LOOKED, queue);
      const others = all.filter((one) => one.triedSince === undefined || (isLastWayDue(one, at) && !due.has(one.id)));
      for (const one of others) if (isLastWayDue(one, at)) due.add(one.id);
      taken += others.length;
      // Not all at once: a card is drawn only while the relay has turns left.
      while (others.length > 0)
        await Promise.all(others.splice(0, BATCH_SIZE).map((delivery) => begin(delivery, queue)));
    }
    return taken;
  }

  async function scanQueues(): Promise<void> {
    const ms = millis(now());
    if (Math.abs(ms - scannedAt) < SCAN_INTERVAL_MS) return;
    for (const queue of await store.lines()) queues.add(queue);
    scannedAt = ms;
  }

  return {
    async sendSome() {
      let begun = 0;
      await settler.writeKept(now());
      if (!stopped && !settler.refuses()) {
        await scanQueues();
        begun += await sendNew();
        for (const limit of queues.limits()) {
          begun += await sendQueued(limit);
          begun += await sendOtherwise(limit);
        }
      }
      return { begun, ended: inFlight.takeStored() };
    },
    isBusy: () => inFlight.isBusy(),
    answered: () => inFlight.answered(),
    rescanQueues: () => void (scannedAt = -Infinity),
    nextAt: () => (settler.refuses() ? settler.nextAt() : earliest(concurrency.nextAt(now()), settler.nextAt())),
    async stop() {
      stopped = true;
      await within(
        inFlight.all().then(() => settler.writeKept()),
        STOP_TIMEOUT_MS,
      );
    },
  };
}
