/** Does a draft of minutes not say what was entered since: who represented an entity, or an action of the meeting? */
import type { AgendaItem } from './item.ts';
import type { Meeting } from './state.ts';

export function isOutdated(
  { target, record, represented = [] }: Pick<Meeting, 'target' | 'record' | 'represented'>,
  items: readonly Pick<AgendaItem, 'actions'>[],
): boolean {
  if (record?.state !== 'draft') return false;
  const isSince = ({ at }: { readonly at: string }): boolean => at > record.draftedAt;
  return (
    represented.some(isSince) ||
    items.some(({ actions }) =>
      actions.some(({ meeting, changes = [] }) => meeting === target && changes.some(isSince)),
    )
  );
}
