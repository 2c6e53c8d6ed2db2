/**
 * Converts between instants and the local time of a zone, with local times that do not exist or occur twice (domain.md section
 * 3).
 */
import { Temporal } from 'temporal-polyfill';
import { createBoundedCache, type BoundedCache } from '../core/boundedCache.ts';
import { instant, millis, type CalendarDate, type Instant } from '../core/ids.ts';
import type { Person } from '../core/people.ts';
import { DAY_MS, MINUTE_MS } from '../core/spans.ts';
import { dateOfDay, dayOf, minutesOf, timeOf } from './dates.ts';

/** From the instant `from` until the next span, the zone's local time is UTC + `offset`. Both in milliseconds. */
interface Span {
  readonly from: number;
  readonly offset: number;
}

/**
 * The number of zones whose spans are cached. A look-up through Temporal costs 13–16 µs; in a cached list of a year's two or
 * three spans it costs less than 1 µs.
 */
const MAX_ZONES = 1_000;
const MAX_YEARS = 30;
const spansByZone = createBoundedCache<string, BoundedCache<number, readonly Span[]>>(MAX_ZONES);
/** More than any zone's distance from UTC, so that a local date and its instants use the same list. */
const MARGIN = 2 * DAY_MS;

/**
 * @param name any text
 * @returns the zone in its usual letter case (`europe/paris` → `Europe/Paris`); undefined unless it is an IANA zone that this
 * runtime knows. Aliases (`Asia/Kolkata`), any letter case and `UTC` are; offsets
 * (`+01:00`) and ICU's three-letter names (`PST`) are not.
 */
export function readZone(name: string): string | undefined {
  // Temporal alone would also accept offsets and whole ISO strings. Intl alone would also accept PST.
  if (!/^[a-z][\w+/-]*$/i.test(name)) return undefined;
  try {
    return zoned(0, name).timeZoneId;
  } catch {
    return undefined;
  }
}
export const isZone = (name: string): boolean => readZone(name) !== undefined;

/**
 * @returns the date in `zone` at `at`
 * @throws RangeError for an unknown zone, or when `at` is not a time
 */
export const dateAt = (at: Instant, zone: string): CalendarDate => dateOfDay(Math.floor(localAt(at, zone) / DAY_MS));

/**
 * @returns the time of day in `zone` at `at`, as `HH:mm` without seconds
 * @throws RangeError as `dateAt`
 */
export function timeAt(at: Instant, zone: string): string {
  const local = localAt(at, zone);
  return timeOf(Math.floor((local - Math.floor(local / DAY_MS) * DAY_MS) / MINUTE_MS));
}

/**
 * @param date in `zone`
 * @param time `HH:mm` in `zone`
 * @returns the instant of this local time. When the clock jumps over it: the first instant after the jump. When it occurs
 * twice: the later one (domain.md section 3).
 * @throws RangeError for an unknown zone, a date that is not one, or a time that is not `HH:mm`
 */
export function instantAt(date: CalendarDate, time: string, zone: string): Instant {
  const local = dayOf(date) * DAY_MS + minutesOf(time) * MINUTE_MS;
  const spans = spansIn(zone, Number(date.slice(0, 4)));
  // The last span whose local time had begun by then: of two that contain this time, the later.
  const index = spans.findLastIndex((span) => span.from + span.offset <= local);
  const at = local - offsetOf(spans[index]);
  // After that span's end, and before the local time of the next one begins, the time does not exist.
  return instant(Math.min(at, spans[index + 1]?.from ?? at));
}

/** The local time, as milliseconds since 1970 as if it were UTC. */
function localAt(at: Instant, zone: string): number {
  const ms = millis(at);
  const spans = spansIn(zone, new Date(ms).getUTCFullYear());
  return ms + offsetOf(spans.findLast((span) => span.from <= ms));
}

function offsetOf(span: Span | undefined): number {
  if (!span) throw new RangeError('not a time in the years 0000–9999');
  return span.offset;
}

function spansIn(zone: string, year: number): readonly Span[] {
  const years = kept(spansByZone, zone, () => createBoundedCache<number, readonly Span[]>(MAX_YEARS));
  return kept(years, year, () => readSpans(zone, year));
}

/** The value for `key`, made when it is missing. */
function kept<Key, Value extends object>(cache: BoundedCache<Key, Value>, key: Key, make: () => Value): Value {
  const found = cache.get(key);
  if (found !== undefined) return found;
  const made = make();
  cache.set(key, made);
  return made;
}

function readSpans(zone: string, year: number): Span[] {
  if (!(year >= 0 && year <= 9999)) return [];
  const begins = Date.parse(`${String(year).padStart(4, '0')}-01-01`) - MARGIN;
  const ends = begins + 366 * DAY_MS + 2 * MARGIN;
  const clock = zoned(begins, zone);
  const spans = [{ from: -Infinity, offset: offsetAt(clock) }];
  for (let next = change(clock); next && next.epochMilliseconds < ends; next = change(next)) {
    spans.push({ from: next.epochMilliseconds, offset: offsetAt(next) });
  }
  return spans;
}

type Clock = Temporal.ZonedDateTime;
const zoned = (ms: number, zone: string): Clock => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
const change = (clock: Clock): Clock | null => clock.getTimeZoneTransition('next');
const offsetAt = (clock: Clock): number => clock.offsetNanoseconds / 1e6;

/** When and where something was typed: an act of a person. */
export interface TypedIn {
  readonly receivedAt: Instant;
  readonly actor: Pick<Person, 'zone'>;
}

/** Today, where the person is who typed it. */
export const todayFor = ({ receivedAt, actor }: TypedIn): CalendarDate => dateAt(receivedAt, actor.zone);
