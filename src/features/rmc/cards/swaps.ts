/** Swaps between two entities: the question, and its end. */
import type { Card } from '../../../core/card.ts';
import type { EntityId, Ref } from '../../../core/ids.ts';
import type { RmcView } from './view.ts';
import { facts, strong, text } from '../../../kit/blocks/blocks.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { eyebrow, showRmc, swapActions, swapText } from './parts.ts';

/** To the entity that is asked: both terms, the deadline, and the two buttons. The card is edited. */
export function rmcSwapAsked({ say, view }: CardContext<RmcView>): Card | null {
  const { swap } = view;
  if (!swap) return null;
  const title = say('card.rmcSwapAsked.title', { asker: swap.asker });
  const open = swap.state === 'asked';
  return {
    title,
    ...eyebrow(say),
    tone: open ? 'attention' : 'good',
    body: [
      text(swapText(say, swap)),
      open
        ? strong(say('card.rmcSwapAsked.body', { until: swap.until }))
        : text(say('card.rmcSwapAsked.agreed'), 'good'),
    ],
    actions: [...swapActions(say, swap), showRmc(say)],
    context: { target: swap.askedTerm },
    summary: title,
  };
}

/** Replaces that card when the swap is no longer open. */
export function rmcSwapOver({ say }: CardContext<RmcView>): Card {
  const title = say('card.rmcSwapAsked.over');
  return { title, ...eyebrow(say), body: [], actions: [showRmc(say)], summary: title };
}

export interface Ended {
  readonly how: 'agreed' | 'undone' | 'declined' | 'lapsed' | 'broken' | 'reconfigured';
  /** The term of the entity that asks comes first. */
  readonly terms: readonly [Ref, Ref];
  readonly entities: readonly [EntityId, EntityId];
}
/** To both entities: who has which term now. */
export function rmcSwapEnded({ say, view, data }: CardContext<RmcView, Ended>): Card {
  const title = say(`card.rmcSwapEnded.${data.how}`);
  const [first, second] = data.terms;
  const [one, two] = data.entities;
  const days = view.named.map(
    (term) => [term.ref ?? '', say('card.rmc.span', { from: term.from, to: term.to })] as const,
  );
  return {
    title,
    ...eyebrow(say),
    tone: data.how === 'agreed' ? 'good' : 'neutral',
    body: [
      text(say(`card.rmcSwapEnded.body.${data.how}`, { one, two, first, second })),
      ...(days.length > 0 ? [facts(...days)] : []),
    ],
    actions: [showRmc(say)],
    summary: title,
  };
}
