/**
 * Finds users by their e-mail address. Slack answers about fifty such questions a minute. So when many people are looked
 * for at once, as for the first letter to everybody, the list of all users is read instead: a few pages, kept for some
 * minutes.
 */
import { DAY_MS, MINUTE_MS } from '../../core/spans.ts';
import { addressKey } from '../../core/seen.ts';
import { byEmail, type SlackUser } from './users.ts';
import type { Workspace } from './workspaces.ts';

/** Undefined when the workspace has no such user. @throws when Slack cannot be asked */
export type FindByEmail = (workspace: Workspace, email: string) => Promise<SlackUser | undefined>;

/** The number of questions in a minute from which on the list is read. */
const MANY = 20;
/**
 * How long a list is believed, and how long none is tried again after one that could not be read. Slack tells of whoever
 * joins meanwhile, and their address is stored then.
 */
const KEPT_MS = 10 * MINUTE_MS;
const PAGE_SIZE = 500;
/** Slack answers twenty such pages a minute. In a larger workspace people are looked for one by one. */
const MAX_PAGES = 20;

/** The users of a workspace by the key of their address. */
type Listed = ReadonlyMap<string, SlackUser>;

interface Searched {
  /** When the last questions were asked (ms), the latest last. */
  readonly askedAt: number[];
  /** `users`: undefined when they could not be listed. */
  list?: { readonly users: Promise<Listed | undefined>; until: number };
}

/** @param now milliseconds */
export function createFindByEmail(now: () => number = Date.now): FindByEmail {
  const searched = new Map<string, Searched>();

  function usersOf(workspace: Workspace): Promise<Listed | undefined> | undefined {
    const at = now();
    const before: Searched = searched.get(workspace.key) ?? { askedAt: [] };
    searched.set(workspace.key, before);
    if (before.list && before.list.until > at) return before.list.users;
    delete before.list;
    before.askedAt.push(at);
    if (before.askedAt.length <= MANY) return undefined;
    const first = before.askedAt.shift() ?? at;
    if (at - first > MINUTE_MS || !canList(workspace)) return undefined;
    const list = { users: read(), until: at + KEPT_MS };
    before.list = list;
    return list.users;

    async function read(): Promise<Listed | undefined> {
      const users = await listed(workspace).catch(() => undefined);
      if (users !== 'tooLarge') return users;
      list.until = at + DAY_MS;
      return undefined;
    }
  }

  return async (workspace, email) => {
    const users = await usersOf(workspace);
    return users ? users.get(addressKey(email)) : byEmail(workspace, email);
  };
}

/** An organisation's token lists the users of one workspace only, and has to name it. */
const canList = ({ isOrg }: Workspace): boolean => isOrg !== true;

/** The users whom `users.lookupByEmail` would find. @throws when Slack cannot be asked */
async function listed({ client }: Workspace): Promise<Listed | 'tooLarge' | undefined> {
  const users = new Map<string, SlackUser>();
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const found = await client.users.list({ limit: PAGE_SIZE, ...(cursor !== undefined && { cursor }) });
    for (const user of (found.members ?? []) as readonly SlackUser[]) {
      const email = user.profile?.email;
      if (email !== undefined && !user.deleted) users.set(addressKey(email), kept(user, email));
    }
    cursor = found.response_metadata?.next_cursor || undefined;
    // Without the right to see addresses nobody would be found in the list.
    if (cursor === undefined) return users.size > 0 ? users : undefined;
  }
  return 'tooLarge';
}

/** What is used of a user: the rest is ten times as long. */
const kept = (
  { id, team_id, is_bot, is_stranger, is_email_confirmed, enterprise_user: org }: SlackUser,
  email: string,
): SlackUser => ({
  ...(id !== undefined && { id }),
  ...(team_id !== undefined && { team_id }),
  ...(is_bot !== undefined && { is_bot }),
  ...(is_stranger !== undefined && { is_stranger }),
  ...(is_email_confirmed !== undefined && { is_email_confirmed }),
  ...(org?.enterprise_id !== undefined && { enterprise_user: { enterprise_id: org.enterprise_id } }),
  profile: { email },
});
