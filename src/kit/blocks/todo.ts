/** One list of everything that waits for the reader, the most urgent first. */
import type { ListItem } from '../../core/card.ts';
import type { CalendarDate, Instant } from '../../core/ids.ts';

/** @property by the deadline, or the instant since which it waits; absent for what is not urgent */
export interface Todo {
  readonly item: ListItem;
  readonly by?: Instant | CalendarDate | undefined;
}

/**
 * Sorts by deadline. A day without a time comes before the instants on it. Items without a day come last, in their own
 * order.
 */
export const mostUrgentFirst = (all: readonly Todo[]): readonly ListItem[] =>
  all
    .map(({ item, by = NEVER }) => ({ item, by }))
    .sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0))
    .map(({ item }) => item);

/** Sorts after every instant and every day. */
const NEVER = '~';
