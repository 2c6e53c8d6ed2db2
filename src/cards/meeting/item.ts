/** An item of an agenda: what it is about, the question that is put to those present, and what came of it [ToR 3.b.ii]. */
import type { Action, Block, Card, ListItem, Press } from '../../core/card.ts';
import type { Ref } from '../../core/ids.ts';
import type { ItemView } from '../../core/meetingView.ts';
import type { Speaker } from '../../copy/copy.ts';
import { facts, heading, link, list, quote, strong, text, upTo, when } from '../blocks.ts';
import { choice, form, line, moreWords, perLanguage, words } from '../forms.ts';
import type { At } from '../maker.ts';
import { actionLine, folded, names, objectionBlocks, showItem, showMeeting, whole } from './words.ts';

const title = (say: Speaker, item: ItemView): string =>
  item.veiled ? say('card.line.veiled', { ref: item.ref }) : item.title;

const eyebrow = (say: Speaker, item: ItemView): string =>
  say('card.item.eyebrow', { ref: item.ref, state: say(`card.item.state.${item.state}`) });

/** What every card about an item carries: it is pressed on its own behalf, wherever it stands. */
const aboutItem = ({ ref, restricted, veiled }: ItemView) => ({
  context: { target: ref },
  ...(restricted && !veiled && { transient: true }),
});

export function item({ say, view }: At<ItemView>): Card {
  return {
    title: title(say, view),
    eyebrow: eyebrow(say, view),
    tone: view.state === 'taken' ? 'attention' : view.state === 'decided' ? 'good' : 'neutral',
    body: [
      ...where(say, view),
      ...when(view.note, (note) => quote(note, view.entity ?? view.byName ?? view.ref)),
      ...sourceBlocks(say, view),
      ...questionBlocks(say, view),
      ...cameOfIt(say, view),
      ...actionBlocks(say, view),
    ],
    actions: [
      ...answers(say, view),
      ...managing(say, view),
      ...view.actions.flatMap((one) => (one.mine && !one.done ? [isDone(say, view.ref, one)] : [])).slice(0, MOST_DONE),
      ...when(view.meeting, ({ ref }) => ({ ...showMeeting(say, ref), minor: true })),
    ],
    more: say('card.more'),
    ...whole(say, 'agenda.show', view.ref),
    ...aboutItem(view),
    summary: say('card.item.summary', { ref: view.ref, title: title(say, view) }),
    refreshVerb: 'agenda.show',
  };
}
const MOST_DONE = 5;

/** To those present: the question, and the two answers. It stays, and shows what came of it. */
export function question({ say, view }: At<ItemView>): Card {
  return {
    title: title(say, view),
    eyebrow: say('card.question.eyebrow', { ref: view.ref }),
    tone: view.state === 'taken' ? 'attention' : 'neutral',
    body: [...questionBlocks(say, view), ...mine(say, view), ...(view.state === 'taken' ? [] : cameOfIt(say, view))],
    actions: [...answers(say, view), { ...showItem(say, view.ref), minor: true }],
    more: say('card.more'),
    ...whole(say, 'agenda.show', view.ref),
    context: { target: view.ref },
    summary: say('card.question.summary', { ref: view.ref, title: title(say, view) }),
    refreshVerb: 'agenda.show',
  };
}

function where(say: Speaker, view: ItemView): Block[] {
  const marks = [
    ...(view.carried > 0 ? [say('card.item.carried', { n: view.carried })] : []),
    ...(view.late ? [say('card.item.late')] : []),
    ...(view.objectionWithdrawn ? [say('card.item.objectionWithdrawn')] : []),
  ];
  return [
    facts(
      [say('card.item.kind'), say(`card.item.kind.${view.kind}`)],
      ...when(
        view.meeting,
        (m) => [say('card.item.meeting'), say('card.item.meetingOn', { ref: m.ref, startsAt: m.startsAt })] as const,
      ),
      ...when(view.entity, (entity) => [say('card.item.proposedBy'), entity] as const),
    ),
    ...marks.map((mark) => text(mark)),
    ...(view.state === 'pool' ? [text(say('card.item.inPool'))] : []),
    ...when(view.reason, (reason) => quote(reason, say('card.reason'))),
  ];
}

/** The referred request: its document and version, and the objections in the entities' words. */
const sourceBlocks = (say: Speaker, { source, question: put }: ItemView): Block[] =>
  source === undefined
    ? []
    : [
        link(say('card.openDocument', { version: source.documentVersion }), source.documentUrl),
        ...(put || source.objections.length === 0
          ? []
          : [heading(say('card.said.objections')), ...objectionBlocks(say, source.objections)]),
      ];

/** What is put, who was present, and which objections stand. */
export function questionBlocks(say: Speaker, { question: put }: ItemView): Block[] {
  if (!put) return [];
  return [
    heading(say('card.question.title')),
    strong(put.text === '' ? say('card.restricted') : put.text),
    facts(
      [say('card.desk.present'), put.present.length === 0 ? say('card.desk.nobody') : names(say, put.present)],
      ...(put.agreed.length > 0 ? [[say('card.question.agreed'), names(say, put.agreed)] as const] : []),
    ),
    ...(put.objections.length > 0
      ? [
          strong(say('card.question.stands', { n: put.objections.length }), 'warning'),
          ...objectionBlocks(say, put.objections),
        ]
      : [text(say('card.question.none'))]),
    ...(put.absent.length > 0 ? [text(say('card.question.absent')), ...objectionBlocks(say, put.absent)] : []),
  ];
}

const mine = (say: Speaker, { mine: own, state }: ItemView): Block[] =>
  own && state === 'taken' ? [strong(say(`card.question.mine.${own.stand}`, { name: own.entity }))] : [];

function cameOfIt(say: Speaker, { last, number, state }: ItemView): Block[] {
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
  ];
}

const actionBlocks = (say: Speaker, { actions }: ItemView): Block[] =>
  actions.length === 0
    ? []
    : [heading(say('card.action.title')), list(upTo(say, actions, (one): ListItem => actionLine(say, one)))];

const isDone = (say: Speaker, target: Ref, { n, text: what }: ItemView['actions'][number]): Press => ({
  type: 'press',
  title: say('card.act.done', {
    what: what.length > SHORT ? say('card.act.shortened', { words: what.slice(0, SHORT) }) : what,
  }),
  verb: 'action.done',
  target,
  inputs: { n: String(n) },
});
const SHORT = 40;

/** For an entity that was present when the question was put. */
function answers(say: Speaker, { mine: own, state, ref }: ItemView): Action[] {
  if (!own || state !== 'taken') return [];
  const agree: Press = {
    type: 'press',
    title: say('card.act.noObjection'),
    verb: 'decision.noObjection',
    target: ref,
    look: 'primary',
  };
  const objects = withTarget(object(say), ref);
  return own.stand === 'agreed' ? [objects] : [agree, objects];
}

const object = perLanguage((say) =>
  form(say('card.act.object'), say('card.act.objectSubmit'), 'decision.object', [
    words(say, 'text', say('card.object.text'), { required: true }),
  ]),
);

const withTarget = (action: Action, target: Ref): Action =>
  action.type === 'form' ? { ...action, form: { ...action.form, target } } : action;

/** What the Secretariat does with an item: before the meeting, and in it. */
function managing(say: Speaker, view: ItemView): Action[] {
  if (!view.mayManage) return [];
  if (view.meeting?.state === 'running' && (view.state === 'planned' || view.state === 'taken'))
    return itemActions(say, view);
  if (view.state === 'proposed')
    return [
      { type: 'press', title: say('card.act.accept'), verb: 'agenda.accept', target: view.ref, look: 'primary' },
      withTarget(decline(say), view.ref),
    ];
  return view.state === 'planned' || view.state === 'pool'
    ? [{ ...withTarget(decline(say), view.ref), minor: true }]
    : [];
}

const decline = perLanguage((say) =>
  form(say('card.act.declineItem'), say('card.act.declineItemSubmit'), 'agenda.decline', [
    words(say, 'reason', say('card.form.reason'), { required: true }),
  ]),
);

/** Put the question, enter an objection, record the outcome with actions. */
export function itemActions(say: Speaker, view: ItemView): Action[] {
  const taken = view.state === 'taken';
  const put = withTarget(taken ? putAgain(say) : putFirst(say), view.ref);
  const objects = taken && (view.question?.present.length ?? 0) > 0 ? [enterObjection(say, view)] : [];
  const all = [withTarget(record(say), view.ref), ...objects, ...lift(say, view)];
  return taken ? [...all, { ...put, minor: true }] : [put, ...all];
}

const putForm = (say: Speaker, called: string): Action =>
  form(called, say('card.act.putSubmit'), 'decision.put', [
    words(say, 'text', say('card.put.text'), { required: true, hint: say('card.put.hint') }),
  ]);
const putFirst = perLanguage((say) => putForm(say, say('card.act.put')));
const putAgain = perLanguage((say) => putForm(say, say('card.act.putAgain')));

const record = perLanguage((say) =>
  form(
    say('card.act.record'),
    say('card.act.recordSubmit'),
    'decision.record',
    [
      choice(
        say,
        'outcome',
        say('card.record.outcome'),
        (['consensus', 'noConsensus', 'deferred', 'noted'] as const).map((value) => ({
          value,
          title: say(`card.record.${value}`),
        })),
        { required: true },
      ),
      words(say, 'text', say('card.record.text'), { required: true }),
      moreWords(say, 'actions', say('card.record.actions'), { hint: say('card.record.actionsHint') }),
      choice(
        say,
        'then',
        say('card.record.then'),
        (['carry', 'steeringCommittee', 'revise'] as const).map((value) => ({
          value,
          title: say(`card.record.then.${value}`),
        })),
      ),
    ],
    { note: say('card.record.note') },
  ),
);

const options = (of: readonly string[]) =>
  of.slice(0, MOST_OPTIONS).map((entity) => ({ value: entity, title: entity }));
const MOST_OPTIONS = 60;

function enterObjection(say: Speaker, view: ItemView): Action {
  const entities = view.question?.present ?? [];
  const entity =
    entities.length > MOST_OPTIONS
      ? line(say, 'entity', say('card.enterFor.entity'), 60, { required: true })
      : choice(say, 'entity', say('card.enterFor.entity'), options(entities), { required: true });
  const asked = form(
    say('card.act.enterObjection'),
    say('card.act.objectSubmit'),
    'decision.object',
    [entity, words(say, 'text', say('card.enterFor.text'), { required: true })],
    { minor: true },
  );
  return withTarget(asked, view.ref);
}

/** For an entity that says in the room that it does not object any more. */
function lift(say: Speaker, view: ItemView): Action[] {
  const objecting = view.question?.objections.map(({ entity }) => entity) ?? [];
  if (objecting.length === 0) return [];
  const entity = choice(say, 'entity', say('card.enterFor.entity'), options(objecting), { required: true });
  const asked = form(say('card.act.lift'), say('card.act.liftSubmit'), 'decision.withdrawObjection', [entity]);
  return [withTarget(asked, view.ref)];
}

interface Notice {
  readonly what: string;
  readonly body: readonly Block[];
  readonly actions?: readonly Action[];
  readonly tone?: Card['tone'];
}
const notice = (say: Speaker, view: ItemView, { what, body, actions = [], tone }: Notice): Card => ({
  title: title(say, view),
  eyebrow: say('card.item.noticeEyebrow', { what, ref: view.ref }),
  ...(tone && { tone }),
  body,
  actions: folded([...actions, showItem(say, view.ref)]),
  more: say('card.more'),
  ...whole(say, 'agenda.show', view.ref),
  context: { target: view.ref },
  summary: say('card.notice.summary', { what, title: title(say, view) }),
});

/** To the Secretariat: an entity proposes an item. */
export const itemProposed = ({ say, view }: At<ItemView>): Card =>
  notice(say, view, {
    what: say(view.state === 'proposed' ? 'card.item.proposed' : 'card.item.dealtWith'),
    ...(view.state === 'proposed' && { tone: 'attention' as const }),
    body: [...where(say, view), ...when(view.note, (note) => quote(note, view.entity ?? view.ref))],
    actions: managing(say, view),
  });

/** To whoever proposed it: accepted or declined. */
export const itemAnswered = ({ say, view }: At<ItemView>): Card =>
  notice(say, view, {
    what: say(view.state === 'declined' ? 'card.item.state.declined' : 'card.item.accepted'),
    body: where(say, view),
  });

/** To whoever proposed it: its meeting does not take it, and which does. */
export const itemMoved = ({
  say,
  view,
  data,
}: At<ItemView, { readonly why: 'cancelled' | 'late'; readonly from: Ref }>): Card =>
  notice(say, view, {
    what: say('card.item.moved'),
    body: [text(say(`card.item.moved.${data.why}`, { from: data.from })), ...where(say, view)],
  });

/** To the Secretariat: a referred item came after an agenda was final. */
export const itemLate = ({ say, view, data }: At<ItemView, { readonly missed: Ref }>): Card =>
  notice(say, view, {
    what: say('card.item.moved'),
    tone: 'attention',
    body: [text(say('card.item.moved.late', { from: data.missed })), ...where(say, view)],
  });

/** To the owner of an action; nothing when it is done. */
export function actionDue({ say, view, data }: At<ItemView, { readonly n: number }>): Card | null {
  const found = view.actions.find(({ n }) => n === data.n);
  if (!found || found.done) return null;
  return notice(say, view, {
    what: say('card.action.reminder'),
    tone: 'attention',
    body: [list([actionLine(say, found)])],
    actions: found.mine ? [isDone(say, view.ref, found)] : [],
  });
}
