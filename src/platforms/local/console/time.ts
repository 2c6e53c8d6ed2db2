/** Formats times in the zone and the language of the person whose chat is open, with the day before the month. */
import { DAY_MS } from '../../../core/spans.ts';
import { frameLanguage } from './frameTexts.ts';

const formats = new Map<string, Intl.DateTimeFormat>();
function format(zone: string, options: Intl.DateTimeFormatOptions, language = locale()): Intl.DateTimeFormat {
  const key = `${language} ${zone} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language, { ...options, timeZone: zone, hourCycle: 'h23' });
  formats.set(key, known);
  return known;
}

const locale = (): string => (frameLanguage() === 'fr' ? 'fr-FR' : 'en-GB');

const DAY = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const SHORT = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
} as const;

/** `17:02` */
export const timeOfDay = (at: string, zone: string): string =>
  format(zone, { hour: '2-digit', minute: '2-digit' }).format(Date.parse(at));
/** `Tuesday, 24 November 2026` */
export const day = (at: string, zone: string, language = 'en'): string =>
  format(zone, DAY, language === 'en' ? 'en-GB' : language).format(Date.parse(at));
/** `Tue, 24 Nov 2026, 17:02` */
export const moment = (at: string, zone: string): string => format(zone, SHORT).format(Date.parse(at));
/** `America/New_York` → `New York`. The zone of Geneva is named after another city. */
export const city = (zone: string): string =>
  zone === 'Europe/Zurich'
    ? frameLanguage() === 'fr'
      ? 'Genève'
      : 'Geneva'
    : zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');

/** The milliseconds by which the zone is ahead of UTC at that instant. */
function offset(at: number, zone: string): number {
  const options = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  } as const;
  const parts = format(zone, options, 'en-GB').formatToParts(at);
  const part = (type: string): number => Number(parts.find((found) => found.type === type)?.value);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return local - Math.floor(at / 1000) * 1000;
}

/** `2026-11-24T17:02`, the format of a date-and-time field. */
export const toField = (at: string, zone: string): string =>
  new Date(Date.parse(at) + offset(Date.parse(at), zone)).toISOString().slice(0, 16);

/**
 * The instant at which the zone's clocks show the field's value. Of two such instants, the later one. Where the clocks skip
 * the value, the instant at which they would have shown it.
 */
export function fromField(field: string, zone: string): string {
  const local = Date.parse(`${field}:00Z`);
  const [before, after] = [local - offset(local - DAY_MS, zone), local - offset(local + DAY_MS, zone)];
  const shown = [after, before].find((at) => at + offset(at, zone) === local);
  return new Date(shown ?? before).toISOString();
}
