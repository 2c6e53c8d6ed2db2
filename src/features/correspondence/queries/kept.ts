/**
 * Removes from a view what a message that is kept must not contain (domain.md 9). This happens before anything is drawn, so no
 * card can show it by mistake.
 */
import { withoutModerators } from '../../../kit/moderation.ts';
import type { CorrespondenceView } from '../cards/view.ts';

/**
 * The view as its own `discretion` allows. Of a confidential message: its subject, and which entities have sent it or passed it on;
 * of a strictly confidential one its reference. Numbers name nobody, and say whether something is to be done.
 */
export function discreet(view: CorrespondenceView): CorrespondenceView {
  if (view.discretion === 'all') return view;
  const {
    source: _source,
    fromEntity,
    sharedBy,
    reviewed: _reviewed,
    claimedBy: _claim,
    decided: _how,
    ...rest
  } = view;
  const isBare = view.discretion === 'reference';
  const moderators = withoutModerators(view);
  return {
    ...rest,
    ...moderators,
    ...(moderators.decided &&
      view.decided?.before && { decided: { ...moderators.decided, before: { subject: '', text: '' } } }),
    subject: isBare ? view.ref : view.subject,
    text: '',
    links: [],
    from: '',
    ...(fromEntity !== undefined && !isBare && { fromEntity }),
    ...(sharedBy && { sharedBy: { name: '', at: sharedBy.at } }),
    audience: isBare ? [] : view.audience,
    failures: [],
    fallbacks: [],
    acknowledged: [],
    unconfirmed: [],
    shared: isBare ? [] : view.shared.map(({ entity, at }) => ({ entity, name: '', at })),
    notShared: isBare ? [] : view.notShared,
    replies: [],
  };
}
