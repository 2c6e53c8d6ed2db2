/** What is stored, in the shapes of the contract's `/local/records`. */
import type { Documents, Kind } from '../core/contract.ts';
import type { Instant } from '../core/ids.ts';
import type { Network } from '../core/network.ts';
import type { Phrase } from '../core/phrase.ts';
import type { ReadStore } from './read.ts';

export interface RecordRequest {
  readonly read: ReadStore;
  readonly network: Network;
  /** This one alone, or none when there is no such. */
  readonly target?: string;
  readonly now: Instant;
  /** A stored sentence in English. */
  readonly inWords: (said: Phrase) => string;
}
export type RecordReader = (asked: RecordRequest) => Promise<readonly unknown[]>;

/** Documents of a kind, each as it is stored unless `shape` says otherwise. */
export const documentsOf =
  <K extends Kind>(kind: K, shape: (state: Documents[K]) => unknown = (state) => state): RecordReader =>
  async ({ read, target }) => {
    const found = target === undefined ? await read.list(kind) : [await read.load(kind, target)];
    return found.flatMap((state) => (state === undefined ? [] : [shape(state)]));
  };
