/** A meeting that counted as not held is recorded after all, so items that had gone to the next one come back (domain.md 5). */
import type { BySystem } from '../../../core/act.ts';
import type { Decision } from '../../../core/decision.ts';
import type { Ref } from '../../../core/ids.ts';
import { isUnreached, refresh, tellMeeting, type AgendaItem, type Slots } from './item.ts';
import { done, tellSource, traced } from './place.ts';

export interface RecallInputs {
  readonly meeting: Ref;
}

/** The meetings that could take the item now, and those that carried it over because nobody began them either. */
export interface Carriers extends Slots {
  readonly notHeld: readonly Ref[];
}

/**
 * `agenda.recall`: takes back an item that this meeting lost because nobody began it, unless another meeting has begun to deal
 * with it.
 */
export function recall(item: AgendaItem, act: BySystem<RecallInputs & Carriers>): Decision<AgendaItem> {
  const { meeting, slots, notHeld } = act.inputs;
  if (!isLost(item, meeting, notHeld)) return done(item);
  if (item.kind !== 'standing' && item.meeting !== undefined && !slots.some(({ target }) => target === item.meeting))
    return done(item);
  const { meeting: before, ...rest } = item;
  const line = { at: act.receivedAt, what: 'recalled', meeting };
  const carried = item.kind === 'standing' ? item.carried : item.carried.slice(0, item.carried.lastIndexOf(meeting));
  const next = traced({ ...rest, state: 'planned', meeting, carried }, line);
  const others = before === meeting ? [] : tellMeeting(before);
  return done(next, [
    ...others,
    ...tellMeeting(meeting),
    ...tellSource(next, act.receivedAt, { from: meeting, became: 'recalled' }),
    refresh,
  ]);
}

/** A meeting that was held after this one keeps the item in its record, whether it dealt with it or did not get to it. */
function isLost(item: AgendaItem, meeting: Ref, notHeld: readonly Ref[]): boolean {
  const { kind, state, meeting: now, carried } = item;
  if (kind === 'standing') return isUnreached(item) && now === meeting;
  if ((state !== 'planned' && state !== 'pool') || now === meeting) return false;
  const at = carried.lastIndexOf(meeting);
  return at >= 0 && carried.slice(at + 1).every((later) => notHeld.includes(later));
}
