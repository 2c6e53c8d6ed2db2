/** Chooses, of several reasons why an entity was not reached, the most useful for the Secretariat. */
import { isOurs, OUR_REASONS } from '../core/envelope.ts';

/**
 * The most useful first: faults of Concord itself, because only the Secretariat can act on them; then what a person did;
 * then what the platform did; last that a person was never there, which says least when others were.
 */
const MOST_USEFUL_FIRST: readonly string[] = [
  ...OUR_REASONS,
  'blocked',
  'tooLarge',
  'refused',
  'triedTooOften',
  'timedOut',
  'unavailable',
  'rateLimited',
  'notFound',
  'noAddress',
];
/** An unknown reason code counts as something that the platform did. */
const UNKNOWN = MOST_USEFUL_FIRST.indexOf('notFound');
const placeOf = (reason: string): number =>
  MOST_USEFUL_FIRST.includes(reason) ? MOST_USEFUL_FIRST.indexOf(reason) : UNKNOWN - 0.5;

/** The result does not depend on the order; undefined when there is none. */
export const mostUsefulReason = (reasons: readonly string[]): string | undefined =>
  [...reasons].sort((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1))[0];

/**
 * The reasons for an entity: why its deliveries failed, and the fault of Concord's own access for which queued ones wait.
 */
export function reasonsOf(failed: readonly string[], queued: readonly string[]): { reason?: string; held?: string } {
  const reason = mostUsefulReason(failed);
  const held = mostUsefulReason(queued.filter(isOurs));
  return { ...(reason !== undefined && { reason }), ...(held !== undefined && { held }) };
}
