/** Submissions for circulation are held until a moderator of the Secretariat has decided [ToR 3.a.iv; domain.md 7]. */
import type { ByPerson } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import {
  maybeChoice,
  maybeEntityNames,
  maybeWords,
  newLinks,
  words,
  type Inputs,
  maybeLine,
} from '../../../core/inputs.ts';
import type { EntityId, Ref } from '../../../core/ids.ts';
import { manages } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { createModeration, decidedBy, noLongerHeld, heldFrom, moderatorsFor } from '../../../kit/moderation.ts';
import type { Network } from '../../../core/network.ts';
import { addressed, fileFor, goOut, isAudience, madeBy, messageInputs, MAX_LINKS } from './circulate.ts';
import { fresh, type Correspondence } from './state.ts';
import { CLASSIFICATIONS } from '../../../core/classification.ts';
import type { Extras } from '../../../core/decision.ts';

export const submitInputs = messageInputs;
/** Fields that are not given stay as they are. */
export const editInputs = {
  subject: maybeLine(),
  text: maybeWords(),
  audience: maybeEntityNames(),
  links: newLinks(MAX_LINKS),
  classification: maybeChoice(CLASSIFICATIONS),
};
export const approveInputs = { subject: maybeLine(), text: maybeWords() };
export const declineInputs = { reason: words() };

const refresh: Effect = { type: 'refreshCards' };
const shown = ({ target }: Correspondence): Extras => ({ target, card: { name: 'correspondence', about: target } });
const moderation = createModeration<Correspondence>({
  shown,
  unclaimed: ({ claimedBy, claimedAt, ...rest }) => rest,
});
const { notHeld, notTheirs, outOfDate } = moderation;

/** `correspondence.submit` (representative): the message is held. Moderators and the sender get a card of it. */
export function submit(
  target: Ref,
  act: ByPerson<Inputs<typeof submitInputs>>,
  network: Network,
): Decision<Correspondence | undefined> {
  const { inputs, receivedAt, actor } = act;
  const to = addressed(inputs.audience, network, receivedAt);
  if (!isAudience(to)) return refuse(undefined, 'invalid', phrase('refused.invalid'), { fields: to });
  const { subject, text, links, classification = 'unclassified' } = inputs;
  const item: Correspondence = {
    ...fresh(target, 'circular', madeBy(act), { subject, text, links, classification, audience: to.audience }),
    entity: actor.entity as EntityId,
    ...heldFrom(receivedAt, network.settings),
  };
  return accept(
    item,
    phrase('correspondence.submitted', { ref: target }),
    [
      { type: 'tell', to: { people: moderatorsFor(item, network.roll) }, card: 'correspondence', live: true },
      fileFor(item),
    ],
    shown(item),
  );
}

/** `correspondence.edit`: the sender changes a held message. A moderator's card of the earlier text is then out of date. */
export function edit(
  c: Correspondence,
  act: ByPerson<Inputs<typeof editInputs>>,
  network: Network,
): Decision<Correspondence> {
  const no = notHeld(c, act) ?? notTheSender(c, act);
  if (no) return no;
  const { subject, text, links, classification, audience } = act.inputs;
  const given = [subject, text, links, classification, audience].some((one) => one !== undefined);
  if (!given) {
    const fields = { subject: phrase('input.required'), text: phrase('input.required') };
    return refuse(c, 'invalid', phrase('refused.invalid'), { fields });
  }
  const to = audience === undefined ? { audience: c.audience } : addressed(audience, network, act.receivedAt);
  if (!isAudience(to)) return refuse(c, 'invalid', phrase('refused.invalid'), { fields: to });
  const next: Correspondence = {
    ...c,
    subject: subject ?? c.subject,
    text: text ?? c.text,
    links: links ?? c.links,
    classification: classification ?? c.classification,
    audience: to.audience,
    revision: c.revision + 1,
  };
  return accept(next, phrase('correspondence.edited', { ref: c.target }), [refresh], shown(c));
}

/** `correspondence.cancelSubmission`: the sender cancels a held message, or the Secretariat a scheduled one. */
export function cancelSubmission(c: Correspondence, act: ByPerson<unknown>): Decision<Correspondence> {
  const no = c.state === 'scheduled' ? notTheSecretariat(c, act) : (notHeld(c, act) ?? notTheSender(c, act));
  if (no) return no;
  const next: Correspondence = { ...noLongerHeld(c), state: 'cancelled', decided: decidedBy(act, 'cancelled') };
  const others = c.by === act.actor.id ? [] : [c.by];
  return accept(
    next,
    phrase('correspondence.cancelled', { ref: c.target }),
    [{ type: 'tell', to: { people: others }, card: 'correspondenceDecided' }, refresh],
    shown(c),
  );
}

/** `correspondence.claim`, `correspondence.release`: one moderator takes the decision, and gives it back. */
export const { claim, release } = moderation;

/**
 * `correspondence.approve`: sends the message, with the moderator's changes if there are any. The sender is shown the changes.
 */
export function approve(
  c: Correspondence,
  act: ByPerson<Inputs<typeof approveInputs>>,
  network: Network,
): Decision<Correspondence> {
  const no = notTheirs(c, act, network) ?? outOfDate(c, act);
  if (no) return no;
  const { subject = c.subject, text = c.text } = act.inputs;
  const isChanged = subject !== c.subject || text !== c.text;
  const decided = {
    ...decidedBy(act, 'approved'),
    ...(isChanged && { before: { subject: c.subject, text: c.text } }),
  };
  const out = goOut({ ...noLongerHeld(c), subject, text, decided }, act.receivedAt, network);
  const { target, recipients } = out.item;
  return accept(
    out.item,
    phrase('correspondence.approved', { ref: target, n: recipients.length }),
    [...out.effects, { type: 'tell', to: { people: [c.by] }, card: 'correspondenceDecided' }, refresh],
    shown(c),
  );
}

/** `correspondence.decline`: the message is not sent, and the sender is told why. */
export function decline(
  c: Correspondence,
  act: ByPerson<Inputs<typeof declineInputs>>,
  network: Network,
): Decision<Correspondence> {
  const no = notTheirs(c, act, network);
  if (no) return no;
  const decided = decidedBy(act, 'declined', act.inputs.reason);
  const next: Correspondence = { ...noLongerHeld(c), state: 'declined', decided };
  return accept(
    next,
    phrase('correspondence.declined', { ref: c.target }),
    [{ type: 'tell', to: { people: [c.by] }, card: 'correspondenceDecided' }, refresh],
    shown(c),
  );
}

const notTheSender = (c: Correspondence, { actor }: ByPerson<unknown>): Decision<Correspondence> | undefined =>
  c.by === actor.id ? undefined : refuse(c, 'notAllowed', phrase('correspondence.senderOnly'));

const notTheSecretariat = (c: Correspondence, { actor }: ByPerson<unknown>): Decision<Correspondence> | undefined =>
  manages(actor) ? undefined : refuse(c, 'notAllowed', phrase('refused.secretariatOnly'));
