/** The periods of retention as people write them: `endorsements: 5y; correspondence: 2 years`. */
import type { Phrase } from '../../../core/phrase.ts';
import { RETENTION_KINDS, periodAsTyped, type RetentionPeriod } from '../../../core/retention.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { isNone, readRetentionKind, readRetentionUnit } from '../../../i18n/typed.ts';
import type { Read } from './readLists.ts';

/** Settings that an earlier version stored have no periods. */
export const retentionOf = ({
  retention,
}: {
  readonly retention?: readonly RetentionPeriod[];
}): readonly RetentionPeriod[] => retention ?? [];

export const retentionAsTyped = (periods: readonly RetentionPeriod[]): string =>
  periods.map(periodAsTyped).join('; ') || 'none';

/** Longer than any record of a network. */
const MAX_N = 999;

export function readRetention(typed: string): Read<RetentionPeriod[]> {
  if (isNone(typed)) return { is: [] };
  const parts = typed.split(/[;,\n]+/).filter((part) => part.trim() !== '');
  const read = parts.map(periodIn);
  const unread = parts.filter((_, i) => read[i] === undefined);
  if (unread.length > 0) return { fault: fault('input.notRetention', unread) };
  const kinds = read.map((period) => period?.kind);
  // What is removed does not come back: of two periods for one kind neither is taken.
  const again = parts.filter((_, i) => kinds.some((kind, other) => kind === kinds[i] && other !== i));
  if (again.length > 0) return { fault: fault('input.retentionTwice', again) };
  if (parts.length === 0) return { fault: fault('input.notRetention', [typed]) };
  const periods = new Map(read.flatMap((period) => (period ? [[period.kind, period] as const] : [])));
  return { is: RETENTION_KINDS.flatMap((kind) => periods.get(kind) ?? []) };
}

/** A kind in letters, a colon or a space, a number and a unit. The kind may be several words. A sign before the number is no period. */
function periodIn(part: string): RetentionPeriod | undefined {
  // Nothing here may be read in two ways: a long text of blanks would be read in all of them.
  const [, before = '', n, letters = ''] = /^(\D+)(\d{1,3})\s*(\p{L}[\p{L}\p{M}]*)$/u.exec(part.trim()) ?? [];
  const name = before
    .trim()
    .replace(/[:=：]$/, '')
    .trim();
  if (!KIND.test(name)) return undefined;
  const [kind, unit] = [readRetentionKind(name), readRetentionUnit(letters)];
  if (kind === undefined || unit === undefined || Number(n) < 1 || Number(n) > MAX_N) return undefined;
  return { kind, n: Number(n), unit };
}

/** Words, as `calls for input` or `work-plan`. */
const KIND = /^[\p{L}\p{M}]+(?:[\s'’-][\p{L}\p{M}]+)*$/u;

const fault = (key: 'input.notRetention' | 'input.retentionTwice', parts: readonly string[]): Phrase =>
  phrase(key, { parts: parts.map((part) => part.trim().slice(0, 60)) });
