/**
 * A meeting begins (domain.md 5, "Beginning and ending"): at its time, earlier if the officer confirms it, or afterwards, to
 * record a meeting that nobody began. A beginning by mistake can be undone.
 */
import { MINUTE_MS } from '../../../core/spans.ts';
import type { ByPerson } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect, type Extras } from '../../../core/decision.ts';
import { yesNo, type Inputs, maybeLine } from '../../../core/inputs.ts';
import { after, type Instant } from '../../../core/ids.ts';
import type { Network } from '../../../core/network.ts';
import { everyone } from '../../../core/people.ts';
import { findPerson } from '../../../core/personNamed.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { TYPED } from '../../../i18n/typed.ts';
import { standingItems } from './due.ts';
import type { AgendaItem } from './item.ts';
import { shifted } from './shift.ts';
import { endsAt, refresh, touched, withFinalAgenda, type Meeting } from './state.ts';
import { planReminders } from './remind.ts';
import { readSpan } from './timing.ts';

export const desk = (m: Meeting): Extras => ({ target: m.target, card: { name: 'meetingDesk', about: m.target } });

/** Refuses acts on a meeting that has ended, was cancelled, or was not held. */
export const over = (m: Meeting): Decision<Meeting> =>
  refuse(
    m,
    'closed',
    phrase(m.state === 'cancelled' ? 'meeting.isCancelled' : 'meeting.isOver', { ref: m.target }),
    desk(m),
  );
export const notBegun = (m: Meeting): Decision<Meeting> =>
  refuse(m, 'conflict', phrase('meeting.notBegun', { ref: m.target }), desk(m));

const MAX_PERSON = 254;
/** `chair`: who is in the chair, by name or address. Without it the usual chair is meant, where it is shown that they were there. */
export const beginInputs = {
  startedAt: maybeLine(30),
  endedAt: maybeLine(30),
  confirm: yesNo(TYPED.answers),
  chair: maybeLine(MAX_PERSON),
};
type Begin = ByPerson<Inputs<typeof beginInputs>>;

/** The first instant at which it can be begun without being moved. */
export const opensAt = (m: Pick<Meeting, 'startsAt'>, { settings }: Pick<Network, 'settings'>): Instant =>
  after(m.startsAt, -settings.meetingBeginMinutes * MINUTE_MS);

/** Can it be begun now without moving it? */
export const isTimeToBegin = (m: Meeting, now: Instant, network: Network): boolean =>
  m.state === 'planned' && now >= opensAt(m, network);

/** Its time is over and nobody began it, so what was decided in it can be entered afterwards. */
export const isRecordable = (m: Meeting, now: Instant): boolean =>
  m.state === 'notHeld' || (m.state === 'planned' && now > endsAt(m));

/**
 * `meeting.begin` (Secretariat): one officer begins it, and may name the chair; while it runs, who is in the chair can be named
 * anew. Every officer gets the card for running it, so that another one can
 * take over.
 */
export function begin(m: Meeting, act: Begin, network: Network): Decision<Meeting> {
  const typed = act.inputs.chair;
  if (typed === undefined || !TAKES_CHAIR.has(m.state)) return begunWith(m, act, network);
  const chair = findPerson(everyone(network.roll), typed);
  if (!chair)
    return refuse(m, 'invalid', phrase('refused.invalid'), { fields: { chair: phrase('meeting.noSuchPerson') } });
  const next = { ...m, chair: chair.id };
  if (m.state !== 'running') return begunWith(next, act, network);
  const say = phrase('meeting.chairIs', { ref: m.target, name: chair.name });
  return accept(touched(next), say, [refresh], desk(next));
}
const TAKES_CHAIR: ReadonlySet<Meeting['state']> = new Set(['planned', 'notHeld', 'running']);

function begunWith(m: Meeting, act: Begin, network: Network): Decision<Meeting> {
  if (m.state === 'running') {
    const by = network.roll.people[m.begunBy ?? '']?.name ?? '';
    return refuse(m, 'conflict', phrase('meeting.begunAlready', { ref: m.target, name: by }), desk(m));
  }
  if (m.state !== 'planned' && m.state !== 'notHeld') return over(m);
  const { startedAt, endedAt, confirm } = act.inputs;
  if (m.state === 'notHeld' || startedAt !== undefined || endedAt !== undefined) return afterwards(m, act, network);
  if (isTimeToBegin(m, act.receivedAt, network)) return begun(m, act, network);
  if (confirm) return early(m, act, network);
  return refuse(
    m,
    'conflict',
    phrase('meeting.tooEarly', { ref: m.target, startsAt: m.startsAt, opens: opensAt(m, network) }),
    {
      target: m.target,
      card: {
        name: 'meetingBeginEarly',
        about: m.target,
        ...(act.inputs.chair !== undefined && { data: { chair: act.inputs.chair } }),
      },
    },
  );
}

function begun(m: Meeting, act: Begin, network: Network, first: readonly Effect[] = []): Decision<Meeting> {
  const next: Meeting = {
    ...withFinalAgenda(touched(m)),
    state: 'running',
    begunAt: act.receivedAt,
    begunBy: act.actor.id,
    reminders: [],
  };
  const standing = m.circulatedAt === undefined ? standingItems(m, network) : [];
  const tell: Effect = { type: 'tell', to: 'secretariat', card: 'meetingDesk', live: true, urgent: true };
  return accept(next, phrase('meeting.begun', { ref: m.target }), [...first, ...standing, tell, refresh], desk(next));
}

/** The officer has confirmed an early beginning: the meeting is moved to now and begins. */
function early(m: Meeting, act: Begin, network: Network): Decision<Meeting> {
  const by = { at: act.receivedAt, by: act.actor };
  const { state, effects } = shifted(m, by, network, { to: act.receivedAt, why: 'begunEarly' });
  return begun(state, act, network, effects);
}

/**
 * Records a meeting that was held and that nobody began: its times are given, attendance and decisions are entered, then it is
 * ended.
 */
function afterwards(m: Meeting, act: Begin, network: Network): Decision<Meeting> {
  const now = act.receivedAt;
  if (!isRecordable(m, now))
    return refuse(m, 'conflict', phrase('meeting.notOverYet', { ref: m.target, endsAt: endsAt(m) }), desk(m));
  const span = readSpan(act.inputs, m, now);
  if ('fields' in span) return refuse(m, 'invalid', phrase('refused.invalid'), span);
  const next: Meeting = {
    ...withFinalAgenda(touched(m)),
    state: 'running',
    begunAt: span.from,
    begunBy: act.actor.id,
    afterwards: { until: span.until, at: now },
    reminders: [],
  };
  const recall: Effect = {
    type: 'act',
    verb: 'agendas.recall',
    inputs: { meeting: m.target },
    key: `recall/${m.target}/${now}`,
  };
  const standing = m.circulatedAt === undefined ? standingItems(m, network) : [];
  const tell: Effect = { type: 'tell', to: 'secretariat', card: 'meetingDesk', live: true };
  const effects = [...(m.state === 'notHeld' ? [recall] : []), ...standing, tell, refresh];
  return accept(next, phrase('meeting.recording', { ref: m.target }), effects, desk(next));
}

/** Has anything that happened in it been entered: attendance, a question, an outcome? */
export const isRecorded = (m: Pick<Meeting, 'target' | 'attendance'>, items: readonly AgendaItem[]): boolean =>
  m.attendance.length > 0 ||
  items.some(
    ({ question, sittings }) => question?.meeting === m.target || sittings.some(({ meeting }) => meeting === m.target),
  );

/**
 * `meeting.unbegin` (Secretariat): undoes a beginning by mistake. The meeting is planned again at its own time. One that had
 * counted as not held will do so again when it is due.
 */
export function unbegin(
  m: Meeting,
  act: ByPerson<{ readonly items: readonly AgendaItem[] }>,
  network: Network,
): Decision<Meeting> {
  if (m.state === 'planned') return notBegun(m);
  if (m.state !== 'running') return over(m);
  if (isRecorded(m, act.inputs.items))
    return refuse(m, 'conflict', phrase('meeting.recordedAlready', { ref: m.target }), desk(m));
  const {
    begunAt: _at,
    begunBy: _by,
    afterwards: _recorded,
    endAskedAt: _asked,
    item: _taken,
    chair: _chair,
    ...rest
  } = touched(m);
  const change = m.changes.at(-1);
  const back =
    change?.why === 'begunEarly'
      ? shifted(rest, { at: act.receivedAt, by: act.actor }, network, { to: change.from, why: 'unbegun' })
      : undefined;
  const { finalAgenda, ...base } = back?.state ?? rest;
  const now = act.receivedAt;
  const final = m.cutoffAt < now;
  const next: Meeting = {
    ...base,
    state: 'planned',
    final,
    ...(final && finalAgenda && { finalAgenda }),
    ...planReminders(base, now, network),
  };
  const say = phrase('meeting.unbegun', { ref: m.target, startsAt: next.startsAt });
  return accept(next, say, [...(back?.effects ?? []), refresh], {
    target: m.target,
    card: { name: 'meeting', about: m.target },
  });
}
