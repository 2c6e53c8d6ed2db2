/** A person begins to represent an entity, and is told of the meetings to which it is invited (domain.md 4, 5). */
import type { Act, BySystem, SYSTEM } from '../../../core/act.ts';
import type { Already } from '../../../core/already.ts';
import { accept, type Decision, type Effect } from '../../../core/decision.ts';
import type { EntityId, PersonId } from '../../../core/ids.ts';
import { address, words, type Inputs } from '../../../core/inputs.ts';
import { phrase } from '../../../i18n/phrase.ts';
import type { Network } from '../../../core/network.ts';
import { represents, representativesOf } from '../../../core/people.ts';
import { invited, refresh, touched, type Meeting } from './state.ts';
import { isFor, uninvite, type Mailed } from './uninvite.ts';
import type { Series } from './series.ts';

export const includeInputs = { person: words(100) };
type Telling = Act<Inputs<typeof includeInputs> & Already, typeof SYSTEM>;
type Concerning = Act<Inputs<typeof includeInputs> & Already & Mailed, typeof SYSTEM>;

/**
 * `meeting.include`: the person, who represents an entity now or is the RMC Chair, gets what others got about this meeting, once: the roll can change again before it is sent. If
 * it is not for them any more, their calendar loses it.
 * A meeting of a series about which nothing was sent yet is announced with the rule of the series, and with its agenda later.
 */
export function include(m: Meeting, act: Concerning, network: Network): Decision<Meeting> {
  const person = network.roll.people[act.inputs.person];
  if (!isFor(m, act.inputs.person, network)) return uninvite(m, act.inputs, network);
  const isInvited = person?.entity && represents(person) && invited(m, network).includes(person.entity);
  const chairs = m.kind === 'rmc' && m.state !== 'ended' && person?.roles.includes('rmcChair');
  const card = isInvited || chairs ? toldOf(m) : undefined;
  const tell: Effect[] =
    person && card && !act.inputs.already?.includes(card)
      ? [{ type: 'tell', to: { people: [person.id] }, card, live: true }]
      : [];
  return accept(m, phrase('concord.done'), tell);
}

export const readdressInputs = { person: words(100), former: address() };

/**
 * `meeting.readdress`: the person has another address. A mail had put the meeting into the calendar of the former mailbox: it
 * goes from there, and comes to the new one.
 */
export function readdress(
  m: Meeting,
  { inputs }: Act<Inputs<typeof readdressInputs> & Mailed, typeof SYSTEM>,
  network: Network,
): Decision<Meeting> {
  const id = inputs.mailed?.find((one) => one === inputs.person);
  const card = toldOf(m);
  if (m.state !== 'planned' || id === undefined) return accept(m, phrase('concord.done'));
  const to = { people: [id] };
  const takesOut = { type: 'tell', to, card: 'meetingUninvited', data: { mailbox: inputs.former } } as const;
  const brings: Effect[] =
    isFor(m, id, network) && (card === 'agendaCirculated' || card === 'meetingInvitation')
      ? [{ type: 'tell', to, card, live: true }]
      : [];
  return accept(m, phrase('concord.done'), [takesOut, ...brings]);
}

/** @property informed the people who have the meeting, or to whom it waits to be sent */
export interface Informed {
  readonly informed: readonly PersonId[];
}

/**
 * `meeting.reseat`: other entities sit in the Committee. Whoever comes in gets what the others got about its meetings, and the
 * calendars of those who go out lose them.
 */
export function reseat(m: Meeting, act: BySystem<Mailed & Informed>, network: Network): Decision<Meeting> {
  const card = m.kind === 'rmc' ? toldOf(m) : undefined;
  if (card === undefined) return accept(m, phrase('concord.done'));
  const gone = uninvite(m, act.inputs, network);
  const people = invited(m, network)
    .flatMap((entity) => representativesOf(network.roll, entity))
    .flatMap(({ id }) => (act.inputs.informed.includes(id) ? [] : [id]));
  const tell: Effect[] = people.length === 0 ? [] : [{ type: 'tell', to: { people }, card, live: true }];
  return accept(touched(gone.state), phrase('concord.done'), [...gone.effects, ...tell, refresh]);
}

function toldOf(m: Meeting): 'minutesDraft' | 'agendaCirculated' | 'meetingInvitation' | undefined {
  if (m.state === 'ended') return m.record?.state === 'draft' ? 'minutesDraft' : undefined;
  if (m.circulatedAt !== undefined) return 'agendaCirculated';
  return m.series === undefined || m.changes.length > 0 ? 'meetingInvitation' : undefined;
}

const isSeriesFor = ({ kind, audience }: Series, entity: EntityId): boolean =>
  kind === 'focalPoints' || (kind === 'thematic' && (audience === undefined || audience.includes(entity)));

/** `series.include`: the dates of the year for a series to which the entity is invited. */
export function includeInSeries(series: Series, act: Telling, { roll }: Network): Decision<Series> {
  const person = roll.people[act.inputs.person];
  const tell: Effect[] =
    person?.entity &&
    represents(person) &&
    isSeriesFor(series, person.entity) &&
    !act.inputs.already?.includes('seriesSet')
      ? [{ type: 'tell', to: { people: [person.id] }, card: 'seriesSet', data: { series: series.target } }]
      : [];
  return accept(series, phrase('concord.done'), tell);
}
