/** Reads times of day as people write them: `17:00`, `17h00`, `17 h`, `5 pm`, `5.30 p.m.`. The whole text must be a time. */
import { asSought } from '../core/seen.ts';
import { isOneOf } from './recurrence.ts';

/** The words for times, in all languages. */
export interface TimeWords {
  readonly noon: readonly string[];
  readonly midnight: readonly string[];
}

/** Midnight may be the beginning of a day or its end. Where that matters, people are asked. */
export const isMidnight = (typed: string, words: TimeWords): boolean => isOneOf(words.midnight, asSought(typed));

const TYPED = /^(\d{1,2})(?:\s?([:.h])\s?(\d{2})?)?\s?(?:([ap])\.?m\.?)?$/;

/** @returns `HH:mm`; undefined for anything else, and for a number alone, which could mean something else */
export function readTime(typed: string, words: TimeWords): string | undefined {
  if (isOneOf(words.noon, asSought(typed))) return '12:00';
  if (isMidnight(typed, words)) return '00:00';
  const [, hours, mark, minutes = '00', half] = TYPED.exec(asSought(typed)) ?? [];
  if (hours === undefined || (mark === undefined && half === undefined)) return undefined;
  if (mark !== undefined && mark !== 'h' && !/\d[:.]\s?\d{2}/.test(typed.normalize('NFKC'))) return undefined;
  const said = Number(hours);
  if (half !== undefined && (said < 1 || said > 12 || mark === 'h')) return undefined;
  const hour = half === undefined ? said : (said % 12) + (half === 'p' ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}
