/** What the events of a request add up to, for each entity. */
import { after, type EntityId, type Instant } from '../../../core/ids.ts';
import { HOUR_MS } from '../../../core/spans.ts';
import { inTime, type Endorsement, type Position, type PositionKind, type StandKind } from './state.ts';

/** How one entity stands. */
export interface Stand {
  /** Its endorsement, abstention or objection in force, whatever version that was for. */
  readonly position?: Position;
  readonly objection?: Position;
  readonly request?: Position;
  /** Said in a meeting that it does not object any more: that is no silence, until it speaks again. */
  readonly lifted?: Position;
}
const NOTHING: Stand = {};

/** Objection and request for discussion stand together: this, and only this, breaks the silence [ToR 3.b.iv]. */
export const isPair = (stand: Stand): boolean => stand.objection !== undefined && stand.request !== undefined;

/** One event more. Events without effect change nothing; comments and needs for time are not positions. */
export function add(before: Stand, event: Position): Stand {
  if (!event.counts) return before;
  const stand = event.afresh ? NOTHING : before;
  switch (event.position) {
    case 'endorse':
    case 'abstain':
    case 'recuse':
      return { position: event };
    case 'object':
      return {
        ...stand,
        position: spoken(stand.objection, event),
        objection: spoken(stand.objection, event),
        ...(event.requestsDiscussion && { request: stand.request ?? event }),
      };
    case 'requestDiscussion':
      return { ...withoutRecusal(stand), request: spoken(stand.request, event) };
    case 'withdrawObjection':
      // In a meeting, what was asked for has been discussed.
      return event.meeting === undefined
        ? without(stand, 'objection')
        : { ...without(without(stand, 'objection'), 'request'), lifted: event };
    case 'withdrawRequest':
      return without(stand, 'request');
    case 'needTime':
    case 'comment':
      return stand;
  }
}

/** Whoever asks for a discussion does not stand aside any more. */
function withoutRecusal(stand: Stand): Stand {
  if (stand.position?.position !== 'recuse') return stand;
  const { position: _aside, ...rest } = stand;
  return rest;
}

/** The focal point's own, or what the alternate said for it in its absence: after that only the focal point changes it. */
export const isMain = ({ role, onBehalfOf }: Position): boolean =>
  role === 'focalPoint' || (role === 'alternate' && onBehalfOf !== undefined);

/** The focal point's own words stay when the alternate says the same in others. */
const spoken = (before: Position | undefined, event: Position): Position =>
  before && isMain(before) && event.role === 'alternate' && !isMain(event) ? before : event;

function without(stand: Stand, what: 'objection' | 'request'): Stand {
  const { [what]: gone, ...rest } = stand;
  if (what === 'request' || rest.position?.position !== 'object') return rest;
  const { position: objected, ...left } = rest;
  return left;
}

const known = new WeakMap<readonly Position[], ReadonlyMap<EntityId, Stand>>();

/** Every entity's stand. Worked out once for each list of events: rules and cards ask for it several times a press. */
export function stands(e: Endorsement): ReadonlyMap<EntityId, Stand> {
  const found = known.get(e.positions);
  if (found) return found;
  const made = new Map<EntityId, Stand>();
  for (const event of e.positions) made.set(event.entity, add(made.get(event.entity) ?? NOTHING, event));
  known.set(e.positions, made);
  return made;
}

/** The same request with one event more; what is known of the others' stands carries over. */
export function withPosition(e: Endorsement, event: Position): Endorsement {
  const before = stands(e);
  const positions = [...e.positions, event];
  known.set(positions, new Map(before).set(event.entity, add(before.get(event.entity) ?? NOTHING, event)));
  return { ...e, positions };
}

export const standOf = (e: Endorsement, entity: EntityId): Stand => stands(e).get(entity) ?? NOTHING;

/** Entities whose objection and request stand together, in the order of the electorate. */
export const pairs = (e: Endorsement): EntityId[] => e.electorate.filter((entity) => isPair(standOf(e, entity)));

const SAID: Partial<Record<PositionKind, StandKind>> = { endorse: 'endorsed', abstain: 'abstained', recuse: 'recused' };

/** In words: `stale` is an endorsement or abstention for an earlier text; objections stand until withdrawn. */
export function standing(e: Endorsement, entity: EntityId): StandKind {
  const { position, objection, lifted } = standOf(e, entity);
  if (objection) return 'objected';
  if (!position) return lifted ? 'lifted' : 'silent';
  if (position.revision < e.revision) return 'stale';
  return SAID[position.position] ?? 'silent';
}

/** Nothing is known of its will on the current text: an answer that went stale is none, a request for discussion is one. */
export const isSilent = (e: Endorsement, entity: EntityId): boolean => {
  const now = standing(e, entity);
  return (now === 'silent' || now === 'stale') && standOf(e, entity).request === undefined;
};

/** May the entity take a position now? Who may do so in its name is for the roll to say. */
export const isAsked = (e: Endorsement, entity: EntityId | undefined, now: Instant): boolean =>
  entity !== undefined && inTime(e, now) && e.electorate.includes(entity);

/** Does the request wait for the entity's answer? A referred one is for its meeting to settle, and waits for nobody's. */
export const waitsFor = (e: Endorsement, entity: EntityId | undefined, now: Instant): boolean =>
  e.state === 'open' && entity !== undefined && isAsked(e, entity, now) && isSilent(e, entity);

/** Entities that ask for a discussion and do not object: that breaks nothing, and is no silence. */
export const discussing = (e: Endorsement): EntityId[] =>
  e.electorate.filter((entity) => standOf(e, entity).request && !standOf(e, entity).objection);

/** Opened before there was such a floor. */
const FLOOR_HOURS = 24;
/** Whom the request came to later than this, silence says nothing about. */
const reachedBy = ({ closesAt, reachFloorHours = FLOOR_HOURS }: Endorsement): Instant =>
  after(closesAt, -reachFloorHours * HOUR_MS);

/** Did any of its people act on the current text in time? Then it was reached, whatever deliveries say. */
export const hasSpoken = (e: Endorsement, entity: EntityId): boolean =>
  e.positions.some(
    (p) => p.entity === entity && p.revision === e.revision && p.role !== 'secretariat' && p.at <= reachedBy(e),
  );

/**
 * How the current text has come to an entity. `tooLate`: too near the end for its silence to mean anything; an extension
 * makes it reached. `unknown`: messages are on their way.
 */
export function reachOf(e: Endorsement, entity: EntityId): 'reached' | 'tooLate' | 'notReached' | 'unknown' {
  const known = e.reach[entity];
  const came = known?.state === 'reached';
  // What an earlier version wrote has no instant.
  if (came && (known.at === undefined || known.at <= reachedBy(e))) return 'reached';
  if (hasSpoken(e, entity)) return 'reached';
  return came ? 'tooLate' : (known?.state ?? 'unknown');
}

/** Why an entity is not reached, when it is known not to be. */
export const unreachedFor = (e: Endorsement, entity: EntityId): string =>
  e.reach[entity]?.state === 'reached' ? 'tooLate' : (e.reach[entity]?.reason ?? 'notFound');

/** Silence is consent only for an entity that was reached: those that block the closing, of the electorate. */
export const blocking = (e: Endorsement): EntityId[] =>
  e.electorate.filter((entity) => isSilent(e, entity) && reachOf(e, entity) !== 'reached');

/** Entities known not to be reached in time, of those that have not spoken. */
export const unreached = (e: Endorsement): EntityId[] =>
  e.electorate.filter((entity) => isSilent(e, entity) && ['notReached', 'tooLate'].includes(reachOf(e, entity)));
