/**
 * The question that is put to the entities present, and their answers [ToR 3.b.ii]: an objection, or no objection.
 * `consensus.ts` computes whether there is consensus.
 */
import type { Act, ByPerson } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { maybeEntityName, maybeWords, words, type Inputs } from '../../../core/inputs.ts';
import { entityId, type EntityId, type Ref } from '../../../core/ids.ts';
import { manages, represents, type Person } from '../../../core/people.ts';
import { entityEverNamed, entityNamed } from '../../../core/entities.ts';
import type { Network } from '../../../core/network.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { standing } from './consensus.ts';
import { hasEnded, refresh, shown, tellMeeting, type AgendaItem, type Around, type Question } from './item.ts';
import { liftedNow, notLifted } from './lifted.ts';
import type { Former, Lifted, Objection } from './itemOutcome.ts';
import { withSpoke } from './represented.ts';

type OnQuestion<I> = ByPerson<I & Around>;

/** Refuses acts on an item that is not in the meeting that is being held. */
export function notHere(item: AgendaItem, { meeting, last }: Around): Decision<AgendaItem> | undefined {
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
 * `decision.put` (Secretariat): puts the question to the entities that are present now. Of those that object in writing, the
 * present ones still object; the absent ones are shown, and do not prevent consensus. Putting the same question twice has no
 * effect. After somebody has come or gone, it is put to the entities that are present then.
 */
export function put(item: AgendaItem, act: OnQuestion<Inputs<typeof putInputs>>): Decision<AgendaItem> {
  const no = notHere(item, act.inputs);
  if (no) return no;
  const { text, meeting, source } = act.inputs;
  const before = item.question;
  const present = meeting?.present ?? [];
  const again = before?.text === text ? before : undefined;
  if (again && String(again.present) === String(present))
    return refuse(item, 'conflict', phrase('decision.putAlready', { ref: item.target }), shown(item));
  const question = asked(
    { meeting: meeting?.target as Ref, text, at: act.receivedAt, by: act.actor.id, present },
    { before, lifted: liftedNow(item), written: source?.objections ?? [] },
  );
  const next: AgendaItem = { ...item, state: 'taken', question };
  const asks = present.filter((entity) => !again?.present.includes(entity));
  const ask: Effect = { type: 'tell', to: { entities: asks }, card: 'question', live: true, urgent: true };
  const effects = [
    ...(asks.length > 0 ? [ask] : []),
    ...(before ? [] : tellPut(item, question)),
    ...tellMeeting(item.meeting),
    refresh,
  ];
  return accept(next, phrase('decision.put', { ref: item.target, n: present.length }), effects, shown(next));
}

/** From now on the request does not go back to silence: what is said in the room stands until it is lifted. */
const tellPut = ({ kind, source, target }: AgendaItem, { meeting, at }: Question): Effect[] =>
  kind !== 'referred' || source === undefined
    ? []
    : [
        {
          type: 'act',
          verb: 'endorsement.onAgenda',
          target: source,
          inputs: { item: target, meeting, put: at },
          key: `put/${target}/${meeting}`,
        },
      ];

/** Answers to the question as it was put before are kept for entities that are still present. */
function asked(
  of: Pick<Question, 'meeting' | 'text' | 'at' | 'by' | 'present'>,
  {
    before,
    lifted,
    written,
  }: { before: Question | undefined; lifted: readonly Lifted[]; written: readonly Objection[] },
): Question {
  const here = ({ entity }: { readonly entity: EntityId }): boolean => of.present.includes(entity);
  const raised = before?.objections.filter((one) => !one.written) ?? [];
  const spoken = raised.filter(here);
  const leaving = raised
    .filter((one) => !here(one))
    .map((one): Former => ({ ...wasRaised(one), at: of.at, ended: 'left' }));
  return {
    ...of,
    objections: standing({ present: of.present, objections: spoken, lifted }, written),
    agreed: before?.text === of.text ? before.agreed.filter((entity) => of.present.includes(entity)) : [],
    lifted,
    ...withFormer(before, leaving),
    absent: notLifted(written, lifted).filter((one) => !here(one)),
  };
}

const wasRaised = (one: Objection) => ({ entity: one.entity, text: one.text, raised: one });

/** What was in force before stays for the record. */
const withFormer = (
  question: Pick<Question, 'former'> | undefined,
  more: readonly Former[],
): Pick<Question, 'former'> => {
  const former = [...(question?.former ?? []), ...more];
  return former.length > 0 ? { former } : {};
};

/** What an entity had raised or withdrawn in the meeting when it objects again, in other words. */
function replaced({ objections, lifted = [] }: Question, { entity, text, at, by, entered }: Objection): Former[] {
  const raised = objections.filter((one) => one.entity === entity && !one.written && one.text !== text);
  const gone = lifted.filter((one) => one.entity === entity && !one.written && one.text !== undefined);
  return [
    ...gone.map((one): Former => ({ ...one, ended: 'lifted' })),
    ...raised.map((one): Former => ({
      ...{ ...wasRaised(one), at, ended: 'replaced' },
      ...(by && { by }),
      ...(entered && { entered }),
    })),
  ];
}

export const objectInputs = { text: words(), entity: maybeEntityName() };
export const withdrawInputs = { text: maybeWords(), entity: maybeEntityName() };
export const noObjectionInputs = { entity: maybeEntityName() };

interface Speaking {
  readonly question: Question;
  readonly entity: EntityId;
  /** Set where the Secretariat speaks for it. */
  readonly forIt: Pick<Objection, 'entered'>;
}
/** The entity for which this is said: the representative's own, or the one that the Secretariat names. It must be present. */
function speaking(
  item: AgendaItem,
  { actor, inputs }: Act<{ entity?: string | undefined }, Person>,
  { roll }: Network,
): Speaking | Decision<AgendaItem> {
  const { question } = item;
  if (item.state !== 'taken' || !question) return notPut(item);
  const own = represents(actor) ? actor.entity : undefined;
  const typed = manages(actor) ? (inputs.entity ?? own) : own;
  if (typed === undefined)
    return refuse(item, 'invalid', phrase('refused.invalid'), { fields: { entity: phrase('input.required') } });
  const named = [entityNamed(roll, typed), entityEverNamed(roll, typed)].map((one) => one?.id);
  const meant = typed === own ? own : named.find((id) => id !== undefined);
  // One that has left since was present in a meeting that is recorded afterwards.
  const entity = question.present.find((one) => one === meant || (typed !== own && named.includes(one)));
  if (entity) return { question, entity, forIt: entity === own ? {} : { entered: true } };
  const say = phrase('decision.notPresent', { entity: meant ?? entityId(typed), ref: item.target });
  return typed === own
    ? refuse(item, 'notAllowed', say, shown(item))
    : refuse(item, 'invalid', phrase('refused.invalid'), { fields: { entity: say } });
}

/** Refuses answers when the question is over or was not put yet. */
const notPut = (item: AgendaItem): Decision<AgendaItem> =>
  refuse(
    item,
    hasEnded(item) || item.sittings.length > 0 ? 'closed' : 'conflict',
    phrase(hasEnded(item) ? 'decision.over' : 'decision.noQuestion', { ref: item.target }),
    shown(item),
  );

const isSpeaking = (found: Speaking | Decision<AgendaItem>): found is Speaking => 'question' in found;
const others = <T extends { readonly entity: EntityId }>(all: readonly T[], entity: EntityId): T[] =>
  all.filter((one) => one.entity !== entity);

/** Whoever speaks for their own entity was there. */
const spokenOn = (
  item: AgendaItem,
  { question, entity, forIt }: Speaking,
  { actor }: OnQuestion<unknown>,
): AgendaItem => (forIt.entered ? item : withSpoke(item, question.meeting, { entity, person: actor.id }));

/** `decision.object`: a representative of a present entity objects, or the Secretariat for one. */
export function object(
  item: AgendaItem,
  act: OnQuestion<Inputs<typeof objectInputs>>,
  network: Network,
): Decision<AgendaItem> {
  const found = speaking(item, act, network);
  if (!isSpeaking(found)) return found;
  const { question, entity, forIt } = found;
  const objection: Objection = { entity, text: act.inputs.text, at: act.receivedAt, by: act.actor.id, ...forIt };
  const next: AgendaItem = {
    ...spokenOn(item, found, act),
    question: {
      ...question,
      objections: [...others(question.objections, entity), objection],
      agreed: question.agreed.filter((one) => one !== entity),
      lifted: others(question.lifted ?? [], entity),
      ...withFormer(question, replaced(question, objection)),
    },
  };
  const say = phrase('decision.objected', { entity, ref: item.target });
  return accept(next, say, [...tellMeeting(item.meeting), refresh], shown(next));
}

/** `decision.withdrawObjection`: the entity no longer prevents the decision. */
export function withdrawObjection(
  item: AgendaItem,
  act: OnQuestion<Inputs<typeof withdrawInputs>>,
  network: Network,
): Decision<AgendaItem> {
  const found = speaking(item, act, network);
  if (!isSpeaking(found)) return found;
  const { question, entity } = found;
  if (!standing(question, act.inputs.source?.objections ?? []).some((one) => one.entity === entity))
    return refuse(item, 'conflict', phrase('decision.nothingToWithdraw', { entity, ref: item.target }), shown(item));
  return agrees(item, found, act, {
    say: phrase('decision.withdrawn', { entity, ref: item.target }),
    reason: act.inputs.text,
  });
}

/** `decision.noObjection`: one press. It also withdraws an objection of the entity. */
export function noObjection(
  item: AgendaItem,
  act: OnQuestion<Inputs<typeof noObjectionInputs>>,
  network: Network,
): Decision<AgendaItem> {
  const found = speaking(item, act, network);
  if (!isSpeaking(found)) return found;
  return agrees(item, found, act, { say: phrase('decision.agreed', { entity: found.entity, ref: item.target }) });
}

function agrees(
  item: AgendaItem,
  found: Speaking,
  act: OnQuestion<unknown>,
  { say, reason }: { readonly say: ReturnType<typeof phrase>; readonly reason?: string | undefined },
): Decision<AgendaItem> {
  const { question, entity, forIt } = found;
  const { receivedAt: at, actor, inputs, platform } = act;
  const stood = standing(question, inputs.source?.objections ?? []).find((one) => one.entity === entity);
  const before = question.lifted?.find((one) => one.entity === entity);
  // When it is said again, the first time counts.
  const lifted: Lifted =
    stood || !before
      ? {
          entity,
          at,
          by: actor.id,
          ...forIt,
          platform,
          ...(reason && { reason }),
          ...(stood && { text: stood.text, ...(stood.written && { written: true }), raised: stood }),
        }
      : before;
  const next: AgendaItem = {
    ...spokenOn(item, found, act),
    question: {
      ...question,
      objections: others(question.objections, entity),
      agreed: [...question.agreed.filter((one) => one !== entity), entity],
      lifted: [...others(question.lifted ?? [], entity), lifted],
    },
  };
  return accept(next, say, [...tellMeeting(item.meeting), refresh], shown(next));
}
