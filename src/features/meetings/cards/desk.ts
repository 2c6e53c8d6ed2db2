/**
 * The card with which the Secretariat runs a meeting on a phone. It shows the item that is being dealt with, or the next one.
 * Every officer has it, so that another one can take over.
 */
import type { Action, Block, Card, Field } from '../../../core/card.ts';
import type { EntityId } from '../../../core/ids.ts';
import type { ItemView, MeetingView } from './view.ts';
import { called } from '../../../i18n/called.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { facts, fold, heading, list, strong, text, upTo, when } from '../../../kit/blocks/blocks.ts';
import { choice, form, line } from '../../../kit/blocks/forms.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { endedEarlier, recordAfterwards, unbegin, withChair } from './beginning.ts';
import { whoCame } from './fields.ts';
import { meeting } from './meeting.ts';
import { itemActions, questionBlocks } from './question.ts';
import { draft } from './planning.ts';
import { aboutMeeting, eyebrow, folded, itemLine, itemName, names, representedLine, showItem, whole } from './words.ts';

export function meetingDesk(at: CardContext<MeetingView>): Card {
  const { say, view } = at;
  if (!view.mayManage || view.state === 'cancelled' || view.state === 'notHeld') return meeting(at);
  const title = called(say, view);
  const { current } = view;
  return {
    title,
    eyebrow: eyebrow(say, view),
    tone: view.state === 'running' ? 'attention' : 'neutral',
    body: [
      view.state === 'planned'
        ? facts([say('card.meeting.when'), say.instant(view.startsAt)])
        : facts(
            [say('card.desk.present'), view.present.length === 0 ? say('card.desk.nobody') : names(say, view.present)],
            ...when(
              view.represented,
              (all) =>
                [say('card.desk.represented'), say.clauses(all.map((one) => representedLine(say, one)))] as const,
            ),
            ...(view.begunBy === undefined ? [] : [[say('card.desk.begunBy'), view.begunBy] as const]),
            ...when(view.chair, (name) => [say('card.desk.chair'), name] as const),
          ),
      ...when(view.afterwards, ({ from, until }) => text(say('card.afterwards.held', { from, until }))),
      ...(current && view.state === 'running' ? now(say, current, view.present) : []),
      ...(view.state === 'running' && !current ? [text(say('card.desk.allDone'))] : []),
      ...rest(say, view),
    ],
    actions: folded(deskActions(say, view)),
    more: say('card.more'),
    ...whole(say, 'agenda.show', view.ref),
    ...aboutMeeting(view),
    summary: say('card.desk.summary', { title }),
    refreshVerb: 'meeting.show',
  };
}

/** The item that is being dealt with, or the next one. */
const now = (say: Speaker, item: ItemView, present: readonly string[]): Block[] => [
  heading(say(item.state === 'taken' ? 'card.desk.now' : 'card.desk.next')),
  strong(itemName(say, item)),
  ...questionBlocks(say, item, present),
];

function rest(say: Speaker, { items, current, state }: MeetingView): Block[] {
  const now = state === 'running' ? current?.ref : undefined;
  const others = items.filter(({ ref }) => ref !== now);
  const n = others.length;
  return fold(
    now === undefined ? say('card.desk.items', { n }) : say('card.desk.agenda', { n }),
    others.length === 0 ? [] : [list(upTo(say, others, (item) => itemLine(say, item)))],
  );
}

function deskActions(say: Speaker, view: MeetingView): Action[] {
  if (view.state === 'planned')
    return [
      ...(view.recordable ? [recordAfterwards(say, view, 'primary')] : []),
      {
        type: 'press',
        title: say('card.act.begin'),
        verb: 'meeting.begin',
        ...(view.recordable ? { minor: true } : { look: 'primary' as const }),
      },
      ...(view.recordable ? [] : [withChair(say, view)]),
    ];
  if (view.state === 'ended')
    return view.minutesState === 'none'
      ? [draft(say, '')]
      : [{ type: 'press', title: say('card.act.minutes'), verb: 'minutes.show', target: view.ref }];
  return [
    ...(view.current ? itemActions(say, view.current) : []),
    ...(view.current?.discreet ? [showItem(say, view.current.ref)] : []),
    here(say, view),
    ...(view.present.length > 0 ? [gone(say, view)] : []),
    {
      type: 'press',
      title: say('card.act.end'),
      verb: 'meeting.end',
      look: 'danger',
      minor: view.current !== undefined,
    },
    ...(view.isOver ? [endedEarlier(say, view)] : []),
    withChair(say, view),
    ...unbegin(say, view),
  ];
}

/**
 * The form for attendance, and for who came. The entities that said they come are filled in; those that are here already can be
 * chosen again, to say who came for them.
 */
function here(say: Speaker, view: MeetingView): Action {
  const said = [...view.replies.attending, ...view.replies.alternate].filter((entity) => view.absent.includes(entity));
  return form(
    say('card.act.present'),
    say('card.act.presentSubmit'),
    'meeting.present',
    [
      which(say, [...view.absent, ...view.present], said.length > 0 && view.present.length === 0 ? said : undefined),
      whoCame(say),
    ],
    { note: say('card.form.noSurvivors') },
  );
}

const gone = (say: Speaker, view: MeetingView): Action =>
  form(say('card.act.left'), say('card.act.leftSubmit'), 'meeting.left', [which(say, view.present)], { minor: true });

/** Clients allow at most 100 options, and people read fewer. In a larger network the short names are typed. */
const MAX_OPTIONS = 60;
function which(say: Speaker, entities: readonly EntityId[], chosen?: readonly EntityId[]): Field {
  const asked = { required: true, ...(chosen && { value: chosen.join(',') }) };
  if (entities.length === 0 || entities.length > MAX_OPTIONS)
    return line(say, 'entities', say('card.form.entities'), 2000, { ...asked, hint: say('card.form.entitiesHint') });
  const options = entities.map((entity) => ({ value: entity, title: say.entity(entity) }));
  return {
    ...(choice(say, 'entities', say('card.form.entities'), options, asked) as Field & { type: 'choice' }),
    many: true,
  };
}
