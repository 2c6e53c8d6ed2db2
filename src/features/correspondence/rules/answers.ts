/** What those who got a message say to it: only the Secretariat and the sender hear of it, never everybody. */
import type { ByPerson } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { maybeWords, words, type Inputs } from '../../../core/inputs.ts';
import type { EntityId } from '../../../core/ids.ts';
import { represents, type Person } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import type { Network } from '../../../core/network.ts';
import { hasAcknowledged, isOver, type Correspondence } from './state.ts';
import type { Extras } from '../../../core/decision.ts';

const refresh: Effect = { type: 'refreshCards' };
const received = ({ target }: Correspondence): Extras => ({ target, card: { name: 'circular', about: target } });

export const replyInputs = { text: words() };
export const reviewInputs = { note: maybeWords() };

const entityOf = (person: Person) => (represents(person) ? { entity: person.entity as EntityId } : {});

/** `correspondence.acknowledge`: the recipient has it. */
export function acknowledge(c: Correspondence, { actor, receivedAt }: ByPerson<unknown>): Decision<Correspondence> {
  const no = notForThem(c, actor);
  if (no) return no;
  const say = phrase('correspondence.acknowledged', { ref: c.target });
  if (hasAcknowledged(c, actor.id)) return accept(c, say, [], received(c));
  const one = { person: actor.id, ...entityOf(actor), at: receivedAt };
  return accept({ ...c, acknowledged: [...c.acknowledged, one] }, say, [refresh], received(c));
}

/** `correspondence.shared`: the entity's field offices have the call for proposals [ToR 2.d.iv]. */
export function shared(c: Correspondence, { actor, receivedAt }: ByPerson<unknown>): Decision<Correspondence> {
  const entity = actor.entity as EntityId;
  if (c.kind !== 'proposals') return refuse(c, 'conflict', phrase('correspondence.noProposals', { ref: c.target }));
  if (!c.entities.includes(entity) && !c.recipients.includes(actor.id))
    return refuse(c, 'notAllowed', phrase('correspondence.notForYou', { ref: c.target }));
  const say = phrase('correspondence.sharedNow', { ref: c.target, entity });
  if (c.shared.some((one) => one.entity === entity)) return accept(c, say, [], received(c));
  const one = { entity, by: actor.id, at: receivedAt, late: isOver(c, receivedAt) };
  return accept({ ...c, shared: [...c.shared, one] }, say, [refresh], received(c));
}

/** `correspondence.reply`: goes to the Secretariat, and to the sender when that is somebody else; to nobody more. */
export function reply(
  c: Correspondence,
  act: ByPerson<Inputs<typeof replyInputs>>,
  { roll }: Network,
): Decision<Correspondence> {
  const { actor, receivedAt, inputs } = act;
  const no = notForThem(c, actor);
  if (no) return no;
  const one = { person: actor.id, ...entityOf(actor), text: inputs.text, at: receivedAt };
  const data = { name: actor.name, ...entityOf(actor), text: inputs.text };
  const sender: Effect[] =
    c.entity !== undefined && roll.people[c.by] && c.by !== actor.id
      ? [{ type: 'tell', to: { people: [c.by] }, card: 'correspondenceReply', data }]
      : [];
  return accept(
    { ...c, replies: [...c.replies, one] },
    phrase('correspondence.replied', { ref: c.target }),
    [{ type: 'tell', to: 'secretariat', card: 'correspondenceReply', data }, ...sender, refresh],
    received(c),
  );
}

/** `correspondence.review` (Secretariat): an urgent message was looked at after it went [ToR 2.a.i]. */
export function review(c: Correspondence, act: ByPerson<Inputs<typeof reviewInputs>>): Decision<Correspondence> {
  const extras: Extras = { target: c.target, card: { name: 'correspondence', about: c.target } };
  if (c.kind !== 'urgent') return refuse(c, 'conflict', phrase('correspondence.notUrgent', { ref: c.target }), extras);
  if (c.reviewed) return refuse(c, 'conflict', phrase('correspondence.reviewedAlready', { ref: c.target }), extras);
  const { note } = act.inputs;
  const reviewed = { by: act.actor.id, at: act.receivedAt, ...(note && { note }) };
  return accept({ ...c, reviewed }, phrase('correspondence.reviewed', { ref: c.target }), [refresh], extras);
}

function notForThem(c: Correspondence, actor: Person): Decision<Correspondence> | undefined {
  if (c.state !== 'sent') return refuse(c, 'closed', phrase('correspondence.notSent', { ref: c.target }));
  return c.recipients.includes(actor.id)
    ? undefined
    : refuse(c, 'notAllowed', phrase('correspondence.notForYou', { ref: c.target }));
}
