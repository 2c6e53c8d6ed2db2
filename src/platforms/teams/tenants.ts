/**
 * Which tenant somebody is of. A chat with one person is of that person's tenant. A channel, a group chat and a roster are
 * of their host's, and hold people of others: there the member's own entry tells, and is remembered for an hour.
 */
import { HOUR_MS } from '../../core/spans.ts';
import { createBoundedCache } from '../../core/boundedCache.ts';
import type { Address, Connector, Member } from './sdk/connector.ts';

export interface Told {
  /** In lower case. Undefined: Teams does not say, so nothing that their profile says is believed. */
  readonly tenant: string | undefined;
  /** Their entry, when it was asked for just now. */
  readonly member?: Member | undefined;
}

export interface Tenants {
  /** @throws ConnectorFault when Teams could not be asked, which is no answer */
  of(at: Address, user: string): Promise<Told>;
  /** From an entry that has come by itself. */
  told(member: Member): Told;
  /** Does what is to be done about an account when it is met, once an hour. */
  hourly(identity: string, work: () => Promise<void>): Promise<void>;
}

const MAX_REMEMBERED = 10_000;

/** @param now in milliseconds; goes on evenly */
export function createTenants(
  connector: Pick<Connector, 'member'>,
  now: () => number = () => performance.now(),
): Tenants {
  const remembered = createBoundedCache<string, { readonly tenant: string; readonly until: number }>(MAX_REMEMBERED);
  /** Until when. */
  const done = createBoundedCache<string, number>(MAX_REMEMBERED);
  /** Whoever presses twice at once is asked about once. */
  const asking = new Map<string, Promise<Told>>();

  function told(member: Member): Told {
    const tenant = member.tenant?.toLowerCase();
    if (!tenant) return { tenant: undefined, member };
    remembered.set(member.id, { tenant, until: now() + HOUR_MS });
    return { tenant, member };
  }

  async function ask(at: Address, user: string): Promise<Told> {
    const before = remembered.get(user);
    try {
      const member = await connector.member(at, user);
      return member ? told({ ...member, id: user }) : { tenant: undefined };
    } catch (fault) {
      // An account does not change its tenant: what was heard before is better than no answer.
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
