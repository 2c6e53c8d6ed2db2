/** How long texts are kept (domain.md 9): a period for each kind of thing, as a network sets it. */
import type { CalendarDate, Instant } from './ids.ts';

/** What a period can be set for. Minutes and decisions are kept as long as they are not named. */
export const RETENTION_KINDS = [
  'endorsements',
  'meetings',
  'correspondence',
  'inputs',
  'plan',
  'news',
  'deliveries',
  'files',
  'minutes',
  'decisions',
] as const;
export type RetentionKind = (typeof RETENTION_KINDS)[number];

/** A document keeps when its texts were removed, and by which kind of period. What is said in it since goes like the rest. */
export type Removed = Readonly<Partial<Record<RetentionKind, Instant>>>;
export const removedOf = (document: object): Removed => ('removed' in document ? (document.removed as Removed) : {});

export const RETENTION_UNITS = ['years', 'months', 'days'] as const;
export type RetentionUnit = (typeof RETENTION_UNITS)[number];

export interface RetentionPeriod {
  readonly kind: RetentionKind;
  readonly n: number;
  readonly unit: RetentionUnit;
}

const LETTERS = { years: 'y', months: 'm', days: 'd' } as const satisfies Record<RetentionUnit, string>;

/** As a person would type it, and as the audit trail names the rule: `endorsements: 5y`. */
export const periodAsTyped = ({ kind, n, unit }: RetentionPeriod): string => `${kind}: ${n}${LETTERS[unit]}`;

/** The date so long before another. The last day of a month stands for days that it does not have. */
export function periodBefore({ n, unit }: RetentionPeriod, date: CalendarDate): CalendarDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  if (unit === 'days') return dateOf(Date.UTC(year, month - 1, day - n));
  const months = year * 12 + month - 1 - n * (unit === 'years' ? 12 : 1);
  const [y, m] = [Math.floor(months / 12), months % 12];
  const last = new Date(Date.UTC(y, m + 1, 0)).getUTCDate();
  return dateOf(Date.UTC(y, m, Math.min(day, last)));
}
const dateOf = (at: number): CalendarDate => new Date(at).toISOString().slice(0, 10) as CalendarDate;
