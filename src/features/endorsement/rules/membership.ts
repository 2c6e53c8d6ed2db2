/** What happens to a request when an entity leaves the network or is merged into another (domain.md 4). */
import type { BySystem } from '../../../core/act.ts';
import { accept, type Decision, type Effect } from '../../../core/decision.ts';
import type { EntityId, Instant } from '../../../core/ids.ts';
import { phrase } from '../../../i18n/phrase.ts';
import type { Network } from '../../../core/network.ts';
import { newcomers, nobodyLeft, type LeftInputs } from '../../../core/entityLeft.ts';
import { lastPairGone } from './breaking.ts';
import { closeIfSettled } from './close.ts';
import { cardVersion, isCarried, runs, type Endorsement, type Position } from './state.ts';
import { add, hasSpoken, pairs, standOf, withPosition } from './stands.ts';

export type { LeftInputs };
const refresh: Effect = { type: 'refreshCards' };
const done = (e: Endorsement, effects: readonly Effect[] = []): Decision<Endorsement> =>
  accept(e, phrase('concord.done'), effects);

/** `endorsement.redraw`: something on its cards has another name. */
export const redraw = (e: Endorsement): Decision<Endorsement> => done(e, [refresh]);

/**
 * `endorsement.entityLeft`: only this act changes who was asked. What the entity said is kept, but no longer counts as its own.
 */
export function entityLeft(e: Endorsement, act: BySystem<LeftInputs>, network: Network): Decision<Endorsement> {
  const { entity, into, reason } = act.inputs;
  const at = act.receivedAt;
  if (!runs(e) && !isCarried(e)) return done(e);
  if (!e.electorate.includes(entity)) return done(e, into === undefined ? [] : askNewcomers(e, into, act.inputs));
  const others = e.electorate.filter((one) => one !== entity);
  const electorate = into === undefined || others.includes(into) ? others : [...others, into].sort();
  const gone = { entity, at, ...(into === undefined ? { reason } : { into }) };
  const departed: Endorsement = { ...e, electorate, departed: [...(e.departed ?? []), gone] };
  const next = into === undefined ? departed : moved(departed, entity, into, at);
  // The procedure is over. Meetings that still deal with it ask the entity's former representatives.
  if (!runs(e)) return done(next, [refresh]);
  // The last pair goes with the entity. This counts as its withdrawal.
  const isWithdrawal = pairs(e).length > 0 && pairs(next).length === 0;
  const after = isWithdrawal ? lastPairGone(next, { entity, at }, network) : { next, effects: [] };
  const settled = closeIfSettled(after.next, at);
  const asks = electorate.length === 0 ? [nobodyLeft({ what: 'endorsement', target: e.target, entity })] : [];
  return done(settled.state, [...after.effects, ...settled.effects, ...asks, refresh]);
}

/** Only the other entity was asked, so its new people are asked too. */
const askNewcomers = (e: Endorsement, into: EntityId, inputs: LeftInputs): Effect[] =>
  runs(e) && e.electorate.includes(into)
    ? [{ type: 'tell', to: newcomers(inputs), card: 'request', live: true, version: cardVersion(e) }]
    : [];

/**
 * Moves what `from` said to `into`, if it is the one that counts: of two, the later position of a focal point, otherwise the
 * later one. Everything comes from one of the two, so an objection of one and a request for discussion of the other do not
 * become a pair.
 */
function moved(e: Endorsement, from: EntityId, into: EntityId, at: Instant): Endorsement {
  const reach = { ...e.reach };
  const came = e.reach[from]?.state === 'reached' ? e.reach[from] : undefined;
  // An answer in time shows that the text arrived, even when no delivery shows it.
  if (hasSpoken(e, from) && !came) reach[into] = { state: 'reached', at: e.openedAt };
  else if (came && e.reach[into]?.state !== 'reached') reach[into] = came;
  const reached = { ...e, reach };
  if (!prevails(e, from, into)) return reached;
  return eventsOf(e, from).reduce<Endorsement>((state, event, i) => {
    const stand = add(standOf(state, into), { ...event, ...(i === 0 && { afresh: true as const }) });
    return withPosition(state, {
      ...event,
      entity: into,
      objects: stand.objection !== undefined,
      moved: { from, at },
      ...(i === 0 && { afresh: true as const }),
    });
  }, reached);
}

/**
 * The positions in force, oldest first. For an objection, whether the request for discussion that came with it is still in
 * force.
 */
function eventsOf(e: Endorsement, entity: EntityId): Position[] {
  const { position, objection, request } = standOf(e, entity);
  const events = [...new Set([position, objection, request])].filter((event) => event !== undefined);
  return events
    .map((event) => ({ ...event, requestsDiscussion: event === request }))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function prevails(e: Endorsement, from: EntityId, into: EntityId): boolean {
  const [one, other] = [eventsOf(e, from), eventsOf(e, into)];
  if (one.length === 0 || other.length === 0) return one.length > 0;
  const last = (events: readonly Position[]): Instant | '' => events.at(-1)?.at ?? '';
  const focal = (events: readonly Position[]): Instant | '' => last(events.filter(({ role }) => role === 'focalPoint'));
  return focal(one) === focal(other) ? last(one) > last(other) : focal(one) > focal(other);
}
