/**
 * Computes instants again from local times and zones, at the start of the program and before an act on a meeting (domain.md 5).
 */
import type { Act, BySystem } from '../../../core/act.ts';
import { accept, type Decision } from '../../../core/decision.ts';
import type { Network } from '../../../core/network.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { onWallClock } from './shift.ts';
import { refresh, type Meeting } from './state.ts';

export interface SeriesTime {
  /** `HH:mm` of the meeting's series. */
  readonly time?: string;
}

/** `meeting.rezone`: the program has started, perhaps with other rules of time zones. */
export function rezone(m: Meeting, act: BySystem<SeriesTime>, network: Network): Decision<Meeting> {
  const { state, effects } = onWallClock(m, act.receivedAt, network, act.inputs.time);
  return accept(state, phrase('concord.done'), effects.length === 0 ? [] : [...effects, refresh]);
}

/** Wraps a rule on a meeting: the meeting's start is computed again before it. A refusal changes nothing. */
export const onTime =
  <A extends Act<unknown>>(rule: (m: Meeting, act: A, network: Network) => Decision<Meeting>) =>
  (m: Meeting, act: A, network: Network): Decision<Meeting> => {
    const { state, effects } = onWallClock(m, act.receivedAt, network);
    const decision = rule(state, act, network);
    if (state === m) return decision;
    return decision.answer.ok
      ? { ...decision, effects: [...effects, ...decision.effects, refresh] }
      : { ...decision, state: m };
  };
