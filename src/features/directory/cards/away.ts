/** The focal point and the alternate are told of an absence window that somebody else set. */
import type { Card } from '../../../core/card.ts';
import type { CalendarDate } from '../../../core/ids.ts';
import { facts, text } from '../../../kit/blocks/blocks.ts';
import type { CardContext } from '../../../kit/cards.ts';

export interface AwaySet {
  readonly focalPointName: string;
  readonly alternateName: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}
export function awaySet({ say, data }: CardContext<undefined, AwaySet>): Card {
  const title = say('card.awaySet.title', { focalPoint: data.focalPointName });
  return {
    title,
    body: [
      facts(
        [say('card.away.from'), say.date(data.from)],
        [say('card.away.to'), say.date(data.to)],
        [say('card.away.alternate'), data.alternateName],
      ),
      text(say('card.awaySet.body', { alternate: data.alternateName })),
    ],
    actions: [],
    summary: title,
  };
}
