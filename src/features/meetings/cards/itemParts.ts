/** Parts of several cards about an item: its name, its state, its outcome. */
import type { Action, Block, Press } from '../../../core/card.ts';
import type { Ref } from '../../../core/ids.ts';
import type { ActionView, ItemView } from './view.ts';
import { actionInWords } from '../../../i18n/called.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { choice, date, form, line, toggle } from '../../../kit/blocks/forms.ts';
import { facts, link, quote, strong, text, when } from '../../../kit/blocks/blocks.ts';
import { liftedBlocks, names, objectionBlocks, veiledName, withdrawnBlocks, withdrawnLate } from './words.ts';

export const itemTitle = (say: Speaker, item: Pick<ItemView, 'ref' | 'title' | 'veiled' | 'closed'>): string =>
  item.veiled ? veiledName(say, item) : item.title;

/** The notification, which a locked phone shows. For a restricted item it is the reference, even if the card shows more (domain.md 9). */
export const notifiedTitle = (
  say: Speaker,
  item: Pick<ItemView, 'ref' | 'title' | 'veiled' | 'closed' | 'discreet' | 'restricted'>,
): string => (item.discreet || item.restricted ? item.ref : itemTitle(say, item));

export function where(say: Speaker, view: ItemView): Block[] {
  const marks = [
    ...(view.carried > 0 ? [say('card.item.carried', { n: view.carried })] : []),
    ...(view.late ? [say('card.item.late')] : []),
    ...(view.withdrawn ? [withdrawnLate(say, view.withdrawn)] : []),
  ];
  return [
    facts(
      [say('card.item.kind'), say(`card.item.kind.${view.kind}`)],
      ...when(
        view.meeting,
        (m) => [say('card.item.meeting'), say('card.item.meetingOn', { ref: m.ref, startsAt: m.startsAt })] as const,
      ),
      ...when(view.entity, (entity) => [say('card.item.proposedBy'), say.entity(entity)] as const),
    ),
    ...marks.map((mark) => text(mark)),
    ...(view.state === 'pool' ? [text(say('card.item.inPool'))] : []),
    ...when(view.reason, (reason) => quote(reason, say('card.reason'))),
  ];
}

export function cameOfIt(say: Speaker, view: ItemView): Block[] {
  const { last, number, state, committee } = view;
  if (committee) return byCommittee(say, committee, number);
  if (!last || state === 'taken') return [];
  const how = last.then ?? last.outcome;
  return [
    strong(
      number === undefined ? say(`card.outcomeOf.${how}`) : say('card.outcomeOf.numbered', { number }),
      last.outcome === 'consensus' ? 'good' : undefined,
    ),
    ...when(last.text, text),
    ...(last.present.length > 0 ? [facts([say('card.desk.present'), names(say, last.present)])] : []),
    ...objectionBlocks(say, [...last.objections, ...last.absent]),
    ...withdrawnBlocks(say, last.withdrawn),
    ...liftedBlocks(say, last.lifted),
  ];
}

function byCommittee(
  say: Speaker,
  { on, text: words, documentUrl }: NonNullable<ItemView['committee']>,
  number: string | undefined,
): Block[] {
  return [
    strong(
      number === undefined ? say('card.committee.decided') : say('card.outcome.committeeNumber', { number }),
      'good',
    ),
    facts([say('card.committee.on'), say.date(on)]),
    ...when(words, text),
    ...when(documentUrl, (url) => link(say('card.committee.document'), url)),
  ];
}

/** @param several the item has other actions, and its owner tells it from one with the same words */
export const isDone = (say: Speaker, target: Ref, action: ActionView, several = false): Press => ({
  type: 'press',
  title: say('card.act.done', { what: several ? numbered(say, action) : inShort(say, action) }),
  verb: 'action.done',
  target,
  inputs: { n: String(action.n) },
});

/** For whoever pressed “Done” by mistake. */
export const isUndone = (say: Speaker, target: Ref, action: ActionView, several = false): Press => ({
  type: 'press',
  title: say('card.act.undone', { what: several ? numbered(say, action) : inShort(say, action) }),
  verb: 'action.undone',
  target,
  inputs: { n: String(action.n) },
  minor: true,
});

/** The Secretariat gives actions that are not done another day, none, or another owner. */
export function changeAction(say: Speaker, view: ItemView, of: readonly ActionView[] = view.actions): Action[] {
  const open = of.filter(({ done }) => !done).slice(0, MAX_OPEN);
  const [first] = open;
  if (!view.mayManage || !first) return [];
  const which = choice(
    say,
    'n',
    say('card.form.action'),
    open.map((one) => ({ value: String(one.n), title: numbered(say, one) })),
    { required: true, value: String(first.n) },
  );
  const fields = [
    which,
    date(say, 'due', say('card.form.actionDue')),
    ...(open.some(({ due }) => due !== undefined) ? [toggle(say, 'noDue', say('card.form.actionNoDue'))] : []),
    line(say, 'owner', say('card.form.actionOwner'), 200, { hint: say('card.form.actionOwnerHint') }),
  ];
  const asked = form(say('card.act.changeAction'), say('card.act.changeActionSubmit'), 'action.change', fields, {
    minor: true,
  });
  return [withTarget(asked, view.ref)];
}
const MAX_OPEN = 60;

const inShort = (say: Speaker, { text: what, veiled }: ActionView): string => {
  if (veiled) return say('card.action.veiled', { ref: veiled });
  return what.length > SHORT ? say('card.act.shortened', { words: what.slice(0, SHORT) }) : what;
};
const SHORT = 40;
/** With its number, by which typed words name it, and its owner. */
const numbered = (say: Speaker, action: ActionView): string =>
  say('card.line', { ref: String(action.n), title: actionInWords(say, { ...action, text: inShort(say, action) }) });

/** A link to the document that the item is about. */
export const document = (say: Speaker, { source }: ItemView): Block[] =>
  when(source?.documentUrl, (url) => link(say('card.openDocument', { version: source?.documentVersion ?? '' }), url));

/** An action with the item as its target, for any card. */
export const withTarget = (action: Action, target: Ref): Action =>
  action.type === 'form' ? { ...action, form: { ...action.form, target } } : action;
