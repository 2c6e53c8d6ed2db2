/** Planning a meeting that the Coordinator or the Secretariat convenes [ToR 3.a.ii], and what all planned meetings have. */
import type { Act } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { maybeEntityNames, type Inputs, maybeLine, line, fieldLine } from '../../../core/inputs.ts';
import type { EntityId, Instant, Ref } from '../../../core/ids.ts';
import type { Person } from '../../../core/people.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { readGroup } from '../../../i18n/typed.ts';
import { dateAt } from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import { entitiesNamed } from '../../../core/entities.ts';
import { planReminders } from './remind.ts';
import { localOf } from './shift.ts';
import { invited, shown, tellAll, TITLES, type Meeting, type MeetingKind } from './state.ts';
import { cutoffOf, DEFAULT_MINUTES, kindInput, placeInputs, proposedDay, readStart } from './timing.ts';

/** When a Focal Points meeting is planned, it takes the items in the pool. */
export const takeInPool: Effect = { type: 'act', verb: 'agendas.place', inputs: {}, key: 'agendas/place' };

interface Wanted {
  readonly kind: MeetingKind;
  readonly title?: string | undefined;
  readonly startsAt: Instant;
  readonly minutes?: number | undefined;
  readonly zone: string;
  readonly place?: string | undefined;
  readonly by: Meeting['plannedBy'];
  readonly at: Instant;
}

/** A planned meeting with its agenda's deadline and its reminders. */
export function meetingOf(target: Ref, wanted: Wanted, network: Network): Meeting {
  const { settings } = network;
  const { kind, title, startsAt, minutes = DEFAULT_MINUTES, zone, place, by, at } = wanted;
  const cutoffAt = cutoffOf(startsAt, settings);
  const made: Meeting = {
    target,
    kind,
    title: title ?? TITLES[kind],
    untitled: title === undefined,
    startsAt,
    minutes,
    zone,
    local: localOf(startsAt, zone),
    ...(place && { place }),
    state: 'planned',
    plannedAt: at,
    plannedBy: by,
    sequence: 0,
    cutoffAt,
    final: cutoffAt < at,
    reminders: [],
    agenda: [],
    order: [],
    replies: [],
    changes: [],
    present: [],
    attendance: [],
    touched: 0,
  };
  return { ...made, ...planReminders(made, at, network) };
}

/** Sends the items of a meeting that does not take them to the next one. */
export const displaceItems = (
  { target, endedAt }: Meeting,
  why: 'cancelled' | 'notReached' | 'late',
  at: Instant,
): Effect => ({
  type: 'act',
  verb: 'agendas.displace',
  inputs: { meeting: target, why, ...(endedAt !== undefined && { endedAt }) },
  key: `displace/${target}/${why}/${at}`,
});

/** The RMC Chair has to share the outcome with all focal points [ToR 3.a.iii]. Asked once for each meeting. */
export const owesOutcome = (m: Meeting, endedAt: Instant): Effect => ({
  type: 'act',
  verb: 'rmc.owesOutcome',
  inputs: { meeting: m.target, title: m.title, untitled: m.untitled, endedAt },
  key: `owesOutcome/${m.target}`,
});

export const scheduleInputs = {
  kind: kindInput(),
  title: maybeLine(),
  startsAt: line(60),
  time: fieldLine(20),
  ...placeInputs,
  audience: maybeEntityNames(),
};

/** `meeting.schedule` (Coordinator, Secretariat): convenes a meeting directly [ToR 3.a.ii]. The people invited are told. */
export function schedule(
  target: Ref,
  act: Act<Inputs<typeof scheduleInputs>, Person>,
  network: Network,
): Decision<Meeting | undefined> {
  const { kind, title, minutes, place } = act.inputs;
  const zone = network.settings.timeZone;
  const startsAt = readStart(act.inputs, zone, act, network.settings);
  const audience = audienceOf(kind, act.inputs.audience, network);
  if (typeof startsAt !== 'string' || 'fields' in audience) {
    const fields = {
      ...(typeof startsAt !== 'string' && startsAt.fields),
      ...('fields' in audience && audience.fields),
    };
    return refuse(undefined, 'invalid', phrase('refused.invalid'), { fields });
  }
  const wanted = { kind, title, startsAt, minutes, zone, place, by: act.actor.id, at: act.receivedAt };
  return convened({ ...meetingOf(target, wanted, network), ...audience }, network);
}

/** A meeting that is convened now: its card goes to the people invited, with the agenda if no earlier reminder will bring it. */
export function convened(m: Meeting, network: Network): Decision<Meeting> {
  const goesRound = m.reminders.every(({ days = 0 }) => days < 2);
  const next: Meeting = { ...m, ...(goesRound && { circulatedAt: m.plannedAt }) };
  const on = dateAt(m.startsAt, network.settings.timeZone);
  const clashes = proposedDay(on, network.settings);
  const say = clashes
    ? phrase('meeting.scheduledClash', { ref: m.target, startsAt: m.startsAt, n: invited(m, network).length })
    : phrase('meeting.scheduled', { ref: m.target, startsAt: m.startsAt, n: invited(m, network).length });
  const tell = tellAll(next, network, { card: 'meetingInvitation', live: true });
  return accept(next, say, [...tell, ...(m.kind === 'focalPoints' ? [takeInPool] : [])], shown(next));
}

/** The entities of a thematic meeting, as they were named. For other meetings the kind decides who is invited. */
export function audienceOf(
  kind: MeetingKind,
  typed: string | undefined,
  network: Network,
): { readonly audience?: readonly EntityId[] } | { readonly fields: Record<string, Phrase> } {
  if (typed === undefined || readGroup(typed) === 'all') return {};
  const found = entitiesNamed(network.roll, typed);
  if (found.unknown.length > 0)
    return { fields: { audience: phrase('input.unknownEntities', { names: found.unknown }) } };
  return kind === 'thematic' && found.entities.length > 0 ? { audience: found.entities } : {};
}
