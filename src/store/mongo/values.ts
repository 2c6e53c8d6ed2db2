import { instant, type Instant } from '../../core/ids.ts';

/**
 * Stored data is readable with MongoDB's tools: instants are dates, objects are objects. Values that MongoDB would not
 * return unchanged are stored as JSON, so that every value comes back exactly.
 */

/**
 * Text that is stored as JSON, which begins with a quotation mark: a lone surrogate would come back as U+FFFD, and text
 * that begins with a quotation mark would be taken for JSON.
 */
const AWKWARD_TEXT = /\p{Surrogate}|^"/u;
/** Names that have a meaning in MongoDB or its driver, or that it cannot store. */
const AWKWARD_NAME = /^\$|[.\0\p{Surrogate}]|^_json$|^__proto__$|^$/u;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

export const toText = (text: string): string => (AWKWARD_TEXT.test(text) ? JSON.stringify(text) : text);
// The caller knows which kind of text was stored.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export const fromText = <Text extends string = string>(text: string): Text =>
  (text.startsWith('"') ? JSON.parse(text) : text) as Text;

export const toDate = (at: Instant): Date => new Date(at);
export const fromDate = (at: Date): Instant => instant(at.getTime());

/** @param value plain JSON, without `undefined` */
export function toValue(value: unknown): unknown {
  if (typeof value === 'string') return isInstant(value) ? new Date(value) : toText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(toValue);
  const parts = Object.entries(value);
  if (parts.some(([name]) => AWKWARD_NAME.test(name))) return { _json: JSON.stringify(value) };
  return Object.fromEntries(parts.map(([name, part]) => [name, toValue(part)]));
}

export function fromValue(value: unknown): unknown {
  if (typeof value === 'string') return fromText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return fromDate(value);
  if (Array.isArray(value)) return value.map(fromValue);
  const parts = Object.entries(value);
  if (parts.length === 1 && parts[0]?.[0] === '_json') return JSON.parse(String(parts[0][1]));
  return Object.fromEntries(parts.map(([name, part]) => [name, fromValue(part)]));
}

function isInstant(text: string): boolean {
  if (!INSTANT.test(text)) return false;
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toISOString() === text;
}
