/** Who writes: from the verified activity alone, never from what a card says. */
import { HOUR_MS } from '../../core/spans.ts';
import { createBoundedCache } from '../../core/boundedCache.ts';
import type { NetworkId } from '../../core/ids.ts';
import type { Person } from '../../core/people.ts';
import type { Door } from '../door.ts';
import { isFromAnywhere, isPersonal, type Activity } from './activity.ts';
import { metBefore } from './anywhere.ts';
import { withoutThread } from './channels.ts';
import { ConnectorFault, NoToken } from './failures.ts';
import type { Reference, References } from './references.ts';
import type { Connector, Member } from './sdk/connector.ts';
import { isServed, type TeamsSettings } from './settings.ts';
import type { Tenants, Told } from './tenants.ts';

export interface Known {
  readonly person: Person;
  readonly network: NetworkId;
}
export interface Writer {
  /** `TENANT/OBJECT` */
  readonly identity: string;
  /** In each network that knows them; empty for a stranger. */
  readonly known: readonly Known[];
  readonly reference: Reference;
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
  /** True for whoever has not been named here for an hour. */
  (identity: string): boolean;
  /** What was to be done about them came to nothing: they are as if not named. */
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

/** An activity in which nobody speaks, or that does not say where to answer. */
export class Nobody extends Error {
  override readonly name = 'Nobody';
}

/** Teams could not be asked who this is, which is no answer: nothing has been done, and trying again helps. */
export class NotAsked extends Error {
  override readonly name = 'NotAsked';
}

async function asked<Answer>(question: Promise<Answer>): Promise<Answer> {
  try {
    return await question;
  } catch (cause) {
    if (!(cause instanceof ConnectorFault || cause instanceof NoToken)) throw cause;
    throw new NotAsked(`Teams could not be asked who writes: ${cause.message}`, { cause });
  }
}

/**
 * @param fresh asks Teams for the e-mail address even of somebody who is known: another network may have them on its roll
 * @throws Nobody
 * @throws NotAsked
 * @throws NotMet
 */
export async function whoWrites(deps: WhoDeps, activity: Activity, fresh = false): Promise<Writer> {
  const reference = referenceOf(activity);
  const conversation = withoutThread(activity.conversation?.id ?? '');
  if (isFromAnywhere(activity))
    return recognise(deps, { ...(await asked(metBefore(deps, reference, conversation))), fresh });
  const at = { serviceUrl: reference.serviceUrl, conversation };
  const told: Told = isPersonal(activity)
    ? { tenant: reference.tenant }
    : await asked(deps.tenants.of(at, reference.user));
  return recognise(deps, { reference, conversation, fresh, told });
}

/** Somebody of whom only the roster of a team has told. */
export const whoIs = (deps: WhoDeps, activity: Activity, member: Member): Promise<Writer> => {
  const { conversation: _none, ...from } = referenceOf({ ...activity, from: { id: member.id } });
  const reference = { ...from, user: member.id, object: (member.object ?? member.id).toLowerCase() };
  return recognise(deps, { reference, conversation: '', fresh: true, told: deps.tenants.told(member) });
};

/** @property reference its tenant is the conversation's; whose the person is stands in `told` */
interface Met {
  readonly reference: Reference;
  readonly conversation: string;
  readonly fresh: boolean;
  readonly told: Told;
}

/** Stands for the tenant of somebody of whom Teams does not say it: only the Secretariat itself links such an account. */
const UNKNOWN = 'unknown';

async function recognise(deps: WhoDeps, { fresh, told, conversation, ...met }: Met): Promise<Writer> {
  const { door } = deps;
  const reference = { ...met.reference, ...(told.tenant !== undefined && { tenant: told.tenant }) };
  const identity = `${told.tenant ?? UNKNOWN}/${reference.object}`;
  if (told.tenant !== undefined) await deps.tenants.hourly(identity, () => endOthers(deps, identity, reference));
  // Nobody is linked, found by an earlier link or kept: the channel is of a tenant that is served, its guest is not.
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
  // Whoever is known is answered meanwhile.
  if (isKnown) deps.later('where somebody in Teams can be written to was not kept', kept);
  else await kept;
  return { identity, known, reference };
}

/** The address by which they may be on the roll. @throws NotAsked */
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
 * The account is of this tenant: a link of the same account under another was made when the conversation's tenant was taken
 * for the person's. It ends, and nothing more is sent to where it led.
 */
const endOthers = ({ door, references }: WhoDeps, identity: string, { user }: Reference): Promise<void> =>
  door.unlinkElsewhere({ platform: 'teams', user: identity }, (person) => references.forget(person, user));

/** Somebody who writes can be written to. */
async function keepWhere({ references, door }: WhoDeps, known: readonly Known[], reference: Reference): Promise<void> {
  for (const { person } of known) if (await references.seen(person.id, reference)) await door.reachable(person.id);
}

/**
 * Somebody whom one network knows may have been put on the roll of another since: asked of Teams now and then, beside the
 * answer. The address of the one roll is not enough: its Secretariat could have written anybody's.
 */
async function lookFurther(deps: WhoDeps, met: Omit<Met, 'fresh'>, known: number): Promise<void> {
  if ((await deps.door.networks()).length > known) await recognise(deps, { ...met, fresh: true });
}

function referenceOf(activity: Activity): Reference {
  const { from, recipient, conversation, channelData, serviceUrl } = activity;
  const tenant = (channelData?.tenant?.id ?? conversation?.tenantId ?? '').toLowerCase();
  const isElsewhere = isFromAnywhere(activity);
  if (!from || !recipient || !serviceUrl || !tenant) throw new Nobody('nobody speaks here');
  if (!conversation && !isElsewhere) throw new Nobody('it is not said where');
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
 * The address that may link a person to the roll. In the Secretariat's own tenant the directory is our own. In another,
 * its administrator can write any address into a profile, but a sign-in name only under a domain that the tenant has
 * proved to own: so there the address counts when it is the sign-in name, or lies under the same domain.
 */
export function trustedEmail(
  { email, principal }: Pick<Member, 'email' | 'principal'>,
  tenant: string,
  { tenant: own, localDevelopment }: TeamsSettings,
): string | undefined {
  if (localDevelopment || tenant === own?.toLowerCase()) return email ?? principal;
  if (principal === undefined || /#EXT#/i.test(principal)) return undefined;
  return email !== undefined && domainOf(email) === domainOf(principal) ? email : principal;
}
const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** The person whom a press is for: of the network of its card; without one, the first that knows them. */
export const ofNetwork = ({ known }: Writer, network: string | undefined): Known | undefined =>
  known.find((each) => each.network === network) ?? known[0];
