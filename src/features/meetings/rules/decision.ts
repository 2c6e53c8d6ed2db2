/**
 * The outcome of an item in a meeting [ToR 3.b.ii–iii]. The Secretariat records it once, with the entities that were present
 * when the question was put. A referred request ends with it.
 */
import type { Act, ByPerson, SYSTEM } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { choice, maybeChoice, maybeWords, words, type Inputs } from '../../../core/inputs.ts';
import type { Ref } from '../../../core/ids.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import type { Network } from '../../../core/network.ts';
import { readActions, type Undated } from './actions.ts';
import { committeeNumbered } from './committee.ts';
import { absentIn, raisedBefore, saidBefore, spokenTo, takenUp } from './saidBefore.ts';
import { hindrance, standing, type Hindrance } from './consensus.ts';
import { liftedBefore, liftedHere, notLifted, tellLifted } from './lifted.ts';
import { place, traced } from './place.ts';
import { heldFrom } from './state.ts';
import { representatives, spokenIn } from './represented.ts';
import type { Representative } from '../../../core/people.ts';
import { notHere } from './question.ts';
import { itemLabel, refresh, shown, tellMeeting, type AgendaItem, type Around, type Sitting } from './item.ts';
import { NEXTS, OUTCOMES } from './itemOutcome.ts';
import type { Acts } from '../../../core/contract.ts';

type OnQuestion<I> = ByPerson<I & Around>;

export const recordInputs = {
  outcome: choice(OUTCOMES),
  text: words(),
  actions: maybeWords(),
  then: maybeChoice(NEXTS),
};

/** `decision.record` (Secretariat): records the outcome once, with who was present and the agreed actions. */
export function record(
  item: AgendaItem,
  act: OnQuestion<Inputs<typeof recordInputs>>,
  network: Network,
): Decision<AgendaItem> {
  const no = notHere(item, act.inputs) ?? noConsensus(item, act.inputs);
  if (no) return no;
  const { outcome, text, meeting } = act.inputs;
  const at = act.receivedAt;
  const inMeeting = { target: meeting?.target as Ref, startsAt: meeting && heldFrom(meeting) };
  const agreed = readActions(act.inputs.actions, inMeeting, item.actions.length + 1, act, network);
  if ('fault' in agreed)
    return refuse(item, 'invalid', phrase('refused.invalid'), { fields: { actions: agreed.fault } });
  const { actions, undated } = agreed;
  const [firstUndated, ...moreUndated] = undated;
  const { question, ...rest } = item;
  const lifted = liftedHere(item);
  const then = outcome === 'noConsensus' ? (act.inputs.then ?? 'carry') : undefined;
  const sitting: Sitting = {
    meeting: meeting?.target as Ref,
    at: meeting?.afterwards?.until ?? at,
    by: act.actor.id,
    outcome,
    text,
    ...(then && { then }),
    ...(question && { question: question.text }),
    present: question?.present ?? meeting?.present ?? [],
    ...objectionsTo(item, act.inputs),
    ...(lifted.length > 0 && { lifted }),
    ...(question?.former && { former: question.former }),
    actions: actions.map(({ n }) => n),
  };
  const base: AgendaItem = { ...rest, sittings: [...item.sittings, sitting], actions: [...item.actions, ...actions] };
  const carried = outcome === 'deferred' || then === 'carry';
  // What was said on this item may not have come to the meeting yet.
  const people = meeting
    ? representatives({ ...meeting, spoke: spokenIn(meeting, [item]) }, sitting.present, network)
    : [];
  const { next, effects } = carried
    ? carriedOver(base, act, outcome === 'deferred')
    : ended(base, sitting, { ...act.inputs, people });
  const gone = tellLifted(item, sitting.meeting, lifted);
  const after = [...gone, ...effects, ...tellMeeting(item.meeting), ...conclude(next, sitting), refresh];
  return accept(next, said(next, sitting), after, {
    target: item.target,
    card: { name: 'meetingDesk', about: sitting.meeting },
    ...(firstUndated && { also: withoutDay(item, [firstUndated, ...moreUndated], act.inputs.source) }),
  });
}

/** That nothing was read of a day that a line names. The answer stays in the chat, where no words about a restricted item do. */
function withoutDay(item: AgendaItem, [first, ...more]: readonly [Undated, ...Undated[]], source: Around['source']) {
  const { n } = first;
  return itemLabel(item, source) === 'unclassified'
    ? phrase('action.undated', { lines: [first, ...more].map(({ line }) => line), ref: item.target, n })
    : phrase('action.undatedOf', { ref: item.target, n });
}

/** The objections that the outcome met. Written ones are in force without a question too: nothing was asked that could lift them. */
function objectionsTo(item: AgendaItem, { meeting, source }: Around): Pick<Sitting, 'objections' | 'absent'> {
  const written = source?.objections ?? [];
  if (item.question) return { objections: standing(item.question, written), absent: item.question.absent };
  const present = meeting?.present ?? [];
  const lifted = liftedBefore(item);
  return {
    objections: standing({ present, objections: [], lifted }, written),
    absent: notLifted(written, lifted).filter(({ entity }) => !present.includes(entity)),
  };
}

/** Consensus needs a question, somebody present, and no objection in force of an entity that was present. */
function noConsensus(
  item: AgendaItem,
  { outcome, source }: Inputs<typeof recordInputs> & Around,
): Decision<AgendaItem> | undefined {
  const found = outcome === 'consensus' ? hindrance(item.question, source?.objections ?? []) : undefined;
  return found && refuse(item, 'conflict', inWords(item.target, found), shown(item));
}

function inWords(ref: Ref, found: Hindrance): Phrase {
  switch (found.why) {
    case 'notPut':
      return phrase('decision.notPut', { ref });
    case 'nobodyPresent':
      return phrase('decision.nobodyPresent');
    case 'objections':
      return phrase('decision.objectionStands', { ref, names: found.of });
  }
}

interface Moved {
  readonly next: AgendaItem;
  readonly effects: readonly Effect[];
}

/** The item goes to the next meeting. A request hears of an outcome without consensus by itself. */
function carriedOver(item: AgendaItem, act: OnQuestion<unknown>, isDeferred: boolean): Moved {
  const from = item.meeting as Ref;
  const waiting: AgendaItem = { ...item, state: 'planned', carried: [...item.carried, from] };
  const placed = place(waiting, act.inputs.slots, act.receivedAt, {
    what: 'carried',
    ...(isDeferred && { became: 'deferred' }),
  });
  return { next: placed.item, effects: placed.effects };
}

const STATES = { consensus: 'decided', noted: 'noted', noConsensus: 'notDecided', deferred: 'planned' } as const;

function ended(
  item: AgendaItem,
  sitting: Sitting,
  { source, people }: Pick<Around, 'source'> & { readonly people: readonly Representative[] },
): Moved {
  const { at } = sitting;
  const next = traced(
    { ...item, state: STATES[sitting.outcome] },
    { at, what: sitting.then ?? sitting.outcome, meeting: sitting.meeting },
  );
  if (sitting.outcome !== 'consensus') return { next, effects: [] };
  const line: Acts['register.enter'] = {
    kind: 'decision',
    decision: item.target,
    ...aboutOf(item, source),
    at,
    route: 'meeting',
    title: item.title,
    documentUrl: source?.documentUrl ?? '',
    documentVersion: source?.documentVersion ?? '',
    classification: itemLabel(item, source),
    outcome: 'decided',
    ...(source?.corrections && { corrections: source.corrections }),
    positions: {
      present: sitting.present,
      ...(people.length > 0 && { people }),
      text: sitting.text,
      ...saidBefore(source),
      absentObjections: absentIn(sitting, source),
      ...raisedBefore(item, source),
      ...takenUp(item),
    },
  };
  return { next, effects: [{ type: 'act', verb: 'register.enter', inputs: line, key: `register/${item.target}` }] };
}

/** The request that the item settles, and the one that followed it. */
export const aboutOf = (
  { kind, source }: Pick<AgendaItem, 'kind' | 'source'>,
  request: Around['source'],
): Pick<Acts['register.enter'], 'about' | 'follows'> => ({
  ...(kind === 'referred' && source && { about: source }),
  ...(request?.follows && { follows: request.follows }),
});

/** Tells a referred request its outcome. With a consensus it waits for the register's number. */
function conclude(item: AgendaItem, sitting: Sitting): Effect[] {
  if (item.kind !== 'referred' || item.source === undefined) return [];
  if (sitting.outcome === 'consensus' || sitting.outcome === 'deferred') return [];
  return [concluded(item, sitting)];
}

function concluded(item: AgendaItem, sitting: Sitting, number?: string): Effect {
  return {
    type: 'act',
    verb: 'endorsement.concluded',
    target: item.source as Ref,
    inputs: {
      state: sitting.outcome === 'consensus' ? 'decided' : 'notDecided',
      at: sitting.at,
      by: sitting.by,
      text: sitting.text,
      meeting: sitting.meeting,
      item: item.target,
      ...(sitting.then && { then: sitting.then }),
      present: sitting.present,
      ...spokenTo(item),
      actions: item.actions
        .filter(({ n }) => sitting.actions.includes(n))
        .map(({ owner, person, text, due }) => ({ owner, ...(person && { person }), text, ...(due && { due }) })),
      ...(number && { number }),
    },
    key: `concluded/${item.source}/${sitting.meeting}`,
  };
}

export const numberedInputs = { number: words(100) };
/** `decision.numbered`: the register has given the number. The request that brought the item ends with the same number. */
export function numbered(
  item: AgendaItem,
  act: Act<Inputs<typeof numberedInputs>, typeof SYSTEM>,
): Decision<AgendaItem> {
  if (item.number !== undefined) return accept(item, phrase('concord.done'));
  const { number } = act.inputs;
  const last = item.sittings.at(-1);
  const told = tellMeeting(last?.meeting);
  if (item.committee)
    return accept({ ...item, number }, phrase('concord.done'), [...committeeNumbered(item, number), ...told, refresh]);
  const source = item.kind === 'referred' && item.source !== undefined && last ? [concluded(item, last, number)] : [];
  return accept({ ...item, number }, phrase('concord.done'), [...source, ...told, refresh]);
}

function said(item: AgendaItem, { outcome, then, actions, meeting }: Sitting) {
  const ref = item.target;
  const n = actions.length;
  if (outcome === 'consensus') return phrase('decision.recorded.consensus', { ref, n });
  if (outcome === 'noted') return phrase('decision.recorded.noted', { ref, n });
  if (then === 'steeringCommittee') return phrase('decision.recorded.steeringCommittee', { ref, n });
  if (then === 'revise') return phrase('decision.recorded.revise', { ref, n });
  const to = item.meeting === meeting ? undefined : item.meeting;
  return to
    ? phrase('decision.recorded.carried', { ref, meeting: to, n })
    : phrase('decision.recorded.pool', { ref, n });
}
