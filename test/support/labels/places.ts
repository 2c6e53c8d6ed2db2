/** How far a restricted item's words may go, place by place: the table of domain.md 9. */
import type { Classification } from '../../../src/core/classification.ts';
import { beyond, type Extent } from './planted.ts';

export type Restricted = Exclude<Classification, 'unclassified'>;
export const RESTRICTED: readonly Restricted[] = ['confidential', 'strictlyConfidential'];

const REFERENCE = { confidential: 'reference', strictlyConfidential: 'reference' } as const;
const TITLE = { confidential: 'title', strictlyConfidential: 'reference' } as const;

const UP_TO = {
  /** A channel that everybody reads. */
  room: REFERENCE,
  /** A locked phone; the subject of a mail. */
  notification: REFERENCE,
  calendar: REFERENCE,
  /** What a window or a button carries besides what is seen. */
  carried: REFERENCE,
  /** Anything that an observer gets. */
  observer: REFERENCE,
  /** Logs, figures, the audit trail, what a fault is answered with, and what an administrator's commands say. */
  log: REFERENCE,
  /** A message, an answer, a refusal that stays in a person's chat; lists and Home. */
  chat: TITLE,
} as const satisfies Readonly<Record<string, Readonly<Record<Restricted, Extent>>>>;
export type Place = keyof typeof UP_TO;

export interface Seen {
  readonly place: Place;
  readonly of: string;
  readonly text: string;
}

/** Each word that stands where it may not, once. */
export const leaks = (seen: readonly Seen[], label: Restricted): string[] =>
  [
    ...new Set(
      seen.flatMap(({ place, of, text }) =>
        beyond(text, UP_TO[place][label]).map((word) => `${place}: ${word} in ${of}`),
      ),
    ),
  ].sort();
