/**
 * Small things that platforms and doors keep for themselves and nobody decides by: addresses, installations, the secret
 * that signs links. They are no part of the record, and the audit trail does not know of them.
 */
export interface KeyValueStore {
  get(space: string, key: string): Promise<string | undefined>;
  /** The last one wins. */
  put(space: string, key: string, value: string): Promise<void>;
  /** Puts it there unless something is there already; gives what is there now. */
  putNew(space: string, key: string, value: string): Promise<string>;
  remove(space: string, key: string): Promise<void>;
  /** Everything whose key begins so, in the order of the keys. */
  list(space: string, prefix?: string): Promise<readonly { readonly key: string; readonly value: string }[]>;
}
