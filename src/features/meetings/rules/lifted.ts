/**
 * Objections that an entity took back in a meeting (domain.md 5): recorded with who and when, and shown as standing nowhere,
 * in this meeting or a later one, unless the entity objects again.
 */
import type { Effect } from '../../../core/decision.ts';
import type { Ref } from '../../../core/ids.ts';
import type { AgendaItem } from './item.ts';
import type { Lifted, Objection } from './state.ts';

/** What was taken back in the meetings that have dealt with the item, the last word of each entity. */
export function liftedBefore({ sittings }: Pick<AgendaItem, 'sittings'>): Lifted[] {
  const found = new Map<string, Lifted>();
  for (const { lifted = [], objections } of sittings) {
    for (const { entity } of objections) found.delete(entity);
    for (const one of lifted) found.set(one.entity, one);
  }
  return [...found.values()];
}

/** What holds now, while a question stands too. */
export const liftedNow = (item: Pick<AgendaItem, 'sittings' | 'question'>): readonly Lifted[] =>
  item.question?.lifted ?? liftedBefore(item);

/** Those of the objections that their entities have not taken back since. */
export const notLifted = <T extends Pick<Objection, 'entity' | 'at'>>(
  objections: readonly T[],
  lifted: readonly Lifted[],
): T[] => objections.filter((one) => !lifted.some(({ entity, at }) => entity === one.entity && one.at <= at));

/** What this meeting adds: objections taken back that no earlier one has recorded. */
export const liftedHere = (item: Pick<AgendaItem, 'sittings' | 'question'>): Lifted[] => {
  const before = liftedBefore(item);
  return (item.question?.lifted ?? []).filter(
    (one) => one.text !== undefined && !before.some(({ entity, at }) => entity === one.entity && at === one.at),
  );
};

/** The request that brought the item learns which of its objections in writing do not stand any more. */
export function tellLifted({ kind, source, target }: AgendaItem, meeting: Ref, lifted: readonly Lifted[]): Effect[] {
  const written = lifted.filter((one) => one.written);
  if (kind !== 'referred' || source === undefined || written.length === 0) return [];
  return [
    {
      type: 'act',
      verb: 'endorsement.lifted',
      target: source,
      inputs: { meeting, lifted: written },
      key: `lifted/${target}/${meeting}/${written.map(({ at }) => at).join()}`,
    },
  ];
}
