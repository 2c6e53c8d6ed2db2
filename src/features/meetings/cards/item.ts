/** An item of an agenda: its subject, the question that is put, and the outcome. */
import type { Action, Block, Card, ListItem } from '../../../core/card.ts';
import type { ActionView, ItemView } from './view.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { heading, list, quote, upTo, when } from '../../../kit/blocks/blocks.ts';
import { date, form, line, perLanguage, words } from '../../../kit/blocks/forms.ts';
import type { CardContext } from '../../../kit/cards.ts';
import {
  cameOfIt,
  changeAction,
  document,
  isDone,
  isUndone,
  itemTitle,
  where,
  withTarget,
  notifiedTitle,
} from './itemParts.ts';
import { answers, itemActions, questionBlocks } from './question.ts';
import { actionLine, objectionBlocks, showItem, showMeeting, whole } from './words.ts';

const eyebrow = (say: Speaker, item: ItemView): string =>
  say('card.item.eyebrow', { ref: item.ref, state: say(`card.item.state.${item.state}`) });

/** What every card about an item carries. The item's buttons name it as their target on any card. */
const aboutItem = ({ ref, restricted, discreet }: ItemView) => ({
  context: { target: ref },
  ...(restricted && !discreet && { transient: true }),
  ...(discreet && { discreet: true }),
});

export function item({ say, view }: CardContext<ItemView>): Card {
  return {
    title: itemTitle(say, view),
    eyebrow: eyebrow(say, view),
    tone: view.state === 'taken' ? 'attention' : view.state === 'decided' ? 'good' : 'neutral',
    body: [
      ...where(say, view),
      ...when(view.note, (note) => quote(note, view.entity ? say.entity(view.entity) : (view.byName ?? view.ref))),
      ...sourceBlocks(say, view),
      ...questionBlocks(say, view),
      ...cameOfIt(say, view),
      ...actionBlocks(say, view),
    ],
    actions: [
      ...(view.restricted && view.discreet ? [showItem(say, view.ref)] : []),
      ...answers(say, view),
      ...managing(say, view),
      ...view.actions
        .filter((one) => one.mine && !one.done)
        .slice(0, MAX_DONE)
        .map((one, i) => ({
          ...isDone(say, view.ref, one, view.actions.length > 1),
          ...(i >= MAX_MAJOR_DONE && { minor: true }),
        })),
      ...view.actions
        .filter(({ mayUndo }) => mayUndo)
        .slice(0, MAX_DONE)
        .map((one) => isUndone(say, view.ref, one, view.actions.length > 1)),
      ...changeAction(say, view),
      ...when(view.meeting, ({ ref }) => ({ ...showMeeting(say, ref), minor: true })),
    ],
    more: say('card.more'),
    ...whole(say, 'agenda.show', view.ref),
    ...aboutItem(view),
    summary: say('card.item.summary', { ref: view.ref, title: notifiedTitle(say, view) }),
    refreshVerb: 'agenda.show',
  };
}
const MAX_DONE = 20;
/** The others are in the menu. */
const MAX_MAJOR_DONE = 5;

/** The referred request: its document with the version, and the objections in the entities' words. */
const sourceBlocks = (say: Speaker, view: ItemView): Block[] => {
  const objections = view.question ? [] : (view.source?.objections ?? []);
  return [
    ...document(say, view),
    ...(objections.length === 0 ? [] : [heading(say('card.said.objections')), ...objectionBlocks(say, objections)]),
  ];
};

/** Of several actions each has the number by which typed words name it. */
function numberedLine(say: Speaker, action: ActionView, several: boolean): ListItem {
  const item = actionLine(say, action);
  return several ? { ...item, text: say('card.line', { ref: String(action.n), title: item.text }) } : item;
}

const actionBlocks = (say: Speaker, { actions }: ItemView): Block[] =>
  actions.length === 0
    ? []
    : [
        heading(say('card.action.title')),
        list(upTo(say, actions, (one): ListItem => numberedLine(say, one, actions.length > 1))),
      ];

/** What the Secretariat can do with an item before the meeting and in it. */
export function managing(say: Speaker, view: ItemView): Action[] {
  if (!view.mayManage) return [];
  if (view.meeting?.state === 'running' && (view.state === 'planned' || view.state === 'taken'))
    return itemActions(say, view);
  if (view.state === 'proposed')
    return [
      { type: 'press', title: say('card.act.accept'), verb: 'agenda.accept', target: view.ref, look: 'primary' },
      withTarget(decline(say), view.ref),
    ];
  if (view.withCommittee) return [withTarget(committeeDecided(say), view.ref), withTarget(takeBack(say), view.ref)];
  return view.state === 'planned' || view.state === 'pool'
    ? [{ ...withTarget(decline(say), view.ref), minor: true }]
    : [];
}

const committeeDecided = perLanguage((say) =>
  form(
    say('card.act.committeeDecided'),
    say('card.act.committeeDecidedSubmit'),
    'agenda.committeeDecided',
    [
      words(say, 'text', say('card.committee.text'), { required: true }),
      date(say, 'on', say('card.committee.on'), { required: true }),
      line(say, 'documentUrl', say('card.committee.documentUrl'), 2000),
    ],
    { note: say('card.committee.note'), look: 'primary' },
  ),
);
const takeBack = perLanguage((say) =>
  form(say('card.act.takeBack'), say('card.act.takeBackSubmit'), 'agenda.takeBack', [
    words(say, 'reason', say('card.form.reason'), { required: true }),
  ]),
);
const decline = perLanguage((say) =>
  form(say('card.act.declineItem'), say('card.act.declineItemSubmit'), 'agenda.decline', [
    words(say, 'reason', say('card.form.reason'), { required: true }),
  ]),
);
