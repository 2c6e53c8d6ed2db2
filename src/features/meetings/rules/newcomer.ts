/** Somebody comes to represent an entity: they are told of the meetings that it is invited to (domain.md 4, 5). */
import type { Act, SYSTEM } from '../../../core/act.ts';
import { accept, type Decision, type Effect } from '../../../core/decision.ts';
import type { EntityId } from '../../../core/ids.ts';
import { words, type Inputs } from '../../../core/inputs.ts';
import { phrase } from '../../../i18n/phrase.ts';
import type { Network } from '../../../core/network.ts';
import { invited, type Meeting } from './state.ts';
import type { Series } from './series.ts';

export const includeInputs = { person: words(100) };
type Including = Act<Inputs<typeof includeInputs>, typeof SYSTEM>;

/**
 * `meeting.include`: what the others were told of this meeting. One of a series that nothing has been said of yet comes with
 * the rule of the series, and its agenda.
 */
export function include(m: Meeting, act: Including, network: Network): Decision<Meeting> {
  const person = network.roll.people[act.inputs.person];
  const card = person?.entity && invited(m, network).includes(person.entity) ? toldOf(m) : undefined;
  const tell: Effect[] = person && card ? [{ type: 'tell', to: { people: [person.id] }, card, live: true }] : [];
  return accept(m, phrase('concord.done'), tell);
}

function toldOf(m: Meeting): 'minutesDraft' | 'agendaCirculated' | 'meetingInvitation' | undefined {
  if (m.state === 'ended') return m.record?.state === 'draft' ? 'minutesDraft' : undefined;
  if (m.circulatedAt !== undefined) return 'agendaCirculated';
  return m.series === undefined || m.changes.length > 0 ? 'meetingInvitation' : undefined;
}

const isFor = ({ kind, audience }: Series, entity: EntityId): boolean =>
  kind === 'focalPoints' || (kind === 'thematic' && (audience === undefined || audience.includes(entity)));

/** `series.include`: how the meetings of the year lie, for a series that the entity is invited to. */
export function includeInSeries(series: Series, act: Including, { roll }: Network): Decision<Series> {
  const person = roll.people[act.inputs.person];
  const tell: Effect[] =
    person?.entity && isFor(series, person.entity)
      ? [{ type: 'tell', to: { people: [person.id] }, card: 'seriesSet', data: { series: series.target } }]
      : [];
  return accept(series, phrase('concord.done'), tell);
}
