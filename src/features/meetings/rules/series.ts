/**
 * Series of meetings by a calendar rule in a named zone [ToR 2.a.ix, 3.a.i, 3.a.iii]. Each occurrence is a meeting of its
 * own, made a year ahead; the series only remembers which comes next.
 */
import type { Act, SYSTEM } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { choice, maybeWords, words, type Inputs } from '../../../core/inputs.ts';
import type { CalendarDate, Instant, PersonId, Ref } from '../../../core/ids.ts';
import { own } from '../../../core/own.ts';
import type { Person } from '../../../core/people.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { TYPED } from '../../../i18n/typed.ts';
import {
  addDays,
  dateAt,
  datesOf,
  instantAt,
  isZone,
  keptRule,
  readRule,
  ruleAsTyped,
} from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import { SERIES_KINDS, type SeriesKind } from './state.ts';
import { DEFAULT_MINUTES, placeInputs, yearBefore, yearOn } from './timing.ts';

export interface Series {
  readonly target: Ref;
  readonly kind: SeriesKind;
  /** As `keptRule` reads it. */
  readonly rule: string;
  /** `HH:mm` on the wall clock of `zone`. */
  readonly time: string;
  readonly zone: string;
  readonly minutes: number;
  readonly place?: string;
  readonly setAt: Instant;
  readonly setBy: PersonId | 'concord';
  /** The first occurrence that has not been made yet. */
  readonly next: Occurrence;
}

/** A day that the rule names, and when the meeting of that day begins. */
export interface Occurrence {
  readonly on: CalendarDate;
  readonly startsAt: Instant;
}

export const seriesInputs = {
  kind: choice(SERIES_KINDS),
  rule: words(60),
  time: words(5),
  zone: maybeWords(60),
  ...placeInputs,
};

const KINDS_TYPED: Readonly<Record<string, SeriesKind>> = { focalpoints: 'focalPoints', rmc: 'rmc' };
/** The unique key of a kind's series; the kind comes as typed. */
export const seriesKey = (kind: unknown): string => {
  const typed = typeof kind === 'string' ? kind.toLowerCase().replace(/[\s_-]+/g, '') : '';
  return `series/${own(KINDS_TYPED, typed) ?? 'none'}`;
};

type Rhythm = Pick<Series, 'rule' | 'time' | 'zone'>;

/** The occurrences of a rule that begin after `from`, up to `to`. */
export function occurrences({ rule, time, zone }: Rhythm, from: Instant, to: Instant): Occurrence[] {
  return datesOf(keptRule(rule), addDays(dateAt(from, zone), -1), addDays(dateAt(to, zone), 1))
    .map((on) => ({ on, startsAt: instantAt(on, time, zone) }))
    .filter(({ startsAt }) => startsAt > from && startsAt <= to);
}

/** A year's occurrences from `now` on, and the one after them. */
export function yearAhead(of: Rhythm, now: Instant): { readonly made: Occurrence[]; readonly next: Occurrence } {
  const horizon = yearOn(now);
  const made = occurrences(of, now, horizon);
  const [next] = occurrences(of, horizon, yearOn(horizon));
  if (!next) throw new RangeError(`a rule without an end: ${of.rule}`);
  return { made, next };
}

/** When the next occurrence comes within a year. */
export const seriesDueAt = ({ next }: Series): Instant => yearBefore(next.startsAt);

/**
 * `series.set` (Secretariat): the series from now on. Occurrences to come that nobody has touched follow it: they keep
 * their reference where the day stays, and go where it does not.
 */
export function setSeries(
  before: Series | undefined,
  act: Act<Inputs<typeof seriesInputs>, Person>,
  network: Network,
  target: Ref,
): Decision<Series | undefined> {
  const read = rhythmOf(act.inputs, network);
  if ('fields' in read) return refuse(before, 'invalid', phrase('refused.invalid'), read);
  const { kind, minutes = DEFAULT_MINUTES, place } = act.inputs;
  const { made, next } = yearAhead(read, act.receivedAt);
  const series: Series = {
    target,
    kind,
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
    inputs: { series: target, made, minutes, zone: series.zone, ...(place && { place }) },
    key: `follow/${target}/${act.receivedAt}`,
  };
  const tell: Effect = { type: 'tell', to: 'network', card: 'seriesSet' };
  return accept(
    series,
    phrase('series.set', { n: made.length, first: made[0]?.startsAt ?? next.startsAt }),
    [...(before ? [replace] : []), ...made.map((one) => plan(series, one)), tell],
    { target, card: { name: 'meetings' } },
  );
}

function rhythmOf(
  { rule, time, zone }: Inputs<typeof seriesInputs>,
  { settings }: Network,
): Rhythm | { readonly fields: Record<string, Phrase> } {
  const read = readRule(rule, TYPED.rules);
  const fields = {
    ...(!read && { rule: phrase('input.notRule') }),
    ...(!/^([01]\d|2[0-3]):[0-5]\d$/.test(time) && { time: phrase('input.notTime') }),
    ...(zone && !isZone(zone) && { zone: phrase('input.notZone') }),
  };
  if (!read || Object.keys(fields).length > 0) return { fields };
  return { rule: ruleAsTyped(read), time, zone: zone ?? settings.timeZone };
}

/** The follow-up that makes the meeting of an occurrence. */
const plan = (series: Series, { on, startsAt }: Occurrence): Effect => ({
  type: 'act',
  verb: 'meeting.plan',
  inputs: {
    series: series.target,
    kind: series.kind,
    on,
    startsAt,
    minutes: series.minutes,
    zone: series.zone,
    ...(series.place && { place: series.place }),
  },
  key: `occurrence/${series.target}/${on}`,
});

/** `series.due`: time has passed, so more of the series comes within a year. What passed meanwhile is not made up. */
export function extend(series: Series, act: Act<unknown, typeof SYSTEM>): Decision<Series> {
  const now = act.receivedAt;
  if (now < seriesDueAt(series)) return accept(series, phrase('concord.done'));
  const { made, next } = yearAhead(series, now);
  const news = made.filter(({ on }) => on >= series.next.on);
  return accept(
    { ...series, next },
    phrase('concord.done'),
    news.map((one) => plan(series, one)),
  );
}
