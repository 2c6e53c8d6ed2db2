/**
 * Objections that an entity withdrew in a meeting (domain.md 5). They are recorded with who and when, and are no longer in
 * force in this or a later meeting unless the entity objects again.
 */
import type { Effect } from '../../../core/decision.ts';
import type { Ref } from '../../../core/ids.ts';
import type { AgendaItem } from './item.ts';
import type { Lifted, Objection } from './itemOutcome.ts';

/** What was withdrawn in earlier meetings: the last statement of each entity. */
export function liftedBefore({ sittings }: Pick<AgendaItem, 'sittings'>): Lifted[] {
  const found = new Map<string, Lifted>();
  for (const { lifted = [], objections } of sittings) {
    for (const { entity } of objections) found.delete(entity);
    for (const one of lifted) found.set(one.entity, one);
  }
  return [...found.values()];
}

/** What is withdrawn now, including statements on the present question. */
export const liftedNow = (item: Pick<AgendaItem, 'sittings' | 'question'>): readonly Lifted[] =>
  item.question?.lifted ?? liftedBefore(item);

/** The objections that their entities have not withdrawn since. */
export const notLifted = <T extends Pick<Objection, 'entity' | 'at'>>(
  objections: readonly T[],
  lifted: readonly Lifted[],
): T[] => objections.filter((one) => !lifted.some(({ entity, at }) => entity === one.entity && one.at <= at));

/** What this meeting adds: withdrawn objections that no earlier meeting has recorded. */
export const liftedHere = (item: Pick<AgendaItem, 'sittings' | 'question'>): Lifted[] => {
  const before = liftedBefore(item);
  return (item.question?.lifted ?? []).filter(
    (one) => one.text !== undefined && !before.some(({ entity, at }) => entity === one.entity && at === one.at),
  );
};

/**
 * Tells the request for which entities its written objections are no longer in force: those that withdrew them in the meeting,
 * or withdrew what they had raised beside them there.
 */
export function tellLifted({ kind, source, target }: AgendaItem, meeting: Ref, lifted: readonly Lifted[]): Effect[] {
  if (kind !== 'referred' || source === undefined || lifted.length === 0) return [];
  return [
    {
      type: 'act',
      verb: 'endorsement.lifted',
      target: source,
      inputs: { meeting, lifted },
      key: `lifted/${target}/${meeting}/${lifted.map(({ at }) => at).join()}`,
    },
  ];
}
