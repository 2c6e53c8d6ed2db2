/** Reminders. Each is drawn when it is sent, and says nothing when there is nothing left to remind of. */
import type { Card } from '../../../core/card.ts';
import type { Instant } from '../../../core/ids.ts';
import type { RequestView } from './view.ts';
import { facts, strong, text } from '../../../kit/blocks/blocks.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { alsoDiscuss, endorse, objectForm } from './positions.ts';
import { about, closing, named, notified, showRequest } from './parts.ts';

/** To the representatives of a silent entity that was reached: says plainly what its silence will count as. */
export function reminder({ say, view, data }: CardContext<RequestView, { readonly at?: Instant }>): Card | null {
  const { mine } = view;
  if (data.at !== undefined && view.remindedAt !== undefined && data.at < view.remindedAt) return null;
  if (
    !view.open ||
    view.state !== 'open' ||
    !view.mayAct ||
    !mine ||
    (mine.stand !== 'silent' && mine.stand !== 'stale')
  )
    return null;
  if (mine.stand === 'silent' && mine.requestsDiscussion) return null;
  const acts = view.discretion === 'reference' ? [] : [endorse(say, 'primary'), objectForm(say, mine)];
  return {
    title: named(view),
    eyebrow: say('card.reminder.eyebrow', { ref: view.ref }),
    tone: 'attention',
    body: [
      strong(say('card.request.ifSilent', { entity: mine.name })),
      ...(mine.stand === 'stale' && view.discretion !== 'reference'
        ? [text(say('card.mine.stale', { name: mine.name }))]
        : []),
      facts([say('card.closes'), say.instant(view.closesAt)]),
    ],
    actions: [...acts, showRequest(say, view.ref)],
    ...about(view),
    summary: notified(
      say,
      view,
      say('card.reminder.summary', { ref: view.ref, title: named(view), closesAt: view.closesAt }),
      true,
    ),
  };
}

/** On the last working day, to an entity whose objection stands alone: what it will come to, and the one button. */
export function objectionAlone({ say, view }: CardContext<RequestView>): Card | null {
  const { mine } = view;
  if (!view.open || view.state !== 'open' || !view.mayAct || mine?.stand !== 'objected' || mine.requestsDiscussion)
    return null;
  return {
    title: named(view),
    eyebrow: say('card.objectionAlone.eyebrow', { ref: view.ref }),
    tone: 'attention',
    body:
      view.discretion === 'reference'
        ? [text(say('card.restricted')), facts(closing(say, view))]
        : [
            text(say('card.objectionAlone.body', { name: mine.name, closesAt: view.closesAt })),
            strong(say('card.objectionAlone.both')),
          ],
    actions: [alsoDiscuss(say), ...(view.discretion === 'all' ? [] : [showRequest(say, view.ref)])],
    ...about(view),
    summary: notified(say, view, say('card.objectionAlone.summary', { ref: view.ref, closesAt: view.closesAt }), true),
  };
}

/** What a reminder that was sent becomes once it has nothing left to ask. */
export function reminderPast({ say, view }: CardContext<RequestView>): Card {
  const title = named(view);
  return {
    title,
    eyebrow: say('card.reminder.eyebrow', { ref: view.ref }),
    body: [text(say('card.reminder.past'))],
    actions: [showRequest(say, view.ref)],
    ...about(view),
    summary: notified(say, view, say('card.notice.summary', { what: say('card.reminder.past'), title })),
  };
}
