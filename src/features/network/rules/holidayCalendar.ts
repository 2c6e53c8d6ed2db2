/** Reads holidays from an iCalendar file (RFC 5545): days, and spans of whole days, each with a name. */
import { addDays, isDate } from '../../../calendar/calendar.ts';
import { calendarDate, type CalendarDate } from '../../../core/ids.ts';

export interface CalendarDay {
  readonly days: readonly CalendarDate[];
  readonly name: string;
}

export const isCalendar = (typed: string): boolean => /^\s*BEGIN:VCALENDAR/i.test(typed);

const MAX_DAYS = 31;

/** Reads the file. `unread`: events that repeat, last too long, or have no day. */
export function readCalendar(typed: string): { readonly found: readonly CalendarDay[]; readonly unread: string[] } {
  const lines = typed.replace(/\n[ \t]/g, '').split('\n');
  const found: CalendarDay[] = [];
  const unread: string[] = [];
  let event: Map<string, string> | undefined;
  for (const line of lines) {
    const at = line.indexOf(':');
    const name = (/^[A-Z-]+/i.exec(line)?.[0] ?? '').toUpperCase();
    const value = line.slice(at + 1).trim();
    if (name === 'BEGIN' && value.toUpperCase() === 'VEVENT') event = new Map();
    else if (name === 'END' && event && value.toUpperCase() === 'VEVENT') {
      const read = dayOf(event);
      if (read) found.push(read);
      else unread.push(wordsOf(event.get('SUMMARY') ?? event.get('DTSTART') ?? 'VEVENT'));
      event = undefined;
    } else if (event && at > 0 && !event.has(name)) event.set(name, value);
  }
  return { found, unread };
}

function dayOf(event: ReadonlyMap<string, string>): CalendarDay | undefined {
  const from = dateIn(event.get('DTSTART'));
  const end = event.has('DTEND') ? dateIn(event.get('DTEND')) : from;
  if (!from || !end || event.has('RRULE')) return undefined;
  // In iCalendar the end of a span is the first day after it.
  const last = end > from ? addDays(end, -1) : from;
  if (addDays(from, MAX_DAYS) < last) return undefined;
  const days: CalendarDate[] = [];
  for (let one = from; one <= last; one = addDays(one, 1)) days.push(one);
  return { days, name: wordsOf(event.get('SUMMARY') ?? '') };
}

function dateIn(value: string | undefined): CalendarDate | undefined {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})(?:T0{6}Z?)?$/.exec(value ?? '') ?? [];
  const date = `${year}-${month}-${day}`;
  return isDate(date) ? calendarDate(date) : undefined;
}

/** Removes the escapes of commas, semicolons and line breaks. */
const wordsOf = (value: string): string =>
  value
    .replace(/\\n/gi, ' ')
    .replace(/\\([\\;,])/g, '$1')
    .trim();
