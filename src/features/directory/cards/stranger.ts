/** Tells the Secretariat of accounts that belong to nobody on the roll. */
import type { Card } from '../../../core/card.ts';
import { text } from '../../../kit/blocks/blocks.ts';
import type { CardContext } from '../../../kit/cards.ts';

export interface Stranger {
  readonly name: string;
  readonly platform: string;
}
/** Somebody who is not on the roll wrote to Concord. Told once for each account. */
export function stranger({ say, data }: CardContext<undefined, Stranger>): Card {
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

export interface Ended {
  readonly name: string;
  readonly email: string;
  readonly identity: string;
  readonly account: string;
}
/** An account that was linked to a person turned out to be in another tenant. */
export function linkEnded({ say, data }: CardContext<undefined, Ended>): Card {
  const { name, email, identity, account } = data;
  const title = say('card.linkEnded.title', { name });
  return {
    title,
    tone: 'attention',
    body: [
      text(say('card.linkEnded.body', { name, email, identity, account })),
      text(say('card.linkEnded.todo', { name, account })),
    ],
    actions: [],
    summary: title,
  };
}
