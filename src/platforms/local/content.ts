import type { Card } from '../../core/card.ts';
import { adaptiveCardText, plainText, verbsOf } from '../adaptiveCard.ts';
import type { MessageContent } from './chatTables.ts';

/**
 * A card as a chat stores it. `text` is its whole text without forms.
 * @param json the Adaptive Card, if it has been drawn already
 */
export const cardContent = (card: Card, cardName: string | null, json = adaptiveCardText(card)): MessageContent => ({
  text: plainText(card),
  card: json,
  cardName,
  target: card.context?.target ?? null,
  verbs: verbsOf(card),
  seen: card.context?.version ?? null,
  attachments: card.actions.flatMap((action) => (action.type === 'open' && action.file ? [action.url] : [])),
});

/** A message without a card. */
export const wordsContent = (text: string): MessageContent => ({
  text,
  card: null,
  cardName: null,
  target: null,
  verbs: [],
  seen: null,
  attachments: [],
});
