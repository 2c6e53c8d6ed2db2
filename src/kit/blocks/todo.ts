/** Everything that waits for the reader in one list, the most urgent first. */
import type { ListItem } from '../../core/card.ts';
import type { CalendarDate, Instant } from '../../core/ids.ts';

/** @property by the deadline, or since when it waits; absent for what is not urgent */
export interface Todo {
  readonly item: ListItem;
  readonly by?: Instant | CalendarDate | undefined;
}

/** A day sorts before the instants on it; items without a day come last, in their own order. */
export const mostUrgentFirst = (all: readonly Todo[]): readonly ListItem[] =>
  all
    .map(({ item, by = NEVER }) => ({ item, by }))
    .sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0))
    .map(({ item }) => item);

/** After every instant and every day. */
const NEVER = '~';
