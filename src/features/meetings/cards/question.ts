/**
 * The question that is put to the entities present: their card, and what the Secretariat does with it in the meeting [ToR
 * 3.b.ii].
 */
import type { Action, Block, Card, Press } from '../../../core/card.ts';
import type { ItemView } from './view.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { facts, heading, strong, text, when } from '../../../kit/blocks/blocks.ts';
import { choice, form, line, moreWords, perLanguage, words } from '../../../kit/blocks/forms.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { cameOfIt, document, itemTitle, withTarget, notifiedTitle } from './itemParts.ts';
import { liftedBlocks, names, objectionBlocks, showItem, whole } from './words.ts';

/** To the entities present: the question with its two answers. The card stays, and shows the outcome. */
export function question({ say, view }: CardContext<ItemView>): Card {
  return {
    title: itemTitle(say, view),
    eyebrow: say('card.question.eyebrow', { ref: view.ref }),
    tone: view.state === 'taken' ? 'attention' : 'neutral',
    body: [
      ...document(say, view),
      ...questionBlocks(say, view),
      ...mine(say, view),
      ...(view.state === 'taken' ? [] : cameOfIt(say, view)),
    ],
    actions: [...answers(say, view), { ...showItem(say, view.ref), minor: !view.discreet }],
    more: say('card.more'),
    ...whole(say, 'agenda.show', view.ref),
    context: { target: view.ref },
    ...(view.discreet && { discreet: true }),
    summary: say('card.question.summary', { ref: view.ref, title: notifiedTitle(say, view) }),
    refreshVerb: 'agenda.show',
  };
}

/**
 * The question, who was present, and which objections are in force.
 * @param here the entities that the card has already listed as present
 */
export function questionBlocks(say: Speaker, view: ItemView, here?: readonly string[]): Block[] {
  const { question: put } = view;
  if (!put) return [];
  if (view.veiled) return leftOut(say, view);
  const known = String(here) === String(put.present);
  return [
    heading(say('card.question.title')),
    ...(view.discreet ? leftOut(say, view) : when(put.text, (asked) => strong(asked))),
    facts(
      ...(known
        ? []
        : [
            [
              say('card.desk.present'),
              put.present.length === 0 ? say('card.desk.nobody') : names(say, put.present),
            ] as const,
          ]),
      ...(put.agreed.length > 0 ? [[say('card.question.agreed'), names(say, put.agreed)] as const] : []),
    ),
    ...(put.objections.length > 0
      ? [
          strong(say('card.question.stands', { n: put.objections.length }), 'warning'),
          ...objectionBlocks(say, put.objections),
        ]
      : [text(say('card.question.none'))]),
    ...liftedBlocks(say, put.lifted),
    ...(put.absent.length > 0 ? [text(say('card.question.absent')), ...objectionBlocks(say, put.absent)] : []),
  ];
}

/** That the words, and of a strictly confidential item the names, come on pressing the button, if the reader may press it. */
const leftOut = (say: Speaker, { veiled, restricted }: ItemView): Block[] =>
  restricted ? [text(say(veiled ? 'card.restricted' : 'card.item.discreet'))] : [];

const mine = (say: Speaker, { mine: own, state, veiled }: ItemView): Block[] =>
  own && state === 'taken' && !veiled ? [strong(say(`card.question.mine.${own.stand}`, { name: own.entity }))] : [];

/** The answers for an entity that was present when the question was put. */
export function answers(say: Speaker, { mine: own, state, ref }: ItemView): Action[] {
  if (!own || state !== 'taken') return [];
  const objects = withTarget(object(say), ref);
  // For an entity that objects, withdrawing is a button of its own, not the one that the others have.
  if (own.stand === 'objects') return [withTarget(withdraw(say), ref), objects];
  const agree: Press = {
    type: 'press',
    title: say('card.act.noObjection'),
    verb: 'decision.noObjection',
    target: ref,
    look: 'primary',
  };
  return own.stand === 'agreed' ? [objects] : [agree, objects];
}

const object = perLanguage((say) =>
  form(say('card.act.object'), say('card.act.objectSubmit'), 'decision.object', [
    words(say, 'text', say('card.object.text'), { required: true }),
  ]),
);

const withdraw = perLanguage((say) =>
  form(
    say('card.act.withdrawOurs'),
    say('card.act.withdrawOursSubmit'),
    'decision.withdrawObjection',
    [words(say, 'text', say('card.withdrawOurs.text'))],
    { note: say('card.withdrawOurs.note') },
  ),
);

/** The Secretariat's actions: put the question, enter an objection, record the outcome with actions. */
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

const options = (say: Speaker, of: readonly string[]) =>
  of.slice(0, MAX_OPTIONS).map((entity) => ({ value: entity, title: say.entity(entity) }));
const MAX_OPTIONS = 60;

function enterObjection(say: Speaker, view: ItemView): Action {
  const entities = view.question?.present ?? [];
  const entity =
    entities.length > MAX_OPTIONS
      ? line(say, 'entity', say('card.enterFor.entity'), 60, { required: true })
      : choice(say, 'entity', say('card.enterFor.entity'), options(say, entities), { required: true });
  const asked = form(
    say('card.act.enterObjection'),
    say('card.act.objectSubmit'),
    'decision.object',
    [entity, words(say, 'text', say('card.enterFor.text'), { required: true })],
    { minor: true },
  );
  return withTarget(asked, view.ref);
}

/** The form for an entity that says in the room that it no longer objects. */
function lift(say: Speaker, view: ItemView): Action[] {
  const objecting = view.question?.objections.map(({ entity }) => entity) ?? [];
  if (objecting.length === 0) return [];
  const entity = choice(say, 'entity', say('card.enterFor.entity'), options(say, objecting), { required: true });
  const asked = form(say('card.act.lift'), say('card.act.liftSubmit'), 'decision.withdrawObjection', [entity]);
  return [withTarget(asked, view.ref)];
}
