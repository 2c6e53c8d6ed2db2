/** The faults of a store. */
import type { NetworkId } from '../../core/ids.ts';

/** Stored data is damaged, so trying again does not help. Other documents and networks are not affected. */
export class StoreDamaged extends Error {
  override readonly name = 'StoreDamaged';
}

/** The store's files were removed while it is open. Nothing is written until they are put back. */
export class StoreGone extends Error {
  override readonly name: string = 'StoreGone';
}

/**
 * A write was sent and not answered. The journal will show whether it was made: either the event's receipt is there, or a
 * later line was written without it.
 */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

/** A sentence for administrators about a network whose records have lost rows. */
export const damagedInWords = (network: NetworkId): string =>
  `The record of the network ${network} is damaged and is not served; the others are. \`npm run concord -- audit\` says what is lost.`;

/**
 * The store cannot be opened: it was made by a newer Concord, is damaged, lost or in use. The start ends and nothing is
 * changed.
 */
export class StoreUnusable extends Error {
  override readonly name = 'StoreUnusable';
  constructor(
    readonly why: 'newer' | 'damaged' | 'lost' | 'inUse' | 'unwritable' | 'unreachable' | 'address' | 'notOurs',
    message: string,
  ) {
    super(message);
  }
}
