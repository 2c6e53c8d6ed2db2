/** Finds out who writes, from the authenticated activity only and never from a card. */
import { HOUR_MS } from '../../core/spans.ts';
import { createBoundedCache } from '../../core/boundedCache.ts';
import type { Door, KnownPerson } from '../door.ts';
import { isFromAnywhere, isPersonal, type Activity } from './activity.ts';
import { knownAccount } from './anywhere.ts';
import { withoutThread } from './channels.ts';
import { ConnectorFault, NoToken } from './failures.ts';
import type { TeamsReference, References } from './references.ts';
import type { Connector, RosterMember } from './sdk/connector.ts';
import { isServed, type TeamsSettings } from './settings.ts';
import type { Tenants, TenantInfo } from './tenants.ts';

export interface Writer {
  /** `TENANT/OBJECT` */
  readonly identity: string;
  /** The person in each network that knows them; empty for a stranger. */
  readonly known: readonly KnownPerson[];
  readonly reference: TeamsReference;
}

export interface WhoDeps {
  readonly door: Door;
  readonly connector: Connector;
  readonly references: References;
  readonly tenants: Tenants;
  readonly settings: TeamsSettings;
  readonly isFirstInAnHour: IsFirstInAnHour;
  readonly later: (what: string, work: Promise<unknown>) => void;
}

export interface IsFirstInAnHour {
  /** Is this the account's first contact within an hour? */
  (identity: string): boolean;
  /** The work for the account failed, so its next contact counts as the first. */
  forget(identity: string): void;
}

const MAX_REMEMBERED = 10_000;

export function createIsFirstInAnHour(now: () => number = Date.now): IsFirstInAnHour {
  const named = createBoundedCache<string, number>(MAX_REMEMBERED);
  const isFirstInAnHour = (identity: string): boolean => {
    if (now() - (named.get(identity) ?? -Infinity) < HOUR_MS) return false;
    named.set(identity, now());
    return true;
  };
  return Object.assign(isFirstInAnHour, { forget: (identity: string) => named.delete(identity) });
}

/** The activity has no sender, or no conversation to answer in. */
export class NoSender extends Error {
  override readonly name = 'NoSender';
}

/** Teams could not be asked who this is. Nothing has been done, and trying again helps. */
export class SenderUnknown extends Error {
  override readonly name = 'SenderUnknown';
}

async function asked<Answer>(question: Promise<Answer>): Promise<Answer> {
  try {
    return await question;
  } catch (cause) {
    if (!(cause instanceof ConnectorFault || cause instanceof NoToken)) throw cause;
    throw new SenderUnknown(`Teams could not be asked who writes: ${cause.message}`, { cause });
  }
}

/**
 * @param fresh asks Teams for the e-mail address even of a known person, because another network may have them on its roll
 * @throws NoSender
 * @throws SenderUnknown
 * @throws NeverMet
 */
export async function whoWrites(deps: WhoDeps, activity: Activity, fresh = false): Promise<Writer> {
  const reference = referenceOf(activity);
  const conversation = withoutThread(activity.conversation?.id ?? '');
  if (isFromAnywhere(activity))
    return recognise(deps, { ...(await asked(knownAccount(deps, reference, conversation))), fresh });
  const at = { serviceUrl: reference.serviceUrl, conversation };
  const told: TenantInfo = isPersonal(activity)
    ? { tenant: reference.tenant }
    : await asked(deps.tenants.of(at, reference.user));
  return recognise(deps, { reference, conversation, fresh, told });
}

/** A person who is only known from a team's list of members. */
export const whoIs = (deps: WhoDeps, activity: Activity, member: RosterMember): Promise<Writer> => {
  const { conversation: _none, ...from } = referenceOf({ ...activity, from: { id: member.id } });
  const reference = { ...from, user: member.id, object: (member.object ?? member.id).toLowerCase() };
  return recognise(deps, { reference, conversation: '', fresh: true, told: deps.tenants.told(member) });
};

/** @property reference its tenant is the conversation's; the person's own is in `told` */
interface Met {
  readonly reference: TeamsReference;
  readonly conversation: string;
  readonly fresh: boolean;
  readonly told: TenantInfo;
}

/** Replaces a tenant that Teams does not tell. Only the Secretariat itself links such an account. */
const UNKNOWN = 'unknown';

async function recognise(deps: WhoDeps, { fresh, told, conversation, ...met }: Met): Promise<Writer> {
  const { door } = deps;
  const reference = { ...met.reference, ...(told.tenant !== undefined && { tenant: told.tenant }) };
  const identity = `${told.tenant ?? UNKNOWN}/${reference.object}`;
  if (told.tenant !== undefined) await deps.tenants.hourly(identity, () => endOthers(deps, identity, reference));
  // The person's tenant is not served, although the channel's is: a guest is not linked, stored or found by an earlier
  // link.
  if (told.tenant !== undefined && !isServed(told.tenant, deps.settings)) return { identity, known: [], reference };
  let known = await door.identify({ platform: 'teams', user: identity });
  const isKnown = known.length > 0 && !fresh;
  if (!isKnown) {
    const email = await emailOf(deps, { reference, conversation, told });
    if (email !== undefined) known = await door.identify({ platform: 'teams', user: identity, email });
  } else if (deps.isFirstInAnHour(identity)) {
    deps.later(
      'other networks of somebody in Teams could not be looked for',
      lookFurther(deps, { reference, conversation, told }, known.length).catch((fault: unknown) => {
        deps.isFirstInAnHour.forget(identity);
        throw fault;
      }),
    );
  }
  const kept = keepWhere(deps, known, reference);
  // A known person is answered without waiting for this.
  if (isKnown) deps.later('where somebody in Teams can be written to was not kept', kept);
  else await kept;
  return { identity, known, reference };
}

/** The e-mail address under which they may be on the roll. @throws SenderUnknown */
async function emailOf(
  { connector, settings }: WhoDeps,
  { reference, conversation, told }: Omit<Met, 'fresh'>,
): Promise<string | undefined> {
  if (told.tenant === undefined) return undefined;
  if (conversation === '' && !told.member) return undefined;
  const at = { serviceUrl: reference.serviceUrl, conversation };
  const member = told.member ?? (await asked(connector.member(at, reference.user)));
  return member && trustedEmail(member, told.tenant, settings);
}

/**
 * Ends links of the same account under other tenants, and removes their addresses. They were made when the conversation's
 * tenant was taken for the person's.
 */
const endOthers = ({ door, references }: WhoDeps, identity: string, { user }: TeamsReference): Promise<void> =>
  door.unlinkElsewhere({ platform: 'teams', user: identity }, (person) => references.forget(person, user));

/** Stores where a person who writes can be written to. */
async function keepWhere(
  { references, door }: WhoDeps,
  known: readonly KnownPerson[],
  reference: TeamsReference,
): Promise<void> {
  for (const { person } of known) if (await references.seen(person.id, reference)) await door.reachable(person.id);
}

/**
 * Looks in other networks for a person whom one network knows, because they may have been added there. Teams is asked for
 * the e-mail address now and then, in the background. The address on the first roll is not enough: that network's
 * Secretariat could have entered anybody's.
 */
async function lookFurther(deps: WhoDeps, met: Omit<Met, 'fresh'>, known: number): Promise<void> {
  if ((await deps.door.networks()).length > known) await recognise(deps, { ...met, fresh: true });
}

function referenceOf(activity: Activity): TeamsReference {
  const { from, recipient, conversation, channelData, serviceUrl } = activity;
  const tenant = (channelData?.tenant?.id ?? conversation?.tenantId ?? '').toLowerCase();
  const isElsewhere = isFromAnywhere(activity);
  if (!from || !recipient || !serviceUrl || !tenant) throw new NoSender('nobody speaks here');
  if (!conversation && !isElsewhere) throw new NoSender('it is not said where');
  return {
    tenant,
    object: (from.aadObjectId ?? from.id).toLowerCase(),
    user: from.id,
    bot: recipient.id,
    serviceUrl,
    ...(conversation && !isElsewhere && isPersonal(activity) && { conversation: conversation.id }),
  };
}

/**
 * The e-mail address that may link a person to the roll. In the Secretariat's own tenant the directory is trusted. In
 * another tenant the administrator can write any address into a profile, but a sign-in name only under a domain that the
 * tenant owns. So there the address counts when it is the sign-in name or has the same domain.
 */
export function trustedEmail(
  { email, principal }: Pick<RosterMember, 'email' | 'principal'>,
  tenant: string,
  { tenant: own, localDevelopment }: TeamsSettings,
): string | undefined {
  if (localDevelopment || tenant === own?.toLowerCase()) return email ?? principal;
  if (principal === undefined || /#EXT#/i.test(principal)) return undefined;
  return email !== undefined && domainOf(email) === domainOf(principal) ? email : principal;
}
const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** The person for a press, in the network of its card. Without one, in the first network that knows them. */
export const ofNetwork = ({ known }: Writer, network: string | undefined): KnownPerson | undefined =>
  known.find((each) => each.network === network) ?? known[0];
