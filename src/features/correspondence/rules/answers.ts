/** Answers of recipients to a message. Only the Secretariat and the sender see them. */
import type { ByPerson } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { maybeLine, maybeLink, maybeWords, words, type Inputs } from '../../../core/inputs.ts';
import type { EntityId } from '../../../core/ids.ts';
import { represents, type Person } from '../../../core/people.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import type { Network } from '../../../core/network.ts';
import { hasAcknowledged, isOver, isPassedOn, WHERE, type Correspondence } from './state.ts';
import type { Extras } from '../../../core/decision.ts';

const refresh: Effect = { type: 'refreshCards' };
const received = ({ target }: Correspondence): Extras => ({ target, card: { name: 'circular', about: target } });

export const replyInputs = { text: words() };
export const passedOnInputs = { where: maybeLine(WHERE), link: maybeLink() };
export const reviewInputs = { note: maybeWords() };

const entityOf = (person: Person) => (represents(person) ? { entity: person.entity as EntityId } : {});

/** `correspondence.acknowledge`: the recipient confirms having received the message. */
export function acknowledge(c: Correspondence, { actor, receivedAt }: ByPerson<unknown>): Decision<Correspondence> {
  const no = notForThem(c, actor);
  if (no) return no;
  const say = phrase('correspondence.acknowledged', { ref: c.target });
  if (hasAcknowledged(c, actor.id)) return accept(c, say, [], received(c));
  const one = { person: actor.id, ...entityOf(actor), at: receivedAt };
  return accept({ ...c, acknowledged: [...c.acknowledged, one] }, say, [refresh], received(c));
}

/** `correspondence.shared`: the entity confirms that its field offices have the call for proposals [ToR 2.d.iv]. */
export const shared = (c: Correspondence, act: ByPerson<unknown>): Decision<Correspondence> =>
  passed(c, act, {}, c.kind === 'proposals' ? undefined : phrase('correspondence.noProposals', { ref: c.target }));

/** `correspondence.passedOn`: the entity says to which offices or channels it has passed the message on, with a link. */
export function passedOn(c: Correspondence, act: ByPerson<Inputs<typeof passedOnInputs>>): Decision<Correspondence> {
  const { where, link } = act.inputs;
  const details = { ...(where !== undefined && { where }), ...(link !== undefined && { link }) };
  const no = isPassedOn(c.kind) ? undefined : phrase('correspondence.notToPassOn', { ref: c.target });
  return passed(c, act, details, no);
}

function passed(
  c: Correspondence,
  { actor, receivedAt }: ByPerson<unknown>,
  details: Details,
  no: Phrase | undefined,
): Decision<Correspondence> {
  const entity = actor.entity as EntityId;
  if (no) return refuse(c, 'conflict', no);
  if (!c.entities.includes(entity) && !c.recipients.includes(actor.id))
    return refuse(c, 'notAllowed', phrase('correspondence.notForYou', { ref: c.target }));
  const ref = c.target;
  const say = c.kind === 'proposals' ? phrase('correspondence.sharedNow', { ref, entity }) : passedOnNow(ref, entity);
  if (c.shared.some((one) => one.entity === entity && saysNothingNew(one, details)))
    return accept(c, say, [], received(c));
  const one = { entity, by: actor.id, at: receivedAt, late: isOver(c, receivedAt), ...details };
  return accept({ ...c, shared: [...c.shared, one] }, say, [refresh], received(c));
}

const passedOnNow = (ref: string, entity: EntityId): Phrase => phrase('correspondence.passedOnNow', { ref, entity });

/** The same answer twice is refused. Other offices, or a link, make it a new answer. */
const saysNothingNew = (one: Details, { where, link }: Details): boolean =>
  (where === undefined || where === one.where) && (link === undefined || link === one.link);
type Details = Pick<Correspondence['shared'][number], 'where' | 'link'>;

/** `correspondence.reply`: to the Secretariat, and to the sender if that is another person. */
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

/** `correspondence.review` (Secretariat): an urgent message was reviewed after it was sent [ToR 2.a.i]. */
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
