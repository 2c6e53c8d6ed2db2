/**
 * Series of meetings by a calendar rule in a named zone [ToR 2.a.ix, 3.a.i, 3.a.iii]. Each occurrence is a meeting of its own,
 * made up to a year ahead. The series only stores which one is next.
 */
import type { Act, SYSTEM } from '../../../core/act.ts';
import { accept, refuse, type Audience, type Decision, type Effect } from '../../../core/decision.ts';
import { choice, maybeEntityNames, TITLE, type Inputs, line, maybeLine } from '../../../core/inputs.ts';
import type { CalendarDate, EntityId, Instant, PersonId, Ref } from '../../../core/ids.ts';
import { asNamed } from '../../../core/seen.ts';
import type { Person } from '../../../core/people.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { TYPED } from '../../../i18n/typed.ts';
import {
  addDays,
  dateAt,
  datesOf,
  instantAt,
  readZone,
  keptRule,
  readRule,
  ruleAsTyped,
  isMidnight,
  readTime,
} from '../../../calendar/calendar.ts';
import { zoneFault } from '../../../kit/zones.ts';
import type { Network } from '../../../core/network.ts';
import { audienceOf } from './plan.ts';
import { MEETING_KINDS, type MeetingKind } from './state.ts';
import { DEFAULT_MINUTES, placeInputs, yearBefore, yearOn } from './timing.ts';

export interface Series {
  readonly target: Ref;
  readonly kind: MeetingKind;
  /** Of a thematic series: its title, and its entities unless it is for all. */
  readonly title?: string;
  readonly audience?: readonly EntityId[];
  /** In the form that `keptRule` reads. */
  readonly rule: string;
  /** `HH:mm` in `zone`. */
  readonly time: string;
  readonly zone: string;
  readonly minutes: number;
  readonly place?: string;
  readonly setAt: Instant;
  readonly setBy: PersonId | 'concord';
  /** The first occurrence whose meeting is not made yet. */
  readonly next: Occurrence;
  readonly ended?: { readonly at: Instant; readonly by: PersonId; readonly reason: string };
}

/** A day of the rule, and when the meeting of that day begins. */
export interface Occurrence {
  readonly on: CalendarDate;
  readonly startsAt: Instant;
}

export const seriesInputs = {
  kind: choice(MEETING_KINDS),
  title: maybeLine(TITLE),
  audience: maybeEntityNames(),
  rule: line(60),
  time: line(20),
  zone: maybeLine(60),
  ...placeInputs,
};

/**
 * The key of a series: the network has one series of each kind, and thematic ones by title. Both arguments are as they were
 * typed.
 */
export const seriesKey = (kind: unknown, title?: unknown): string => {
  const typed = typeof kind === 'string' ? kind.toLowerCase().replace(/[\s_-]+/g, '') : '';
  const found = MEETING_KINDS.find((one) => one.toLowerCase() === typed) ?? 'none';
  return found === 'thematic'
    ? `series/thematic/${asNamed(typeof title === 'string' ? title : '')}`
    : `series/${found}`;
};

type Rhythm = Pick<Series, 'rule' | 'time' | 'zone'>;

/** The occurrences of a rule that begin after `from`, up to `to`. */
export function occurrences({ rule, time, zone }: Rhythm, from: Instant, to: Instant): Occurrence[] {
  return datesOf(keptRule(rule), addDays(dateAt(from, zone), -1), addDays(dateAt(to, zone), 1))
    .map((on) => ({ on, startsAt: instantAt(on, time, zone) }))
    .filter(({ startsAt }) => startsAt > from && startsAt <= to);
}

/** The occurrences within a year from `now`, and the one after them. */
export function yearAhead(of: Rhythm, now: Instant): { readonly made: Occurrence[]; readonly next: Occurrence } {
  const horizon = yearOn(now);
  const made = occurrences(of, now, horizon);
  const [next] = occurrences(of, horizon, yearOn(horizon));
  if (!next) throw new RangeError(`a rule without an end: ${of.rule}`);
  return { made, next };
}

/** When the next occurrence is less than a year away; null when the series has ended. */
export const seriesDueAt = ({ next, ended }: Series): Instant | null => (ended ? null : yearBefore(next.startsAt));

/** The days of the rule on which a meeting of the series was cancelled: it stays so. */
export interface CalledOff {
  readonly calledOff: readonly CalendarDate[];
}
export const notCalledOff = (made: readonly Occurrence[], { calledOff }: CalledOff): Occurrence[] =>
  made.filter(({ on }) => !calledOff.includes(on));

/**
 * `series.set` (Secretariat): sets the series from now on. Future meetings that nobody has changed follow it: those whose day
 * stays keep their reference, the others are cancelled.
 */
export function setSeries(
  before: Series | undefined,
  act: Act<Inputs<typeof seriesInputs> & CalledOff, Person>,
  network: Network,
  target: Ref,
): Decision<Series | undefined> {
  const read = rhythmOf(act.inputs, network);
  const named = nameOf(act.inputs, network);
  if ('fields' in read || 'fields' in named)
    return refuse(before, 'invalid', phrase('refused.invalid'), {
      fields: { ...('fields' in read && read.fields), ...('fields' in named && named.fields) },
    });
  const { kind, minutes = DEFAULT_MINUTES, place } = act.inputs;
  const { made, next } = yearAhead(read, act.receivedAt);
  const series: Series = {
    target,
    kind,
    ...named,
    ...read,
    minutes,
    ...(place && { place }),
    setAt: act.receivedAt,
    setBy: act.actor.id,
    next,
  };
  const replace: Effect = {
    type: 'act',
    verb: 'meetings.follow',
    inputs: { series: target, made, ...named, minutes, zone: series.zone, ...(place && { place }) },
    key: `follow/${target}/${act.receivedAt}`,
  };
  const held = notCalledOff(made, act.inputs);
  const tell = told(series).map((to): Effect => ({ type: 'tell', to, card: 'seriesSet', data: { series: target } }));
  return accept(
    series,
    phrase(kind === 'thematic' ? 'series.setInvited' : 'series.set', {
      n: held.length,
      first: held[0]?.startsAt ?? next.startsAt,
    }),
    [...(before ? [replace] : []), ...made.map((one) => plan(series, one)), ...tell],
    { target, card: { name: 'meetings' } },
  );
}

/** The people who are told: everybody, or those of a thematic series. */
export const told = ({ audience }: Series): Audience[] =>
  audience === undefined ? ['network'] : [{ entities: audience }, 'secretariat'];

type Named = Pick<Series, 'title' | 'audience'>;
/** The title and the entities, which a thematic series must have. */
function nameOf(
  { kind, title, audience }: Inputs<typeof seriesInputs>,
  network: Network,
): Named | { readonly fields: Record<string, Phrase> } {
  if (kind !== 'thematic') return {};
  const fields = {
    ...(title === undefined && { title: phrase('input.required') }),
    ...(audience === undefined && { audience: phrase('input.required') }),
  };
  if (title === undefined || audience === undefined) return { fields };
  const read = audienceOf(kind, audience, network);
  return 'fields' in read ? read : { title, ...read };
}

/** When the meetings of a series are, as it was typed; or the faults. */
export function rhythmOf(
  { rule, time, zone }: Pick<Inputs<typeof seriesInputs>, 'rule' | 'time' | 'zone'>,
  { settings }: Network,
): Rhythm | { readonly fields: Record<string, Phrase> } {
  const read = readRule(rule, TYPED.rules);
  const at = readTime(time, TYPED.dates);
  const ofZone = zone === undefined ? undefined : zoneFault(zone);
  const fields = {
    ...(!read && { rule: phrase('input.notRule') }),
    ...(at === undefined && { time: phrase('input.notTime') }),
    ...(isMidnight(time, TYPED.dates) && { time: phrase('input.midnight') }),
    ...(ofZone && { zone: ofZone }),
  };
  if (!read || at === undefined || Object.keys(fields).length > 0) return { fields };
  return { rule: ruleAsTyped(read), time: at, zone: readZone(zone ?? '') ?? settings.timeZone };
}

/** The follow-up that makes the meeting of an occurrence. */
const plan = (series: Series, { on, startsAt }: Occurrence): Effect => ({
  type: 'act',
  verb: 'meeting.plan',
  inputs: {
    series: series.target,
    kind: series.kind,
    ...(series.title !== undefined && { title: series.title }),
    ...(series.audience && { audience: series.audience }),
    on,
    startsAt,
    minutes: series.minutes,
    zone: series.zone,
    ...(series.place && { place: series.place }),
  },
  key: `occurrence/${series.target}/${on}`,
});

/** `series.due`: makes the meetings that are now within a year. Days that have passed meanwhile are skipped. */
export function extend(series: Series, act: Act<unknown, typeof SYSTEM>): Decision<Series> {
  const now = act.receivedAt;
  if (series.ended || now < yearBefore(series.next.startsAt)) return accept(series, phrase('concord.done'));
  const { made, next } = yearAhead(series, now);
  const news = made.filter(({ on }) => on >= series.next.on);
  return accept(
    { ...series, next },
    phrase('concord.done'),
    news.map((one) => plan(series, one)),
  );
}
