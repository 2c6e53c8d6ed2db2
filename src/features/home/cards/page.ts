/** The way from a chat to one's own page in a browser (`page`). */
import type { Card } from '../../../core/card.ts';
import { subtle, text } from '../../../kit/blocks/blocks.ts';
import { OWN_PAGE, type CardContext } from '../../../kit/cards.ts';

export function page({ say, link }: CardContext<undefined>): Card {
  const title = say('web.card.title');
  const url = link(OWN_PAGE);
  if (url === '')
    return { title, body: [text(say('web.card.none')), text(say('web.card.ask'))], actions: [], summary: title };
  return wayToPage(say, url);
}

export function wayToPage(say: CardContext<undefined>['say'], url: string): Card {
  const title = say('web.card.title');
  return {
    title,
    body: [text(say('web.card.body')), subtle(say('web.card.code'))],
    actions: [{ type: 'open', title: say('web.card.open'), url }],
    summary: title,
  };
}
