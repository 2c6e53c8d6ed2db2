/** The address under which a person's calendar program reads their meetings: a secret of their own, which they can replace. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Act } from '../../core/act.ts';
import type { Answer } from '../../core/answer.ts';
import { networkId, personId, type Instant, type NetworkId, type PersonId } from '../../core/ids.ts';
import { isMember } from '../../engine/fanOut.ts';
import type { CalendarEvent } from './cards/view.ts';
import { everyone, manages, represents, type Person } from '../../core/people.ts';
import type { Shelf } from '../../core/keyValueStore.ts';
import { phrase } from '../../i18n/phrase.ts';
import { endsAt, invited, type Meeting } from './rules/state.ts';
import type { Net } from '../../core/net.ts';
import type { Store } from '../../store/store.ts';

const SPACE = 'feeds';
const fresh = (): string => randomBytes(24).toString('base64url');
const keyOf = (network: NetworkId, person: PersonId): string => `${network}/${person}`;
/** The token in the address: whose it is, and the secret. */
const tokenOf = (network: NetworkId, person: PersonId, secret: string): string =>
  `${Buffer.from(JSON.stringify([network, person])).toString('base64url')}.${secret}`;

type Look = (store: Store, act: Act<unknown, Person>, network: Net) => Promise<Answer>;
const answer = (say: Answer['say'], token: string): Answer => ({
  ok: true,
  say,
  card: { name: 'calendarFeed', data: { token } },
});

/** `calendar.show` */
export const showFeed: Look = async (store, { actor }, { id }) => {
  const secret = await store.shelf.putNew(SPACE, keyOf(id, actor.id), fresh());
  return answer(phrase('calendar.here'), tokenOf(id, actor.id, secret));
};

/** `calendar.renew`: the old address does not work any more. */
export const renewFeed: Look = async (store, { actor }, { id }) => {
  const secret = fresh();
  await store.shelf.put(SPACE, keyOf(id, actor.id), secret);
  return answer(phrase('calendar.renewed'), tokenOf(id, actor.id, secret));
};

/** Whose calendar a token opens; undefined when it opens none. */
export async function feedOf(
  shelf: Shelf,
  token: string,
): Promise<{ network: NetworkId; person: PersonId } | undefined> {
  const [whose = '', secret = ''] = token.split('.');
  const [network, person] = readWhose(whose);
  if (network === undefined || person === undefined) return undefined;
  const owner = { network: networkId(network), person: personId(person) };
  const known = Buffer.from((await shelf.get(SPACE, keyOf(owner.network, owner.person))) ?? '');
  const given = Buffer.from(secret);
  return known.length > 0 && known.length === given.length && timingSafeEqual(known, given) ? owner : undefined;
}

function readWhose(text: string): readonly (string | undefined)[] {
  try {
    const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(read) && read.every((one) => typeof one === 'string') ? read : [];
  } catch {
    return [];
  }
}

/** The meeting as calendar programs know it: the same one after every change, with a higher count. */
export function eventOf(m: Meeting, { id, roll }: Net): CalendarEvent {
  const officer = everyone(roll).find(manages);
  return {
    uid: `${m.target}.${id}@concord`,
    sequence: m.sequence,
    changedAt: m.changes.at(-1)?.at ?? m.plannedAt,
    startsAt: m.startsAt,
    endsAt: endsAt(m),
    zone: m.zone,
    ...(m.place && { place: m.place }),
    cancelled: m.state === 'cancelled' || m.state === 'notHeld',
    organizer: { name: officer?.name ?? id, email: officer?.email ?? `${id}@concord.invalid` },
    line: { ref: m.target, kind: m.kind, title: m.title, untitled: m.untitled },
  };
}

const KEPT_MS = 90 * 24 * 3_600_000;
/** The meetings of a person's calendar: those they are invited to, of the last months and to come, cancelled ones too. */
export async function meetingsFor(store: Store, network: Net, person: Person, now: Instant): Promise<Meeting[]> {
  const found = await store.list(network.id, 'meetings');
  const runs = person.roles.some((role) => role === 'secretariat' || role === 'coordinator' || role === 'chair');
  return found
    .map(({ state }) => state as Meeting)
    .filter((m) => Date.parse(m.startsAt) > Date.parse(now) - KEPT_MS)
    .filter((m) => runs || (m.kind === 'rmc' && person.roles.includes('rmcChair')) || isInvited(m, network, person));
}

const isInvited = (m: Meeting, network: Net, person: Person): boolean =>
  represents(person) && person.entity !== undefined
    ? invited(m, network).includes(person.entity)
    : m.kind === 'focalPoints' && isMember(person);
