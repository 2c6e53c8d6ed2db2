/** Which delivery shows how an entity was reached: the record of a request and the register give it as evidence. */
import { hasCome, type Delivery } from '../core/envelope.ts';
import type { Instant } from '../core/ids.ts';

export interface Reach {
  /** When the entity was reached, where it was. */
  readonly at?: Instant | undefined;
  /** The end: what came or was sent after it is no evidence. */
  readonly end?: Instant | undefined;
}

/** A mail has come when that was proved, anything else when its platform took it. */
const cameAt = ({ provedAt, at }: Delivery): Instant => provedAt ?? at;

/** The last by the instant; of several at the same instant the first, because focal points are written to first. */
const last = (of: readonly Delivery[], when: (one: Delivery) => Instant): Delivery | undefined =>
  of.reduce<Delivery | undefined>((best, one) => (best && when(best) >= when(one) ? best : one), undefined);

/** The first by the instant of coming. */
const first = (of: readonly Delivery[]): Delivery | undefined =>
  of.reduce<Delivery | undefined>((best, one) => (best && cameAt(best) <= cameAt(one) ? best : one), undefined);

/**
 * The delivery that came at the instant of reach, or the last before it. Where nothing came to the entity, the last attempt
 * with the card that was to reach it.
 * @param deliveries those to the entity, in the order in which they were written
 */
export function evidenceOf(
  deliveries: readonly Delivery[],
  card: Delivery['card'],
  { at, end }: Reach,
): Delivery | undefined {
  const isBefore = (instant: Instant): boolean => end === undefined || instant <= end;
  const sent = deliveries.filter((one) => one.state === 'sent' && one.platform !== undefined && isBefore(one.at));
  const come = sent.filter((one) => hasCome(one) && isBefore(cameAt(one)));
  if (come.length > 0) {
    const proving = come.filter((one) => at !== undefined && cameAt(one) <= at);
    return last(proving, cameAt) ?? first(come);
  }
  const attempts = sent.filter((one) => one.card === card);
  // By when they were written: the instant of one that came back is no more known.
  return last(attempts.length > 0 ? attempts : sent, (one) => one.createdAt);
}
