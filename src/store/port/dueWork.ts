/** Work that falls due, and which process does it. */
import type { Pressed } from '../../core/act.ts';
import type { Instant, NetworkId } from '../../core/ids.ts';
import type { DocumentId } from './documents.ts';

export interface DueQueue {
  /** Documents whose `dueAt` is reached, earliest first. */
  due(now: Instant, limit: number): Promise<DocumentId[]>;
  /** Follow-ups whose `dueAt` is reached, in the order in which they were written. */
  tasks(now: Instant, limit: number): Promise<Task[]>;
  /** Removes a follow-up, unless it was written again meanwhile (its `stamp` differs). */
  taskDone(task: Task): Promise<void>;
  taskLater(task: Task, dueAt: Instant): Promise<void>;
  /**
   * The earliest instant at which something is due: a document, a follow-up, an edit of cards, or a delivery that is in no
   * wait queue.
   */
  nextDue(): Promise<Instant | null>;
}

/** A follow-up act, kept until it is done. A task with the same `id` replaces it. */
export interface Task {
  readonly id: string;
  readonly stamp: string;
  readonly dueAt: Instant;
  readonly act: Pressed;
}

/**
 * Gives each network's due work (closings, follow-ups, sending, edits) to one process at a time. While a process is not on
 * duty, its store reports nothing of the network as due, and refuses its late writes.
 */
export interface Duty {
  /**
   * Begins to ask for duty; `wake` is called when there may be new work, `told` when the duty of a network is taken or lost.
   */
  start(wake: () => void, told?: (network: NetworkId, what: 'taken' | 'lost') => void): void;
  has(network: NetworkId): boolean;
  /** Milliseconds since the lease of each network on duty was renewed. */
  ages(): ReadonlyMap<NetworkId, number>;
  /** Gives the duty up, so that another process takes over at once. */
  stop(): Promise<void>;
}
