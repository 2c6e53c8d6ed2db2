/** What is to be done next, as the store keeps it. */
import type { Pressed } from '../core/act.ts';
import type { Task } from '../store/store.ts';

/** A follow-up as the store keeps it. The same `key` in a network is the same thing to do. */
export const task = (act: Pressed, key: string): Task => ({
  id: `${act.network}/${key}`,
  stamp: `${act.receivedAt}/${act.eventId}`,
  dueAt: act.receivedAt,
  act,
});
