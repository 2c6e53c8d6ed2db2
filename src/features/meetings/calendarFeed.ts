/**
 * The address at which a person's calendar program reads their meetings. It contains a secret, which the person can replace.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Act } from '../../core/act.ts';
import { accept, type Decision } from '../../core/decision.ts';
import { networkId, personId, type NetworkId, type PersonId, type Ref } from '../../core/ids.ts';
import { isRevoked, revocationsOf, type Person } from '../../core/people.ts';
import { phrase } from '../../i18n/phrase.ts';
import type { Network } from '../../core/network.ts';
import type { ReadStore } from '../../kit/read.ts';

/**
 * A person's secret, as it is stored. It is written with the act that makes or replaces it, so a repeated act changes nothing.
 */
export interface Feed {
  readonly target: Ref;
  readonly person: PersonId;
  readonly secret: string;
  /** The person's count of revocations when it was made (`mail.revoke`); absent: none. */
  readonly revocations?: number;
}
export const FEEDS = 'feeds';

/** Where versions before 29 November 2026 stored the secrets. They are valid until they are replaced. */
const SPACE = 'feeds';
const keyOf = (network: NetworkId, person: PersonId): string => `${network}/${person}`;
/** The token in the address: the person and the secret. */
const tokenOf = (network: NetworkId, { person, secret }: Feed): string =>
  `${Buffer.from(JSON.stringify([network, person])).toString('base64url')}.${secret}`;

interface Secrets {
  readonly fresh: string;
  /** The secret that an earlier version stored. */
  readonly old?: string;
}

/** A new random secret and the stored one. Rules have no access to either. */
export async function secretFacts(read: ReadStore, act: Act<object, Person>): Promise<Secrets> {
  const old = await read.keyValue(SPACE, keyOf(act.network, act.actor.id));
  return { fresh: randomBytes(24).toString('base64url'), ...(old !== undefined && { old }) };
}

export type FeedRule = (
  feed: Feed | undefined,
  act: Act<Secrets, Person>,
  network: Network,
  target: Ref,
) => Decision<Feed>;
const given = (feed: Feed, say: 'calendar.here' | 'calendar.renewed', network: Network): Decision<Feed> =>
  accept(feed, phrase(say), [], { card: { name: 'calendarFeed', data: { token: tokenOf(network.id, feed) } } });

const newFeed = (target: Ref, person: Person, secret: string): Feed => ({
  ...{ target, person: person.id, secret },
  ...revocationsOf(person),
});

/** `calendar.show`: shows the address. It is made the first time, and anew when all links of the person were ended. */
export const showFeed: FeedRule = (feed, { actor, inputs }, network, target) => {
  if (feed && !isRevoked(feed, actor)) return given(feed, 'calendar.here', network);
  // What an earlier version stored was made before any revocation.
  const kept = feed === undefined && !isRevoked({}, actor) ? inputs.old : undefined;
  return given(newFeed(target, actor, kept ?? inputs.fresh), 'calendar.here', network);
};

/** `calendar.renew`: makes a new address. The former one is no longer valid. */
export const renewFeed: FeedRule = (_feed, { actor, inputs }, network, target) =>
  given(newFeed(target, actor, inputs.fresh), 'calendar.renewed', network);

async function secretOf(
  read: ReadStore,
  network: NetworkId,
  person: PersonId,
): Promise<Pick<Feed, 'secret' | 'revocations'> | undefined> {
  const target = await read.findByKey(FEEDS, person);
  const found = await read.load(FEEDS, target);
  if (found) return found;
  const secret = await read.keyValue(SPACE, keyOf(network, person));
  return secret === undefined ? undefined : { secret };
}

/** The person whose calendar a token opens, and when it was made; undefined for an invalid token. */
export async function feedOf(
  readOf: (network: NetworkId) => ReadStore,
  token: string,
): Promise<{ network: NetworkId; person: PersonId; revocations?: number } | undefined> {
  const [whose = '', secret = ''] = token.split('.');
  const [network, person] = readWhose(whose);
  if (network === undefined || person === undefined) return undefined;
  const owner = { network: networkId(network), person: personId(person) };
  const feed = await secretOf(readOf(owner.network), owner.network, owner.person);
  const known = Buffer.from(feed?.secret ?? '');
  const given = Buffer.from(secret);
  if (known.length === 0 || known.length !== given.length || !timingSafeEqual(known, given)) return undefined;
  return { ...owner, ...(feed && revocationsOf(feed)) };
}

function readWhose(text: string): readonly (string | undefined)[] {
  try {
    const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(read) && read.every((one) => typeof one === 'string') ? read : [];
  } catch {
    return [];
  }
}
