/** What the home card says of the RMC: the entity's terms, swaps it is asked for, what the Chair owes. */
import type { Action, Block } from '../../../core/card.ts';
import type { RmcHome, TermView } from './view.ts';
import type { HomeView } from '../../endorsement/cards/view.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { heading, list } from '../../../kit/blocks/blocks.ts';
import { meetingName, shareForm } from './outcomes.ts';
import { acknowledge, mineItem, swapItem } from './parts.ts';

const unanswered = ({ terms }: RmcHome): readonly TermView[] =>
  terms.filter(({ announced, acknowledgedBy }) => announced && acknowledgedBy === undefined);
const toAnswer = ({ swaps }: RmcHome) => swaps.filter(({ mayAccept }) => mayAccept);

/** How many things of the RMC wait for the reader. */
export const rmcWaiting = ({ rmc }: HomeView): number =>
  rmc ? unanswered(rmc).length + toAnswer(rmc).length + rmc.owed.length + Math.min(rmc.concerns, 1) : 0;

export function rmcBlocks(say: Speaker, { rmc }: HomeView): Block[] {
  if (!rmc) return [];
  const items = [
    ...(rmc.concerns > 0
      ? [
          {
            text: say('card.home.rmcConcerns', { n: rmc.concerns }),
            tone: 'attention' as const,
            press: { verb: 'rmc.show' },
          },
        ]
      : []),
    ...rmc.owed.map((one) => ({
      text: say('card.rmc.outcomeLine', { ref: one.meeting, title: meetingName(say, one) }),
      note: say('card.rmc.owedNote'),
      press: { verb: 'rmc.show' },
      tone: 'attention' as const,
    })),
    ...rmc.swaps.map((swap) => swapItem(say, swap)),
    ...rmc.terms.map((term) => mineItem(say, term)),
  ];
  return [heading(say('card.home.rmc')), list(items)];
}

/** What can be done about it at once: the one thing that is most wanted. The list leads to the rest. */
export function rmcActions(say: Speaker, { rmc }: HomeView): Action[] {
  if (!rmc) return [];
  const [waiting] = unanswered(rmc);
  const [owed] = rmc.owed;
  if (waiting?.ref) return [acknowledge(say, waiting.ref)];
  return owed ? [shareForm(say, owed.meeting)] : [];
}
