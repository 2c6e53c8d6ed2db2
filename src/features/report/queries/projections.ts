/** What the report needs of each document. All of a year is kept in memory, so it is little. */
import type { EntityId, Ref } from '../../../core/ids.ts';
import type { Documents, Kind } from '../../../core/contract.ts';
import type { Projection } from '../../../kit/projections.ts';
import { answeredOn, silentAtEnd } from '../../endorsement/public.ts';
import { askedIn, type Asked } from '../rules/asked.ts';
import type { Call, Item } from '../rules/figures.ts';

const projection = <K extends Kind, Made>(kind: K, make: (state: Documents[K]) => Made): Projection<K, Made> => ({
  kind,
  make,
});

export const REQUESTS: Projection<'endorsements', Asked> = projection('endorsements', (request) =>
  askedIn(request, { answeredOn, silentAtEnd }),
);

export const CALLS = projection('inputs', (call): Call => {
  const { openedAt, createdAt, endedAt, entities, departed = [] } = call;
  const over = takenOver(call);
  const standings = call.standings.filter((one) => !over.has(one));
  const others = new Set([...over].map(({ entity }) => entity));
  return {
    createdAt,
    entities: [
      ...new Set([...entities.filter((entity) => !others.has(entity)), ...departed.map(({ entity }) => entity)]),
    ],
    ...(departed.length > 0 && { departed: departed.map(({ entity, at }) => ({ entity, at })) }),
    ...(openedAt !== undefined && { openedAt }),
    ...(endedAt !== undefined && { endedAt }),
    standings: [...standings, ...departed.flatMap(({ standing }) => standing ?? [])].map(
      ({ entity, state, at, late }) => ({ entity, state, at, late }),
    ),
  };
});

/**
 * What entities hold only because another was merged into them. It is one answer, and counts as that of the entity that gave it;
 * the other counts as asked where it has answered since, or nothing came over.
 */
function takenOver({ standings, departed = [], gone }: Documents['inputs']) {
  const found = departed.flatMap(({ entity, into, standing }) => {
    if (!standing || gone.includes(entity)) return [];
    const isCopy = (one: (typeof standings)[number]): boolean =>
      one.at === standing.at && one.state === standing.state && one.entity !== entity;
    return standings.find((one) => isCopy(one) && (into === undefined || one.entity === into)) ?? [];
  });
  return new Set(found);
}

export const ITEMS = projection('agenda', ({ addedAt, actions, sittings }): Item => ({
  addedAt,
  actions: actions.map(({ n, entity, due, done }) => ({
    n,
    ...(entity !== undefined && { entity }),
    ...(due !== undefined && { due }),
    ...(done !== undefined && { done }),
  })),
  sittings: actions.length === 0 ? [] : sittings.map((one) => ({ actions: one.actions, at: one.at })),
}));

/** A meeting that may have been held. */
export type Sitting = Pick<
  Documents['meetings'],
  'kind' | 'audience' | 'plannedAt' | 'startsAt' | 'begunAt' | 'endedAt'
> & {
  readonly isEnded: boolean;
  readonly attended: readonly EntityId[];
};
export const MEETINGS = projection(
  'meetings',
  ({ kind, audience, plannedAt, startsAt, begunAt, endedAt, state, attendance }): Sitting => ({
    ...{ kind, plannedAt, startsAt, isEnded: state === 'ended' },
    ...(audience && { audience }),
    ...(begunAt !== undefined && { begunAt }),
    ...(endedAt !== undefined && { endedAt }),
    attended: [...new Set(attendance.map(({ entity }) => entity))],
  }),
);

/** A message, with who passed it on. */
interface Message extends Pick<Documents['correspondence'], 'subject' | 'classification' | 'shared'> {
  readonly ref: Ref;
  readonly at: Documents['correspondence']['createdAt'];
}
export const MESSAGES = projection(
  'correspondence',
  ({ target: ref, subject, classification, sentAt, createdAt, shared }): Message => ({
    ...{ ref, subject, classification, shared },
    at: sentAt ?? createdAt,
  }),
);
