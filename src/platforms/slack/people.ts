/** Who is who: the address of a person in Slack, and the person behind a user who writes. */
import { MINUTE_MS } from '../../core/spans.ts';
import { createBoundedCache } from '../../core/boundedCache.ts';
import type { NetworkId } from '../../core/ids.ts';
import type { Person } from '../../core/people.ts';
import type { KeyValueStore } from '../../core/keyValueStore.ts';
import type { Door } from '../door.ts';
import { sharing } from '../sharing.ts';
import {
  byEmail,
  identityOf,
  createPlacing,
  createVouching,
  orgOf,
  throughOf,
  userOf,
  type Account,
  type SlackUser,
} from './users.ts';
import { firstAnswer, type Where, type Workspace, type Workspaces } from './workspaces.ts';

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

/** Everybody on the rolls whom a user is: one in each network that knows them. */
export interface Behind {
  readonly known: readonly Known[];
  /** By what name they are linked. */
  readonly identity: string;
  /** Nobody is known, but Slack could not be asked: they may be on a roll all the same. */
  readonly isUnsure?: boolean;
}

export interface People {
  /** Looked up by e-mail where it is not known yet; undefined when Slack knows nobody. @throws when Slack cannot be asked */
  address(of: Person): Promise<Address | undefined>;
  /** What is known without asking Slack. */
  kept(id: string): Promise<Address | undefined>;
  put(id: string, address: Address): Promise<void>;
  behind(visitor: Visitor): Promise<Behind>;
  /** The user joined, changed, was deactivated or came back. */
  changed(user: SlackUser, where: Where): Promise<void>;
  /** From now on presses come through this door. */
  through(door: Door): void;
}

const SPACE = 'slack.people';
/** Who was not found is not looked for again before. */
const NOT_BEFORE_MS = 10 * MINUTE_MS;
/** What Slack says about a stranger is believed for so long, however often they press. */
const BELIEVED_MS = MINUTE_MS;
const MAX_STRANGERS = 10_000;

/** An address that Slack has given for an e-mail address, and that address as the workspace vouches for it. */
interface Met {
  readonly address: Address;
  readonly email: string;
}

export function openPeople({ keyValues, workspaces }: { keyValues: KeyValueStore; workspaces: Workspaces }): People {
  const vouched = createVouching(workspaces);
  const placed = createPlacing(keyValues, workspaces);
  const addresses = new Map<string, Address>();
  const missing = new Map<string, number>();
  const strangers = createBoundedCache<string, { readonly email: string | undefined; readonly until: number }>(
    MAX_STRANGERS,
  );
  const looking = sharing<Address | undefined>();
  const recognising = sharing<readonly Known[] | undefined>();
  let door: Door | undefined;

  async function kept(id: string): Promise<Address | undefined> {
    const known = addresses.get(id);
    if (known) return known;
    const value = await keyValues.get(SPACE, id);
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
    await keyValues.put(SPACE, id, JSON.stringify(address));
  }

  async function addressOf(user: SlackUser, id: string, { team, enterprise }: Workspace): Promise<Address> {
    const org = await orgOf(user, workspaces);
    return {
      team: user.team_id ?? team,
      user: id,
      via: team,
      ...(org !== undefined && { org }),
      ...(enterprise !== undefined && { enterprise }),
    };
  }

  const lookUp = (person: Person): Promise<Met | undefined> =>
    firstAnswer(workspaces, async (workspace) => {
      const user = await byEmail(workspace, person.email);
      const email = user && (await vouched(user, workspace));
      if (!user?.id || email === undefined) return undefined;
      return { address: await addressOf(user, user.id, workspace), email };
    });

  /** Found by e-mail, unless it is somebody else's: from now on they are known by this account, whatever Slack answers later. */
  async function meet(of: Person): Promise<Address | undefined> {
    const met = await lookUp(of);
    const address = await theirs(of, met?.address);
    if (!met || !address) return undefined;
    await door?.identify({ platform: 'slack', user: identityOf(address), email: met.email });
    return address;
  }

  /** Somebody whom the Secretariat has linked by hand is written to before they have written. */
  async function linked(links: readonly string[]): Promise<Address | undefined> {
    for (const identity of links) {
      const [home, id] = identity.split('/');
      if (!home || !id) continue;
      const found = await whereLinked(home, id);
      if (found) return found;
    }
    return undefined;
  }

  /** A guest over Slack Connect is no member of any installation: whichever knows them will do. */
  async function whereLinked(home: string, id: string): Promise<Address | undefined> {
    const find = async (workspace: Workspace): Promise<Address | undefined> => {
      const user = await userOf(workspace, id);
      return user && !user.deleted ? addressOf({ team_id: home, ...user }, id, workspace) : undefined;
    };
    const own = await workspaces.of({ team: home });
    return own ? find(own) : firstAnswer(workspaces, find);
  }

  /** @throws when Slack cannot be asked */
  async function emailOf(visitor: Visitor, identity: string): Promise<string | undefined> {
    const before = strangers.get(identity);
    if (before && before.until > Date.now()) return before.email;
    const workspace = await workspaces.of(throughOf(visitor));
    const user = workspace && (await userOf(workspace, visitor.user));
    const email = user && (await vouched(user, workspace));
    strangers.set(identity, { email, until: Date.now() + BELIEVED_MS });
    return email;
  }

  /** Undefined when Slack cannot be asked, which is not remembered. */
  async function recognised(account: Account, user: string): Promise<readonly Known[] | undefined> {
    const asked = await emailOf(account, user).then(
      (email) => ({ email }),
      () => undefined,
    );
    if (asked?.email === undefined || !door) return asked && [];
    const known = await door.identify({ platform: 'slack', user, email: asked.email });
    if (known.length > 0) strangers.delete(user);
    return known;
  }

  /** A person whom nothing could be sent to has an address now: what waits for them goes out. */
  async function met(person: Person, visitor: Visitor): Promise<void> {
    const before = await kept(person.id);
    if (before && identityOf(before) === identityOf(visitor) && !before.gone) return;
    const { team, user, org, enterprise, via } = visitor;
    await put(person.id, { team, user, org, enterprise, via });
    await door?.reachable(person.id);
  }

  async function behind(visitor: Visitor): Promise<Behind> {
    const account = await placed(visitor);
    const user = identityOf(account ?? visitor);
    if (!door) return { known: [], identity: user };
    let known: readonly Known[] | undefined = await door.identify({ platform: 'slack', user });
    if (known.length === 0) known = account && (await recognising(user, () => recognised(account, user)));
    for (const { person } of (account && known) ?? []) await met(person, account ?? visitor);
    return { known: known ?? [], identity: user, ...(known === undefined && { isUnsure: true }) };
  }

  async function address(of: Person): Promise<Address | undefined> {
    const known = await theirs(of, await kept(of.id));
    if (known && !known.gone) return known;
    const links = (await door?.identities(of.id, 'slack')) ?? [];
    // Looked for anew after a while, or when the Secretariat has linked them.
    const looked = [of.id, ...links].join(' ');
    if ((missing.get(looked) ?? 0) > Date.now()) return known;
    const found = (await linked(links)) ?? (known ? undefined : await meet(of));
    if (found) await put(of.id, found);
    else missing.set(looked, Date.now() + NOT_BEFORE_MS);
    return found ?? known;
  }

  return {
    kept,
    put,
    behind,
    address: (of) => looking(of.id, () => address(of)),
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
    for (const { key, value } of await keyValues.list(SPACE)) {
      const address = JSON.parse(value) as Address;
      if (identityOf(address) === identityOf(visitor)) await put(key, { ...address, gone: true });
    }
  }
}
