/**
 * Decisions by consensus of those present [ToR 3.b.ii], recorded by the Secretariat [ToR 3.b.iii]. No votes: each entity
 * that was present when the question was put and whose objection stands prevents it.
 */
import type { Act, SYSTEM } from '../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../core/decision.ts';
import { choice, maybeChoice, maybeWords, words, type Inputs } from '../../core/inputs.ts';
import type { EntityId, Instant, Ref } from '../../core/ids.ts';
import { manages, represents, type Person } from '../../core/people.ts';
import { phrase } from '../../copy/phrase.ts';
import type { Net } from '../network.ts';
import { readActions } from './actions.ts';
import { place, traced } from './agenda.ts';
import {
  NEXTS,
  OUTCOMES,
  refresh,
  shown,
  tellMeeting,
  type AgendaItem,
  type Around,
  type Objection,
  type Question,
  type Sitting,
} from './item.ts';

type By<I> = Act<I & Around, Person>;

/** Only an item of the meeting that is being held can be dealt with. */
function notHere(item: AgendaItem, { meeting, last }: Around): Decision<AgendaItem> | undefined {
  const ref = item.target;
  if (meeting?.state === 'running' && (item.state === 'planned' || item.state === 'taken')) return undefined;
  if (last === 'running') return refuse(item, 'conflict', phrase('decision.recordedAlready', { ref }), shown(item));
  if (item.state === 'planned' && meeting?.state === 'planned')
    return refuse(item, 'conflict', phrase('meeting.notBegun', { ref: meeting.target }), shown(item));
  if (item.state === 'proposed' || item.state === 'pool' || item.state === 'planned')
    return refuse(item, 'conflict', phrase('decision.notInMeeting', { ref }), shown(item));
  return refuse(item, 'closed', phrase('decision.over', { ref }), shown(item));
}

export const putInputs = { text: words() };

/**
 * `decision.put` (Secretariat): the question, with the entities that are present now. Those that object in writing and are
 * here still object; those that are not here are shown, and do not block. The same question put twice is put once.
 */
export function put(item: AgendaItem, act: By<Inputs<typeof putInputs>>): Decision<AgendaItem> {
  const no = notHere(item, act.inputs);
  if (no) return no;
  const { text, meeting, source } = act.inputs;
  const before = item.question;
  if (before?.text === text)
    return refuse(item, 'conflict', phrase('decision.putAlready', { ref: item.target }), shown(item));
  const present = meeting?.present ?? [];
  const written = source?.objections ?? [];
  const spoken = before?.objections.filter((one) => !one.written && present.includes(one.entity)) ?? [];
  const question: Question = {
    meeting: meeting?.target as Ref,
    text,
    at: act.receivedAt,
    by: act.actor.id,
    present,
    objections: [
      ...spoken,
      ...written.filter(
        ({ entity }) =>
          present.includes(entity) && !lifted(before, entity) && !spoken.some((one) => one.entity === entity),
      ),
    ],
    agreed: [],
    absent: written.filter(({ entity }) => !present.includes(entity)),
  };
  const next: AgendaItem = { ...item, state: 'taken', question };
  const ask: Effect = { type: 'tell', to: { entities: present }, card: 'question', live: true, urgent: true };
  const effects = [...(present.length > 0 ? [ask] : []), ...tellMeeting(item.meeting), refresh];
  const say = phrase('decision.put', { ref: item.target, n: present.length });
  return accept(next, say, effects, shown(next));
}

/** An entity that has said in this meeting that it does not object holds its written objection no more. */
const lifted = (before: Question | undefined, entity: EntityId): boolean => before?.agreed.includes(entity) ?? false;

export const objectInputs = { text: words(), entity: maybeWords(60) };
export const withdrawInputs = { text: maybeWords(), entity: maybeWords(60) };

interface Speaking {
  readonly question: Question;
  readonly entity: EntityId;
}
/** For which entity is this said? Its representative's own, or the one that the Secretariat names; it must be present. */
function speaking(
  item: AgendaItem,
  { actor, inputs }: Act<{ entity?: string | undefined }, Person>,
): Speaking | Decision<AgendaItem> {
  const { question } = item;
  if (item.state !== 'taken' || !question)
    return refuse(item, 'closed', phrase('decision.noQuestion', { ref: item.target }), shown(item));
  const own = represents(actor) ? actor.entity : undefined;
  const typed = manages(actor) ? (inputs.entity ?? own) : own;
  if (typed === undefined)
    return refuse(item, 'invalid', phrase('refused.invalid'), { fields: { entity: phrase('input.required') } });
  const entity = question.present.find((one) => one.toLowerCase() === typed.toLowerCase());
  if (entity) return { question, entity };
  if (typed === own)
    return refuse(item, 'notAllowed', phrase('decision.notPresent', { entity: typed, ref: item.target }), shown(item));
  const fields = { entity: phrase('decision.notPresent', { entity: typed.slice(0, 60), ref: item.target }) };
  return refuse(item, 'invalid', phrase('refused.invalid'), { fields });
}

const isSpeaking = (found: Speaking | Decision<AgendaItem>): found is Speaking => 'question' in found;
const withQuestion = (item: AgendaItem, question: Question): AgendaItem => ({ ...item, question });
const others = <T extends { readonly entity: EntityId }>(all: readonly T[], entity: EntityId): T[] =>
  all.filter((one) => one.entity !== entity);

/** `decision.object`: by a representative of an entity that is present, or by the Secretariat for one. */
export function object(item: AgendaItem, act: Act<Inputs<typeof objectInputs>, Person>): Decision<AgendaItem> {
  const found = speaking(item, act);
  if (!isSpeaking(found)) return found;
  const { question, entity } = found;
  const objection: Objection = { entity, text: act.inputs.text, at: act.receivedAt, by: act.actor.id };
  const next = withQuestion(item, {
    ...question,
    objections: [...others(question.objections, entity), objection],
    agreed: question.agreed.filter((one) => one !== entity),
  });
  const say = phrase('decision.objected', { entity, ref: item.target });
  return accept(next, say, [...tellMeeting(item.meeting), refresh], shown(next));
}

/** `decision.withdrawObjection`: nothing of this entity prevents the decision any more. */
export function withdrawObjection(
  item: AgendaItem,
  act: Act<Inputs<typeof withdrawInputs>, Person>,
): Decision<AgendaItem> {
  const found = speaking(item, act);
  if (!isSpeaking(found)) return found;
  if (!found.question.objections.some(({ entity }) => entity === found.entity))
    return refuse(
      item,
      'conflict',
      phrase('decision.nothingToWithdraw', { entity: found.entity, ref: item.target }),
      shown(item),
    );
  return agrees(item, found, phrase('decision.withdrawn', { entity: found.entity, ref: item.target }));
}

export const noObjectionInputs = { entity: maybeWords(60) };
/** `decision.noObjection`: said with one press; an objection that stood is withdrawn with it. */
export function noObjection(
  item: AgendaItem,
  act: Act<Inputs<typeof noObjectionInputs>, Person>,
): Decision<AgendaItem> {
  const found = speaking(item, act);
  if (!isSpeaking(found)) return found;
  return agrees(item, found, phrase('decision.agreed', { entity: found.entity, ref: item.target }));
}

function agrees(
  item: AgendaItem,
  { question, entity }: Speaking,
  say: ReturnType<typeof phrase>,
): Decision<AgendaItem> {
  const agreed = [...question.agreed.filter((one) => one !== entity), entity];
  const next = withQuestion(item, { ...question, objections: others(question.objections, entity), agreed });
  return accept(next, say, [...tellMeeting(item.meeting), refresh], shown(next));
}

export const recordInputs = {
  outcome: choice(OUTCOMES),
  text: words(),
  actions: maybeWords(),
  then: maybeChoice(NEXTS),
};

/** `decision.record` (Secretariat): what the meeting made of the item, once, with who was present and what is to be done. */
export function record(item: AgendaItem, act: By<Inputs<typeof recordInputs>>, network: Net): Decision<AgendaItem> {
  const no = notHere(item, act.inputs) ?? noConsensus(item, act.inputs);
  if (no) return no;
  const { outcome, text, meeting } = act.inputs;
  const at = act.receivedAt;
  const actions = readActions(act.inputs.actions, meeting?.target as Ref, item.actions.length + 1, at, network);
  const { question, ...rest } = item;
  const then = outcome === 'noConsensus' ? (act.inputs.then ?? 'carry') : undefined;
  const sitting: Sitting = {
    meeting: meeting?.target as Ref,
    at,
    by: act.actor.id,
    outcome,
    text,
    ...(then && { then }),
    ...(question && { question: question.text }),
    present: question?.present ?? meeting?.present ?? [],
    objections: question ? standing(question, act.inputs) : [],
    absent: question?.absent ?? [],
    actions: actions.map(({ n }) => n),
  };
  const base: AgendaItem = { ...rest, sittings: [...item.sittings, sitting], actions: [...item.actions, ...actions] };
  const carried = outcome === 'deferred' || then === 'carry';
  const { next, effects } = carried ? carriedOver(base, act) : ended(base, sitting, act.inputs, at);
  const after = [...effects, ...tellMeeting(item.meeting), ...conclude(next, sitting), refresh];
  return accept(next, said(next, sitting, network), after, {
    target: item.target,
    card: { name: 'meetingDesk', about: sitting.meeting },
  });
}

/** Written objections that have been withdrawn since the question was put hold no more. */
const standing = (question: Question, { source }: Around): Objection[] =>
  question.objections.filter(
    (one) => !one.written || (source?.objections.some(({ entity }) => entity === one.entity) ?? false),
  );

/** Consensus needs a question, somebody present, and no standing objection of an entity that was. */
function noConsensus(item: AgendaItem, inputs: Inputs<typeof recordInputs> & Around): Decision<AgendaItem> | undefined {
  if (inputs.outcome !== 'consensus') return undefined;
  const { question } = item;
  if (!question) return refuse(item, 'conflict', phrase('decision.notPut', { ref: item.target }), shown(item));
  if (question.present.length === 0) return refuse(item, 'conflict', phrase('decision.nobodyPresent'), shown(item));
  const names = standing(question, inputs).map(({ entity }) => entity);
  if (names.length === 0) return undefined;
  return refuse(item, 'conflict', phrase('decision.objectionStands', { ref: item.target, names }), shown(item));
}

interface Moved {
  readonly next: AgendaItem;
  readonly effects: readonly Effect[];
}

/** To the next meeting. */
function carriedOver(item: AgendaItem, act: By<unknown>): Moved {
  const from = item.meeting as Ref;
  const waiting: AgendaItem = { ...item, state: 'planned', carried: [...item.carried, from] };
  const placed = place(waiting, act.inputs.slots, act.receivedAt, { what: 'carried' });
  return { next: placed.item, effects: placed.effects };
}

const STATES = { consensus: 'decided', noted: 'noted', noConsensus: 'notDecided', deferred: 'planned' } as const;

function ended(item: AgendaItem, sitting: Sitting, { source }: Around, at: Instant): Moved {
  const next = traced(
    { ...item, state: STATES[sitting.outcome] },
    { at, what: sitting.then ?? sitting.outcome, meeting: sitting.meeting },
  );
  if (sitting.outcome !== 'consensus') return { next, effects: [] };
  const line = {
    decision: item.target,
    at,
    route: 'meeting',
    title: item.title,
    documentUrl: source?.documentUrl ?? '',
    documentVersion: source?.documentVersion ?? '',
    classification: source?.classification ?? 'unclassified',
    outcome: 'decided',
    positions: {
      present: sitting.present,
      text: sitting.text,
      absentObjections: sitting.absent.map(({ entity, text }) => ({ entity, text })),
    },
  };
  return { next, effects: [{ type: 'act', verb: 'register.enter', inputs: line, key: `register/${item.target}` }] };
}

/** A referred request is told what became of it. With a consensus it waits for the register's number. */
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
      ...(number && { number }),
    },
    key: `concluded/${item.source}/${sitting.meeting}`,
  };
}

export const numberedInputs = { number: words(100) };
/** `decision.numbered`: the register has spoken; the request that brought the item ends with the same number. */
export function numbered(
  item: AgendaItem,
  act: Act<Inputs<typeof numberedInputs>, typeof SYSTEM>,
): Decision<AgendaItem> {
  if (item.number !== undefined) return accept(item, phrase('concord.done'));
  const { number } = act.inputs;
  const last = item.sittings.at(-1);
  const source = item.kind === 'referred' && item.source !== undefined && last ? [concluded(item, last, number)] : [];
  return accept({ ...item, number }, phrase('concord.done'), [...source, ...tellMeeting(last?.meeting), refresh]);
}

function said(item: AgendaItem, { outcome, then, actions, meeting }: Sitting, _network: Net) {
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
