/** Who is who: the address of a person in Slack, and the person behind a user who writes. */
import type { NetworkId } from '../../core/ids.ts';
import type { Person } from '../../core/people.ts';
import type { Shelf } from '../../core/shelf.ts';
import type { Door } from '../door.ts';
import { slackError } from './failures.ts';
import type { Where, Workspace, Workspaces } from './workspaces.ts';

/** Where a person can be written to. A user id means something only together with its team. */
export interface Address {
  readonly team: string;
  readonly user: string;
  readonly enterprise?: string;
  /** The one-to-one conversation, once it has been opened. */
  readonly channel?: string;
  /** The account is deactivated: nothing can be delivered until it is back. */
  readonly gone?: boolean;
}

/** Somebody who writes, as Slack's signed request names them. */
export interface Visitor extends Where {
  readonly team: string;
  readonly user: string;
}
export type Known = { readonly person: Person; readonly network: NetworkId };

/** The little of Slack's user object that is read. */
export interface SlackUser {
  readonly id?: string;
  readonly team_id?: string;
  readonly deleted?: boolean;
  readonly is_bot?: boolean;
  readonly is_stranger?: boolean;
  readonly is_email_confirmed?: boolean;
  readonly enterprise_user?: { readonly enterprise_id?: string };
  readonly profile?: { readonly email?: string };
}

export interface People {
  /** Looked up by e-mail where it is not known yet; undefined when Slack knows nobody. @throws when Slack cannot be asked */
  address(of: Person): Promise<Address | undefined>;
  /** What is known without asking Slack. */
  kept(id: string): Promise<Address | undefined>;
  put(id: string, address: Address): Promise<void>;
  /** Everybody on the rolls whom this user is: one in each network that knows them. */
  behind(visitor: Visitor): Promise<readonly Known[]>;
  /** The user joined, changed, was deactivated or came back. */
  changed(user: SlackUser, where: Where): Promise<void>;
  /** From now on presses come through this door. */
  through(door: Door): void;
}

const SPACE = 'slack.people';
/** Who was not found is not looked for again before. */
const NOT_BEFORE_MS = 10 * 60_000;
const UNKNOWN_FOR_MS = 60_000;

export const identityOf = ({ team, user }: Visitor): string => `${team}/${user}`;

export function openPeople({ shelf, workspaces }: { shelf: Shelf; workspaces: Workspaces }): People {
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

  async function put(id: string, address: Address): Promise<void> {
    addresses.set(id, address);
    missing.delete(id);
    await shelf.put(SPACE, id, JSON.stringify(address));
  }

  async function lookUp(person: Person): Promise<Address | undefined> {
    for (const workspace of await workspaces.all()) {
      const user = await byEmail(workspace, person.email);
      if (user?.id && (await vouched(user, workspace)) !== undefined) return addressOf(user, user.id, workspace);
    }
    return undefined;
  }

  /** The user's e-mail address, when their workspace may be believed about it. */
  async function vouched(user: SlackUser, workspace: Where): Promise<string | undefined> {
    const email = user.profile?.email;
    if (email === undefined || user.is_bot || user.deleted || user.is_stranger || user.is_email_confirmed === false)
      return undefined;
    const where = {
      team: user.team_id ?? workspace.team,
      enterprise:
        user.enterprise_user?.enterprise_id ?? (user.team_id === workspace.team ? workspace.enterprise : undefined),
    };
    return (await workspaces.trusts(where)) ? email : undefined;
  }

  async function emailOf(visitor: Visitor): Promise<string | undefined> {
    const workspace = await workspaces.of(visitor);
    if (!workspace) return undefined;
    const { user } = await workspace.client.users.info({ user: visitor.user });
    return user && vouched(user, workspace);
  }

  /** A person whom nothing could be sent to has an address now: what waits for them goes out. */
  async function met(person: Person, visitor: Visitor): Promise<void> {
    const before = await kept(person.id);
    if (before?.team === visitor.team && before.user === visitor.user && !before.gone) return;
    await put(person.id, {
      team: visitor.team,
      user: visitor.user,
      ...(visitor.enterprise !== undefined && { enterprise: visitor.enterprise }),
    });
    await door?.reachable(person.id);
  }

  async function behind(visitor: Visitor): Promise<readonly Known[]> {
    if (!door) return [];
    const user = identityOf(visitor);
    let found = await door.identify({ platform: 'slack', user });
    if (found.length === 0 && (strangers.get(user) ?? 0) < Date.now()) {
      // Slack is asked about a stranger once a minute, however often they press.
      strangers.set(user, Date.now() + UNKNOWN_FOR_MS);
      const email = await emailOf(visitor).catch(() => undefined);
      if (email !== undefined) found = await door.identify({ platform: 'slack', user, email });
      if (found.length > 0) strangers.delete(user);
    }
    for (const { person } of found) await met(person, visitor);
    return found;
  }

  return {
    kept,
    put,
    behind,
    async address(of) {
      const known = await kept(of.id);
      if (known) return known;
      if ((missing.get(of.id) ?? 0) > Date.now()) return undefined;
      const found = await lookUp(of);
      if (found) await put(of.id, found);
      else missing.set(of.id, Date.now() + NOT_BEFORE_MS);
      return found;
    },
    async changed(user, where) {
      missing.clear();
      if (user.id === undefined || user.is_bot) return;
      const visitor: Visitor = { team: user.team_id ?? where.team ?? '', user: user.id, enterprise: where.enterprise };
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
    for (const { person } of (await door?.identify({ platform: 'slack', user: identityOf(visitor) })) ?? []) {
      const address = await kept(person.id);
      if (address?.team === visitor.team && address.user === visitor.user)
        await put(person.id, { ...address, gone: true });
    }
  }
}

const addressOf = (user: SlackUser, id: string, workspace: Workspace): Address => ({
  team: user.team_id ?? workspace.team,
  user: id,
  ...(workspace.enterprise !== undefined && { enterprise: workspace.enterprise }),
});

async function byEmail({ client }: Workspace, email: string): Promise<SlackUser | undefined> {
  try {
    return (await client.users.lookupByEmail({ email })).user;
  } catch (fault) {
    if (slackError(fault) === 'users_not_found') return undefined;
    throw fault;
  }
}
