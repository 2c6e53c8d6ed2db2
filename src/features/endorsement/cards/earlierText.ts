/** The card that replaces one with an earlier text: it says that there is a newer text, and leads to the request. */
import type { Card } from '../../../core/card.ts';
import type { RequestView } from './view.ts';
import { text } from '../../../kit/blocks/blocks.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { about, named, notified, showRequest } from './parts.ts';

export function earlierText({ say, view }: CardContext<RequestView>): Card {
  const { ref, documentVersion: version } = view;
  const body =
    version === undefined ? say('card.earlierText.bare', { ref }) : say('card.earlierText.body', { ref, version });
  return {
    title: named(view),
    eyebrow: say('card.earlierText.eyebrow', { ref: view.ref }),
    body: [text(body)],
    actions: [showRequest(say, view.ref)],
    ...about(view),
    summary: notified(say, view, body),
  };
}
