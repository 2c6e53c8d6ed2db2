/** During a meeting: who is present, and the state of its agenda (domain.md 5) [ToR 3.b.ii–iii]. */
import type { Act, ByPerson, SYSTEM } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Extras } from '../../../core/decision.ts';
import { entityNames, words, type Inputs } from '../../../core/inputs.ts';
import type { Instant, Ref } from '../../../core/ids.ts';
import { phrase } from '../../../i18n/phrase.ts';
import type { Network } from '../../../core/network.ts';
import { desk, notBegun, over } from './begin.ts';
import { inOrder, leftAs, type AgendaItem } from './item.ts';
import { withNumbers } from './minutes.ts';
import { withOutdated } from './outdated.ts';
import { attending, isAhead, refresh, touched, type Attendance, type Meeting } from './state.ts';
import { entitiesNamed, entityEverNamed, entityNamed } from '../../../core/entities.ts';
import {
  misread,
  readAfterwards,
  readRepresented,
  representedInputs,
  spokenIn,
  withRepresented,
} from './represented.ts';
import { asReference } from '../../../core/seen.ts';

export const presenceInputs = { entities: entityNames() };
export const presentInputs = { ...presenceInputs, ...representedInputs };

/**
 * `meeting.present` (Secretariat): these entities are present. A focal point and an alternate count as one entity. `represented`
 * says who came for them, or for others that are present.
 */
export const present = (m: Meeting, act: ByPerson<Inputs<typeof presentInputs>>, network: Network): Decision<Meeting> =>
  attend(m, act, network, 'joined');
/** `meeting.left` (Secretariat): these entities have gone. Questions that were put while they were present keep their list. */
export const left = (m: Meeting, act: ByPerson<Inputs<typeof presenceInputs>>, network: Network): Decision<Meeting> =>
  attend(m, act, network, 'left');

function attend(
  m: Meeting,
  act: ByPerson<Inputs<typeof presenceInputs> & Partial<Inputs<typeof representedInputs>>>,
  network: Network,
  what: Attendance['what'],
): Decision<Meeting> {
  if (m.state === 'planned') return notBegun(m);
  if (m.state !== 'running') return over(m);
  const look = m.afterwards ? entityEverNamed : entityNamed;
  const { entities, unknown } = entitiesNamed(network.roll, act.inputs.entities, { look });
  const members = [...attending(m, network), ...m.present];
  const strangers = entities.filter((entity) => !members.includes(entity));
  if (unknown.length === 0 && strangers.length > 0)
    return refuse(m, 'invalid', phrase('refused.invalid'), {
      fields: { entities: phrase('meeting.notMembersThen', { entities: strangers }) },
    });
  if (unknown.length > 0 || entities.length === 0)
    return refuse(m, 'invalid', phrase('refused.invalid'), {
      fields: { entities: phrase('input.unknownEntities', { names: unknown }) },
    });
  const news = entities.filter((entity) => m.present.includes(entity) !== (what === 'joined'));
  const at = instantOf(m, what, act.receivedAt);
  const lines = news.map((entity): Attendance => ({ entity, what, at, by: act.actor.id }));
  const here = what === 'joined' ? [...m.present, ...news] : m.present.filter((entity) => !news.includes(entity));
  const came = readRepresented(
    act.inputs.represented,
    { of: here, look, at: act.receivedAt, by: act.actor.id },
    network,
  );
  if ('fault' in came) return misread(m, came.fault);
  const next: Meeting = {
    ...touched(m),
    present: [...here].sort(),
    attendance: [...m.attendance, ...lines],
    ...withRepresented(m, came.read),
  };
  return accept(
    news.length === 0 && came.read.length === 0 ? m : next,
    phrase('meeting.presentNow', { ref: m.target, n: here.length }),
    [refresh],
    desk(m),
  );
}

export const whoCameInputs = { represented: words(8000) };

/**
 * `meeting.represented` (Secretariat): who came for entities that are present, or were until the minutes are issued. What was
 * entered last counts.
 */
export function whoCame(m: Meeting, act: ByPerson<Inputs<typeof whoCameInputs>>, network: Network): Decision<Meeting> {
  if (m.state === 'planned') return notBegun(m);
  if (m.state !== 'running' && m.state !== 'ended') return over(m);
  const minutes: Extras = { target: m.target, card: { name: 'minutes', about: m.target } };
  if (m.record?.state === 'issued') return refuse(m, 'closed', phrase('minutes.frozen', { ref: m.target }), minutes);
  const came = readAfterwards(m, act, network);
  if ('fault' in came) return misread(m, came.fault);
  if (came.read.length === 0) return misread(m, phrase('input.required'));
  const names = came.read.flatMap(({ people }) => people.map(({ name }) => name));
  const of = { ref: m.target, entities: came.read.map(({ entity }) => entity) };
  const say =
    names.length === 0 ? phrase('meeting.representedNone', of) : phrase('meeting.representedNow', { ...of, names });
  const next: Meeting = { ...touched(m), ...withRepresented(m, came.read) };
  if (!m.record) return accept(next, say, [refresh], desk(m));
  const { next: drafted, tell } = withOutdated(next, [], act.receivedAt);
  return accept(drafted, phrase('meeting.representedDraft', of), [...tell, refresh], minutes);
}

/** For a meeting that is recorded afterwards, the instants at which entities came and went are not known. */
const instantOf = ({ afterwards, begunAt }: Meeting, what: Attendance['what'], now: Instant): Instant =>
  afterwards === undefined ? now : what === 'joined' ? (begunAt ?? now) : afterwards.until;

export const orderInputs = { items: words(2000) };

/** `agenda.order` (Secretariat): these items come first, in this order; the others follow in the usual one. */
export function order(m: Meeting, act: ByPerson<Inputs<typeof orderInputs>>): Decision<Meeting> {
  if (!isAhead(m)) return over(m);
  const asked = act.inputs.items.split(/[\s,;]+/).map((item) => asReference(item) as Ref);
  const unknown = asked.filter((item) => !m.agenda.includes(item));
  if (unknown.length > 0)
    return refuse(m, 'invalid', phrase('refused.invalid'), {
      fields: { items: phrase('agenda.notOnIt', { names: unknown.map((item) => item.slice(0, 20)) }) },
    });
  const first = [...new Set(asked)];
  const agenda = [...first, ...m.agenda.filter((item) => !first.includes(item))];
  const next: Meeting = { ...touched(m), order: first, agenda };
  return accept(next, phrase('agenda.ordered', { ref: m.target }), [refresh], {
    target: m.target,
    card: { name: 'agenda', about: m.target },
  });
}

export interface AgendaInputs {
  /** The items on the agenda, and those with which this meeting has dealt. */
  readonly items: readonly AgendaItem[];
  /** Items with the actions of earlier meetings that the draft of its minutes states, if any was reopened. */
  readonly earlier?: readonly Pick<AgendaItem, 'actions'>[];
}

/**
 * `meeting.agenda`: reads from the items what is on the agenda, and which one is being dealt with. A meeting that is over keeps
 * its list, and the draft of its minutes gets the numbers of its decisions.
 */
export function look(m: Meeting, act: Act<AgendaInputs, typeof SYSTEM>): Decision<Meeting> {
  const { items, earlier } = act.inputs;
  // One that left while its question was open is in the minutes, and no longer on the agenda.
  const on = items.filter((one) => leftAs(one, m.target) === undefined);
  const agenda = isAhead(m) ? inOrder(on, m).map(({ target }) => target) : m.agenda;
  const { item: _before, ...rest } = touched(m);
  const taken = isAhead(m) ? items.filter(({ question }) => question?.meeting === m.target) : [];
  const item = taken.sort((a, b) => ((a.question?.at ?? '') < (b.question?.at ?? '') ? 1 : -1))[0]?.target;
  const spoke = spokenIn(m, items);
  const read: Meeting = {
    ...rest,
    agenda,
    ...(item && { item }),
    ...(spoke.length > 0 && { spoke }),
    ...(m.record && { record: withNumbers(m.record, items) }),
  };
  const { next, tell } = withOutdated(read, items, act.receivedAt, earlier);
  return accept(next, phrase('concord.done'), [...tell, refresh]);
}
