/** What people are told while a message is held, and after it was sent. */
import type { Action, Block, Card } from '../../../core/card.ts';
import type { EntityId, Instant } from '../../../core/ids.ts';
import type { CorrespondenceView } from './view.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { facts, quote, strong, text, when } from '../../../kit/blocks/blocks.ts';
import { timeLeftIn, type Left } from '../../../kit/blocks/timeLeft.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { decision, entityNames, stateWord } from './file.ts';
import { openButton } from '../../../kit/blocks/buttons.ts';
import { claimFact } from '../../../kit/blocks/moderation.ts';
import { about, restricted } from '../../../kit/blocks/restricted.ts';
import { answers, kindOf, named, notifiedName } from './message.ts';

type View = CorrespondenceView;

const opening = (say: Speaker, view: View): Action => openButton(say, 'correspondence.show', view);

/** To all moderators and the sender: the submission has been held for too long. */
export function heldTooLong({ say, view }: CardContext<View>): Card | null {
  if (view.state !== 'held' || !view.heldSince) return null;
  const title = say('mail.heldTooLong.title', { ref: view.ref });
  return {
    title,
    eyebrow: named(say, view),
    tone: 'attention',
    body: [
      text(say('mail.heldTooLong.body', { since: view.heldSince })),
      ...(view.isSender && !view.manages ? [text(say('mail.heldTooLong.sender'))] : []),
      facts(claimFact(say, view.claimedBy)),
    ],
    actions: [opening(say, view)],
    ...about(view),
    summary: title,
  };
}

/** To the sender: the decision, and what the moderator has changed. */
export function correspondenceDecided({ say, view }: CardContext<View>): Card | null {
  const { decided } = view;
  if (!decided) return null;
  const open = view.discretion === 'all';
  return {
    title: named(say, view),
    eyebrow: stateWord(say, view),
    tone: decided.how === 'approved' ? 'good' : 'attention',
    body: [...decision(say, decided), ...(open ? changes(say, view, decided.before) : restricted(say, view))],
    actions: [opening(say, view)],
    ...about(view),
    summary: say('mail.summary', { what: stateWord(say, view), subject: notifiedName(say, view) }),
  };
}

function changes(say: Speaker, view: View, before: NonNullable<View['decided']>['before']): Block[] {
  if (!before) return [];
  return [
    ...(before.subject === view.subject
      ? []
      : [
          quote(before.subject, say('mail.decided.subjectBefore')),
          quote(view.subject, say('mail.decided.subjectAfter')),
        ]),
    ...(before.text === view.text
      ? []
      : [quote(before.text, say('mail.decided.textBefore')), quote(view.text, say('mail.decided.textAfter'))]),
  ];
}

export interface Reply {
  readonly name: string;
  readonly entity?: EntityId;
  readonly text: string;
}
/** To the Secretariat and the sender only. */
export function correspondenceReply({
  say,
  view,
  data: { name, entity, text: words },
}: CardContext<View, Reply>): Card {
  const by = entity === undefined ? name : say('mail.person', { name, entity });
  const bare = say('mail.reply.bare');
  const title = repliesIn(say, view, { name, ...(entity && { entity }) });
  return {
    title,
    eyebrow: say('mail.reply.eyebrow', { ref: view.ref }),
    tone: 'attention',
    body: view.discretion === 'all' ? [text(named(say, view)), quote(words, by)] : restricted(say, view),
    actions: [opening(say, view)],
    ...about(view),
    summary: say('mail.summary', {
      what: view.classification === 'unclassified' ? title : bare,
      subject: notifiedName(say, view),
    }),
  };
}

/** Who has replied: of a restricted message the entity, of a strictly confidential one nobody (domain.md 9). */
function repliesIn(say: Speaker, { discretion }: View, { name, entity }: Pick<Reply, 'name' | 'entity'>): string {
  if (discretion === 'all') return say('mail.reply.title', { name });
  return discretion === 'title' && entity !== undefined
    ? say('mail.reply.title', { name: say.entity(entity) })
    : say('mail.reply.bare');
}

/** To an entity that has not passed on the call yet [ToR 2.d.iv]. Nothing is said to one that has. */
export function proposalsReminder({ say, reader, view, data }: CardContext<View, Left>): Card | null {
  if (!view.asksToShare || view.isOver || !view.dueAt) return null;
  const title = say(view.kind === 'proposals' ? 'mail.proposalsReminder.title' : 'mail.passOnReminder.title', {
    subject: named(say, view),
  });
  return {
    title,
    eyebrow: kindOf(say, view),
    tone: 'attention',
    body: [
      ...when(timeLeftIn(say, view.dueAt, data), text),
      strong(
        say(view.kind === 'proposals' ? 'mail.proposalsReminder.body' : 'mail.passOnReminder.body', {
          entity: reader.entity ?? '',
          dueAt: view.dueAt,
        }),
      ),
    ],
    actions: [...answers(say, view), opening(say, view)],
    ...about(view),
    summary: say(view.kind === 'proposals' ? 'mail.proposalsReminder.title' : 'mail.passOnReminder.title', {
      subject: notifiedName(say, view),
    }),
  };
}

/** To the Secretariat, when a call has ended: the entities that have not passed it on. */
export function proposalsOver({ say, view }: CardContext<View>): Card {
  const { notShared } = view;
  const key = view.kind === 'proposals' ? 'proposalsOver' : 'passOnOver';
  const isBare = view.discretion === 'reference';
  const title = say(`mail.${key}.title`, { subject: named(say, view) });
  return {
    title,
    eyebrow: kindOf(say, view),
    tone: notShared.length === 0 && !isBare ? 'good' : 'attention',
    body: isBare ? restricted(say, view) : whoIsMissing(say, key, notShared),
    actions: [opening(say, view)],
    ...about(view),
    summary: say(`mail.${key}.title`, { subject: notifiedName(say, view) }),
  };
}

const whoIsMissing = (say: Speaker, key: 'proposalsOver' | 'passOnOver', missing: readonly string[]): Block[] =>
  missing.length === 0
    ? [text(say(`mail.${key}.all`))]
    : [text(say(`mail.${key}.missing`, { n: missing.length })), strong(entityNames(say, missing))];

export interface Moving {
  readonly what: 'send' | 'due';
  readonly from: Instant;
  readonly to: Instant;
}
/** The network's time zone or working days have changed, so an instant that people know has moved. */
export function correspondenceMoved({ say, view, data }: CardContext<View, Moving>): Card {
  const title = say(`mail.moved.${data.what}`);
  return {
    title,
    eyebrow: kindOf(say, view),
    tone: 'attention',
    body: [
      text(named(say, view)),
      facts([say('mail.moved.now'), say.instant(data.to)], [say('mail.moved.before'), say.instant(data.from)]),
    ],
    actions: [opening(say, view)],
    ...about(view),
    summary: say('mail.summary', { what: title, subject: notifiedName(say, view) }),
  };
}
