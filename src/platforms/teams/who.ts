/** Who writes: from the verified activity alone, never from what a card says. */
import type { NetworkId } from '../../core/ids.ts';
import type { Person } from '../../core/people.ts';
import type { Door } from '../door.ts';
import { isPersonal, type Activity } from './activity.ts';
import type { Reference, References } from './references.ts';
import type { Connector, Member } from './sdk/connector.ts';
import type { TeamsSettings } from './settings.ts';

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
  readonly settings: TeamsSettings;
  readonly recently: Recently;
  readonly later: (what: string, work: Promise<unknown>) => void;
}

/** True for whoever has not been named here for an hour. */
export type Recently = (identity: string) => boolean;

const AN_HOUR_MS = 3_600_000;
const MOST_REMEMBERED = 10_000;

export function makeRecently(now: () => number = Date.now): Recently {
  const named = new Map<string, number>();
  return (identity) => {
    if (now() - (named.get(identity) ?? -Infinity) < AN_HOUR_MS) return false;
    if (named.size >= MOST_REMEMBERED) named.clear();
    named.set(identity, now());
    return true;
  };
}

/** An activity in which nobody speaks, or that does not say where to answer. */
export class Nobody extends Error {
  override readonly name = 'Nobody';
}

/**
 * @param fresh asks Teams for the e-mail address even of somebody who is known: another network may have them on its roll
 * @throws Nobody
 */
export async function whoWrites(deps: WhoDeps, activity: Activity, fresh = false): Promise<Writer> {
  const reference = referenceOf(activity);
  return (await recognise(deps, reference, activity.conversation?.id ?? '', fresh)) satisfies Writer;
}

/** Somebody of whom only the roster of a team has told. */
export const whoIs = (deps: WhoDeps, activity: Activity, member: Member): Promise<Writer> => {
  const { conversation: _none, ...from } = referenceOf({ ...activity, from: { id: member.id } });
  const reference = { ...from, user: member.id, object: member.object ?? member.id };
  return recognise(deps, reference, '', true, member);
};

async function recognise(
  deps: WhoDeps,
  reference: Reference,
  conversation: string,
  fresh: boolean,
  seen?: Member,
): Promise<Writer> {
  const { door, connector, settings } = deps;
  const identity = `${reference.tenant}/${reference.object}`;
  let known = await door.identify({ platform: 'teams', user: identity });
  const isKnown = known.length > 0 && !fresh;
  if (!isKnown) {
    const at = { serviceUrl: reference.serviceUrl, conversation };
    const member = seen ?? (await connector.member(at, reference.user));
    const email = member && trustedEmail(member, reference.tenant, settings);
    if (email !== undefined) known = await door.identify({ platform: 'teams', user: identity, email });
  } else if (deps.recently(identity)) {
    deps.later(
      'other networks of somebody in Teams could not be looked for',
      lookFurther(deps, reference, known, conversation),
    );
  }
  const kept = keepWhere(deps, known, reference);
  // Whoever is known is answered meanwhile.
  if (isKnown) deps.later('where somebody in Teams can be written to was not kept', kept);
  else await kept;
  return { identity, known, reference };
}

/** Somebody who writes can be written to. */
async function keepWhere({ references, door }: WhoDeps, known: readonly Known[], reference: Reference): Promise<void> {
  for (const { person } of known) if (await references.seen(person.id, reference)) await door.reachable(person.id);
}

/**
 * Somebody whom one network knows may have been put on the roll of another since: asked of Teams now and then, beside the
 * answer. The address of the one roll is not enough: its Secretariat could have written anybody's.
 */
async function lookFurther(deps: WhoDeps, reference: Reference, known: readonly Known[], conversation: string) {
  if ((await deps.door.networks()).length > known.length) await recognise(deps, reference, conversation, true);
}

function referenceOf(activity: Activity): Reference {
  const { from, recipient, conversation, channelData, serviceUrl } = activity;
  const tenant = (channelData?.tenant?.id ?? conversation?.tenantId ?? '').toLowerCase();
  if (!from || !recipient || !conversation || !serviceUrl || !tenant) throw new Nobody('nobody speaks here');
  return {
    tenant,
    object: (from.aadObjectId ?? from.id).toLowerCase(),
    user: from.id,
    bot: recipient.id,
    serviceUrl,
    ...(isPersonal(activity) && { conversation: conversation.id }),
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
