/**
 * What is due is asked of the store, never kept in memory: a sleep, a downtime or a jump of the clock loses nothing.
 * One pass at a time: follow-ups, what has fallen due, then what is to be sent and edited, until nothing is left.
 */
import { systemAct } from '../core/act.ts';
import { after, type Instant } from '../core/ids.ts';
import { splitDocumentId, type DocumentId, type Store, type Task } from '../store/store.ts';
import type { Registry } from './registry.ts';
import type { CommandHandler } from './commandHandler.ts';
import { NotOnDuty } from './round.ts';

export interface DueWork {
  /** Does the follow-ups and due things of this instant; gives how many. */
  doDue(now: Instant): Promise<number>;
}

const AT_ONCE = 100;
const TRY_AGAIN_MS = 5_000;

export interface DueDeps {
  readonly store: Store;
  readonly registry: Registry;
  readonly commandHandler: CommandHandler;
  readonly fault: (what: string, fault: unknown) => void;
}

export function createDueWork({ store, registry, commandHandler, fault }: DueDeps): DueWork {
  async function follow(task: Task, now: Instant): Promise<void> {
    try {
      await commandHandler.handleDue(task.act);
      await store.taskDone(task);
    } catch (error) {
      if (error instanceof NotOnDuty) return;
      fault('a follow-up failed and will be tried again', error);
      await store.taskLater(task, after(now, TRY_AGAIN_MS));
    }
  }

  /** What could not be done rests a moment, so that everything else goes on. */
  const resting = new Map<DocumentId, Instant>();

  async function fallDue(id: DocumentId, now: Instant): Promise<boolean> {
    try {
      await doItsDue(id, now);
      resting.delete(id);
      return true;
    } catch (error) {
      if (error instanceof NotOnDuty) return false;
      fault('something due could not be done and will be tried again', error);
      resting.set(id, after(now, TRY_AGAIN_MS));
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
      const tasks = await store.tasks(now, AT_ONCE);
      await Promise.all(tasks.map((task) => follow(task, now)));
      // What a decision causes comes before what time causes: a closing must know of the deliveries before it.
      if (tasks.length > 0) return tasks.length;
      const due = (await store.due(now, AT_ONCE + resting.size)).filter((id) => now >= (resting.get(id) ?? now));
      const done = await Promise.all(due.map((id) => fallDue(id, now)));
      return done.filter(Boolean).length;
    },
  };
}
