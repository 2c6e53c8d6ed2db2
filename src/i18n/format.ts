/**
 * Formats instants, dates, numbers and lists in a reader's language. Formatters are cached, because making one costs more than
 * using it.
 */
import { createBoundedCache } from '../core/boundedCache.ts';
import type { CalendarDate, Instant } from '../core/ids.ts';
import { millis } from '../core/ids.ts';
import type { Language } from '../core/people.ts';

/** Day before month, 24-hour clock: the United Nations way of writing dates in English. */
export const LOCALE: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' };

const DAY = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const STYLES: Readonly<Record<Style, Intl.DateTimeFormatOptions>> = {
  instant: { ...DAY, ...TIME },
  date: DAY,
  offset: { timeZoneName: 'longOffset' },
  time: TIME,
  dayTime: { weekday: 'long', ...TIME },
  moment: { day: 'numeric', month: 'short', year: 'numeric', ...TIME },
};
type Style = 'instant' | 'date' | 'offset' | 'time' | 'dayTime' | 'moment';

const kept = new Map<string, Intl.DateTimeFormat>();
function dateFormat(language: Language, zone: string, style: Style): Intl.DateTimeFormat {
  const key = `${style}/${language}/${zone}`;
  const found = kept.get(key);
  if (found) return found;
  const made = new Intl.DateTimeFormat(style === 'offset' ? 'en' : LOCALE[language], {
    ...STYLES[style],
    timeZone: zone,
  });
  kept.set(key, made);
  return made;
}

/** The zone's offset at that instant: `UTC−05:00`. */
export function formatOffset(at: Instant, zone: string): string {
  const part = dateFormat('en', zone, 'offset')
    .formatToParts(millis(at))
    .find((p) => p.type === 'timeZoneName');
  const offset = (part?.value ?? 'GMT').replace('GMT', '').replace('-', '−');
  return `UTC${offset || '+00:00'}`;
}

/** Zones whose readers live in another city than the one in the zone's name, or write it differently. */
const CITIES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'Europe/Zurich': { en: 'Geneva', fr: 'Genève' },
  'Europe/London': { en: 'London', fr: 'Londres' },
  'Europe/Rome': { en: 'Rome', fr: 'Rome' },
  'Europe/Vienna': { en: 'Vienna', fr: 'Vienne' },
};

/** The city of a zone as its readers know it: `America/New_York` → `New York`. */
export const zoneCity = (zone: string, language: Language): string => CITIES[zone]?.[language] ?? cityIn(zone);
/** The city in the name of a zone. */
export const cityIn = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');

/** The number of formatted instants that are cached. A card formats the same few instants each time it is drawn. */
const MAX_SAID = 2000;
const said = createBoundedCache<string, string>(MAX_SAID);

/** French writes the first of a month as an ordinal, which `Intl` does not do: `mar. 1er déc. 2026`. */
const ordinalFirst = (said: string, language: Language): string =>
  language === 'fr' ? said.replace(/(?<!\d)1(?=\s\p{L})/u, '1er') : said;

/** `Thu, 3 Dec 2026, 17:00 (New York, UTC−05:00)` */
export function formatInstant(at: Instant, language: Language, zone: string): string {
  const key = `${at}${language}${zone}`;
  const found = said.get(key);
  if (found !== undefined) return found;
  const day = ordinalFirst(dateFormat(language, zone, 'instant').format(millis(at)), language);
  const made = `${day} (${zoneCity(zone, language)}, ${formatOffset(at, zone)})`;
  said.set(key, made);
  return made;
}

/** `3 Dec 2026, 17:00`: for tables, whose heads say the zone. */
export const formatMoment = (at: Instant, language: Language, zone: string): string =>
  ordinalFirst(dateFormat(language, zone, 'moment').format(millis(at)), language);

/** `17:00`, or `Saturday 11:00`, in the reader's zone: for texts in which the day is known or near. */
export const formatTime = (at: Instant, style: 'time' | 'dayTime', language: Language, zone: string): string =>
  dateFormat(language, zone, style).format(millis(at));

/** `Thu, 3 Dec 2026` */
export const formatDate = (on: CalendarDate, language: Language): string =>
  ordinalFirst(dateFormat(language, 'UTC', 'date').format(Date.parse(`${on}T00:00:00Z`)), language);

/** A weekday by its ISO number: `Monday`. The first of January 2024 was a Monday. */
export const formatWeekday = (day: number, language: Language): string =>
  new Intl.DateTimeFormat(LOCALE[language], { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, day));

/**
 * Makes one formatter for each language, when it is first needed: the first of a kind takes some milliseconds, which a start
 * should not wait for.
 */
export function formatters<T extends object>(make: (language: Language) => T): (language: Language) => T {
  const made = new Map<Language, T>();
  return (language) => {
    const one = made.get(language) ?? make(language);
    made.set(language, one);
    return one;
  };
}

const numbers = formatters((language) => new Intl.NumberFormat(language));
/** Mostly counts. Below a thousand no language has a separator. */
export const formatNumber = (n: number, language: Language): string =>
  n >= 0 && n < 1000 && Number.isInteger(n) ? String(n) : numbers(language).format(n);

const lists = formatters((language) => new Intl.ListFormat(LOCALE[language]));
export const formatList = (items: readonly string[], language: Language): string => lists(language).format(items);
