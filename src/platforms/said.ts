/** What was answered, where it has no place of its own. */
import type { Card } from '../core/card.ts';
import type { Shown } from './door.ts';

/** The card with what was answered written over it: a card that replaces another has no other place for it. */
export const withSaid = (card: Card, { ok, message, fields }: Shown): Card => ({
  ...card,
  body: [
    { type: 'text', text: linesOf(message, fields), weight: 'strong', tone: ok ? 'good' : 'warning' },
    ...card.body,
  ],
});

/** The same for a press of this verb: a card that was only asked for needs no words. */
export const withAnswer = (card: Card, shown: Shown, verb: string | undefined): Card =>
  shown.ok && card.refreshVerb === verb ? card : withSaid(card, shown);

/** A message with what is wrong with each field, a line for each. */
export const linesOf = (message: string, fields: Readonly<Record<string, string>> = {}): string =>
  [message, ...Object.values(fields)].join('\n');
