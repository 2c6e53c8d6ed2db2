/** Slack users: their names, and what Slack says about them. */
import { createBoundedCache } from '../../core/boundedCache.ts';
import type { KeyValueStore } from '../../core/keyValueStore.ts';
import { sharing } from '../sharing.ts';
import { slackError } from './failures.ts';
import type { WorkspaceIds, Workspace, Workspaces } from './workspaces.ts';

/** A user id is only unique together with its team, or with the team's organisation. */
export interface Account {
  readonly team: string;
  readonly user: string;
  /**
   * The user's organisation in Enterprise Grid, if Concord is installed there. A member is one user in all of its
   * workspaces.
   */
  readonly org?: string | undefined;
  /** The organisation in which the user was seen. Over Slack Connect it may be another than the user's own. */
  readonly enterprise?: string | undefined;
  /** The workspace in which the user was seen. Over Slack Connect it is the one with Concord. */
  readonly via?: string | undefined;
}

/** `T1/U7`, in Enterprise Grid `E1/U7` */
export const identityOf = ({ team, org, user }: Account): string => `${org ?? team}/${user}`;
/** The installation in which the user was seen. */
export const throughOf = ({ via, team, enterprise }: Account): WorkspaceIds => ({ team: via ?? team, enterprise });

/** The properties of Slack's user object that are used. */
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

/** The name that others see. */
export const nameOf = (user: SlackUser | undefined): string | undefined =>
  user?.profile?.display_name || user?.profile?.real_name || user?.real_name;

/** The user; undefined when this installation does not know them. @throws when Slack cannot be asked */
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

/** The user's own workspace and its organisation. */
const homeOf = (user: SlackUser, seenIn: WorkspaceIds): WorkspaceIds => ({
  team: user.team_id ?? seenIn.team,
  enterprise: user.enterprise_user?.enterprise_id ?? (user.team_id === seenIn.team ? seenIn.enterprise : undefined),
});

/** The user's e-mail address, if their own workspace is one that may vouch for it. */
export const createVouching =
  (workspaces: Workspaces) =>
  async (user: SlackUser, seenIn: WorkspaceIds): Promise<string | undefined> => {
    const email = user.profile?.email;
    if (email === undefined || user.is_bot || user.deleted || user.is_stranger || user.is_email_confirmed === false)
      return undefined;
    return (await workspaces.trusts(homeOf(user, seenIn))) ? email : undefined;
  };

/** The user's organisation, if Concord is installed there. */
export async function orgOf(user: SlackUser, workspaces: Workspaces): Promise<string | undefined> {
  const enterprise = user.enterprise_user?.enterprise_id;
  return enterprise !== undefined && (await workspaces.trusts({ enterprise })) ? enterprise : undefined;
}

/** Where the organisations of users seen in an Enterprise Grid are stored; nothing for its guests. */
const ORGS = 'slack.orgs';
const MAX_IN_MEMORY = 10_000;

/**
 * Adds the organisation to a user who was seen in an Enterprise Grid. A payload names only the workspace. Only Slack knows
 * whether the user is a member (one user in all workspaces) or a guest over Slack Connect; it is asked once.
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
