/** Changes of a running request: its text, its period, withdrawing it (domain.md 3; ToR 3.b.iv). */
import type { ByPerson } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { date, link, maybeLink, maybeWords, words, type Inputs, maybeLine, line } from '../../../core/inputs.ts';
import type { CorrectedText } from '../../../core/corrections.ts';
import { represents } from '../../../core/people.ts';
import type { Instant } from '../../../core/ids.ts';
import { looksLike } from '../../../core/seen.ts';
import { phrase } from '../../../i18n/phrase.ts';
import {
  closingInstant,
  closingOf,
  dateAt,
  oneWorkingDayFrom,
  workingDayOnOrAfter,
} from '../../../calendar/calendar.ts';
import { askEveryone, given } from './breaking.ts';
import { cardVersion, inTime, isCarried, runs, type ClosingMoved, type Correction, type Endorsement } from './state.ts';
import type { Network } from '../../../core/network.ts';
import { closing, periodInputs, tellUnreached, withoutRepresentative, taken, type OnSame } from './open.ts';
import { shown } from './positionOutcome.ts';
import { plan } from './schedule.ts';
import { tally } from './tally.ts';
import { unreached } from './stands.ts';
import { isTooFar } from '../../../calendar/closing.ts';

export const correctInputs = {
  title: maybeLine(),
  documentUrl: maybeLink(),
  summary: maybeWords(),
  note: words(),
};
export const challengeInputs = { text: words() };
export const reviseInputs = { documentUrl: link(), documentVersion: line(60), changes: words(), ...periodInputs };
export const extendInputs = { closesOn: date(), reason: words() };
export const withdrawRequestInputs = { reason: words() };

const refresh: Effect = { type: 'refreshCards' };
const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);

const ended = (e: Endorsement): Decision<Endorsement> =>
  refuse(e, 'closed', phrase('endorsement.ended', { ref: e.target }), shown(e));
const past = (e: Endorsement): Decision<Endorsement> =>
  refuse(e, 'closed', phrase('endorsement.periodOver', { ref: e.target, closedAt: e.closesAt }), shown(e));

/**
 * `endorsement.correct`: an editorial correction. Positions are kept. Any entity may challenge it within one working day, so
 * the request stays open at least until then.
 */
export function correct(
  e: Endorsement,
  act: ByPerson<Inputs<typeof correctInputs>>,
  network: Network,
): Decision<Endorsement> {
  if (!runs(e)) return ended(e);
  if (!inTime(e, act.receivedAt)) return past(e);
  if (e.state !== 'open')
    return refuse(e, 'closed', phrase('endorsement.referredNotCorrected', { ref: e.target }), shown(e));
  const { title, documentUrl, summary, note } = act.inputs;
  const challengeUntil = oneWorkingDayFrom(act.receivedAt, network.settings);
  const corrected: Endorsement = {
    ...e,
    title: title ?? e.title,
    documentUrl: documentUrl ?? e.documentUrl,
    ...(summary && { summary }),
  };
  const correction: Correction = {
    at: act.receivedAt,
    by: act.actor.id,
    note,
    before: textOf(e),
    after: textOf(corrected),
    challengeUntil,
  };
  const closesAt = later(e.closesAt, challengeUntil);
  const kept: Correction = { ...correction, ...closingMoved(e, closesAt) };
  const next: Endorsement = {
    ...corrected,
    corrections: [...e.corrections, kept],
    ...moved(e, closesAt, act.receivedAt, network),
  };
  const tell: Effect = {
    type: 'tell',
    to: 'network',
    card: 'corrected',
    data: { note, challengeUntil, at: act.receivedAt },
    version: cardVersion(next),
  };
  const say = closesAt > e.closesAt ? 'endorsement.correctedExtended' : 'endorsement.corrected';
  return accept(next, phrase(say, { ref: e.target, challengeUntil, closesAt }), [tell, refresh], shown(next));
}

const textOf = ({ title, documentUrl, summary }: Endorsement): CorrectedText => ({
  title,
  documentUrl,
  ...(summary && { summary }),
});

/** For the record: from when to when the closing time moves; nothing where it stays. */
const closingMoved = ({ closesAt: from }: Endorsement, to: Instant): { readonly closing?: ClosingMoved } =>
  from === to ? {} : { closing: { from, to } };

/** A new closing instant with its reminders; nothing when it does not change. */
const moved = (e: Endorsement, closesAt: Instant, at: Instant, network: Network): Partial<Endorsement> =>
  closesAt === e.closesAt ? {} : { closesAt, ...plan({ ...e, closesAt }, at, network) };

/** Can the correction still be challenged? */
export const isChallengeable = (e: Endorsement, { challengeUntil }: Correction, now: Instant): boolean =>
  now <= challengeUntil && inTime(e, now);

/** `endorsement.challengeCorrection`: the correction then counts as substantive, so everyone is asked about the text again. */
export function challengeCorrection(
  e: Endorsement,
  act: ByPerson<Inputs<typeof challengeInputs>>,
  network: Network,
): Decision<Endorsement> {
  const entity = act.actor.entity;
  if (!represents(act.actor) || !entity || !e.electorate.includes(entity))
    return refuse(e, 'notAllowed', phrase('refused.representativesOnly'));
  if (!runs(e)) return ended(e);
  const open = e.corrections.at(-1);
  if (!open) return refuse(e, 'conflict', phrase('endorsement.noCorrection', { ref: e.target }), shown(e));
  if (open.challenged)
    return refuse(e, 'conflict', phrase('endorsement.challengedAlready', { ref: e.target }), shown(e));
  if (!isChallengeable(e, open, act.receivedAt))
    return refuse(e, 'closed', phrase('endorsement.challengeOver', { until: open.challengeUntil }), shown(e));
  const period = closingInstant(
    { openedAt: act.receivedAt, workingDays: network.settings.silenceDays },
    network.settings.floorHours,
    network.settings,
  );
  const to = later(period.closesAt, e.closesAt);
  const said = { entity, by: act.actor.id, text: act.inputs.text, at: act.receivedAt };
  const challenged = { ...said, ...closingMoved(e, to) };
  const next = newText(
    { ...e, corrections: [...e.corrections.slice(0, -1), { ...open, challenged }] },
    to,
    act.receivedAt,
    network,
  );
  const data = {
    entity,
    entityName: entity,
    byName: act.actor.name,
    text: act.inputs.text,
    closesAt: next.closesAt,
  };
  const tell: Effect = { type: 'tell', to: 'network', card: 'challenged', data };
  return accept(
    next,
    phrase('endorsement.challenged', { ref: e.target, closesAt: next.closesAt }),
    [tell, ...asked(next)],
    shown(next),
  );
}

/**
 * A text that the entities have not seen yet: endorsements become stale, nobody is known to be reached, and a full period
 * begins.
 */
const newText = (e: Endorsement, closesAt: Instant, at: Instant, network: Network): Endorsement => ({
  ...e,
  revision: e.revision + 1,
  askedAt: at,
  closesAt,
  ...(e.state === 'open' ? plan({ ...e, askedAt: at, closesAt }, at, network) : { reminders: [] }),
  reach: withoutRepresentative(e.electorate, network),
  awaitingSecretariat: false,
});
const asked = (e: Endorsement): Effect[] => [...askEveryone(e), ...tellUnreached(e, unreached(e)), refresh];

/**
 * `endorsement.revise`: a new version. Endorsements and abstentions become stale and are asked for again. Objections and
 * requests for discussion are kept until the entity withdraws them. A full period begins, never shorter than what is left.
 */
export function revise(
  e: Endorsement,
  act: ByPerson<Inputs<typeof reviseInputs> & OnSame>,
  network: Network,
): Decision<Endorsement> {
  if (!runs(e)) return ended(e);
  if (e.state === 'referred' && !inTime(e, act.receivedAt)) return past(e);
  const { documentUrl, documentVersion, changes, same } = act.inputs;
  if (same !== undefined) return { state: e, answer: taken(same), effects: [] };
  if (isCirculated(e, documentVersion))
    return refuse(e, 'invalid', phrase('refused.invalid'), {
      fields: { documentVersion: phrase('endorsement.sameVersion') },
    });
  const period = closing(act.inputs, act.receivedAt, network);
  if ('fields' in period) return refuse(e, 'invalid', phrase('refused.invalid'), period);
  const before = { documentUrl: e.documentUrl, documentVersion: e.documentVersion };
  const to = later(period.closesAt, e.closesAt);
  const made = { at: act.receivedAt, by: act.actor.id, before, documentUrl, documentVersion, changes };
  const revision = { ...made, ...closingMoved(e, to) };
  const next = newText(
    { ...e, documentUrl, documentVersion, revisions: [...e.revisions, revision] },
    to,
    act.receivedAt,
    network,
  );
  const say = phrase(period.raised ? 'endorsement.revisedRaised' : 'endorsement.revised', {
    ref: e.target,
    version: documentVersion,
    closesAt: next.closesAt,
  });
  return accept(next, say, asked(next), shown(next));
}

/** A version's name is never used twice, because cards and deliveries distinguish texts by it. */
const isCirculated = (e: Endorsement, version: string): boolean =>
  [e.documentVersion, ...e.revisions.map(({ before }) => before.documentVersion)].some((one) =>
    looksLike(one, version),
  );

/** `endorsement.extend`: to a later end, with a reason, while the request is open or its closing waits for the Secretariat. */
export function extend(
  e: Endorsement,
  act: ByPerson<Inputs<typeof extendInputs>>,
  network: Network,
): Decision<Endorsement> {
  if (!runs(e)) return ended(e);
  if (e.state !== 'open')
    return refuse(e, 'conflict', phrase('endorsement.referredNotExtended', { ref: e.target }), shown(e));
  const { settings } = network;
  if (isTooFar(act.inputs.closesOn, act.receivedAt, settings))
    return refuse(e, 'invalid', phrase('refused.invalid'), { fields: { closesOn: phrase('endorsement.tooFar') } });
  const to = closingOf(workingDayOnOrAfter(act.inputs.closesOn, settings), settings);
  if (to <= e.closesAt || to <= act.receivedAt)
    return refuse(e, 'invalid', phrase('refused.invalid'), {
      fields: { closesOn: phrase('endorsement.forwardOnly', { closesAt: later(e.closesAt, act.receivedAt) }) },
    });
  const extension = { at: act.receivedAt, by: act.actor.id, from: e.closesAt, to, reason: act.inputs.reason };
  const next: Endorsement = {
    ...e,
    closesAt: to,
    awaitingSecretariat: false,
    extensions: [...e.extensions, extension],
    ...plan({ ...e, closesAt: to }, act.receivedAt, network),
  };
  const tell: Effect = {
    type: 'tell',
    to: 'network',
    card: 'extended',
    data: given({ from: e.closesAt, to, reason: extension.reason }),
  };
  const isMoved = dateAt(to, settings.timeZone) !== act.inputs.closesOn;
  return accept(
    next,
    phrase(isMoved ? 'endorsement.extendedMoved' : 'endorsement.extended', { ref: e.target, closesAt: to }),
    [tell, refresh],
    shown(next),
  );
}

/**
 * `endorsement.withdraw`: everyone is told, and the history is kept. An item on an agenda leaves it, with a note. A request
 * that a meeting carried over can be withdrawn too, because another meeting still waits for it.
 */
export function withdrawEndorsement(
  e: Endorsement,
  act: ByPerson<Inputs<typeof withdrawRequestInputs>>,
): Decision<Endorsement> {
  if (!runs(e) && !isCarried(e)) return ended(e);
  const { agendaMeeting: _left, ...rest } = e;
  const { reason } = act.inputs;
  const outcome = { ...tally(e), state: 'withdrawn' as const, at: act.receivedAt, by: act.actor.id, reason };
  const next: Endorsement = {
    ...rest,
    state: 'withdrawn',
    outcome,
    ...(e.outcome && { earlierOutcomes: [...(e.earlierOutcomes ?? []), e.outcome] }),
    reminders: [],
    awaitingSecretariat: false,
  };
  const effects: Effect[] = [
    { type: 'tell', to: 'network', card: 'withdrawnNotice', data: { reason, byName: act.actor.name } },
  ];
  if (e.state === 'referred' || isCarried(e))
    effects.push({
      type: 'act',
      verb: 'agenda.leave',
      inputs: { source: e.target, why: 'requestWithdrawn', reason },
      key: `leave/${e.target}/${act.receivedAt}`,
    });
  return accept(next, phrase('endorsement.withdrawn', { ref: e.target }), [...effects, refresh], shown(next));
}
