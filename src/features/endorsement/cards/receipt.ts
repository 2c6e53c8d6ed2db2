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
}
export function positionReceipt({ say, view, data }: CardContext<RequestView, Receipt>): Card {
  const { entity, byName: by, at } = data;
  const position = say(`card.position.${data.position}`);
  return notice(say, view, {
    eyebrow: say('card.receipt.eyebrow', { ref: view.ref }),
    body: [
      // Who has spoken is not said of a strictly confidential request where it stays (domain.md 9).
      strong(
        view.discretion === 'reference'
          ? say('card.receipt.bare', { entity, by, at })
          : say('card.receipt.body', { entity, by, at, position }),
      ),
      text(say('card.receipt.notYou')),
    ],
  });
}
