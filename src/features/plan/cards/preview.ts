/** What the answers to a call for input would bring into the work plan, before it is built. */
import type { Card, ListItem } from '../../../core/card.ts';
import type { EntityId, Ref } from '../../../core/ids.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { list, strong, subtle, text, upTo } from '../../../kit/blocks/blocks.ts';
import type { CardContext } from '../../../kit/cards.ts';
import type { ProposedView } from './view.ts';

export interface PlanPreviewed {
  readonly call: Ref;
  readonly proposed: readonly ProposedView[];
  /** Entities whose restricted answers are left out: everybody on the roll reads the plan. */
  readonly withheld: readonly EntityId[];
  /** How many are in the plan already. */
  readonly there: number;
}

export function planPreview({ say, data }: CardContext<undefined, PlanPreviewed>): Card {
  const { call, proposed, withheld, there } = data;
  const title = say('plan.preview.title', { ref: call });
  return {
    title,
    body: [
      proposed.length === 0
        ? text(say('plan.nothingToBuild', { ref: call }))
        : list(upTo(say, proposed, (one) => item(say, one))),
      ...(withheld.length > 0 ? [strong(say('plan.preview.withheld', { entities: withheld }), 'attention')] : []),
      ...(there > 0 ? [subtle(say('plan.preview.there', { n: there }))] : []),
    ],
    actions: [
      ...(proposed.length === 0
        ? []
        : [
            {
              type: 'press' as const,
              title: say('plan.act.build', { n: proposed.length }),
              verb: 'plan.build' as const,
              target: call,
              look: 'primary' as const,
            },
          ]),
      { type: 'press', title: say('mail.act.show.ref', { ref: call }), verb: 'input.show', target: call },
    ],
    summary: title,
  };
}

const item = (say: Speaker, { activity, lead, contributors, from, to, unclear }: ProposedView): ListItem => ({
  text: activity,
  note: [
    say.entity(lead),
    ...contributors.map(say.entity),
    ...(from === undefined ? [] : [say('plan.since', { from })]),
    ...(to === undefined ? [] : [say('plan.until', { to })]),
    ...(unclear.length > 0 ? [say('plan.preview.unclear', { words: unclear })] : []),
  ].join(' · '),
  ...(unclear.length > 0 && { tone: 'attention' as const }),
});
