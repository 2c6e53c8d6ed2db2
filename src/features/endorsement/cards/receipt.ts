/**
 * Tells an entity of a position that was given in a browser. A code proves a mailbox only, and others may be able to read it.
 */
import type { Card } from '../../../core/card.ts';
import type { EntityId, Instant } from '../../../core/ids.ts';
import { strong, text } from '../../../kit/blocks/blocks.ts';
import type { CardContext } from '../../../kit/cards.ts';
import type { PositionKind } from '../rules/state.ts';
import { notice } from './notices.ts';
import type { RequestView } from './view.ts';

export interface Receipt {
  readonly entity: EntityId;
  readonly byName: string;
  readonly position: PositionKind;
  readonly at: Instant;
  /** The entity asks for a discussion. Of an objection it is told as well; a request says it itself, a withdrawal does not. */
  readonly requestsDiscussion?: boolean;
}
export function positionReceipt({ say, view, data }: CardContext<RequestView, Receipt>): Card {
  const { entity, byName: by, at } = data;
  const given = say(`card.position.${data.position}`);
  const isPair = data.position === 'object' && data.requestsDiscussion;
  const position = isPair ? say.list([given, say('card.position.requestDiscussion')]) : given;
  return notice(say, view, {
    eyebrow: say('card.receipt.eyebrow', { ref: view.ref }),
    body: [
      // Of a restricted request nobody is named where it stays (domain.md 9): whoever asks for it sees whose answer it is.
      strong(
        view.discretion === 'all'
          ? say('card.receipt.body', { entity, by, at, position })
          : say('card.receipt.bare', { entity, at }),
      ),
      text(say('card.receipt.notYou')),
    ],
  });
}
