/** How the view that a card or a file is drawn from is made for its reader. */
import type { CardData } from '../core/answer.ts';
import type { Instant, NetworkId, Ref } from '../core/ids.ts';
import type { Reader } from '../core/people.ts';
import type { Net } from '../core/net.ts';
import type { Store } from '../store/store.ts';
import type { ViewName } from '../core/contract.ts';

/** Lists on cards end here; the console and exports have everything. */
export const MOST_LISTED = 50;

export interface Asked {
  readonly subject: ViewName;
  readonly network: NetworkId;
  readonly about?: Ref;
  readonly data: CardData;
  readonly reader: Reader;
  readonly now: Instant;
  /** The reader asked for it just now, so details of restricted items may be shown. */
  readonly unveiled: boolean;
}

export interface Seen {
  readonly view: unknown;
  /** The version of the document that the view shows; 0 when it shows none. */
  readonly version: number;
}

/** How the view of a subject is made. */
export type See = (store: Store, asked: Asked, network: Net) => Promise<Seen | undefined>;

export const unversioned = (view: unknown): Seen => ({ view, version: 0 });
