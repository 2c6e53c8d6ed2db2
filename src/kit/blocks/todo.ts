/** What waits for the reader, whatever its kind: one list, the most urgent first. */
import type { ListItem } from '../../core/card.ts';
import type { CalendarDate, Instant } from '../../core/ids.ts';

/** @property by until when it can or should be done, or since when it waits; without it there is no hurry */
export interface Todo {
  readonly item: ListItem;
  readonly by?: Instant | CalendarDate | undefined;
}

/** Days sort before the instants in them, and what has no day comes last, in its own order. */
export const mostUrgentFirst = (all: readonly Todo[]): readonly ListItem[] =>
  all
    .map(({ item, by = NEVER }) => ({ item, by }))
    .sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0))
    .map(({ item }) => item);

/** After every instant and every day. */
const NEVER = '~';
