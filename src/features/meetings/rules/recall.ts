/** A meeting that counted as not held is recorded after all, so items that had gone to the next one come back (domain.md 5). */
import type { BySystem } from '../../../core/act.ts';
import type { Decision } from '../../../core/decision.ts';
import type { Ref } from '../../../core/ids.ts';
import { isUnreached, refresh, tellMeeting, type AgendaItem, type Slots } from './item.ts';
import { done, tellSource, traced } from './place.ts';

export interface RecallInputs {
  readonly meeting: Ref;
}

/**
 * `agenda.recall`: takes back an item that this meeting lost because nobody began it, unless another meeting has begun to deal
 * with it.
 */
export function recall(item: AgendaItem, act: BySystem<RecallInputs & Slots>): Decision<AgendaItem> {
  const { meeting, slots } = act.inputs;
  if (!isLost(item, meeting)) return done(item);
  if (item.kind !== 'standing' && item.meeting !== undefined && !slots.some(({ target }) => target === item.meeting))
    return done(item);
  const { meeting: before, ...rest } = item;
  const line = { at: act.receivedAt, what: 'recalled', meeting };
  const carried = item.kind === 'standing' ? item.carried : item.carried.slice(0, -1);
  const next = traced({ ...rest, state: 'planned', meeting, carried }, line);
  const others = before === meeting ? [] : tellMeeting(before);
  return done(next, [
    ...others,
    ...tellMeeting(meeting),
    ...tellSource(next, act.receivedAt, { from: meeting, became: 'recalled' }),
    refresh,
  ]);
}

function isLost(item: AgendaItem, meeting: Ref): boolean {
  const { kind, state, meeting: now, carried } = item;
  if (kind === 'standing') return isUnreached(item) && now === meeting;
  return (state === 'planned' || state === 'pool') && now !== meeting && carried.at(-1) === meeting;
}
