/** The rungs of a ladder as they come to the readers of one zone. */
import type { Instant } from '../core/ids.ts';
import { readerReminders, type Period, type Reader } from './readerReminders.ts';

/** A rung at its readers' own instant. */
export interface Moment<R> {
  readonly zone: string;
  readonly at: Instant;
  readonly rung: R;
  /** The rungs that it stands for, itself among them, by their own instants. */
  readonly covers: readonly Instant[];
  /** Nothing comes to these readers after it. */
  readonly last: boolean;
}

/** @throws RangeError as `readerReminders`. */
export function momentsOf<R extends { readonly at: Instant }>(
  ladder: readonly R[],
  period: Period,
  reader: Reader,
): Moment<R>[] {
  const rungs = ladder.map((rung) => ({ at: rung.at, rung }));
  return readerReminders(rungs, period, reader).map(({ at, rung, merged }, i, all) => ({
    zone: reader.zone,
    at,
    rung,
    covers: [...merged, { rung }].map((one) => one.rung.at),
    last: i === all.length - 1,
  }));
}

/**
 * Those who stand in for each other may live in different zones. That everybody has one answer to who acts, it is the
 * instant at which a rung comes to the focal point that decides.
 * @param theirs what comes to the focal point; undefined where there is none
 */
export const decisiveInstant = <R extends { readonly at: Instant }>(
  moment: Moment<R>,
  theirs: readonly Moment<R>[] | undefined,
): Instant => theirs?.find(({ covers }) => covers.includes(moment.rung.at))?.at ?? moment.at;
