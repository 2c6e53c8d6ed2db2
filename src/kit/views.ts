/** How the view that a card or a file is drawn from is made for its reader. */
import type { CardData } from '../core/answer.ts';
import type { Instant, NetworkId, Ref } from '../core/ids.ts';
import type { Reader } from '../core/people.ts';
import type { Network } from '../core/network.ts';
import type { Store } from '../store/store.ts';
import type { ViewName } from '../core/contract.ts';

/** Lists on cards end here; the console and exports have everything. */
export const MAX_LISTED = 50;

export interface ViewRequest {
  readonly subject: ViewName;
  readonly network: NetworkId;
  readonly about?: Ref;
  readonly data: CardData;
  readonly reader: Reader;
  readonly now: Instant;
  /** The reader asked for it just now, so details of restricted items may be shown. */
  readonly unveiled: boolean;
}

export interface ViewResult {
  readonly view: unknown;
  /** The version of the document that the view shows; 0 when it shows none. */
  readonly version: number;
}

/** How the view of a subject is made. */
export type ViewReader = (store: Store, asked: ViewRequest, network: Network) => Promise<ViewResult | undefined>;

export const unversioned = (view: unknown): ViewResult => ({ view, version: 0 });
