/** The Secretariat is told, once, that somebody who is not on the roll wrote to Concord. */
import type { Card } from '../../../core/card.ts';
import { text } from '../../../kit/blocks/blocks.ts';
import type { At } from '../../../kit/cards.ts';

interface Stranger {
  readonly name: string;
  readonly platform: string;
}
export function stranger({ say, data }: At<undefined, Stranger>): Card {
  const title = say('card.stranger.title', { name: data.name });
  return {
    title,
    tone: 'attention',
    body: [
      text(say('card.stranger.body', { name: data.name, platform: data.platform })),
      text(say('card.stranger.todo')),
    ],
    actions: [],
    summary: title,
  };
}
