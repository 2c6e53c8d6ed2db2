/** Items that come on an agenda without a proposal, and how they leave it [ToR 3.b.i]: referred requests, standing items. */
import type { BySystem } from '../../../core/act.ts';
import type { Decision, Effect } from '../../../core/decision.ts';
import { choice, maybeWords, words, type Inputs, line } from '../../../core/inputs.ts';
import type { Ref } from '../../../core/ids.ts';
import { hasEnded, refresh, tellMeeting, type AgendaItem, type Slots } from './item.ts';
import { liftedHere, tellLifted } from './lifted.ts';
import { done, fresh, place, traced, unrecorded } from './place.ts';

export const addInputs = { source: words(20), title: line() };

/** `agenda.add`: a referred request comes on the agenda. An item that had left comes back with its own reference. */
export function add(
  item: AgendaItem | undefined,
  target: Ref,
  act: BySystem<Inputs<typeof addInputs> & Slots>,
): Decision<AgendaItem> {
  if (item && item.state !== 'left') return done(item);
  const { source, title, slots } = act.inputs;
  const base = item ?? {
    ...fresh({ target, title, kind: 'referred', addedAt: act.receivedAt, state: 'pool' }),
    source: source as Ref,
  };
  const returned: AgendaItem = { ...base, title, state: 'pool', addedAt: act.receivedAt, marks: [] };
  const placed = place(returned, slots, act.receivedAt, { what: item ? 'returned' : 'added' });
  const say: Effect[] = placed.missed
    ? [{ type: 'tell', to: 'secretariat', card: 'itemLate', data: { missed: placed.missed.target } }]
    : [];
  return done(placed.item, [...placed.effects, ...say]);
}

export const leaveInputs = {
  source: words(20),
  why: choice(['objectionWithdrawn', 'discussionWithdrawn', 'requestWithdrawn']),
  reason: maybeWords(),
};

/** `agenda.leave`: the item leaves the agenda, with a note in its history. A question that was open, and what was said to it, is kept. */
export function leave(item: AgendaItem, act: BySystem<Inputs<typeof leaveInputs>>): Decision<AgendaItem> {
  if (hasEnded(item)) return done(item);
  const { why, reason } = act.inputs;
  const { question: put, ...rest } = item;
  const line = {
    at: act.receivedAt,
    what: why,
    ...(reason && { reason }),
    ...(item.meeting && { meeting: item.meeting }),
  };
  const lifted = liftedHere(item);
  const sittings = put ? [...item.sittings, unrecorded(put, lifted, act.receivedAt)] : item.sittings;
  const gone = put ? tellLifted(item, put.meeting, lifted) : [];
  return done(traced({ ...rest, sittings, state: 'left' }, line), [...gone, ...tellMeeting(item.meeting), refresh]);
}

/** What was withdrawn of the last pair after the closing instant. */
const MARKS = ['objectionWithdrawn', 'discussionWithdrawn'] as const;
export const markInputs = { source: words(20), mark: choice(MARKS) };

/** `agenda.mark`: the item stays on the agenda, and shows what changed after the closing instant. */
export function mark(item: AgendaItem, act: BySystem<Inputs<typeof markInputs>>): Decision<AgendaItem> {
  const { mark: what } = act.inputs;
  if (item.marks.includes(what)) return done(item);
  const marked = traced({ ...item, marks: [...item.marks, what] }, { at: act.receivedAt, what });
  return done(marked, [...tellMeeting(item.meeting), refresh]);
}

export interface StandingInputs {
  readonly source: Ref;
  readonly title: string;
  readonly meeting: Ref;
}
/** `agenda.stand`: makes a standing item, which is on the agenda of every Focal Points meeting. */
export function stand(item: AgendaItem | undefined, target: Ref, act: BySystem<StandingInputs>): Decision<AgendaItem> {
  if (item) return done(item);
  const { source, title, meeting } = act.inputs;
  const made = {
    ...fresh({ target, title, kind: 'standing', addedAt: act.receivedAt, state: 'planned' }),
    source,
    meeting,
  };
  return done(traced(made, { at: act.receivedAt, what: 'standing', meeting }), tellMeeting(meeting));
}
