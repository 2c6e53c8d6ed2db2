/** Which entities a request has reached, by the store's deliveries and the roll. */
import { createBoundedCache } from '../../../core/boundedCache.ts';
import type { Already } from '../../../core/already.ts';
import { systemAct, type Act } from '../../../core/act.ts';
import { isMailBack, isOurs, mailBack, type Delivery, type DeliveryState } from '../../../core/envelope.ts';
import type { CardName } from '../../../core/contract.ts';
import { earliest, type EntityId, type Instant, type Ref } from '../../../core/ids.ts';
import { MAILBOX_SPACE, READ_TO_END } from '../../../core/mailbox.ts';
import type { Inputs } from '../../../core/inputs.ts';
import { representativesOf, represents, type Person } from '../../../core/people.ts';
import type { Closing, ReachInputs } from '../rules/close.ts';
import { remindsBy, type Came } from '../rules/remind.ts';
import { closable } from '../rules/schedule.ts';
import type { Failed } from '../rules/retry.ts';
import { asReference } from '../../../core/seen.ts';
import type { OnSame, openInputs } from '../rules/open.ts';
import type { CallFacts, PlanFacts } from '../rules/openFrom.ts';
import { CAME_BACK, cardVersion, documentKey, type Endorsement, type Reached } from '../rules/state.ts';
import type { Network } from '../../../core/network.ts';
import { alreadyTold } from '../../../kit/already.ts';
import type { ReadStore } from '../../../kit/read.ts';
import type { EntityReach, Settlement, Task } from '../../../store/store.ts';
import type { AfterLook } from '../../../kit/feature.ts';
import { task } from '../../../kit/followUp.ts';
import { secondTry } from '../../../kit/secondTry.ts';
import { isReachedByLook, mailedWithChat } from '../rules/stands.ts';

/** An entity is reached by a delivery of this card. */
const REACHES = 'request';

/**
 * What a chat accepts of these shows the same request: it reaches at its own instant, also where the request's card went by
 * mail before.
 */
const REACH_TOO: readonly CardName[] = [
  ...(['reminder', 'objectionAlone', 'extended', 'corrected'] as const),
  ...(['challenged', 'referred', 'pairWithdrawn'] as const),
];

/** Does the person have the request's current text for their entity? Each entity is reached by its own deliveries. */
export const includeFacts = (
  read: ReadStore,
  act: Act<{ readonly person: string }>,
  e: Endorsement,
  network: Network,
): Promise<Already> =>
  alreadyTold(read, act, network, ({ version }, isSameEntity) => isSameEntity && version === cardVersion(e));

/** The facts of `endorsement.reach`, for the request's current text. */
export async function reachFacts(
  read: ReadStore,
  _act: Act<object>,
  e: Endorsement,
  network: Network,
): Promise<ReachInputs> {
  const counted = new Map((await read.reach(e.target, REACHES, cardVersion(e))).map((r) => [r.entity, r]));
  const back = await cameBackIn(read, e, counted);
  const taken = await takenByChat(read, e, counted);
  const reach: Record<string, Reached> = {};
  for (const entity of e.electorate) {
    const count = counted.get(entity);
    const returned = back.get(entity);
    const chatAt = taken.get(entity);
    const at = earliest(count?.sentAt, chatAt);
    if (chatAt !== undefined || (count && count.sent > 0))
      reach[entity] = {
        state: 'reached',
        ...(at !== null && { at }),
        ...(count?.byMail && chatAt === undefined && { byMail: true }),
      };
    else if (representativesOf(network.roll, entity).length === 0)
      reach[entity] = { state: 'notReached', reason: 'noRepresentative' };
    else if (count && count.asked > 0)
      reach[entity] = { state: 'asked', to: count.to, ...(count.askedAt !== undefined && { at: count.askedAt }) };
    // Deliveries that wait for Concord's own access have reached nobody. The Secretariat is told the reason.
    else if (count?.held !== undefined)
      reach[entity] = { state: 'notReached', reason: count.held, ...(returned && { returned: true }) };
    // Whatever still waits for the person's other ways.
    else if (returned) reach[entity] = { state: 'notReached', ...returned };
    else if (count && count.queued === 0 && count.failed > 0)
      reach[entity] = { state: 'notReached', reason: count.reason ?? 'unavailable' };
  }
  const failed = [...counted.values()].reduce((sum, count) => sum + count.failed, 0);
  return { reach, revision: e.revision, failed };
}

/** When a chat took something else about the request. Asked only where its card did not come to everybody by a chat. */
async function takenByChat(
  read: ReadStore,
  e: Endorsement,
  counted: ReadonlyMap<EntityId, EntityReach>,
): Promise<ReadonlyMap<EntityId, Instant>> {
  const hasChat = (entity: EntityId): boolean => {
    const count = counted.get(entity);
    return count !== undefined && count.sent > 0 && !count.byMail;
  };
  if (e.electorate.every(hasChat)) return new Map();
  const taken = await read.chatTook(e.target, REACH_TOO, e.askedAt);
  return new Map(taken.flatMap(({ entity, at }) => (hasChat(entity) ? [] : [[entity, at] as const])));
}

type Returned = Required<Pick<Reached, 'reason' | 'returned'>>;

/**
 * The entities that only mails had come to, all of which have come back, with the reason. Only these are looked up among the
 * deliveries, because a request may have thousands.
 */
async function cameBackIn(
  read: ReadStore,
  e: Endorsement,
  counted: ReadonlyMap<EntityId, EntityReach>,
): Promise<ReadonlyMap<EntityId, Returned>> {
  const back = new Set(
    e.electorate.filter((entity) => {
      const count = counted.get(entity);
      const isLeft = count !== undefined && count.sent === 0 && count.asked === 0;
      return isLeft && count.queued + count.failed > 0 && wasMailed(e.reach[entity]);
    }),
  );
  if (back.size === 0) return new Map();
  const version = cardVersion(e);
  const reasons = new Map([...back].map((entity) => [entity, knownBefore(e.reach[entity])]));
  for (const one of await read.deliveries({ about: e.target })) {
    const isOf = isMailBack(one) && one.card === REACHES && one.version === version;
    const reason = isOf ? mailBack(one)?.reason : undefined;
    if (one.entity && back.has(one.entity) && reason !== undefined) reasons.set(one.entity, { reason, returned: true });
  }
  return reasons;
}

/** When it is sent again, the reason of before is the last that is known. */
const knownBefore = ({ returned, reason }: Partial<Reached> = {}): Returned => ({
  reason: returned && reason !== undefined && !isOurs(reason) ? reason : CAME_BACK,
  returned: true,
});

const wasMailed = (before: Reached | undefined): boolean =>
  before !== undefined && (before.state === 'asked' || before.byMail === true || before.returned === true);

/** The facts of `endorsement.due`, when somebody is to be reminded or the request is to close. */
export async function cameFacts(
  read: ReadStore,
  act: Act<object>,
  e: Endorsement,
  network: Network,
): Promise<Came & Closing> {
  if (!remindsBy(e, act.receivedAt)) return {};
  const until = e.silenceByMail === 'unlessReturned' ? await read.keyValue(MAILBOX_SPACE, READ_TO_END) : undefined;
  const reach = await read.reach(e.target, REACHES, cardVersion(e));
  const came = Object.fromEntries(reach.map(({ entity, to }) => [entity, to]));
  const isMailed = Object.values(e.reach).some(wasMailed);
  return {
    came,
    ...(until !== undefined && { mailboxRead: until as Instant }),
    ...(isMailed && act.receivedAt >= closable(e) && { reached: await reachFacts(read, act, e, network) }),
  };
}

/** The facts of `endorsement.retry`. */
export async function failedFacts(
  read: ReadStore,
  _act: Act<object>,
  e: Endorsement,
  { roll }: Network,
): Promise<Failed> {
  const again = await secondTry(read, e.target, REACHES, roll);
  const mailed = mailedWithChat(e, roll);
  if (mailed.length === 0) return again;
  // What waits, or is sent again, is not said twice to the same person. What waits for others, such as for their morning, is no reason.
  const waiting = new Set(
    (await read.deliveries({ about: e.target }))
      .filter(({ card, version, state }) => card === REACHES && version === cardVersion(e) && WAITS.includes(state))
      .map(({ to }) => to),
  );
  return { ...again, inChat: mailed.filter((id) => !waiting.has(id)) };
}

const WAITS: readonly DeliveryState[] = ['queued', 'failed', 'returned'];

/** The number of entities for which a pending follow-up is remembered, so that further deliveries to them are not looked at. */
const MAX_REMEMBERED = 10_000;

/**
 * After a delivery has come to its end, the request is told once for many deliveries. A further message to an entity that was
 * reached is not told, so a sending to thousands is not counted again and again.
 */
export function createReachTask(): (delivery: Delivery, end: Settlement) => Task | undefined {
  const reached = createBoundedCache<string, string>(MAX_REMEMBERED);
  // Numbers the follow-ups: one delivery may fail, be sent again and fail again at the same instant, for example while a manual
  // clock stands still.
  let nth = 0;
  const reachTask = (delivery: Delivery, end: Settlement): Task | undefined => taskOf(delivery, end, (nth += 1));
  return (delivery, end) => {
    const { network, about, entity, version, id } = delivery;
    if (!about || !entity) return undefined;
    if (delivery.card !== REACHES && !(REACH_TOO.includes(delivery.card) && isByChat(end))) return undefined;
    // A mail that was handed on has not come to anybody yet.
    if (!isByChat(end)) return reachTask(delivery, end);
    // What has no version is one message to each: another of its kind may be about another text.
    const what = JSON.stringify([network, about, version ?? delivery.createdAt, entity]);
    const by = reached.get(what) ?? id;
    reached.set(what, by);
    // The same delivery is told again when its end had to be stored again.
    return by === id ? reachTask(delivery, end) : undefined;
  };
}

const isByChat = (end: Settlement): boolean => end.type === 'sent' && end.proof === undefined;

/** Whoever is shown a request in a chat or on a page has it before them. Nothing is written where that changes nothing. */
export const afterLook: AfterLook = async (read, { network, person, about, platform, at }) => {
  const { entity } = person;
  if (!represents(person) || entity === undefined) return undefined;
  const e = await read.load('endorsements', about);
  if (!e || !isReachedByLook(e, entity, at)) return undefined;
  const inputs = { person: person.id, platform };
  return systemAct(
    { verb: 'endorsement.looked', network, target: about, inputs },
    at,
    `looked/${about}/${entity}/${at}`,
  );
};

function taskOf(delivery: Delivery, { at, type }: Settlement, nth: number): Task | undefined {
  if (!delivery.about) return undefined;
  const { network, about, id } = delivery;
  const event = `reach/${about}/${at}/${id}/${type}/${nth}`;
  return task(systemAct({ verb: 'endorsement.reach', network, target: about }, at, event), `reach/${about}`);
}

/** A running request on the same document, and whether there is the one that it is to follow. An earlier version stored it under another unique key. */
export async function sameFacts(
  read: ReadStore,
  { inputs, target }: { readonly inputs: OnDocument; readonly target?: Ref | undefined },
): Promise<OnSame> {
  const follows = inputs.follows === undefined ? undefined : (asReference(inputs.follows) as Ref);
  const isUnknown = follows !== undefined && (await read.load('endorsements', follows)) === undefined;
  const key = documentKey({ documentUrl: inputs.documentUrl, documentVersion: inputs.documentVersion ?? '1' });
  const running = await read.list('endorsements', { stages: ['open', 'referred'] });
  const same = running.find((e) => e.target !== target && documentKey(e) === key);
  return { ...(same && { same: same.target }), ...(isUnknown && { unknown: follows }) };
}
interface OnDocument {
  readonly documentUrl: string;
  readonly documentVersion?: string | undefined;
  readonly follows?: string | undefined;
}

/** Requests that are still of use to somebody who can be reached again. */
export const runningRequests = async (read: ReadStore): Promise<Ref[]> =>
  (await read.list('endorsements', { stages: ['open', 'referred'] })).map(({ target }) => target);

/** The call for input whose answers are to be endorsed, and a running request on the same document. */
export async function callFacts(
  read: ReadStore,
  act: Act<Inputs<typeof openInputs>, Person>,
): Promise<OnSame & CallFacts> {
  return { ...(await sameFacts(read, act)), call: await read.load('inputs', act.target) };
}

/** Has the work plan any activities, and is there a running request on the same document? */
export const planFacts = async (
  read: ReadStore,
  act: Act<Inputs<typeof openInputs>, Person>,
): Promise<OnSame & PlanFacts> => ({
  ...(await sameFacts(read, act)),
  isPlanned: (await read.latest('plan', { limit: 1 })).length > 0,
});
