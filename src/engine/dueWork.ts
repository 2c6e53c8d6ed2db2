/**
 * Does follow-ups and what falls due. Both are read from the store and never kept in memory, so nothing is lost when the
 * process is suspended, the program is down or the clock jumps.
 */
import { systemAct } from '../core/act.ts';
import { after, type Instant } from '../core/ids.ts';
import { createTurnstile } from '../kit/slices.ts';
import { splitDocumentId, type DocumentId, type Store, type Task } from '../store/store.ts';
import type { Registry } from './registry.ts';
import type { CommandHandler } from './commandHandler.ts';
import { NotOnDuty } from './round.ts';

export interface DueWork {
  /** Does a batch of what is due at this instant. @returns the number of things done; 0 when nothing is left */
  doDue(now: Instant): Promise<number>;
}

const BATCH_SIZE = 100;
const RETRY_DELAY_MS = 5_000;
/** The number of batches of follow-ups in a row after which other due work has its turn. */
const MAX_FOLLOWED = 50;

export interface DueDeps {
  readonly store: Store;
  readonly registry: Registry;
  readonly commandHandler: CommandHandler;
  readonly fault: (what: string, fault: unknown) => void;
}

export function createDueWork({ store, registry, commandHandler, fault }: DueDeps): DueWork {
  /** What is due together is not decided in one piece: each may tell everybody. */
  const turnstile = createTurnstile();

  async function follow(task: Task, now: Instant): Promise<void> {
    await turnstile();
    try {
      await commandHandler.handleDue(task.act);
      await store.taskDone(task);
    } catch (error) {
      if (error instanceof NotOnDuty) return;
      fault('a follow-up failed and will be tried again', error);
      await store.taskLater(task, after(now, RETRY_DELAY_MS));
    }
  }

  let followed = 0;
  /**
   * Documents whose due act failed, with the time of the next try. They are skipped until then, so that they do not block
   * the others.
   */
  const failed = new Map<DocumentId, Instant>();

  async function fallDue(id: DocumentId, now: Instant): Promise<boolean> {
    await turnstile();
    try {
      await doItsDue(id, now);
      failed.delete(id);
      return true;
    } catch (error) {
      if (error instanceof NotOnDuty) return false;
      fault('something due could not be done and will be tried again', error);
      failed.set(id, after(now, RETRY_DELAY_MS));
      return false;
    }
  }

  async function doItsDue(id: DocumentId, now: Instant): Promise<void> {
    const { network, target } = splitDocumentId(id);
    const verb = registry.kind(registry.kindOf(target) ?? '').dueAct;
    if (!verb) throw new Error(`${id} is due, but its kind has nothing to do`);
    await commandHandler.handleDue(systemAct({ verb, network, target }, now, `due/${target}/${now}`));
  }

  return {
    async doDue(now) {
      const tasks = await store.tasks(now, BATCH_SIZE);
      await Promise.all(tasks.map((task) => follow(task, now)));
      // Follow-ups come first, because a closing must know of the deliveries before it. While people press there are always
      // new follow-ups, so after `MAX_FOLLOWED` batches other due work is done as well.
      followed = tasks.length > 0 ? followed + 1 : 0;
      if (followed % MAX_FOLLOWED !== 0) return tasks.length;
      const due = (await store.due(now, BATCH_SIZE + failed.size)).filter((id) => now >= (failed.get(id) ?? now));
      const done = await Promise.all(due.map((id) => fallDue(id, now)));
      return tasks.length + done.filter(Boolean).length;
    },
  };
}
