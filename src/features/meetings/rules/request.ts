/** Thematic meetings at a focal point's request [ToR 3.a.ii]: requested, then convened or declined with a reason. */
import type { Act, ByPerson, SYSTEM } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { words, type Inputs, line, maybeLine, fieldLine } from '../../../core/inputs.ts';
import type { EntityId, Instant, PersonId, Ref } from '../../../core/ids.ts';
import { phrase } from '../../../i18n/phrase.ts';
import type { Network } from '../../../core/network.ts';
import type { Meeting } from './state.ts';
import { convened, meetingOf } from './plan.ts';
import { placeInputs, readStart } from './timing.ts';
import type { Extras } from '../../../core/decision.ts';

export interface MeetingRequest {
  readonly target: Ref;
  readonly topic: string;
  readonly purpose: string;
  /** The times that would suit, in the person's own words. */
  readonly when?: string;
  readonly entity: EntityId;
  readonly by: PersonId;
  readonly at: Instant;
  readonly state: 'waiting' | 'approved' | 'declined';
  readonly decidedBy?: PersonId;
  readonly decidedAt?: Instant;
  readonly reason?: string;
  readonly meeting?: Ref;
}

export const requestInputs = { topic: line(), purpose: words(), when: maybeLine(500) };
export const approveInputs = { startsAt: line(60), time: fieldLine(20), ...placeInputs };
export const declineInputs = { reason: words() };

const shown = (target: Ref): Extras => ({ target, card: { name: 'meetingRequest', about: target } });

/** `meeting.request` (representative): the Coordinator and the Secretariat are told. */
export function request(target: Ref, act: ByPerson<Inputs<typeof requestInputs>>): Decision<MeetingRequest> {
  const { topic, purpose, when } = act.inputs;
  const made: MeetingRequest = {
    target,
    topic,
    purpose,
    ...(when && { when }),
    entity: act.actor.entity as EntityId,
    by: act.actor.id,
    at: act.receivedAt,
    state: 'waiting',
  };
  const tell: Effect = { type: 'tell', to: 'secretariat', card: 'meetingRequest', live: true };
  return accept(made, phrase('meeting.requested', { ref: target }), [tell], shown(target));
}

const decided = (r: MeetingRequest): Decision<MeetingRequest> =>
  refuse(r, 'conflict', phrase('meeting.requestDecided', { ref: r.target }), shown(r.target));

/** `meeting.requestApprove` (Coordinator, Secretariat): the meeting is convened, and all entities are invited. */
export function approve(
  r: MeetingRequest,
  act: ByPerson<Inputs<typeof approveInputs>>,
  network: Network,
): Decision<MeetingRequest> {
  if (r.state !== 'waiting') return decided(r);
  const zone = network.settings.timeZone;
  const startsAt = readStart(act.inputs, zone, act, network.settings);
  if (typeof startsAt !== 'string') return refuse(r, 'invalid', phrase('refused.invalid'), startsAt);
  const { minutes, place } = act.inputs;
  const inputs: ConveneInputs = {
    request: r.target,
    title: r.topic,
    startsAt,
    zone,
    by: act.actor.id,
    ...(minutes !== undefined && { minutes }),
    ...(place && { place }),
  };
  const convene: Effect = { type: 'act', verb: 'meeting.convene', inputs: { ...inputs }, key: `convene/${r.target}` };
  const next: MeetingRequest = { ...r, state: 'approved', decidedBy: act.actor.id, decidedAt: act.receivedAt };
  const say = phrase('meeting.requestApproved', { ref: r.target, startsAt });
  return accept(next, say, [convene, { type: 'refreshCards' }], shown(r.target));
}

/** `meeting.requestDecline` (Coordinator, Secretariat): the person who asked is told why. */
export function decline(r: MeetingRequest, act: ByPerson<Inputs<typeof declineInputs>>): Decision<MeetingRequest> {
  if (r.state !== 'waiting') return decided(r);
  const { reason } = act.inputs;
  const next: MeetingRequest = { ...r, state: 'declined', decidedBy: act.actor.id, decidedAt: act.receivedAt, reason };
  const tell: Effect = { type: 'tell', to: { people: [r.by] }, card: 'meetingRequest', live: true };
  const effects: Effect[] = [tell, { type: 'refreshCards' }];
  return accept(next, phrase('meeting.requestDeclined', { ref: r.target }), effects, shown(r.target));
}

export interface ConveneInputs {
  readonly request: Ref;
  readonly title: string;
  readonly startsAt: Instant;
  readonly zone: string;
  readonly minutes?: number;
  readonly place?: string;
  readonly by: PersonId;
}
export const conveneKey = (request: string): string => `request/${request}`;

/** `meeting.convene`: makes the meeting that was requested, once, and tells the request. */
export function convene(
  m: Meeting | undefined,
  act: Act<ConveneInputs, typeof SYSTEM>,
  network: Network,
  target: Ref,
): Decision<Meeting> {
  if (m) return accept(m, phrase('concord.done'));
  const { request: source, ...wanted } = act.inputs;
  const made = meetingOf(target, { ...wanted, kind: 'thematic', at: act.receivedAt }, network);
  const decision = convened({ ...made, request: source }, network);
  const tell: Effect = {
    type: 'act',
    verb: 'meeting.convened',
    target: source,
    inputs: { meeting: target },
    key: `convened/${source}`,
  };
  return { ...decision, effects: [...decision.effects, tell] };
}

export const convenedInputs = { meeting: words(20) };
/** `meeting.convened`: stores which meeting was made of the request. */
export const learnMeeting = (
  r: MeetingRequest,
  act: Act<Inputs<typeof convenedInputs>, typeof SYSTEM>,
): Decision<MeetingRequest> =>
  accept({ ...r, meeting: act.inputs.meeting as Ref }, phrase('concord.done'), [
    { type: 'tell', to: { people: [r.by] }, card: 'meetingRequest', live: true },
    { type: 'refreshCards' },
  ]);
