/** Notices about an item: proposed, answered, moved, late. Also the reminder of an action. */
import type { Action, Block, Card } from '../../../core/card.ts';
import type { Instant, Ref } from '../../../core/ids.ts';
import type { ItemView } from './view.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { list, quote, text, when } from '../../../kit/blocks/blocks.ts';
import type { Left } from '../../../kit/blocks/timeLeft.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { managing } from './item.ts';
import { cameOfIt, changeAction, isDone, itemTitle, where, notifiedTitle } from './itemParts.ts';
import { actionLine, folded, showItem, whole } from './words.ts';

interface Notice {
  readonly what: string;
  readonly body: readonly Block[];
  readonly actions?: readonly Action[];
  readonly tone?: Card['tone'];
}
const notice = (say: Speaker, view: ItemView, { what, body, actions = [], tone }: Notice): Card => ({
  title: itemTitle(say, view),
  eyebrow: say('card.item.noticeEyebrow', { what, ref: view.ref }),
  ...(tone && { tone }),
  body: view.veiled && body.length === 0 ? [text(say('card.restricted'))] : body,
  actions: folded([...actions, showItem(say, view.ref)]),
  more: say('card.more'),
  ...whole(say, 'agenda.show', view.ref),
  context: { target: view.ref },
  summary: say('card.notice.summary', { what, title: notifiedTitle(say, view) }),
});

/** To the Secretariat: an entity proposes an item. */
export const itemProposed = ({ say, view }: CardContext<ItemView>): Card =>
  notice(say, view, {
    what: say(view.state === 'proposed' ? 'card.item.proposed' : 'card.item.dealtWith'),
    ...(view.state === 'proposed' && { tone: 'attention' as const }),
    body: [
      ...where(say, view),
      ...when(view.note, (note) => quote(note, view.entity ? say.entity(view.entity) : view.ref)),
    ],
    actions: managing(say, view),
  });

/** To the proposer: the item was accepted or declined. */
export const itemAnswered = ({ say, view }: CardContext<ItemView>): Card =>
  notice(say, view, {
    what: say(view.state === 'declined' ? 'card.item.state.declined' : 'card.item.accepted'),
    body: where(say, view),
  });

/** To the proposer: the meeting does not take the item, and another one may. */
export const itemMoved = ({
  say,
  view,
  data,
}: CardContext<ItemView, { readonly why: 'cancelled' | 'late'; readonly from: Ref }>): Card =>
  notice(say, view, {
    what: say('card.item.moved'),
    body: [text(say(`card.item.moved.${data.why}`, { from: data.from })), ...where(say, view)],
  });

/** To the Secretariat: a referred item came after an agenda was final. */
export const itemLate = ({ say, view, data }: CardContext<ItemView, { readonly missed: Ref }>): Card =>
  notice(say, view, {
    what: say('card.item.moved'),
    tone: 'attention',
    body: [text(say('card.item.moved.late', { from: data.missed })), ...where(say, view)],
  });

/** To everybody: the Steering Committee's decision on an item that was not a request. */
export const committeeDecided = ({ say, view }: CardContext<ItemView>): Card =>
  notice(say, view, { what: say('card.committee.decision'), tone: 'good', body: cameOfIt(say, view) });

export interface ActionLeft extends Left {
  readonly n: number;
  /** Data that an earlier version stored does not have it. */
  readonly endsAt?: Instant;
  /** It has just become its reader's. */
  readonly isNew?: boolean;
}
function leftWords(say: Speaker, { says, left = 0, endsAt }: ActionLeft): string | undefined {
  if (says === undefined || says === 'halfTime' || endsAt === undefined) return undefined;
  return says === 'workingDays'
    ? say('card.rung.workingDays', { n: left })
    : say(`card.action.left.${says}`, { endsAt });
}
/** To the owner of an action. Not sent when the action is done. */
export function actionDue({ say, view, data }: CardContext<ItemView, ActionLeft>): Card | null {
  const found = view.actions.find(({ n }) => n === data.n);
  if (!found || found.done) return null;
  return notice(say, view, {
    what: say('card.action.reminder'),
    tone: 'attention',
    body: [
      ...(data.isNew ? [text(say('card.action.yoursNow'))] : []),
      ...when(leftWords(say, data), text),
      list([actionLine(say, found)]),
    ],
    actions: [...(found.mine ? [isDone(say, view.ref, found)] : []), ...changeAction(say, view, [found])],
  });
}
