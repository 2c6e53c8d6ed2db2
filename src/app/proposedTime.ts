/** The time that somebody proposes for a meeting, as their calendar program writes it. */
import { instantAt, isDate, readZone } from '../calendar/calendar.ts';
import { calendarDate, type Instant } from '../core/ids.ts';
import type { ProposedTime } from '../platforms/door.ts';

/** Outlook and Exchange have their own names of zones (Unicode CLDR, windowsZones): those of the offices of the system. */
const OF_WINDOWS: Readonly<Record<string, string>> = {
  'arab standard time': 'Asia/Riyadh',
  'arabian standard time': 'Asia/Dubai',
  'arabic standard time': 'Asia/Baghdad',
  'aus eastern standard time': 'Australia/Sydney',
  'bangladesh standard time': 'Asia/Dhaka',
  'central america standard time': 'America/Guatemala',
  'central asia standard time': 'Asia/Almaty',
  'central europe standard time': 'Europe/Budapest',
  'central european standard time': 'Europe/Warsaw',
  'central standard time': 'America/Chicago',
  'central standard time (mexico)': 'America/Mexico_City',
  'china standard time': 'Asia/Shanghai',
  'e. africa standard time': 'Africa/Nairobi',
  'e. south america standard time': 'America/Sao_Paulo',
  'eastern standard time': 'America/New_York',
  'egypt standard time': 'Africa/Cairo',
  'fle standard time': 'Europe/Kyiv',
  'gmt standard time': 'Europe/London',
  'greenwich standard time': 'Atlantic/Reykjavik',
  'gtb standard time': 'Europe/Bucharest',
  'india standard time': 'Asia/Kolkata',
  'israel standard time': 'Asia/Jerusalem',
  'jordan standard time': 'Asia/Amman',
  'middle east standard time': 'Asia/Beirut',
  'mountain standard time': 'America/Denver',
  'myanmar standard time': 'Asia/Yangon',
  'nepal standard time': 'Asia/Kathmandu',
  'pacific standard time': 'America/Los_Angeles',
  'pakistan standard time': 'Asia/Karachi',
  'romance standard time': 'Europe/Paris',
  'russian standard time': 'Europe/Moscow',
  'sa pacific standard time': 'America/Bogota',
  'se asia standard time': 'Asia/Bangkok',
  'singapore standard time': 'Asia/Singapore',
  'south africa standard time': 'Africa/Johannesburg',
  'syria standard time': 'Asia/Damascus',
  'tokyo standard time': 'Asia/Tokyo',
  'turkey standard time': 'Europe/Istanbul',
  utc: 'UTC',
  'w. central africa standard time': 'Africa/Lagos',
  'w. europe standard time': 'Europe/Berlin',
};

/** @param here the network's zone, for a time without one. @returns the program's own words for a zone that is not known */
export function proposedTime(
  { date, time, zone }: ProposedTime,
  here: string | undefined,
): { readonly proposed?: Instant; readonly proposedWords?: string } {
  const named = zone === undefined ? here : (readZone(zone) ?? OF_WINDOWS[zone.toLowerCase()]);
  if (time === undefined || named === undefined || !isDate(date) || !/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time))
    return { proposedWords: [date, time, zone && `(${zone.slice(0, MAX_ZONE)})`].filter(Boolean).join(' ') };
  return { proposed: instantAt(calendarDate(date), time, named) };
}
const MAX_ZONE = 60;
