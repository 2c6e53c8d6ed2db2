/**
 * Finds the tenant of a person. A chat with one person belongs to that person's tenant. Channels, group chats and lists of
 * members belong to their host's tenant and include people of others. There the member's own entry tells, and is cached for
 * an hour.
 */
import { HOUR_MS } from '../../core/spans.ts';
import { createBoundedCache } from '../../core/boundedCache.ts';
import type { ConversationAddress, Connector, RosterMember } from './sdk/connector.ts';

export interface TenantInfo {
  /** In lower case. Undefined: Teams does not tell, so nothing in the profile is trusted. */
  readonly tenant: string | undefined;
  /** Their entry in the list of members, if it was just read. */
  readonly member?: RosterMember | undefined;
}

export interface Tenants {
  /** @throws ConnectorFault when Teams could not be asked */
  of(at: ConversationAddress, user: string): Promise<TenantInfo>;
  /** Records an entry that was read for another reason. */
  told(member: RosterMember): TenantInfo;
  /** Runs the work when the account makes contact, at most once an hour. */
  hourly(identity: string, work: () => Promise<void>): Promise<void>;
}

const MAX_REMEMBERED = 10_000;

/** @param now a monotonic clock in milliseconds */
export function createTenants(
  connector: Pick<Connector, 'member'>,
  now: () => number = () => performance.now(),
): Tenants {
  const remembered = createBoundedCache<string, { readonly tenant: string; readonly until: number }>(MAX_REMEMBERED);
  /** The time until which an account's work is not run again (ms). */
  const done = createBoundedCache<string, number>(MAX_REMEMBERED);
  /** Questions under way. Two presses at the same time share one. */
  const asking = new Map<string, Promise<TenantInfo>>();

  function told(member: RosterMember): TenantInfo {
    const tenant = member.tenant?.toLowerCase();
    if (!tenant) return { tenant: undefined, member };
    remembered.set(member.id, { tenant, until: now() + HOUR_MS });
    return { tenant, member };
  }

  async function ask(at: ConversationAddress, user: string): Promise<TenantInfo> {
    const before = remembered.get(user);
    try {
      const member = await connector.member(at, user);
      return member ? told({ ...member, id: user }) : { tenant: undefined };
    } catch (fault) {
      // An account does not change its tenant, so an old answer is better than none.
      if (before) return { tenant: before.tenant };
      throw fault;
    }
  }

  return {
    told,
    async hourly(identity, work) {
      if (now() < (done.get(identity) ?? -Infinity)) return;
      await work();
      done.set(identity, now() + HOUR_MS);
    },
    async of(at, user) {
      const before = remembered.get(user);
      if (before && now() < before.until) return { tenant: before.tenant };
      const asked = asking.get(user) ?? ask(at, user).finally(() => asking.delete(user));
      asking.set(user, asked);
      return asked;
    },
  };
}
