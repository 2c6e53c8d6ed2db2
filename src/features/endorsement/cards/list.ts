/** Lists of requests. */
import type { Card, Press } from '../../../core/card.ts';
import type { Typed } from './request.ts';
import type { RequestsPage } from './view.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { list, onePage, subtle, text, upTo } from '../../../kit/blocks/blocks.ts';
import { nothingYet } from '../../../kit/blocks/nothingYet.ts';
import type { CardContext } from '../../../kit/cards.ts';
import type { RequestState } from '../rules/state.ts';
import { LIST, requestItem } from './home.ts';

interface Which {
  readonly state?: RequestState;
  readonly all?: true;
  readonly page?: number;
}

/** The lists that can be chosen. The first ones are buttons, the others are in the "More" menu. */
const FILTERS = ['all', 'open', 'referred', 'endorsed', 'decided', 'notDecided', 'withdrawn', 'superseded'] as const;
const IN_VIEW = 4;
const MAX_CARRIED = 1000;

export function requests({ say, reader, view, data }: CardContext<RequestsPage, Which>): Card {
  const title = titleOf(say, data);
  const items = onePage(
    say,
    view,
    (line) => requestItem(say, line),
    (page) => ({ verb: 'endorsement.list', inputs: { state: data.state ?? (data.all ? 'all' : 'open'), page } }),
  );
  return {
    title,
    body:
      view.all > 0
        ? [list(items)]
        : data.state === undefined
          ? nothingYet(say, reader, 'requests', say('card.requests.none'))
          : [text(say('card.requests.none'))],
    actions: [
      ...(reader.manages
        ? [{ type: 'press', title: say('card.act.compose'), verb: 'endorsement.compose' } as const]
        : []),
      ...filters(say, data),
    ],
    more: say('card.more'),
    summary: title,
    refreshVerb: 'endorsement.list',
  };
}

function titleOf(say: Speaker, { state, all }: Which): string {
  if (state !== undefined) return say('card.requests.titleState', { state: say(`card.state.${state}`) });
  return say(all ? 'card.requests.titleAll' : 'card.requests.title');
}

/** Buttons for the other lists. */
function filters(say: Speaker, { state, all }: Which): Press[] {
  const shown = state ?? (all ? 'all' : undefined);
  return FILTERS.filter((one) => one !== shown).map((one, i) => ({
    type: 'press',
    title: say(`card.requests.only.${one}`),
    verb: 'endorsement.list',
    inputs: { state: one },
    ...(i >= IN_VIEW && { minor: true }),
  }));
}

/** Answers words or an emoji that look like a position: only the buttons record one. */
export function offerButtons({ say, view, data }: CardContext<RequestsPage, Typed>): Card {
  const waiting = view.shown.filter((line) => line.waitsForReader);
  // The text is repeated on every line, so a long one would not fit on the card.
  const typed = (data.typed ?? '').length > MAX_CARRIED ? undefined : data.typed;
  return {
    title: say('card.offer.title'),
    tone: 'attention',
    body: [
      text(waiting.length > 0 ? say('card.offer.body') : say('card.offer.nothing')),
      ...(waiting.length > 0 ? [list(upTo(say, waiting, (line) => requestItem(say, line, typed), LIST))] : []),
      subtle(say('card.offer.help')),
    ],
    actions: [{ type: 'press', title: say('card.act.help'), verb: 'help' }],
    summary: say('card.offer.title'),
  };
}
