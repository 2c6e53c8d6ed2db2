import { earliest, type NetworkId } from '../../core/ids.ts';
import { splitDocumentId, type Settlement, type Store } from '../store.ts';
import type { MongoDeliveries } from './deliveries.ts';
import type { MongoDocuments } from './documents.ts';
import type { MongoDuty } from './duty.ts';
import type { FollowUps } from './followUps.ts';
import type { Journals } from './journals.ts';
import type { MongoRefreshes } from './refreshes.ts';
import { orderAfter } from './relay.ts';
import type { Settling } from './settling.ts';

export type MongoDueWork = Pick<
  Store,
  | 'due'
  | 'dueDeliveries'
  | 'dueRefreshes'
  | 'edited'
  | 'lines'
  | 'nextDue'
  | 'outdated'
  | 'refreshLater'
  | 'requeueFailed'
  | 'requeueGivenUp'
  | 'settle'
  | 'taskDone'
  | 'taskLater'
  | 'tasks'
>;

export interface DueWorkParts {
  readonly documents: MongoDocuments;
  readonly deliveries: MongoDeliveries;
  readonly followUps: FollowUps;
  readonly refreshes: MongoRefreshes;
  readonly settling: Settling;
  readonly duty: MongoDuty;
  readonly journals: Journals;
}

/** What is due in the networks on which this process is on duty, and the outcomes of that work. */
export function createDueWork(parts: DueWorkParts): MongoDueWork {
  const { documents, deliveries, followUps, refreshes, settling, duty, journals } = parts;
  /** The networks on duty; all networks for a tool that has the database to itself. */
  const onDuty = async (): Promise<readonly NetworkId[]> => duty.networks() ?? journals.networks();
  /** Messages that were queued again are sent by whoever is on duty. */
  async function asked(network: NetworkId, queued: number): Promise<number> {
    if (queued > 0) await duty.ask([network]);
    return queued;
  }
  let order = 0;
  return {
    async due(now, limit) {
      await journals.allRelayed();
      return documents.due(await onDuty(), now, limit);
    },
    async tasks(now, limit) {
      await journals.allRelayed();
      return followUps.due(await onDuty(), now, limit);
    },
    async taskDone(task) {
      await journals.allRelayed();
      if (duty.has(task.act.network)) await followUps.done(task);
    },
    async taskLater(task, dueAt) {
      await journals.allRelayed();
      if (duty.has(task.act.network)) await followUps.later(task, dueAt);
    },
    async nextDue() {
      await journals.allRelayed();
      const networks = await onDuty();
      const next = [documents.nextDue(networks), followUps.nextDue(networks), deliveries.nextDue(networks)];
      return earliest(...(await Promise.all(next)));
    },
    async dueDeliveries(now, limit, except = new Set(), line = '') {
      await journals.allRelayed();
      return deliveries.due(await onDuty(), now, limit, except, line);
    },
    async lines() {
      await journals.allRelayed();
      return deliveries.lines(await onDuty());
    },
    async settle(settlements, tasks = []) {
      await journals.allRelayed();
      // Follow-ups are written before the outcomes that cause them, so that a crash in between loses nothing. They are held
      // until the outcomes are written, so that an entity that was just reached is counted.
      const release = followUps.hold(tasks);
      try {
        order = orderAfter(order, Date.now());
        const first = order;
        order += tasks.length;
        await followUps.write(tasks, first);
        await settling.settle(settlements, duty.fences());
      } finally {
        release();
      }
      // A mail that came back is sent again, in whichever network it was.
      await duty.ask(settlements.some(isSentAgain) ? 'all' : tasks.map(({ act }) => act.network));
    },
    async requeueFailed(network, person, now, abouts) {
      await journals.read(network);
      await journals.allRelayed();
      return asked(network, await deliveries.requeueFailed(network, person, now, abouts));
    },
    async requeueGivenUp(network, now, abouts) {
      await journals.read(network);
      await journals.allRelayed();
      return asked(network, await deliveries.requeueGivenUp(network, now, abouts));
    },
    async dueRefreshes(now, limit) {
      await journals.allRelayed();
      return refreshes.due(await onDuty(), now, limit);
    },
    async outdated(id, now, limit) {
      await journals.allRelayed();
      return refreshes.outdated(id, now, limit);
    },
    async refreshLater(id) {
      await journals.allRelayed();
      if (duty.has(splitDocumentId(id).network)) await refreshes.later(id);
    },
    edited: (edits) => settling.edited(edits, duty.fences()),
  };
}

const isSentAgain = (settlement: Settlement): boolean => settlement.type === 'returned' && settlement.again === true;
