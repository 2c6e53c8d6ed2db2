/**
 * Does a draft of minutes not say what was entered since: who represented an entity, an action of the meeting, or that an action
 * which it states as done is not? What silence adopts is the draft that was circulated, so the officers are told as soon as it is
 * out of date.
 */
import type { Effect } from '../../../core/decision.ts';
import type { Instant } from '../../../core/ids.ts';
import type { AgendaItem } from './item.ts';
import type { Meeting } from './state.ts';

export function isOutdated(
  { target, record, represented = [] }: Pick<Meeting, 'target' | 'record' | 'represented'>,
  items: readonly Pick<AgendaItem, 'actions'>[],
  earlier: readonly Pick<AgendaItem, 'actions'>[] = [],
): boolean {
  if (record?.state !== 'draft') return false;
  const isSince = ({ at }: { readonly at: string }): boolean => at > record.draftedAt;
  const isReopened = ({ reopened = [] }: AgendaItem['actions'][number]): boolean =>
    reopened.some((one) => isSince(one) && !isSince(one.done));
  return (
    represented.some(isSince) ||
    items.some(({ actions }) =>
      actions.some((one) => one.meeting === target && (one.changes?.some(isSince) === true || isReopened(one))),
    ) ||
    earlier.some(({ actions }) => actions.some(isReopened))
  );
}

/** The officers are told once of each draft: drafted anew, it goes round again with a new period for comments. */
export function withOutdated(
  m: Meeting,
  items: readonly Pick<AgendaItem, 'actions'>[],
  now: Instant,
  earlier?: readonly Pick<AgendaItem, 'actions'>[],
): { readonly next: Meeting; readonly tell: readonly Effect[] } {
  if (!m.record || m.record.outdatedAt !== undefined || !isOutdated(m, items, earlier)) return { next: m, tell: [] };
  return {
    next: { ...m, record: { ...m.record, outdatedAt: now } },
    tell: [{ type: 'tell', to: 'secretariat', card: 'minutesOutdated', live: true }],
  };
}
