/** The RMC's part of the home card: the entity's terms, swaps to answer, outcomes that the Chair owes. */
import type { Action, Block, ListItem } from '../../../core/card.ts';
import type { RmcHome, TermView } from './view.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { instant } from '../../../core/ids.ts';
import { heading, list } from '../../../kit/blocks/blocks.ts';
import type { Todo } from '../../../kit/blocks/todo.ts';
import { meetingName, shareForm } from './outcomes.ts';
import { acknowledge, mineItem, swapItem } from './parts.ts';

/** A reader who has such a part. */
interface WithRmc {
  readonly rmc?: RmcHome;
}

const unanswered = ({ terms }: RmcHome): readonly TermView[] =>
  terms.filter(({ awaitsAcknowledgement }) => awaitsAcknowledgement);

/** What the reader has to do. An outcome that the Chair owes comes first, because it has waited longest. */
export function rmcTodo(say: Speaker, { rmc }: WithRmc): Todo[] {
  if (!rmc) return [];
  const concerns: Todo = {
    item: {
      text: say('card.home.rmcConcerns', { n: rmc.concerns }),
      tone: 'attention',
      press: { verb: 'rmc.show' },
    },
  };
  const owed = rmc.owed.map((one): ListItem => ({
    text: say('card.rmc.outcomeLine', { ref: one.meeting, title: meetingName(say, one) }),
    note: say('card.rmc.owedNote'),
    press: { verb: 'rmc.show' },
    tone: 'attention',
  }));
  return [
    ...owed.map((item) => ({ item, by: LONG_AGO })),
    ...rmc.swaps.filter(({ mayAccept }) => mayAccept).map((swap) => ({ item: swapItem(say, swap), by: swap.until })),
    ...unanswered(rmc).map((term) => ({ item: mineItem(say, term), by: term.from })),
    ...(rmc.concerns > 0 ? [concerns] : []),
  ];
}
const LONG_AGO = instant(0);

/** The entity's other terms and swaps. */
export function rmcBlocks(say: Speaker, { rmc }: WithRmc): Block[] {
  if (!rmc) return [];
  const waiting = unanswered(rmc);
  const items = [
    ...rmc.swaps.filter(({ mayAccept }) => !mayAccept).map((swap) => swapItem(say, swap)),
    ...rmc.terms.filter((term) => !waiting.includes(term)).map((term) => mineItem(say, term)),
  ];
  return items.length > 0 ? [heading(say('card.home.rmc')), list(items)] : [];
}

/** The button for the most important of these matters. The list leads to the others. */
export function rmcActions(say: Speaker, { rmc }: WithRmc): Action[] {
  if (!rmc) return [];
  const [waiting] = unanswered(rmc);
  const [owed] = rmc.owed;
  if (waiting?.ref) return [acknowledge(say, waiting.ref)];
  return owed ? [shareForm(say, owed.meeting)] : [];
}
