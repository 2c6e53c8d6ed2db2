import type { NetworkId } from './ids.ts';

/**
 * A store for small things that no decision depends on: platforms' addresses, installations, the secret that signs links. They
 * are not part of the record and not in the audit trail.
 */
export interface KeyValueStore {
  get(space: string, key: string): Promise<string | undefined>;
  /** Writes the value; a later one replaces it. */
  put(space: string, key: string, value: string): Promise<void>;
  /**
   * Writes the value unless the key exists.
   * @returns the stored value
   */
  putNew(space: string, key: string, value: string): Promise<string>;
  remove(space: string, key: string): Promise<void>;
  /** The entries whose keys have this prefix, sorted by key. */
  list(space: string, prefix?: string): Promise<readonly { readonly key: string; readonly value: string }[]>;
}

/** A value with words that are sealed. When words are taken out of a network, all such values of it go. */
export interface SealedValue {
  readonly network: NetworkId;
  readonly sealed: string;
}
