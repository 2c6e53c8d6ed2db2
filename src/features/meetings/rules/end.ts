/** Ends a meeting (domain.md 5, "Beginning and ending"), and asks the RMC Chair for the outcome [ToR 3.a.iii]. */
import type { ByPerson } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { maybeLine, yesNo, type Inputs } from '../../../core/inputs.ts';
import type { Instant } from '../../../core/ids.ts';
import type { Network } from '../../../core/network.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { TYPED } from '../../../i18n/typed.ts';
import { desk, notBegun, over } from './begin.ts';
import { isOpenIn, type AgendaItem } from './item.ts';
import { readEnd } from './timing.ts';
import { displaceItems, owesOutcome } from './plan.ts';
import { spokenIn } from './represented.ts';
import { refresh, touched, type Meeting } from './state.ts';

/** `endedAt`: when it ended, where nobody ended it at its time. */
export const endInputs = { confirm: yesNo(TYPED.answers), endedAt: maybeLine(30) };

/**
 * `meeting.end` (Secretariat): items that were not reached are carried over, and minutes can be drafted. While items are open
 * the officer is asked first, because the button is easily pressed too early.
 */
export function end(
  m: Meeting,
  act: ByPerson<Inputs<typeof endInputs> & { readonly items: readonly AgendaItem[] }>,
  network: Network,
): Decision<Meeting> {
  if (m.state === 'planned') return notBegun(m);
  if (m.state === 'ended') {
    const name = network.roll.people[m.endedBy ?? '']?.name ?? '';
    return refuse(m, 'conflict', phrase('meeting.endedAlready', { ref: m.target, name }), desk(m));
  }
  if (m.state !== 'running') return over(m);
  const { endedAt, confirm } = act.inputs;
  const at = endedAt === undefined ? (m.afterwards?.until ?? act.receivedAt) : readEnd(endedAt, m, act.receivedAt);
  if (typeof at !== 'string') return refuse(m, 'invalid', phrase('refused.invalid'), at);
  const open = act.inputs.items.filter((item) => isOpenIn(item, m.target));
  if (open.length > 0 && !confirm)
    return refuse(m, 'conflict', phrase('meeting.itemsOpen', { ref: m.target, n: open.length }), {
      target: m.target,
      card: { name: 'meetingEndOpen', about: m.target, ...(endedAt !== undefined && { data: { endedAt } }) },
    });
  // What was said last may not have come to the meeting yet.
  const spoke = spokenIn(m, act.inputs.items);
  return ended(spoke.length > 0 ? { ...m, spoke } : m, act, at, endedAt !== undefined);
}

function ended(
  m: Meeting,
  { actor, receivedAt: now }: ByPerson<unknown>,
  endedAt: Instant,
  isTyped: boolean,
): Decision<Meeting> {
  const { item: _taken, ...rest } = touched(m);
  const next: Meeting = {
    ...rest,
    state: 'ended',
    endedAt,
    endedBy: actor.id,
    ...(isTyped && { endTyped: true as const }),
    ...(m.afterwards && { afterwards: { ...m.afterwards, until: endedAt } }),
  };
  const effects: Effect[] = [displaceItems(next, 'notReached', now), refresh];
  if (m.kind === 'rmc') effects.push(owesOutcome(next, endedAt));
  return accept(next, phrase('meeting.ended', { ref: m.target }), effects, desk(next));
}
