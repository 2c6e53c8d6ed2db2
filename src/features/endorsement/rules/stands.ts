/** Computes each entity's stand from the positions of a request. */
import { isOurs } from '../../../core/envelope.ts';
import { hasChat, representativesOf, type Roll } from '../../../core/people.ts';
import { after, type EntityId, type Instant, type PersonId } from '../../../core/ids.ts';
import { HOUR_MS } from '../../../core/spans.ts';
import {
  ASKED_BY_MAIL,
  NOT_IN_TIME,
  inTime,
  type Endorsement,
  type Position,
  type PositionKind,
  type SilenceMeans,
  type StandKind,
  cameBackFor,
  runs,
} from './state.ts';

/** The stand of one entity. */
export interface Stand {
  /** Its endorsement, abstention or objection in force, for whichever version. */
  readonly position?: Position;
  readonly objection?: Position;
  readonly request?: Position;
  /** It said in a meeting that it no longer objects. This counts as an answer until it speaks again. */
  readonly lifted?: Position;
}
const NOTHING: Stand = {};

/** Both an objection and a request for discussion are in force: only this breaks the silence [ToR 3.b.iv]. */
export const isPair = (stand: Stand): boolean => stand.objection !== undefined && stand.request !== undefined;

/**
 * The stand after one more position. Positions without effect change nothing; comments and needs for time are not positions.
 */
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
      // In a meeting, the discussion that was asked for has taken place.
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

/** An entity that asks for a discussion is no longer recused. */
function withoutRecusal(stand: Stand): Stand {
  if (stand.position?.position !== 'recuse') return stand;
  const { position: _aside, ...rest } = stand;
  return rest;
}

/** Is it by the focal point, or by the alternate for the focal point in an absence? Then only the focal point may change it. */
export const isMain = ({ role, onBehalfOf }: Position): boolean =>
  role === 'focalPoint' || (role === 'alternate' && onBehalfOf !== undefined);

/** The focal point's words are kept when the alternate completes the pair with others. Who has left binds nobody. */
const spoken = (before: Position | undefined, event: Position): Position =>
  before && isMain(before) && event.role === 'alternate' && !isMain(event) && !event.alone ? before : event;

function without(stand: Stand, what: 'objection' | 'request'): Stand {
  const { [what]: gone, ...rest } = stand;
  if (what === 'request' || rest.position?.position !== 'object') return rest;
  const { position: objected, ...left } = rest;
  return left;
}

const known = new WeakMap<readonly Position[], ReadonlyMap<EntityId, Stand>>();

/** Every entity's stand. Cached for each list of positions, because rules and cards read it several times a press. */
export function stands(e: Endorsement): ReadonlyMap<EntityId, Stand> {
  const found = known.get(e.positions);
  if (found) return found;
  const made = new Map<EntityId, Stand>();
  for (const event of e.positions) made.set(event.entity, add(made.get(event.entity) ?? NOTHING, event));
  known.set(e.positions, made);
  return made;
}

/** Adds a position to the request. The other entities' cached stands are kept. */
export function withPosition(e: Endorsement, event: Position): Endorsement {
  const before = stands(e);
  // A list made by spreading has room for half as many again, and a request may have a thousand positions.
  const positions = e.positions.concat(event);
  known.set(positions, new Map(before).set(event.entity, add(before.get(event.entity) ?? NOTHING, event)));
  return { ...e, positions };
}

export const standOf = (e: Endorsement, entity: EntityId): Stand => stands(e).get(entity) ?? NOTHING;

/** The entities with both an objection and a request for discussion in force, in the order of the electorate. */
export const pairs = (e: Endorsement): EntityId[] => e.electorate.filter((entity) => isPair(standOf(e, entity)));

const SAID: Partial<Record<PositionKind, StandKind>> = { endorse: 'endorsed', abstain: 'abstained', recuse: 'recused' };

/**
 * The name of the stand. `stale` is an endorsement or abstention for an earlier text; objections stay in force until they are
 * withdrawn.
 */
export function standing(e: Endorsement, entity: EntityId): StandKind {
  const { position, objection, lifted } = standOf(e, entity);
  if (objection) return 'objected';
  if (!position) return lifted ? 'lifted' : 'silent';
  if (position.revision < e.revision) return 'stale';
  return SAID[position.position] ?? 'silent';
}

/** Has the entity said nothing about the current text? A stale answer does not count; a request for discussion does. */
export const isSilent = (e: Endorsement, entity: EntityId): boolean => {
  const now = standing(e, entity);
  return (now === 'silent' || now === 'stale') && standOf(e, entity).request === undefined;
};

/** May the entity take a position now? Who may do so for it is decided by the roll. */
export const isAsked = (e: Endorsement, entity: EntityId | undefined, now: Instant): boolean =>
  entity !== undefined && inTime(e, now) && e.electorate.includes(entity);

/** Does the request wait for the entity's answer? A referred request waits for nobody's, because its meeting settles it. */
export const waitsFor = (e: Endorsement, entity: EntityId | undefined, now: Instant): boolean =>
  e.state === 'open' && entity !== undefined && isAsked(e, entity, now) && isSilent(e, entity);

/** Entities that ask for a discussion without objecting. This breaks nothing, but they are not silent. */
export const discussing = (e: Endorsement): EntityId[] =>
  e.electorate.filter((entity) => standOf(e, entity).request && !standOf(e, entity).objection);

/** For requests that were opened before there was this setting. */
const FLOOR_HOURS = 24;
/** So many hours before the end an entity must be reached for its silence to count. */
export const reachHours = ({ reachFloorHours = FLOOR_HOURS }: Endorsement): number => reachFloorHours;
const reachedBy = (e: Endorsement): Instant => after(e.closesAt, -reachHours(e) * HOUR_MS);

/** Did any of its people act on the current text in time? Then the entity was reached, whatever deliveries show. */
export const hasSpoken = (e: Endorsement, entity: EntityId): boolean =>
  e.positions.some(
    (p) => p.entity === entity && p.revision === e.revision && p.role !== 'secretariat' && p.at <= reachedBy(e),
  );

/**
 * How far the current text has reached an entity. `tooLate`: so near the end that its silence means nothing; after an extension
 * it counts as reached. `asked`: by mails of which nothing proves that one has come. `unknown`: messages are on their way.
 */
export function reachOf(e: Endorsement, entity: EntityId): 'reached' | 'tooLate' | 'notReached' | 'asked' | 'unknown' {
  const known = e.reach[entity];
  const came = known?.state === 'reached';
  // State that an earlier version stored has no instant.
  if (came && (known.at === undefined || known.at <= reachedBy(e))) return 'reached';
  if (hasSpoken(e, entity)) return 'reached';
  return came ? 'tooLate' : (known?.state ?? 'unknown');
}

/**
 * Would the silence of an entity that was asked by mail count, when no mail has come back by the closing? Only where the
 * network has chosen so, and when a mail was handed on in time and does not wait on its way.
 */
export function countsUnlessReturned(e: Endorsement, entity: EntityId): boolean {
  const at = e.reach[entity]?.at;
  const isAskedByMail = e.silenceByMail === 'unlessReturned' && reachOf(e, entity) === 'asked';
  return isAskedByMail && at !== undefined && at <= reachedBy(e);
}

export const isLate = (e: Endorsement, at: Instant): boolean => at > reachedBy(e);

/** Would it change how far the request has reached the entity, that one of its people looks at it now? */
export const isReachedByLook = (e: Endorsement, entity: EntityId, now: Instant): boolean =>
  runs(e) &&
  e.electorate.includes(entity) &&
  e.reach[entity]?.state !== 'reached' &&
  !hasSpoken(e, entity) &&
  inTime(e, now) &&
  !(isLate(e, now) && countsUnlessReturned(e, entity));

/** The people of entities that were asked by mail alone who have an account in a chat: a chat would prove that it came. */
export const mailedWithChat = (e: Endorsement, roll: Roll): readonly PersonId[] =>
  askedByMail(e).flatMap((entity) =>
    representativesOf(roll, entity).flatMap(({ id }) => (hasChat(roll, id) ? [id] : [])),
  );

/** @param byMail it is said in a mail, so that nothing proves that this message comes */
export function silenceMeans(e: Endorsement, entity: EntityId, now: Instant, byMail: boolean): SilenceMeans {
  const reach = reachOf(e, entity);
  if (reach === 'reached') return 'noObjection';
  if (reach === 'tooLate' || reach === 'notReached') return reach;
  if (countsUnlessReturned(e, entity)) return 'unlessReturned';
  // Whatever comes now comes too late.
  if (now > reachedBy(e)) return 'tooLate';
  if (reach === 'unknown' && !byMail) return 'noObjection';
  return e.silenceByMail === 'unlessReturned' ? 'unlessReturned' : 'ifProved';
}

/** What had come back by the end is known only once the mailbox was read after it. */
const isMailboxRead = ({ mailboxRead, closesAt }: Endorsement): boolean =>
  mailboxRead !== undefined && mailboxRead > closesAt;

/** Does the closing depend on what the mailbox holds? */
export const dependsOnMailbox = (e: Endorsement): boolean =>
  e.mailboxRead !== undefined &&
  !isMailboxRead(e) &&
  e.electorate.some((entity) => isSilent(e, entity) && countsUnlessReturned(e, entity));

/**
 * How an entity counts now: the one answer for cards, notices, record and closing. `notYet`: nothing is known to have come to it,
 * and nothing is known to have failed.
 */
export type CountsAs = 'answered' | 'silent' | 'asked' | 'unreached' | 'notYet';
export function countsAs(e: Endorsement, entity: EntityId): CountsAs {
  if (!isSilent(e, entity)) return 'answered';
  return SILENCE_OF[reachOf(e, entity)];
}
const SILENCE_OF: Readonly<Record<ReturnType<typeof reachOf>, CountsAs>> = {
  reached: 'silent',
  asked: 'asked',
  tooLate: 'unreached',
  notReached: 'unreached',
  unknown: 'notYet',
};

const counting = (e: Endorsement, ...as: readonly CountsAs[]): EntityId[] =>
  e.electorate.filter((entity) => as.includes(countsAs(e, entity)));

/** The entities without a position that it has not reached, or not provably, in the order of the electorate. */
export const unproved = (e: Endorsement): EntityId[] => counting(e, 'unreached', 'asked', 'notYet');

/** The entities that prevent the closing: silence is consent only for an entity that was reached. */
export const blocking = (e: Endorsement): EntityId[] =>
  unproved(e).filter((entity) => !(isMailboxRead(e) && countsUnlessReturned(e, entity)));

/** Why an entity is known not to be reached, or not proved to be: whoever reads it, before the end and after. */
export function unreachedFor(e: Endorsement, entity: EntityId): string {
  const known = e.reach[entity];
  if (known?.state === 'asked') return unprovedFor(e, known.at);
  if (known?.state === 'reached') return 'tooLate';
  if (!known) return NOT_IN_TIME;
  return known.returned && !isOurs(known.reason) ? cameBackFor(known.reason) : (known.reason ?? 'notFound');
}

/** Why an entity counts as not reached, if it does: the one answer for the register and each form of the record. */
export function notReachedFor(e: Endorsement, entity: EntityId): string | undefined {
  const state = reachOf(e, entity);
  const isUnproved = (state === 'asked' || state === 'unknown') && e.outcome?.unreached.includes(entity) === true;
  return state === 'notReached' || state === 'tooLate' || isUnproved ? unreachedFor(e, entity) : undefined;
}

/**
 * Of an entity that was asked by mail: its mail waits on its way, was handed on too late, or may have come back to a mailbox
 * that was not read since the end.
 */
function unprovedFor(e: Endorsement, at: Instant | undefined): string {
  if (e.silenceByMail !== 'unlessReturned') return ASKED_BY_MAIL;
  if (at === undefined) return 'mailDelayed';
  if (at > reachedBy(e)) return 'mailTooLate';
  // A network without a mailbox would never know.
  return e.mailboxRead === undefined ? ASKED_BY_MAIL : 'mailboxUnread';
}

/** The entities known not to be reached in time, among those that have not spoken. */
export const unreached = (e: Endorsement): EntityId[] => counting(e, 'unreached');

/** The entities that were asked by mail without a proof that it has come, among those that have not spoken. */
export const askedByMail = (e: Endorsement): EntityId[] => counting(e, 'asked');

/** The entities to which nothing is known to have come yet, among those that have not spoken. */
export const notYetReached = (e: Endorsement): EntityId[] => counting(e, 'notYet');

/**
 * Has nobody answered, and is of nobody known that it was not reached? The first messages go out one after another: cards say
 * the same of each entity then, and are not drawn again for each that is reached.
 */
export const isUnspoken = (e: Endorsement): boolean =>
  e.electorate.length > 0 && counting(e, 'silent', 'notYet').length === e.electorate.length;
