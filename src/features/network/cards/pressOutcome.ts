/** To a person who was told that Concord did not know whether their act was stored: now it knows. */
import type { Card } from '../../../core/card.ts';
import type { ActName } from '../../../core/contract.ts';
import type { Instant, Ref } from '../../../core/ids.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { text } from '../../../kit/blocks/blocks.ts';

export interface Told {
  readonly at: Instant;
  readonly saved: boolean;
  readonly about?: Ref;
  /** The act that shows the document. */
  readonly show?: ActName;
}

export function pressOutcome({ say, data }: CardContext<undefined, Told>): Card {
  const { at, saved, about, show: verb } = data;
  const title = say(saved ? 'card.pressOutcome.saved' : 'card.pressOutcome.notSaved');
  const body =
    about === undefined
      ? say(saved ? 'card.pressOutcome.savedAt' : 'card.pressOutcome.notSavedAt', { at })
      : say(saved ? 'card.pressOutcome.savedOn' : 'card.pressOutcome.notSavedOn', { at, ref: about });
  return {
    title,
    tone: saved ? 'good' : 'warning',
    body: [text(body)],
    actions:
      verb && about ? [{ type: 'press', title: say('card.showRequest', { ref: about }), verb, target: about }] : [],
    summary: body,
  };
}
