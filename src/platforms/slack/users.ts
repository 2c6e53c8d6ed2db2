/** Users of Slack: what names one, and what Slack says about one. */
import { createBoundedCache } from '../../core/boundedCache.ts';
import type { KeyValueStore } from '../../core/keyValueStore.ts';
import { sharing } from '../sharing.ts';
import { slackError } from './failures.ts';
import type { Where, Workspace, Workspaces } from './workspaces.ts';

/** An id means something only together with its team, or with the organisation of the team. */
export interface Account {
  readonly team: string;
  readonly user: string;
  /** Their organisation in Enterprise Grid, where it has Concord: there they are one user in all its workspaces. */
  readonly org?: string | undefined;
  /** The organisation in which they were met; over Slack Connect it need not be theirs. */
  readonly enterprise?: string | undefined;
  /** The workspace in which they were met: over Slack Connect, the one that has Concord. */
  readonly via?: string | undefined;
}

/** `T1/U7`, in Enterprise Grid `E1/U7` */
export const identityOf = ({ team, org, user }: Account): string => `${org ?? team}/${user}`;
/** The installation through which they are met. */
export const throughOf = ({ via, team, enterprise }: Account): Where => ({ team: via ?? team, enterprise });

/** The little of Slack's user object that is read. */
export interface SlackUser {
  readonly id?: string;
  readonly team_id?: string;
  readonly deleted?: boolean;
  readonly is_bot?: boolean;
  readonly is_stranger?: boolean;
  readonly is_email_confirmed?: boolean;
  readonly enterprise_user?: { readonly enterprise_id?: string };
  readonly real_name?: string;
  readonly profile?: { readonly email?: string; readonly display_name?: string; readonly real_name?: string };
}

/** As others see them named. */
export const nameOf = (user: SlackUser | undefined): string | undefined =>
  user?.profile?.display_name || user?.profile?.real_name || user?.real_name;

/** Undefined when this installation does not know them. @throws when Slack cannot be asked */
export const userOf = ({ client }: Workspace, user: string): Promise<SlackUser | undefined> =>
  found(client.users.info({ user }));

export const byEmail = ({ client }: Workspace, email: string): Promise<SlackUser | undefined> =>
  found(client.users.lookupByEmail({ email }));

const NOBODY: ReadonlySet<string> = new Set(['users_not_found', 'user_not_found', 'user_not_visible']);

async function found(asked: Promise<{ readonly user?: SlackUser }>): Promise<SlackUser | undefined> {
  try {
    return (await asked).user;
  } catch (fault) {
    if (NOBODY.has(slackError(fault) ?? '')) return undefined;
    throw fault;
  }
}

/** Where the user is at home: their own workspace, and its organisation. */
const homeOf = (user: SlackUser, seenIn: Where): Where => ({
  team: user.team_id ?? seenIn.team,
  enterprise: user.enterprise_user?.enterprise_id ?? (user.team_id === seenIn.team ? seenIn.enterprise : undefined),
});

/** The user's e-mail address, when their own workspace may be believed about it. */
export const createVouching =
  (workspaces: Workspaces) =>
  async (user: SlackUser, seenIn: Where): Promise<string | undefined> => {
    const email = user.profile?.email;
    if (email === undefined || user.is_bot || user.deleted || user.is_stranger || user.is_email_confirmed === false)
      return undefined;
    return (await workspaces.trusts(homeOf(user, seenIn))) ? email : undefined;
  };

/** The organisation of which the user is a member, where it has Concord. */
export async function orgOf(user: SlackUser, workspaces: Workspaces): Promise<string | undefined> {
  const enterprise = user.enterprise_user?.enterprise_id;
  return enterprise !== undefined && (await workspaces.trusts({ enterprise })) ? enterprise : undefined;
}

/** Of users who were met in an Enterprise Grid: their organisation, or nothing for its guests. */
const ORGS = 'slack.orgs';
const MAX_IN_MEMORY = 10_000;

/**
 * Somebody met in an Enterprise Grid, with their organisation. Payloads name a workspace where they are; whether they are a
 * member of the grid, one user in all its workspaces, or a guest over Slack Connect, only Slack can tell, and is asked once.
 */
export function createPlacing(keyValues: KeyValueStore, workspaces: Workspaces) {
  const orgs = createBoundedCache<string, string>(MAX_IN_MEMORY);
  const asking = sharing<string>();

  async function ask(account: Account, key: string): Promise<string> {
    const workspace = await workspaces.of(throughOf(account));
    const user = workspace && (await userOf(workspace, account.user));
    if (!user) return '';
    const org = (await orgOf(user, workspaces)) ?? '';
    await keyValues.put(ORGS, key, org);
    return org;
  }

  /** Undefined when Slack cannot be asked now. */
  return async (account: Account): Promise<Account | undefined> => {
    const { enterprise, team, user } = account;
    if (enterprise === undefined || account.org !== undefined) return account;
    const key = `${enterprise}/${team}/${user}`;
    const found = orgs.get(key) ?? (await keyValues.get(ORGS, key));
    const org = found ?? (await asking(key, () => ask(account, key)).catch(() => undefined));
    if (org === undefined) return undefined;
    orgs.set(key, org);
    return org === '' ? account : { ...account, org };
  };
}
