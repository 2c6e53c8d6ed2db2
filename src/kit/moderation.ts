/** Who may decide about what is held for the Secretariat [ToR 3.a.iv]: a submission for circulation, a call for input. */
import { millis, type Instant, type PersonId } from '../core/ids.ts';
import type { Network } from '../core/network.ts';
import { everyone, manages } from '../core/people.ts';
import { HOUR_MS } from '../core/spans.ts';

/** Something that is held. */
export interface Held {
  readonly by: PersonId;
  readonly claimedBy?: PersonId;
  readonly claimedAt?: Instant;
}

/** Has it been held for more than this many hours? */
export const isOlderThan = (since: Instant, hours: number, now: Instant): boolean =>
  millis(now) - millis(since) >= hours * HOUR_MS;

/** Nobody decides about their own submission, unless there is nobody else. */
export const mayDecideAbout = ({ by }: Pick<Held, 'by'>, person: PersonId, { roll }: Network): boolean =>
  by !== person || everyone(roll).every((other) => other.id === person || !manages(other));

/** The person who has claimed the decision. Nobody, when that person has left or has held it longer than the alarm. */
export function claimHolder(
  { claimedBy, claimedAt }: Held,
  now: Instant,
  { roll, settings }: Network,
): PersonId | undefined {
  const person = claimedBy && roll.people[claimedBy];
  if (!person || !claimedAt || !manages(person)) return undefined;
  return isOlderThan(claimedAt, settings.heldAlarmHours, now) ? undefined : claimedBy;
}
