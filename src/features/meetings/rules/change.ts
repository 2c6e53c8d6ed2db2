/** Moves and cancels meetings with everything that depends on them (domain.md 5). Also the answers of invited entities. */
import type { ByPerson } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { choice, words, type Inputs, line, fieldLine } from '../../../core/inputs.ts';
import type { EntityId } from '../../../core/ids.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { dateAt, isWorkingDay } from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import {
  ANSWERS,
  cancelled,
  invited,
  isAhead,
  refresh,
  shown,
  tellAll,
  touched,
  type Meeting,
  type Reply,
} from './state.ts';
import { alternateMeant } from './represented.ts';
import { displaceItems, takeInPool } from './plan.ts';
import { localOf } from './shift.ts';
import { planReminders } from './remind.ts';
import { cutoffOf, readStart } from './timing.ts';

export const moveInputs = { startsAt: line(60), time: fieldLine(20), reason: words() };
export const cancelInputs = { reason: words() };

const over = (m: Meeting): Decision<Meeting> =>
  refuse(
    m,
    'closed',
    phrase(m.state === 'cancelled' ? 'meeting.isCancelled' : 'meeting.isOver', { ref: m.target }),
    shown(m),
  );

/**
 * `meeting.move` (Secretariat): its items move with it, its reminders are planned again, and the people invited are asked
 * again. The time is a local time in the meeting's zone.
 */
export function move(m: Meeting, act: ByPerson<Inputs<typeof moveInputs>>, network: Network): Decision<Meeting> {
  if (m.state === 'running') return refuse(m, 'conflict', phrase('meeting.isRunning', { ref: m.target }), shown(m));
  if (m.state !== 'planned') return over(m);
  const startsAt = readStart(act.inputs, m.zone, act, network.settings);
  if (typeof startsAt !== 'string') return refuse(m, 'invalid', phrase('refused.invalid'), startsAt);
  if (startsAt === m.startsAt)
    return accept(m, phrase('meeting.movedAlready', { ref: m.target, startsAt }), [], shown(m));
  const { reason } = act.inputs;
  const change = {
    at: act.receivedAt,
    by: act.actor.id,
    what: 'moved' as const,
    from: m.startsAt,
    to: startsAt,
    reason,
  };
  const cutoffAt = cutoffOf(startsAt, network.settings);
  const { clash: _settled, finalAgenda: _final, ...rest } = touched(m);
  const final = cutoffAt < act.receivedAt;
  const moved: Meeting = {
    ...rest,
    ...(final && { finalAgenda: m.finalAgenda ?? m.agenda }),
    startsAt,
    local: localOf(startsAt, m.zone),
    sequence: m.sequence + 1,
    cutoffAt,
    final,
    replies: [],
    changes: [...m.changes, change],
  };
  const next: Meeting = { ...moved, ...planReminders(moved, act.receivedAt, network) };
  const data = { from: m.startsAt, to: startsAt, reason, byName: act.actor.name };
  const tell = tellAll(next, network, { card: 'meetingMoved', data, live: true });
  const pool = m.kind === 'focalPoints' && !next.final ? [takeInPool] : [];
  // Its agenda becomes final at once, so proposals that nobody has accepted go to the next meeting.
  const late = next.final && !m.final ? [displaceItems(m, 'late', act.receivedAt)] : [];
  // On its new day others may sit in the Committee.
  const seats: Effect[] =
    m.kind === 'rmc'
      ? [{ type: 'act', verb: 'meeting.reseat', target: m.target, inputs: {}, key: `reseat/${m.target}` }]
      : [];
  const isDayOff = !isWorkingDay(dateAt(startsAt, network.settings.timeZone), network.settings);
  const say = phrase(isDayOff ? 'meeting.movedToDayOff' : 'meeting.moved', { ref: m.target, startsAt });
  return accept(next, say, [...tell, ...pool, ...late, ...seats, refresh], shown(next));
}

/** `meeting.cancel` (Secretariat): everyone invited is told, with the reason. Its items go to the next meeting. */
export function cancel(m: Meeting, act: ByPerson<Inputs<typeof cancelInputs>>, network: Network): Decision<Meeting> {
  if (m.state === 'running') return refuse(m, 'conflict', phrase('meeting.isRunning', { ref: m.target }), shown(m));
  if (m.state !== 'planned') return over(m);
  const { reason } = act.inputs;
  const change = { at: act.receivedAt, by: act.actor.id, what: 'cancelled' as const, from: m.startsAt, reason };
  const next = cancelled(m, change);
  const data = { reason, byName: act.actor.name };
  const tell = tellAll(next, network, { card: 'meetingCancelled', data });
  return accept(
    next,
    phrase('meeting.cancelled', { ref: m.target }),
    [...tell, displaceItems(m, 'cancelled', act.receivedAt), refresh],
    shown(next),
  );
}

export const replyInputs = { answer: choice(ANSWERS) };

/** `meeting.reply` (representative of an invited entity): the entity's last answer counts, and everyone sees it. */
export function reply(m: Meeting, act: ByPerson<Inputs<typeof replyInputs>>, network: Network): Decision<Meeting> {
  const entity = act.actor.entity as EntityId;
  if (!invited(m, network).includes(entity))
    return refuse(m, 'notAllowed', phrase('meeting.notInvited', { ref: m.target, entity }), shown(m));
  if (!isAhead(m)) return over(m);
  const { answer } = act.inputs;
  const others = m.replies.filter((one) => one.entity !== entity);
  const said: Reply = { entity, answer, by: act.actor.id, at: act.receivedAt };
  const replies = [...others, { ...said, ...alternateMeant(m, said, network) }];
  const say = phrase(`meeting.replied.${answer}`, { ref: m.target, entity });
  const effects: Effect[] = [refresh];
  return accept({ ...touched(m), replies }, say, effects, shown(m));
}
