/** The position of the reader's own entity, who gave it, and what effect it will have. */
import type { Block } from '../../../core/card.ts';
import type { RequestView, StandView } from './view.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { quote, strong, subtle, text } from '../../../kit/blocks/blocks.ts';

export function mine(say: Speaker, { mine: stand, open, state }: RequestView): Block[] {
  if (!stand) return [];
  return [...said(say, stand), ...(open && state === 'open' ? comesTo(say, stand) : []), ...source(say, stand)];
}

function said(say: Speaker, stand: StandView): Block[] {
  const { name, by, at } = stand;
  if (stand.stand === 'stale') return [strong(say('card.mine.stale', { name }), 'attention')];
  if (stand.stand === 'silent')
    return stand.requestsDiscussion ? [text(say('card.mine.requestsDiscussion', { name }))] : [];
  if (stand.stand === 'lifted')
    return [
      text(
        by !== undefined && at !== undefined
          ? say('card.said.liftedBy', { name, by, at })
          : say('card.said.lifted', { name }),
      ),
    ];
  const kind = stand.stand === 'objected' && stand.requestsDiscussion ? 'pair' : stand.stand;
  return [
    text(
      by !== undefined && at !== undefined
        ? say(`card.mine.${kind}By`, { name, by, at })
        : say(`card.mine.${kind}`, { name }),
    ),
  ];
}

/**
 * Only an objection and a request for discussion together stop the written procedure. An entity with one of them is told which
 * one is missing.
 */
function comesTo(say: Speaker, { stand, requestsDiscussion }: StandView): Block[] {
  if (stand === 'objected' && !requestsDiscussion) return [strong(say('card.mine.objectionAlone'), 'attention')];
  if (stand !== 'objected' && requestsDiscussion) return [strong(say('card.mine.requestAlone'), 'attention')];
  return [];
}

const source = (say: Speaker, stand: StandView): Block[] =>
  stand.source === undefined ? [] : [subtle(say('card.mine.entered')), quote(stand.source, say('card.mine.source'))];
