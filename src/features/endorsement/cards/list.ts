/** Lists of requests. */
import type { Card } from '../../../core/card.ts';
import type { RequestLine } from './view.ts';
import { list, subtle, text, upTo } from '../../../kit/blocks/blocks.ts';
import type { CardContext } from '../../../kit/cards.ts';
import type { RequestState } from '../rules/state.ts';
import { LIST, requestItem } from './home.ts';

export function requests({
  say,
  reader,
  view,
  data,
}: CardContext<readonly RequestLine[], { readonly state?: RequestState }>): Card {
  const title =
    data.state === undefined
      ? say('card.requests.title')
      : say('card.requests.titleState', { state: say(`card.state.${data.state}`) });
  const items = upTo(say, view, (line) => requestItem(say, line));
  return {
    title,
    body: [view.length === 0 ? text(say('card.requests.none')) : list(items)],
    actions: reader.manages ? [{ type: 'press', title: say('card.act.compose'), verb: 'endorsement.compose' }] : [],
    summary: title,
    refreshVerb: 'endorsement.list',
  };
}

/** Words or an emoji are not a position: the buttons are. */
export function offerButtons({ say, view }: CardContext<readonly RequestLine[]>): Card {
  const waiting = view.filter((line) => line.waitsForReader);
  return {
    title: say('card.offer.title'),
    tone: 'attention',
    body: [
      text(waiting.length > 0 ? say('card.offer.body') : say('card.offer.nothing')),
      ...(waiting.length > 0 ? [list(upTo(say, waiting, (line) => requestItem(say, line), LIST))] : []),
      subtle(say('card.offer.help')),
    ],
    actions: [{ type: 'press', title: say('card.act.help'), verb: 'help' }],
    summary: say('card.offer.title'),
  };
}
