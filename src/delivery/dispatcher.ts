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

export function createDispatcher(deps: DispatcherDeps): Dispatcher {
  const { store, concurrency, now } = deps;
  const { queues } = concurrency;
  const inFlight = createInFlight(deps.fault);
  const settler = createSettler({ ...deps, sending: () => inFlight.sending() });
  const begin = createProcessing(deps, { sender: createSender(deps), settler, inFlight });
  let scannedAt = -Infinity;
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
        for (const limit of queues.limits()) begun += await sendQueued(limit);
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
