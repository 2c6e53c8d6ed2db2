import type { Pressed } from '../../core/act.ts';
import type { Instant } from '../../core/ids.ts';
import type { Task } from '../store.ts';
import { inNetworks, type Networks } from './documents.ts';
import { IN_ORDER, type Models } from './models.ts';
import { execWithin, OPERATION_TIMEOUT_MS, within } from './operations.ts';
import { writeFollowUps } from './relay.ts';
import { fromDate, fromText, fromValue, toDate, toText, toValue } from './values.ts';

/** The follow-up acts that are not done yet. */
export interface FollowUps {
  /** @param order the place of the first one in the order */
  write(tasks: readonly Task[], order: number): Promise<void>;
  /**
   * Hides follow-ups until the returned function is called, because their cause is still being written. Another process
   * finds them only after it has taken over the duty, and then does again what was not written.
   */
  hold(tasks: readonly Task[]): () => void;
  due(networks: Networks, now: Instant, limit: number): Promise<Task[]>;
  done(task: Task): Promise<void>;
  later(task: Task, dueAt: Instant): Promise<void>;
  nextDue(networks: Networks): Promise<Instant | undefined>;
}

export function createFollowUps(models: Models): FollowUps {
  const { followUps } = models;
  const held = new Set<Task>();
  const isHeld = ({ id, stamp }: Task): boolean => [...held].some((task) => task.id === id && task.stamp === stamp);
  const same = ({ id, stamp }: Task) => ({ _id: toText(id), stamp: toText(stamp) });
  return {
    async write(tasks, order) {
      if (tasks.length === 0) return;
      const rows = tasks.map((task, i) => ({
        ...same(task),
        network: task.act.network,
        dueAt: toDate(task.dueAt),
        order: order + i,
        act: toValue(JSON.parse(JSON.stringify(task.act))),
      }));
      await within(writeFollowUps(models, rows, OPERATION_TIMEOUT_MS));
    },
    hold(tasks) {
      for (const task of tasks) held.add(task);
      return () => tasks.forEach((task) => held.delete(task));
    },
    async due(networks, now, limit) {
      const rows = await execWithin(
        followUps
          .find({ dueAt: { $lte: toDate(now) }, ...inNetworks(networks) })
          .sort({ order: 1 })
          .hint(IN_ORDER)
          .limit(limit + held.size)
          .lean(),
      );
      const tasks = rows.map(({ _id, stamp, dueAt, act }) => ({
        id: fromText(_id),
        stamp: fromText(stamp),
        dueAt: fromDate(dueAt),
        act: fromValue(act) as Pressed,
      }));
      return tasks.filter((task) => !isHeld(task)).slice(0, limit);
    },
    async done(task) {
      await execWithin(followUps.deleteOne(same(task)));
    },
    async later(task, dueAt) {
      await execWithin(followUps.updateOne(same(task), { $set: { dueAt: toDate(dueAt) } }));
    },
    async nextDue(networks) {
      const [row] = await execWithin(
        followUps.find(inNetworks(networks)).sort({ dueAt: 1 }).limit(1).select({ dueAt: 1 }).lean(),
      );
      return row && fromDate(row.dueAt);
    },
  };
}
