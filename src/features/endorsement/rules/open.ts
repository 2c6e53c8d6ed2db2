/** Opens a request [ToR 3.b.iv]: computes its period, and fixes the entities that are asked. */
import type { Act } from '../../../core/act.ts';
import type { Answer } from '../../../core/answer.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import {
  link,
  maybeChoice,
  maybeDate,
  maybeNumber,
  maybeWords,
  type Inputs,
  line,
  maybeLine,
} from '../../../core/inputs.ts';
import type { EntityId, Instant, Ref } from '../../../core/ids.ts';
import { representativesOf, type Person } from '../../../core/people.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { closingInstant, dateAt, type Closing } from '../../../calendar/calendar.ts';
import { askEveryone } from './breaking.ts';
import { tellFollowed } from './conclude.ts';
import { cardVersion, type Endorsement, type Reached } from './state.ts';
import type { Network } from '../../../core/network.ts';
import { plan } from './schedule.ts';
import { unreached, unreachedFor } from './stands.ts';
import { CLASSIFICATIONS } from '../../../core/classification.ts';
import { asReference } from '../../../core/seen.ts';
import { isTooFar } from '../../../calendar/closing.ts';

/** More working days than this are a typing mistake. */
const MAX_DAYS = 120;
export const periodInputs = { closesOn: maybeDate(), workingDays: maybeNumber(1, MAX_DAYS) };
export const openInputs = {
  title: line(),
  documentUrl: link(),
  documentVersion: maybeLine(60),
  summary: maybeWords(),
  classification: maybeChoice(CLASSIFICATIONS),
  follows: maybeWords(20),
  ...periodInputs,
};

/**
 * `endorsement.open` (Secretariat). The store gives the reference, and refuses a second running request for the same link and
 * version. Every entity that is on the roll now is asked.
 */
export function open(
  target: Ref,
  act: Act<Inputs<typeof openInputs> & OnSame, Person>,
  network: Network,
): Decision<Endorsement | undefined> {
  const { inputs, receivedAt, actor } = act;
  if (inputs.same !== undefined) return { state: undefined, answer: taken(inputs.same), effects: [] };
  const electorate = Object.keys(network.roll.entities).sort() as EntityId[];
  if (electorate.length === 0) return refuse(undefined, 'conflict', phrase('endorsement.noEntities'));
  const period = closing(inputs, receivedAt, network);
  if ('fields' in period) return refuse(undefined, 'invalid', phrase('refused.invalid'), period);
  const follows = inputs.follows === undefined ? undefined : asReference(inputs.follows);
  if (follows !== undefined && !/^E-[1-9]\d*$/.test(follows))
    return refuse(undefined, 'invalid', phrase('refused.invalid'), { fields: { follows: phrase('refused.noTarget') } });
  if (inputs.unknown !== undefined)
    return { state: undefined, answer: { ok: false, ...followsNone(inputs.unknown) }, effects: [] };
  const e: Endorsement = {
    target,
    title: inputs.title,
    documentUrl: inputs.documentUrl,
    documentVersion: inputs.documentVersion ?? '1',
    revision: 1,
    ...(inputs.summary && { summary: inputs.summary }),
    classification: inputs.classification ?? 'unclassified',
    state: 'open',
    openedAt: receivedAt,
    openedBy: actor.id,
    askedAt: receivedAt,
    closesAt: period.closesAt,
    electorate,
    reachFloorHours: network.settings.reachFloorHours,
    silenceByMail: network.settings.silenceByMail ?? 'onlyIfProved',
    positions: [],
    late: [],
    reach: withoutRepresentative(electorate, network),
    corrections: [],
    revisions: [],
    extensions: [],
    ...plan({ askedAt: receivedAt, closesAt: period.closesAt, electorate }, receivedAt, network),
    awaitingSecretariat: false,
    spoken: false,
    ...(follows && { follows: follows as Ref }),
  };
  const effects = [...askEveryone(e), ...tellUnreached(e, unreached(e)), ...tellFollowed(e)];
  return accept(e, opened(e, period), effects, {
    target,
    card: { name: 'request', about: target },
  });
}

/** Read by `sameFacts`. */
export interface OnSame {
  /** The running request on the same document, whatever unique key an earlier version stored for it. */
  readonly same?: Ref;
  /** What it is to follow, where there is no such request. */
  readonly unknown?: Ref;
}

/** It is to follow a request that there is not. */
export const followsNone = (unknown: Ref): Pick<Extract<Answer, { ok: false }>, 'code' | 'say' | 'fields'> => ({
  code: 'invalid',
  say: phrase('refused.invalid'),
  fields: { follows: phrase('refused.notFound', { ref: unknown }) },
});

/** Another request has the same link and version, so it is shown. */
export const taken = (by: Ref): Answer => ({
  ok: false,
  code: 'duplicate',
  say: phrase('endorsement.duplicate', { ref: by }),
  card: { name: 'request', about: by },
  target: by,
});

/** The closing instant that was asked for, or the fault of the input. */
export function closing(
  asked: Inputs<typeof periodInputs>,
  openedAt: Instant,
  { settings }: Network,
): Closing | { readonly fields: Record<string, Phrase> } {
  const { closesOn, workingDays } = asked;
  if (closesOn && workingDays)
    return { fields: { workingDays: phrase('endorsement.oneOfBoth'), closesOn: phrase('endorsement.oneOfBoth') } };
  if (!closesOn)
    return closingInstant(
      { openedAt, workingDays: workingDays ?? settings.silenceDays },
      settings.floorHours,
      settings,
    );
  const today = dateAt(openedAt, settings.timeZone);
  if (closesOn < today) return { fields: { closesOn: phrase('endorsement.inThePast') } };
  if (isTooFar(closesOn, openedAt, settings)) return { fields: { closesOn: phrase('endorsement.tooFar') } };
  return closingInstant({ openedAt, closesOn }, settings.floorHours, settings);
}

function opened(e: Endorsement, period: Closing): Phrase {
  const values = { ref: e.target, closesAt: e.closesAt, n: e.electorate.length };
  if (period.raised) return phrase('endorsement.openedRaised', values);
  if (period.movedFrom) return phrase('endorsement.openedMoved', { ...values, asked: period.movedFrom });
  return phrase('endorsement.opened', values);
}

/** Entities that nobody represents are known as not reached from the start. */
export const withoutRepresentative = (electorate: readonly EntityId[], { roll }: Network): Record<string, Reached> =>
  Object.fromEntries(
    electorate
      .filter((entity) => representativesOf(roll, entity).length === 0)
      .map((entity) => [entity, { state: 'notReached', reason: 'noRepresentative' }]),
  );

/** Tells the Secretariat which entities could not be reached, as soon as this is known. */
export function tellUnreached(e: Endorsement, entities: readonly EntityId[]): Effect[] {
  if (entities.length === 0) return [];
  const data = {
    entities: entities.map((entity) => ({
      entity,
      name: entity,
      reason: unreachedFor(e, entity),
    })),
  };
  const version = cardVersion(e);
  return [{ type: 'tell', to: 'secretariat', card: 'unreached', data: { ...data, version }, live: true, version }];
}
