/** Chooses, of several reasons why an entity was not reached, the most useful for the Secretariat. */
import { isOurs, OUR_REASONS } from '../core/envelope.ts';

/**
 * The reasons, the most useful first. Faults of Concord itself come first, because only the Secretariat can act on them.
 * What a person did comes next, then what the platform did. Last comes that the person was never there, which says least
 * when other people of the entity were.
 */
const MOST_USEFUL_FIRST: readonly string[] = [
  ...OUR_REASONS,
  'blocked',
  'tooLarge',
  'mailTooBig',
  'refused',
  'mailNotTaken',
  'mailOverdue',
  'mailboxFull',
  'policyRefused',
  'hostUnknown',
  'noSuchMailbox',
  'mailsCameBack',
  'addressBeyondRelay',
  'triedTooOften',
  'timedOut',
  'unavailable',
  'rateLimited',
  'notFound',
  'noAddress',
];
/** The rank of unknown reason codes: that of something the platform did. */
const UNKNOWN = MOST_USEFUL_FIRST.indexOf('notFound');
const placeOf = (reason: string): number =>
  MOST_USEFUL_FIRST.includes(reason) ? MOST_USEFUL_FIRST.indexOf(reason) : UNKNOWN - 0.5;

/** The most useful of the reasons, whatever their order; undefined when there is none. */
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
