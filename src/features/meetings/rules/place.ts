/**
 * Decides which meeting takes an item [ToR 3.b.i]: the next one whose agenda is not final, or a later one; and what happens
 * when that meeting does not deal with it.
 */
import type { BySystem } from '../../../core/act.ts';
import type { Acts } from '../../../core/contract.ts';
import { accept, type Decision, type Effect } from '../../../core/decision.ts';
import type { Instant, Ref } from '../../../core/ids.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { liftedHere, tellLifted } from './lifted.ts';
import type { Lifted } from './itemOutcome.ts';
import {
  hasEnded,
  missedSlot,
  nextSlot,
  refresh,
  tellMeeting,
  type AgendaItem,
  type Slot,
  type Slots,
  type Trace,
} from './item.ts';

export const done = (item: AgendaItem, effects: readonly Effect[] = []): Decision<AgendaItem> =>
  accept(item, phrase('concord.done'), effects);

export const fresh = (of: Pick<AgendaItem, 'target' | 'title' | 'kind' | 'addedAt' | 'state'>): AgendaItem => ({
  ...of,
  carried: [],
  marks: [],
  trace: [],
  sittings: [],
  actions: [],
});

/** The item with one more entry in its history. */
export const traced = (item: AgendaItem, line: Trace): AgendaItem => ({ ...item, trace: [...item.trace, line] });

export interface Placed {
  readonly item: AgendaItem;
  readonly effects: readonly Effect[];
  readonly slot?: Slot;
  /** The meeting for which it came too late: its own, or where it named none, the next one. */
  readonly missed?: Slot;
}

/**
 * Puts the item on the agenda of the next Focal Points meeting whose agenda is not final, or into the pool when none is
 * planned. The meetings that gain or lose it read their agendas again, and the request that brought it is told.
 */
export function place(
  item: AgendaItem,
  slots: readonly Slot[],
  at: Instant,
  how: { what: string; wanted?: Slot | undefined; missed?: Slot | undefined; became?: Became | undefined },
): Placed {
  const slot = how.wanted ?? nextSlot(slots, at);
  const isFor = how.wanted !== undefined || !COMES_NEW.includes(how.what);
  const missed = how.missed ?? (isFor ? undefined : missedSlot(slots, at, slot));
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
    ...tellSource(next, at, before && how.became && { from: before, became: how.became }),
    refresh,
  ];
  return { item: next, effects, ...(slot && { slot }), ...(missed && { missed }) };
}

/** What comes for whichever meeting is next. Only of that can the next one have been missed: the rest was for a meeting already. */
const COMES_NEW: readonly string[] = ['added', 'returned', 'proposed', 'accepted', 'late'];

type Became = NonNullable<Acts['endorsement.onAgenda']['became']>;
/**
 * Tells the referred request where its item is. When no meeting is planned, the Coordinator is told that it waits.
 * @param before the meeting that had it and did not settle it
 */
export function tellSource(item: AgendaItem, at: Instant, before?: { from: Ref; became: Became }): Effect[] {
  if (item.kind !== 'referred' || item.source === undefined) return [];
  const inputs = { item: item.target, ...(item.meeting && { meeting: item.meeting }), ...before };
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

/** `agenda.place`: a meeting has been planned, so items in the pool go on its agenda. */
export function takeIn(item: AgendaItem, act: BySystem<Slots>): Decision<AgendaItem> {
  if (item.meeting !== undefined || (item.state !== 'pool' && item.state !== 'proposed')) return done(item);
  if (!nextSlot(act.inputs.slots, act.receivedAt)) return done(item);
  const { item: next, effects } = place(item, act.inputs.slots, act.receivedAt, { what: 'taken' });
  return done(next, effects);
}

export interface DisplaceInputs {
  readonly meeting: Ref;
  readonly why: 'cancelled' | 'notReached' | 'late';
  /** When the meeting had ended. Absent in what was stored before December 2026. */
  readonly endedAt?: Instant;
}

/**
 * `agenda.displace`: the meeting does not take the item, so it goes to the next one. It counts as carried over when the meeting
 * was held and did not reach it. A proposal that nobody had accepted when the agenda became final also goes to the next one,
 * with a note.
 */
export function displace(item: AgendaItem, act: BySystem<DisplaceInputs & Slots>): Decision<AgendaItem> {
  const { meeting, why, slots, endedAt = act.receivedAt } = act.inputs;
  if (item.meeting !== meeting || hasEnded(item)) return done(item);
  if (why === 'late' && item.state !== 'proposed') return done(item);
  if (item.kind === 'standing')
    return done(traced({ ...item, state: 'left' }, { at: act.receivedAt, what: why, meeting }), [refresh]);
  const { question: put, ...rest } = item;
  const carried = why === 'notReached' && item.state !== 'proposed';
  const base: AgendaItem = {
    ...rest,
    ...(item.state === 'taken' && { state: 'planned' as const }),
    ...(carried && { carried: [...item.carried, meeting] }),
    ...(put && { sittings: [...item.sittings, unrecorded(put, liftedHere(item), endedAt)] }),
  };
  const became: Became | undefined = why === 'late' ? undefined : put ? 'leftOpen' : why;
  const how = { what: carried ? 'carried' : why, became };
  const { item: next, effects } = place(base, slots, act.receivedAt, how);
  const tell: Effect[] =
    item.by && why !== 'notReached'
      ? [{ type: 'tell', to: { people: [item.by] }, card: 'itemMoved', data: { why, from: meeting } }]
      : [];
  const gone = put ? tellLifted(item, put.meeting, liftedHere(item)) : [];
  return done(next, [...gone, ...effects, ...tell]);
}

/**
 * What the record of a meeting that has ended says of an item: its sitting, or the question that was open when it ended and is
 * being put away just then.
 */
export function sittingIn(
  item: AgendaItem,
  { target, endedAt }: { readonly target: Ref; readonly endedAt?: Instant | undefined },
): AgendaItem['sittings'][number] | undefined {
  const { question, sittings } = item;
  const isOpen = question?.meeting === target && endedAt !== undefined;
  return (
    sittings.findLast((one) => one.meeting === target) ??
    (isOpen ? unrecorded(question, liftedHere(item), endedAt) : undefined)
  );
}

/** The meeting ended, or the item left it, while the question was open, so nothing was decided. */
export const unrecorded = (
  put: NonNullable<AgendaItem['question']>,
  lifted: readonly Lifted[],
  at: Instant,
): AgendaItem['sittings'][number] => ({
  meeting: put.meeting,
  at,
  by: 'concord',
  outcome: 'deferred',
  text: '',
  question: put.text,
  present: put.present,
  objections: put.objections,
  absent: put.absent,
  ...(lifted.length > 0 && { lifted }),
  ...(put.former && { former: put.former }),
  actions: [],
});
