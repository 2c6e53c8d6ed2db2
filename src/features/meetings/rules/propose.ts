/** Proposals of focal points for an agenda: made, accepted, or declined with a reason (domain.md 5). */
import type { Act, ByPerson } from '../../../core/act.ts';
import { CLASSIFICATIONS } from '../../../core/classification.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { maybeChoice, maybeWords, words, type Inputs, line } from '../../../core/inputs.ts';
import type { EntityId, Instant, Ref } from '../../../core/ids.ts';
import type { Person } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { invited } from './state.ts';
import type { Network } from '../../../core/network.ts';
import { asReference } from '../../../core/seen.ts';
import { refresh, shown, tellMeeting, type AgendaItem, type Slot, type Slots } from './item.ts';
import { fresh, place, traced } from './place.ts';

export const proposeInputs = {
  meeting: maybeWords(20),
  title: line(),
  note: maybeWords(),
  classification: maybeChoice(CLASSIFICATIONS),
};

/**
 * `agenda.propose` (representative): for a meeting to which the entity is invited, or for the next Focal Points meeting. When
 * that agenda is final, the item is proposed for the next one, and the answer says so.
 */
export function propose(
  target: Ref,
  act: Act<Inputs<typeof proposeInputs> & Slots, Person>,
  network: Network,
): Decision<AgendaItem | undefined> {
  const { title, note, slots, classification = 'unclassified' } = act.inputs;
  const pressed = act.target?.startsWith('M-') ? act.target : undefined;
  const typed = act.inputs.meeting ?? pressed;
  const named = typed === undefined ? undefined : asReference(typed);
  const wanted = named === undefined ? undefined : slots.find((slot) => slot.target === named);
  if (named !== undefined && !wanted)
    return refuse(undefined, 'invalid', phrase('refused.invalid'), {
      fields: { meeting: phrase('agenda.noSuchMeeting', { ref: named.slice(0, 20) }) },
    });
  const entity = act.actor.entity as EntityId;
  if (wanted && !invited(wanted, network).includes(entity))
    return refuse(undefined, 'notAllowed', phrase('meeting.notInvited', { ref: wanted.target, entity }));
  const base: AgendaItem = {
    ...fresh({ target, title, kind: 'proposed', addedAt: act.receivedAt, state: 'proposed' }),
    ...(note && { note }),
    ...(classification !== 'unclassified' && { classification }),
    entity,
    by: act.actor.id,
  };
  const placed = place(base, slots, act.receivedAt, { what: 'proposed', ...inTime(wanted, act.receivedAt) });
  const tell: Effect = { type: 'tell', to: 'secretariat', card: 'itemProposed', live: true };
  return accept(
    placed.item,
    proposedAnswer(target, placed.slot, placed.missed),
    [...placed.effects, tell],
    shown(placed.item),
  );
}

/** Whether the meeting for which it is still takes it. */
const inTime = (slot: Slot | undefined, at: Instant): { wanted?: Slot; missed?: Slot } =>
  slot === undefined ? {} : at <= slot.cutoffAt ? { wanted: slot } : { missed: slot };

function proposedAnswer(ref: Ref, slot: Slot | undefined, missed: Slot | undefined) {
  if (slot && missed)
    return phrase('agenda.proposedLate', { ref, missed: missed.target, meeting: slot.target, startsAt: slot.startsAt });
  if (slot) return phrase('agenda.proposed', { ref, meeting: slot.target, startsAt: slot.startsAt });
  return phrase('agenda.proposedPool', { ref });
}

const notProposed = (item: AgendaItem): Decision<AgendaItem> =>
  refuse(item, 'conflict', phrase('agenda.dealtWith', { ref: item.target }), shown(item));

/** `agenda.accept` (Secretariat): puts the item on the agenda for which it was proposed, while that is not final. */
export function acceptItem(item: AgendaItem, act: ByPerson<Slots>): Decision<AgendaItem> {
  if (item.state !== 'proposed') return notProposed(item);
  const own = act.inputs.slots.find((slot) => slot.target === item.meeting);
  const how = { what: 'accepted', ...inTime(own, act.receivedAt) };
  const placed = place({ ...item, state: 'pool' }, act.inputs.slots, act.receivedAt, how);
  const { slot, missed } = placed;
  const say = !slot
    ? phrase('agenda.acceptedPool', { ref: item.target })
    : missed
      ? phrase('agenda.acceptedLate', {
          ref: item.target,
          missed: missed.target,
          meeting: slot.target,
          startsAt: slot.startsAt,
        })
      : phrase('agenda.accepted', { ref: item.target, meeting: slot.target, startsAt: slot.startsAt });
  return accept(placed.item, say, [...placed.effects, ...tellProposer(item)], shown(placed.item));
}

export const declineInputs = { reason: words() };
/** `agenda.decline` (Secretariat): declines a proposal, or removes an item, with a reason and an entry in its history. */
export function declineItem(item: AgendaItem, act: ByPerson<Inputs<typeof declineInputs>>): Decision<AgendaItem> {
  if (item.state !== 'proposed' && item.state !== 'pool' && item.state !== 'planned') return notProposed(item);
  const { reason } = act.inputs;
  const next = traced({ ...item, state: 'declined' }, { at: act.receivedAt, what: 'declined', reason });
  const effects = [...tellMeeting(item.meeting), ...tellProposer(item), refresh];
  return accept(next, phrase('agenda.declined', { ref: item.target }), effects, shown(next));
}

const tellProposer = (item: AgendaItem): Effect[] =>
  item.by ? [{ type: 'tell', to: { people: [item.by] }, card: 'itemAnswered' }] : [];
