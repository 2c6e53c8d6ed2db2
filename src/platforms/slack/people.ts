/** Who is who: the address of a person in Slack, and the person behind a user who writes. */
import type { NetworkId } from '../../core/ids.ts';
import type { Person } from '../../core/people.ts';
import type { Shelf } from '../../core/keyValueStore.ts';
import type { Door } from '../door.ts';
import {
  byEmail,
  identityOf,
  makePlacing,
  makeVouching,
  orgOf,
  throughOf,
  userOf,
  type Account,
  type SlackUser,
} from './users.ts';
import type { Where, Workspace, Workspaces } from './workspaces.ts';

/** Where a person can be written to. */
export interface Address extends Account {
  /** The one-to-one conversation, once it has been opened. */
  readonly channel?: string;
  /** The account is deactivated: nothing can be delivered until it is back. */
  readonly gone?: boolean;
}

/** Somebody who writes, as Slack's signed request names them. */
export type Visitor = Account;
export type Known = { readonly person: Person; readonly network: NetworkId };

export interface People {
  /** Looked up by e-mail where it is not known yet; undefined when Slack knows nobody. @throws when Slack cannot be asked */
  address(of: Person): Promise<Address | undefined>;
  /** What is known without asking Slack. */
  kept(id: string): Promise<Address | undefined>;
  put(id: string, address: Address): Promise<void>;
  /** Everybody on the rolls whom this user is: one in each network that knows them; and by what name they are linked. */
  behind(visitor: Visitor): Promise<{ readonly known: readonly Known[]; readonly identity: string }>;
  /** The user joined, changed, was deactivated or came back. */
  changed(user: SlackUser, where: Where): Promise<void>;
  /** From now on presses come through this door. */
  through(door: Door): void;
}

const SPACE = 'slack.people';
/** Who was not found is not looked for again before. */
const NOT_BEFORE_MS = 10 * 60_000;
const UNKNOWN_FOR_MS = 60_000;

export function openPeople({ shelf, workspaces }: { shelf: Shelf; workspaces: Workspaces }): People {
  const vouched = makeVouching(workspaces);
  const placed = makePlacing(shelf, workspaces);
  const addresses = new Map<string, Address>();
  const missing = new Map<string, number>();
  const strangers = new Map<string, number>();
  let door: Door | undefined;

  async function kept(id: string): Promise<Address | undefined> {
    const known = addresses.get(id);
    if (known) return known;
    const value = await shelf.get(SPACE, id);
    if (value === undefined) return undefined;
    const address = JSON.parse(value) as Address;
    addresses.set(id, address);
    return address;
  }

  /** Unless the Secretariat has said that the account is somebody else's. */
  async function theirs({ id }: Person, address: Address | undefined): Promise<Address | undefined> {
    const owners = address && (await door?.identify({ platform: 'slack', user: identityOf(address) }));
    const isAnothers = owners?.some(({ person, network }) => person.id !== id && id.startsWith(`${network}-`));
    return isAnothers ? undefined : address;
  }

  async function put(id: string, address: Address): Promise<void> {
    addresses.set(id, address);
    await shelf.put(SPACE, id, JSON.stringify(address));
  }

  async function lookUp(person: Person): Promise<Address | undefined> {
    for (const workspace of await workspaces.all()) {
      const user = await byEmail(workspace, person.email);
      if (user?.id && (await vouched(user, workspace)) !== undefined) return addressOf(user, user.id, workspace);
    }
    return undefined;
  }

  /** Somebody whom the Secretariat has linked by hand is written to before they have written. */
  async function linked(links: readonly string[]): Promise<Address | undefined> {
    for (const identity of links) {
      const [home, id] = identity.split('/');
      if (!home || !id) continue;
      // A guest over Slack Connect is no member of any installation: whichever knows them will do.
      const own = await workspaces.of({ team: home });
      for (const workspace of own ? [own] : await workspaces.all()) {
        const user = await userOf(workspace, id);
        if (user && !user.deleted) return addressOf({ team_id: home, ...user }, id, workspace);
      }
    }
    return undefined;
  }

  async function emailOf(visitor: Visitor): Promise<string | undefined> {
    const workspace = await workspaces.of(throughOf(visitor));
    if (!workspace) return undefined;
    const user = await userOf(workspace, visitor.user);
    return user && vouched(user, workspace);
  }

  /** A person whom nothing could be sent to has an address now: what waits for them goes out. */
  async function met(person: Person, visitor: Visitor): Promise<void> {
    const before = await kept(person.id);
    if (before && identityOf(before) === identityOf(visitor) && !before.gone) return;
    const { team, user, org, enterprise, via } = visitor;
    await put(person.id, { team, user, org, enterprise, via });
    await door?.reachable(person.id);
  }

  async function behind(visitor: Visitor): Promise<{ known: readonly Known[]; identity: string }> {
    const account = await placed(visitor);
    const user = identityOf(account);
    if (!door) return { known: [], identity: user };
    let known = await door.identify({ platform: 'slack', user });
    if (known.length === 0 && (strangers.get(user) ?? 0) < Date.now()) {
      // Slack is asked about a stranger once a minute, however often they press.
      strangers.set(user, Date.now() + UNKNOWN_FOR_MS);
      const email = await emailOf(account).catch(() => undefined);
      if (email !== undefined) known = await door.identify({ platform: 'slack', user, email });
      if (known.length > 0) strangers.delete(user);
    }
    for (const { person } of known) await met(person, account);
    return { known, identity: user };
  }

  return {
    kept,
    put,
    behind,
    async address(of) {
      const known = await theirs(of, await kept(of.id));
      if (known && !known.gone) return known;
      const links = (await door?.identities(of.id, 'slack')) ?? [];
      // Looked for anew after a while, or when the Secretariat has linked them.
      const looked = [of.id, ...links].join(' ');
      if ((missing.get(looked) ?? 0) > Date.now()) return known;
      const found = (await linked(links)) ?? (known ? undefined : await theirs(of, await lookUp(of)));
      if (found) await put(of.id, found);
      else missing.set(looked, Date.now() + NOT_BEFORE_MS);
      return found ?? known;
    },
    async changed(user, where) {
      missing.clear();
      if (user.id === undefined || user.is_bot) return;
      const { team, enterprise } = where;
      const org = await orgOf(user, workspaces);
      const visitor: Visitor = { team: user.team_id ?? team ?? '', user: user.id, org, enterprise, via: team };
      if (user.deleted) return leave(visitor);
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

  async function leave(visitor: Visitor): Promise<void> {
    // Whoever never wrote is not linked on the roll, but may have an address.
    for (const { key, value } of await shelf.list(SPACE)) {
      const address = JSON.parse(value) as Address;
      if (identityOf(address) === identityOf(visitor)) await put(key, { ...address, gone: true });
    }
  }
}

const addressOf = (user: SlackUser, id: string, { team, enterprise }: Workspace): Address => {
  const org = user.enterprise_user?.enterprise_id;
  return {
    team: user.team_id ?? team,
    user: id,
    via: team,
    ...(org !== undefined && { org }),
    ...(enterprise !== undefined && { enterprise }),
  };
};
