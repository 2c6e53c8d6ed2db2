/** Declares views: the data for a card or a file, for one reader. */
import type { CardData } from '../core/answer.ts';
import type { Instant, NetworkId, Ref } from '../core/ids.ts';
import type { Reader } from '../core/people.ts';
import type { Network } from '../core/network.ts';
import type { ReadStore } from './read.ts';
import type { Kind, ViewName } from '../core/contract.ts';
import type { Stored } from '../store/store.ts';

export interface ViewRequest {
  readonly view: ViewName;
  readonly network: NetworkId;
  readonly about?: Ref;
  readonly data: CardData;
  readonly reader: Reader;
  readonly now: Instant;
  /** Details of restricted items may be shown, because the reader has just asked for them. */
  readonly unveiled: boolean;
}

export interface ViewResult<View = unknown> {
  readonly view: View;
  /** The version of the document in the view; 0 when there is none. */
  readonly version: number;
  /** The version of the text. A message that was sent for an earlier version says that there is a newer one. */
  readonly text?: string;
  /** The subject is restricted. A card that shows it to the person who asked must not stay in a chat (domain.md 9). */
  readonly isRestricted?: boolean;
  /** When the matter was over. Entities are called by their names of that day. */
  readonly over?: Instant;
}

/**
 * What a reader who asks for this document is shown of it, everything unveiled: the views that its kind names (`readIn`). By this
 * alone it is known whether somebody may read a text, wherever else that text is brought together with others.
 */
export type ShownOf = (kind: Kind, found: Pick<Stored, 'target' | 'state'>, reader: Reader) => Promise<unknown[]>;

/** Reads a view; undefined when its subject does not exist any more, or when this reader may not see it. */
export type ViewReader<View = unknown> = (
  read: ReadStore,
  asked: ViewRequest,
  network: Network,
  shownOf: ShownOf,
) => Promise<ViewResult<View> | undefined>;

export const unversioned = <View>(view: View): ViewResult<View> => ({ view, version: 0 });
