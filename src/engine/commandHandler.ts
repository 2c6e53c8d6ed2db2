/**
 * The only way to change anything: load, decide, commit; and again when another process committed first.
 *
 * Acts on one document are decided one after the other. Acts that arrive while a commit is under way wait; then they are
 * decided together and committed once. So a crowd on one request costs few writes, and no act loses a race within this
 * process. A race with another process is noticed by the document's version.
 */
import type { Pressed } from '../core/act.ts';
import type { Answer } from '../core/answer.ts';
import { own } from '../core/own.ts';
import { documentId, type Store } from '../store/store.ts';
import type { Registry } from './registry.ts';
import { decideAndCommit, TooManyConflicts, unwritten, type ActResult, type FollowUpWork } from './round.ts';

export interface CommandHandler {
  /**
   * Resolves with the answer once it is stored. Throws when the store cannot be written; nothing has been changed then.
   * @throws OutcomeUnknown when the store got the write and did not say whether it was made
   */
  handle(pressed: Pressed): Promise<Answer>;
  /**
   * Like `handle`, for acts that Concord does when they are due. @throws NotOnDuty when another process does the due work
   * now
   */
  handleDue(pressed: Pressed): Promise<Answer>;
}

interface Waiting {
  readonly pressed: Pressed;
  readonly onDuty: boolean;
  /** When it was queued, by `performance.now()`. */
  readonly since: number;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (fault: unknown) => void;
}

/**
 * Acts queued longer than this behind a commit that failed are failed with the same error, instead of waiting for a time-out
 * of their own: the store's time limit is two seconds, and a platform waits three for the whole press.
 */
const MAX_QUEUE_WAIT_MS = 700;

const MAX_BATCH_SIZE = 64;
/** The number of tries of due work outside the queue of its document. After as many conflicts it joins that queue. */
const MAX_DUE_TRIES = 3;

/** @param changed called after each commit that changed something */
export function createCommandHandler({
  store,
  registry,
  changed,
}: {
  readonly store: Store;
  readonly registry: Registry;
  readonly changed: (left: FollowUpWork) => void;
}): CommandHandler {
  const queues = new Map<string, Waiting[]>();

  async function drive(name: string, waiting: Waiting[]): Promise<void> {
    const among = name.startsWith(DUE_PREFIX) ? name.slice(DUE_PREFIX.length) : undefined;
    while (waiting.length > 0) {
      const together = waiting.splice(0, name.endsWith(ONE_AT_A_TIME_SUFFIX) ? 1 : batchSize(registry, waiting));
      try {
        const { ends, left } = await decideAndCommit(
          { store, registry },
          together.map((w) => w.pressed),
          together[0]?.onDuty === true,
          among === undefined ? undefined : MAX_DUE_TRIES,
        );
        together.forEach((w, i) => end(w, ends[i] as ActResult));
        if (left) changed(left);
        const failed = ends.find((one) => 'fault' in one);
        if (failed) failOverdue(waiting, failed.fault);
      } catch (fault) {
        if (among !== undefined && fault instanceof TooManyConflicts) {
          for (const one of together) enter(among, one);
          continue;
        }
        together.forEach((w) => w.reject(fault));
        failOverdue(waiting, fault);
      }
    }
    queues.delete(name);
  }

  function enter(name: string, mine: Waiting): void {
    const waiting = queues.get(name);
    if (waiting) return void waiting.push(mine);
    const started = [mine];
    queues.set(name, started);
    void drive(name, started);
  }

  const queue = (pressed: Pressed, onDuty: boolean): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const name = queueOf(registry, pressed);
      // Due work may read facts from a distant database, which takes several round trips. So it has a queue of its own, and
      // presses do not wait behind it.
      const isBeside = onDuty && store.cached !== undefined && !name.endsWith(ONE_AT_A_TIME_SUFFIX);
      enter(isBeside ? DUE_PREFIX + name : name, { pressed, onDuty, since: performance.now(), resolve, reject });
    });

  return { handle: (pressed) => queue(pressed, false), handleDue: (pressed) => queue(pressed, true) };
}

/**
 * Fails the acts that have waited too long. They are the first ones, because the queue is in the order of arrival. Nothing
 * has been written for them.
 */
function failOverdue(waiting: Waiting[], fault: unknown): void {
  while (waiting[0] && hasWaitedTooLong(waiting[0])) waiting.shift()?.reject(unwritten(fault));
}

const end = ({ resolve, reject }: Waiting, one: ActResult): void =>
  'fault' in one ? reject(one.fault) : resolve(one.answer);

const hasWaitedTooLong = ({ since }: Waiting): boolean => performance.now() - since > MAX_QUEUE_WAIT_MS;

/**
 * The number of waiting acts that share a commit. Due work and presses never share one: without the lease the store refuses
 * the whole commit. What is to be stored alone is.
 */
function batchSize({ acts }: Registry, waiting: readonly Waiting[]): number {
  const isAlone = ({ pressed }: Waiting): boolean => {
    const definition = own(acts, pressed.verb);
    return definition?.type === 'change' && definition.isAlone === true;
  };
  const other = waiting.findIndex(
    (one, i) => i > 0 && (one.onDuty !== waiting[0]?.onDuty || isAlone(one) || isAlone(waiting[i - 1] ?? one)),
  );
  return Math.min(other === -1 ? waiting.length : other, MAX_BATCH_SIZE);
}

/** Ends the names of queues whose acts each write a different document: they are decided one at a time. */
const ONE_AT_A_TIME_SUFFIX = '/+';
/** Begins the names of queues of due work. */
const DUE_PREFIX = 'due ';

/** Names the queue of an act. Acts on the same document share a queue; queries and refusals share one by person. */
function queueOf({ acts }: Registry, pressed: Pressed): string {
  const definition = own(acts, pressed.verb);
  const by = `${pressed.network}/by/${pressed.from}${ONE_AT_A_TIME_SUFFIX}`;
  if (!definition || definition.type === 'query' || definition.type === 'each') return by;
  if (definition.type === 'create') return `${pressed.network}/${definition.kind}${ONE_AT_A_TIME_SUFFIX}`;
  if (definition.where === 'one') return documentId(pressed.network, definition.kind);
  if (definition.where === 'target' || definition.where === 'any')
    return documentId(pressed.network, pressed.target ?? '');
  return `${pressed.network}/${definition.kind}${ONE_AT_A_TIME_SUFFIX}`;
}
