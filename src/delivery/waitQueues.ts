/**
 * Queues of deliveries that wait for a limit. The deliveries are in the store; memory holds only the names of the queues,
 * so a hundred thousand waiting deliveries cost no more memory than one. Each limit has a queue for each flow (one card
 * about one document in one network). Queues take turns: urgent ones first, then one network after the other, and within a
 * network one flow after the other. So a letter to thousands of people does not delay a message to one person.
 */
import type { Delivery } from '../core/envelope.ts';

export interface WaitQueues {
  add(queue: string): void;
  /** The queue is empty. */
  remove(queue: string): void;
  /** Do messages wait for this limit that a new message (urgent or not) must not overtake? */
  hasWaiting(limit: string, urgent: boolean): boolean;
  /** The limits that messages wait for. */
  limits(): readonly string[];
  /** The queues of a limit. */
  of(limit: string): readonly string[];
  /** Distributes turns over the queues of a limit. @returns the number of turns for each queue */
  share(limit: string, turns: number): ReadonlyMap<string, number>;
}

/** The number of flows that are told apart at a limit: flows are hashed into this many queues. */
const MAX_FLOWS = 256;

/** The name of a delivery's queue at a limit. It is stored with the delivery. */
export const queueNameOf = (delivery: Pick<Delivery, 'network' | 'about' | 'card' | 'urgent'>, limit: string): string =>
  `${delivery.urgent ? URGENT : flowOf(delivery)}/${delivery.network}/${limit}`;

export const limitOf = (queue: string): string => partsOf(queue).limit;

const URGENT = '!';

function flowOf({ about, card }: Pick<Delivery, 'about' | 'card'>): number {
  let sum = 0;
  for (const letter of `${about ?? ''}/${card}`) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return sum % MAX_FLOWS;
}

function partsOf(queue: string): { readonly network: string; readonly limit: string; readonly urgent: boolean } {
  const [flow = '', network = '', ...limit] = queue.split('/');
  return { network, limit: limit.join('/'), urgent: flow === URGENT };
}

/** Queues in the order of their turns, by network. */
type Turns = Map<string, Set<string>>;
interface Waiting {
  readonly urgent: Turns;
  readonly others: Turns;
}

export function createWaitQueues(): WaitQueues {
  const waiting = new Map<string, Waiting>();
  return {
    add(queue) {
      const { network, limit, urgent } = partsOf(queue);
      const here: Waiting = waiting.get(limit) ?? { urgent: new Map(), others: new Map() };
      waiting.set(limit, here);
      const turns = urgent ? here.urgent : here.others;
      turns.set(network, (turns.get(network) ?? new Set<string>()).add(queue));
    },
    remove(queue) {
      const { network, limit, urgent } = partsOf(queue);
      const here = waiting.get(limit);
      if (!here) return;
      const turns = urgent ? here.urgent : here.others;
      turns.get(network)?.delete(queue);
      if (turns.get(network)?.size === 0) turns.delete(network);
      if (here.urgent.size + here.others.size === 0) waiting.delete(limit);
    },
    hasWaiting(limit, urgent) {
      const here = waiting.get(limit);
      return here !== undefined && (here.urgent.size > 0 || !urgent);
    },
    limits: () => [...waiting.keys()],
    of(limit) {
      const here = waiting.get(limit);
      return here ? [here.urgent, here.others].flatMap((turns) => [...turns.values()].flatMap((all) => [...all])) : [];
    },
    share(limit, turns) {
      const here = waiting.get(limit);
      const shares = new Map<string, number>();
      if (!here) return shares;
      const ring = here.urgent.size > 0 ? here.urgent : here.others;
      for (let turn = 0; turn < turns; turn += 1) {
        const queue = next(ring);
        shares.set(queue, (shares.get(queue) ?? 0) + 1);
      }
      return shares;
    },
  };
}

/** The queue whose turn it is. It and its network move to the end of the order. */
function next(ring: Turns): string {
  const [first] = ring;
  const [queue] = first?.[1] ?? [];
  if (!first || queue === undefined) throw new Error('an empty wait queue was kept');
  const [network, queues] = first;
  queues.delete(queue);
  queues.add(queue);
  ring.delete(network);
  ring.set(network, queues);
  return queue;
}
