/**
 * The question that is put to those present, and what they say to it [ToR 3.b.ii]: an objection, or that they have none.
 * Whether there is consensus is worked out in `consensus.ts`.
 */
import type { Act, ByPerson } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { maybeEntityName, maybeWords, words, type Inputs } from '../../../core/inputs.ts';
import { entityId, type EntityId, type Ref } from '../../../core/ids.ts';
import { manages, represents, type Person } from '../../../core/people.ts';
import { entityNamed } from '../../../core/entities.ts';
import type { Network } from '../../../core/network.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { standing } from './consensus.ts';
import { hasEnded, refresh, shown, tellMeeting, type AgendaItem, type Around, type Question } from './item.ts';
import { liftedNow, notLifted } from './lifted.ts';
import type { Lifted, Objection } from './state.ts';

type OnQuestion<I> = ByPerson<I & Around>;

/** Only an item of the meeting that is being held can be dealt with. */
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
 * `decision.put` (Secretariat): the question, with the entities that are present now. Those that object in writing and are
 * here still object; those that are not here are shown, and do not block. The same question put twice is put once; put
 * again after somebody came or went, it is that of those who are here now.
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
  const effects = [...(asks.length > 0 ? [ask] : []), ...tellMeeting(item.meeting), refresh];
  return accept(next, phrase('decision.put', { ref: item.target, n: present.length }), effects, shown(next));
}

/** What was said to the question before stays said, by those who are still here. */
function asked(
  of: Pick<Question, 'meeting' | 'text' | 'at' | 'by' | 'present'>,
  {
    before,
    lifted,
    written,
  }: { before: Question | undefined; lifted: readonly Lifted[]; written: readonly Objection[] },
): Question {
  const here = ({ entity }: { readonly entity: EntityId }): boolean => of.present.includes(entity);
  const spoken = before?.objections.filter((one) => !one.written && here(one)) ?? [];
  return {
    ...of,
    objections: standing({ present: of.present, objections: spoken, lifted }, written),
    agreed: before?.text === of.text ? before.agreed.filter((entity) => of.present.includes(entity)) : [],
    lifted,
    absent: notLifted(written, lifted).filter((one) => !here(one)),
  };
}

export const objectInputs = { text: words(), entity: maybeEntityName() };
export const withdrawInputs = { text: maybeWords(), entity: maybeEntityName() };
export const noObjectionInputs = { entity: maybeEntityName() };

interface Speaking {
  readonly question: Question;
  readonly entity: EntityId;
}
/** For which entity is this said? Its representative's own, or the one that the Secretariat names; it must be present. */
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
  const meant = typed === own ? own : entityNamed(roll, typed)?.id;
  const entity = question.present.find((one) => one === meant);
  if (entity) return { question, entity };
  const say = phrase('decision.notPresent', { entity: meant ?? entityId(typed), ref: item.target });
  return typed === own
    ? refuse(item, 'notAllowed', say, shown(item))
    : refuse(item, 'invalid', phrase('refused.invalid'), { fields: { entity: say } });
}

/** The question is over, or has not been put yet. */
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

/** `decision.object`: by a representative of an entity that is present, or by the Secretariat for one. */
export function object(
  item: AgendaItem,
  act: OnQuestion<Inputs<typeof objectInputs>>,
  network: Network,
): Decision<AgendaItem> {
  const found = speaking(item, act, network);
  if (!isSpeaking(found)) return found;
  const { question, entity } = found;
  const objection: Objection = { entity, text: act.inputs.text, at: act.receivedAt, by: act.actor.id };
  const next: AgendaItem = {
    ...item,
    question: {
      ...question,
      objections: [...others(question.objections, entity), objection],
      agreed: question.agreed.filter((one) => one !== entity),
      lifted: others(question.lifted ?? [], entity),
    },
  };
  const say = phrase('decision.objected', { entity, ref: item.target });
  return accept(next, say, [...tellMeeting(item.meeting), refresh], shown(next));
}

/** `decision.withdrawObjection`: nothing of this entity prevents the decision any more. */
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

/** `decision.noObjection`: said with one press; an objection that stood is withdrawn with it. */
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
  { question, entity }: Speaking,
  { receivedAt: at, actor, inputs, platform }: OnQuestion<unknown>,
  { say, reason }: { readonly say: ReturnType<typeof phrase>; readonly reason?: string | undefined },
): Decision<AgendaItem> {
  const stood = standing(question, inputs.source?.objections ?? []).find((one) => one.entity === entity);
  const before = question.lifted?.find((one) => one.entity === entity);
  // Said again, it is the first time that counts.
  const lifted: Lifted =
    stood || !before
      ? {
          entity,
          at,
          by: actor.id,
          platform,
          ...(reason && { reason }),
          ...(stood && { text: stood.text, ...(stood.written && { written: true }) }),
        }
      : before;
  const next: AgendaItem = {
    ...item,
    question: {
      ...question,
      objections: others(question.objections, entity),
      agreed: [...question.agreed.filter((one) => one !== entity), entity],
      lifted: [...others(question.lifted ?? [], entity), lifted],
    },
  };
  return accept(next, say, [...tellMeeting(item.meeting), refresh], shown(next));
}
