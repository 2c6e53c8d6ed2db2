/**
 * What minutes say of the written request that brought an item: that it was stopped, the requests for discussion, and every
 * written objection, also of an entity that objected again in the room (domain.md 5).
 */
import type { Documents } from '../../../core/contract.ts';
import { endedBesides } from '../../../core/objections.ts';
import type { EntityId, Instant, PersonId, Ref } from '../../../core/ids.ts';
import type { Stop } from '../../../core/stops.ts';
import {
  discussionOf,
  liftedInMeetings,
  madeIn,
  standOf,
  stoppedBy,
  turnedWith,
  withdrawnInWriting,
} from '../../endorsement/public.ts';
import type { Sitting } from '../rules/item.ts';
import type { Former, Lifted, Objection, Withdrawn } from '../rules/itemOutcome.ts';
import { liftedBefore, notLifted } from '../rules/lifted.ts';
import type { MinutesItem } from '../rules/minutesState.ts';

type Endorsement = Documents['endorsements'];
type Written = Pick<MinutesItem, 'withdrawn' | 'stopped' | 'discussion'>;
type Told = Pick<MinutesItem, 'objections' | 'absent' | 'lifted'>;

/** Was it said by then? */
const isBy =
  (until: Instant | undefined) =>
  ({ at }: { readonly at: Instant }): boolean =>
    until === undefined || at <= until;

/** The written objections in force. */
export const writtenObjections = (e: Endorsement): Objection[] =>
  e.electorate.flatMap((entity) => {
    const { objection } = standOf(e, entity);
    if (!objection) return [];
    return [{ ...madeIn(objection), entity, text: objection.text ?? '', by: objection.by, written: true as const }];
  });

/** Those that were withdrawn in a meeting, as they were made. */
export const liftedWritten = (e: Endorsement): Objection[] =>
  liftedInMeetings(e).map(({ entity, text, raised: { by, ...made } }) => ({
    ...{ ...made, entity, text, written: true as const },
    ...(by !== undefined && { by: by as PersonId }),
  }));

/**
 * The written objections that were withdrawn in writing.
 * @param until by then
 */
export function withdrawnIn(e: Endorsement, until?: Instant): { readonly withdrawn?: readonly Withdrawn[] } {
  const found = withdrawnInWriting(e).filter(isBy(until));
  return found.length > 0 ? { withdrawn: found } : {};
}

/** The request as it stood by an instant, without what this meeting said of it. */
const asWritten = (e: Endorsement, until: Instant | undefined, meeting: Ref): Endorsement => ({
  ...e,
  positions: e.positions.filter((one) => one.meeting !== meeting && isBy(until)(one)),
});

/** @param until by then */
export function writtenSide(e: Endorsement, until: Instant | undefined, meeting: Ref): Written {
  const then = asWritten(e, until, meeting);
  const stopped = (e.turns ?? [])
    .filter((one) => one.what === 'stopped' && isBy(until)(one))
    .map((one) => ({ ...stopper(e, one), at: one.at, entity: one.entity }));
  const { discussion = [] } = discussionOf(then);
  return {
    ...withdrawnIn(e, until),
    ...(stopped.length > 0 && { stopped }),
    ...(discussion.length > 0 && {
      discussion: discussion.map(({ entity, text }) => {
        const { request } = standOf(then, entity);
        return { ...(request && madeIn(request)), entity, text };
      }),
    }),
  };
}

/** Whose objection, or request for discussion, completed the pair. */
function stopper(e: Endorsement, stop: NonNullable<Endorsement['turns']>[number]) {
  const said = turnedWith(e, stop);
  return said ? { by: said.by, ...(said.role === 'secretariat' && { entered: true as const }) } : {};
}

/**
 * The objections that a meeting met, with when the written ones stopped the procedure; and the written ones that those raised in
 * the room hide: they stand beside them, or ended with them.
 */
export function withWritten(sitting: Sitting, before: readonly Sitting[], e: Endorsement | undefined): Told {
  const { objections, absent, lifted = [], former = [] } = sitting;
  const gone: readonly (Lifted | Former)[] = [...former, ...lifted];
  if (!e) return { objections, absent, ...(gone.length > 0 && { lifted: gone }) };
  const then = asWritten(e, sitting.at, sitting.meeting);
  const stopped = <T extends { readonly entity: EntityId; readonly written?: true }>(
    one: T,
  ): T & { readonly stops?: readonly Stop[] } => (one.written ? { ...one, ...stoppedBy(then, one.entity) } : one);
  const told = [...objections, ...absent, ...lifted].filter(({ written }) => written);
  const hidden = notLifted(writtenObjections(then), liftedBefore({ sittings: before })).filter(
    ({ entity }) => !told.some((one) => one.entity === entity),
  );
  const ended = endedBesides(hidden, lifted).map(({ one, end }): Lifted => ({
    ...end,
    text: one.text,
    written: true as const,
    raised: one,
  }));
  const stand = hidden.filter(({ entity }) => objections.some((one) => one.entity === entity));
  const all = [...gone, ...ended].map(stopped);
  return {
    objections: [...objections, ...stand].map(stopped),
    absent: absent.map(stopped),
    ...(all.length > 0 && { lifted: all }),
  };
}
