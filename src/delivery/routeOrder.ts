/** The order in which a delivery's routes are tried. */
import type { Delivery } from '../core/envelope.ts';
import type { Instant } from '../core/ids.ts';
import type { ConcurrencyLimiter, Priority, Route } from './concurrency.ts';
import { isFallbackDue, isLastWayDue } from './fallback.ts';

export interface RouteOrder {
  readonly priority: Priority;
  /** The limit in whose queue the delivery has waited. */
  readonly waitedFor: string | undefined;
}

/**
 * The routes in the person's order, with some exceptions. Routes for whose limit the delivery has waited come first; closed
 * ones come last; once the fallback is due, full ones come last too; and the last way comes after all. When it is due, it
 * comes before those that are closed; and with the fallback before a full one of which it is not known whether it has an
 * address of the person. That one comes after all others, which know it: it is passed over, and not waited for.
 */
export function inOrder(
  concurrency: Pick<ConcurrencyLimiter, 'blockedBy' | 'accessFault'>,
  open: readonly Route[],
  delivery: Delivery,
  { priority, waitedFor }: RouteOrder,
  at: Instant,
): readonly Route[] {
  if (open.length < 2) return open;
  const isDue = isFallbackDue(delivery, at);
  const rankOf = (route: Route): number => {
    const hasWaited = route.place.limits.some(({ key }) => key === waitedFor);
    if (route.platform.isLast && !hasWaited) return 3;
    const limit = concurrency.blockedBy(route, priority, at);
    const isClosed = limit !== undefined && concurrency.accessFault(limit) !== undefined;
    if (limit !== undefined && isDue && route.place.isUnsure) return 5;
    if (isClosed && !route.platform.isLast && isLastWayDue(delivery, at)) return 4;
    if (isClosed || (limit !== undefined && isDue)) return 2;
    return hasWaited ? 0 : 1;
  };
  return open
    .map((route) => ({ route, rank: rankOf(route) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ route }) => route);
}
