/** Who may decide about what waits for the Secretariat [ToR 3.a.iv]: a submission for circulation, a call for input. */
import { millis, type Instant, type PersonId } from '../core/ids.ts';
import type { Network } from '../core/network.ts';
import { everyone, manages } from '../core/people.ts';
import { HOUR_MS } from '../core/spans.ts';

/** What waits. */
export interface Held {
  readonly by: PersonId;
  readonly claimedBy?: PersonId;
  readonly claimedAt?: Instant;
}

/** How long something has lain. */
export const isOlderThan = (since: Instant, hours: number, now: Instant): boolean =>
  millis(now) - millis(since) >= hours * HOUR_MS;

/** Nobody decides about their own, unless there is nobody else. */
export const mayDecideAbout = ({ by }: Pick<Held, 'by'>, person: PersonId, { roll }: Network): boolean =>
  by !== person || everyone(roll).every((other) => other.id === person || !manages(other));

/** Whose it is to decide; nobody's, when who claimed it has left or let it lie longer than the alarm. */
export function claimHolder(
  { claimedBy, claimedAt }: Held,
  now: Instant,
  { roll, settings }: Network,
): PersonId | undefined {
  const person = claimedBy && roll.people[claimedBy];
  if (!person || !claimedAt || !manages(person)) return undefined;
  return isOlderThan(claimedAt, settings.heldAlarmHours, now) ? undefined : claimedBy;
}
