/** How the view that a card or a file is drawn from is made for its reader. */
import type { CardData } from '../core/answer.ts';
import type { Instant, NetworkId, Ref } from '../core/ids.ts';
import type { Reader } from '../core/people.ts';
import type { Network } from '../core/network.ts';
import type { ReadStore } from './read.ts';
import type { ViewName } from '../core/contract.ts';

/** Lists on cards end here; the console and exports have everything. */
export const MAX_LISTED = 50;

export interface ViewRequest {
  readonly view: ViewName;
  readonly network: NetworkId;
  readonly about?: Ref;
  readonly data: CardData;
  readonly reader: Reader;
  readonly now: Instant;
  /** The reader asked for it just now, so details of restricted items may be shown. */
  readonly unveiled: boolean;
}

export interface ViewResult<View = unknown> {
  readonly view: View;
  /** The version of the document that the view shows; 0 when it shows none. */
  readonly version: number;
  /** The text that its cards are sent for. A message sent for another says that there is a newer one. */
  readonly text?: string;
}

/** How a view is made; undefined when what it is about is gone, or not for this reader. */
export type ViewReader<View = unknown> = (
  read: ReadStore,
  asked: ViewRequest,
  network: Network,
) => Promise<ViewResult<View> | undefined>;

export const unversioned = <View>(view: View): ViewResult<View> => ({ view, version: 0 });
