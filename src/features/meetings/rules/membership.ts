/** What happens to meetings to come when an entity leaves the network or is merged into another (domain.md 4). */
import type { BySystem } from '../../../core/act.ts';
import { accept, type Decision, type Effect } from '../../../core/decision.ts';
import type { EntityId, Instant } from '../../../core/ids.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { isForNobody, newcomers, nobodyLeft, type LeftInputs } from '../../../core/entityLeft.ts';
import type { AgendaItem, Question } from './item.ts';
import type { Former } from './itemOutcome.ts';
import type { MeetingRequest } from './request.ts';
import type { Series } from './series.ts';
import { refresh, type Meeting, type Reply } from './state.ts';

export type { LeftInputs };

/** `meeting.redraw`: something on its cards has another name. */
export const redraw = (m: Meeting): Decision<Meeting> => accept(m, phrase('concord.done'), [refresh]);

const replaced = (list: readonly EntityId[], { entity, into }: LeftInputs): readonly EntityId[] => [
  ...new Set(list.flatMap((one) => (one !== entity ? [one] : into === undefined ? [] : [into]))),
];

/**
 * `meeting.entityLeft`: the entity is no longer invited. Its answer passes to the other entity, unless that one has answered
 * later.
 */
export function entityLeft(m: Meeting, act: BySystem<LeftInputs>): Decision<Meeting> {
  const { entity, into } = act.inputs;
  const next: Meeting = {
    ...m,
    ...(m.audience && { audience: replaced(m.audience, act.inputs) }),
    // What is recorded afterwards is of a day on which it was a member.
    present: m.afterwards ? m.present : [...replaced(m.present, act.inputs)].sort(),
    replies: repliesAfter(m.replies, entity, into),
  };
  // For a series this is asked once for all its meetings.
  const isAlone = m.series === undefined && isForNobody(m.audience, next.audience);
  const asks = isAlone ? [nobodyLeft({ what: 'meeting', target: m.target, entity })] : [];
  return accept(next, phrase('concord.done'), [...toldOf(m, act.inputs), ...asks, refresh]);
}

/** Only the other entity was invited, so its new people are told of the meeting. */
const toldOf = ({ target, audience }: Meeting, { entity, into, people = [] }: LeftInputs): Effect[] =>
  into === undefined || audience === undefined || audience.includes(entity) || !audience.includes(into)
    ? []
    : people.map((person) => ({
        type: 'act',
        verb: 'meeting.include',
        target,
        inputs: { person },
        key: `include/${target}/${person}/${into}`,
      }));

/** `series.entityLeft`: from now on the series invites the other entity, or no longer the one that has left. */
export function seriesEntityLeft(series: Series, act: BySystem<LeftInputs>): Decision<Series> {
  const { audience } = series;
  const { entity, into } = act.inputs;
  if (!audience?.includes(entity)) {
    const isTheirs = into !== undefined && audience?.includes(into);
    const data = { series: series.target };
    const told: Effect[] = isTheirs ? [{ type: 'tell', to: newcomers(act.inputs), card: 'seriesSet', data }] : [];
    return accept(series, phrase('concord.done'), told);
  }
  const next = { ...series, audience: replaced(audience, act.inputs) };
  const { title = '' } = series;
  const asks = isForNobody(audience, next.audience)
    ? [nobodyLeft({ what: 'series', target: series.target, entity, title })]
    : [];
  return accept(next, phrase('concord.done'), [...asks, refresh]);
}

/**
 * `meetingRequest.entityLeft`: a pending request passes to the other entity. The request of an entity that has left stays its
 * own, and is still pending.
 */
export function requestEntityLeft(r: MeetingRequest, act: BySystem<LeftInputs>): Decision<MeetingRequest> {
  const { entity, into } = act.inputs;
  if (r.entity !== entity || into === undefined) return accept(r, phrase('concord.done'));
  return accept({ ...r, entity: into }, phrase('concord.done'), [refresh]);
}

function repliesAfter(replies: readonly Reply[], entity: EntityId, into: EntityId | undefined): readonly Reply[] {
  const others = replies.filter((reply) => reply.entity !== entity);
  const theirs = replies.findLast((reply) => reply.entity === entity);
  const known = others.findLast((reply) => reply.entity === into);
  if (into === undefined || !theirs || (known && known.at >= theirs.at)) return others;
  return [...others.filter((reply) => reply.entity !== into), { ...theirs, entity: into }];
}

/** `agenda.entityLeft`: the open question and actions that are not done pass to the other entity, or to the Secretariat. */
export function itemEntityLeft(item: AgendaItem, act: BySystem<LeftInputs>): Decision<AgendaItem> {
  const { entity, into } = act.inputs;
  const actions = item.actions.map((one) => {
    if (one.entity !== entity || one.done) return one;
    const { entity: _before, ...rest } = one;
    return into === undefined ? { ...rest, owner: SECRETARIAT } : { ...rest, owner: into, entity: into };
  });
  const { question, entity: proposer, ...rest } = item;
  const by = proposer === entity ? into : proposer;
  return accept(
    {
      ...rest,
      ...(by !== undefined && { entity: by }),
      ...(question && { question: questionAfter(question, act.inputs, act.receivedAt) }),
      actions,
    },
    phrase('concord.done'),
    [refresh],
  );
}
/** The owner of an action that belongs to nobody else, as it is stored. */
const SECRETARIAT = 'Secretariat';

/** The question after a merger. An objection of one entity and a statement of the other are never combined. */
function questionAfter(question: Question, inputs: LeftInputs, at: Instant): Question {
  const { entity, into } = inputs;
  const isOther = ({ entity: one }: { readonly entity: EntityId }): boolean => one !== entity;
  const hasSpoken = [...question.objections, ...(question.lifted ?? [])].some((one) => one.entity === into);
  const moves = into !== undefined && !hasSpoken;
  const objections = question.objections.flatMap((one) =>
    isOther(one) ? [one] : moves ? [{ ...one, entity: into }] : [],
  );
  // An objection given in the room is never lost: one that does not pass to the other entity is kept for the record.
  const kept = question.objections
    .filter((one) => !isOther(one) && !one.written && !moves)
    .map((one): Former => ({
      entity,
      text: one.text,
      raised: one,
      at,
      ended: into === undefined ? 'left' : 'replaced',
    }));
  const former = [...(question.former ?? []), ...kept];
  return {
    ...question,
    ...(former.length > 0 && { former }),
    present: [...replaced(question.present, inputs)].sort(),
    agreed: question.agreed.filter((one) => one !== entity),
    objections,
    absent: question.absent.filter(isOther),
  };
}
