/** Follow-up acts, as the store keeps them. */
import type { Pressed } from '../core/act.ts';
import type { Task } from '../store/store.ts';

/** Makes a follow-up. Two with the same `key` in a network are the same follow-up. */
export const task = (act: Pressed, key: string): Task => ({
  id: `${act.network}/${key}`,
  stamp: `${act.receivedAt}/${act.eventId}`,
  dueAt: act.receivedAt,
  act,
});
