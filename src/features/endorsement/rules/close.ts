/** Acts by Concord itself on a request: when something is due, and after deliveries [ToR 3.b.iv]. */
import { namesNobody } from '../../../core/classification.ts';
import { isOurs } from '../../../core/envelope.ts';
import type { Act, BySystem } from '../../../core/act.ts';
import type { Already } from '../../../core/already.ts';
import { correctionsOf } from '../../../core/corrections.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { choice, maybeChoice, maybeWords, words, type Inputs } from '../../../core/inputs.ts';
import { CHAT_PLATFORMS, type EntityId, type Instant, type Ref } from '../../../core/ids.ts';
import { own } from '../../../core/own.ts';
import { represents, type Person } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import {
  BECAME,
  NOT_IN_TIME,
  cardVersion,
  inTime,
  isCarried,
  runs,
  type CameBack,
  type Endorsement,
  type OnAgenda,
  type Reached,
} from './state.ts';
import type { Network } from '../../../core/network.ts';
import { tellUnreached } from './open.ts';
import { adopting } from './adopting.ts';
import { shown } from './positionOutcome.ts';
import { remind, type Came } from './remind.ts';
import { reminding } from './replanned.ts';
import { closable } from './schedule.ts';
import {
  askedByMail,
  blocking,
  countsUnlessReturned,
  dependsOnMailbox,
  isLate,
  isReachedByLook,
  isUnspoken,
  notReachedFor,
  notYetReached,
  reachOf,
  standing,
  unreached,
  unreachedFor,
} from './stands.ts';
import { enteredFor } from './entered.ts';
import { askedBy, madeBy, stoppedBy } from './stopped.ts';
import { tally } from './tally.ts';
import { withdrawnInWriting, type Withdrawn } from './withdrawn.ts';
import type { Acts } from '../../../core/contract.ts';
import { after, ref } from '../../../core/ids.ts';
import { MINUTE_MS } from '../../../core/spans.ts';

const refresh: Effect = { type: 'refreshCards' };
const done = (e: Endorsement, effects: readonly Effect[] = []): Decision<Endorsement> =>
  accept(e, phrase('concord.done'), effects);

/** `endorsement.due`: does everything that is due by the act's instant. Repeated later, it does only the rest. */
export function due(e: Endorsement, act: BySystem<Came & Closing>, network: Network): Decision<Endorsement> {
  const { next, effects } = remind(e, act.receivedAt, act.inputs, network);
  if (act.receivedAt < closable(e)) return done(next, effects);
  if (e.state === 'referred') return done({ ...e, spoken: true }, [refresh]);
  if (e.state !== 'open' || e.awaitingSecretariat) return done(e);
  const { mailboxRead } = act.inputs;
  const { mailboxLookAt: _before, ...known } = e;
  const { reached } = act.inputs;
  // Its effects are left out: what it would tell of now, the closing tells.
  const seen = reached ? learnReach(known, { ...act, inputs: reached }).state : known;
  const now: Endorsement = { ...seen, ...(mailboxRead !== undefined && { mailboxRead }) };
  const waitsUntil = after(e.closesAt, MAILBOX_WAIT_MS);
  if (dependsOnMailbox(now) && act.receivedAt < waitsUntil)
    return done({ ...now, mailboxLookAt: after(act.receivedAt, MINUTE_MS) });
  return close(now);
}

/** So long the closing waits for the mailbox to be read. Then the Secretariat is asked. */
const MAILBOX_WAIT_MS = 15 * MINUTE_MS;

/** When every entity has recused itself, nobody's silence could be consent. */
const isLeftByAll = (e: Endorsement): boolean => e.electorate.every((entity) => standing(e, entity) === 'recused');

/**
 * Endorses the request, unless an entity was not reached and has said nothing: then the Secretariat is asked. The request ends
 * at its closing instant, even when this act comes later.
 */
function close(e: Endorsement): Decision<Endorsement> {
  const missing = blocking(e);
  if (missing.length === 0 && !isLeftByAll(e)) return endorsed(e, { at: e.closesAt, by: 'silence' });
  const reach = { ...e.reach, ...Object.fromEntries(missing.map((entity) => [entity, e.reach[entity] ?? notReached])) };
  const next: Endorsement = { ...e, reach, awaitingSecretariat: true };
  const data = {
    entities: missing.map((entity) => ({
      entity,
      name: entity,
      reason: unreachedFor(next, entity),
    })),
  };
  const ask: Effect = {
    type: 'tell',
    to: 'secretariat',
    card: 'askDecision',
    data,
    live: true,
    version: cardVersion(e),
  };
  return done(next, [ask, refresh]);
}
/** Ends a request that waited for something, once nothing prevents its end any more. */
export function closeIfSettled(e: Endorsement, now: Instant): Decision<Endorsement> {
  const waits = e.state === 'open' && e.awaitingSecretariat && now >= closable(e);
  return waits && blocking(e).length === 0 && !isLeftByAll(e) ? close({ ...e, awaitingSecretariat: false }) : done(e);
}
const notReached: Reached = { state: 'notReached', reason: NOT_IN_TIME };

/** The end by endorsement. The register gives the number in a second act, after which everyone is told. */
function endorsed(
  e: Endorsement,
  end: { at: Instant; by: string; reason?: string; unreached?: readonly EntityId[] },
): Decision<Endorsement> {
  const { unreached: missing = [], ...how } = end;
  const outcome = { state: 'endorsed' as const, ...how, ...tally(e, missing) };
  const next: Endorsement = { ...e, state: 'endorsed', outcome, reminders: [], awaitingSecretariat: false };
  const enter: Effect = {
    type: 'act',
    verb: 'register.enter',
    inputs: registerLine(next, end.at),
    key: `register/${e.target}`,
  };
  return done(next, [enter, refresh]);
}

const registerLine = (e: Endorsement, at: Instant): Acts['register.enter'] => ({
  kind: 'decision',
  decision: e.target,
  ...(e.follows && { follows: e.follows }),
  at,
  route: 'written',
  title: e.title,
  documentUrl: e.documentUrl,
  documentVersion: e.documentVersion,
  classification: e.classification,
  outcome: 'endorsed',
  ...(e.corrections.length > 0 && { corrections: correctionsOf(e) }),
  // The reason why it was closed although some entities were not reached.
  ...(e.outcome?.reason !== undefined && { reason: e.outcome.reason }),
  positions: e.outcome
    ? {
        endorsed: e.outcome.endorsed,
        silent: e.outcome.silent,
        abstained: e.outcome.abstained,
        ...(e.outcome.recused && { recused: e.outcome.recused }),
        objections: e.outcome.objections.map((one) => ({
          ...one,
          ...madeBy(e, one.entity),
          ...stoppedBy(e, one.entity),
        })),
        ...withdrawnBy(e),
        ...enteredFor(e),
        ...(e.summary && { text: e.summary }),
        ...(e.outcome.discussion && {
          discussion: e.outcome.discussion.map((one) => ({ ...one, ...askedBy(e, one.entity) })),
        }),
        unreached: e.outcome.unreached,
        reach: e.electorate.map((entity) => cameOf(e, entity)),
      }
    : {},
});

/** How the request had come to the entity. Of one that took a position without a known delivery, it had. */
function cameOf(e: Endorsement, entity: EntityId): NonNullable<Acts['register.enter']['positions']['reach']>[number] {
  const state = reachOf(e, entity);
  const { at, seenBy } = e.reach[entity] ?? {};
  const reason = notReachedFor(e, entity);
  return {
    entity,
    state,
    ...(at !== undefined && { at }),
    ...(seenBy && { by: seenBy.platform }),
    ...(reason !== undefined && { reason }),
  };
}

/** Objections that were withdrawn or replaced before the end. */
function withdrawnBy(e: Endorsement): { readonly withdrawn?: readonly Withdrawn[] } {
  const withdrawn = withdrawnInWriting(e);
  return withdrawn.length > 0 ? { withdrawn } : {};
}

export const numberedInputs = { number: words(100) };
/** `endorsement.numbered`: the register has given the number, so everyone is told, once. */
export function numbered(e: Endorsement, act: BySystem<Inputs<typeof numberedInputs>>): Decision<Endorsement> {
  if (!e.outcome || e.outcome.number) return done(e);
  const next = { ...e, outcome: { ...e.outcome, number: act.inputs.number } };
  return done(next, [{ type: 'tell', to: 'network', card: 'outcome' }, ...adopting(e, act.inputs.number), refresh]);
}

export const onAgendaInputs = {
  item: words(20),
  meeting: maybeWords(20),
  from: maybeWords(20),
  became: maybeChoice(BECAME),
  put: maybeWords(30),
};
/**
 * `endorsement.onAgenda`: the item is on the agenda. `meeting` follows when a meeting takes it; `from` had it before, and did not
 * settle it. `put`: when the meeting put its question.
 */
export function onAgenda(e: Endorsement, act: BySystem<Inputs<typeof onAgendaInputs>>): Decision<Endorsement> {
  if (e.state !== 'referred' && !isCarried(e)) return done(e);
  const { item, meeting, from, became, put } = act.inputs;
  if (put) return done(e.heard ? e : { ...e, heard: { meeting: meeting as Ref, at: put as Instant } });
  const { agendaMeeting: _before, ...rest } = e;
  const step: OnAgenda = {
    at: act.receivedAt,
    item: item as Ref,
    ...(meeting && { meeting: meeting as Ref }),
    ...(from && became && { before: { meeting: from as Ref, became } }),
  };
  const next = { ...rest, agendaItem: step.item, agendas: [...(e.agendas ?? []), step] };
  return done({ ...next, ...(step.meeting && { agendaMeeting: step.meeting }) }, [refresh]);
}

/**
 * Read for a closing: how far mails have come by now. One may have come back an instant ago, and the act that would tell the
 * request waits its turn.
 */
export interface Closing {
  readonly reached?: ReachInputs;
}

/** How far deliveries have come, by entity. Entities that are absent are not known yet. */
export interface ReachInputs {
  readonly reach: Readonly<Record<string, Reached>>;
  readonly revision: number;
  /** The number of failed deliveries. */
  readonly failed: number;
}
/**
 * `endorsement.reach`: updates which entities the current text has reached. The Secretariat is told of those that were newly
 * found not reached.
 */
export function learnReach(e: Endorsement, act: BySystem<ReachInputs>): Decision<Endorsement> {
  if (act.inputs.revision !== e.revision) return done(e);
  if (!runs(e)) return learnCameBack(e, act);
  const reach = Object.fromEntries(
    Object.entries(act.inputs.reach).filter(([entity]) => e.electorate.includes(entity as EntityId)),
  );
  const learnt = Object.fromEntries(Object.entries(reach).filter(([entity, now]) => !isTooLateForMail(e, entity, now)));
  const known = { ...learnt, ...kept(e, learnt) };
  const isHeld = Object.values(reach).some(({ reason }) => isOurs(reason));
  const counted = countFailing(e, isHeld || act.inputs.failed > 0);
  if (JSON.stringify(known) === JSON.stringify(e.reach)) return done(counted);
  const next = { ...counted, reach: known };
  const before = missingOf(e);
  const now = missingOf(next);
  const news = [...now.keys()].filter((entity) => !before.has(entity));
  const isShown = (of: Endorsement, missing: ReturnType<typeof missingOf>): string =>
    JSON.stringify([[...missing], askedByMail(of), isUnspoken(of) ? [] : notYetReached(of)]);
  if (isShown(e, before) === isShown(next, now)) return done(next);
  return done(next, [...tellUnreached(next, news), refresh]);
}

const countFailing = (e: Endorsement, isFailing: boolean): Endorsement =>
  isFailing === (e.isFailing ?? false)
    ? e
    : { ...e, isFailing, ...(isFailing && { timesFailed: (e.timesFailed ?? 0) + 1 }) };

/** The entities not reached, each with the reason. */
const missingOf = (e: Endorsement): ReadonlyMap<EntityId, string> =>
  new Map(unreached(e).map((entity) => [entity, unreachedFor(e, entity)]));

/**
 * An entity that was reached stays reached, from the first time on: a later failure does not change it. Only what came by mail
 * alone is taken back when it comes back. State that an earlier version stored gets its instant.
 */
const kept = (e: Endorsement, now: Readonly<Record<string, Reached>>): Record<string, Reached> =>
  Object.fromEntries(
    Object.entries(e.reach)
      .filter(([entity, r]) => !(entity in now) || (r.state === 'reached' && !hasComeBack(r, now[entity])))
      .map(([entity, r]) => [entity, keptOf(r, now[entity])]),
  );

const hasComeBack = (before: Reached, now: Reached | undefined): boolean =>
  before.byMail === true && now !== undefined && now.state !== 'reached';

const keptOf = (before: Reached, now: Reached | undefined): Reached =>
  now?.state === 'reached' && (before.at === undefined || (before.byMail && !now.byMail) || isBefore(now, before))
    ? now
    : before;

/** Its people looked at it before it was known what a chat had taken. */
const isBefore = (now: Reached, { at, seenBy }: Reached): boolean =>
  seenBy !== undefined && !now.byMail && now.at !== undefined && at !== undefined && now.at <= at;

/**
 * Where a mail in time counts unless it comes back, what comes in the last hours takes nothing away. An extension lets it count.
 */
const isTooLateForMail = (e: Endorsement, entity: string, now: Reached): boolean =>
  now.state === 'reached' && now.at !== undefined && isLate(e, now.at) && countsUnlessReturned(e, entity as EntityId);

const LOOKED_ON = [...CHAT_PLATFORMS, 'mail', 'page'] as const;
export const lookedInputs = { person: words(100), platform: choice(LOOKED_ON) };
/**
 * `endorsement.looked`: one of an entity's people has the request before them, in a chat or on a page, and Concord knows who it
 * is. Where nothing was known to have come to the entity, this reaches it.
 */
export function looked(
  e: Endorsement,
  act: BySystem<Inputs<typeof lookedInputs>>,
  { roll }: Network,
): Decision<Endorsement> {
  const person = own(roll.people, act.inputs.person);
  const entity = person && represents(person) ? person.entity : undefined;
  if (!person || entity === undefined || !isReachedByLook(e, entity, act.receivedAt)) return done(e);
  const seen: Reached = {
    state: 'reached',
    at: act.receivedAt,
    seenBy: { person: person.id, platform: act.inputs.platform },
  };
  return done({ ...e, reach: { ...e.reach, [entity]: seen } }, [refresh]);
}

/** A mail that comes back after the end changes no outcome. It is noted, and the Secretariat may open a new request. */
function learnCameBack(e: Endorsement, { inputs, receivedAt }: BySystem<ReachInputs>): Decision<Endorsement> {
  const known = new Set(e.cameBack?.map(({ entity }) => entity));
  const cameBack = e.electorate.flatMap((entity): CameBack[] => {
    const before = e.reach[entity];
    const now = inputs.reach[entity];
    const wasAsked = before?.state === 'asked' || before?.byMail === true;
    if (!wasAsked || known.has(entity) || now?.state !== 'notReached') return [];
    return [{ entity, at: receivedAt, reason: now.reason ?? 'unavailable' }];
  });
  if (cameBack.length === 0) return done(e);
  const entities = cameBack.map(({ entity, reason }) => ({ entity, name: entity, reason }));
  const tell: Effect = { type: 'tell', to: 'secretariat', card: 'cameBack', data: { entities } };
  const note: Effect = {
    type: 'act',
    verb: 'register.cameBack',
    inputs: { about: e.target, entities: cameBack },
    key: `register/cameBack/${e.target}/${cameBack.map(({ entity }) => entity).join()}`,
  };
  return done({ ...e, cameBack: [...(e.cameBack ?? []), ...cameBack] }, [note, tell, refresh]);
}

export const closeUnreachedInputs = { reason: words() };
/**
 * `endorsement.closeUnreached` (Secretariat): closes a request that could not close by itself. The reason names the entities.
 */
export function closeUnreached(
  e: Endorsement,
  act: Act<Inputs<typeof closeUnreachedInputs>, Person>,
): Decision<Endorsement> {
  if (!runs(e)) return refuse(e, 'closed', phrase('endorsement.ended', { ref: e.target }), shown(e));
  if (!e.awaitingSecretariat || inTime(e, act.receivedAt))
    return refuse(
      e,
      'conflict',
      phrase('endorsement.nothingToClose', { ref: e.target, closesAt: e.closesAt }),
      shown(e),
    );
  const missing = blocking(e);
  const { state, effects } = endorsed(e, {
    at: act.receivedAt,
    by: act.actor.id,
    reason: act.inputs.reason,
    unreached: missing,
  });
  const said =
    missing.length === 0
      ? phrase('endorsement.closedRecused', { ref: e.target })
      : namesNobody(e.classification)
        ? phrase('endorsement.closedUnreachedBare', { ref: e.target })
        : phrase('endorsement.closedUnreached', { ref: e.target, names: missing });
  return accept(state, said, effects, shown(state));
}

export const includeInputs = { person: words(100) };
/** `endorsement.include`: a new representative gets the requests that are pending for the entity, each once. */
export function include(
  e: Endorsement,
  act: BySystem<Inputs<typeof includeInputs> & Already>,
  network: Network,
): Decision<Endorsement> {
  const person = network.roll.people[act.inputs.person];
  if (!runs(e) || !person?.entity || !e.electorate.includes(person.entity)) return done(e);
  // They may be in a zone in which nobody was asked before.
  const next = reminding(e, act.receivedAt, network);
  if (act.inputs.already?.includes('request')) return done(next);
  return done(next, [
    { type: 'tell', to: { people: [person.id] }, card: 'request', live: true, version: cardVersion(e) },
  ]);
}

export const waitsInputs = { item: words(20) };
/** `endorsement.waitsForMeeting`: no Focal Points meeting is planned, so the Coordinator is told [ToR 3.b.i]. */
export const waitsForMeeting = (e: Endorsement, act: BySystem<Inputs<typeof waitsInputs>>): Decision<Endorsement> =>
  e.state !== 'referred'
    ? done(e)
    : done(e, [{ type: 'tell', to: 'coordinator', card: 'waitsForMeeting', data: { item: ref(act.inputs.item) } }]);
