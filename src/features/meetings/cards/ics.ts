/**
 * Writes iCalendar files (RFC 5545) for calendar programs. Times are in the meeting's own zone, and the zone's rules are
 * included (VTIMEZONE), so that a program that knows other rules still shows the right hour. The same meetings give the same
 * bytes, and so do all tries of a mail: its stamp is when its message was made.
 */
import { createBoundedCache } from '../../../core/boundedCache.ts';
import { DAY_MS, MINUTE_MS } from '../../../core/spans.ts';
import type { Instant } from '../../../core/ids.ts';
import type { Invited } from '../../../core/invitation.ts';
import type { CalendarEvent } from './view.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { called } from '../../../i18n/called.ts';

export const ICS = 'text/calendar; charset=utf-8';

interface Calendar {
  readonly method: 'PUBLISH' | 'REQUEST' | 'CANCEL';
  /** The calendar's name, for programs that subscribe to it. */
  readonly name?: string;
  /** For a calendar that goes to one person by mail. */
  readonly invited?: Invited & { readonly as: Attending };
}

/** Does the person take part, as far as is known? `unasked`: they may come, and answer for no entity. */
export type Attending = 'open' | 'unasked' | 'accepted' | 'declined';

/** @returns the calendar as text, with its lines folded and ended as the standard says */
export function ics(say: Speaker, events: readonly CalendarEvent[], { method, name, invited }: Calendar): string {
  const zones = [...new Set(events.map(({ zone }) => zone))].sort();
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Concord//Meetings//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    ...(name === undefined
      ? []
      : [
          `X-WR-CALNAME:${escaped(name)}`,
          `NAME:${escaped(name)}`,
          'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
          'X-PUBLISHED-TTL:PT1H',
        ]),
    ...zones.flatMap((zone) =>
      timeZone(
        zone,
        events.filter((event) => event.zone === zone),
      ),
    ),
    ...events.flatMap((event) => eventLines(say, event, invited)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines(say: Speaker, event: CalendarEvent, invited: Calendar['invited']): string[] {
  const { name, email } = invited?.organizer ?? event.organizer;
  return [
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utc(invited?.made ?? event.changedAt)}`,
    `LAST-MODIFIED:${utc(event.changedAt)}`,
    `DTSTART;TZID=${event.zone}:${local(event.startsAt, event.zone)}`,
    `DTEND;TZID=${event.zone}:${local(event.endsAt, event.zone)}`,
    `SUMMARY:${escaped(called(say, event.line))}`,
    `DESCRIPTION:${escaped(say('ics.by', { ref: event.line.ref }))}`,
    ...(event.place === undefined ? [] : [`LOCATION:${escaped(event.place)}`]),
    `ORGANIZER;CN="${quoted(name)}":${mailto(email)}`,
    ...(invited ? [attendeeLine(invited)] : []),
    `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `TRANSP:${event.cancelled ? 'TRANSPARENT' : 'OPAQUE'}`,
    'END:VEVENT',
  ];
}

const PARTICIPATION: Readonly<Record<Attending, string>> = {
  open: 'NEEDS-ACTION',
  unasked: 'NEEDS-ACTION',
  accepted: 'ACCEPTED',
  declined: 'DECLINED',
};

function attendeeLine({ attendee, answers, as }: Invited & { readonly as: Attending }): string {
  const parameters = [
    `CN="${quoted(attendee.name)}"`,
    'CUTYPE=INDIVIDUAL',
    `ROLE=${as === 'unasked' ? 'OPT' : 'REQ'}-PARTICIPANT`,
    `PARTSTAT=${PARTICIPATION[as]}`,
    `RSVP=${answers && as === 'open' ? 'TRUE' : 'FALSE'}`,
  ];
  return `ATTENDEE;${parameters.join(';')}:${mailto(attendee.email)}`;
}

/** An address as a URI (RFC 6068). A control character would end the line. */
const mailto = (email: string): string =>
  `mailto:${email.replace(/[%?#\s\u0000-\u001f\u007f]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)}`;

/** A text value. Special characters are escaped, and control characters are removed. */
const escaped = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n');
/** A quoted parameter, which must not contain a quotation mark. */
const quoted = (text: string): string => text.replace(/[\u0000-\u001f\u007f]/g, ' ').replace(/"/g, '\u201d');

const utc = (at: Instant): string => `${at.slice(0, 19).replace(/[-:]/g, '')}Z`;

const clocks = new Map<string, Intl.DateTimeFormat>();
function clock(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const part = '2-digit' as const;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: part,
    day: part,
    hour: part,
    minute: part,
    second: part,
    hourCycle: 'h23',
  });
  clocks.set(zone, made);
  return made;
}

/** The local time of the zone, as milliseconds since 1970 as if it were UTC. */
function wall(ms: number, zone: string): number {
  const parts = Object.fromEntries(
    clock(zone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts as Record<string, number>;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
const stamp = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, '');
const local = (at: Instant, zone: string): string => stamp(wall(Date.parse(at), zone));
const offset = (ms: number, zone: string): number => wall(ms, zone) - Math.floor(ms / 1000) * 1000;

/** More than the zones of the meetings of all networks that one program serves. */
const MAX_ZONES = 1_000;
const zonesWritten = createBoundedCache<string, readonly string[]>(MAX_ZONES);

/** The zone's clock changes in the years of its events. Each day of them is looked at, so they are kept for the next file. */
function timeZone(zone: string, events: readonly CalendarEvent[]): readonly string[] {
  const years = events.map(({ startsAt }) => Number(startsAt.slice(0, 4)));
  const [first, last] = [Math.min(...years) - 1, Math.max(...years) + 1];
  const key = `${zone} ${first} ${last}`;
  const written = zonesWritten.get(key);
  if (written) return written;
  const made = clockChanges(zone, first, last);
  zonesWritten.set(key, made);
  return made;
}

function clockChanges(zone: string, first: number, last: number): string[] {
  const from = Date.UTC(first, 0, 1);
  const to = Date.UTC(last, 11, 31);
  const parts = [observance(zone, from, offset(from, zone), 'STANDARD')];
  for (let at = from; at < to; at += DAY_MS) {
    const before = offset(at, zone);
    if (before === offset(at + DAY_MS, zone)) continue;
    const change = changeBetween(at, at + DAY_MS, zone);
    parts.push(observance(zone, change, before, offset(change, zone) > before ? 'DAYLIGHT' : 'STANDARD'));
  }
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...parts.flat(), 'END:VTIMEZONE'];
}

/** The first minute with the new offset. */
function changeBetween(from: number, to: number, zone: string): number {
  let [before, after] = [from, to];
  while (after - before > MINUTE_MS) {
    const middle = before + Math.floor((after - before) / 2 / MINUTE_MS) * MINUTE_MS;
    if (offset(middle, zone) === offset(from, zone)) before = middle;
    else after = middle;
  }
  return after;
}

/** The start of an offset, in the local time before it. */
const observance = (zone: string, at: number, before: number, kind: 'STANDARD' | 'DAYLIGHT'): string[] => [
  `BEGIN:${kind}`,
  `DTSTART:${stamp(at + before)}`,
  `TZOFFSETFROM:${signed(before)}`,
  `TZOFFSETTO:${signed(offset(at, zone))}`,
  `END:${kind}`,
];

function signed(ms: number): string {
  const minutes = Math.abs(ms) / MINUTE_MS;
  const two = (n: number): string => String(Math.floor(n)).padStart(2, '0');
  return `${ms < 0 ? '-' : '+'}${two(minutes / 60)}${two(minutes % 60)}`;
}

const MAX_LINE_OCTETS = 75;
/** Folds lines of more than 75 bytes. A continuation line begins with a blank, and a character is never split. */
function folded(line: string): string {
  const parts: string[] = [];
  let [part, bytes] = ['', 0];
  for (const char of line) {
    const size = Buffer.byteLength(char);
    if (bytes + size > MAX_LINE_OCTETS) {
      parts.push(part);
      [part, bytes] = ['', 1];
    }
    part += char;
    bytes += size;
  }
  return [...parts, part].join('\r\n ');
}
