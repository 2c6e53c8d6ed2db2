/**
 * "Send to the network…" can be used where Concord is not a member. There Concord cannot read the list of members, and a
 * chat of two people looks like its own chat with one of them. So an account is only recognised by an earlier contact, and
 * such a place is never stored.
 */
import { ConnectorFault } from './failures.ts';
import type { TeamsReference, References } from './references.ts';
import type { Tenants, TenantInfo } from './tenants.ts';

/** There was no earlier contact with the account, and Concord cannot read the members where it calls from. */
export class NeverMet extends Error {
  override readonly name = 'NeverMet';
}

/** @property conversation where more can be asked about them; empty when there is none */
interface Found {
  readonly reference: TeamsReference;
  readonly conversation: string;
  readonly told: TenantInfo;
}

interface Deps {
  readonly references: References;
  readonly tenants: Tenants;
}

/**
 * @param conversation empty for a call from the search box, which is in no conversation
 * @throws NeverMet
 * @throws ConnectorFault, NoToken
 */
export async function knownAccount(deps: Deps, reference: TeamsReference, conversation: string): Promise<Found> {
  const [before] = (await deps.references.whose(reference.user)).map(([, each]) => each);
  // A chat that is known to be closed to Concord is not used.
  const chat = before?.state === undefined ? before?.conversation : undefined;
  if (before) return { reference, conversation: chat ?? '', told: { tenant: before.tenant } };
  // Concord may be a member here after all.
  const told = conversation === '' ? undefined : await rosterOf(deps, reference, conversation);
  if (told?.tenant === undefined) throw new NeverMet('an account that was not met, from where Concord is no member');
  return { reference, conversation, told };
}

/** The account's entry in the list of members; undefined when Teams does not let Concord read that. */
async function rosterOf(
  { tenants }: Deps,
  reference: TeamsReference,
  conversation: string,
): Promise<TenantInfo | undefined> {
  const { serviceUrl, user } = reference;
  try {
    return await tenants.of({ serviceUrl, conversation }, user);
  } catch (fault) {
    if (fault instanceof ConnectorFault && fault.status === 403) return undefined;
    throw fault;
  }
}
