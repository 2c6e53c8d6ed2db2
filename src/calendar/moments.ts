/** Moves the reminder times of a ladder ("rungs") to the times at which the readers of one zone get them. */
import type { Instant } from '../core/ids.ts';
import { readerReminders, type Period, type Reader } from './readerReminders.ts';

/** A reminder at its readers' own instant. */
export interface Moment<R> {
  readonly zone: string;
  readonly at: Instant;
  readonly rung: R;
  /** The network's instants of the rungs that this reminder stands for, its own included. */
  readonly covers: readonly Instant[];
  /** No reminder goes to these readers after this one. */
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
 * The instant that decides who acts for an entity. People who act for each other may live in different zones, so the instant of
 * the focal point's reminder counts for all of them.
 * @param theirs the focal point's reminders; undefined where there is no focal point
 */
export const decisiveInstant = <R extends { readonly at: Instant }>(
  moment: Moment<R>,
  theirs: readonly Moment<R>[] | undefined,
): Instant => theirs?.find(({ covers }) => covers.includes(moment.rung.at))?.at ?? moment.at;
