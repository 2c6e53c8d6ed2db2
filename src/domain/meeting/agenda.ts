/** What comes on an agenda, and which meeting takes it [ToR 3.b.i]: referred requests, proposals, standing items. */
import type { Act, SYSTEM } from '../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../core/decision.ts';
import { choice, maybeWords, TITLE, words, type Inputs } from '../../core/inputs.ts';
import type { EntityId, Instant, Ref } from '../../core/ids.ts';
import type { Person } from '../../core/people.ts';
import { phrase } from '../../copy/phrase.ts';
import {
  missedSlot,
  nextSlot,
  refresh,
  shown,
  tellMeeting,
  type AgendaItem,
  type Slot,
  type Slots,
  type Trace,
} from './item.ts';

type BySystem<I> = Act<I, typeof SYSTEM>;
const done = (item: AgendaItem, effects: readonly Effect[] = []): Decision<AgendaItem> =>
  accept(item, phrase('concord.done'), effects);

export const fresh = (of: Pick<AgendaItem, 'target' | 'title' | 'kind' | 'addedAt' | 'state'>): AgendaItem => ({
  ...of,
  carried: [],
  marks: [],
  trace: [],
  sittings: [],
  actions: [],
});

/** The item with a line more in its trace. */
export const traced = (item: AgendaItem, line: Trace): AgendaItem => ({ ...item, trace: [...item.trace, line] });

export interface Placed {
  readonly item: AgendaItem;
  readonly effects: readonly Effect[];
  readonly slot?: Slot;
  /** The meeting that it came too late for. */
  readonly missed?: Slot;
}

/**
 * The item goes to the next Focal Points meeting whose agenda is not final, or into the pool when none is planned. The
 * meetings that gain and lose it look at their agendas, and the request it came from learns of it.
 */
export function place(
  item: AgendaItem,
  slots: readonly Slot[],
  at: Instant,
  how: { what: string; wanted?: Slot | undefined },
): Placed {
  const slot = how.wanted ?? nextSlot(slots, at);
  const missed = how.what === 'carried' || how.what === 'taken' ? undefined : missedSlot(slots, at, slot);
  const { meeting: before, ...rest } = item;
  const line: Trace = { at, what: missed ? 'late' : how.what, ...(slot && { meeting: slot.target }) };
  const next: AgendaItem = traced(
    {
      ...rest,
      state: item.state === 'proposed' ? 'proposed' : slot ? 'planned' : 'pool',
      marks: missed && !item.marks.includes('late') ? [...item.marks, 'late'] : item.marks,
      ...(slot && { meeting: slot.target }),
    },
    line,
  );
  const effects = [
    ...(before === slot?.target ? [] : tellMeeting(before)),
    ...tellMeeting(slot?.target),
    ...tellSource(next, at),
    refresh,
  ];
  return { item: next, effects, ...(slot && { slot }), ...(missed && { missed }) };
}

/** The referred request knows its item; with no meeting planned, the Coordinator is told that it waits. */
function tellSource(item: AgendaItem, at: Instant): Effect[] {
  if (item.kind !== 'referred' || item.source === undefined) return [];
  const inputs = { item: item.target, ...(item.meeting && { meeting: item.meeting }) };
  const on: Effect = {
    type: 'act',
    verb: 'endorsement.onAgenda',
    target: item.source,
    inputs,
    key: `onAgenda/${item.target}/${at}`,
  };
  const waits: Effect = {
    type: 'act',
    verb: 'endorsement.waitsForMeeting',
    target: item.source,
    inputs: { item: item.target },
    key: `waits/${item.target}/${at}`,
  };
  return item.meeting ? [on] : [on, waits];
}

export const addInputs = { source: words(20), title: words(TITLE) };

/** `agenda.add`: a referred request comes on the agenda. One that had left comes back under its own reference. */
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
  why: choice(['objectionWithdrawn', 'requestWithdrawn']),
  reason: maybeWords(),
};

const ENDED: readonly AgendaItem['state'][] = ['left', 'declined', 'decided', 'noted', 'notDecided'];

/** `agenda.leave`: the item goes, with a trace. */
export function leave(item: AgendaItem, act: BySystem<Inputs<typeof leaveInputs>>): Decision<AgendaItem> {
  if (ENDED.includes(item.state)) return done(item);
  const { why, reason } = act.inputs;
  const { question: _put, ...rest } = item;
  const line = {
    at: act.receivedAt,
    what: why,
    ...(reason && { reason }),
    ...(item.meeting && { meeting: item.meeting }),
  };
  return done(traced({ ...rest, state: 'left' }, line), [...tellMeeting(item.meeting), refresh]);
}

export const markInputs = { source: words(20), mark: choice(['objectionWithdrawn']) };

/** `agenda.mark`: the item stays, and shows what changed after the closing instant. */
export function mark(item: AgendaItem, act: BySystem<Inputs<typeof markInputs>>): Decision<AgendaItem> {
  const { mark: what } = act.inputs;
  if (item.marks.includes(what)) return done(item);
  const marked = traced({ ...item, marks: [...item.marks, what] }, { at: act.receivedAt, what });
  return done(marked, [...tellMeeting(item.meeting), refresh]);
}

/** `agenda.place`: a meeting has been planned; what waits in the pool goes on its agenda. */
export function takeIn(item: AgendaItem, act: BySystem<Slots>): Decision<AgendaItem> {
  if (item.meeting !== undefined || (item.state !== 'pool' && item.state !== 'proposed')) return done(item);
  if (!nextSlot(act.inputs.slots, act.receivedAt)) return done(item);
  const { item: next, effects } = place(item, act.inputs.slots, act.receivedAt, { what: 'taken' });
  return done(next, effects);
}

export interface DisplaceInputs extends Slots {
  readonly meeting: Ref;
  readonly why: 'cancelled' | 'notReached' | 'late';
}

/**
 * `agenda.displace`: its meeting does not take it. It goes to the next one; carried over when the meeting was held and did
 * not come to it. A proposal that nobody accepted before the agenda was final goes too, and says so.
 */
export function displace(item: AgendaItem, act: BySystem<DisplaceInputs>): Decision<AgendaItem> {
  const { meeting, why, slots } = act.inputs;
  if (item.meeting !== meeting || ENDED.includes(item.state)) return done(item);
  if (why === 'late' && item.state !== 'proposed') return done(item);
  if (item.kind === 'standing')
    return done(traced({ ...item, state: 'left' }, { at: act.receivedAt, what: why, meeting }), [refresh]);
  const { question: put, ...rest } = item;
  const carried = why === 'notReached' && item.state !== 'proposed';
  const base: AgendaItem = {
    ...rest,
    ...(item.state === 'taken' && { state: 'planned' as const }),
    ...(carried && { carried: [...item.carried, meeting] }),
    ...(put && { sittings: [...item.sittings, unrecorded(put, act.receivedAt)] }),
  };
  const { item: next, effects } = place(base, slots, act.receivedAt, { what: carried ? 'carried' : why });
  const tell: Effect[] =
    item.by && why !== 'notReached'
      ? [{ type: 'tell', to: { people: [item.by] }, card: 'itemMoved', data: { why, from: meeting } }]
      : [];
  return done(next, [...effects, ...tell]);
}

/** The meeting ended while the question stood: nothing was decided. */
const unrecorded = (put: NonNullable<AgendaItem['question']>, at: Instant): AgendaItem['sittings'][number] => ({
  meeting: put.meeting,
  at,
  by: 'concord',
  outcome: 'deferred',
  text: '',
  question: put.text,
  present: put.present,
  objections: put.objections,
  absent: put.absent,
  actions: [],
});

export const proposeInputs = { meeting: maybeWords(20), title: words(TITLE), note: maybeWords() };

/**
 * `agenda.propose` (representative): for the meeting named, or the next Focal Points meeting. What comes after that
 * meeting's agenda is final is proposed for the next one, and the answer says so.
 */
export function propose(
  target: Ref,
  act: Act<Inputs<typeof proposeInputs> & Slots, Person>,
): Decision<AgendaItem | undefined> {
  const { title, note, slots } = act.inputs;
  const pressed = act.target?.startsWith('M-') ? act.target : undefined;
  const named = (act.inputs.meeting ?? pressed)?.toUpperCase();
  const wanted = named === undefined ? undefined : slots.find((slot) => slot.target === named);
  if (named !== undefined && !wanted)
    return refuse(undefined, 'invalid', phrase('refused.invalid'), {
      fields: { meeting: phrase('agenda.noSuchMeeting', { ref: named.slice(0, 20) }) },
    });
  const inTime = wanted && act.receivedAt <= wanted.cutoffAt ? wanted : undefined;
  const base: AgendaItem = {
    ...fresh({ target, title, kind: 'proposed', addedAt: act.receivedAt, state: 'proposed' }),
    ...(note && { note }),
    entity: act.actor.entity as EntityId,
    by: act.actor.id,
  };
  const placed = place(base, slots, act.receivedAt, { what: 'proposed', wanted: inTime });
  const missed = wanted && !inTime ? wanted : named === undefined ? placed.missed : undefined;
  const tell: Effect = { type: 'tell', to: 'secretariat', card: 'itemProposed', live: true };
  return accept(
    placed.item,
    proposedAnswer(target, placed.slot, missed),
    [...placed.effects, tell],
    shown(placed.item),
  );
}

function proposedAnswer(ref: Ref, slot: Slot | undefined, missed: Slot | undefined) {
  if (slot && missed)
    return phrase('agenda.proposedLate', { ref, missed: missed.target, meeting: slot.target, startsAt: slot.startsAt });
  if (slot) return phrase('agenda.proposed', { ref, meeting: slot.target, startsAt: slot.startsAt });
  return phrase('agenda.proposedPool', { ref });
}

type By<I> = Act<I, Person>;
const notProposed = (item: AgendaItem): Decision<AgendaItem> =>
  refuse(item, 'conflict', phrase('agenda.dealtWith', { ref: item.target }), shown(item));

/** `agenda.accept` (Secretariat): on the agenda of the meeting it was proposed for, while that is not final. */
export function acceptItem(item: AgendaItem, act: By<Slots>): Decision<AgendaItem> {
  if (item.state !== 'proposed') return notProposed(item);
  const wanted = act.inputs.slots.find((slot) => slot.target === item.meeting && act.receivedAt <= slot.cutoffAt);
  const placed = place({ ...item, state: 'pool' }, act.inputs.slots, act.receivedAt, { what: 'accepted', wanted });
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
/** `agenda.decline` (Secretariat): a proposal, or an item that is not to be taken; with a reason, and a trace. */
export function declineItem(item: AgendaItem, act: By<Inputs<typeof declineInputs>>): Decision<AgendaItem> {
  if (item.state !== 'proposed' && item.state !== 'pool' && item.state !== 'planned') return notProposed(item);
  const { reason } = act.inputs;
  const next = traced({ ...item, state: 'declined' }, { at: act.receivedAt, what: 'declined', reason });
  const effects = [...tellMeeting(item.meeting), ...tellProposer(item), refresh];
  return accept(next, phrase('agenda.declined', { ref: item.target }), effects, shown(next));
}

const tellProposer = (item: AgendaItem): Effect[] =>
  item.by ? [{ type: 'tell', to: { people: [item.by] }, card: 'itemAnswered' }] : [];

export interface StandingInputs {
  readonly source: Ref;
  readonly title: string;
  readonly meeting: Ref;
}
/** `agenda.stand`: an item that stands on the agenda of every Focal Points meeting. */
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
