/** Takes one delivery from the queue to its next state: tries to send it, then stores the outcome or queues it. */
import { isOurs, type Delivery } from '../core/envelope.ts';
import type { Instant } from '../core/ids.ts';
import type { Settlement, Task } from '../store/store.ts';
import type { ConcurrencyLimiter } from './concurrency.ts';
import type { InFlight } from './inFlight.ts';
import { waitingReason } from './outcomes.ts';
import type { Sender } from './sender.ts';
import { newPriority } from './tryRoutes.ts';
import type { Settler } from './settler.ts';
import { limitOf, queueNameOf } from './waitQueues.ts';

export interface ProcessingDeps {
  readonly concurrency: ConcurrencyLimiter;
  /** The follow-up of a delivery that has come to its end, or that waits for Concord's own access. */
  readonly report: (delivery: Delivery, end: Settlement) => Task | undefined;
  readonly now: () => Instant;
}

interface Parts {
  readonly sender: Sender;
  readonly settler: Settler;
  readonly inFlight: InFlight;
}

/** Is this the first time that the delivery waits for Concord's own access for this reason? */
const isNewAccessFault = ({ reason }: Delivery, settlement: Settlement): boolean =>
  'reason' in settlement && isOurs(settlement.reason) && settlement.reason !== reason;

/**
 * @returns a function that takes one delivery; it resolves when the delivery is being sent, or will not be sent now. @param
 * queue the delivery's wait queue
 */
export function createProcessing(deps: ProcessingDeps, { sender, settler, inFlight }: Parts) {
  const { concurrency, now } = deps;

  async function process(delivery: Delivery, queue: string | undefined, onStart: () => void): Promise<void> {
    const outcome = await sender.send(delivery, {
      priority: queue === undefined ? newPriority(delivery) : 'dequeued',
      waitedFor: queue === undefined ? undefined : limitOf(queue),
      onStart,
    });
    if ('blockedBy' in outcome) return enqueue(delivery, outcome.blockedBy, queue);
    const { settlement, inFlight: platform, besides } = outcome;
    const isOver = settlement.type !== 'again' && settlement.type !== 'later';
    const isReported = isOver || isNewAccessFault(delivery, settlement);
    const task = isReported ? deps.report(delivery, settlement) : undefined;
    const written = (): void => {
      if (platform) concurrency.release(platform);
      if (isOver) sender.forget(delivery);
      inFlight.onStored();
    };
    inFlight.onOutcome(delivery.id);
    await settler.settle({ settlement, task, written, ...(besides && { besides }) });
  }

  async function enqueue(delivery: Delivery, limit: string, current: string | undefined): Promise<void> {
    const queue = queueNameOf(delivery, limit);
    const { id, nextAt, triedSince } = delivery;
    const written = (): void => concurrency.queues.add(queue);
    const refused = concurrency.accessFault(limit);
    const isNewlyRefused = refused !== undefined && triedSince === undefined;
    if (queue === current && !isNewlyRefused) return written();
    const waits = { ...waitingReason(refused), ...(isNewlyRefused && { isRefused: true as const }) };
    const settlement = { id, at: now(), type: 'later', nextAt, line: queue, ...waits } as const;
    const task = isNewAccessFault(delivery, settlement) ? deps.report(delivery, settlement) : undefined;
    inFlight.onOutcome(id);
    await settler.settle({ settlement, task, written });
  }

  return (delivery: Delivery, queue?: string): Promise<void> =>
    inFlight.begin(delivery.id, (onStart) => process(delivery, queue, onStart));
}
