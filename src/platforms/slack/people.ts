/** Connects the rolls with Slack: finds the address of a person, and the people of an account. */
import type { KeyValueStore } from '../../core/keyValueStore.ts';
import type { Person } from '../../core/people.ts';
import type { Door, KnownPerson } from '../door.ts';
import { createAddressBook, type SlackAddress } from './addressBook.ts';
import { createFindAddress } from './findAddress.ts';
import { createRecognise, type Visitor } from './recognise.ts';
import { createVouching, identityOf, orgOf, type SlackUser } from './users.ts';
import type { WorkspaceIds, Workspaces } from './workspaces.ts';

/** The people of an account, one in each network that knows it. */
export interface AccountPeople {
  readonly known: readonly KnownPerson[];
  /** The name under which the account is linked on the roll. */
  readonly identity: string;
  /** Nobody was found, but Slack could not be asked, so they may be on a roll. */
  readonly isUnsure?: boolean;
}

export interface People {
  /** Undefined when Slack does not know the person. @throws when Slack cannot be asked */
  address(of: Person): Promise<SlackAddress | undefined>;
  /** The stored address, without asking Slack. */
  kept(id: string): Promise<SlackAddress | undefined>;
  put(id: string, address: SlackAddress): Promise<void>;
  behind(visitor: Visitor): Promise<AccountPeople>;
  /** A user has joined, changed, or was deactivated or activated. */
  changed(user: SlackUser, where: WorkspaceIds): Promise<void>;
  /** Sets the door to which presses go. */
  through(door: Door): void;
}

export function openPeople({ keyValues, workspaces }: { keyValues: KeyValueStore; workspaces: Workspaces }): People {
  let door: Door | undefined;
  const book = createAddressBook(keyValues);
  const vouched = createVouching(workspaces);
  const addresses = createFindAddress({ workspaces, book, vouched, door: () => door });
  const recognise = createRecognise({ keyValues, workspaces, vouched });

  /** Stores the account as the person's address. If they had none, they can now be reached. */
  async function met(person: Person, visitor: Visitor): Promise<void> {
    const before = await book.find(person.id);
    if (before && identityOf(before) === identityOf(visitor) && !before.gone) return;
    const { team, user, org, enterprise, via } = visitor;
    // An account that is active again has the conversation that it had, with its threads.
    const channel = before && identityOf(before) === identityOf(visitor) ? before.channel : undefined;
    await book.put(person.id, { team, user, org, enterprise, via, ...(channel !== undefined && { channel }) });
    await door?.reachable(person.id);
  }

  /** Searches all addresses, because a person who never wrote is not linked on the roll but may have an address. */
  async function deactivate(visitor: Visitor): Promise<void> {
    for (const { id, address } of await book.all())
      if (identityOf(address) === identityOf(visitor)) await book.put(id, { ...address, gone: true });
  }

  return {
    kept: (id) => book.find(id),
    put: (id, address) => book.put(id, address),
    address: (of) => addresses.find(of),
    async behind(visitor) {
      const { account, identity, known } = await recognise(door, visitor);
      for (const { person } of (account && known) ?? []) await met(person, account ?? visitor);
      return { known: known ?? [], identity, ...(known === undefined && { isUnsure: true }) };
    },
    async changed(user, where) {
      addresses.forgetMissing();
      if (user.id === undefined || user.is_bot) return;
      const { team, enterprise } = where;
      const org = await orgOf(user, workspaces);
      const visitor: Visitor = { team: user.team_id ?? team ?? '', user: user.id, org, enterprise, via: team };
      if (user.deleted) return deactivate(visitor);
      const email = await vouched(user, where);
      const found = await door?.identify({
        platform: 'slack',
        user: identityOf(visitor),
        ...(email !== undefined && { email }),
      });
      for (const { person } of found ?? []) await met(person, visitor);
    },
    through(opened) {
      door = opened;
    },
  };
}
