/** Which of several reasons tells the Secretariat most about why an entity was not reached. */
import { isOurs, OUR_REASONS } from '../core/envelope.ts';

/**
 * The first tells most: what lies with Concord itself, for nobody else can be asked about it; then what a person did, then
 * what the platform did, and last that somebody has never been there, which says least where others have.
 */
const TELLING: readonly string[] = [
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
/** A reason that this Concord does not know says what a platform did. */
const UNKNOWN = TELLING.indexOf('notFound');
const placeOf = (reason: string): number => (TELLING.includes(reason) ? TELLING.indexOf(reason) : UNKNOWN - 0.5);

/** The same one whatever their order; undefined where there is none. */
export const mostTelling = (reasons: readonly string[]): string | undefined =>
  [...reasons].sort((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1))[0];

/** What is told of an entity: why it failed, and what its queued ones wait for when that is Concord's own access. */
export function reasonsOf(failed: readonly string[], queued: readonly string[]): { reason?: string; held?: string } {
  const reason = mostTelling(failed);
  const held = mostTelling(queued.filter(isOurs));
  return { ...(reason !== undefined && { reason }), ...(held !== undefined && { held }) };
}
