/**
 * What the audit trail says of deliveries. What reached an entity is evidence, so a line says which deliveries its act made:
 * their number, and the sum of their hashes. Sums can be added up in any order, so a whole trail is compared with all
 * deliveries in one pass, with nothing kept in memory. Only what never changes is covered: not the outcome, and not the
 * words, which retention removes.
 */
import type { Envelope } from '../core/envelope.ts';
import { canonical, sha256 } from './chain.ts';
import type { SentWitness } from './store.ts';

/** The part of a delivery that is covered. */
export type Covered = Pick<Envelope, 'id' | 'network' | 'to' | 'entity' | 'card' | 'about' | 'version'>;

const ROOM = 2n ** 256n;
const HEX_DIGITS = 64;

const hashOf = ({ id, to, entity, card, about, version }: Covered): bigint =>
  BigInt(`0x${sha256(canonical([id, to, entity ?? null, card, about ?? null, version ?? null]))}`);

/** The event whose act made the delivery. Undefined for posts in rooms, which reach nobody and have other ids. */
export function eventOf({ id, network, to, card }: Covered): string | undefined {
  const [start, end] = [`${network}:`, `:${to}`];
  if (!id.startsWith(start) || !id.endsWith(end)) return undefined;
  const inner = id.slice(start.length, -end.length).replace(/:\d+$/, '');
  const named = inner.endsWith(`:${card}`) ? inner : id.slice(start.length, -end.length);
  return named.endsWith(`:${card}`) ? named.slice(0, -card.length - 1) : undefined;
}

/** A number of deliveries and the sum of their hashes. */
export interface DeliverySum {
  add(delivery: Covered): void;
  addWitness(witness: SentWitness): void;
  equals(other: DeliverySum): boolean;
  /** Undefined when there is none. */
  witness(): SentWitness | undefined;
}

export function createDeliverySum(): DeliverySum {
  let count = 0;
  let total = 0n;
  const witness = (): SentWitness | undefined =>
    count === 0 ? undefined : { count, hash: total.toString(16).padStart(HEX_DIGITS, '0') };
  return {
    add(delivery) {
      count += 1;
      total = (total + hashOf(delivery)) % ROOM;
    },
    addWitness(added) {
      count += added.count;
      total = (total + BigInt(`0x${added.hash}`)) % ROOM;
    },
    equals(other) {
      const [own, theirs] = [witness(), other.witness()];
      return own?.count === theirs?.count && own?.hash === theirs?.hash;
    },
    witness,
  };
}

/** What the lines of these events say of the deliveries that are written with them. */
export function witnessesOf(events: readonly string[], deliveries: readonly Covered[]): Map<string, SentWitness> {
  const sums = new Map(events.map((event) => [event, createDeliverySum()]));
  for (const delivery of deliveries) sums.get(eventOf(delivery) ?? '')?.add(delivery);
  return new Map([...sums].flatMap(([event, sum]) => (sum.witness() ? [[event, sum.witness() as SentWitness]] : [])));
}

/** Is the delivery covered by a line of one of these events? */
export const isCovered = (events: ReadonlySet<string>, delivery: Covered): boolean =>
  events.has(eventOf(delivery) ?? '');

/** Finds the first line whose deliveries are not as it says. Used when the sums of all lines and all deliveries differ. */
export function createDeliverySearch() {
  const made = new Map<string, { readonly seq: number; readonly sent: SentWitness }>();
  const found = new Map<string, DeliverySum>();
  return {
    takeLine: (event: string, seq: number, sent: SentWitness): void => void made.set(event, { seq, sent }),
    takeDelivery(delivery: Covered): void {
      const event = eventOf(delivery) ?? '';
      const sum = found.get(event) ?? createDeliverySum();
      found.set(event, sum);
      sum.add(delivery);
    },
    first() {
      const faults = [...made].flatMap(([event, { seq, sent }]) => {
        const there = found.get(event)?.witness();
        const fits = there?.count === sent.count && there.hash === sent.hash;
        return fits ? [] : [{ seq, deliveries: { made: sent.count, found: there?.count ?? 0 } }];
      });
      const added = [...found].filter(([event]) => !made.has(event));
      const extra = added.flatMap(([, sum]) => ({ seq: 0, deliveries: { made: 0, found: sum.witness()?.count ?? 0 } }));
      return [...faults.sort((a, b) => a.seq - b.seq), ...extra][0];
    },
  };
}
