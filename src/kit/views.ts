/** Declares views: what a card or a file is drawn from, for one reader. */
import type { CardData } from '../core/answer.ts';
import type { Instant, NetworkId, Ref } from '../core/ids.ts';
import type { Reader } from '../core/people.ts';
import type { Network } from '../core/network.ts';
import type { ReadStore } from './read.ts';
import type { ViewName } from '../core/contract.ts';

export interface ViewRequest {
  readonly view: ViewName;
  readonly network: NetworkId;
  readonly about?: Ref;
  readonly data: CardData;
  readonly reader: Reader;
  readonly now: Instant;
  /** The reader has just asked for it, so details of restricted items may be shown. */
  readonly unveiled: boolean;
}

export interface ViewResult<View = unknown> {
  readonly view: View;
  /** The version of the document that the view shows; 0 when it shows none. */
  readonly version: number;
  /** The version of the text. A message that was sent for another version says that there is a newer one. */
  readonly text?: string;
  /** What it is about is restricted: a card that shows it to whoever asked stays in no chat (domain.md 9). */
  readonly isRestricted?: boolean;
  /** When it was over: entities are called as they were then. */
  readonly over?: Instant;
}

/** Makes a view; undefined when its subject does not exist any more, or is not for this reader. */
export type ViewReader<View = unknown> = (
  read: ReadStore,
  asked: ViewRequest,
  network: Network,
) => Promise<ViewResult<View> | undefined>;

export const unversioned = <View>(view: View): ViewResult<View> => ({ view, version: 0 });
