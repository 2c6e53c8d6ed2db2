/**
 * Addresses from which mails came back. Such an address is not tried again until the roll changes or the Secretariat asks for
 * it: relays that are sent to unknown addresses for long are no longer listened to.
 */
import type { Instant } from '../../core/ids.ts';
import type { KeyValueStore } from '../../core/keyValueStore.ts';
import { RETURNED_SPACE as SPACE } from '../../core/mailbox.ts';
import { addressKey } from '../../core/seen.ts';

export interface ReturnedAddresses {
  has(address: string): Promise<boolean>;
  add(address: string, at: Instant, words: string): Promise<void>;
  remove(address: string): Promise<void>;
}

export const createReturnedAddresses = (keyValues: KeyValueStore): ReturnedAddresses => ({
  has: async (address) => (await keyValues.get(SPACE, addressKey(address))) !== undefined,
  add: (address, at, words) => keyValues.put(SPACE, addressKey(address), `${at} ${words}`),
  remove: (address) => keyValues.remove(SPACE, addressKey(address)),
});
