/** The addresses of people in Slack, stored under the person's id. */
import type { KeyValueStore } from '../../core/keyValueStore.ts';
import type { Account } from './users.ts';

/** Where a person can be written to. */
export interface SlackAddress extends Account {
  /** The direct conversation with the person, once it has been opened. */
  readonly channel?: string;
  /** The account is deactivated. Nothing can be delivered until it is active again. */
  readonly gone?: boolean;
}

export interface AddressBook {
  find(id: string): Promise<SlackAddress | undefined>;
  put(id: string, address: SlackAddress): Promise<void>;
  all(): Promise<readonly { readonly id: string; readonly address: SlackAddress }[]>;
}

const SPACE = 'slack.people';

export function createAddressBook(keyValues: KeyValueStore): AddressBook {
  const addresses = new Map<string, SlackAddress>();
  return {
    async find(id) {
      const known = addresses.get(id);
      if (known) return known;
      const value = await keyValues.get(SPACE, id);
      if (value === undefined) return undefined;
      const address = JSON.parse(value) as SlackAddress;
      addresses.set(id, address);
      return address;
    },
    async put(id, address) {
      addresses.set(id, address);
      await keyValues.put(SPACE, id, JSON.stringify(address));
    },
    all: async () =>
      (await keyValues.list(SPACE)).map(({ key, value }) => ({ id: key, address: JSON.parse(value) as SlackAddress })),
  };
}
