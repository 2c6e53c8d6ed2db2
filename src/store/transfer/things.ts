import type { Delivery } from '../../core/envelope.ts';
import type { Instant, NetworkId } from '../../core/ids.ts';
import { canonical, sha256 } from '../chain.ts';
import type { Label } from '../content.ts';
import type { Same } from '../repeats.ts';
import type { AuditLine, Task } from '../store.ts';

/**
 * The whole content of a store, independent of the driver. A driver's own working data (rows, leases, progress of the
 * relay) is not part of it; the target's driver makes its own.
 */
export interface StoreContent {
  /** The end of a network's audit trail, as it is recorded apart from the lines. */
  readonly chains: { readonly network: NetworkId; readonly lines: number; readonly last: string };
  /** A line of the audit trail, with the receipt unless that was removed. */
  readonly lines: {
    readonly network: NetworkId;
    readonly line: AuditLine;
    readonly answer?: unknown;
    readonly same?: Same;
  };
  readonly documents: DocumentCopy;
  /** `place`: position in the order in which a network's deliveries, or tasks, were written. */
  readonly deliveries: {
    readonly place: number;
    readonly delivery: Delivery;
    /** The wait queue for a platform's limit; empty when it is in none. */
    readonly line: string;
    readonly editAfter: Instant | null;
    /** A line of the audit trail says that it was made. */
    readonly covered?: true;
  };
  readonly tasks: { readonly place: number; readonly task: Task };
  readonly shelf: { readonly space: string; readonly key: string; readonly value: string };
}

export interface DocumentCopy extends Label {
  readonly version: number;
  readonly cardVersion: number;
  readonly refreshAt: Instant | null;
  /** JSON of the state without its lists. */
  readonly head: string;
  readonly lists: readonly ListCopy[];
}

export interface ListCopy {
  readonly name: string;
  /** JSON and the stored hash. Both are copied unchanged, so that tampering in the source still shows in the copy. */
  readonly items: readonly { readonly item: string; readonly hash: string }[];
}

export type ContentKind = keyof StoreContent;

/** In the order in which they are copied. */
export const KINDS = [
  'chains',
  'lines',
  'documents',
  'deliveries',
  'tasks',
  'shelf',
] as const satisfies readonly ContentKind[];

/** The number of items of a kind, and a hash over all of them that does not depend on their order. */
export interface ContentSum {
  readonly count: number;
  readonly hash: string;
}
export type ContentSums = Readonly<Record<ContentKind, ContentSum>>;

export interface ContentSummer {
  add(thing: unknown): void;
  sum(): ContentSum;
}

const ROOM = 2n ** 256n;

/** Sums hashes by addition, because drivers may read in different orders. */
export function createContentSummer(): ContentSummer {
  let count = 0;
  let total = 0n;
  return {
    add(thing) {
      count += 1;
      total = (total + BigInt(`0x${sha256(canonical(thing))}`)) % ROOM;
    },
    sum: () => ({ count, hash: total.toString(16).padStart(64, '0') }),
  };
}

export const sameContent = (one: ContentSums, other: ContentSums): boolean => canonical(one) === canonical(other);

/** One hash of the whole content, for people to compare. */
export const contentHashOf = (content: ContentSums): string => sha256(canonical(content));

const MAX_CHARACTERS = 4 * 1024 * 1024;

const sizeOf = (thing: object): number =>
  'lists' in thing
    ? (thing as DocumentCopy).lists.reduce(
        (sum, { items }) => sum + items.reduce((s, { item }) => s + item.length, 0),
        0,
      )
    : 0;

/** Splits items into batches. A batch of long documents has fewer items. */
export async function* inBatches<Thing extends object>(
  things: AsyncIterable<Thing>,
  atOnce: number,
): AsyncGenerator<readonly Thing[]> {
  let batch: Thing[] = [];
  let size = 0;
  for await (const thing of things) {
    batch.push(thing);
    size += sizeOf(thing);
    if (batch.length < atOnce && size < MAX_CHARACTERS) continue;
    yield batch;
    [batch, size] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}
