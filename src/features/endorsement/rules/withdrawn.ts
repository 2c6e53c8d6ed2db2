/** Objections that are no longer in force: which, since when, and why their entities withdrew them. */
import type { EntityId, Instant, PersonId, Ref } from '../../../core/ids.ts';
import type { Made } from '../../../core/objections.ts';
import type { Stop } from '../../../core/stops.ts';
import { add, standOf, type Stand } from './stands.ts';
import { madeIn, stoppedBy } from './stopped.ts';
import type { Departed, Endorsement, Position } from './state.ts';

export interface Withdrawn {
  readonly entity: EntityId;
  readonly text: string;
  /** When it was withdrawn or replaced by another position. */
  readonly at: Instant;
  readonly by?: PersonId;
  /** The Secretariat entered that for the entity, from this writing. */
  readonly entered?: true;
  readonly source?: string;
  readonly reason?: string;
  /** Another objection of the entity took its place; or it stood when its entity left the network. */
  readonly ended?: 'replaced' | 'departed';
  /** Who had made it, and when. */
  readonly raised: Made;
  readonly stops?: readonly Stop[];
}

/** Every objection that was withdrawn or replaced in writing, in the order of their ends. */
export const withdrawnInWriting = (e: Endorsement): Withdrawn[] =>
  endedObjections(e).flatMap(({ made, meeting }) => (meeting === undefined ? [made] : []));

/** Every written objection that was withdrawn in a meeting, with the meeting. */
export const liftedInMeetings = (e: Endorsement): (Withdrawn & { readonly meeting: Ref })[] =>
  endedObjections(e).flatMap(({ made, meeting }) => (meeting === undefined ? [] : [{ ...made, meeting }]));

interface Ended {
  readonly made: Withdrawn;
  readonly meeting: Position['meeting'];
}

function endedObjections(e: Endorsement): Ended[] {
  const stands = new Map<EntityId, Stand>();
  const ended: Ended[] = [];
  for (const event of e.positions) {
    const { objection: was } = stands.get(event.entity) ?? {};
    const now = add(stands.get(event.entity) ?? {}, event);
    stands.set(event.entity, now);
    // The same words said again are the same objection.
    if (was && was !== now.objection && was.text !== now.objection?.text)
      ended.push({ made: withdrawn(e, was, event, now.objection !== undefined), meeting: event.meeting });
  }
  return [
    ...ended.filter(({ made: { entity } }) => isOwn(e, entity)),
    ...(e.departed ?? []).flatMap((one) => gone(e, one)),
  ];
}

/** An objection that stood when its entity left. */
function gone(e: Endorsement, { entity, at, into }: Departed): Ended[] {
  const { objection } = standOf(e, entity);
  if (!objection || into !== undefined) return [];
  const made = { entity, text: objection.text ?? '', at, ended: 'departed' as const, raised: madeIn(objection) };
  return [{ made: { ...made, ...stoppedBy(e, entity) }, meeting: undefined }];
}

/** What an entity said that has become another one stands there as well, under the name of that one. */
const isOwn = ({ electorate, departed = [] }: Endorsement, entity: EntityId): boolean =>
  electorate.includes(entity) || departed.some((one) => one.entity === entity && one.into === undefined);

function withdrawn(e: Endorsement, was: Position, event: Position, isReplaced: boolean): Withdrawn {
  const { entity, text = '' } = was;
  const { at, by, role, position, source, text: reason } = event;
  return {
    ...{ entity, text, at, by },
    ...(role === 'secretariat' && { entered: true }),
    ...(role === 'secretariat' && event.meeting === undefined && source && { source }),
    ...(position === 'withdrawObjection' && reason && { reason }),
    ...(isReplaced && { ended: 'replaced' }),
    raised: madeIn(was),
    ...stoppedBy(e, entity, { made: was, ended: event }),
  };
}
