/**
 * Consequences of a new position: the silence is broken, or the last pair of objection and request is withdrawn [ToR 3.b.iv].
 */
import { personName } from '../../../core/people.ts';
import type { Effect } from '../../../core/decision.ts';
import type { EntityId, Instant } from '../../../core/ids.ts';
import { oneWorkingDayFrom } from '../../../calendar/calendar.ts';
import type { Endorsement, Position, Turn } from './state.ts';
import type { Network } from '../../../core/network.ts';
import { cardVersion } from './state.ts';
import { plan } from './schedule.ts';
import { isPair, pairs, standOf, type Stand } from './stands.ts';

export interface Broken {
  readonly next: Endorsement;
  readonly effects: readonly Effect[];
  readonly broke: boolean;
  readonly reopened: boolean;
}
const nothing = (next: Endorsement): Broken => ({ next, effects: [], broke: false, reopened: false });

/** Compares the request before and after `event`, and returns what follows. */
export function consequences(before: Endorsement, next: Endorsement, event: Position, network: Network): Broken {
  const had = isPair(standOf(before, event.entity));
  const has = isPair(standOf(next, event.entity));
  if (!had && has) return broken(next, event.entity, event.at, network);
  if (had && !has && pairs(next).length === 0) return lastPairGone(next, event, network);
  return { ...nothing(next), effects: goneSince(before, next, event) };
}

/** After the closing instant, and once a meeting has put its question, the item stays: what was said in the room would be lost. */
const stays = ({ closesAt, heard }: Endorsement, at: Instant): boolean => at > closesAt || heard !== undefined;

/** Where the item stays, an entity whose request for discussion had gone withdraws the objection too: the item shows that. */
function goneSince(before: Endorsement, next: Endorsement, { entity, at }: Position): Effect[] {
  const isGone = standOf(before, entity).objection !== undefined && standOf(next, entity).objection === undefined;
  const hadStopped = (next.turns ?? []).some((one) => one.what === 'stopped' && one.entity === entity);
  const isMarked = isGone && hadStopped && stays(next, at) && pairs(next).length === 0;
  return isMarked ? [marked(next, at, 'objectionWithdrawn')] : [];
}

const marked = ({ target: source }: Endorsement, at: Instant, mark: Mark): Effect => ({
  ...{ type: 'act', verb: 'agenda.mark', inputs: { source, mark }, key: `mark/${source}/${at}` },
});
type Mark = 'objectionWithdrawn' | 'discussionWithdrawn';

/** An entity has both objected and asked for discussion: everyone is told at once, and the item goes to the agenda. */
function broken(e: Endorsement, entity: EntityId, at: Instant, network: Network): Broken {
  const { objection, request } = standOf(e, entity);
  const data = {
    entity,
    entityName: entity,
    by: objection?.by,
    byName: personName(network.roll, objection?.by ?? ''),
    text: objection?.text,
    wouldSatisfy: objection?.wouldSatisfy,
    request: request?.text,
  };
  const tell: Effect = { type: 'tell', to: 'network', card: 'referred', data: given(data), urgent: true };
  if (e.state === 'referred') return { next: e, effects: [tell], broke: false, reopened: false };
  const add: Effect = {
    type: 'act',
    verb: 'agenda.add',
    inputs: { source: e.target, title: e.title },
    key: `agenda/${e.target}/${at}`,
  };
  const turns: readonly Turn[] = [...(e.turns ?? []), { what: 'stopped', at, entity }];
  return {
    next: { ...e, state: 'referred', reminders: [], turns },
    effects: [tell, add],
    broke: true,
    reopened: false,
  };
}

/** Which half of the pair was withdrawn; of an entity that is asked no more, and whose position stays, none. */
function goneOf({ objection, request }: Stand): 'objection' | 'request' | 'both' | undefined {
  if (objection) return request ? undefined : 'request';
  return request ? 'objection' : 'both';
}

/**
 * The last pair is gone.
 * @param event whose pair it was, and when it went
 */
export function lastPairGone(e: Endorsement, event: Pick<Position, 'entity' | 'at'>, network: Network): Broken {
  const gone = goneOf(standOf(e, event.entity));
  const what: Mark = gone === 'request' ? 'discussionWithdrawn' : 'objectionWithdrawn';
  const tell = (reopened: boolean, closesAt: Instant): Effect => ({
    type: 'tell',
    to: 'network',
    card: 'pairWithdrawn',
    data: { entity: event.entity, entityName: event.entity, ...(gone && { gone }), reopened, closesAt },
  });
  if (stays(e, event.at)) {
    return { next: e, effects: [tell(false, e.closesAt), marked(e, event.at, what)], broke: false, reopened: false };
  }
  const next = reopen(e, event, network);
  const leave: Effect = {
    type: 'act',
    verb: 'agenda.leave',
    inputs: { source: e.target, why: what },
    key: `leave/${e.target}/${event.at}`,
  };
  return { next, effects: [tell(true, next.closesAt), leave], broke: false, reopened: true };
}

/** The request is open again. It closes at its original instant, or one working day from now, whichever is later. */
function reopen(e: Endorsement, { at, entity }: Pick<Position, 'entity' | 'at'>, network: Network): Endorsement {
  const day = oneWorkingDayFrom(at, network.settings);
  const closesAt = day > e.closesAt ? day : e.closesAt;
  const { agendaItem: left, agendaMeeting: _of, ...rest } = e;
  return {
    ...rest,
    state: 'open',
    closesAt,
    ...plan({ ...e, closesAt }, at, network),
    awaitingSecretariat: false,
    turns: [
      ...(e.turns ?? []),
      { what: 'reopened', at, entity, ...(closesAt !== e.closesAt && { closing: { from: e.closesAt, to: closesAt } }) },
    ],
  };
}

/** Sends the request's card to every representative of the entities asked, and to the people who run the network. */
export const askEveryone = (e: Endorsement): Effect[] => [
  { type: 'tell', to: { entities: e.electorate }, card: 'request', live: true, version: cardVersion(e) },
  { type: 'tell', to: 'secretariat', card: 'request', live: true, version: cardVersion(e) },
];

/** Removes undefined properties, because data of cards is stored as JSON. */
export const given = <T extends object>(data: T): WithoutUndefined<T> =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) as WithoutUndefined<T>;
type WithoutUndefined<T> = {
  readonly [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & { readonly [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined> };
